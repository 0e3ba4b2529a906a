import type { Layer } from "../network/layer.ts";
import { told } from "./view.ts";

/** A layer's title with its year, unless the title says it already. */
export function layerTitle({ title, year }: Pick<Layer, "title" | "year">): string {
  const name = told(title);
  return year === null || name.includes(year) ? name : `${name} · ${year}`;
}

/**
 * Text in a figure: how wide it is about, what it covers, and how it is drawn.
 *
 * A figure is laid out without a screen, so widths are estimated: 1 em for a Chinese character, 0.58 em for any other
 * (narrow letters less, wide ones and capitals more), a tenth more in bold. Layouts keep a gap besides.
 */
import { isWide } from "../../support/wide.ts";
import { svg, type SvgNode } from "./svg.ts";

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export function textWidth(text: string, size: number, weight = 400): number {
  let ems = 0;
  for (const character of text)
    ems += isWide(character.codePointAt(0)!) ? 1 : narrow.has(character) ? 0.36 : capital.test(character) ? 0.7 : 0.58;
  return ems * size * (weight > 500 ? 1.12 : 1);
}

const narrow = new Set("ijl.,:;'|! ()");
const capital = /^[A-Z–—→…%MWmw]$/;

/** The text itself, or as much of its start as fits with an ellipsis. */
export function shortened(text: string, size: number, room: number, weight = 400): string {
  if (textWidth(text, size, weight) <= room) return text;
  const characters = Array.from(text);
  while (characters.length > 1 && textWidth(`${characters.join("")}…`, size, weight) > room) characters.pop();
  return `${characters.join("").trimEnd()}…`;
}

export type Anchor = "start" | "middle" | "end";

export interface LabelLook {
  readonly size: number;
  readonly fill: string;
  readonly anchor?: Anchor;
  readonly weight?: number;
  /** Colour of a rim that keeps the text readable over lines. */
  readonly halo?: string;
  /** Reads upwards, turned about its starting point. */
  readonly upwards?: boolean;
}

/** `x` at the anchor, `y` at the baseline. */
export function label(x: number, y: number, text: string, look: LabelLook): SvgNode {
  const halo =
    look.halo === undefined
      ? {}
      : { stroke: look.halo, "stroke-width": 3, "stroke-linejoin": "round", "paint-order": "stroke" };
  return svg(
    "text",
    {
      x,
      y,
      "font-size": look.size,
      "text-anchor": look.anchor === undefined || look.anchor === "start" ? null : look.anchor,
      "font-weight": look.weight ?? null,
      fill: look.fill,
      transform: look.upwards === true ? `rotate(-90 ${Math.round(x * 100) / 100} ${Math.round(y * 100) / 100})` : null,
      ...halo,
    },
    text,
  );
}

/** What a label covers. */
export function labelBox(
  x: number,
  y: number,
  text: string,
  { size, anchor = "start", weight = 400 }: Pick<LabelLook, "size" | "anchor" | "weight">,
): Box {
  const width = textWidth(text, size, weight);
  const left = anchor === "start" ? x : anchor === "middle" ? x - width / 2 : x - width;
  return { left, top: y - size * 0.82, right: left + width, bottom: y + size * 0.24 };
}

export function overlaps(a: Box, b: Box, gap = 0): boolean {
  return a.left < b.right + gap && b.left < a.right + gap && a.top < b.bottom + gap && b.top < a.bottom + gap;
}

export function isFree(box: Box, taken: readonly Box[], gap = 0): boolean {
  return !taken.some((other) => overlaps(box, other, gap));
}

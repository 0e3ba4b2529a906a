/**
 * The strong components of a network with a circle of ties, each with its largest eigenvalue and eigenvector.
 *
 * The eigenvalues of a network are those of its strong components; the largest of all is the spectral radius. A city
 * alone has none (there are no ties of a city with itself).
 */
import type { Compact } from "../network/compact.ts";
import { InnobeltError } from "../support/error.ts";
import { irreducible, perron } from "./perron.ts";
import { rowsAmong, scaled } from "./rows.ts";
import { strongComponents } from "./strong-components.ts";

export interface PerronPart {
  /** Number of the component. */
  readonly component: number;
  /** Two or more, increasing. */
  readonly cities: readonly number[];
  readonly value: number;
  /** By place in `cities`; >= 0, of unit length. */
  readonly vector: Float64Array;
}

export interface PerronParts {
  readonly parts: readonly PerronPart[];
  /** The cities of every component; a tie from one component to another goes to a smaller number. */
  readonly components: readonly (readonly number[])[];
}

/** `into` is the form seen from the receiving end (incoming.ts). */
export function perronParts(form: Compact, into: Compact): PerronParts {
  const { n } = form;
  const { label, count } = strongComponents(form);
  const components: number[][] = Array.from({ length: count }, () => []);
  for (let i = 0; i < n; i++) components[label[i]!]!.push(i);
  const place = new Uint32Array(n).fill(n);
  const parts: PerronPart[] = [];
  components.forEach((cities, component) => {
    if (cities.length === 1) return;
    const { rows, scale } = scaled(rowsAmong(into, cities, place));
    const found = perron(irreducible(rows));
    if (found === null) throw notSettled();
    parts.push({ component, cities, value: found.value * scale, vector: found.vector });
  });
  return { parts, components };
}

function notSettled(): InnobeltError {
  return new InnobeltError(
    "analysis",
    {
      en: "The largest eigenvalue of the layer does not settle: two parts are almost equally central, or strengths are too far apart.",
      zh: "该图层的最大特征值无法收敛：有两部分的中心性几乎相等，或各联系的强度相差过大。",
    },
    { wayOut: { en: "Use PageRank instead.", zh: "请改用 PageRank。" } },
  );
}

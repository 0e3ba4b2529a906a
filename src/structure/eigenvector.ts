/**
 * Eigenvector centrality: is a city tied to cities that are themselves central?
 *
 *   λ x_j = Σ_i w_ij x_i        over the incoming ties of j, λ the largest eigenvalue, x >= 0, Σ x² = 1
 * Undirected ties count both ways. On a network of several parts the eigenvector of the largest λ stands on the part it
 * belongs to; everything that this part does not reach gets 0, which says "not in the leading part", not "without
 * ties". Directed: the part is a strong component and what is downstream of it; of parts with equal λ (to 10^-9) the
 * ones upstream of another are passed over (no eigenvector stands on them), then the one with the first city is taken.
 * Without a circle of ties every eigenvalue is 0 and the measure is not defined: refused.
 *
 * Own code and not graphology-metrics, whose power iteration throws on ordinary networks and swings for ever on one
 * that falls into two sides (a chain, a star). Power iteration is slow, besides, on long thin networks and where two
 * parts are nearly equally central; perron.ts says what is done instead. |Ax - λx| is below 10^-12 λ; the error of x is
 * that over the relative gap to the second eigenvalue.
 *
 * Cost: O(n + m) and the eigenvectors of the parts: tens of products with the ties, or a few eliminations.
 *
 * Bonacich (1987) Power and centrality: a family of measures, doi:10.1086/228631.
 */
import type { Compact } from "../network/compact.ts";
import { InnobeltError } from "../support/error.ts";
import { incoming } from "../network/incoming.ts";
import { lengthOf } from "./krylov-basis.ts";
import { type PerronPart, perronParts } from "./perron-parts.ts";
import { rowsAmong } from "./rows.ts";
import { solveShifted } from "./shifted-solve.ts";

const sameEigenvalue = 1e-9;

/** By city, >= 0, of unit Euclidean length. */
export function eigenvector(form: Compact): Float64Array {
  const into = incoming(form);
  const { parts, components } = perronParts(form, into);
  const largest = parts.reduce((most, part) => Math.max(most, part.value), 0);
  if (largest === 0)
    throw new InnobeltError(
      "analysis",
      {
        en: "Eigenvector centrality needs ties that lead round in a circle; here are none.",
        zh: "特征向量中心性要求联系构成环路，而这里没有环路。",
      },
      {
        wayOut: {
          en: "Use PageRank, or read the layer as undirected.",
          zh: "请改用 PageRank，或将该图层按无向读取。",
        },
      },
    );
  const candidates = parts.filter((part) => part.value >= largest * (1 - sameEigenvalue));
  const upstream = upstreamOf(form, components, candidates);
  const chosen = candidates
    .filter((part) => upstream[part.component] === 0)
    .reduce((first, part) => (part.cities[0]! < first.cities[0]! ? part : first));

  const x = new Float64Array(form.n);
  chosen.cities.forEach((city, k) => (x[city] = chosen.vector[k]!));
  if (form.directed) downstream(form, into, components, chosen, x);
  // Downstream of a weak part strong ties can lead to any size; scaled twice, so that squares do not overflow.
  const most = x.reduce((top, value) => Math.max(top, value), 0);
  if (!(most < Infinity)) throw notSettled();
  const result = x.map((value) => value / most);
  const length = lengthOf(result);
  return result.map((value) => value / length);
}

function notSettled(): InnobeltError {
  return new InnobeltError(
    "analysis",
    {
      en: "Eigenvector centrality does not settle: two parts are almost equally central, or strengths are too far apart.",
      zh: "特征向量中心性无法收敛：网络中有两部分的中心性几乎相等，或各联系的强度相差过大。",
    },
    { wayOut: { en: "Use PageRank instead.", zh: "请改用 PageRank。" } },
  );
}

/** By component, 1 where a tie path leads from it to another component that is a candidate. */
function upstreamOf(
  { offsets, neighbours }: Compact,
  components: readonly (readonly number[])[],
  candidates: readonly PerronPart[],
): Uint8Array {
  const upstream = new Uint8Array(components.length);
  const wanted = new Uint8Array(components.length);
  for (const { component } of candidates) wanted[component] = 1;
  const componentOf = new Map<number, number>();
  // Ties between components lead to smaller numbers, so what lies ahead is known.
  components.forEach((cities, component) => {
    for (const city of cities) componentOf.set(city, component);
    for (const city of cities)
      for (let slot = offsets[city]!; slot < offsets[city + 1]!; slot++) {
        const other = componentOf.get(neighbours[slot]!)!;
        if (other !== component && (wanted[other] === 1 || upstream[other] === 1)) upstream[component] = 1;
      }
  });
  return upstream;
}

/** λ x = (incoming ties from the chosen part and from downstream of it), with x in the part given. */
function downstream(
  { n, offsets, neighbours }: Compact,
  into: Compact,
  components: readonly (readonly number[])[],
  { component, cities, value }: PerronPart,
  x: Float64Array,
): void {
  const reached = new Uint8Array(n);
  const queue = [...cities];
  for (const city of cities) reached[city] = 1;
  for (let i = queue.pop(); i !== undefined; i = queue.pop())
    for (let slot = offsets[i]!; slot < offsets[i + 1]!; slot++) {
      const j = neighbours[slot]!;
      if (reached[j] === 1) continue;
      reached[j] = 1;
      queue.push(j);
    }
  const place = new Uint32Array(n).fill(n);
  for (let below = component - 1; below >= 0; below--) {
    const members = components[below]!;
    if (reached[members[0]!] === 0) continue;
    const fromAbove = Float64Array.from(members, (city) => {
      let total = 0;
      for (let slot = into.offsets[city]!; slot < into.offsets[city + 1]!; slot++)
        total += into.strengths[slot]! * x[into.neighbours[slot]!]!;
      return total;
    });
    // What comes from the members themselves is still 0 here.
    const solved =
      members.length === 1
        ? fromAbove.map((total) => total / value)
        : solveShifted(rowsAmong(into, members, place), value, fromAbove);
    if (solved === null) throw notSettled();
    members.forEach((city, k) => (x[city] = solved[k]!));
  }
}

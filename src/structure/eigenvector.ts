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
 * Own code and not graphology-metrics, whose iteration on unscaled ties throws on ordinary networks, and swings for ever
 * on one that falls into two sides (a chain, a star): here half of λ is added to the diagonal, which moves no
 * eigenvector. It stops when |Ax - λx| is below 10^-13 λ everywhere; the error of x is that over the relative gap to
 * the second eigenvalue.
 *
 * Cost: O(m) an iteration, tens to thousands of them: a long thin network has a small gap. Refused when 200,000 do not
 * do, or on a large network as many as make 2·10^9 ties.
 *
 * Bonacich (1987) Power and centrality: a family of measures, doi:10.1086/228631.
 */
import type { Compact } from "../network/compact.ts";
import { InnobeltError } from "../support/error.ts";
import { incoming } from "./incoming.ts";
import { strongComponents } from "./strong-components.ts";

const tolerance = 1e-13;
const sameEigenvalue = 1e-9;

/** Iterations before giving up: 200,000, fewer on large networks, so that the answer comes within seconds. */
function limitFor({ neighbours }: Compact): number {
  return Math.max(1000, Math.min(200_000, Math.floor(2e9 / (neighbours.length + 1))));
}

interface Leading {
  readonly value: number;
  readonly cities: readonly number[];
}

/** By city, >= 0, of unit Euclidean length. */
export function eigenvector(form: Compact): Float64Array {
  const { n } = form;
  const into = incoming(form);
  const { label, count } = strongComponents(form);
  const members: number[][] = Array.from({ length: count }, () => []);
  for (let i = 0; i < n; i++) members[label[i]!]!.push(i);

  const x = new Float64Array(n);
  const parts: Leading[] = members
    .filter((cities) => cities.length > 1)
    .map((cities) => ({ cities, value: iterate(into, cities, label, x) }));
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
  const reach = candidates.map((part) => reachedFrom(form, part.cities));
  const final = candidates.filter((_, a) =>
    candidates.every((other, b) => a === b || reach[a]![other.cities[0]!] === 0),
  );
  const chosen = final.reduce((best, part) => (part.cities[0]! < best.cities[0]! ? part : best));

  const reached = reach[candidates.indexOf(chosen)]!;
  for (let i = 0; i < n; i++) if (label[i] !== label[chosen.cities[0]!]) x[i] = 0;
  downstream(into, chosen, reached, x);
  let square = 0;
  for (const value of x) square += value * value;
  return x.map((value) => value / Math.sqrt(square));
}

/** Power iteration within one strong component; fills x there (largest entry 1) and gives the eigenvalue. */
function iterate(into: Compact, cities: readonly number[], label: Uint32Array, x: Float64Array): number {
  const { offsets, neighbours, strengths } = into;
  const part = label[cities[0]!];
  for (const i of cities) x[i] = 1;
  const image = new Float64Array(cities.length);
  const limit = limitFor(into);
  for (let step = 0; step < limit; step++) {
    let sumX = 0;
    let sumImage = 0;
    cities.forEach((j, k) => {
      let value = 0;
      for (let slot = offsets[j]!; slot < offsets[j + 1]!; slot++)
        if (label[neighbours[slot]!] === part) value += strengths[slot]! * x[neighbours[slot]!]!;
      image[k] = value;
      sumX += x[j]!;
      sumImage += value;
    });
    const value = sumImage / sumX;
    let largest = 0;
    let residual = 0;
    cities.forEach((j, k) => {
      residual = Math.max(residual, Math.abs(image[k]! - value * x[j]!));
      image[k]! += (value / 2) * x[j]!;
      largest = Math.max(largest, image[k]!);
    });
    if (residual <= tolerance * value) return value;
    cities.forEach((j, k) => (x[j] = image[k]! / largest));
  }
  throw notSettled();
}

/** λ x = (incoming ties from the chosen part and from downstream of it), with x in the part given. */
function downstream(into: Compact, { value, cities }: Leading, reached: Uint8Array, x: Float64Array): void {
  const { n, offsets, neighbours, strengths } = into;
  const inPart = new Uint8Array(n);
  for (const i of cities) inPart[i] = 1;
  const below: number[] = [];
  for (let j = 0; j < n; j++) if (reached[j] === 1 && inPart[j] === 0) below.push(j);
  const limit = limitFor(into);
  for (let step = 0; below.length > 0; step++) {
    if (step === limit) throw notSettled();
    let change = 0;
    let largest = 1;
    for (const j of below) {
      let sum = 0;
      for (let slot = offsets[j]!; slot < offsets[j + 1]!; slot++) sum += strengths[slot]! * x[neighbours[slot]!]!;
      change = Math.max(change, Math.abs(sum / value - x[j]!));
      x[j] = sum / value;
      largest = Math.max(largest, x[j]);
    }
    if (change <= tolerance * largest) return;
  }
}

function reachedFrom({ n, offsets, neighbours }: Compact, cities: readonly number[]): Uint8Array {
  const reached = new Uint8Array(n);
  const queue = [cities[0]!];
  reached[cities[0]!] = 1;
  for (let i = queue.pop(); i !== undefined; i = queue.pop())
    for (let slot = offsets[i]!; slot < offsets[i + 1]!; slot++) {
      const j = neighbours[slot]!;
      if (reached[j] === 1) continue;
      reached[j] = 1;
      queue.push(j);
    }
  return reached;
}

function notSettled(): InnobeltError {
  return new InnobeltError(
    "analysis",
    {
      en: "Eigenvector centrality does not settle: two parts are almost equally central.",
      zh: "特征向量中心性无法收敛：网络中有两部分的中心性几乎相等。",
    },
    {
      wayOut: { en: "Use PageRank instead.", zh: "请改用 PageRank。" },
    },
  );
}

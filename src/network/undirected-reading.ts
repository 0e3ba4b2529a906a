/**
 * The undirected reading of a directed form: every tied pair once, its strength made of both directions.
 *
 * sum, mean and max of the two, a missing direction being 0; min leaves only pairs that are tied both ways. Sum and mean
 * are the same for every measure that looks at shares. An undirected form is given back. One merge of the outgoing and
 * incoming slots, O(n + m).
 */
import type { Compact, Symmetrise } from "./compact.ts";
import type { Strengths } from "./quantity.ts";
import { incoming } from "./incoming.ts";

const joined: Readonly<Record<"sum" | Symmetrise, (there: number, back: number) => number>> = {
  sum: (there, back) => there + back,
  mean: (there, back) => (there + back) / 2,
  max: Math.max,
  min: Math.min,
};

export function undirectedReading(form: Compact, rule: "sum" | Symmetrise = "sum"): Compact {
  if (!form.directed) return form;
  const { n } = form;
  const join = joined[rule];
  const back = incoming(form);
  const offsets = new Uint32Array(n + 1);
  const neighbours = new Uint32Array(2 * form.neighbours.length);
  const strengths = new Float64Array(neighbours.length);
  let write = 0;
  for (let i = 0; i < n; i++) {
    let a = form.offsets[i]!;
    let b = back.offsets[i]!;
    const endA = form.offsets[i + 1]!;
    const endB = back.offsets[i + 1]!;
    while (a < endA || b < endB) {
      const ja = a < endA ? form.neighbours[a]! : n;
      const jb = b < endB ? back.neighbours[b]! : n;
      const strength = join(ja <= jb ? form.strengths[a++]! : 0, jb <= ja ? back.strengths[b++]! : 0);
      if (strength === 0) continue;
      neighbours[write] = Math.min(ja, jb);
      strengths[write++] = strength;
    }
    offsets[i + 1] = write;
  }
  return {
    n,
    directed: false,
    offsets,
    neighbours: neighbours.slice(0, write),
    strengths: strengths.slice(0, write) as Strengths,
  };
}

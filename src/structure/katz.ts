/**
 * Katz centrality: how many walks of any length end in a city, longer ones counting less?
 *
 *   x_j = β + α Σ_i w_ij x_i        over the incoming ties of j; an undirected tie counts both ways
 * so that x = β Σ_k α^k (walks of length k, each the product of its strengths). The sum is finite for α below 1 / λ, λ
 * the largest eigenvalue of the ties; α is given as a share of that limit, the attenuation (0.85), because a bare α
 * means nothing without the strengths: with attenuation 0 all cities are alike, towards 1 it becomes the eigenvector. A
 * directed layer without a circle of ties has λ = 0, no limit, and only walks shorter than n: there α is the attenuation
 * over the largest incoming strength of a city. β only scales x and is 1; x is scaled to unit Euclidean length by default.
 * A city without incoming ties has x = β; on a network of several parts all are compared by the one α.
 *
 * Other programs ask for α itself (0.1 in NetworkX) and diverge, or fail, where it is above 1 / λ.
 *
 * Cost: λ (perron.ts), and a solution by elimination or by sweeps of O(m): some 100 of them at 0.85.
 *
 * Katz (1953) A new status index derived from sociometric analysis, doi:10.1007/BF02289026.
 */
import type { Compact } from "../network/compact.ts";
import { InnobeltError } from "../support/error.ts";
import { incoming } from "../network/incoming.ts";
import { lengthOf } from "./krylov-basis.ts";
import { perronParts } from "./perron-parts.ts";
import { rowsOf } from "./rows.ts";
import { solveShifted } from "./shifted-solve.ts";

export interface KatzOptions {
  /** Share of the largest possible α, above 0 and below 1. */
  readonly attenuation?: number | undefined;
  /** To unit Euclidean length (default); else x itself, with β = 1. */
  readonly normalised?: boolean | undefined;
}

export interface Katz {
  /** By city, > 0. */
  readonly values: Float64Array;
  /** 0 for a network without ties. */
  readonly alpha: number;
  /** λ; 0 without a circle of ties. */
  readonly spectralRadius: number;
}

export function katz(form: Compact, options: KatzOptions = {}): Katz {
  const { attenuation = 0.85, normalised = true } = options;
  if (!(attenuation > 0 && attenuation < 1))
    throw new InnobeltError(
      "usage",
      {
        en: `The attenuation of Katz centrality is above 0 and below 1, not ${attenuation}.`,
        zh: `Katz 中心性的衰减系数应大于 0 且小于 1，不能是 ${attenuation}。`,
      },
      { wayOut: { en: "The usual value is 0.85.", zh: "常用值为 0.85。" } },
    );
  const into = incoming(form);
  const rows = rowsOf(into);
  const spectralRadius = perronParts(form, into).parts.reduce((most, { value }) => Math.max(most, value), 0);
  const limit = spectralRadius > 0 ? spectralRadius : largestIncoming(into);
  const alpha = limit > 0 ? attenuation / limit : 0;
  // (I - αM) x = 1 with both sides over α.
  const shift = limit / attenuation;
  const x =
    limit > 0 ? solveShifted(rows, shift, new Float64Array(form.n).fill(shift)) : new Float64Array(form.n).fill(1);
  const largest = x === null ? NaN : x.reduce((most, value) => Math.max(most, value), 0);
  if (x === null || !(largest < Infinity))
    throw new InnobeltError(
      "analysis",
      {
        en: `Katz centrality does not settle at an attenuation of ${attenuation}.`,
        zh: `衰减系数为 ${attenuation} 时，Katz 中心性无法收敛。`,
      },
      {
        wayOut: {
          en: "Give a lower one, or leave out the weakest ties with --min-strength.",
          zh: "请调低衰减系数，或用 --min-strength 去掉最弱的联系。",
        },
      },
    );
  if (!normalised) return { values: x, alpha, spectralRadius };
  // Scaled twice, so that squares do not overflow.
  const values = x.map((value) => value / largest);
  const length = lengthOf(values);
  return { values: values.map((value) => value / length), alpha, spectralRadius };
}

function largestIncoming({ n, offsets, strengths }: Compact): number {
  let largest = 0;
  for (let j = 0; j < n; j++) {
    let total = 0;
    for (let slot = offsets[j]!; slot < offsets[j + 1]!; slot++) total += strengths[slot]!;
    largest = Math.max(largest, total);
  }
  return largest;
}

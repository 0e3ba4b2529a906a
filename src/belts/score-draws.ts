/**
 * Score draws: what would the multiples be with other weights of the index, or within the errors of its values?
 *
 * Draw i of a score, from stream(seed, i):
 *   weights  with two parts or more, uniform over all weights that sum to 1, Dirichlet(1, ..., 1): exponentials
 *            -ln(1 - u) divided by their sum. The drawn score is the weighted mean of the multiples of the parts, as a
 *            declared score is, so equal weights give exactly what a score declared with equal weights gives;
 *   errors   where standard errors are given, each multiple plus error · z with z standard normal and independent
 *            between cities, values below 0 set to 0 (which lifts, a little, cities whose error is as large as
 *            their score);
 * and what comes out is divided by its own mean over the cities that have one, since a multiple is always of the mean of
 * the same score. A city that lacks any part has no multiple in any draw. An error is in multiples of the mean; NaN or
 * 0 is none. Weights come first from the stream and then z city by city from the highest multiple down, so that
 * relabelling changes no draw where all multiples differ; by Box and Muller's sqrt(-2 ln(1 - u)) cos(2 π v), which is
 * exact. A draw in which every city falls to 0 has no mean, and its errors are drawn again.
 *
 * Dirichlet(1, ..., 1) does not know the declared weights: it asks what follows from the parts alone.
 *
 * Cost: O(n · parts) a draw, with errors a sort of the cities.
 *
 * Box, Muller (1958) A note on the generation of random normal deviates, doi:10.1214/aoms/1177706645.
 * Saisana, Saltelli, Tarantola (2005) Uncertainty and sensitivity analysis techniques as tools for the quality
 * assessment of composite indicators, doi:10.1111/j.1467-985X.2005.00350.x.
 */
import { multiplesOf } from "../network/score.ts";
import { type Stream, stream } from "../support/random.ts";
import { sum } from "../support/sum.ts";
import { descendingOrder } from "./order.ts";

export interface ScoreSource {
  /** Multiples of the mean of each part, by city; null or a single one: the weights are not drawn. */
  readonly parts: readonly Float64Array[] | null;
  /** Of the score as it was declared; NaN where it is missing. */
  readonly multiples: Float64Array;
  /** In multiples of the mean, by city; null: no errors are drawn. */
  readonly standardErrors: Float64Array | null;
}

/** Are the weights drawn? */
export function drawsWeights({ parts }: ScoreSource): boolean {
  return parts !== null && parts.length > 1;
}

/** The multiples of draw i; NaN where a city has none. */
export function drawnMultiples(source: ScoreSource, seed: number, i: number): Float64Array {
  const draw = stream(seed, i);
  const { parts, multiples } = source;
  const base =
    parts !== null && drawsWeights(source) ? weightedMultiples(parts, drawnWeights(parts.length, draw)) : multiples;
  return withErrors(base, source, draw);
}

/** Multiples of the weighted mean of the parts; weights sum to 1. */
export function weightedMultiples(parts: readonly Float64Array[], weights: readonly number[]): Float64Array {
  const values = Float64Array.from(parts[0] ?? [], (_, city) =>
    parts.reduce((total, multiples, part) => total + weights[part]! * multiples[city]!, 0),
  );
  return multiplesOf({ id: "drawn", values }).values;
}

/** Dirichlet(1, ..., 1). */
function drawnWeights(count: number, draw: Stream): number[] {
  const exponentials = Array.from({ length: count }, () => -Math.log1p(-draw.uniform()));
  const total = sum(exponentials);
  return exponentials.map((value) => value / total);
}

function withErrors(base: Float64Array, { multiples, standardErrors }: ScoreSource, draw: Stream): Float64Array {
  if (standardErrors === null) return base;
  const order = descendingOrder(multiples);
  for (;;) {
    const values = base.slice();
    for (const city of order) {
      const error = standardErrors[city]!;
      if (error > 0) values[city] = Math.max(0, values[city]! + error * standardNormal(draw));
    }
    const present = values.filter((value) => !Number.isNaN(value));
    const mean = sum(present) / present.length;
    if (mean > 0) return values.map((value) => value / mean);
  }
}

function standardNormal(draw: Stream): number {
  const radius = Math.sqrt(-2 * Math.log1p(-draw.uniform()));
  return radius * Math.cos(2 * Math.PI * draw.uniform());
}

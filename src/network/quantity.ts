/**
 * Strength and distance: two readings of a tie that must never be mixed up.
 *
 * A strength says "more is closer" (trains, papers, kilometres of shared border); a distance says "more is farther".
 * A path metric takes distances only. Feeding it strengths is the commonest silent error of weighted network analysis
 * (it sends the shortest path around the strongest corridor), so the two are different types and the conversion is a
 * call that stands in the code and in the result.
 *
 * Newman (2001) Scientific collaboration networks II, doi:10.1103/PhysRevE.64.016132: distance = 1 / strength.
 */
declare const strengthBrand: unique symbol;
declare const distanceBrand: unique symbol;

/** One strength, > 0 and finite, with a finite reciprocal. */
export type Strength = number & { readonly [strengthBrand]: true };
/** One distance, > 0 and finite. */
export type Distance = number & { readonly [distanceBrand]: true };
/** Strengths by tie or by adjacency slot; every value > 0 and finite. */
export type Strengths = Float64Array & { readonly [strengthBrand]: true };
/** Distances by tie or by adjacency slot; every value > 0 and finite. */
export type Distances = Float64Array & { readonly [distanceBrand]: true };

/** Brands a checked number; the readers have refused everything that is not > 0 and finite before. */
export function asStrength(value: number): Strength {
  if (!(value > 0 && value < Infinity && 1 / value < Infinity))
    throw new RangeError(`a strength is > 0 and finite, and so is 1 / strength; not ${value}`);
  return value as Strength;
}

/** Brands a checked array without copying it. */
export function asStrengths(values: Float64Array): Strengths {
  for (const value of values) asStrength(value);
  return values as Strengths;
}

/** distance = 1 / strength, elementwise; a new array. */
export function inverseDistances(strengths: Strengths): Distances {
  const distances = new Float64Array(strengths.length);
  for (let i = 0; i < strengths.length; i++) distances[i] = 1 / strengths[i]!;
  return distances as Distances;
}

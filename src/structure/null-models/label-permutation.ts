/**
 * Label permutation: the same network and the same sizes of the groups, but which city is in which group is chance.
 *
 * The groups change hands among the cities that have one; a city in no group (0) stays in none, so that what is left
 * out of a measure is the same in every draw. Every order is equally likely. O(n).
 */
import type { Stream } from "../../support/random.ts";

export function permutedLabels(group: ArrayLike<number>, random: Stream): Int32Array {
  const labels = Int32Array.from(group);
  const drawn = random.shuffle(labels.filter((label) => label !== 0));
  let next = 0;
  return labels.map((label) => (label === 0 ? 0 : drawn[next++]!));
}

/**
 * Groups of cities (provinces, say) as numbers: 1, 2, ... in the order of their labels, 0 for a city without one.
 *
 * The same convention as for tiers and communities, so that all of them can be compared with each other: 0 is "none"
 * and is in no group. O(n log n).
 */
export function groupsOf(labels: readonly (string | null)[]): Int32Array {
  const names = [...new Set(labels.filter((label) => label !== null))].sort();
  const number = new Map(names.map((name, index) => [name, index + 1]));
  return Int32Array.from(labels, (label) => (label === null ? 0 : number.get(label)!));
}

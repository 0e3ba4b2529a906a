/** Groups as results show them: 1, 2, ... by size, then by their first member. O(n) and a sort of the groups. */

/** `group` by member; 0 is in no group, and stays 0. */
export function numberBySize(group: ArrayLike<number>): Int32Array {
  const size = new Map<number, number>();
  for (let i = 0; i < group.length; i++) if (group[i] !== 0) size.set(group[i]!, (size.get(group[i]!) ?? 0) + 1);
  // Groups are met in the order of their first members, in which the sort leaves equals.
  const order = [...size].sort(([, a], [, b]) => b - a);
  const number = new Map(order.map(([label], index) => [label, index + 1]));
  return Int32Array.from(group, (label) => number.get(label) ?? 0);
}

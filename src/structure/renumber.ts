/** Numbers groups 0, 1, ... in the order of their first members, in place; gives their count. O(n). */

/** `group` by member, numbers below the number of members. */
export function renumber(group: Uint32Array): number {
  const number = new Int32Array(group.length).fill(-1);
  let count = 0;
  for (let i = 0; i < group.length; i++) {
    const g = group[i]!;
    if (number[g] === -1) number[g] = count++;
    group[i] = number[g]!;
  }
  return count;
}

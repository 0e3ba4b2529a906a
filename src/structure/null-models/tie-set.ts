/**
 * A set of tied pairs that changes with every swap: is (i, j) tied now?
 *
 * Open addressing with linear probing on one array, at most a quarter full; a removed pair leaves no mark, the pairs
 * behind it move up. O(1) each on average; 8 bytes a place. A pair is kept as i n + j, exact for n up to 9 · 10^7.
 */
export interface TieSet {
  readonly has: (i: number, j: number) => boolean;
  /** The pair must not be in the set. */
  readonly add: (i: number, j: number) => void;
  /** The pair must be in the set. */
  readonly remove: (i: number, j: number) => void;
}

/** For at most `most` pairs at a time; undirected, (i, j) and (j, i) are one. */
export function makeTieSet(n: number, directed: boolean, most: number): TieSet {
  const places = 2 ** Math.ceil(Math.log2(Math.max(2, 4 * most)));
  const mask = places - 1;
  const keys = new Float64Array(places).fill(-1);

  const hash = (i: number, j: number): number => {
    const mixed = Math.imul(Math.imul(i, 0x9e3779b1) ^ (j + 0x7f4a7c15), 0x85ebca6b);
    return (mixed ^ (mixed >>> 15)) & mask;
  };
  const home = (key: number): number => {
    const i = Math.floor(key / n);
    return hash(i, key - i * n);
  };
  const find = (i: number, j: number): number => {
    const turned = !directed && j < i;
    const low = turned ? j : i;
    const high = turned ? i : j;
    const key = low * n + high;
    let at = hash(low, high);
    while (keys[at] !== -1 && keys[at] !== key) at = (at + 1) & mask;
    return at;
  };

  return {
    has: (i, j) => keys[find(i, j)] !== -1,
    add: (i, j) => {
      keys[find(i, j)] = directed || i < j ? i * n + j : j * n + i;
    },
    remove: (i, j) => {
      let hole = find(i, j);
      for (let at = (hole + 1) & mask; keys[at] !== -1; at = (at + 1) & mask) {
        // The pair at `at` may move into the hole unless its home lies between the two.
        const ahead = (at - home(keys[at]!)) & mask;
        if (ahead >= ((at - hole) & mask)) {
          keys[hole] = keys[at]!;
          hole = at;
        }
      }
      keys[hole] = -1;
    },
  };
}

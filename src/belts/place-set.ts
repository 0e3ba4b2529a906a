/**
 * A set of whole numbers 0, 1, ..., size - 1 that gives back its smallest: what lies on the front of a search, when the
 * keys are places in an order that is known beforehand.
 *
 * A bit per number, and over every 32 words of bits one word that says which of them are not 0, up to a single word: a
 * radix tree of base 32. Adding and taking cost one step for each level, of which there are 2 up to 1,024 and 3 up to
 * 32,768, with no comparisons and without an allocation; a heap makes log2 of its size.
 */
export interface PlaceSet {
  readonly add: (place: number) => void;
  /** Removes and returns the smallest; -1 when there is none. */
  readonly takeFirst: () => number;
  /** Empties a set of which every member is among the first `count` of these places. */
  readonly clear: (places: Uint32Array, count: number) => void;
}

export function placeSet(size: number): PlaceSet {
  const levels: Int32Array[] = [];
  for (let words = size; words > 1 || levels.length === 0;) {
    words = Math.max(1, Math.ceil(words / 32));
    levels.push(new Int32Array(words));
  }
  const top = levels.length - 1;
  return {
    add(place) {
      for (let level = 0; level <= top; level++) {
        const words = levels[level]!;
        const word = place >>> 5;
        const before = words[word]!;
        words[word] = before | (1 << (place & 31));
        if (before !== 0) return;
        place = word;
      }
    },
    takeFirst() {
      if (levels[top]![0] === 0) return -1;
      let first = 0;
      for (let level = top; level >= 0; level--) {
        const word = levels[level]![first]!;
        first = (first << 5) + 31 - Math.clz32(word & -word);
      }
      let place = first;
      for (let level = 0; level <= top; level++) {
        const words = levels[level]!;
        const word = place >>> 5;
        words[word]! &= ~(1 << (place & 31));
        if (words[word] !== 0) break;
        place = word;
      }
      return first;
    },
    clear(places, count) {
      for (let level = 0; level <= top; level++) {
        const words = levels[level]!;
        const shift = 5 * (level + 1);
        for (let k = 0; k < count; k++) words[places[k]! >>> shift] = 0;
      }
    },
  };
}

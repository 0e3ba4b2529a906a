/**
 * A binary heap of (key, city), least key first; equal keys by city, so that the order of settling is unique.
 *
 * An entry is pushed again when its key falls (stale ones are skipped by the caller), which beats a decrease-key heap
 * on sparse networks.
 */
export class Heap {
  private keys: number[] = [];
  private items: number[] = [];

  get size(): number {
    return this.items.length;
  }

  topKey(): number {
    return this.keys[0]!;
  }

  push(key: number, item: number): void {
    const { keys, items } = this;
    let at = items.length;
    keys.push(key);
    items.push(item);
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (!less(key, item, keys[up]!, items[up]!)) break;
      keys[at] = keys[up]!;
      items[at] = items[up]!;
      at = up;
    }
    keys[at] = key;
    items[at] = item;
  }

  /** Removes and returns the item of the least key; the heap must not be empty. */
  pop(): number {
    const { keys, items } = this;
    const top = items[0]!;
    const key = keys.pop()!;
    const item = items.pop()!;
    const size = items.length;
    if (size === 0) return top;
    let at = 0;
    for (;;) {
      let down = 2 * at + 1;
      if (down >= size) break;
      if (down + 1 < size && less(keys[down + 1]!, items[down + 1]!, keys[down]!, items[down]!)) down++;
      if (!less(keys[down]!, items[down]!, key, item)) break;
      keys[at] = keys[down]!;
      items[at] = items[down]!;
      at = down;
    }
    keys[at] = key;
    items[at] = item;
    return top;
  }
}

function less(keyA: number, itemA: number, keyB: number, itemB: number): boolean {
  return keyA < keyB || (keyA === keyB && itemA < itemB);
}

import type { Compact } from "../network/compact.ts";

/**
 * The superlevel graph G_t: which cities of multiple >= t hang together?
 *
 * Label of the component by city, 0 for the component of the first such city in canonical order and so on; -1 for a
 * city below t or without a multiple. Breadth first, O(n + m).
 */
export function superlevel(form: Compact, multiples: Float64Array, t: number): Int32Array {
  const { n, offsets, neighbours } = form;
  const label = new Int32Array(n).fill(-1);
  const queue = new Uint32Array(n);
  let count = 0;
  for (let start = 0; start < n; start++) {
    if (!(multiples[start]! >= t) || label[start]! >= 0) continue;
    let read = 0;
    let write = 0;
    queue[write++] = start;
    label[start] = count;
    while (read < write) {
      const city = queue[read++]!;
      for (let slot = offsets[city]!; slot < offsets[city + 1]!; slot++) {
        const next = neighbours[slot]!;
        if (!(multiples[next]! >= t) || label[next]! >= 0) continue;
        label[next] = count;
        queue[write++] = next;
      }
    }
    count++;
  }
  return label;
}

/** The cities of every component, in canonical order. */
export function components(label: Int32Array): number[][] {
  const members: number[][] = [];
  for (let city = 0; city < label.length; city++) {
    const component = label[city]!;
    if (component >= 0) (members[component] ??= []).push(city);
  }
  return members;
}

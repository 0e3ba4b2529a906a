/**
 * The meeting level: the greatest, over all paths from a city to any other target, of the smallest multiple on the
 * path, both ends included; 0 without a path.
 *
 * Lower the threshold: it is the level at which the city's component first holds a target other than the city itself.
 * All cities of `from` in one pass of union-find over the order of the filtration, O(m log n).
 */
import type { Compact } from "../network/compact.ts";
import { find } from "../support/union-find.ts";
import type { MergeTree } from "./filtration.ts";

/** By entry of `from`. */
export function meetingLevels(
  form: Compact,
  tree: MergeTree,
  from: readonly number[],
  isTarget: (city: number) => boolean,
): Float64Array {
  const { n, offsets, neighbours } = form;
  const root = new Int32Array(n).fill(-1);
  const targets = new Uint32Array(n);
  // Cities of `from` that still wait, as a linked list per component.
  const waitingHead = new Int32Array(n).fill(-1);
  const waitingTail = new Int32Array(n).fill(-1);
  const waitingNext = new Int32Array(n).fill(-1);
  const waits = new Uint8Array(n);
  for (const city of from) waits[city] = 1;
  const level = new Float64Array(n);
  for (const city of tree.order) {
    root[city] = city;
    if (isTarget(city)) targets[city] = 1;
    if (waits[city]) waitingHead[city] = waitingTail[city] = city;
    let here = city;
    for (let slot = offsets[city]!; slot < offsets[city + 1]!; slot++) {
      if (root[neighbours[slot]!]! < 0) continue;
      let other = find(root, neighbours[slot]!);
      if (other === here) continue;
      if (tree.rank[other]! > tree.rank[here]!) [here, other] = [other, here];
      root[here] = other;
      targets[other]! += targets[here]!;
      if (waitingHead[here]! >= 0) {
        if (waitingHead[other]! < 0) waitingHead[other] = waitingHead[here]!;
        else waitingNext[waitingTail[other]!] = waitingHead[here]!;
        waitingTail[other] = waitingTail[here]!;
      }
      here = other;
    }
    if (targets[here] === 0) continue;
    // A waiting city that is itself a target needs a second one; at most one such city stays.
    let stays = -1;
    for (let at = waitingHead[here]!; at >= 0; at = waitingNext[at]!) {
      if (targets[here]! > (isTarget(at) ? 1 : 0)) level[at] = tree.multiples[city]!;
      else stays = at;
    }
    waitingHead[here] = waitingTail[here] = stays;
    if (stays >= 0) waitingNext[stays] = -1;
  }
  return Float64Array.from(from, (city) => level[city]!);
}

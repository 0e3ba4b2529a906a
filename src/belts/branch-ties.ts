/**
 * Branch ties: by which ties do the branches of a belt hang on its spine?
 *
 * From the spine outwards, city by city: among the ties from what has been reached to what has not, the strongest, of
 * equal ones the shortest in great-circle km (a tie without a length after those with one), then the first by ids. This is Prim's
 * order on the ties of the layer as it was read, so that a tie left out by a filter or a backbone is none here.
 * O(m log m), m the ties within the belt.
 *
 * Prim (1957) Shortest connection networks and some generalizations. Bell System Technical Journal 36,
 * doi:10.1002/j.1538-7305.1957.tb01515.x.
 */
import type { City } from "../network/city.ts";
import type { Compact } from "../network/compact.ts";
import { greatCircleKm } from "../network/great-circle.ts";
import { Heap } from "../support/heap.ts";
import type { Belt } from "./belts.ts";

/** A tie for every branch, from what was reached to it, in the order in which they are reached. */
export function branchTies(
  cities: readonly City[],
  { offsets, neighbours, strengths }: Compact,
  { cities: members, spine }: Pick<Belt, "cities" | "spine">,
): (readonly [number, number])[] {
  if (members.length === spine.length) return [];
  const isMember = new Set(members);
  const ties: Tie[] = [];
  const tiesOf = new Map<number, { readonly to: number; readonly tie: Tie }[]>(members.map((city) => [city, []]));
  for (const a of members)
    for (let slot = offsets[a]!; slot < offsets[a + 1]!; slot++) {
      const b = neighbours[slot]!;
      if (a > b || !isMember.has(b)) continue;
      const [from, to] = [cities[a]!.point, cities[b]!.point];
      const km = from === null || to === null ? Infinity : greatCircleKm(from, to);
      const tie: Tie = { a, b, strength: strengths[slot]!, km };
      ties.push(tie);
      tiesOf.get(a)!.push({ to: b, tie });
      tiesOf.get(b)!.push({ to: a, tie });
    }
  const placeOf = new Map([...ties].sort(compare).map((tie, place) => [tie, place]));
  const inOrder = [...placeOf.keys()];
  const reached = new Set<number>();
  const heap = new Heap();
  const reach = (city: number): void => {
    reached.add(city);
    for (const { to, tie } of tiesOf.get(city)!) if (!reached.has(to)) heap.push(placeOf.get(tie)!, to);
  };
  for (const city of spine) reach(city);
  const found: (readonly [number, number])[] = [];
  while (heap.size > 0) {
    const { a, b } = inOrder[heap.topKey()]!;
    const city = heap.pop();
    if (reached.has(city)) continue;
    found.push([city === a ? b : a, city]);
    reach(city);
  }
  return found;
}

interface Tie {
  readonly a: number;
  readonly b: number;
  readonly strength: number;
  readonly km: number;
}

function compare(one: Tie, other: Tie): number {
  if (one.strength !== other.strength) return other.strength - one.strength;
  if (one.km !== other.km) return one.km - other.km;
  return one.a - other.a || one.b - other.b;
}

import { expect, test } from "vitest";
import { cityLevel, type Level } from "../../src/structure/leiden-level.ts";
import { refined } from "../../src/structure/leiden-refinement.ts";
import { stream } from "../../src/support/random.ts";
import { formOf } from "./form.ts";

/** Σ w_ij - λ (a_i b_j + b_i a_j) over i in one set of nodes and j in another, by definition. */
function tied(
  { offsets, neighbours, weights, a, b, lambda }: Level,
  some: readonly number[],
  others: number[],
): number {
  let total = 0;
  for (const i of some)
    for (const j of others) {
      total -= lambda * (a[i]! * b[j]! + b[i]! * a[j]!);
      for (let slot = offsets[i]!; slot < offsets[i + 1]!; slot++) if (neighbours[slot] === j) total += weights[slot]!;
    }
  return total;
}

interface Drawn {
  readonly level: Level;
  readonly community: Uint32Array;
  readonly groups: number[][];
}

/** Random networks in two communities, refined. */
const drawn: Drawn[] = Array.from({ length: 250 }, (_, k) => {
  const { integer, uniform } = stream(31, k);
  const n = 9;
  const rows = Array.from({ length: 20 }, () => [integer(n), integer(n), 1 + integer(6)]);
  const form = formOf(
    n,
    rows.filter(([i, j]) => i !== j),
    k % 2 === 0,
  );
  const level = cityLevel(form, k % 3 === 0 ? "cpm" : "modularity", 0.3 + 1.5 * uniform());
  const community = Uint32Array.from({ length: n }, (_, i) => (i === 0 ? 0 : i === 1 ? 1 : integer(5) === 0 ? 1 : 0));
  const group = refined(level, community, 2, stream(32, k));
  const members = new Map<number, number[]>();
  group.forEach((g, i) => members.set(g, [...(members.get(g) ?? []), i]));
  return { level, community, groups: [...members.values()] };
});

/** The rest of the community of some nodes. */
const rest = ({ level, community }: Drawn, some: readonly number[]): number[] =>
  Array.from({ length: level.n }, (_, i) => i).filter((i) => community[i] === community[some[0]!] && !some.includes(i));

test("groups lie within communities", () => {
  for (const { community, groups } of drawn)
    for (const group of groups) expect(new Set(group.map((i) => community[i])).size).toBe(1);
});

test("every group can be built node by node, each well tied, from groups that were well tied and gained by it", () => {
  let several = 0;
  for (const one of drawn) {
    const wellTied = (some: number[]): boolean => tied(one.level, some, rest(one, some)) >= -1e-9;
    const built = (group: number[]): boolean =>
      group.length === 1 ||
      group.some((last) => {
        const before = group.filter((i) => i !== last);
        return wellTied([last]) && wellTied(before) && tied(one.level, [last], before) >= -1e-9 && built(before);
      });
    for (const group of one.groups) {
      expect(built(group), group.join(" ")).toBe(true);
      if (group.length > 2) several++;
    }
  }
  expect(several).toBeGreaterThan(50);
});

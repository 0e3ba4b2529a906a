import * as fc from "fast-check";
import { UndirectedGraph } from "graphology";
import disparityOfGraph from "graphology-metrics/edge/disparity";
import { expect, test } from "vitest";
import { disparity } from "../../src/ties/disparity.ts";
import { tieList } from "../../src/network/tie-list.ts";
import { beltToy, expectClose, formOf, relabelled } from "../structure/form.ts";
import { golden } from "./golden.ts";

test.each(golden)("$name: α as integrated numerically, by either rule", ({ form, graph }) => {
  expectClose(disparity(form), graph.or, 1e-12);
  expectClose(disparity(form, { rule: "and" }), graph.and, 1e-12);
});

test.each(golden.filter(({ graph }) => !graph.directed))("$name: α as graphology-metrics", ({ form, graph }) => {
  const other = new UndirectedGraph();
  for (let i = 0; i < graph.n; i++) other.addNode(i);
  const edges = graph.ties.map(([i, j, weight]) => other.addUndirectedEdge(i, j, { weight }));
  const theirs = disparityOfGraph(other);
  expectClose(
    disparity(form),
    edges.map((edge) => theirs[edge]!),
    1e-12,
  );
});

test("a city with k equal ties gives each ((k - 1)/k)^(k - 1): 1/2 at two, so a chain never passes", () => {
  const chain = formOf(5, [
    [0, 1, 7],
    [1, 2, 7],
    [2, 3, 7],
    [3, 4, 7],
  ]);
  expectClose(disparity(chain), [0.5, 0.5, 0.5, 0.5], 1e-15);
  const star = formOf(
    6,
    [1, 2, 3, 4, 5].map((j) => [0, j, 3]),
  );
  expectClose(
    disparity(star),
    Array.from({ length: 5 }, () => 0.8 ** 4),
    1e-15,
  );
});

test("on the corridor Shanghai, Suzhou, Wuxi, Nanjing the middle tie has α 0.47, though it is 45 times as strong as the bypass", () => {
  const { source, target } = tieList(beltToy);
  const alpha = new Map([...disparity(beltToy)].map((value, tie) => [`${source[tie]}-${target[tie]}`, value]));
  expect(alpha.get("3-4")).toBeCloseTo(2 / 102, 14);
  expect(alpha.get("4-5")).toBeCloseTo(80 / 170, 14);
  expect(alpha.get("2-5")).toBeCloseTo((3 / 83) ** 2, 14);
});

test("a city of one tie leaves it to the other end; a pair alone has α 1", () => {
  const form = formOf(6, [
    [0, 1, 98],
    [1, 2, 1],
    [1, 3, 1],
    [4, 5, 1000],
  ]);
  expectClose(disparity(form), [0.02 ** 2, 0.99 ** 2, 0.99 ** 2, 1], 1e-15);
  expect(disparity(form, { rule: "and" })[0]).toBe(1);
});

test("directed: the source is judged among what leaves it, the target among what arrives", () => {
  const form = formOf(
    4,
    [
      [0, 1, 9],
      [0, 2, 1],
      [3, 1, 1],
    ],
    true,
  );
  // By (source, target): 0-1 at both ends, 0-2 at its source alone, 3-1 at its target alone.
  expectClose(disparity(form), [0.1, 0.9, 0.9], 1e-15);
});

test("ends of cities with one tie are no test: they do not make a correction stricter", () => {
  const ties = [
    [0, 1, 50],
    [0, 2, 1],
    [0, 3, 1],
    [0, 4, 1],
  ];
  const plain = disparity(formOf(5, ties));
  expectClose(
    disparity(formOf(5, ties), { correction: "bonferroni" }),
    Array.from(plain, (p) => Math.min(1, 4 * p)),
    1e-15,
  );
});

test("a correction never makes a tie more significant, and Holm lies between the other two", () => {
  for (const { form } of golden) {
    const [none, bonferroni, holm, rate] = (["none", "bonferroni", "holm", "benjamini-hochberg"] as const).map(
      (correction) => disparity(form, { correction }),
    );
    none!.forEach((p, tie) => {
      expect(rate![tie]).toBeGreaterThanOrEqual(p);
      expect(holm![tie]).toBeGreaterThanOrEqual(rate![tie]!);
      expect(bonferroni![tie]).toBeGreaterThanOrEqual(holm![tie]!);
    });
  }
});

test("relabelling, an isolated city and another unit of strength change no α", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...golden),
      fc.integer({ min: -3, max: 8 }),
      fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
      ({ form, graph }, power, draws) => {
        const keys = Array.from({ length: graph.n + 1 }, () => draws.next().value as number);
        const order = keys.map((_, i) => i).sort((a, b) => keys[a]! - keys[b]! || a - b);
        const ties = relabelled(graph.ties, order).map(([i, j, w]) => [i, j, w * 2 ** power] as const);
        const other = formOf(graph.n + 1, ties, graph.directed);
        const list = tieList(other);
        const found = disparity(other);
        const place = new Map([...list.source].map((i, tie) => [`${i} ${list.target[tie]}`, found[tie]!]));
        const moved = graph.ties.map(([i, j]) => [order[i!]!, order[j!]!]);
        expectClose(
          moved.map(([i, j]) => place.get(`${i} ${j}`) ?? place.get(`${j} ${i}`)!),
          [...disparity(form)],
          1e-13,
        );
      },
    ),
    { numRuns: 60 },
  );
});

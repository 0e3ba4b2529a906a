import { expect, test } from "vitest";
import { compactDirected } from "../../src/network/compact.ts";
import { makeLayer } from "../../src/network/make-layer.ts";
import { InnobeltError } from "../../src/support/error.ts";
import { noiseCorrected } from "../../src/ties/noise-corrected.ts";
import { tieList } from "../../src/network/tie-list.ts";
import { expectClose, formOf } from "../structure/form.ts";
import { golden } from "./golden.ts";

test.each(golden)(
  "$name: score, deviation and p as worked out from the paper with exact fractions",
  ({ form, graph }) => {
    const { score, deviation, p } = noiseCorrected(form);
    expectClose(score, graph.score, 1e-12);
    expectClose(deviation, graph.deviation, 1e-12);
    expectClose(p, graph.p, 1e-9);
  },
);

test("p below 0.05 is score - 1.6449 deviations above 0", () => {
  for (const { form } of golden) {
    const { score, deviation, p } = noiseCorrected(form);
    p.forEach((value, tie) => {
      expect(value < 0.05).toBe(score[tie]! - 1.6448536269514722 * deviation[tie]! > 0);
    });
  }
});

test("an undirected network is its two directions", () => {
  for (const { form, graph } of golden.filter(({ graph: { directed } }) => !directed)) {
    const both = formOf(graph.n, [...graph.ties, ...graph.ties.map(([i, j, w]) => [j!, i!, w!])], true);
    const list = tieList(both);
    const directed = noiseCorrected(both);
    const forward = [...list.source.keys()].filter((tie) => list.source[tie]! < list.target[tie]!);
    expectClose(
      noiseCorrected(form).deviation,
      forward.map((tie) => directed.deviation[tie]!),
      1e-14,
    );
  }
});

test("more counts, less noise: the same shares of ten times the strength have the same score and a smaller deviation", () => {
  for (const { form, graph } of golden) {
    const tenfold = formOf(
      graph.n,
      graph.ties.map(([i, j, w]) => [i!, j!, 10 * w!]),
      graph.directed,
    );
    const [one, ten] = [noiseCorrected(form), noiseCorrected(tenfold)];
    expectClose(ten.score, [...one.score], 1e-12);
    ten.deviation.forEach((value, tie) => expect(value).toBeLessThan(one.deviation[tie]!));
  }
});

test("a tie as strong as expected scores 0, a weaker one below, and only a stronger one can pass", () => {
  // Rows are sources, columns targets: 0 and 1 send to 2 and 3 in proportion, then not.
  const even = formOf(
    4,
    [
      [0, 2, 20],
      [0, 3, 10],
      [1, 2, 40],
      [1, 3, 20],
    ],
    true,
  );
  expectClose(noiseCorrected(even).score, [0, 0, 0, 0], 1e-15);
  expectClose(noiseCorrected(even).p, [0.5, 0.5, 0.5, 0.5], 1e-9);
  const uneven = formOf(
    4,
    [
      [0, 2, 200],
      [0, 3, 10],
      [1, 2, 40],
      [1, 3, 20],
    ],
    true,
  );
  const { score, p } = noiseCorrected(uneven);
  expect(Array.from(score, Math.sign)).toEqual([1, -1, -1, 1]);
  expect(p[1]).toBeGreaterThan(0.5);
});

test("where all strength leaves one city nothing is a surprise", () => {
  const { score, p } = noiseCorrected(
    formOf(
      3,
      [
        [0, 1, 5],
        [0, 2, 90],
      ],
      true,
    ),
  );
  expectClose(score, [0, 0], 1e-15);
  expectClose(p, [0.5, 0.5], 1e-12);
  expect([...noiseCorrected(formOf(2, [[0, 1, 5]], true)).p]).toEqual([0.5]);
});

test("strengths that come to less than 2 in all are no counts and are refused", () => {
  const shares = formOf(3, [
    [0, 1, 0.5],
    [1, 2, 0.4],
  ]);
  expect(() => noiseCorrected(shares)).toThrow(InnobeltError);
  expect(noiseCorrected(compactDirected(3, makeLayer({ id: "none" }, []))).p).toHaveLength(0);
});

test("a correction is made over the ties", () => {
  const { form, graph } = golden[1]!;
  expectClose(
    noiseCorrected(form, { correction: "bonferroni" }).p,
    graph.p.map((p) => Math.min(1, graph.ties.length * p)),
    1e-8,
  );
});

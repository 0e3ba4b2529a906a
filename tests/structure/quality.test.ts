import * as fc from "fast-check";
import { expect, test } from "vitest";
import { meanPairStrength, quality } from "../../src/structure/quality.ts";
import { modularity } from "../../src/structure/modularity.ts";
import { formOf, golden } from "./form.ts";

/** Ties, groups and γ of a network of eight cities. */
const networks = fc.record({
  ties: fc
    .uniqueArray(fc.tuple(fc.nat(7), fc.nat(7), fc.integer({ min: 1, max: 9 })), { selector: ([i, j]) => 8 * i + j })
    .map((rows) => rows.filter(([i, j]) => i !== j)),
  group: fc.array(fc.nat(3), { minLength: 8, maxLength: 8 }),
  gamma: fc.double({ min: 0.1, max: 3, noNaN: true }),
});

const together = (group: number[], i: number, j: number): boolean =>
  i === j || (group[i]! > 0 && group[i] === group[j]);

test("directed modularity is the sum over ordered pairs in one group, pair by pair", () => {
  fc.assert(
    fc.property(networks, ({ ties, group, gamma }) => {
      if (ties.length === 0) return;
      const strength = (i: number, j: number): number => ties.find(([a, b]) => a === i && b === j)?.[2] ?? 0;
      const cities = [...Array(8).keys()];
      const all = ties.reduce((total, [, , w]) => total + w, 0);
      const out = cities.map((i) => cities.reduce((total, j) => total + strength(i, j), 0));
      const into = cities.map((j) => cities.reduce((total, i) => total + strength(i, j), 0));
      let expected = 0;
      for (const i of cities)
        for (const j of cities)
          if (together(group, i, j)) expected += (strength(i, j) - (gamma * out[i]! * into[j]!) / all) / all;
      expect(quality(formOf(8, ties, true), group, { resolution: gamma })).toBeCloseTo(expected, 12);
    }),
  );
});

test("the constant Potts model is the sum over pairs of two cities in one group", () => {
  fc.assert(
    fc.property(networks, fc.boolean(), ({ ties, group, gamma }, directed) => {
      const kept = directed ? ties : ties.filter(([i, j]) => i < j);
      if (kept.length === 0) return;
      const strength = (i: number, j: number): number => kept.find(([a, b]) => a === i && b === j)?.[2] ?? 0;
      let expected = 0;
      for (let i = 0; i < 8; i++)
        for (let j = 0; j < 8; j++)
          if (i !== j && (directed || i < j) && together(group, i, j)) expected += strength(i, j) - gamma;
      expected /= kept.reduce((total, [, , w]) => total + w, 0);
      expect(quality(formOf(8, kept, directed), group, { objective: "cpm", resolution: gamma })).toBeCloseTo(
        expected,
        12,
      );
    }),
  );
});

test("modularity of an undirected network is that of modularity.ts", () => {
  const { form, graph } = golden.find(({ name }) => name === "karate")!;
  expect(quality(form, graph.group!, { resolution: 1.7 })).toBe(modularity(form, graph.group!, 1.7));
});

test("a directed network whose ties all go both ways has the modularity of the undirected one", () => {
  const { form, graph } = golden.find(({ name }) => name === "karate")!;
  const both = formOf(
    graph.n,
    graph.ties.flatMap(([i, j, w]) => [
      [i!, j!, w!],
      [j!, i!, w!],
    ]),
    true,
  );
  expect(quality(both, graph.group!)).toBeCloseTo(modularity(form, graph.group!)!, 14);
});

test("at the mean strength of a pair the whole network is worth nothing, cities without ties aside", () => {
  for (const directed of [false, true]) {
    const form = formOf(
      5,
      [
        [0, 1, 3],
        [1, 3, 2],
        [4, 3, 7],
      ],
      directed,
    );
    expect(meanPairStrength(form)).toBeCloseTo(directed ? 1 : 2, 14);
    const resolution = meanPairStrength(form)!;
    expect(quality(form, [1, 1, 0, 1, 1], { objective: "cpm", resolution })).toBeCloseTo(0, 14);
  }
});

test("without ties it is not defined", () => {
  expect(quality(formOf(3, [], true), [1, 1, 1])).toBeNull();
  expect(quality(formOf(3, []), [1, 1, 1], { objective: "cpm" })).toBeNull();
  expect(meanPairStrength(formOf(3, []))).toBeNull();
});

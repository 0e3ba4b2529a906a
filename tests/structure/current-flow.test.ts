import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Compact } from "../../src/network/compact.ts";
import { inverseDistances } from "../../src/network/quantity.ts";
import { currentFlow, mostCurrentFlowCities } from "../../src/structure/current-flow.ts";
import { eliminate, partialPlan } from "../../src/structure/elimination.ts";
import {
  currentFlowPotentialsKernel,
  currentFlowSystemKernel,
  currentFlowTiesKernel,
  flowSystem,
  potentials,
  tieFlows,
} from "../../src/structure/current-flow-kernels.ts";
import { rowsOf } from "../../src/structure/rows.ts";
import { inPlace, type Kernels, type Pool } from "../../src/support/pool.ts";
import { stream } from "../../src/support/random.ts";
import { expectClose, formOf, golden, relabelled } from "./form.ts";

const ties = [
  [0, 1, 3],
  [1, 2, 1],
  [2, 0, 2],
  [2, 3, 4],
  [3, 4, 1],
  [4, 2, 2],
  [5, 0, 1],
  [4, 6, 5],
];

const filled = (n: number, value: number): number[] => Array.from({ length: n }, () => value);

/** Value of the tie of two cities. */
function ofTie(form: Compact, values: Float64Array, i: number, j: number): number {
  for (let slot = form.offsets[i]!; slot < form.offsets[i + 1]!; slot++)
    if (form.neighbours[slot] === j) return values[slot]!;
  throw new Error("not tied");
}

describe("equals NetworkX", () => {
  test("betweenness, closeness and resistances on seven cities", async () => {
    const form = formOf(7, ties);
    const flow = await currentFlow(form);
    // networkx.current_flow_betweenness_centrality(G, weight="weight", solver="full")
    expectClose(
      flow.betweenness,
      [0.47878787878787865, 0.14545454545454534, 0.7004329004329004, 0.1523809523809523, 0.37142857142857133, 0, 0],
      1e-13,
    );
    // networkx.current_flow_closeness_centrality(G, weight="weight", solver="full"), which does not multiply by n - 1
    expectClose(
      flow.closeness.map((value) => value / 6),
      [
        0.25934658134051874, 0.2226076900838393, 0.3020792467634368, 0.24413443246670893, 0.23590686274509806,
        0.11291978295937823, 0.19087754090233028,
      ],
      1e-13,
    );
    // networkx.resistance_distance(G, i, j, weight="weight", invert_weight=False)
    const known = [
      0.2727272727272727, 0.45454545454545436, 0.36363636363636365, 0.2142857142857143, 0.4285714285714284,
      0.3571428571428572, 1, 0.2,
    ];
    ties.forEach(([i, j], k) => {
      expect(ofTie(form, flow.tieResistance, i!, j!)).toBeCloseTo(known[k]!, 13);
      expect(ofTie(form, flow.tieResistance, j!, i!)).toBe(ofTie(form, flow.tieResistance, i!, j!));
    });
  });

  test("betweenness on the karate club", async () => {
    const { form } = golden.find(({ name }) => name === "karate")!;
    const { betweenness: flow } = await currentFlow(form);
    // networkx.current_flow_betweenness_centrality(G, weight="weight", solver="full")
    expectClose(
      flow,
      [
        0.470608158316, 0.189935734076, 0.28752927315, 0.107738935775, 0.045523577529, 0.080020477237, 0.072409178395,
        0.053223074077, 0.134487925464, 0.018328350858, 0.043220230089, 0.0, 0.012107783899, 0.111151165931,
        0.007768097829, 0.011754661376, 0.01232325055, 0.009486680868, 0.004596946482, 0.035126310866, 0.004564607896,
        0.014441722658, 0.008273460219, 0.111717878907, 0.025797552756, 0.058238561332, 0.014882534235, 0.08491506977,
        0.041298715589, 0.063209606078, 0.07283805543, 0.154901132265, 0.268076251356, 0.387826561861,
      ],
      1e-11,
    );
  });
});

/** Pairs that a city keeps apart on a tree, parents given for cities 1, 2, ...: those whose ends hang on different ties of it. */
function onTree(parents: readonly number[]): number[] {
  const n = parents.length + 1;
  const below = filled(n, 1);
  const kept = filled(n, 0);
  for (let v = n - 1; v > 0; v--) {
    const parent = parents[v - 1]!;
    kept[parent]! += below[v]! ** 2;
    below[parent]! += below[v]!;
  }
  return kept.map((squares, v) => ((n - 1) ** 2 - squares - (n - below[v]!) ** 2) / ((n - 1) * (n - 2)));
}

test("on a tree it is the betweenness of shortest paths, and resistances are lengths", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(1000), fc.integer({ min: 1, max: 9 })), { minLength: 2, maxLength: 10 }),
      async (drawn) => {
        const rows = drawn.map(([parent, strength], k) => [parent % (k + 1), k + 1, strength]);
        const form = formOf(rows.length + 1, rows);
        const flow = await currentFlow(form);
        expectClose(flow.betweenness, onTree(drawn.map(([parent], k) => parent % (k + 1))), 1e-12);
        expectClose(flow.tieResistance, [...inverseDistances(form.strengths)], 1e-12);
      },
    ),
    { numRuns: 50 },
  );
});

/** By definition: potentials of every pair by Gauss-Jordan on the Laplacian, currents added up pair by pair. */
function byDefinition(form: Compact): { betweenness: number[]; resistance: number[][] } {
  const { n, offsets, neighbours, strengths } = form;
  const laplacian = Array.from({ length: n }, () => filled(n, 0));
  for (let i = 0; i < n; i++)
    for (let slot = offsets[i]!; slot < offsets[i + 1]!; slot++) {
      laplacian[i]![i]! += strengths[slot]!;
      laplacian[i]![neighbours[slot]!]! -= strengths[slot]!;
    }
  const flow = filled(n, 0);
  const resistance = Array.from({ length: n }, () => filled(n, NaN));
  for (let s = 0; s < n; s++)
    for (let t = s + 1; t < n; t++) {
      // Potential 0 at t: its row and column go.
      const kept = Array.from({ length: n }, (_, i) => i).filter((i) => i !== t);
      const a = kept.map((i) => [...kept.map((j) => laplacian[i]![j]!), i === s ? 1 : 0]);
      for (let c = 0; c < kept.length; c++) {
        const best = a.slice(c).reduce((top, row, k) => (Math.abs(row[c]!) > Math.abs(a[top]![c]!) ? c + k : top), c);
        [a[c], a[best]] = [a[best]!, a[c]!];
        for (let r = 0; r < kept.length; r++)
          if (r !== c) {
            const factor = a[r]![c]! / a[c]![c]!;
            for (let k = c; k <= kept.length; k++) a[r]![k]! -= factor * a[c]![k]!;
          }
      }
      const p = filled(n, 0);
      kept.forEach((i, k) => (p[i] = a[k]![kept.length]! / a[k]![k]!));
      resistance[s]![t] = resistance[t]![s] = p[s]!;
      for (let v = 0; v < n; v++)
        if (v !== s && v !== t)
          for (let slot = offsets[v]!; slot < offsets[v + 1]!; slot++)
            flow[v]! += (strengths[slot]! * Math.abs(p[v]! - p[neighbours[slot]!]!)) / 2;
    }
  return { betweenness: flow.map((value) => value / (((n - 1) * (n - 2)) / 2)), resistance };
}

const connected = fc
  .array(fc.tuple(fc.nat(6), fc.nat(6), fc.integer({ min: 1, max: 9 })), { maxLength: 14 })
  .map((rows) => [...rows.filter(([i, j]) => i !== j), ...[0, 1, 2, 3, 4, 5].map((i) => [i, i + 1, 2])]);

test("equals the definition, pair by pair, on random networks", async () => {
  await fc.assert(
    fc.asyncProperty(connected, async (rows) => {
      const form = formOf(7, rows);
      const flow = await currentFlow(form);
      const { betweenness: known, resistance } = byDefinition(form);
      expectClose(flow.betweenness, known, 1e-11);
      const means = resistance.map((row) => row.filter((r) => !Number.isNaN(r)).reduce((a, b) => a + b) / 6);
      expectClose(flow.meanResistance, means, 1e-12);
      expect(flow.meanPairResistance).toBeCloseTo(means.reduce((a, b) => a + b) / 7, 12);
      for (let i = 0; i < 7; i++)
        for (let slot = form.offsets[i]!; slot < form.offsets[i + 1]!; slot++)
          expect(flow.tieResistance[slot]).toBeCloseTo(resistance[i]![form.neighbours[slot]!]!, 12);
    }),
    { numRuns: 50 },
  );
});

test("the tie resistances times the strengths add up to the cities less the parts (Foster)", async () => {
  const form = formOf(12, [...ties, [7, 8, 2], [8, 9, 5], [9, 7, 1]]);
  const { tieResistance, parts } = await currentFlow(form);
  expect(parts).toBe(2);
  const total = tieResistance.reduce((sum, r, slot) => sum + r * form.strengths[slot]!, 0) / 2;
  expect(total).toBeCloseTo(6 + 2, 12);
});

test("each part is a network of its own, divided by the pairs of other cities of the whole", async () => {
  const alone = await currentFlow(formOf(7, ties));
  // Three cities in a row beside it, and two without ties.
  const flow = await currentFlow(formOf(12, [...ties, [7, 8, 1], [8, 9, 4]]));
  expectClose(
    flow.betweenness.subarray(0, 7),
    [...alone.betweenness].map((value) => (value * 15) / 55),
    1e-13,
  );
  expectClose(flow.betweenness.subarray(7), [0, 1 / 55, 0, 0, 0], 1e-15);
  expectClose(flow.meanResistance.subarray(0, 7), [...alone.meanResistance], 1e-13);
  expectClose(flow.meanResistance.subarray(7, 10), [(1 + 1.25) / 2, (1 + 0.25) / 2, (0.25 + 1.25) / 2], 1e-13);
  expect([...flow.closeness.subarray(10)]).toEqual([NaN, NaN]);
  expect(flow.meanPairResistance).toBeCloseTo((alone.meanPairResistance * 21 + 2.5) / 24, 13);
});

test("relabelling cities changes only the places of the values", async () => {
  await fc.assert(
    fc.asyncProperty(connected, fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 7 }), async (rows, order) => {
      const before = await currentFlow(formOf(7, rows));
      const after = await currentFlow(formOf(7, relabelled(rows, order)));
      expectClose(
        order.map((place) => after.betweenness[place]!),
        [...before.betweenness],
        1e-12,
      );
      expectClose(
        order.map((place) => after.meanResistance[place]!),
        [...before.meanResistance],
        1e-12,
      );
    }),
    { numRuns: 40 },
  );
});

test("a long chain keeps its digits", async () => {
  const n = 400;
  const form = formOf(
    n,
    Array.from({ length: n - 1 }, (_, i) => [i, i + 1, 1]),
  );
  const flow = await currentFlow(form);
  expectClose(
    flow.betweenness,
    Array.from({ length: n }, (_, v) => (2 * v * (n - 1 - v)) / ((n - 1) * (n - 2))),
    1e-11,
  );
  expect(flow.meanPairResistance).toBeCloseTo((n + 1) / 3, 8);
});

test("one weak tie before strong ones costs no digits: the potentials are taken from the strongest city", async () => {
  // From the weak end, all potentials would be near 1, and differ by 10^-8.
  const n = 21;
  const form = formOf(
    n,
    Array.from({ length: n - 1 }, (_, i) => [i, i + 1, i === 0 ? 1 : 1e8]),
  );
  const flow = await currentFlow(form);
  expectClose(
    flow.tieResistance.map((resistance, slot) => resistance * form.strengths[slot]!),
    filled(2 * (n - 1), 1),
    2e-9,
  );
  expectClose(
    flow.betweenness,
    Array.from({ length: n }, (_, v) => (2 * v * (n - 1 - v)) / ((n - 1) * (n - 2))),
    2e-9,
  );
});

test("where the system would fill up, the iterations give the same potentials", () => {
  const random = stream(8);
  const n = 300;
  const rows = Array.from({ length: n - 1 }, (_, i) => [i, i + 1, 1]);
  for (let k = 0; k < 2000; k++) {
    const [i, j] = [random.integer(n), random.integer(n)];
    if (i !== j) rows.push([i, j, Math.exp(4 * random.uniform())]);
  }
  const form = formOf(n + 1, [...rows, [n - 1, n, 3]]);
  // City n is left out: the Laplacian of the others has the strength of their ties to it on the diagonal only.
  const inside = rowsOf(formOf(n, rows));
  const diagonal = new Float64Array(n);
  for (let i = 0; i < n; i++)
    for (let slot = form.offsets[i]!; slot < form.offsets[i + 1]!; slot++) diagonal[i]! += form.strengths[slot]!;
  const exact = flowSystem({ rows: inside, diagonal });
  expect(exact.exact).toBe(true);
  const iterated = { ...exact, factor: eliminate(partialPlan(inside), inside, diagonal)!, exact: false };
  const cities = Uint32Array.from({ length: n + 1 }, (_, i) => i);
  const chunk = { cities, from: 0, to: 20 };
  const known = potentials(chunk, { system: exact, place: cities });
  potentials(chunk, { system: iterated, place: cities }).forEach((row, k) => expectClose(row, [...known[k]!], 1e-11));
});

test("progress counts every chunk once and ends at all; an abort rejects", async () => {
  const form = formOf(12, [...ties, [7, 8, 1], [8, 9, 4]]);
  const seen: number[][] = [];
  await currentFlow(form, { onProgress: (done, total) => seen.push([done, total]) });
  const total = seen.length;
  expect(seen).toEqual(Array.from({ length: total }, (_, k) => [k + 1, total]));
  await expect(currentFlow(form, { signal: AbortSignal.abort() })).rejects.toThrow(/cancelled/);
});

test("through a pool whose workers get copies it is the same, byte for byte", async () => {
  const kernels: Kernels = {
    [currentFlowSystemKernel]: flowSystem,
    [currentFlowPotentialsKernel]: potentials,
    [currentFlowTiesKernel]: tieFlows,
  };
  const direct = inPlace(kernels);
  const pool: Pool = {
    ...direct,
    run: (kernel, chunks, options) =>
      direct.run(kernel, structuredClone(chunks), { ...options, shared: structuredClone(options?.shared) }),
  };
  const { form } = golden.find(({ name }) => name === "karate")!;
  expect(await currentFlow(form, { pool })).toEqual(await currentFlow(form));
});

test("strengths so far apart that rounding would eat the currents are refused, not answered", async () => {
  const apart = (strong: number): Compact =>
    formOf(4, [
      [0, 1, strong],
      [1, 2, 1],
      [2, 3, strong],
      [3, 0, 1],
    ]);
  expect((await currentFlow(apart(1e8))).tieResistance[0]! * 1e8).toBeCloseTo(1, 6);
  await expect(currentFlow(apart(1e13))).rejects.toThrow(/too many orders of magnitude/);
});

test("no ties, one tie, one-way ties, too many cities", async () => {
  const none = await currentFlow(formOf(3, []));
  expect([...none.betweenness]).toEqual([0, 0, 0]);
  expect([none.meanPairResistance, none.parts]).toEqual([NaN, 0]);
  const one = await currentFlow(formOf(2, [[0, 1, 4]]));
  expect([...one.betweenness]).toEqual([0, 0]);
  expectClose(one.meanResistance, [0.25, 0.25], 1e-15);
  await expect(currentFlow(formOf(2, [[0, 1, 1]], true))).rejects.toThrow(RangeError);
  const n = mostCurrentFlowCities + 1;
  const long = formOf(
    n,
    Array.from({ length: n - 1 }, (_, i) => [i, i + 1, 1]),
  );
  await expect(currentFlow(long)).rejects.toThrow(/up to 5000 tied cities; this one has 5001/);
});

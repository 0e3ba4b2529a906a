import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Compact, compactDirected, compactUndirected } from "../../src/network/compact.ts";
import { makeLayer, type TieRow } from "../../src/network/make-layer.ts";

/** The form as a list "from to strength", slot by slot. */
function slots(form: Compact): string[] {
  return Array.from({ length: form.n }, (_, i) =>
    Array.from(
      form.neighbours.subarray(form.offsets[i], form.offsets[i + 1]),
      (j, k) => `${i} ${j} ${form.strengths[form.offsets[i]! + k]}`,
    ),
  ).flat();
}

const arcs: TieRow[] = [
  { source: 2, target: 0, strength: 4 },
  { source: 0, target: 2, strength: 1 },
  { source: 1, target: 2, strength: 6 },
];
const oneWay = makeLayer({ id: "rail", directed: true }, arcs);
const twoWay = makeLayer({ id: "papers" }, arcs);

test("an undirected layer stands in the form from both ends, repeated ties summed", () => {
  const form = compactUndirected(4, twoWay);
  expect(slots(form)).toEqual(["0 2 5", "1 2 6", "2 0 5", "2 1 6"]);
  expect([form.n, form.directed]).toEqual([4, false]);
});

test("a directed layer keeps its outgoing ties, sorted by neighbour", () => {
  const form = compactDirected(3, oneWay);
  expect(slots(form)).toEqual(["0 2 1", "1 2 6", "2 0 4"]);
  expect(form.directed).toBe(true);
});

test("an undirected layer read as directed has both directions and says that it is undirected", () => {
  const form = compactDirected(3, twoWay);
  expect(slots(form)).toEqual(slots(compactUndirected(3, twoWay)));
  expect(form.directed).toBe(false);
});

describe("a directed layer read as undirected", () => {
  test("takes the larger of the two directions by default", () =>
    expect(slots(compactUndirected(3, oneWay))).toEqual(["0 2 4", "1 2 6", "2 0 4", "2 1 6"]));
  test("takes their mean, a missing direction being 0", () =>
    expect(slots(compactUndirected(3, oneWay, { symmetrise: "mean" }))).toEqual([
      "0 2 2.5",
      "1 2 3",
      "2 0 2.5",
      "2 1 3",
    ]));
  test("takes the smaller, which drops a one-way tie", () =>
    expect(slots(compactUndirected(3, oneWay, { symmetrise: "min" }))).toEqual(["0 2 1", "2 0 1"]));
});

test("the least strength is compared after symmetrising, and the limit is kept", () => {
  expect(slots(compactUndirected(3, oneWay, { symmetrise: "mean", minStrength: 3 }))).toEqual(["1 2 3", "2 1 3"]);
  expect(slots(compactUndirected(3, oneWay, { minStrength: 6.1 }))).toEqual([]);
});

describe("types of tie", () => {
  const border = makeLayer({ id: "border" }, [
    { source: 0, target: 1, strength: 1, type: "land" },
    { source: 0, target: 1, strength: 2, type: "water" },
    { source: 1, target: 2, strength: 3, type: "water" },
  ]);
  test("are summed over a pair", () =>
    expect(slots(compactUndirected(3, border))).toEqual(["0 1 3", "1 0 3", "1 2 3", "2 1 3"]));
  test("can be chosen", () => {
    expect(slots(compactUndirected(3, border, { types: ["land"] }))).toEqual(["0 1 1", "1 0 1"]);
    expect(slots(compactUndirected(3, border, { types: [] }))).toEqual([]);
  });
  test("of which none is chosen leave no tie, also in a layer without types", () =>
    expect(slots(compactUndirected(3, twoWay, { types: [] }))).toEqual([]));
  test("that are not there are refused with those that are", () =>
    expect(() => compactUndirected(3, border, { types: ["rail"] })).toThrow(
      expect.objectContaining({
        code: "usage",
        wayOut: { en: "Its types are land, water.", zh: "其类型为 land、water。" },
      }),
    ));
});

const rows = fc.array(fc.record({ source: fc.nat(7), target: fc.nat(7), strength: fc.integer({ min: 1, max: 9 }) }), {
  maxLength: 40,
});

test("the form is the adjacency matrix: sorted, each pair once, nothing lost", () => {
  fc.assert(
    fc.property(rows, fc.boolean(), (all, directed) => {
      const ties = all.filter(({ source, target }) => source !== target);
      const matrix = Array.from({ length: 8 }, () => Array.from({ length: 8 }, () => 0));
      for (const { source, target, strength } of ties) {
        matrix[source]![target]! += strength;
        if (!directed) matrix[target]![source]! += strength;
      }
      const expected = matrix.flatMap((row, i) => row.flatMap((w, j) => (w > 0 ? `${i} ${j} ${w}` : [])));
      expect(slots(compactDirected(8, makeLayer({ id: "x", directed }, ties)))).toEqual(expected);
    }),
    { numRuns: 200 },
  );
});

test("symmetrised forms are symmetric, and min <= mean <= max", () => {
  fc.assert(
    fc.property(rows, (all) => {
      const layer = makeLayer(
        { id: "x", directed: true },
        all.filter(({ source, target }) => source !== target),
      );
      const total = (["min", "mean", "max"] as const).map((symmetrise) => {
        const form = compactUndirected(8, layer, { symmetrise });
        const turned = slots(form).map((slot) => slot.replace(/^(\d) (\d)/, "$2 $1"));
        expect(turned.sort()).toEqual(slots(form).sort());
        return form.strengths.reduce((a, b) => a + b, 0);
      });
      expect(total).toEqual([...total].sort((a, b) => a - b));
    }),
    { numRuns: 200 },
  );
});

test("no ties, no cities: an empty form", () => {
  expect(slots(compactUndirected(0, makeLayer({ id: "x" }, [])))).toEqual([]);
  expect([...compactUndirected(3, makeLayer({ id: "x" }, [])).offsets]).toEqual([0, 0, 0, 0]);
});

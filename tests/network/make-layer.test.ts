import { expect, test } from "vitest";
import { makeLayer, type TieRow } from "../../src/network/make-layer.ts";
import { tieCount } from "../../src/network/layer.ts";

const rows: TieRow[] = [
  { source: 3, target: 1, strength: 2 },
  { source: 0, target: 2, strength: 5 },
  { source: 1, target: 3, strength: 4 },
];
const columns = ({ source, target, strength }: ReturnType<typeof makeLayer>) =>
  Array.from(source, (i, k) => [i, target[k], strength[k]]);

test("undirected ties are turned to source < target, sorted, and repeated ones summed", () => {
  const layer = makeLayer({ id: "papers" }, rows);
  expect(columns(layer)).toEqual([
    [0, 2, 5],
    [1, 3, 6],
  ]);
  expect(tieCount(layer)).toBe(2);
});

test("repeated ties can be read as the first or the largest instead", () => {
  expect(columns(makeLayer({ id: "x" }, rows, "first"))[1]).toEqual([1, 3, 2]);
  expect(columns(makeLayer({ id: "x" }, rows, "max"))[1]).toEqual([1, 3, 4]);
});

test("in a directed layer there and back are two ties", () => {
  expect(columns(makeLayer({ id: "rail", directed: true }, rows))).toEqual([
    [0, 2, 5],
    [1, 3, 4],
    [3, 1, 2],
  ]);
});

const mixed = makeLayer({ id: "border" }, [
  { source: 1, target: 0, strength: 1, type: "water" },
  { source: 0, target: 1, strength: 2, type: "land" },
  { source: 0, target: 1, strength: 3 },
]);

test("ties of different types are different ties; one without a type gets a type of its own", () => {
  const named = Object.fromEntries(Array.from(mixed.type!, (type, k) => [mixed.types[type], mixed.strength[k]]));
  expect(named).toEqual({ land: 2, water: 1, "": 3 });
  expect(makeLayer({ id: "x" }, rows).type).toBeNull();
});

test("the ties of a pair are sorted by type, the one without a type among them", () => {
  expect([...mixed.type!]).toEqual([0, 1, 2]);
});

test("a tie whose type is empty and one without a type are of one type", () => {
  const layer = makeLayer({ id: "border" }, [
    { source: 0, target: 1, strength: 1, type: "land" },
    { source: 0, target: 1, strength: 2, type: "" },
    { source: 0, target: 1, strength: 4 },
  ]);
  expect([...layer.types].sort()).toEqual(["", "land"]);
  expect([...layer.strength].sort((a, b) => a - b)).toEqual([1, 6]);
});

test("the order of the rows does not matter when ties are summed", () => {
  expect(makeLayer({ id: "x" }, [...rows].reverse())).toEqual(makeLayer({ id: "x" }, rows));
});

test("a self-tie and a strength that is none are refused", () => {
  expect(() => makeLayer({ id: "x" }, [{ source: 1, target: 1, strength: 1 }])).toThrow(RangeError);
  for (const strength of [0, -1, Number.NaN, Infinity])
    expect(() => makeLayer({ id: "x" }, [{ source: 0, target: 1, strength }])).toThrow(RangeError);
});

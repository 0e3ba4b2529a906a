import { expect, test } from "vitest";
import { beltForm } from "../../src/analysis/belt-reading.ts";
import { provinceGroups, readLayer, structureLayer } from "../../src/analysis/layer-reading.ts";
import { openLoose } from "../../src/analysis/open.ts";
import type { DeclaredDataset } from "../../src/dataset/declared.ts";
import { text } from "../read-folder.ts";

const opened = (cities: string, ...ties: [layer: string, rows: string][]): DeclaredDataset =>
  openLoose({
    cities: text("cities.csv", cities),
    ties: ties.map(([layer, rows]) => ({ layer, file: text(`${layer}.csv`, rows) })),
  }).dataset;

const all = { layer: null, minStrength: null, symmetrise: "mean", tieType: null };
const cities = "id,score,province\na,1,P\nb,2,P\nc,3,Q\nd,4,Q\ne,5,\n";
const oneWay = "source,target,strength,type\na,b,5,directed\nd,e,9,directed\ne,d,3,directed\nb,c,8,directed\n";

test("of a directed layer, ties are left out before both directions become one", () => {
  const reading = readLayer(opened(cities, ["flow", oneWay]), { ...all, minStrength: 6 });
  // d -> e stays though its mean with e -> d would be 6 and that of b -> c only 4.
  expect([...reading.form.strengths]).toEqual([8, 9]);
  expect(reading.filter.ties).toBe(2);
  expect([...reading.undirected.strengths]).toEqual([4, 4, 4.5, 4.5]);
  expect([...readLayer(opened(cities, ["flow", oneWay]), { ...all, symmetrise: "min" }).undirected.strengths]).toEqual([
    3, 3,
  ]);
});

test("the only relation is read before a layer of geography", () => {
  const both = opened(
    cities,
    ["touch", "source,target\na,b\nb,c\n"],
    ["papers", "source,target,strength\na,b,3\nc,d,5\n"],
  );
  expect(both.network.layers.get("touch")!.kind).toBe("geography");
  expect(structureLayer(both, null)!.id).toBe("papers");
  expect(structureLayer(both, "touch")!.id).toBe("touch");
});

test("a layer without ties is refused with a way out", () => {
  expect(() => readLayer(opened(cities), all)).toThrow(/no ties/);
});

test("a relation whose ties are all equally strong is read whole for belts: no strength tells them apart", () => {
  const rows = "a,b\nb,c\na,c\nc,d\nb,d\na,d\n".replaceAll("\n", ",1\n");
  const dataset = opened(cities, ["flow", `source,target,strength\n${rows}`]);
  const layer = { ...dataset.network.layers.get("flow")!, kind: "relation" as const };
  const options = { minStrength: null, symmetrise: "max", tieType: null };
  expect(beltForm(dataset, layer, options).neighbours).toHaveLength(12);
  const [first, ...others] = layer.strength;
  const uneven = { ...layer, strength: Float64Array.of(first! * 9, ...others) as typeof layer.strength };
  expect(beltForm(dataset, uneven, options).neighbours.length).toBeLessThan(12);
});

test("provinces are compared from two on; a city without one has group 0", () => {
  expect([...provinceGroups(opened(cities, ["flow", oneWay]))!]).toEqual([1, 1, 2, 2, 0]);
  expect(provinceGroups(opened(cities.replaceAll("Q", "P"), ["flow", oneWay]))).toBeNull();
});

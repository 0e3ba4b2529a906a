import { expect, test } from "vitest";
import { optionValues } from "../../src/analysis/analysis.ts";
import { type BeltOptions, beltOptionSpecs } from "../../src/analysis/belt-reading.ts";
import { layerComparison } from "../../src/analysis/layer-comparison.ts";
import { openLoose } from "../../src/analysis/open.ts";
import { readSideBySide } from "../../src/analysis/side-by-side.ts";
import type { DeclaredDataset } from "../../src/dataset/declared.ts";
import { InnobeltError } from "../../src/support/error.ts";
import { text } from "../read-folder.ts";

const options = (layer: string | null): BeltOptions =>
  optionValues({ options: beltOptionSpecs }, { layer }) as unknown as BeltOptions;

/** Four hubs A B C D and two low cities e f (mean 2): on `road` A-B-C is a belt and D is alone behind f. */
function dataset(): DeclaredDataset {
  return openLoose({
    cities: text("cities.csv", "id,score\nA,4\nB,3\nC,2.5\nD,2\ne,0.4\nf,0.1\n"),
    ties: [
      { layer: "road", file: text("road.csv", "source,target\nA,B\nB,C\nC,f\nf,D\nA,e\n") },
      { layer: "air", file: text("air.csv", "source,target\nA,B\nB,C\nC,D\nA,e\n") },
      { layer: "nearby", file: text("nearby.csv", "source,target\nA,B\nB,C\nC,f\nf,D\nA,e\n") },
      { layer: "above", file: text("above.csv", "source,target\nA,B\nB,C\nC,D\nA,e\n") },
      { layer: "sea", file: text("sea.csv", "source,target\nA,e\ne,B\nC,D\n") },
    ],
  }).dataset;
}

const compared = (layer: string): ReturnType<typeof layerComparison> => {
  const data = dataset();
  return layerComparison(
    data.network.cities,
    readSideBySide(data, options(layer)),
    {
      hubLevel: 1,
      isolationLevel: 0.5,
    },
    [],
  );
};

test("every hub with its class, gap, col and belt on every layer", () => {
  const { layers, hubs } = compared("road,air,sea")!;
  expect(layers.map(({ tieFilter, belts }) => [tieFilter.layer, belts])).toEqual([
    ["road", [["A", "B", "C"]]],
    ["air", [["A", "B", "C", "D"]]],
    ["sea", []],
  ]);
  expect(hubs.map(({ id, byLayer }) => [id, ...byLayer.map(({ hubClass }) => hubClass)])).toEqual([
    ["A", "belt", "belt", "isolated"],
    ["B", "belt", "belt", "isolated"],
    ["C", "belt", "belt", "paired"],
    ["D", "isolated", "belt", "paired"],
  ]);
  const [onRoad, onAir, onSea] = hubs.find(({ id }) => id === "D")!.byLayer;
  expect(onRoad).toMatchObject({ gap: { id: "f", multiple: 0.05 }, col: { id: "f" }, belt: null });
  expect(onAir).toMatchObject({ gap: null, col: null, belt: 1, joiningLevel: 1 });
  expect(onSea).toMatchObject({ gap: null, col: null, belt: null });
});

test("agreement of classes with and without chance, and of the belts", () => {
  const { agreement } = compared("road,air,sea")!;
  expect(agreement.map(({ a, b }) => [a, b])).toEqual([
    ["road", "air"],
    ["road", "sea"],
    ["air", "sea"],
  ]);
  const [roadAir, roadSea, airSea] = agreement;
  // 3 of 4 alike; on air all are belt hubs, so chance alone gives 3/4 too.
  expect(roadAir).toMatchObject({ sameClass: 0.75, kappa: 0 });
  // None alike; chance: P(belt) = 3/4 and 0, P(isolated) = 1/4 and 1/2.
  expect(roadSea!.sameClass).toBe(0);
  expect(roadSea!.kappa).toBeCloseTo((0 - 0.125) / 0.875, 12);
  // {A B C} {D} against {A B C D}: the Rand index is no better than chance; against four single hubs neither.
  expect(roadAir!.ariBelts).toBe(0);
  expect(airSea!.ariBelts).toBe(0);
});

test("two layers that say the same agree fully", () => {
  const { agreement } = compared("road,nearby")!;
  expect(agreement[0]).toMatchObject({ sameClass: 1, kappa: 1, ariBelts: 1 });
});

test("kappa is not defined where all hubs have one class on both", () => {
  expect(compared("air,above")!.agreement[0]).toMatchObject({ sameClass: 1, kappa: null });
});

test("without a hub there is nothing to agree on", () => {
  const data = dataset();
  const none = { hubLevel: 100, isolationLevel: 0.5 };
  expect(layerComparison(data.network.cities, readSideBySide(data, options("road,air")), none, [])).toMatchObject({
    hubs: [],
    agreement: [],
  });
});

test("a single layer is compared with none", () => {
  expect(compared("road")).toBeNull();
});

test("a layer that is not there is refused by its name", () => {
  expect(() => compared("road,rail")).toThrow(InnobeltError);
  expect(() => compared("road,rail")).toThrow(/no layer called "rail"/);
});

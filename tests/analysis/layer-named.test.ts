import { expect, test } from "vitest";
import { optionValues } from "../../src/analysis/analysis.ts";
import { type BeltOptions, beltOptionSpecs, readForBelts } from "../../src/analysis/belt-reading.ts";
import { readSideBySide } from "../../src/analysis/side-by-side.ts";
import { layerNamed, layersAsked } from "../../src/analysis/layer-named.ts";
import { openLoose } from "../../src/analysis/open.ts";
import type { DeclaredDataset } from "../../src/dataset/declared.ts";
import { tieCount } from "../../src/network/layer.ts";
import { InnobeltError } from "../../src/support/error.ts";
import { openFolder, text } from "../read-folder.ts";

const yrd = openFolder("data/yrd").dataset;
const named = (id: string, dataset: DeclaredDataset = yrd) => layerNamed(dataset, id, null)!;
const refusal = (run: () => unknown): InnobeltError => {
  try {
    run();
  } catch (error) {
    if (error instanceof InnobeltError) return error;
  }
  throw new Error("nothing was refused");
};

test("the map gives nearest cities and all pairs within reach", () => {
  const nearest = named("nearest:3");
  expect(nearest).toMatchObject({ id: "nearest:3", directed: false, kind: "geography" });
  // Each of 41 cities has three, and a tie serves at most two of them.
  expect(tieCount(nearest)).toBeGreaterThanOrEqual((41 * 3) / 2);
  expect(tieCount(nearest)).toBeLessThanOrEqual(41 * 3);
  expect(tieCount(named("band:20000"))).toBe((41 * 40) / 2);
  expect(nearest.provenance).toMatchObject({ kind: "modelled", from: ["points"] });
});

test("a combination ties a pair that is in any of its parts, with the number of parts as strength", () => {
  const [border, near, both] = [named("border"), named("nearest:3"), named("border+nearest:3")];
  const keys = (layer: typeof border): Set<number> => new Set(layer.source.map((a, k) => a * 41 + layer.target[k]!));
  const [inBorder, inNear] = [keys(border), keys(near)];
  expect(keys(both)).toEqual(new Set([...inBorder, ...inNear]));
  both.source.forEach((a, k) => {
    const key = a * 41 + both.target[k]!;
    expect(both.strength[k]).toBe(Number(inBorder.has(key)) + Number(inNear.has(key)));
  });
  expect(both.provenance).toMatchObject({ kind: "modelled", from: ["border", "nearest:3"] });
  expect(both.title.zh).toBe("接壤＋最近 3 个城市");
});

test("a relation comes into a combination on its backbone, as belts read it", () => {
  const whole = tieCount(named("rail-2016"));
  const union = named("rail-2016+copublication");
  expect(tieCount(union)).toBeLessThan(whole / 2);
});

test("a layer combined with itself is that layer", () => {
  expect(named("rail-2016+rail-2016")).toBe(named("rail-2016"));
});

test("the parts are made undirected by the rule asked for", () => {
  const combined = (symmetrise: string): number => tieCount(layerNamed(yrd, "border+rail-2016", null, { symmetrise })!);
  expect(combined("max")).toBeGreaterThan(combined("min"));
});

test("types of tie are those of a part that has any", () => {
  const land = layerNamed(yrd, "border+rail-2016", null, { tieType: ["land"] })!;
  expect(tieCount(land)).toBeLessThan(tieCount(named("border+rail-2016")));
});

test("a reading of a combination says how its parts are read", () => {
  const read = (set: Partial<BeltOptions>) =>
    readForBelts(yrd, optionValues({ options: beltOptionSpecs }, set) as unknown as BeltOptions)!.filter;
  const both = read({ layer: "border+rail-2016", symmetrise: "min" });
  expect(both.symmetrise).toBe("min");
  expect(both.note!.en).toMatch(/^Its part rail-2016 is read on its backbone/);
  expect(read({ layer: "border+nearest:3" })).toMatchObject({ symmetrise: null, note: null });
});

test("side by side, types are asked of the layers that have them", () => {
  const read = (layer: string) =>
    readSideBySide(
      yrd,
      optionValues({ options: beltOptionSpecs }, { layer, tieType: ["land"] }) as unknown as BeltOptions,
    ).map(({ filter }) => [filter.layer, filter.types, filter.ties]);
  expect(read("border,nearest:4")).toEqual([
    ["border", ["land"], 97],
    ["nearest:4", null, expect.any(Number)],
  ]);
  expect(() => read("rail-2016,nearest:4")).toThrow(InnobeltError);
});

test("a layer of the dataset goes before the other readings of its name", () => {
  const own = openLoose({
    cities: text("cities.csv", "id,score,lon,lat\na,1,120,30\nb,2,121,30\nc,3,122,30\n"),
    ties: [
      { layer: "nearest:1", file: text("x.csv", "source,target\na,c\n") },
      { layer: "a+b", file: text("y.csv", "source,target\nb,c\n") },
    ],
  }).dataset;
  expect(tieCount(named("nearest:1", own))).toBe(1);
  expect(tieCount(named("a+b", own))).toBe(1);
  expect(named("a+b", own).title.en).not.toContain(" + ");
});

test.each(["nearest:0", "nearest:1.5", "nearest:101"])("%s is refused with a way out", (id) => {
  expect(refusal(() => named(id)).wayOut.en).toContain("nearest:4");
});

test("a part of a combination that is none is refused by its own name", () => {
  expect(refusal(() => named("border+rial-2016")).said.en).toContain('"rial-2016"');
});

test("cities without points have no layers from the map", () => {
  const bare = openLoose({
    cities: text("cities.csv", "id,score\na,1\nb,2\n"),
    ties: [{ layer: "t", file: text("t.csv", "source,target\na,b\n") }],
  }).dataset;
  expect(refusal(() => named("band:100", bare)).said.en).toContain("No city has a point");
});

test("several layers stand apart, each once", () => {
  expect(layersAsked(null)).toEqual([null]);
  expect(layersAsked("border, rail-2016,border,")).toEqual(["border", "rail-2016"]);
  expect(refusal(() => layersAsked(" , ")).said.en).toContain("No layer is named");
  expect(refusal(() => named("border,rail-2016")).said.en).toContain("One layer is read at a time");
});

import { expect, test } from "vitest";
import { areasOptionSpecs } from "../../src/analysis/areas.ts";
import { beltsOptionSpecs } from "../../src/analysis/belts-in-depth.ts";
import { corridorOptionSpecs } from "../../src/analysis/corridor.ts";
import { diffusionOptionSpecs } from "../../src/analysis/diffusion.ts";
import type { OptionSpec } from "../../src/analysis/options.ts";
import { upliftOptionSpecs } from "../../src/analysis/uplift.ts";
import type { Offer } from "../../src/viewer/analyst-task.ts";
import {
  cityKind,
  type Ground,
  layerChoice,
  layerText,
  optionsHere,
  standing,
  valuesOf,
} from "../../src/viewer/study-options.ts";

const ground: Ground = {
  hasCity: (id) => ["a", "b", "c"].includes(id),
  layers: ["border", "rail"],
  hasPoints: true,
  directions: ["Jiangsu", "Zhejiang", "N", "NW"],
  hasYears: true,
};

function offer(id: string, options: readonly OptionSpec[], places: readonly string[] = []): Offer {
  return { id, question: { en: "", zh: "" }, columns: [], options, places, reads: "belts" };
}

const corridor = offer("corridor", corridorOptionSpecs, ["from", "to"]);
const uplift = offer("uplift", upliftOptionSpecs, ["city"]);
const diffusion = offer("diffusion", diffusionOptionSpecs, ["centre"]);
const areas = offer("areas", areasOptionSpecs);
const belts = offer("belts", beltsOptionSpecs);

test("of a corridor's ends the cities of the dataset and the nearest belt stand, each once", () => {
  expect(standing(corridor, { from: "a", to: "b, x,belt,b,c" }, ground)).toEqual({ from: "a", to: "b,belt,c" });
  expect(standing(corridor, { from: "belt", to: "x" }, ground)).toEqual({});
  expect(standing(corridor, { from: "a,b" }, ground)).toEqual({ from: "a" });
});

test("the analysis is not asked while a place is missing", () => {
  expect(valuesOf(corridor, { from: "a" })).toBeNull();
  expect(valuesOf(corridor, { from: "a", to: "b,c" })).toEqual({ from: "a", to: "b,c" });
  expect(valuesOf(areas, {})).toEqual({});
});

test("what a spec does not allow is as if it were not said", () => {
  const said = { from: "a", to: "b", runnersUp: "21", hubLevel: "-1", symmetrise: "median", isolationLevel: "x" };
  expect(standing(corridor, said, ground)).toEqual({ from: "a", to: "b" });
  const fine = { ...said, runnersUp: "20", hubLevel: "2.5", symmetrise: "min", isolationLevel: "0" };
  expect(standing(corridor, fine, ground)).toEqual(fine);
  expect(standing(corridor, { runnersUp: "1.5" }, ground)).toEqual({});
  expect(standing(corridor, { unknown: "1", toString: "1" }, ground)).toEqual({});
});

test("values are read as their specs have them", () => {
  expect(valuesOf(uplift, { city: "a", level: "1, 0.5", alternatives: "3" })).toEqual({
    city: "a",
    level: [1, 0.5],
    alternatives: 3,
  });
  expect(standing(uplift, { city: "a", level: "1,high" }, ground)).toEqual({ city: "a" });
  expect(valuesOf(belts, { overTime: "true", tieType: "land,ferry" })).toEqual({
    overTime: true,
    tieType: ["land", "ferry"],
  });
});

test("two known directions are compared, or those that the analysis takes", () => {
  expect(standing(diffusion, { centre: "a", compare: "Jiangsu,NW" }, ground)).toEqual({
    centre: "a",
    compare: "Jiangsu,NW",
  });
  expect(standing(diffusion, { centre: "a", compare: "Jiangsu,Atlantis" }, ground)).toEqual({ centre: "a" });
  expect(standing(diffusion, { centre: "a", compare: "N,N" }, ground)).toEqual({ centre: "a" });
});

test("layers are those of the dataset, those of the places, and unions of them", () => {
  const layer = (text: string, on: Ground = ground) => standing(areas, { layer: text }, on)["layer"];
  expect(layer("border,nearest:4,band:12.5,border+rail")).toBe("border,nearest:4,band:12.5,border+rail");
  expect(layer("sea,border+sea,nearest:0,band:x,rail")).toBe("rail");
  expect(layer("nearest:4", { ...ground, hasPoints: false })).toBeUndefined();
  expect(standing({ ...areas, reads: "cooperation" }, { layer: "rail,border" }, ground)).toEqual({ layer: "rail" });
});

test("a choice of layers survives the text that it is written as", () => {
  for (const choice of [
    { single: [], combined: false },
    { single: ["border"], combined: false },
    { single: ["rail", "border"], combined: false },
    { single: ["border", "rail", "nearest:4"], combined: true },
  ])
    expect(layerChoice(layerText(choice) ?? undefined)).toEqual(choice);
  // A link may hold the union alone.
  expect(layerChoice("border+rail")).toEqual({ single: ["border", "rail"], combined: true });
  expect(layerText({ single: ["border"], combined: true })).toBe("border");
});

test("score and year are the page's own, and years are offered only where the score has them", () => {
  const keys = (on: Ground): string[] => optionsHere(belts, on).map(({ key }) => key);
  expect(keys(ground)).not.toContain("score");
  expect(keys(ground)).not.toContain("year");
  expect(keys(ground)).toContain("overTime");
  expect(keys({ ...ground, hasYears: false })).not.toContain("overTime");
  expect(standing(belts, { overTime: "true", score: "gdp" }, { ...ground, hasYears: false })).toEqual({});
});

test("cities are named by places and by what an uplift leads to", () => {
  expect(cityKind(corridor, "from")).toBe("one");
  expect(cityKind(corridor, "to")).toBe("several");
  expect(cityKind(uplift, "to")).toBe("one");
  expect(cityKind(uplift, "level")).toBeNull();
});

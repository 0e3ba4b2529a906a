import { expect, test } from "vitest";
import type { UpliftResult } from "../../src/analysis/uplift-result.ts";
import { costText, neededOf, upliftText } from "../../src/analysis/uplift-sentences.ts";

type LiftedSet = UpliftResult["readings"][number]["levels"][number]["sets"][number];

const nameOf = (id: string) => ({ en: `City ${id}`, zh: `${id}市` });

function said(
  cities: LiftedSet["cities"],
  set: Partial<LiftedSet> = {},
  classAfter: "belt" | "isolated" | null = "belt",
) {
  const whole = { rank: 1, cities, cost: 0.75, gap: 0, reaches: "R", lengthKm: 298.4, ...set } as LiftedSet;
  return upliftText("H", { level: 1, classAfter }, whole, nameOf);
}

const lifted = (id: string, multiple: number, factor: number | null) =>
  ({ id, multiple, factor }) as LiftedSet["cities"][number];

test("a city is lifted from what it has to the level, with its growth, and what then is joined", () => {
  expect(said([lifted("a", 0.254, 3.937)])).toEqual({
    en: "Lift City a from 0.25 to 1, about 3.9 times its present size: 0.75 × mean in all. City H then reaches City R over 298 km and is a belt hub.",
    zh: "将a市从 0.25 提升到 1（约为现有规模的 3.9 倍），合计为均值的 0.75 倍。届时H市可连至R市，全程 298 公里，成为创新带枢纽。",
  });
});

test("a few per cent are said as such, a city at 0 has no factor, and what is not known is left out", () => {
  const { en, zh } = said([lifted("a", 0.98, 1 / 0.98), lifted("b", 0, null)], { lengthKm: null }, null);
  expect(en).toMatch(/^Lift City a from 0\.98 to 1, about 2 % more than now; City b from 0\.00 to 1: /);
  expect(en).toMatch(/ then reaches City R\.$/);
  expect(zh).toMatch(/^将a市从 0\.98 提升到 1（约比现在多 2 %），b市从 0\.00 提升到 1，合计/);
  expect(zh).toMatch(/可连至R市。$/);
});

test("a multiple below the level is not rounded on to it", () => {
  expect(said([lifted("a", 0.9996, 1.0004)]).en).toContain("from 0.9996 to 1");
});

test("more than three are named alone, and of very many the first", () => {
  const many = "a b c d e f g h i".split(" ").map((id) => lifted(id, 0.5, 2));
  expect(said(many.slice(0, 4)).en).toMatch(/^Lift City a, City b, City c and City d to 1: /);
  expect(said(many).zh).toMatch(/^将a市、b市、c市、d市、e市、f市等 9 个城市提升到 1，/);
});

test("a cost is never nothing when it is something", () => {
  expect([0, 0.0049, 0.005, 1.234].map(costText)).toEqual(["0.00", "< 0.01", "0.01", "1.23"]);
  const { en, zh } = said([lifted("a", 0.999, 1.001)], { cost: 0.001 });
  expect(en).toContain(": less than 0.01 × mean in all.");
  expect(zh).toContain("，合计不足均值的 0.01 倍。");
});

test("a count must come to a whole number, any other amount to what it is", () => {
  expect(neededOf(true, 3, 13.8)).toEqual({ needed: 14, increase: 11 });
  expect(neededOf(true, 3, 14.000000000000002)).toEqual({ needed: 14, increase: 11 });
  expect(neededOf(false, 3, 13.8)).toEqual({ needed: 13.8, increase: 10.8 });
  expect(neededOf(false, 20, 13.8)).toEqual({ needed: 13.8, increase: 0 });
  expect(neededOf(true, null, 0.2)).toEqual({ needed: 1, increase: null });
});

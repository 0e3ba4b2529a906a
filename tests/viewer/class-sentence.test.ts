import { expect, test } from "vitest";
import type { CityRow, HubRow } from "../../src/analysis/result.ts";
import { classSentence } from "../../src/viewer/class-sentence.ts";

const city = (id: string, nameEn: string, nameZh: string, multiple: number | null): CityRow => ({
  id,
  nameEn,
  nameZh,
  province: null,
  provinceZh: null,
  lon: null,
  lat: null,
  score: multiple,
  multiple,
  tier: null,
  hubClass: null,
  community: null,
  degree: 0,
  strength: null,
  betweenness: null,
  pagerank: null,
  eigenvector: null,
});
const hefei = city("1", "Hefei", "合肥市", 2.11);
const chuzhou = city("2", "Chuzhou", "滁州市", 0.254);
const nanjing = city("3", "Nanjing", "南京市", 3.13);
const far = city("4", "Far", "远方", 1.2);
const silent = city("5", "Silent", "无声", null);

const hub = (id: string, hubClass: HubRow["hubClass"], rest: Partial<HubRow> = {}): HubRow => ({
  id,
  hubClass,
  joiningLevel: 0,
  path: [],
  gap: null,
  beltLevel: null,
  col: null,
  classShare: null,
  ...rest,
});
const result: Parameters<typeof classSentence>[0] = {
  hubLevel: 1,
  draws: { count: 1000, state: "made" },
  cities: [hefei, chuzhou, nanjing, far, silent],
  hubs: [
    hub("1", "isolated", {
      joiningLevel: 0.254,
      path: ["1", "2", "3"],
      gap: { id: "2", multiple: 0.254 },
      classShare: 0.97,
    }),
    hub("3", "belt", { joiningLevel: 1.28 }),
    hub("4", "isolated"),
  ],
};

test("an isolated hub is told with its gap city and the hub beyond it, in both languages", () => {
  expect(classSentence(result, hefei, "en")).toBe(
    "Hefei, 2.1 times the mean, is an isolated hub in 970 of 1,000 draws of the score: between it and Nanjing lies Chuzhou at 0.25.",
  );
  expect(classSentence(result, hefei, "zh")).toBe(
    "合肥（均值的 2.1 倍）在 1,000 次抽样中有 970 次是孤立枢纽：它与南京之间隔着滁州，仅为均值的 0.25 倍。",
  );
});

test("a hub without a path says so, and names no gap; without draws it says that too", () => {
  expect(classSentence({ ...result, draws: { count: 0, state: "nothing to draw" } }, far, "en")).toBe(
    "Far, 1.20 times the mean, is an isolated hub on this score (nothing to draw anew, so without a share): no path of ties leads to another hub.",
  );
});

test("while the draws are to be made no hub is called isolated", () => {
  expect(classSentence({ ...result, draws: { count: 0, state: "to come" } }, hefei, "en")).toBe(
    "Hefei, 2.1 times the mean, is cut off: between it and Nanjing lies Chuzhou at 0.25.",
  );
  expect(classSentence({ ...result, draws: { count: 0, state: "to come" } }, hefei, "zh")).not.toContain("孤立枢纽");
});

test("a city that is no hub is told as the gap of those it cuts off", () => {
  expect(classSentence(result, chuzhou, "en")).toBe(
    "Chuzhou, 0.25 times the mean, is no hub (hub level 1.00); it is the gap city that cuts off Hefei.",
  );
});

test("a city without a score is not called weak", () => {
  expect(classSentence(result, silent, "en")).toBe("Silent has no score, so it takes no part in hubs and belts.");
});

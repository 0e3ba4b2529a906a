import { expect, test } from "vitest";
import type { CityRow } from "../../../src/analysis/result.ts";
import { matching } from "../../../src/viewer/components/search.tsx";

const city = (id: string, nameEn: string, nameZh: string, multiple: number): CityRow =>
  ({ id, nameEn, nameZh, multiple }) as CityRow;
const cities = [
  city("320500", "Suzhou", "苏州市", 4.6),
  city("341300", "Suzhou (Anhui)", "宿州市", 0.2),
  city("320800", "Huai'an", "淮安市", 0.3),
  city("340100", "Hefei", "合肥市", 2.1),
  city("340400", "Huainan", "淮南市", 0.1),
];
const found = (wanted: string): string[] => matching(cities, wanted).map(({ id }) => id);

test("a city is found by English name, Chinese name or id, whatever the case", () => {
  expect(found("hefei")).toEqual(["340100"]);
  expect(found("合肥")).toEqual(["340100"]);
  expect(found("340100")).toEqual(["340100"]);
});

test("the namesake with the whole name comes first, then the larger one", () => {
  expect(found("suzhou")).toEqual(["320500", "341300"]);
  expect(found("anhui")).toEqual(["341300"]);
  expect(found("huai")).toEqual(["320800", "340400"]);
});

test("an apostrophe need not be typed", () => {
  expect(found("huaian")).toEqual(["320800"]);
});

test("nothing typed finds nothing", () => {
  expect(found("  ")).toEqual([]);
  expect(found("xyz")).toEqual([]);
});

import { expect, test } from "vitest";
import { collectCities } from "../../src/dataset/city-collector.ts";
import { makeCityFinder } from "../../src/dataset/city-finder.ts";

const city = (id: string, en: string, zh: string) => ({ id, name: { en, zh }, province: null, point: null });
const finder = makeCityFinder([
  city("310000", "Shanghai", "上海市"),
  city("320500", "Suzhou", "苏州市"),
  city("321200", "Taizhou", "泰州市"),
  city("341300", "Suzhou", "宿州市"),
  city("Wuxi", "320500", "无锡市"),
]);

test("an id goes before a name", () => expect(finder.find("320500")).toEqual({ how: "id", index: 1 }));

test("a name that one city has finds it, without case and without the closing 市", () => {
  for (const name of ["shanghai", "SHANG HAI", "上海市", "上海"])
    expect(finder.find(name)).toEqual({ how: "name", index: 0 });
});

test("a name that two cities have is ambiguous", () =>
  expect(finder.find("Suzhou")).toEqual({ how: "ambiguous", candidates: ["320500", "341300"] }));

test("what a person types may leave out the province in brackets; then both are meant", () => {
  const cities = [city("320500", "Suzhou", "苏州市"), city("341300", "Suzhou (Anhui)", "宿州市")];
  expect(makeCityFinder(cities).find("Suzhou")).toEqual({ how: "name", index: 0 });
  const typed = makeCityFinder(cities, { bareNames: true });
  expect(typed.find("Suzhou")).toEqual({ how: "ambiguous", candidates: ["320500", "341300"] });
  expect(typed.find("suzhou (anhui)")).toEqual({ how: "name", index: 1 });
  expect(typed.find("苏州")).toEqual({ how: "name", index: 0 });
});

test("an id that a spreadsheet turned into a decimal is the whole number", () => {
  expect(finder.find("310000.0")).toEqual({ how: "float", index: 0 });
  expect(finder.find("3.413E+05")).toEqual({ how: "float", index: 3 });
});

test("a rounded id is matched only when one city can be meant", () => {
  expect(finder.find("3.1E+05")).toEqual({ how: "float", index: 0 });
  expect(finder.find("3.2E+05")).toEqual({ how: "rounded", candidates: ["320500", "321200"] });
  expect(finder.find("3.9E+05")).toEqual({ how: "unknown" });
});

test("an unknown city has hints by id and by name", () => {
  expect(finder.find("Shangai")).toEqual({ how: "unknown" });
  expect(finder.nearest("Shangai")).toEqual(["Shanghai (310000)"]);
  expect(finder.nearest("310001")).toContain("310000");
  expect(finder.nearest("x".repeat(5000))).toEqual([]);
});

test("without a table of cities ids are numbered as they appear", () => {
  const collector = collectCities();
  expect(["b", "310000.0", "310000", "3.1E+05"].map((id) => collector.find(id))).toEqual([
    { how: "id", index: 0 },
    { how: "float", index: 1 },
    { how: "id", index: 1 },
    { how: "shortened", index: 2 },
  ]);
  expect(collector.ids).toEqual(["b", "310000", "3.1E+05"]);
});

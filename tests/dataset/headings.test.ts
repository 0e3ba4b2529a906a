import { describe, expect, test } from "vitest";
import { cityHeadings, matchHeadings, splitYear, tieHeadings } from "../../src/dataset/headings.ts";

const ties = (...headings: string[]) => matchHeadings(headings, tieHeadings).columns;
const cities = (...headings: string[]) => matchHeadings(headings, cityHeadings).columns;

describe("headings of ties", () => {
  test.each([
    ["Gephi", ["Source", "Target", "Weight"]],
    ["igraph", ["from", "to", "weight"]],
    ["flowmap", ["origin", "dest", "count"]],
    ["libpysal", ["focal", "neighbor", "weight"]],
    ["timetables", ["FROM", "destination", "trains_per_day"]],
    ["Chinese files", ["起点", "终点", "权重"]],
  ])("of %s are known", (_, headings) =>
    expect(ties(...headings)).toMatchObject({ source: 0, target: 1, strength: 2 }),
  );
  test("match without case, spaces, underscores and hyphens", () =>
    expect(ties("SOURCE id", "target-ID", "Tie Type", "Year")).toMatchObject({
      source: 0,
      target: 1,
      tieType: 2,
      year: 3,
    }));
  test("of one meaning: the first alias wins, the other is told", () => {
    const matched = matchHeadings(["source", "target", "count", "weight"], tieHeadings);
    expect(matched.columns.strength).toBe(3);
    expect(matched.duplicates).toEqual([2]);
  });
});

describe("headings of cities", () => {
  test("of Gephi, of our packages and of Chinese files are known", () => {
    expect(cities("Id", "Label")).toMatchObject({ id: 0, name: 1 });
    expect(cities("id", "name_en", "name_zh", "province_en", "province_zh", "lon", "lat")).toMatchObject({
      id: 0,
      nameEn: 1,
      nameZh: 2,
      provinceEn: 3,
      provinceZh: 4,
      lon: 5,
      lat: 6,
    });
    expect(cities("城市", "行政区划代码", "省份", "经度", "纬度")).toMatchObject({
      name: 0,
      id: 1,
      province: 2,
      lon: 3,
      lat: 4,
    });
  });
  test("a city column is the name beside an id", () =>
    expect(cities("adcode", "city", "lng", "latitude")).toMatchObject({ id: 0, name: 1, lon: 2, lat: 3 }));
  test("what says nothing, what stands twice and what has no heading are told apart", () =>
    expect(matchHeadings(["id", "ID", "", "GDP", "gdp"], cityHeadings)).toMatchObject({
      duplicates: [1, 4],
      unnamed: [2],
      others: [3],
    }));
});

test("the year at the end of a heading is split off", () => {
  expect(splitYear("gdp_2021")).toEqual({ measure: "gdp", year: "2021" });
  expect(splitYear("GDP 2021")).toEqual({ measure: "GDP", year: "2021" });
  expect(splitYear("GDP (2021)")).toEqual({ measure: "GDP", year: "2021" });
  expect(splitYear("生产总值 2021年")).toEqual({ measure: "生产总值", year: "2021" });
  for (const heading of ["gdp", "index2021", "2021", "share_12021", "gdp_2021_real"])
    expect(splitYear(heading)).toEqual({ measure: heading, year: "" });
});

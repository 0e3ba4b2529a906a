import { readFileSync, statSync } from "node:fs";
import Papa from "papaparse";
import polygonClipping, { type MultiPolygon } from "polygon-clipping";
import { describe, expect, it } from "vitest";
import { layerNamed } from "../../src/analysis/layer-named.ts";
import { evaluateScore } from "../../src/analysis/score.ts";
import { colAlternatives } from "../../src/belts/col-alternatives.ts";
import { filtration, prominence } from "../../src/belts/filtration.ts";
import { components } from "../../src/network/components.ts";
import { type Compact, compactUndirected } from "../../src/network/compact.ts";
import { multiplesOf } from "../../src/network/score.ts";
import type { Text } from "../../src/support/text.ts";
import { openFolder } from "../read-folder.ts";
import { area, contains } from "./polygons.ts";

type Row = Readonly<Record<string, string>>;

interface Resource {
  readonly name: string;
  readonly path: string;
  readonly format: string;
  readonly sources: readonly { readonly title: string }[];
  readonly licenses: readonly { readonly title: string }[];
  readonly schema?: { readonly fields: readonly { readonly name: string }[] };
  readonly innobelt: {
    readonly role: string;
    readonly cautions: readonly Text[];
    readonly indicators?: readonly { readonly id: string; readonly kind: string; readonly cautions: readonly Text[] }[];
  };
}

interface Feature {
  readonly properties: Readonly<Record<string, string | boolean>>;
  readonly geometry: { readonly coordinates: MultiPolygon };
}

const folder = new URL("../../data/china/", import.meta.url);
const textOf = (name: string): string => readFileSync(new URL(name, folder), "utf8");

function rowsOf(name: string, from = folder): readonly Row[] {
  const text = readFileSync(new URL(name, from), "utf8");
  const { data, errors } = Papa.parse<Row>(text, { header: true, skipEmptyLines: true });
  expect(errors).toEqual([]);
  return data;
}

const { resources } = JSON.parse(textOf("datapackage.json")) as { resources: readonly Resource[] };
const cities = rowsOf("cities.csv");
const ids = cities.map((city) => city["id"]!);
const idOf = new Map(cities.map((city) => [city["name_en"]!, city["id"]!]));
const border = rowsOf("border.csv");
const links = rowsOf("links.csv");
const rail = rowsOf("rail-2016.csv");
const tables = resources.filter(({ innobelt }) => innobelt.role === "indicators").map(({ path }) => path);

/** By indicator, year and city, as the text of the table. */
function valuesIn(paths: readonly string[], from: URL): ReadonlyMap<string, string> {
  return new Map(
    paths
      .flatMap((path) => rowsOf(path, from))
      .map((row) => [`${row["indicator"]} ${row["year"]} ${row["city"]}`, row["value"]!]),
  );
}

const values = valuesIn(tables, folder);
const having = (indicator: string, year: string | number): number =>
  ids.filter((id) => values.has(`${indicator} ${year} ${id}`)).length;
const years = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);
const tied = (rows: readonly Row[]): Set<string> => new Set(rows.flatMap((row) => [row["source"]!, row["target"]!]));
const pairOf = (row: Row): string => `${row["source"]}-${row["target"]}`;
const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);
const without = (indicator: string): readonly string[] => {
  const present = new Set(
    [...values.keys()].flatMap((key) => (key.startsWith(`${indicator} `) ? [key.slice(-6)] : [])),
  );
  return ids.filter((id) => !present.has(id));
};

/** Every caution of a resource and of its indicators, joined, in both languages. */
function cautionsOf(name: string): readonly [string, string] {
  const { innobelt } = resources.find((resource) => resource.name === name)!;
  const all = [...innobelt.cautions, ...(innobelt.indicators ?? []).flatMap(({ cautions }) => cautions)];
  return [all.map(({ en }) => en).join(" "), all.map(({ zh }) => zh).join(" ")];
}

function expectSaid(name: string, en: string, zh: string): void {
  const [english, chinese] = cautionsOf(name);
  expect(english).toContain(en);
  expect(chinese).toContain(zh);
}

describe("the cities", () => {
  it("are 337 in 31 provinces, sorted by id: 4 municipalities, 293 cities, 30 autonomous prefectures, 7 prefectures, 3 leagues", () => {
    expect(ids).toEqual([...new Set(ids)].sort());
    expect(new Set(cities.map((city) => city["province_en"])).size).toBe(31);
    const ending = (end: string): number => cities.filter((city) => city["name_zh"]!.endsWith(end)).length;
    const municipalities = ids.filter((id) => id.endsWith("0000")).length;
    const counts = [municipalities, ending("市") - municipalities, ending("自治州"), ending("地区"), ending("盟")];
    expect(counts).toEqual([4, 293, 30, 7, 3]);
    expect(total(counts)).toBe(337);
    expectSaid(
      "cities",
      "4 municipalities, each as one unit, 293 prefecture-level cities, 30 autonomous prefectures, 7 prefectures and 3 leagues",
      "4 个直辖市（各作一个单元）、293 个地级市、30 个自治州、7 个地区、3 个盟",
    );
  });

  it("have names of their own in both languages, with the province in brackets where the romanised name occurs twice", () => {
    for (const column of ["name_en", "name_zh"])
      expect(new Set(cities.map((city) => city[column])).size).toBe(cities.length);
    const stems = cities.map((city) => city["name_en"]!.replace(/ \(.*\)$/, ""));
    const twice = [...new Set(stems.filter((stem, i) => stems.indexOf(stem) !== i))];
    expect(twice).toEqual(["Taizhou", "Suzhou", "Yichun", "Fuzhou", "Yulin"]);
    expectSaid("cities", twice.join(", "), twice.join("、"));
  });

  it("stand where the Yangtze River Delta dataset puts the 41 of its cities", () => {
    const delta = rowsOf("cities.csv", new URL("../yrd/", folder));
    const own = new Map(cities.map((city) => [city["id"], city]));
    expect(delta).toHaveLength(41);
    for (const { name_en, ...city } of delta) {
      expect(own.get(city["id"])).toMatchObject(city);
      expect(own.get(city["id"])!["name_en"]).toBe(name_en);
    }
  });
});

describe("the borders", () => {
  it("are 894 pairs of strength 1, 887 on land, 2 on water and 5 that the boundary sets disagree on", () => {
    const ofType = (type: string): readonly string[] => border.filter((row) => row["type"] === type).map(pairOf);
    expect(border).toHaveLength(894);
    expect(ofType("land")).toHaveLength(887);
    expect(ofType("water")).toEqual(["330200-330400", "330400-330600"]);
    expect(ofType("doubtful")).toEqual([
      "210600-211000",
      "350100-350700",
      "510300-511400",
      "530100-530600",
      "630200-632500",
    ]);
    expect(border.every((row) => row["strength"] === "1" && Number(row["border_km"]) >= 1)).toBe(true);
    const nameOf = new Map(cities.map((city) => [city["id"], city["name_en"]!]));
    const pairs = ofType("doubtful").map((pair) =>
      pair
        .split("-")
        .map((id) => nameOf.get(id))
        .join("-"),
    );
    expectSaid("border", `On 5 short borders the two boundary sets disagree (${pairs.join(", ")})`, "有 5 段短边界");
  });

  it("are 600 within a province and 294 across", () => {
    const provinceOf = new Map(cities.map((city) => [city["id"], city["province_en"]]));
    const within = border.filter((row) => provinceOf.get(row["source"]) === provinceOf.get(row["target"]));
    expect([within.length, border.length - within.length]).toEqual([600, 294]);
  });

  it("leave five cities without a neighbour and join the other 332 in one piece", () => {
    const names = ["Zhoushan", "Haikou", "Sanya", "Sansha", "Danzhou"];
    const reached = tied(border);
    expect(ids.filter((id) => !reached.has(id))).toEqual(names.map((name) => idOf.get(name)));
    const { size } = components(ids.length, (join) => {
      for (const row of border) join(ids.indexOf(row["source"]!), ids.indexOf(row["target"]!));
    });
    expect([...size].sort((a, b) => b - a)).toEqual([332, 1, 1, 1, 1, 1]);
    expectSaid("border", `${names.join(", ")} share no border`, "舟山、海口、三亚、三沙、儋州不与其他单元接壤");
    expectSaid("border", "the other 332 are one connected piece", "其余 332 个连成一片");
  });

  it("are the 99 of the Yangtze River Delta dataset among its cities, none more and none fewer", () => {
    const delta = rowsOf("border.csv", new URL("../yrd/", folder)).filter((row) => row["type"] !== "fixed-link");
    const inDelta = (id: string): boolean => /^3[1-4]/.test(id);
    const own = border.filter((row) => inDelta(row["source"]!) && inDelta(row["target"]!));
    expect(own.map(pairOf)).toEqual(delta.map(pairOf));
    expect(own).toHaveLength(99);
    expect(own.map((row) => row["type"])).toEqual(delta.map((row) => row["type"]));
  });
});

describe("the links", () => {
  it("are seven pairs that are no border, and leave Sansha alone", () => {
    expect(links.map((row) => `${pairOf(row)} ${row["type"]}`)).toEqual([
      "310000-330900 fixed-link",
      "330200-330900 fixed-link",
      "440300-442000 fixed-link",
      "440800-460100 ferry",
      "460100-460200 railway",
      "460100-460400 railway",
      "460200-460400 railway",
    ]);
    const borders = new Set(border.map(pairOf));
    for (const row of links) expect(borders).not.toContain(pairOf(row));
    const reached = tied([...border, ...links]);
    expect(ids.filter((id) => !reached.has(id))).toEqual([idOf.get("Sansha")]);
  });
});

describe("the trains", () => {
  it("are 8,884 directed ties of 78,501 trains between 194 cities; 143 have none", () => {
    expect(rail).toHaveLength(8884);
    expect(total(rail.map((row) => Number(row["strength"])))).toBe(78501);
    expect(tied(rail).size).toBe(194);
    expectSaid("rail-2016", "143 of the 337 units had no such station", "337 个单元中有 143 个没有此类车站");
    expect(ids.length - tied(rail).size).toBe(143);
  });

  it("are those of the Yangtze River Delta dataset among its cities", () => {
    const delta = rowsOf("rail-2016.csv", new URL("../yrd/", folder));
    const own = rail.filter((row) => /^3[1-4]/.test(row["source"]!) && /^3[1-4]/.test(row["target"]!));
    expect(own).toEqual(delta);
    expect(own).toHaveLength(638);
  });
});

it("every layer names known cities, no city with itself and no pair twice, and stands in order", () => {
  for (const [rows, directed] of [
    [border, false],
    [links, false],
    [rail, true],
  ] as const) {
    expect([...tied(rows)].filter((id) => !ids.includes(id))).toEqual([]);
    const pairs = rows.map((row) => `${row["source"]} ${row["target"]}`);
    expect(pairs).toEqual([...new Set(pairs)].sort());
    const right = (row: Row): boolean => (directed ? row["source"] !== row["target"] : row["source"]! < row["target"]!);
    expect(rows.filter((row) => !right(row))).toEqual([]);
  }
});

describe("the indicators", () => {
  it("have one value per city, year and indicator, of a known city, in order", () => {
    for (const path of tables) {
      const rows = rowsOf(path);
      const keys = rows.map((row) => `${row["city"]} ${row["year"]} ${row["indicator"]}`);
      expect(keys).toEqual([...new Set(keys)].sort());
      expect(rows.every((row) => /^\d+(\.\d+)?$/.test(row["value"]!))).toBe(true);
      const known = new Set(ids);
      expect(rows.filter((row) => !known.has(row["city"]!))).toEqual([]);
    }
  });

  it("cover as many units in each year as the source does", () => {
    const sample = [2000, 2005, 2010, 2015, 2019, 2020, 2021, 2022, 2023];
    const covered = (indicator: string): readonly number[] => sample.map((year) => having(indicator, year));
    expect(covered("gdp")).toEqual([323, 329, 332, 333, 334, 329, 330, 310, 330]);
    expect(covered("population")).toEqual([295, 239, 298, 278, 275, 298, 284, 296, 288]);
    expect(covered("area")).toEqual([297, 297, 297, 296, 297, 297, 297, 297, 297]);
    for (const indicator of ["listed_firms", "star_and_chinext_firms"])
      for (const year of years(2000, 2021)) expect(having(indicator, year)).toBe(337);
    for (const indicator of ["universities", "bachelor_universities", "universities_985", "universities_211"])
      expect(having(indicator, 2019)).toBe(337);
  });

  it("have no row, and so no 0, where a value is missing or was taken out", () => {
    const gone = `gdp 2022 150600, gdp 2022 340400, gdp 2011 230800, gdp 2005 450800, gdp 2005 450900, gdp 2000 320800,
      gdp 2010 654000, population 2011 210100, population 2021 230100, population 2015 231200, area 2006 341200`;
    expect(gone.split(/,\s+/).filter((key) => values.has(key))).toEqual([]);
    expect(["2019", "2020"].every((year) => values.has(`gdp ${year} 654000`))).toBe(true);
    const zeros = [...values].filter(([key, value]) => /^(gdp|population|area) /.test(key) && Number(value) === 0);
    expect(zeros).toEqual([]);
  });

  it("say how many units have a value, in the figures of the tables", () => {
    const range = (indicator: string, of: readonly number[]): string => {
      const counts = of.map((year) => having(indicator, year));
      return `${Math.min(...counts)} to ${Math.max(...counts)}`;
    };
    const gdp = range(
      "gdp",
      years(2000, 2023).filter((year) => year !== 2022),
    );
    expectSaid(
      "indicators-gdp",
      `${gdp} of the 337 units have a value, ${having("gdp", 2022)} in 2022`,
      `有 ${gdp.replace(" to ", "–")} 个有数据，2022 年为 ${having("gdp", 2022)} 个`,
    );
    expect(without("gdp")).toEqual([idOf.get("Sansha")]);
    expectSaid("indicators-gdp", "Sansha in none", "三沙各年均无");
    const [early, middle] = [range("population", years(2001, 2004)), range("population", years(2005, 2019))];
    expectSaid(
      "indicators-population",
      `${early} units have one in 2001-2004, ${middle} in 2005-2019`,
      `有数据的为 ${early.replace(" to ", "–")} 个单元，2005–2019 年为 ${middle.replace(" to ", "–")} 个`,
    );
  });

  it("have population and area of all cities, and of no other unit but the population of Hainan (Qinghai)", () => {
    const others = ids.filter((_, i) => !cities[i]!["name_zh"]!.endsWith("市"));
    const hainan = idOf.get("Hainan (Qinghai)");
    expect(without("area")).toEqual(others);
    expect(without("population")).toEqual(others.filter((id) => id !== hainan));
    const [population, area] = [without("population").length, without("area").length];
    expect([population, area]).toEqual([39, 40]);
    expectSaid("indicators-population", `${population} units, autonomous`, `${population} 个单元（自治州`);
    expectSaid("indicators-population", `${area} units have no value`, `${area} 个单元（自治州、地区、盟）没有数据`);
  });

  it("say how many units have no firm, no technology firm and no university", () => {
    const none = (indicator: string, year: number): number =>
      ids.filter((id) => values.get(`${indicator} ${year} ${id}`) === "0").length;
    const [technology, listed] = [none("star_and_chinext_firms", 2021), none("listed_firms", 2021)];
    expect([technology, listed]).toEqual([180, 65]);
    const firms = ids.map((id) => Number(values.get(`star_and_chinext_firms 2021 ${id}`)));
    const mean = (total(firms) / ids.length).toFixed(2);
    expectSaid(
      "indicators-listed-firms",
      `${technology} of the 337 units have no such firm in 2021 and the mean is ${mean} firms`,
      `有 ${technology} 个没有此类公司，均值为 ${mean} 家`,
    );
    expectSaid(
      "indicators-listed-firms",
      `${listed} of the 337 units have no listed firm`,
      `有 ${listed} 个没有上市公司`,
    );
    const universities = none("universities", 2019);
    expectSaid(
      "indicators-universities",
      `${universities} of the 337 units have none`,
      `有 ${universities} 个没有高校`,
    );
    expect(total(ids.map((id) => Number(values.get(`universities_985 2019 ${id}`))))).toBe(38);
    expectSaid("indicators-universities", "38 of the 39", "39 所高校中含 38 所");
    // The published total of the list less the 13 in county-level units.
    expect(total(ids.map((id) => Number(values.get(`universities 2019 ${id}`))))).toBe(2688 - 13);
  });

  it("agree with the Yangtze River Delta dataset wherever both have a value", () => {
    const paths = ["gdp", "population", "listed-firms", "universities"].map((name) => `indicators-${name}.csv`);
    const delta = valuesIn(paths, new URL("../yrd/", folder));
    const shared = [...delta].filter(([key]) => values.has(key));
    expect(shared.filter(([key, value]) => values.get(key) !== value)).toEqual([]);
    const both = new Map<string, number>();
    for (const [key] of shared) both.set(key.split(" ")[0]!, (both.get(key.split(" ")[0]!) ?? 0) + 1);
    const firms = { listed_firms: 902, star_and_chinext_firms: 902 };
    const schools = { universities: 41, bachelor_universities: 41, universities_985: 41, universities_211: 41 };
    expect(Object.fromEntries(both)).toMatchObject({ gdp: 982, population: 883, ...firms, ...schools });
    // Of GDP and area the delta has nothing more, but the area of Fuyang in 2006, a slip that is taken out here.
    const more = [...delta.keys()].filter((key) => /^(gdp|area) 20[01]\d |^(gdp|area) 202[0-3] /.test(key));
    expect(more.filter((key) => !values.has(key))).toEqual(["area 2006 341200"]);
  });
});

describe("a first look at the peaks", () => {
  const { dataset, report } = openFolder("data/china");
  const score = evaluateScore(dataset, { score: null, year: null })!.score;
  const multiples = multiplesOf(score).values;
  const formOf = (layer: string | null, types: readonly string[] | null = null): Compact =>
    compactUndirected(ids.length, layerNamed(dataset, layer, dataset.defaults.layer)!, { types });
  const name = (index: number): string => dataset.network.cities[index]!.name.en;
  const tree = filtration(formOf(null), multiples);
  const prominences = (of = tree): ReadonlyMap<string, number> =>
    new Map([...of.peaks].map((peak) => [name(peak), prominence(of, peak)]));

  it("reads every row, the firms of 2021 as the score and exactly the 894 borders", () => {
    expect(report.refusals).toEqual([]);
    expect([score.id, score.year]).toEqual(["star_and_chinext_firms", "2021"]);
    expect(formOf(null).neighbours.length / 2).toBe(894);
    expect(formOf("border+links").neighbours.length / 2).toBe(901);
    expect(dataset.defaults.cooperation).toBe("rail-2016");
  });

  /** Peak, height, the city or the level where it meets a higher one, prominence; multiples of the mean. */
  const table: readonly (readonly [string, number, string | 0 | null, number, number])[] = [
    ["Beijing", 38.9, null, 0, 38.9],
    ["Shenzhen", 37.5, 0, 0, 37.5],
    ["Shanghai", 29.2, "Tai'an", 0.23, 29.0],
    ["Hangzhou", 19.3, "Huzhou", 2.3, 17.0],
    ["Chengdu", 9.9, "Meishan", 0.23, 9.7],
    ["Changsha", 7.4, "Nanping", 0.46, 6.9],
    ["Guangzhou", 12.0, "Dongguan", 5.52, 6.4],
    ["Wuhan", 6.4, "Huangshi", 0.23, 6.2],
    ["Ningbo", 7.1, "Shaoxing", 2.3, 4.8],
    ["Hefei", 5.8, "Chuzhou", 0.92, 4.8],
    ["Xi'an", 4.1, 0, 0, 4.1],
    ["Qingdao", 4.1, "Cangzhou", 0.23, 3.9],
    ["Xiamen", 4.1, "Nanping", 0.46, 3.7],
    ["Nanjing", 7.8, "Changzhou", 4.83, 3.0],
    ["Fuzhou", 3.5, "Quanzhou", 0.69, 2.8],
  ];

  it("finds the 15 most prominent peaks with their heights, cols and prominences", () => {
    const alternatives = colAlternatives(formOf(null), tree);
    const most = [...tree.peaks].sort((a, b) => prominence(tree, b) - prominence(tree, a)).slice(0, table.length);
    expect(most.map(name)).toEqual(table.map(([peak]) => peak));
    most.forEach((peak, row) => {
      const [, height, colName, colLevel, rises] = table[row]!;
      const col = tree.col[peak]!;
      // One decimal, and 6.447 may be read as 6.4 or 6.5.
      expect(Math.abs(multiples[peak]! - height), name(peak)).toBeLessThan(0.06);
      expect(Math.abs(prominence(tree, peak) - rises), name(peak)).toBeLessThan(0.06);
      expect(col < 0, name(peak)).toBe(colName === null);
      if (col >= 0) expect(multiples[col]!, name(peak)).toBeCloseTo(colLevel, 2);
      if (typeof colName === "string") expect([col, ...alternatives.get(peak)!].map(name)).toContain(colName);
    });
  });

  it("has 42 peaks of some prominence, 21 of at least the mean, and Suzhou is none", () => {
    const rising = [...prominences().values()].filter((value) => value > 0);
    expect(rising).toHaveLength(42);
    expect(rising.filter((value) => value >= 1)).toHaveLength(21);
    expect(prominences().has("Suzhou")).toBe(false);
  });

  it("keeps every one of these prominences without the five doubtful borders", () => {
    const form = formOf(null, ["land", "water"]);
    const firm = prominences(filtration(form, multiples));
    expect(form.neighbours.length / 2).toBe(889);
    expect(table.map(([peak]) => firm.get(peak) ?? null)).toEqual(table.map(([peak]) => prominences().get(peak)));
  });

  it("changes Haikou and Zhanjiang only when the seven links are added: Zhanjiang lies below Haikou and is no peak", () => {
    const linked = filtration(formOf("border+links"), multiples);
    const rising = (of: ReadonlyMap<string, number>): readonly (readonly [string, number])[] =>
      [...of].filter(([, value]) => value > 0);
    expect(rising(prominences(linked))).toEqual(rising(prominences()).filter(([peak]) => peak !== "Zhanjiang"));
    const haikou = ids.indexOf(idOf.get("Haikou")!);
    expect(tree.col[haikou]).toBe(-1);
    expect(multiples[linked.col[haikou]!]).toBe(0);
  });
});

describe("the data package", () => {
  it("gives every resource a file, a source, a licence and cautions", () => {
    for (const { name, path, sources, licenses, innobelt } of resources) {
      expect(statSync(new URL(path, folder)).size, path).toBeGreaterThan(0);
      expect(sources.map(({ title }) => title).join(""), name).not.toBe("");
      expect(licenses.map(({ title }) => title).join(""), name).not.toBe("");
      expect(innobelt.cautions.length, name).toBeGreaterThan(0);
    }
  });

  it("has no text in one language only", () => {
    const check = (value: unknown, place: string): void => {
      if (typeof value !== "object" || value === null) return;
      if ("en" in value || "zh" in value) {
        const { en, zh } = value as Partial<Text>;
        expect(en?.trim(), place).toBeTruthy();
        expect(zh?.trim(), place).toMatch(/\p{Script=Han}|²|^1/u);
      } else for (const [key, inner] of Object.entries(value)) check(inner, `${place}.${key}`);
    };
    check(JSON.parse(textOf("datapackage.json")), "datapackage");
  });

  it("describes the columns that each CSV has, and declares the indicators that each table uses", () => {
    for (const { path, format, schema, innobelt } of resources) {
      if (format !== "csv") continue;
      expect(textOf(path).split("\n", 1)[0], path).toBe(schema!.fields.map(({ name }) => name).join(","));
      if (innobelt.indicators === undefined) continue;
      const used = new Set(rowsOf(path).map((row) => row["indicator"]!));
      expect([...used].sort()).toEqual(innobelt.indicators.map(({ id }) => id).sort());
    }
  });

  it("is small enough to be carried along", () => {
    const bytes = total(
      [...resources.map(({ path }) => path), "datapackage.json"].map((path) => statSync(new URL(path, folder)).size),
    );
    expect(bytes).toBeLessThan(2_500_000);
  });
});

describe("the map", () => {
  const featuresOf = (name: string): readonly Feature[] =>
    (JSON.parse(textOf(name)) as { features: readonly Feature[] }).features;
  const provinces = featuresOf("provinces.geojson");
  const cells = featuresOf("cells.geojson");

  it("has the 31 provinces in under 250 kB, in closed rings of at most 4 decimals", () => {
    expect(provinces.map(({ properties }) => properties["adcode"])).toEqual(
      [...new Set(ids.map((id) => `${id.slice(0, 2)}0000`))].sort(),
    );
    expect(statSync(new URL("provinces.geojson", folder)).size).toBeLessThan(250_000);
    for (const { geometry } of provinces)
      for (const ring of geometry.coordinates.flat()) {
        expect(ring.at(-1)).toEqual(ring[0]);
        expect(ring.flat().every((degrees) => Number(degrees.toFixed(4)) === degrees)).toBe(true);
      }
  });

  it("leaves no gap and no overlap between neighbouring provinces, and no outline crosses itself", () => {
    const [first, ...rest] = provinces.map(({ geometry }) => geometry.coordinates);
    const union = polygonClipping.union(first!, ...rest);
    expect(union.every((rings) => rings.length === 1)).toBe(true);
    expect(area(union)).toBeCloseTo(total(provinces.map(({ geometry }) => area(geometry.coordinates))), 9);
    for (const { geometry, properties } of provinces)
      expect(area(polygonClipping.union(geometry.coordinates)), String(properties["name_en"])).toBeCloseTo(
        area(geometry.coordinates),
        9,
      );
  });

  it("has every city in the outline of its province, but for the five that the cautions name", () => {
    const outside = cities.filter((city) => {
      const { geometry } = provinces.find(({ properties }) => properties["name_en"] === city["province_en"])!;
      return !contains(geometry.coordinates, city);
    });
    const names = outside.map((city) => city["name_en"]!);
    expect(names).toEqual(["Da Hinggan Ling", "Xiamen", "Fangchenggang", "Sanya", "Sansha"]);
    expectSaid(
      "provinces",
      `The points of ${names.join(", ")} lie outside`,
      "大兴安岭地区、厦门、防城港、三亚、三沙的点位",
    );
  });

  it("has one approximate cell per city in under 400 kB, and the cells of a province tile it", () => {
    expect(statSync(new URL("cells.geojson", folder)).size).toBeLessThan(400_000);
    expect(cells.map(({ properties }) => properties["id"])).toEqual(ids);
    expect(cells.every(({ properties }) => properties["approximate"] === true)).toBe(true);
    for (const { geometry } of cells) expect(area(geometry.coordinates)).toBeGreaterThan(0);
    for (const { properties, geometry } of provinces) {
      const own = cells.filter((cell) => cell.properties["province"] === properties["name_en"]);
      const whole = area(geometry.coordinates);
      expect(Math.abs(total(own.map((cell) => area(cell.geometry.coordinates))) / whole - 1)).toBeLessThan(1e-5);
      const [first, ...rest] = own.map((cell) => cell.geometry.coordinates);
      expect(Math.abs(area(polygonClipping.union(first!, ...rest)) / whole - 1)).toBeLessThan(1e-5);
    }
  });

  it("puts every city that its province holds into its own cell and into no other of that province", () => {
    for (const city of cities) {
      const here = cells.filter(
        (cell) => cell.properties["province"] === city["province_en"] && contains(cell.geometry.coordinates, city),
      );
      const { geometry } = provinces.find(({ properties }) => properties["name_en"] === city["province_en"])!;
      const expected = contains(geometry.coordinates, city) ? [city["id"]] : [];
      expect(here.map(({ properties }) => properties["id"])).toEqual(expected);
    }
  });
});

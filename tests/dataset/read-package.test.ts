import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readPackage } from "../../src/dataset/read-package.ts";
import { InnobeltError } from "../../src/support/error.ts";

const both = (text: string) => ({ en: text, zh: `${text}（中）` });
const encode = (content: unknown): Uint8Array =>
  new TextEncoder().encode(typeof content === "string" ? content : JSON.stringify(content));

interface Resource {
  name: string;
  path: string;
  schema?: { fields: { name: string }[]; missingValues?: string[] };
  sources?: { title: string; path?: string }[];
  licenses?: { name?: string; title?: string }[];
  innobelt?: Record<string, unknown>;
}

const measure = (id: string) => ({
  id,
  title: both(id),
  unit: both("firms"),
  kind: "size",
  cautions: [both("capped")],
});
const layer = (id: string, directed: boolean) => ({
  id,
  title: both(id),
  directed,
  kind: "relation",
  unit: both("trains"),
  year: "2016",
  provenance: { kind: "observed", source: "timetable" },
});

/** A fresh package of three cities on every call, so that a test can break one entry. */
function makePackage() {
  const descriptor = {
    name: "three",
    title: "Three cities",
    licenses: [{ name: "CC-BY-4.0" }],
    resources: [
      {
        name: "cities",
        path: "cities.csv",
        schema: { fields: [{ name: "id" }, { name: "mayor" }] },
        sources: [{ title: "Atlas", path: "https://example.org/" }],
        innobelt: { role: "cities" },
      },
      {
        name: "firms",
        path: "tables/firms.csv",
        schema: { fields: [], missingValues: ["", "?"] },
        sources: [{ title: "Register" }],
        licenses: [{ name: "notspecified", title: "Facts" }],
        innobelt: { role: "indicators", cautions: [both("thin")], indicators: [measure("firms"), measure("patents")] },
      },
      {
        name: "rail",
        path: "rail.csv",
        innobelt: { role: "layer", layer: layer("rail", true), cautions: [both("old")] },
      },
      { name: "outlines", path: "outlines.geojson", innobelt: { role: "outlines" } },
      { name: "published", path: "published.json", innobelt: { role: "published" } },
      { name: "extra", path: "not-there.csv" },
    ] as Resource[],
    innobelt: {
      title: both("Three"),
      score: "mix",
      layer: "rail",
      cooperation: null as string | null,
      derived: [
        {
          id: "firms2",
          title: both("f2"),
          unit: both("1"),
          kind: "size",
          year: "2021",
          product: [
            { indicator: "firms", year: "2021" },
            { indicator: "firms", year: "2021" },
          ],
        },
      ],
      scores: [
        {
          id: "mix",
          title: both("mix"),
          unit: both("1"),
          year: "2021",
          parts: [
            { indicator: "firms2", year: null as string | null, weight: 1 },
            { indicator: "patents", year: "2021", weight: 2 },
          ],
        },
      ],
    },
  };
  const square = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 0],
  ];
  const feature = (coordinates: unknown) => ({
    type: "Feature",
    properties: null,
    geometry: { type: "Polygon", coordinates },
  });
  const files: Record<string, unknown> = {
    "cities.csv":
      "id,name_en,name_zh,mayor,lon,lat\nb,Beaton,乙州市,X,1,2\na,Ayton,甲州市,Y,3,4\nc,Ceton,丙州市,Z,5,6\n",
    "tables/firms.csv":
      "city,year,indicator,value\na,2021,firms,3\nb,2021,firms,?\n甲州,2020,firms,1\na,2021,patents,\n",
    "rail.csv": "source,target,strength,type\na,b,2,Undirected\nb,a,3,Undirected\n",
    "outlines.geojson": { type: "FeatureCollection", features: [feature([square]), feature([[[9e6, 0]]])] },
    "published.json": {
      source: both("An article"),
      claims: [
        { kind: "tier", city: "a", tier: 1, text: both("a leads"), reason: null },
        { kind: "belt", spine: ["a", "zz"], text: both("a-zz"), reason: both("other index") },
      ],
    },
  };
  return { descriptor, files };
}

type Package = ReturnType<typeof makePackage>;

function read({ descriptor, files }: Package, prefix = "") {
  return readPackage([
    ...Object.entries(files).map(([name, content]) => ({ name: prefix + name, bytes: encode(content) })),
    { name: `${prefix}datapackage.json`, bytes: encode(descriptor) },
  ]);
}

describe("a data package", () => {
  const { dataset, report } = read(makePackage());
  test("gives cities in the order of their ids, with both names", () =>
    expect(dataset!.network.cities.map(({ id, name }) => [id, name.en, name.zh])).toEqual([
      ["a", "Ayton", "甲州市"],
      ["b", "Beaton", "乙州市"],
      ["c", "Ceton", "丙州市"],
    ]));
  test("gives indicators by year and city, missing where the file says so", () => {
    const firms = dataset!.indicators.get("firms")!;
    expect(firms.years).toEqual(["2020", "2021"]);
    expect([...firms.values.get("2021")!]).toEqual([3, Number.NaN, Number.NaN]);
    expect(firms).toMatchObject({ kind: "size", source: "Register", cautions: [both("thin"), both("capped")] });
  });
  test("gives layers as declared, whatever their columns say", () => {
    const rail = dataset!.network.layers.get("rail")!;
    expect([rail.directed, rail.year, [...rail.source], [...rail.strength]]).toEqual([true, "2016", [0, 1], [2, 3]]);
    expect(dataset!.layerCautions.get("rail")).toEqual([both("old")]);
  });
  test("gives its declared scores, defaults, outlines and published figures", () => {
    expect(dataset!.defaults).toEqual({ score: "mix", layer: "rail", cooperation: null });
    expect(dataset!.derived[0]!.cautions).toEqual([]);
    expect(dataset!.scores[0]!.parts.length).toBe(2);
    expect((dataset!.outlines as { features: unknown[] }).features.length).toBe(1);
    expect(dataset!.published!.claims.length).toBe(2);
    expect(dataset!.title.zh).toBe("Three（中）");
  });
  test("gives every source with the licence of its table", () =>
    expect(dataset!.sources).toEqual([
      { title: "Atlas", path: "https://example.org/", licence: "CC-BY-4.0" },
      { title: "Register", path: null, licence: "Facts" },
    ]));
  test("is accounted for file by file", () => {
    expect(report.files.map(({ file, rows, kept }) => [file, rows, kept])).toEqual([
      ["datapackage.json", 1, 1],
      ["cities.csv", 3, 3],
      ["tables/firms.csv", 4, 4],
      ["rail.csv", 2, 2],
      ["outlines.geojson", 2, 1],
      ["published.json", 2, 2],
    ]);
    expect(report.refusals.map(({ rule, column }) => [rule, column])).toEqual([["outline.feature", "features[1]"]]);
    expect(report.notes.map(({ rule, column, value }) => [rule, column, value])).toEqual([
      ["package.unread", "resources[5]", "extra"],
      ["city.byName", "city", "甲州"],
      ["direction.overruled", "type", null],
      ["layer.isolates", null, null],
      ["published.city", "claims[1]", "zz"],
    ]);
  });
  test("is found inside a folder too", () => expect(read(makePackage(), "up/three/").dataset!.id).toBe("three"));
});

describe("a row of an indicator table that breaks a rule is refused", () => {
  test.each([
    ["city.unknown", "zz,2021,firms,1", "city"],
    ["city.empty", ",2021,firms,1", "city"],
    ["indicator.unknown", "a,2021,firmz,1", "indicator"],
    ["indicator.year", "a,,firms,1", "year"],
    ["indicator.duplicate", "b,2021,firms,2", "value"],
    ["value.number", "a,2021,firms,many", "value"],
    ["value.range", "a,2021,firms,1e101", "value"],
  ])("%s", (rule, row, column) => {
    const broken = makePackage();
    broken.files["tables/firms.csv"] = `city,year,indicator,value\nb,2021,firms,1\n${row}\nc,2021,firms,2\n`;
    const { report, dataset } = read(broken);
    const refused = report.refusals.filter(({ file }) => file === "tables/firms.csv");
    expect(refused.map((note) => [note.rule, note.row, note.column])).toEqual([[rule, 3, column]]);
    expect([...dataset!.indicators.get("firms")!.values.get("2021")!]).toEqual([Number.NaN, 1, 2]);
  });
  test("value.ambiguous", () => {
    const broken = makePackage();
    broken.files["tables/firms.csv"] = "city;year;indicator;value\na;2021;firms;1,234\n";
    expect(read(broken).report.refusals.map(({ rule }) => rule)).toContain("value.ambiguous");
  });
});

describe("an entry that does not fit is an error at its JSON path", () => {
  const cases: [string, (broken: Package) => unknown][] = [
    [
      "resources[1].innobelt.indicators[0].kind",
      ({ descriptor }) => ((descriptor.resources[1]!.innobelt!["indicators"] as { kind: string }[])[0]!.kind = "big"),
    ],
    [
      "resources[2].innobelt.layer.title.zh",
      ({ descriptor }) =>
        delete (descriptor.resources[2]!.innobelt!["layer"] as { title: Record<string, unknown> }).title["zh"],
    ],
    ["resources[0].path", ({ descriptor }) => (descriptor.resources[0]!.path = "../cities.csv")],
    ["resources[0].path", ({ descriptor }) => (descriptor.resources[0]!.path = "/etc/cities.csv")],
    ["resources[0].path", ({ descriptor }) => (descriptor.resources[0]!.path = "https://example.org/cities.csv")],
    ["resources[0].path", ({ descriptor }) => (descriptor.resources[0]!.path = "C:\\cities.csv")],
    ["resources[0].path", ({ descriptor }) => (descriptor.resources[0]!.path = "a/./cities.csv")],
    ["resources[2].path", ({ files }) => delete files["rail.csv"]],
    ["resources[2].path", ({ descriptor }) => (descriptor.resources[2]!.path = "cities.csv")],
    ["resources", ({ descriptor }) => descriptor.resources.shift()],
    ["innobelt.score", ({ descriptor }) => (descriptor.innobelt.score = "mixx")],
    ["innobelt.layer", ({ descriptor }) => (descriptor.innobelt.layer = "road")],
    ["innobelt.cooperation", ({ descriptor }) => (descriptor.innobelt.cooperation = "road")],
    ["innobelt.derived[0].id", ({ descriptor }) => (descriptor.innobelt.derived[0]!.id = "firms")],
    [
      "innobelt.derived[0].product[1].indicator",
      ({ descriptor }) => (descriptor.innobelt.derived[0]!.product[1]!.indicator = "x"),
    ],
    [
      "innobelt.scores[0].parts[0].indicator",
      ({ descriptor }) => (descriptor.innobelt.scores[0]!.parts[0]!.indicator = "x"),
    ],
    ["innobelt.scores[0].parts[0].year", ({ descriptor }) => (descriptor.innobelt.scores[0]!.parts[0]!.year = "2021")],
    ["innobelt.scores[0].parts[1].year", ({ descriptor }) => (descriptor.innobelt.scores[0]!.parts[1]!.year = null)],
    ["innobelt.scores[0].parts[1].weight", ({ descriptor }) => (descriptor.innobelt.scores[0]!.parts[1]!.weight = 0)],
    [
      "claims[0].tier",
      ({ files }) => ((files["published.json"] as { claims: { tier?: number }[] }).claims[0]!.tier = 0),
    ],
  ];
  test.each(cases)("%s", (path, breakIt) => {
    const broken = makePackage();
    breakIt(broken);
    try {
      read(broken);
    } catch (error) {
      expect(error).toBeInstanceOf(InnobeltError);
      expect((error as InnobeltError).where.column).toBe(path);
      expect((error as InnobeltError).code).toBe("input");
      return;
    }
    throw new Error("was read");
  });
});

describe("a fault of the JSON is told as a sentence in both languages", () => {
  type Bend = (broken: Package) => unknown;
  const role = (broken: Package, i: number) => broken.descriptor.resources[i]!.innobelt!;
  test.each<[string, Bend, RegExp, RegExp]>([
    [
      "missing",
      (b) => delete (b.descriptor as Partial<Package["descriptor"]>).name,
      /at name: this entry is missing; it must be text\.$/,
      /的 name 处：缺少此项，应为文本。$/,
    ],
    [
      "of another kind",
      ({ descriptor }) => Object.assign(descriptor, { name: 5 }),
      /at name: must be text, not a number\.$/,
      /应为文本，而不是数字。$/,
    ],
    [
      "a list for a path",
      ({ descriptor }) => Object.assign(descriptor.resources[0]!, { path: ["a.csv"] }),
      /resources\[0\]\.path: must be text, not a list \[ \]/,
      /应为文本，而不是列表/,
    ],
    [
      "not one of the values",
      (b) => ((role(b, 1)["indicators"] as { kind: string }[])[0]!.kind = "big"),
      /must be "size" or "intensity", not "big"/,
      /应为 "size" 或 "intensity"，而不是 "big"/,
    ],
    [
      "an unknown role",
      (b) => (role(b, 0)["role"] = "towns"),
      /innobelt\.role: must be "cities", .* or "published", not "towns"/,
      /或 "published"，而不是 "towns"/,
    ],
    [
      "not above 0",
      ({ descriptor }) => (descriptor.innobelt.scores[0]!.parts[0]!.weight = 0),
      /weight: must be above 0/,
      /应大于 0/,
    ],
    ["empty", ({ descriptor }) => Object.assign(descriptor, { name: "" }), /at name: must not be empty/, /不能为空/],
    [
      "no entries",
      ({ descriptor }) => Object.assign(descriptor, { resources: [] }),
      /must hold at least 1 entry/,
      /至少应有 1 项/,
    ],
    [
      "a path that leads out",
      ({ descriptor }) => (descriptor.resources[0]!.path = "../c.csv"),
      /must be a path inside the folder/,
      /应为文件夹内的路径/,
    ],
    [
      "an unknown layer",
      ({ descriptor }) => (descriptor.innobelt.layer = "road"),
      /no layer is called "road"/,
      /没有名为“road”的图层/,
    ],
  ])("%s", (_, bend, en, zh) => {
    const broken = makePackage();
    bend(broken);
    const error = faultOf(() => read(broken));
    expect(error.said.en).toMatch(en);
    expect(error.said.zh).toMatch(zh);
    expect(error.said.en).not.toMatch(/Invalid|expected|undefined/);
    expect(error.wayOut.zh).toBe("请改正文件中的这一项。");
  });
  test("at the top, without an empty column", () => {
    const error = faultOf(() => readPackage([{ name: "datapackage.json", bytes: encode("[]") }]));
    expect(error.said).toEqual({
      en: "datapackage.json, at the top: must be an object { }, not a list [ ].",
      zh: "datapackage.json 最外层：应为对象 { }，而不是列表 [ ]。",
    });
    expect(error.where.column).toBeUndefined();
  });
});

function faultOf(action: () => unknown): InnobeltError {
  try {
    action();
  } catch (error) {
    if (error instanceof InnobeltError) return error;
    throw error;
  }
  throw new Error("was read");
}

test("a table that lacks a declared column, and a folder without a descriptor, are errors", () => {
  const broken = makePackage();
  broken.files["cities.csv"] = "id,name\na,A\n";
  expect(() => read(broken)).toThrow(/cities\.csv lacks what the data package declares: mayor/);
  expect(() => readPackage([{ name: "cities.csv", bytes: encode("id\na\n") }])).toThrow(/no datapackage\.json/);
  expect(() => readPackage([{ name: "datapackage.json", bytes: encode("{") }])).toThrow(/no valid JSON/);
});

test("the bundled Yangtze River Delta is read without a refusal", () => {
  const folder = join(import.meta.dirname, "../../data/yrd");
  const { dataset, report } = readPackage(
    readdirSync(folder).map((name) => ({ name, bytes: readFileSync(join(folder, name)) })),
  );
  expect(report.refusals).toEqual([]);
  expect(dataset!.network.cities.length).toBe(41);
  expect([...dataset!.network.layers.values()].map(({ id, source }) => [id, source.length])).toEqual([
    ["border", 101],
    ["rail-2016", 638],
    ["copublication", 154],
  ]);
  expect(dataset!.defaults).toEqual({ score: "innovation", layer: "border", cooperation: "copublication" });
});

import { describe, expect, test } from "vitest";
import type { DeclaredDataset, ImportNote, Reading } from "../../src/dataset/declared.ts";
import { type LooseFiles, readLoose } from "../../src/dataset/read-loose.ts";
import { notes, refusals } from "../../src/dataset/rules.ts";
import { InnobeltError } from "../../src/support/error.ts";

const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });
type Options = Partial<Pick<LooseFiles, "directed" | "repeats" | "nameOf">>;

/** Reads cities.csv (if any) and ties.csv (if any). */
function read(cities: string | null, ties: string | null, options: Options = {}): Reading {
  return readLoose({
    cities: cities === null ? null : file("cities.csv", cities),
    ties: ties === null ? [] : [{ layer: null, file: file("ties.csv", ties) }],
    ...options,
  });
}

function dataset(reading: Reading): DeclaredDataset {
  if (reading.dataset === null) throw new Error("nothing usable was left");
  return reading.dataset;
}

/** Ties of the layer as text: "a-b 2", or "a>b 2" in a directed one; with its type where it has one. */
function tiesOf(reading: Reading, layer = "ties"): string[] {
  const { network } = dataset(reading);
  const { source, target, strength, directed, types, type } = network.layers.get(layer)!;
  return [...source].map((from, k) => {
    const ends = `${network.cities[from]!.id}${directed ? ">" : "-"}${network.cities[target[k]!]!.id}`;
    return `${ends} ${strength[k]}${type === null ? "" : ` ${types[type[k]!]}`}`;
  });
}

const brief = ({ file, row, column, value }: ImportNote) => ({ file, row, column, value });
const refusalOf = (reading: Reading, rule: string) =>
  reading.report.refusals.filter((note) => note.rule === rule).map(brief);
const noteOf = (reading: Reading, rule: string) => reading.report.notes.filter((note) => note.rule === rule).map(brief);
const counts = (reading: Reading) =>
  reading.report.files.map(({ rows, kept, refused }) => `${rows} = ${kept} + ${refused}`);

const abc = "id,name\na,Ayton\nb,Beaton\nc,Ceton\n";

describe("two good files", () => {
  const reading = read(
    "Id;Label;Province;lon;lat;score\r\n310000;Shanghai;SH;121,46;31,22;1.234,5\r\n320500;Suzhou;JS;120,6;31,3;800\r\n",
    "\ufeffSource\tTarget\tWeight\n320500\t310000\t12.5\n",
  );
  test("give cities with names, provinces and points", () =>
    expect(dataset(reading).network.cities[0]).toEqual({
      id: "310000",
      name: { en: "Shanghai", zh: "Shanghai" },
      province: { en: "SH", zh: "SH" },
      point: { lon: 121.46, lat: 31.22 },
    }));
  test("give a layer called after the file, for belts and for cooperation", () => {
    expect(tiesOf(reading)).toEqual(["310000-320500 12.5"]);
    expect(dataset(reading).defaults).toEqual({ score: "score", layer: "ties", cooperation: "ties" });
    expect(dataset(reading).network.layers.get("ties")).toMatchObject({ kind: "relation", unit: { en: "Weight" } });
  });
  test("give the one column of numbers as the score", () => {
    const score = dataset(reading).indicators.get("score")!;
    expect(score.years).toEqual([""]);
    expect([...score.values.get("")!]).toEqual([1234.5, 800]);
  });
  test("are accounted for, with what was found out about them", () => {
    expect(counts(reading)).toEqual(["2 = 2 + 0", "1 = 1 + 0"]);
    expect(reading.report.files.map(({ facts }) => facts.map(({ en }) => en))).toEqual([
      ["separated by ;"],
      ["separated by tabs"],
    ]);
    expect([...reading.report.refusals, ...reading.report.notes]).toEqual([]);
  });
});

/** One broken rule each: files, the row, column and value that are named, and what is left. */
const refused: Record<
  string,
  { cities?: string; ties?: string; options?: Options; at: [number | null, string | null, string | null] }
> = {
  "csv.ragged": { cities: "id,name\na,A\nb\n", at: [3, null, "b"] },
  "csv.quote": { cities: 'id,name\na,A\nb,"B\n', at: [3, null, 'b,"B'] },
  "id.empty": { cities: "id,name\na,A\n ,B\n", at: [3, "id", " "] },
  "id.long": { cities: `id,name\na,A\n${"x".repeat(201)},B\n`, at: [3, "id", `${"x".repeat(79)}…`] },
  "id.duplicate": { cities: "id,name\na,A\na,B\n", at: [3, "id", "a"] },
  "id.duplicateYear": { cities: "id,year,score\na,2020,1\na,2021,2\na,2021,3\n", at: [4, "id", "a"] },
  "city.empty": { ties: "source,target\na,b\n,b\n", at: [3, "source", ""] },
  "city.unknown": { cities: abc, ties: "source,target\na,b\na,Beatn\n", at: [3, "target", "Beatn"] },
  "city.ambiguous": { cities: "id,name\na,X\nb,Y\nc,Y\n", ties: "source,target\na,b\na,Y\n", at: [3, "target", "Y"] },
  "city.rounded": {
    cities: "id\n310000\n312000\n500000\n",
    ties: "source,target\n310000,312000\n3.1E+05,500000\n",
    at: [3, "source", "3.1E+05"],
  },
  "tie.self": { ties: "source,target\na,b\nb,b\n", at: [3, "target", "b"] },
  "tie.repeated": {
    ties: "source,target\na,b\nb,a\n",
    options: { repeats: "refuse" },
    at: [3, "source", "b, a"],
  },
  "strength.number": { ties: "source,target,weight\na,b,1\nb,c,NA\n", at: [3, "weight", "NA"] },
  "strength.ambiguous": { ties: "source;target;weight\na;b;1\nb;c;1,234\n", at: [3, "weight", "1,234"] },
  "strength.negative": { ties: "source,target,weight\na,b,1\nb,c,-2\n", at: [3, "weight", "-2"] },
  "strength.zero": { ties: "source,target,weight\na,b,1\nb,c,0\n", at: [3, "weight", "0"] },
  "strength.range": { ties: "source,target,weight\na,b,1\nb,c,1e999\n", at: [3, "weight", "1e999"] },
};

describe("a row that breaks a rule is refused with its place, and the good ones are kept", () => {
  test.each(Object.entries(refused))("%s", (rule, { cities, ties, options, at }) => {
    const reading = read(cities ?? null, ties ?? null, options);
    const name = ties === undefined ? "cities.csv" : "ties.csv";
    expect(refusalOf(reading, rule)).toEqual([{ file: name, row: at[0], column: at[1], value: at[2] }]);
    expect(reading.report.refusals.length).toBe(1);
    expect(reading.dataset).not.toBeNull();
    const { rows, kept, refused } = reading.report.files.at(-1)!;
    expect([refused, kept]).toEqual([1, rows - 1]);
    expect(kept).toBeGreaterThan(0);
  });
});

/** What is kept and told. */
const told: Record<
  string,
  { cities?: string; ties?: string; options?: Options; at: [number | null, string | null, string | null] }
> = {
  "csv.trimmed": { cities: "id,name\na,A,,\n", at: [null, null, null] },
  "csv.hollow": { cities: "id,name\n,\na,A\n", at: [null, null, null] },
  "heading.duplicate": { cities: "id,name,adcode\na,A,1\n", at: [1, "adcode", null] },
  "heading.empty": { cities: "id,,name\na,1,A\n", at: [1, null, null] },
  "heading.unread": { cities: "id,mayor\na,Smith\n", at: [1, null, null] },
  "heading.blank": { cities: "id,mayor\na,\n", at: [1, null, null] },
  "heading.notNumbers": { cities: "id,score\na,1\nb,12%\nc,=1+1\n", at: [3, "score", "12%"] },
  "heading.screen": { cities: "id,x,y\na,1,2\n", at: [1, "x", null] },
  "heading.id": { cities: "town,score\na,1\n", at: [1, "town", null] },
  "heading.strength": { ties: "source,target,letters\na,b,3\n", at: [1, "letters", null] },
  "id.float": { cities: "id\n310000.0\n", at: [2, "id", "310000.0"] },
  "id.rounded": { cities: "id\n3.1E+05\n", at: [2, "id", "3.1E+05"] },
  "id.formula": { cities: 'id,n\n"=""0310""",1\n', at: [2, "id", '="0310"'] },
  "text.invisible": { cities: "id,name\na\u200b,A\n", at: [2, "id", "a\ufffd"] },
  "city.float": {
    cities: "id\n310000\n320000\n",
    ties: "source,target\n310000.0,320000\n",
    at: [2, "source", "310000.0"],
  },
  "city.byName": { cities: abc, ties: "source,target\na,Beaton\n", at: [2, "target", "Beaton"] },
  "city.total": { cities: "id,name\na,A\n9,合计\n", at: [3, "name", "合计"] },
  "point.range": { cities: "id,lon,lat\na,200,10\n", at: [2, "lat", "200, 10"] },
  "point.number": { cities: "id,lon,lat\na,121°E,31°N\n", at: [2, "lat", "121°E, 31°N"] },
  "point.half": { cities: "id,lon,lat\na,121,\n", at: [2, "lat", "121, "] },
  "point.swapped": { cities: "id,lon,lat\na,31,121\nb,120,30\n", at: [2, "lat", "31, 121"] },
  "point.columns": { cities: "id,lon,lat\na,31,121\nb,30,120\nc,32,119\n", at: [2, "lat", "31, 121"] },
  "point.none": { cities: "id,lon,lat\na,,\nb,1,2\n", at: [null, null, null] },
  "number.number": { cities: "id,score\na,1\nb,two\n", at: [3, "score", "two"] },
  "number.ambiguous": { cities: "id;score\na;1\nb;1,234\n", at: [3, "score", "1,234"] },
  "number.range": { cities: "id,score\na,1\nb,1e200\n", at: [3, "score", "1e200"] },
  "score.negative": { cities: "id,growth\na,-1\nb,2\n", at: [null, "growth", null] },
  "score.several": { cities: "id,gdp,firms\na,1,2\n", at: [null, null, null] },
  "score.none": { cities: "id,name\na,A\n", at: [null, null, null] },
  "strength.missing": { ties: "source,target,weight\na,b,2\nb,c,\n", at: [3, "weight", null] },
  "tie.summed": { ties: "source,target,weight\na,b,1\nb,a,2\n", at: [null, null, null] },
  "tie.first": { ties: "source,target,weight\na,b,1\nb,a,2\n", options: { repeats: "first" }, at: [null, null, null] },
  "tie.max": { ties: "source,target,weight\na,b,1\nb,a,2\n", options: { repeats: "max" }, at: [null, null, null] },
  "tie.years": { ties: "source,target,year\na,b,2015\nb,c,2017\n", at: [null, "year", null] },
  "tie.types": {
    ties: `source,target,kind\n${Array.from({ length: 1001 }, (_, i) => `a,b${i},k${i}`).join("\n")}\n`,
    at: [1, "kind", null],
  },
  "direction.mixed": { ties: "source,target,type\na,b,Directed\nb,c,Undirected\n", at: [3, "type", null] },
  "direction.overruled": {
    ties: "source,target,type\na,b,Directed\n",
    options: { directed: false },
    at: [1, "type", null],
  },
  "layer.geography": { ties: "source,target\na,b\n", at: [null, null, null] },
  "layer.isolates": { cities: abc, ties: "source,target\na,b\n", at: [null, null, null] },
  "file.noRows": { ties: "source,target\n", at: [null, null, null] },
};

describe("what was read otherwise than it stands is told", () => {
  test.each(Object.entries(told))("%s", (rule, { cities, ties, options, at }) => {
    const reading = read(cities ?? null, ties ?? null, options);
    const name = ties === undefined ? "cities.csv" : "ties.csv";
    expect(noteOf(reading, rule)).toEqual([{ file: name, row: at[0], column: at[1], value: at[2] }]);
    expect(reading.report.refusals).toEqual([]);
  });
});

test("every rule is tried here or with the data packages", () => {
  const packages = ["indicator.unknown", "indicator.year", "indicator.duplicate", "value.number", "value.ambiguous"];
  const others = [
    "cities.noRows",
    "city.none",
    "value.range",
    "outline.feature",
    "package.unread",
    "published.city",
    "report.more",
  ];
  const tried = new Set([...Object.keys(refused), ...Object.keys(told), ...packages, ...others]);
  expect([...Object.keys(refusals), ...Object.keys(notes)].filter((rule) => !tried.has(rule))).toEqual([]);
});

describe("ends of ties", () => {
  test("are found by id, by a spreadsheet's decimal and by an unambiguous name in either language", () => {
    const cities = "id,name_en,name_zh\n310000,Shanghai,上海市\n320500,Suzhou,苏州市\n341300,Suzhou,宿州市\n";
    const reading = read(cities, "from,to\n310000.0,320500\nshanghai,宿州\n3.1E+05,苏州市\n");
    expect(tiesOf(reading)).toEqual(["310000-320500 2", "310000-341300 1"]);
    expect(reading.report.refusals).toEqual([]);
  });
  test("that are unknown come with the nearest cities", () => {
    const reading = read(abc, "source,target\na,Beatn\na,b\n");
    expect(reading.report.refusals[0]!.message.en).toBe("No city has this id or name. The nearest are Beaton (b).");
    expect(reading.report.refusals[0]!.message.zh).toContain("Beaton (b)");
  });
  test("name the cities when no table does, but not in refused rows", () => {
    const reading = read(null, "source,target,weight\nb,a,1\nx,y,0\n");
    expect(dataset(reading).network.cities.map(({ id }) => id)).toEqual(["a", "b"]);
  });
  test("get names from the caller where the files have none", () => {
    const nameOf = (id: string) => (id === "a" ? { en: "Ayton", zh: "甲" } : null);
    expect(dataset(read(null, "source,target\na,b\n", { nameOf })).network.cities.map(({ name }) => name)).toEqual([
      { en: "Ayton", zh: "甲" },
      { en: "b", zh: "b" },
    ]);
    expect(dataset(read("id\na\n", null, { nameOf })).network.cities[0]!.name.zh).toBe("甲");
  });
});

describe("strengths", () => {
  test("with thousands commas are numbers", () =>
    expect(tiesOf(read(null, 'source,target,weight\na,b,"1,234.5"\n'))).toEqual(["a-b 1234.5"]));
  test("in a file with ; are read by the decimal mark of the whole file", () => {
    expect(tiesOf(read(null, "source;target;weight\na;b;1,234\na;c;0,5\n"))).toEqual(["a-b 1.234", "a-c 0.5"]);
    expect(tiesOf(read(null, "source;target;weight\na;b;1,234\na;c;0.5\n"))).toEqual(["a-b 1234", "a-c 0.5"]);
  });
  test("that are missing are 1, and a layer of nothing else is geography", () => {
    const reading = read(null, "source,target\na,b\n");
    expect(tiesOf(reading)).toEqual(["a-b 1"]);
    expect(dataset(reading).network.layers.get("ties")!.kind).toBe("geography");
    expect(dataset(read(null, "source,target,weight\na,b,1\nb,c,2\n")).network.layers.get("ties")!.kind).toBe(
      "relation",
    );
  });
  test("of repeated ties are summed, or the first or the greatest is kept", () => {
    const ties = "source,target,weight\na,b,2\nb,a,3\na,b,1\n";
    expect(tiesOf(read(null, ties))).toEqual(["a-b 6"]);
    expect(tiesOf(read(null, ties, { repeats: "first" }))).toEqual(["a-b 2"]);
    expect(tiesOf(read(null, ties, { repeats: "max" }))).toEqual(["a-b 3"]);
    expect(counts(read(null, ties, { repeats: "refuse" }))).toEqual(["3 = 1 + 2"]);
  });
});

describe("direction and type", () => {
  test("a column Type of Gephi gives the direction, and A-B and B-A are then two ties", () =>
    expect(tiesOf(read(null, "Source,Target,Type,Weight\na,b,Directed,2\nb,a,Directed,3\n"))).toEqual([
      "a>b 2",
      "b>a 3",
    ]));
  test("the caller's word goes before the column", () =>
    expect(tiesOf(read(null, "Source,Target,Type\na,b,Undirected\n", { directed: true }))).toEqual(["a>b 1"]));
  test("undirected ties among directed ones stand for both directions", () =>
    expect(tiesOf(read(null, "source,target,type\na,b,directed\nb,c,undirected\n"))).toEqual([
      "a>b 1",
      "b>c 1",
      "c>b 1",
    ]));
  test("any other column Type gives types of tie, which keep ties apart", () =>
    expect(tiesOf(read(null, "source,target,type\na,b,road\nb,a,rail\na,c,\n"))).toEqual([
      "a-b 1 rail",
      "a-b 1 road",
      "a-c 1 ",
    ]));
  test("of two columns of types the second is told and not read", () => {
    const reading = read(null, "source,target,type,kind\na,b,road,public\n");
    expect(tiesOf(reading)).toEqual(["a-b 1 road"]);
    expect(noteOf(reading, "heading.duplicate")).toMatchObject([{ column: "kind" }]);
  });
  test("a repeat of another type is no repeat", () =>
    expect(counts(read(null, "source,target,kind\na,b,road\na,b,rail\n", { repeats: "refuse" }))).toEqual([
      "2 = 2 + 0",
    ]));
});

describe("measures of cities", () => {
  test("take their year from the end of the heading", () => {
    const { indicators, defaults } = dataset(read("id,gdp_2020,gdp_2021\na,1,2\nb,3,\n", null));
    expect([...indicators.keys()]).toEqual(["gdp"]);
    expect(indicators.get("gdp")!.years).toEqual(["2020", "2021"]);
    expect([...indicators.get("gdp")!.values.get("2021")!]).toEqual([2, Number.NaN]);
    expect(defaults.score).toBe("gdp");
  });
  test("take their year from a column year, one row per city and year", () => {
    const reading = read("id,year,score\nb,2020,1\na,2021.0,4\na,2020,3\n", null);
    const score = dataset(reading).indicators.get("score")!;
    expect(dataset(reading).network.cities.length).toBe(2);
    expect([...score.values.get("2020")!]).toEqual([3, 1]);
    expect([...score.values.get("2021")!]).toEqual([4, Number.NaN]);
  });
  test("with a value below 0 are no score, so the other one is", () =>
    expect(dataset(read("id,growth,firms\na,-1,2\n", null)).defaults.score).toBe("firms"));
  test("are no columns that hold mostly text", () =>
    expect([...dataset(read("id,note,score\na,1,1\nb,x,2\nc,y,3\n", null)).indicators.keys()]).toEqual(["score"]));
});

test("swapped columns are swapped back as a whole, the pairs that do not show it included", () => {
  const rows = Array.from({ length: 19 }, (_, i) => `c${i},31,121`).join("\n");
  const reading = read(`id,lon,lat\nurumqi,43.8,87.6\n${rows}\n`, null);
  const points = new Map(dataset(reading).network.cities.map(({ id, point }) => [id, point]));
  expect(points.get("urumqi")).toEqual({ lon: 87.6, lat: 43.8 });
  expect(points.get("c0")).toEqual({ lon: 121, lat: 31 });
});

describe("a file that cannot be read as a table of this kind is an error of input with a way out", () => {
  test.each([
    ["no column for the two cities", null, "a,b\n1,2\n", /no column for the two cities of a tie/],
    ["no column for the second", null, "source,b\n1,2\n", /second city of a tie/],
    ["data in place of headings", null, "310000,320500,5\n", /no column for/],
    ["empty", "", null, /cities\.csv is empty/],
    ["a web page", "<!doctype html><p>404", null, /a web page/],
    ["a GEXF graph", null, "<?xml version='1.0'?><gexf>", /a GEXF graph/],
  ])("%s", (_, cities, ties, message) => {
    try {
      read(cities, ties);
    } catch (error) {
      expect(error).toBeInstanceOf(InnobeltError);
      expect((error as InnobeltError).code).toBe("input");
      expect((error as InnobeltError).message).toMatch(message);
      expect((error as InnobeltError).wayOut.en).not.toBe("");
      expect((error as InnobeltError).wayOut.zh).toMatch(/\p{Script=Han}/u);
      expect((error as InnobeltError).said.zh).toMatch(/\p{Script=Han}/u);
      return;
    }
    throw new Error("was read");
  });
});

test("two layers of one name are refused unless they are named", () => {
  const ties = [
    { layer: null, file: file("x/ties.csv", "source,target\na,b\n") },
    { layer: null, file: file("y/ties.tsv", "source,target\na,b\n") },
  ];
  expect(() => readLoose({ cities: null, ties })).toThrow(/Two layers would be called ties/);
  const named = readLoose({ cities: null, ties: [ties[0]!, { ...ties[1]!, layer: "rail" }] });
  expect([...dataset(named).network.layers.keys()]).toEqual(["ties", "rail"]);
});

test("a row that is called like a total is kept and told once, whatever the case and the language", () => {
  for (const total of ["合计", "总计", "全国", "平均", "Total", "SUM", "average", "合 计"]) {
    const byId = read(`id,score\na,1\n${total},1\n`, null);
    expect(noteOf(byId, "city.total")).toEqual([{ file: "cities.csv", row: 3, column: "id", value: total }]);
    expect(dataset(byId).network.cities.length).toBe(2);
  }
  expect(noteOf(read("id,year,score\nTotal,2020,1\nTotal,2021,2\n", null), "city.total").length).toBe(1);
  expect(noteOf(read("id,name\na,Totality\nb,全国市\n", null), "city.total")).toEqual([]);
  const { message } = read("id\na\nTotal\n", null).report.notes.find(({ rule }) => rule === "city.total")!;
  expect(message.en).toContain("looks like a total row");
  expect(message.zh).toContain("合计行");
});

describe("a column of cities that holds no numbers though it is meant for them", () => {
  const told = (cities: string) =>
    read(cities, null)
      .report.notes.filter(({ rule }) => rule.startsWith("heading."))
      .map(({ rule, value }) => [rule, value]);
  test("is told with a cell, by its heading or by the look of its cells", () => {
    expect(told("id,score\na,high\nb,low\n")).toEqual([["heading.notNumbers", "high"]]);
    expect(told("id,得分\na,=1+1\n")).toEqual([["heading.notNumbers", "=1+1"]]);
    expect(told("id,output\na,１２％\nb,5 km\n")).toEqual([["heading.notNumbers", "１２％"]]);
    expect(told("id,output 2021\na,many\n")).toEqual([["heading.notNumbers", "many"]]);
  });
  test("is not said to lack a meaning, while other text is", () => {
    const reading = read("id,score,county\na,12%,North\n", null);
    const unread = reading.report.notes.filter(({ rule }) => rule === "heading.unread");
    expect(unread.map(({ message }) => message.en)).toEqual([
      "Not read, for lack of a meaning here: county. Rename a column if it is wanted.",
    ]);
  });
});

describe("a cities file without a usable row is blamed first", () => {
  test("when it has headings only", () => {
    const { dataset, report } = read("id,name,score\n", "source,target\na,b\n");
    expect(dataset).toBeNull();
    expect(report.refusals.map(({ file, row, rule }) => [file, row, rule])).toEqual([
      ["cities.csv", null, "cities.noRows"],
      ["ties.csv", 2, "city.none"],
    ]);
    expect(report.refusals[0]!.message.en).toMatch(/^The cities file has headings but no rows/);
    expect(report.refusals[0]!.message.zh).toMatch(/^城市文件只有表头/);
    expect(report.notes.filter(({ rule }) => rule.startsWith("heading."))).toEqual([]);
  });
  test("when all its rows are refused, before these rows", () => {
    const { report } = read("id,name\n,A\n", "source,target\na,b\n");
    expect(report.refusals.map(({ rule }) => rule)).toEqual(["cities.noRows", "id.empty", "city.none"]);
    expect(report.refusals[0]!.message.en).toContain("its only row was refused");
  });
});

test("sentences with a count agree with one and with several", () => {
  const english = (rule: keyof typeof notes, count: number): string =>
    (notes[rule] as (count: number) => { en: string })(count).en;
  expect(english("strength.missing", 1)).toBe("1 row has no strength; it was read as 1.");
  expect(english("strength.missing", 2)).toBe("2 rows have no strength; it was read as 1.");
  expect(english("city.byName", 1)).toMatch(/^1 row names a city/);
  expect(english("tie.first", 1)).toMatch(/^1 row repeats a tie/);
  expect(english("csv.hollow", 1)).toMatch(/^1 row held separators only and was skipped like a blank line/);
  expect(english("report.more", 1)).toMatch(/^1 more note on this file is not/);
  expect(refusals["report.more"](1).en).toMatch(/^1 more row of this file was refused and is not/);
  expect(refusals["csv.ragged"](1, 2).en).toMatch(/^The row has 1 cell under 2 headings/);
  const wrong = /\b1 (?:rows|cells|cities|notes)\b|\b1 row (?:have|were|write|name|repeat)\b/;
  for (const rule of Object.keys(notes) as (keyof typeof notes)[])
    if (notes[rule].length === 1 && !/^(?:heading|score|tie\.years|direction\.overruled|tie\.types)/.test(rule))
      expect(english(rule, 1)).not.toMatch(wrong);
});

test("without a usable city there is no dataset, and the report says why", () => {
  const reading = read("id\n,\n", "source,target\na,b\n");
  expect(reading.dataset).toBeNull();
  expect(counts(reading)).toEqual(["0 = 0 + 0", "1 = 0 + 1"]);
});

test("at most 1,000 refusals of a file are listed, and how many more there were is said", () => {
  const reading = read(null, `source,target\na,b\n${"a,a\n".repeat(1500)}`);
  expect(counts(reading)).toEqual(["1501 = 1 + 1500"]);
  expect(reading.report.refusals.length).toBe(1001);
  expect(reading.report.refusals.at(-1)).toMatchObject({ rule: "report.more", row: null });
  expect(reading.report.refusals.at(-1)!.message.en).toMatch(/^500 more rows/);
});

test("a cell cannot steer a terminal through the report", () => {
  const reading = read(abc, "source,target\na,b\na,\u001b[31mred\n");
  expect(reading.report.refusals[0]!.value).toBe("␛[31mred");
});

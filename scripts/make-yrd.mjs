/**
 * Derives the whole of data/yrd/ from the source tables: node scripts/make-yrd.mjs SOURCE_DIR
 *
 * Run by hand when the sources change; the same sources give the same bytes. A source that is not as expected stops the
 * script: a cell that is no number, an unknown city, a note no rule reads, parts that do not add up. The figures that
 * the texts of the data package state are worked out here or held by tests/data/yrd.test.ts. See data/README.md.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { cells } from "./make-data/cells.mjs";
import { cityColumns, cityPoints, cityRows } from "./make-data/cities.mjs";
import { collectionText } from "./make-data/collection-text.mjs";
import { csvText } from "./make-data/csv-text.mjs";
import { demand } from "./make-data/demand.mjs";
import { indicatorRows } from "./make-data/indicator-rows.mjs";
import { numberText } from "./make-data/number-text.mjs";
import { provinceOutlines } from "./make-data/province-outlines.mjs";
import { sourceTable } from "./make-data/source-table.mjs";
import { tieRows } from "./make-data/ties.mjs";
import { dataPackage } from "./make-yrd/data-package.mjs";
import { indicatorTables } from "./make-yrd/indicator-tables.mjs";
import { innovationScore } from "./make-yrd/innovation-score.mjs";
import { published } from "./make-yrd/published.mjs";

const [source] = process.argv.slice(2);
if (source === undefined) {
  console.error("Usage: node scripts/make-yrd.mjs SOURCE_DIR (the folder of the source tables)");
  process.exit(2);
}
const target = join(dirname(fileURLToPath(import.meta.url)), "../data/yrd");
mkdirSync(target, { recursive: true });
const write = (name, text) => writeFileSync(join(target, name), text);

const cities = cityRows(source, 41);
const ids = new Set(cities.map((city) => city.id));
write("cities.csv", csvText(cityColumns, cities));

const tables = indicatorTables(cities, sourceTable(source, "njnu_2024_innovation.csv", ["adcode"]));
const valueAt = new Map();
for (const table of tables) {
  const rows = indicatorRows(source, ids, table);
  for (const { indicator, year, city, value } of rows) valueAt.set(`${indicator} ${year} ${city}`, Number(value));
  write(`${table.name}.csv`, csvText(["city", "year", "indicator", "value"], rows));
}

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
const borders = tieRows(
  source,
  ids,
  { file: "contiguity.csv", columns: ["shared_border_km", "gap_km", "note"], directed: false },
  (row) => {
    const rule = borderNotes.find(([pattern]) => pattern.test(row.note));
    demand(rule !== undefined, `contiguity.csv: no rule reads the note "${row.note}"`);
    const border_km = numberText(row.shared_border_km, "contiguity.csv");
    demand((rule[1] === "fixed-link") === (border_km === "0"), `contiguity.csv: ${row.note} with ${border_km} km`);
    return { strength: 1, type: rule[1], border_km, gap_km: numberText(row.gap_km, "contiguity.csv"), note: rule[2] };
  },
);
write("border.csv", csvText(["source", "target", "strength", "type", "border_km", "gap_km", "note"], borders));

const trains = tieRows(
  source,
  ids,
  { file: "hsr_trains_2016.csv", columns: ["trains_per_day"], directed: true },
  (row) => ({ strength: numberText(row.trains_per_day, "hsr_trains_2016.csv") }),
);
write("rail-2016.csv", csvText(["source", "target", "strength"], trains));

const paperColumns = ["papers", "papers_chinaxiv", "papers_pharmacy"];
const papers = tieRows(
  source,
  ids,
  { file: "copublication_pairs.csv", columns: paperColumns, directed: false },
  (row) => {
    const [strength, papers_chinaxiv, papers_pharmacy] = paperColumns.map((column) =>
      numberText(row[column], "copublication_pairs.csv"),
    );
    demand(
      Number(strength) === Number(papers_chinaxiv) + Number(papers_pharmacy),
      `copublication_pairs.csv: the parts of ${row.source}-${row.target} do not add up`,
    );
    return { strength, papers_chinaxiv, papers_pharmacy };
  },
);
write("copublication.csv", csvText(["source", "target", "strength", "papers_chinaxiv", "papers_pharmacy"], papers));

const provinces = provinceOutlines(
  cities,
  [
    ["310000", ["CN-SH"]],
    ["320000", ["CN-JS"]],
    ["330000", ["CN-ZJ"]],
    ["340000", ["CN-AH"]],
  ],
  { decimals: 4, tolerance: 0.002, latitude: 31.5 },
);
write("provinces.geojson", collectionText(provinces));
write("cells.geojson", collectionText(cells(cityPoints(cities), provinces, { decimals: 6 })));

const indicators = new Map(tables.flatMap((table) => table.indicators.map((indicator) => [indicator.id, indicator])));
const score = innovationScore(cities, indicators, (indicator, year, city) => {
  const value = valueAt.get(`${indicator} ${year} ${city}`);
  demand(value !== undefined, `${indicator} of ${year} is missing for ${city}, but a part of the score needs it`);
  return value;
});
const json = (value) => `${JSON.stringify(value, null, 2)}\n`;
write("published.json", json(published(cities)));
write("datapackage.json", json(dataPackage({ indicators: tables, ...score })));

/**
 * Derives the whole of data/china/ from the source tables: node scripts/make-china.mjs SOURCE_DIR
 *
 * Run by hand when the sources change; the same sources give the same bytes. A source that is not as expected stops the
 * script: a cell that is no number, an unknown city, a note no rule reads, a removed value that is still there. The
 * figures that the texts of the data package state are worked out from the tables here, where the tables have them, and
 * held by tests/data/china.test.ts. See data/README.md.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { dataPackage } from "./make-china/data-package.mjs";
import { figuresOf } from "./make-china/figures.mjs";
import { indicatorTables } from "./make-china/indicator-tables.mjs";
import { provinceCodes } from "./make-china/province-codes.mjs";
import { tieOf } from "./make-china/tie-notes.mjs";
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

const [source] = process.argv.slice(2);
if (source === undefined) {
  console.error("Usage: node scripts/make-china.mjs SOURCE_DIR (the folder of the source tables)");
  process.exit(2);
}
const target = join(dirname(fileURLToPath(import.meta.url)), "../data/china");
mkdirSync(target, { recursive: true });
const write = (name, text) => writeFileSync(join(target, name), text);

const cities = cityRows(source, 337);
const ids = new Set(cities.map((city) => city.id));
write("cities.csv", csvText(cityColumns, cities));

const ties = tieRows(
  source,
  ids,
  { file: "contiguity.csv", columns: ["shared_border_km", "gap_km", "note"], directed: false },
  (row) => {
    const border_km = numberText(row.shared_border_km, "contiguity.csv");
    const gap_km = numberText(row.gap_km, "contiguity.csv");
    const { layer, type, note } = tieOf(row.note);
    demand((layer === "border") === Number(border_km) > 0, `contiguity.csv: "${row.note}" with ${border_km} km`);
    demand(layer === "links" || gap_km === "0", `contiguity.csv: a border with a gap of ${gap_km} km`);
    return { layer, strength: 1, type, border_km, gap_km, note };
  },
);
const borders = ties.filter(({ layer }) => layer === "border");
const links = ties.filter(({ layer }) => layer === "links");
demand(borders.length === 894 && links.length === 7, `${borders.length} borders and ${links.length} links`);
write("border.csv", csvText(["source", "target", "strength", "type", "border_km", "note"], borders));
write("links.csv", csvText(["source", "target", "strength", "type", "gap_km", "note"], links));

const trains = tieRows(
  source,
  ids,
  { file: "hsr_trains_2016.csv", columns: ["trains_per_day"], directed: true },
  (row) => ({ strength: numberText(row.trains_per_day, "hsr_trains_2016.csv") }),
);
write("rail-2016.csv", csvText(["source", "target", "strength"], trains));

const provinces = provinceOutlines(cities, provinceCodes, { decimals: 4, tolerance: 0.01, latitude: 36 });
write("provinces.geojson", collectionText(provinces));
write("cells.geojson", collectionText(cells(cityPoints(cities), provinces, { decimals: 4 })));

const pointSources = sourceTable(source, "cities.csv", ["point_source"]).map((row) => row.point_source);
const removed = sourceTable(source, "removed_values.csv", ["table", "adcode", "year", "rule"]);
const rows = new Map(indicatorTables.map((table) => [table.name, indicatorRows(source, ids, table)]));
for (const [name, own] of rows) write(`${name}.csv`, csvText(["city", "year", "indicator", "value"], own));
const figures = figuresOf({ cities, pointSources, removed, provinces, borders, trains, rows });
write("datapackage.json", `${JSON.stringify(dataPackage(indicatorTables, figures), null, 2)}\n`);

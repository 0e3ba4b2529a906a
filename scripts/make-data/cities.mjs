/**
 * The cities of a source folder, by id (the adcode), and where each stands as numbers.
 *
 * `count` is how many there must be: a row too few or twice would go unnoticed further on.
 */
import { byKeys } from "./by-keys.mjs";
import { demand } from "./demand.mjs";
import { numberText } from "./number-text.mjs";
import { sourceTable } from "./source-table.mjs";

export const cityColumns = ["id", "name_en", "name_zh", "province_en", "province_zh", "lon", "lat"];

export function cityRows(source, count) {
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
  demand(
    cities.length === count && new Set(cities.map(({ id }) => id)).size === count,
    `${count} different cities are expected`,
  );
  return cities;
}

export function cityPoints(cities) {
  return cities.map(({ id, province_en, lon, lat }) => ({ id, province_en, lon: Number(lon), lat: Number(lat) }));
}

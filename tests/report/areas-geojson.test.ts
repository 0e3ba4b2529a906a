import { beforeAll, describe, expect, test } from "vitest";
import { optionValues } from "../../src/analysis/analysis.ts";
import { areasOf, type AreasOptions, areasOptionSpecs } from "../../src/analysis/areas.ts";
import { openLoose } from "../../src/analysis/open.ts";
import type { DeclaredDataset } from "../../src/dataset/declared.ts";
import { readGeoJson } from "../../src/formats/geojson.ts";
import { areasGeoJson } from "../../src/report/areas-geojson.ts";
import { openFolder, text } from "../read-folder.ts";

interface Feature {
  readonly geometry: { readonly type: string; readonly coordinates: unknown } | null;
  readonly properties: Readonly<Record<string, unknown>>;
}

const textOf = async (dataset: DeclaredDataset): Promise<string> =>
  areasGeoJson(
    dataset,
    await areasOf(dataset, optionValues({ options: areasOptionSpecs }, { minStrength: 0 }) as unknown as AreasOptions),
  );

const featuresOf = async (dataset: DeclaredDataset): Promise<Feature[]> =>
  (JSON.parse(await textOf(dataset)) as { features: Feature[] }).features;

function small(points: readonly string[], cells: unknown = null): DeclaredDataset {
  const scores = [60, 24, 12, 4];
  const rows = points.map((point, k) => `${"ABCD"[k]},"City ""${"ABCD"[k]}""",${point},${scores[k]}\n`).join("");
  const { dataset } = openLoose({
    cities: text("cities.csv", `id,name,lon,lat,firms\n${rows}`),
    ties: [{ layer: "road", file: text("road.csv", "source,target\nA,B\nB,C\nC,D\n") }],
  });
  return { ...dataset, cells };
}

const cell = (id: string, type: string, coordinates: unknown, more: object = {}): object => ({
  type: "Feature",
  properties: { id, ...more },
  geometry: { type, coordinates },
});

const square = (x: number, y: number, size = 1): number[][] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
];

const plain = ["120.1234567,30", "121,30", "122,30", "123,30"];

describe("points and lines", () => {
  test("every city is a point with its names, 6 decimals, and what leads it", async () => {
    const [a, b, c] = await featuresOf(small(plain));
    expect(a!.geometry).toEqual({ type: "Point", coordinates: [120.123457, 30] });
    expect(a!.properties).toMatchObject({ kind: "point", id: "A", nameEn: 'City "A"', tier: 2, hub: true, area: "A" });
    expect(b!.properties).toMatchObject({
      id: "B",
      multiple: 0.96,
      tier: 3,
      hub: false,
      leader: "A",
      leadByGravity: "A",
    });
    expect(c!.properties).toMatchObject({ id: "C", tier: 4, area: "A", leader: "B" });
  });

  test("the tie to every leader is a line with its numbers", async () => {
    const lines = (await featuresOf(small(plain))).filter(({ properties }) => properties["role"] === "leader");
    expect(lines.map(({ properties }) => [properties["id"], properties["leader"]])).toEqual([
      ["B", "A"],
      ["C", "B"],
      ["D", "B"],
    ]);
    expect(lines[1]!.geometry).toEqual({
      type: "LineString",
      coordinates: [
        [122, 30],
        [121, 30],
      ],
    });
    expect(lines[1]!.properties).toMatchObject({ kind: "line", by: "tie", share: 1, ratio: null, depth: 2 });
  });

  test("a line over the antimeridian is cut there, at the latitude between", async () => {
    for (const [points, expected] of [
      [
        ["179,10", "-178,13"],
        [
          [
            [-178, 13],
            [-180, 11],
          ],
          [
            [180, 11],
            [179, 10],
          ],
        ],
      ],
      [
        ["-179,10", "178,13"],
        [
          [
            [178, 13],
            [180, 11],
          ],
          [
            [-180, 11],
            [-179, 10],
          ],
        ],
      ],
    ] as const) {
      const line = (await featuresOf(small(points))).find(({ properties }) => properties["role"] === "leader")!;
      expect(line.geometry).toEqual({ type: "MultiLineString", coordinates: expected });
    }
  });

  test("a city without a point keeps its properties and has no geometry, nor has a line to it", async () => {
    const features = await featuresOf(small(["120,30", ",", "122,30", "123,30"]));
    expect(features[1]).toMatchObject({ geometry: null, properties: { id: "B", area: "A" } });
    const line = features.find(({ properties }) => properties["role"] === "leader" && properties["id"] === "B")!;
    expect(line).toMatchObject({ geometry: null, properties: { leader: "A", km: null } });
  });
});

describe("areas", () => {
  const areaOf = async (dataset: DeclaredDataset): Promise<Feature> =>
    (await featuresOf(dataset)).find(({ properties }) => properties["kind"] === "area")!;

  test("without territories they are the points of their cities", async () => {
    expect(await areaOf(small(plain))).toMatchObject({
      geometry: {
        type: "MultiPoint",
        coordinates: [
          [120.123457, 30],
          [121, 30],
          [122, 30],
          [123, 30],
        ],
      },
      properties: {
        hub: "A",
        count: 4,
        cities: ["A", "B", "C", "D"],
        geometryFrom: "points",
        approximate: null,
        without: [],
      },
    });
  });

  test("territories are put side by side; rings are closed and wound by the right-hand rule", async () => {
    const cells = {
      type: "FeatureCollection",
      features: [
        cell("B", "MultiPolygon", [[square(0, 0).reverse(), square(0.2, 0.2, 0.5)]], { approximate: true }),
        cell("A", "Polygon", [square(1, 0).slice(0, -1)]),
        cell("C", "Point", [5, 5]),
        cell("other", "Polygon", [square(9, 9)]),
      ],
    };
    expect(await areaOf(small(plain, cells))).toMatchObject({
      geometry: {
        type: "MultiPolygon",
        coordinates: [[square(1, 0)], [square(0, 0), square(0.2, 0.2, 0.5).reverse()]],
      },
      properties: { geometryFrom: "territories", approximate: true, without: ["C", "D"] },
    });
  });

  test("a city of several features has all their polygons, and is approximate when any of them is", async () => {
    for (const first of [true, false]) {
      const features = [
        cell("A", "Polygon", [square(1, 0)], { approximate: first }),
        cell("A", "Polygon", [square(4, 0)], { approximate: !first }),
      ];
      const area = await areaOf(small(plain, { type: "FeatureCollection", features }));
      expect(area).toMatchObject({
        geometry: { coordinates: [[square(1, 0)], [square(4, 0)]] },
        properties: { approximate: true },
      });
    }
    const exact = [cell("A", "Polygon", [square(1, 0)]), cell("A", "Polygon", [square(4, 0)])];
    const area = await areaOf(small(plain, { type: "FeatureCollection", features: exact }));
    expect(area.properties["approximate"]).toBe(false);
  });

  test("a ring whose positions lie on one line is none", async () => {
    const line = [
      [0, 0],
      [1, 1],
      [2, 2],
      [1, 1],
      [0, 0],
    ];
    const cells = {
      type: "FeatureCollection",
      features: [cell("A", "Polygon", [square(1, 0), line]), cell("B", "Polygon", [line])],
    };
    const area = await areaOf(small(plain, cells));
    expect(area.geometry!.coordinates).toEqual([[square(1, 0)]]);
    expect(area.properties["without"]).toEqual(["B", "C", "D"]);
  });

  test("a ring of which rounding leaves no area is left out, and so is a polygon without its outer ring", async () => {
    const speck = square(3, 3, 1e-8);
    const cells = {
      type: "FeatureCollection",
      features: [cell("A", "Polygon", [square(1, 0), speck]), cell("B", "MultiPolygon", [[speck], [square(0, 0)]])],
    };
    expect((await areaOf(small(plain, cells))).geometry!.coordinates).toEqual([[square(1, 0)], [square(0, 0)]]);
  });
});

describe("the Yangtze River Delta", () => {
  const { dataset } = openFolder("data/yrd");
  let content: string;
  let features: Feature[];
  beforeAll(async () => {
    content = await textOf(dataset);
    ({ features } = JSON.parse(content) as { features: Feature[] });
  });

  test("is GeoJSON with every coordinate in range, and the same bytes again", async () => {
    const { collection, faults } = readGeoJson(text("areas.geojson", content));
    expect(faults).toEqual([]);
    expect(collection.features.length).toBe(features.length);
    expect(await textOf(dataset)).toBe(content);
    expect(/\d\.\d{7,}/.test(content.replaceAll(/"properties":\{[^\n]*/g, ""))).toBe(false);
  });

  test("41 points, the spine from Shanghai to Nanjing, a line to every leader, an area for every hub", () => {
    const of = (key: string, value: string) => features.filter(({ properties }) => properties[key] === value);
    expect(of("kind", "point").length).toBe(41);
    const [spine, ...others] = of("role", "spine");
    expect(others).toEqual([]);
    expect((spine!.geometry!.coordinates as number[][]).length).toBe(5);
    expect(spine!.properties).toMatchObject({ cities: ["310000", "320500", "320200", "320400", "320100"] });
    const led = of("kind", "point").filter(({ properties }) => properties["leader"] !== null);
    expect(of("role", "leader").length).toBe(led.length);
    expect(of("kind", "area").length).toBe(of("kind", "point").filter(({ properties }) => properties["hub"]).length);
  });

  test("the areas share out all territories, outer rings closed and counter-clockwise, marked as approximate", () => {
    const areas = features.filter(({ properties }) => properties["kind"] === "area");
    const polygons = areas.flatMap(({ geometry }) => geometry!.coordinates as number[][][][]);
    const given = (dataset.cells as { features: Feature[] }).features;
    expect(polygons.length).toBe(
      given.reduce((count, { geometry }) => count + (geometry!.coordinates as unknown[]).length, 0),
    );
    for (const [outer] of polygons) {
      expect(outer![0]).toEqual(outer!.at(-1));
      const middle = outer![0]!;
      const area = outer!.slice(1).reduce((total, [x, y], k) => {
        const [a, b] = outer![k]!;
        return total + (a! - middle[0]!) * (y! - middle[1]!) - (x! - middle[0]!) * (b! - middle[1]!);
      }, 0);
      expect(area).toBeGreaterThan(0);
    }
    for (const { properties } of areas) expect(properties).toMatchObject({ approximate: true, without: [] });
  });
});

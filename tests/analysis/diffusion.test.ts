import { beforeAll, describe, expect, test } from "vitest";
import { optionValues } from "../../src/analysis/analysis.ts";
import { diffusion, type DiffusionOptions, diffusionOptionSpecs } from "../../src/analysis/diffusion.ts";
import { diffusionResult, type DiffusionResult } from "../../src/analysis/diffusion-result.ts";
import { openLoose } from "../../src/analysis/open.ts";
import { directionDraws, directionTestKernel } from "../../src/belts/direction-test.ts";
import { widthOf } from "../../src/cli/layout.ts";
import { pageFor } from "../../src/cli/page.ts";
import { diffusionLines } from "../../src/cli/print-diffusion.ts";
import type { DeclaredDataset } from "../../src/dataset/declared.ts";
import { inPlace } from "../../src/support/pool.ts";
import { languages } from "../../src/support/text.ts";
import golden from "../golden/decay.json" with { type: "json" };
import { openFolder, text } from "../read-folder.ts";

const run = (dataset: DeclaredDataset, set: Partial<DiffusionOptions>): Promise<DiffusionResult> =>
  diffusion(
    dataset,
    optionValues({ options: diffusionOptionSpecs }, { permutations: 999, ...set }) as unknown as DiffusionOptions,
    { pool: inPlace({ [directionTestKernel]: directionDraws }) },
  );

interface Town {
  readonly id: string;
  readonly province?: string;
  readonly lon?: number;
  readonly lat?: number;
  readonly score?: number;
}

function opened(towns: readonly Town[], ties: readonly (readonly [string, string])[]): DeclaredDataset {
  const rows = towns.map(({ id, province = "", lon = "", lat = "", score = "" }) =>
    [id, id, id, province, province, lon, lat, score].join(","),
  );
  const heading = "id,name_en,name_zh,province_en,province_zh,lon,lat,score";
  const tied = ties.map(([a, b]) => `${a},${b},1`);
  return openLoose({
    cities: text("cities.csv", `${[heading, ...rows].join("\n")}\n`),
    ties: [{ layer: "road", file: text("road.csv", `${["source,target,strength", ...tied].join("\n")}\n`) }],
  }).dataset;
}

/** C in the middle of the equator; a degree is 111.2 km. East E1 E2 E3 by the road, west W1 W2, and others. */
const towns: readonly Town[] = [
  { id: "C", province: "Mid", lon: 0, lat: 0, score: 6 },
  { id: "E1", province: "East", lon: 0.5, lat: 0, score: 2 },
  { id: "E2", province: "East", lon: 1.5, lat: 0, score: 0.4 },
  { id: "E3", province: "East", lon: 2.5, lat: 0, score: 3 },
  { id: "W1", province: "West", lon: -0.5, lat: 0, score: 1 },
  { id: "W2", province: "West", lon: -1.5, lat: 0, score: 1.6 },
  { id: "N1", province: "North", lon: 0, lat: 1.5 },
  { id: "Nowhere", province: "North", score: 0 },
];
const roads = [
  ["C", "E1"],
  ["E1", "E2"],
  ["E2", "E3"],
  ["C", "W1"],
  ["C", "N1"],
  ["N1", "W2"],
] as const;

describe("a small country on the equator", () => {
  let result: DiffusionResult;
  beforeAll(async () => {
    result = await run(opened(towns, roads), { centre: "C", compare: ["East", "west"] });
  });
  const direction = (id: string) => result.readings[0]!.directions.find((one) => one.id === id)!;

  test("has the shape it says it has", () => {
    expect(diffusionResult.parse(result)).toEqual(result);
  });

  test("the directions are the provinces beside the centre's, most cities first", () => {
    expect(result.directions.map(({ id, kind }) => [id, kind])).toEqual([
      ["East", "province"],
      ["North", "province"],
      ["West", "province"],
    ]);
  });

  test("the rings of a direction, out to the farthest city of all", () => {
    // The mean of the scores is 2.
    expect(direction("East").rings).toEqual([
      { from: 0, to: 100, cities: 1, scored: 1, above: 0, shareAbove: 0, meanMultiple: 1, widestLevel: 1 },
      { from: 100, to: 200, cities: 1, scored: 1, above: 0, shareAbove: 0, meanMultiple: 0.2, widestLevel: 0.2 },
      { from: 200, to: 300, cities: 1, scored: 1, above: 1, shareAbove: 1, meanMultiple: 1.5, widestLevel: 0.2 },
    ]);
    expect(direction("West").rings.map(({ widestLevel }) => widestLevel)).toEqual([0.5, null, null]);
    expect(direction("North").rings[1]).toMatchObject({ cities: 1, scored: 0, shareAbove: null, widestLevel: null });
  });

  test("the reach ends where the widest level falls below the hub level", () => {
    expect(direction("East").reachKm).toBeCloseTo(55.6, 1);
    expect(direction("West").reachKm).toBeNull();
  });

  test("the comparison at equal distance, with what was used of it", () => {
    // Both rings have one city of each: weights are equal, and 4 arrangements.
    expect(result.readings[0]!.comparison).toMatchObject({
      a: "East",
      b: "West",
      permutations: 999,
      ringsUsed: 2,
      ringsLeftOut: 1,
      arrangements: 4,
      smallestP: 0.5,
    });
    expect(result.readings[0]!.comparison!.difference).toBeCloseTo((0.5 - 0.6) / 2, 12);
    // 0.5 and 1.5 degrees from the centre on either side.
    expect(result.readings[0]!.comparison!.meanKm!.a).toBeCloseTo(111.195, 2);
    expect(result.readings[0]!.comparison!.meanKm!.b).toBeCloseTo(111.195, 2);
  });

  test("the notes say what is left out, and why there is no slope", () => {
    const said = result.notes.map(({ en }) => en).join("\n");
    expect(said).toMatch(/Without a score.*\(1\): N1\./);
    expect(said).toMatch(/Without a point.*\(1\): Nowhere\./);
    expect(said).toMatch(/No path of the layer.*\(1\): Nowhere\./);
    expect(said).toMatch(/cannot come below 0\.5/);
    expect(said).toMatch(
      /No slope per 100 km and per tie \(.*\) for East, North and West: fewer than 5 cities can be used/,
    );
    expect(result.readings[0]!.all).toMatchObject({ cities: 7, scored: 6, decayKm: { n: 5 }, decayTies: { n: 5 } });
  });
});

describe("what the text calls a comparison", () => {
  const said = async (
    set: Partial<DiffusionOptions>,
    changed: readonly Town[] = towns,
  ): Promise<Record<"en" | "zh", string>> => {
    const dataset = opened(changed, roads);
    const result = await run(dataset, { centre: "C", compare: ["East", "West"], ...set });
    const [en, zh] = languages.map((language) =>
      diffusionLines(pageFor({ dataset, report: { files: [] } as never, result, language, width: 400 }), result).join(
        "\n",
      ),
    );
    return { en: en!, zh: zh! };
  };

  test("too few cities: no p could be low, so a high one is not called chance", async () => {
    const { en, zh } = await said({});
    expect(en).toMatch(
      /Within rings of 100 km round C, West stands 0\.05 times the mean above East: p = \S+ two-sided/,
    );
    expect(en).toMatch(/Too few cities share a ring to tell/);
    expect(en).toMatch(/so few cities in the same rings .* cannot come below 0\.5/);
    expect(en).not.toMatch(/chance|equal distance/);
    expect(zh).toMatch(/在环绕C、宽 100 公里的圈层内，West平均比East高出均值的 0\.05 倍.*同圈层的城市太少，无法判断/);
  });

  test("equal means stand equally high, and nothing is above the other by 0.00", async () => {
    const equal = towns.map((town) => (/^[EW]/.test(town.id) ? { ...town, score: 1 } : town));
    const { en, zh } = await said({}, equal);
    expect(en).toMatch(/East and West stand equally high: p = 1\.000 two-sided/);
    expect(zh).toMatch(/East与West平均同样高/);
    expect(en).not.toMatch(/0\.00/);
  });

  test("one ring about all is said to be one, with how far the cities lie in it", async () => {
    const { en } = await said({ rings: 700 });
    expect(en).toMatch(
      /All that is compared lies in one ring of 700 km, where the cities in East lie on average 167 km from C and those in West 111 km; of other distances nothing is said/,
    );
  });
});

test("sectors that have a city, where there are not two provinces", async () => {
  const { directions, readings } = await run(
    opened(
      towns.map((town) => ({ ...town, province: "" })),
      roads,
    ),
    {
      centre: "C",
    },
  );
  expect(directions.map(({ id, name, kind }) => [id, name.zh, kind])).toEqual([
    ["N", "北面", "compass"],
    ["E", "东面", "compass"],
    ["W", "西面", "compass"],
  ]);
  expect(readings[0]!.comparison).toMatchObject({ a: "E", b: "W" });
});

test("a direction is asked for by any of its names; what is compared and not listed is added", async () => {
  const { directions } = await run(opened(towns, roads), {
    centre: "C",
    directions: ["north-west", "西", "W", "东南"],
    compare: ["East", "s"],
  });
  expect(directions.map(({ id }) => id)).toEqual(["NW", "W", "SE", "East", "S"]);
});

test("one direction alone, or none, leaves nothing to compare, and that is said", async () => {
  const result = await run(opened(towns, roads), { centre: "C", directions: ["East"] });
  expect(result.readings[0]!.comparison).toBeNull();
  expect(result.notes.some(({ en }) => en.includes("nothing is compared"))).toBe(true);
});

test("two directions that share cities are refused, as are one, three and unknown ones, with a way out", async () => {
  const dataset = opened(towns, roads);
  const refused = (set: Partial<DiffusionOptions>) => expect(run(dataset, { centre: "C", ...set })).rejects;
  await refused({ compare: ["East", "E"] }).toThrow(/cities in common \(E1, E2 and E3\)/);
  await refused({ compare: ["East"] }).toThrow(/Two different directions/);
  await refused({ compare: ["East", "EAST"] }).toThrow(/Two different directions/);
  await refused({ compare: ["East", "West", "North"] }).toThrow(/Two different directions/);
  await refused({ directions: ["Eastt"] }).toMatchObject({ code: "usage", wayOut: { en: "Did you mean East?" } });
});

test("no centre, an unknown one, one without a point, and rings of no or hardly any width are refused", async () => {
  const dataset = opened(towns, roads);
  await expect(run(dataset, {})).rejects.toThrow(/No centre/);
  await expect(run(dataset, { centre: "E9" })).rejects.toThrow(/No city/);
  await expect(run(dataset, { centre: "Nowhere" })).rejects.toMatchObject({ code: "analysis" });
  await expect(run(dataset, { centre: "C", rings: 0 })).rejects.toThrow(/0 km wide/);
  await expect(run(dataset, { centre: "C", rings: 1 })).rejects.toThrow(/more than 200/);
});

test("from a centre without a score no path leads, but the score still has a slope", async () => {
  const result = await run(opened(towns, roads), { centre: "N1" });
  expect(diffusionResult.parse(result)).toEqual(result);
  const { all } = result.readings[0]!;
  expect(all.rings.every(({ widestLevel }) => widestLevel === null)).toBe(true);
  expect([all.reachKm, all.decayKm === null]).toEqual([null, false]);
  expect(result.notes.some(({ en }) => en.startsWith("N1 has no score"))).toBe(true);
});

test("other ids for the same cities change the ids, and of the rest the draws alone", async () => {
  const names = ["Q", "B", "Z", "A", "M", "X", "D", "Y"];
  const renamed = new Map(towns.map(({ id }, index) => [id, names[index]!]));
  const other = opened(
    towns.map((town) => ({ ...town, id: renamed.get(town.id)! })).reverse(),
    roads.map(([a, b]) => [renamed.get(b)!, renamed.get(a)!] as const),
  );
  const before = await run(opened(towns, roads), { centre: "C" });
  const after = await run(other, { centre: "Q" });
  const figures = ({ readings, directions }: DiffusionResult): unknown =>
    JSON.parse(
      JSON.stringify({ readings, directions }, (key, value: unknown) =>
        ["twoSided", "greater", "less"].includes(key)
          ? null
          : typeof value === "number"
            ? Number(value.toPrecision(9))
            : value,
      ),
    );
  expect(figures(after)).toEqual(figures(before));
});

describe("the Yangtze River Delta from Shanghai", () => {
  const { dataset, report } = openFolder("data/yrd");
  const printed = (result: DiffusionResult, language: "en" | "zh"): string[] =>
    diffusionLines(pageFor({ dataset, report, result, language, width: 100 }), result);

  test("by itself Anhui and Jiangsu are compared, which have most cities", async () => {
    const { readings, directions } = await run(dataset, { centre: "上海" });
    expect(directions.map(({ id }) => id)).toEqual(["Anhui", "Jiangsu", "Zhejiang"]);
    expect(readings[0]!.comparison).toMatchObject({ a: "Anhui", b: "Jiangsu" });
    expect(readings[0]!.all.cities).toBe(40);
  });

  test("Jiangsu is reached at the hub level and Zhejiang is not; at equal distance they do not differ beyond chance", async () => {
    const result = await run(dataset, { centre: "Shanghai", compare: ["江苏", "Zhejiang"], permutations: 9999 });
    expect(diffusionResult.parse(result)).toEqual(result);
    const [{ directions, comparison }] = result.readings as [DiffusionResult["readings"][number]];
    const reach = Object.fromEntries(directions.map(({ id, reachKm }) => [id, reachKm]));
    expect(Math.round(reach["Jiangsu"]!)).toBe(270);
    expect(reach["Zhejiang"]).toBeNull();
    expect(comparison!.difference).toBeGreaterThan(0);
    expect(comparison!.twoSided).toBeGreaterThan(0.05);
    const [en, zh] = languages.map((language) => printed(result, language).join(" ").replaceAll(/\s+/g, " "));
    expect(en).toMatch(/Jiangsu stands 0\.57 times the mean above Zhejiang: p = 0\.3\d+ two-sided/);
    expect(en).toMatch(/Reach 270 km in Jiangsu, none in Zhejiang/);
    expect(en).toMatch(/comparison is liberal/);
    expect(zh?.replaceAll(" ", "")).toMatch(/江苏省平均比浙江省高出均值的0\.57倍：双侧p=0\.3\d+/);
    expect(zh).toMatch(/检验偏宽松/);
  });

  test("slopes in km are those of R, whatever the layer", async () => {
    const { readings } = await run(dataset, { centre: "310000", score: "gdp", layer: "border,rail-2016" });
    const expected = golden.find(({ name }) => name === "yrd, all")!;
    for (const { all } of readings) {
      expect(all.decayKm!.slope).toBeCloseTo(expected.slope, 9);
      expect(all.decayKm!.low).toBeCloseTo(expected.low, 9);
      expect(all.decayKm!.changePer100Km).toBeCloseTo(expected.change, 9);
    }
    expect(readings.map(({ layer }) => layer)).toEqual(["border", "rail-2016"]);
    expect(readings[0]!.all.decayTies!.n).toBe(40);
    expect(readings[1]!.all.decayTies!.n).toBeLessThan(40);
  });

  test("one layer fits a screen in both languages, several side by side fit its width", async () => {
    for (const layer of ["border", "border,rail-2016,copublication"]) {
      const result = await run(dataset, { centre: "Shanghai", layer });
      for (const language of languages) {
        const lines = printed(result, language);
        expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(100);
        if (layer === "border") expect(lines.length).toBeLessThanOrEqual(50);
      }
    }
  });

  test("intervals are said to be narrow with few cities where there are few, and for the neighbours alone where not", async () => {
    const few = await run(dataset, { centre: "Shanghai" });
    expect(printed(few, "en").join(" ")).toContain("narrower than they say with few cities: with 5 to 40");
    const { dataset: china } = openFolder("data/china");
    const many = await run(china, { centre: "武汉市", directions: ["N"], permutations: 9 });
    expect(many.readings[0]!.directions[0]!.decayKm!.n).toBeGreaterThan(40);
    expect(many.notes[0]!.en).toMatch(/^The intervals of the slopes take the cities to be independent/);
  });

  test("few permutations are named where it is they that keep p from being low", async () => {
    const result = await run(dataset, { centre: "Shanghai", permutations: 9 });
    const text = printed(result, "en").join(" ").replaceAll(/\s+/g, " ");
    expect(text).toMatch(/Too few permutations to tell/);
    expect(text).toMatch(
      /With only 9 permutations the two-sided p cannot come below 0\.2; give more with --permutations/,
    );
    expect(text).not.toMatch(/so few cities/);
  });

  test("rings too wide to make distances equal are said to be, with both distances", async () => {
    const set = { centre: "Shanghai", compare: ["Jiangsu", "Zhejiang"] };
    const textOf = async (rings: number): Promise<string> =>
      printed(await run(dataset, { ...set, rings }), "en")
        .join(" ")
        .replaceAll(/\s+/g, " ");
    expect(await textOf(100)).toMatch(
      /the cities in Jiangsu lie on average 193 km from Shanghai and those in Zhejiang 221 km: rings of 100 km are too wide/,
    );
    expect(await textOf(150)).not.toMatch(/too wide/);
  });

  test("progress is told layer by layer to its end", async () => {
    const told: string[] = [];
    await diffusion(
      dataset,
      optionValues(
        { options: diffusionOptionSpecs },
        { centre: "Shanghai", permutations: 99, layer: "border,rail-2016" },
      ) as unknown as DiffusionOptions,
      {
        pool: inPlace({ [directionTestKernel]: directionDraws }),
        onProgress: ({ en }, done, total) => told.push(`${en} ${done}/${total}`),
      },
    );
    expect(told).toEqual(
      expect.arrayContaining(["Layers 1/2", "Layers 2/2", "Permutations 1/1", "Directions 1/2", "Directions 2/2"]),
    );
  });

  test("more rings than the page is wide are cut short, and that is said", async () => {
    const result = await run(dataset, { centre: "Shanghai", rings: 25 });
    const lines = printed(result, "en");
    expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(100);
    expect(lines.some((line) => /and \d+ more rings/.test(line))).toBe(true);
  });

  test("the same seed gives the same result, another one other draws and nothing else", async () => {
    const set = { centre: "Nanjing", compare: ["Anhui", "Zhejiang"], permutations: 99 };
    const first = await run(dataset, set);
    expect(await run(dataset, set)).toEqual(first);
    const other = await run(dataset, { ...set, seed: 2 });
    expect(other.readings[0]!.comparison!.greater).not.toBe(first.readings[0]!.comparison!.greater);
    expect(other.readings[0]!.all).toEqual(first.readings[0]!.all);
    expect(first.directions.map(({ id }) => id)).toEqual(["Anhui", "Jiangsu", "Zhejiang", "Shanghai"]);
  });
});

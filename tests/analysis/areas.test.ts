import { beforeAll, describe, expect, test } from "vitest";
import { optionValues } from "../../src/analysis/analysis.ts";
import { areasColumns, areasOf, type AreasOptions, areasOptionSpecs } from "../../src/analysis/areas.ts";
import { areasResult, type AreasResult } from "../../src/analysis/areas-result.ts";
import type { Context } from "../../src/analysis/context.ts";
import { openLoose, type Opened } from "../../src/analysis/open.ts";
import { leadByGravityKernel, leadByGravityOf } from "../../src/belts/lead-hubs.ts";
import { widthOf } from "../../src/cli/layout.ts";
import { pageFor } from "../../src/cli/page.ts";
import { areasLines } from "../../src/cli/print-areas.ts";
import type { DeclaredDataset } from "../../src/dataset/declared.ts";
import { inPlace } from "../../src/support/pool.ts";
import { languages } from "../../src/support/text.ts";
import { openFolder, text } from "../read-folder.ts";

const run = (
  dataset: DeclaredDataset,
  set: Partial<AreasOptions> = {},
  context?: Omit<Context, "pool">,
): Promise<AreasResult> =>
  areasOf(dataset, optionValues({ options: areasOptionSpecs }, { ...set }) as unknown as AreasOptions, {
    ...context,
    pool: inPlace({ [leadByGravityKernel]: leadByGravityOf }),
  });

/** Mean 1: hubs A 4 and D 2; C between them, E beyond D, F and G apart, H without a score, I without a point. */
function openSmall(): Opened {
  const cities =
    "id,lon,lat,firms\nA,120,30,40\nB,120.5,30,5\nC,121,30,6\nD,122,30,20\nE,122.5,30,4\nF,125,35,3\nG,125.5,35,1\nH,120.2,30,\nI,,,1\n";
  const ties = "source,target,strength\nA,B,1\nB,C,2\nA,C,1\nC,D,5\nD,E,1\nF,G,1\nA,H,3\nE,I,1\n";
  return openLoose({ cities: text("cities.csv", cities), ties: [{ layer: "rail", file: text("rail.csv", ties) }] });
}

const small = (): DeclaredDataset => openSmall().dataset;

describe("a small network", () => {
  let result: AreasResult;
  beforeAll(async () => {
    result = await run(small(), { minStrength: 0 });
  });
  const city = (id: string) => result.cities.find((row) => row.id === id)!;

  test("has the shape it says it has", () => {
    expect(areasResult.parse(result)).toEqual(result);
  });

  test("areas by the hub's multiple, each with its hub, and who is unled or has no score", () => {
    expect(result.readings).toMatchObject([
      {
        layer: "rail",
        areas: [
          { hub: "A", cities: ["A", "B", "C"], count: 3 },
          { hub: "D", cities: ["D", "E", "I"], count: 3 },
        ],
        unled: ["F", "G"],
      },
    ]);
    expect(result.readings[0]!.areas[0]!.meanMultiple).toBeCloseTo(51 / 3 / 10, 12);
    expect(result.unscored).toEqual(["H"]);
  });

  test("who is led by another hub by strength or by gravity is listed", () => {
    expect(result.readings[0]!.disagreements).toEqual([{ id: "C", area: "A", strength: "D", gravity: "A" }]);
    expect(city("C")).toMatchObject({ agree: false, leadStrength: 5 });
    expect(city("B")).toMatchObject({ agree: true, leadByStrength: "A" });
  });

  test("agreement is not defined for a hub, nor where fewer than two name one", () => {
    expect(city("A")).toMatchObject({ hub: true, area: "A", leadByGravity: null, agree: null });
    expect(city("F")).toMatchObject({ area: null, leadByStrength: null, leadByGravity: "A", agree: null });
    expect(city("I")).toMatchObject({ area: "D", leadByStrength: null, leadByGravity: null, agree: null });
  });

  test("a city without a score is in no area and no chain, and has lead hubs", () => {
    expect(city("H")).toMatchObject({
      multiple: null,
      tier: null,
      area: null,
      leadByStrength: "A",
      leadByGravity: "A",
    });
    expect(result.chain.some(({ id }) => id === "H")).toBe(false);
  });

  test("without a layer of cooperation of its own the only relation is one", () => {
    expect(city("C").leadByCooperation).toBe("D");
    expect(result.cooperationLayer).toBe("rail");
  });

  test("every column is there in the rows of the cities", () => {
    for (const { id } of areasColumns) expect(Object.keys(result.cities[0]!)).toContain(id);
  });

  test("the order of the rows changes nothing", async () => {
    const { dataset } = openLoose({
      cities: text(
        "cities.csv",
        "id,lon,lat,firms\nI,,,1\nH,120.2,30,\nG,125.5,35,1\nF,125,35,3\nE,122.5,30,4\nD,122,30,20\nC,121,30,6\nB,120.5,30,5\nA,120,30,40\n",
      ),
      ties: [
        {
          layer: "rail",
          file: text("rail.csv", "source,target,strength\nI,E,1\nH,A,3\nG,F,1\nE,D,1\nD,C,5\nC,A,1\nC,B,2\nB,A,1\n"),
        },
      ],
    });
    expect(await run(dataset, { minStrength: 0 })).toEqual(result);
  });

  describe("its text", () => {
    const lines = (language: "en" | "zh"): string => {
      const { dataset, report } = openSmall();
      return areasLines(pageFor({ dataset, report, result, language, width: 100 }), result)
        .join(" ")
        .replaceAll(/\s+/g, " ");
    };

    test("counts the cities that cannot be compared apart from those that agree", () => {
      // F, G and I have no two hubs named, A and D are hubs.
      expect(lines("en")).toContain("1 of 4 cities; the others agree (3 not comparable)");
      expect(lines("zh")).toContain("4 个城市中的 1 个，其余一致（3 个无法比较）");
    });

    test("has no column of cooperation on the layer already read", () => {
      expect(lines("en")).toMatch(/City area strongest tie gravity \(share\) C A D A \d+%/);
    });

    test("says by which rule a city is led, and what both rules are", () => {
      expect(result.chain.find(({ id }) => id === "I")).toMatchObject({ leader: "D", by: "climb" });
      expect(lines("en")).toMatch(/E \(tie, 48 km\), I \(climb\)/);
      expect(lines("en")).toMatch(/A leader is a proposal, no observed influence: by a tie, .*; by the climb, /);
      expect(lines("zh")).toMatch(/E（相连、48 公里）、I（攀升）/);
    });
  });
});

test("where every leader comes from the climb, no rule of ties is said", async () => {
  // B is no hub and of the tier of C; A, of a higher one, is not tied to it.
  const cities = "id,lon,lat,firms\nA,120,30,40\nB,120.5,30,15\nC,121,30,14\n";
  const ties = "source,target,strength\nA,B,1\nB,C,1\n";
  const { dataset } = openLoose({
    cities: text("cities.csv", cities),
    ties: [{ layer: "rail", file: text("rail.csv", ties) }],
  });
  const both = await run(dataset, { breaks: [1] });
  expect(both.chain.map(({ id, by }) => [id, by])).toEqual([
    ["A", null],
    ["B", "tie"],
    ["C", "climb"],
  ]);
  const said = both.notes.at(-1)!.en;
  expect(said).toMatch(/by a tie, .*; by the climb, where none is tied, the first of a higher tier/);
  const tied = (await run(dataset, { breaks: [1, 0.63] })).notes.at(-1)!.en;
  expect(tied).toMatch(/by a tie/);
  expect(tied).not.toMatch(/by the climb/);
});

test("progress is told layer by layer to its end, and a signal stops it", async () => {
  const said: string[] = [];
  const set = { layer: "rail,nearest:2", minStrength: 0 };
  await run(small(), set, {
    onProgress: ({ en }, done, total) => said.push(`${en} ${done}/${total}`),
  });
  expect(said).toEqual(expect.arrayContaining(["Layers 1/2", "Layers 2/2", "Areas 1/2", "Areas 2/2"]));
  const stop = new AbortController();
  const stopped: string[] = [];
  const halfway = run(small(), set, {
    signal: stop.signal,
    onProgress: ({ en }, done) => {
      stopped.push(en);
      if (en === "Areas" && done === 1) stop.abort();
    },
  });
  await expect(halfway).rejects.toMatchObject({ name: "AbortError" });
  expect(stopped.filter((stage) => stage === "Areas")).toHaveLength(2);
});

test("above every city no hub leads: all are unled, and a note says so", async () => {
  const result = await run(small(), { hubLevel: 99, minStrength: 0 });
  expect(areasResult.parse(result)).toEqual(result);
  expect(result.readings[0]).toMatchObject({ areas: [], disagreements: [] });
  expect(result.cities.every(({ area, leadByGravity }) => area === null && leadByGravity === null)).toBe(true);
  expect(result.notes.some(({ en }) => en.includes("No city reaches the hub level 99"))).toBe(true);
});

test("other tiers make another chain and leave the areas as they are", async () => {
  const two = await run(small(), { minStrength: 0, breaks: [3] });
  const four = await run(small(), { minStrength: 0 });
  expect(two.readings).toEqual(four.readings);
  expect(new Set(two.chain.map(({ depth }) => depth))).toEqual(new Set([0, 1]));
  expect(two.chain.find(({ id }) => id === "D")!.leader).toBeNull();
  expect(two.tiers.breaks).toEqual([3]);
});

test("a dataset without a score is refused", async () => {
  const { dataset } = openLoose({
    cities: text("cities.csv", "id\nA\nB\n"),
    ties: [{ layer: "rail", file: text("rail.csv", "source,target\nA,B\n") }],
  });
  await expect(run(dataset)).rejects.toThrow(/score/);
});

describe("the Yangtze River Delta", () => {
  const { dataset, report } = openFolder("data/yrd");
  const idOf = (name: string): string => dataset.network.cities.find((city) => city.name.en === name)!.id;

  test("has its shape on each layer, and a screen's text in both languages", async () => {
    for (const layer of [null, "border", "rail-2016", "copublication", "nearest:4", "border,rail-2016,copublication"]) {
      const result = await run(dataset, { layer });
      expect(areasResult.parse(result)).toEqual(result);
      for (const language of languages) {
        const lines = areasLines(pageFor({ dataset, report, result, language, width: 100 }), result);
        expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(100);
        expect(lines.length).toBeLessThanOrEqual(layer?.includes(",") === true ? 65 : 57);
      }
    }
  });

  test("the column of the layer of cooperation is headed with its title, and left out where that layer is read", async () => {
    const heading = async (layer: string): Promise<string> => {
      const result = await run(dataset, { layer });
      expect(result.cooperationLayer).toBe("copublication");
      const lines = areasLines(pageFor({ dataset, report, result, language: "en", width: 100 }), result);
      return lines.find((line) => line.includes("strongest tie"))!;
    };
    expect(await heading("border")).toMatch(/gravity \(share\) +Papers written together/);
    expect(await heading("copublication")).not.toMatch(/Papers/);
  });

  test("Wenzhou goes on through Taizhou in Zhejiang to Ningbo, not to the far peak Shanghai", async () => {
    const { cities } = await run(dataset);
    expect(cities.find(({ id }) => id === idOf("Wenzhou"))).toMatchObject({ area: idOf("Ningbo"), agree: false });
  });

  test("Hefei leads Anhui's south and west, and stands at the root of its own chain", async () => {
    const { readings, chain } = await run(dataset);
    const hefei = readings[0]!.areas.find(({ hub }) => hub === idOf("Hefei"))!;
    expect(hefei.cities).toEqual(expect.arrayContaining(["Wuhu", "Lu'an", "Huainan", "Fuyang"].map(idOf)));
    expect(chain.find(({ id }) => id === idOf("Hefei"))).toMatchObject({ leader: null, depth: 0, tier: 2 });
  });

  test("Suzhou is led by Shanghai, and is the runner-up for Jiaxing and Huzhou by a narrow margin", async () => {
    const { chain } = await run(dataset);
    const link = (name: string) => chain.find(({ id }) => id === idOf(name))!;
    // Another city in Anhui has the English name Suzhou too.
    const suzhou = chain.find(({ id }) => id === "320500")!;
    expect(suzhou).toMatchObject({ leader: idOf("Shanghai"), by: "tie", depth: 1 });
    for (const name of ["Jiaxing", "Huzhou"]) {
      expect(link(name).runnerUp).toBe("320500");
      expect(link(name).ratio).toBeGreaterThan(1);
      expect(link(name).ratio).toBeLessThan(1.2);
    }
  });

  test("the areas and the unled are all cities, each once", async () => {
    for (const { areas, unled } of (await run(dataset, { layer: "border,rail-2016,copublication" })).readings) {
      const all = [...areas.flatMap(({ cities }) => cities), ...unled].sort();
      expect(all).toEqual(dataset.network.cities.map(({ id }) => id));
    }
  });
});

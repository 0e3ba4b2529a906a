import { beforeAll, describe, expect, test } from "vitest";
import { optionValues } from "../../src/analysis/analysis.ts";
import {
  communitiesColumns,
  communitiesOf,
  type CommunitiesOptions,
  communitiesOptionSpecs,
} from "../../src/analysis/communities.ts";
import { type CommunitiesResult, communitiesResult } from "../../src/analysis/communities-result.ts";
import { openLoose } from "../../src/analysis/open.ts";
import { widthOf } from "../../src/cli/layout.ts";
import { pageFor } from "../../src/cli/page.ts";
import { communitiesLines } from "../../src/cli/print-communities.ts";
import type { DeclaredDataset, ImportReport } from "../../src/dataset/declared.ts";
import { borderDraws, borderTestKernel } from "../../src/structure/border-effect.ts";
import { denseCommunitiesKernel, denseRun } from "../../src/structure/dense-communities.ts";
import { leidenKernel, leidenRuns } from "../../src/structure/leiden-runs.ts";
import { louvainKernel, louvainRuns } from "../../src/structure/louvain.ts";
import { modularityDraws, modularityTestKernel } from "../../src/structure/modularity-test.ts";
import { inPlace } from "../../src/support/pool.ts";
import { languages } from "../../src/support/text.ts";
import { openFolder, text } from "../read-folder.ts";

const pool = inPlace({
  [leidenKernel]: leidenRuns,
  [louvainKernel]: louvainRuns,
  [modularityTestKernel]: modularityDraws,
  [denseCommunitiesKernel]: denseRun,
  [borderTestKernel]: borderDraws,
});

const few: Partial<CommunitiesOptions> = { runs: 10, scanRuns: 2, permutations: 19 };

function run(dataset: DeclaredDataset, set: Partial<CommunitiesOptions> = {}): Promise<CommunitiesResult> {
  const options = optionValues({ options: communitiesOptionSpecs }, { ...few, ...set });
  return communitiesOf(dataset, options as unknown as CommunitiesOptions, { pool });
}

/** Two provinces of four cities, X and Y; x4 is tied to the cities of Y; z has no ties. */
function twoProvinces(): DeclaredDataset {
  const place = (k: number): string => `${118 + (k % 3) + 0.1 * k},${30 + (k % 4) + 0.1 * k}`;
  const ids = ["x1", "x2", "x3", "x4", "y1", "y2", "y3", "y4", "z"];
  const cities = ids.map((id, k) => `${id},${id[0]!.toUpperCase()},${place(k)}`).join("\n");
  const x = ["x1,x2", "x1,x3", "x2,x3"];
  const y = ["y1,y2", "y1,y3", "y1,y4", "y2,y3", "y2,y4", "y3,y4", "x4,y1", "x4,y2", "x4,y3"];
  return openLoose({
    cities: text("cities.csv", `id,province,lon,lat\n${cities}\n`),
    ties: [
      {
        layer: "papers",
        file: text(
          "papers.csv",
          `source,target,strength\n${[...x, ...y, "x3,y4"].map((pair) => `${pair},2`).join("\n")}\n`,
        ),
      },
    ],
  }).dataset;
}

describe("two provinces, a city of one tied to the other", () => {
  let result: CommunitiesResult;
  beforeAll(async () => {
    result = await run(twoProvinces());
  });
  const city = (id: string): CommunitiesResult["cities"][number] => result.cities.find((row) => row.id === id)!;

  test("the communities, the city without ties apart", () => {
    expect(result.members).toEqual([
      ["x4", "y1", "y2", "y3", "y4"],
      ["x1", "x2", "x3"],
    ]);
    expect(result.unassigned).toEqual(["z"]);
    expect(city("z")).toMatchObject({ community: null, mismatch: null, participation: null, role: null });
  });

  test("only the city that is apart from most of its province is a mismatch", () => {
    expect(result.cities.filter(({ mismatch }) => mismatch).map(({ id }) => id)).toEqual(["x4"]);
    expect(city("x1").mismatch).toBe(false);
    expect(result.provinces!.majority).toEqual([
      { province: "X", community: 2, cities: 3, of: 4 },
      { province: "Y", community: 1, cities: 4, of: 4 },
    ]);
    expect(result.provinces!.cities).toBe(8);
  });

  test("participation is 0 for a city whose ties stay in one community", () => {
    expect(city("x1").participation).toBe(0);
    expect(city("x3").participation).toBeCloseTo(1 - (2 / 3) ** 2 - (1 / 3) ** 2, 14);
  });

  test("the tie between the communities was never inside one", () => {
    expect(result.ties.find(({ source, target }) => source === "x3" && target === "y4")).toEqual({
      source: "x3",
      target: "y4",
      strength: 2,
      together: 0,
    });
    expect(result.ties).toHaveLength(13);
  });

  test("the share across borders is that of x4 and of the tie between", () => {
    expect(result.border!.crossShare).toBeCloseTo(4 / 13, 14);
    expect(result.border!.permuted!.permutations).toBe(19);
  });
});

describe("the delta's cooperation", () => {
  const { dataset, report } = openFolder("data/yrd");
  let result: CommunitiesResult;
  beforeAll(async () => {
    result = await run(dataset, { runs: 40 });
  }, 60_000);

  test("has the shape that is promised, every column too", () => {
    expect(communitiesResult.parse(result)).toEqual(result);
    for (const { id } of communitiesColumns) expect(result.cities[0]).toHaveProperty(id);
  });

  test("the members are those of the rows, and the quality of the consensus is near that of the best run", () => {
    result.members.forEach((ids, index) =>
      expect(result.cities.filter(({ community }) => community === index + 1).map(({ id }) => id)).toEqual(ids),
    );
    const { best, median, worst, consensus } = result.quality;
    expect(best).toBeGreaterThanOrEqual(median);
    expect(median).toBeGreaterThanOrEqual(worst);
    expect(consensus).toBeLessThanOrEqual(best + 1e-12);
    expect(consensus).toBeGreaterThan(best - 0.01);
    expect(result.modularity).toBe(consensus);
  });

  test("the scan has 17 steps, the middle one at the resolution of the whole", () => {
    expect(result.scan!.steps).toHaveLength(17);
    expect(result.scan!.steps[8]).toMatchObject({ resolution: 1, count: result.count });
  });

  test("networks rewired from that of borders are less modular; those of the cooperation need not be", async () => {
    const { observed, mean, p, smallestP } = (await run(dataset, { layer: "border", scanRuns: 0 })).nulls.rewired!;
    expect(observed).toBeGreaterThan(mean!);
    expect(p).toBe(smallestP);
    expect(smallestP).toBe(1 / 20);
    const cooperation = result.nulls.strengthsKept!;
    expect(cooperation.strengthError).toBeLessThan(1e-6);
    expect(cooperation.observed).toBeCloseTo(result.quality.best, 6);
    expect(cooperation.p >= 0.5).toBe(cooperation.observed < cooperation.mean!);
  });

  test("one run has no stability, and the median of two lies between them", async () => {
    const few = { scanRuns: 0, permutations: 0 };
    expect((await run(dataset, { ...few, runs: 1 })).stability).toBeNull();
    const { best, median, worst } = (await run(dataset, { ...few, runs: 2, method: "louvain", layer: "border" }))
      .quality;
    expect(median).toBeCloseTo((best + worst) / 2, 14);
  });

  test("by the constant Potts model the null tests stay those of modularity at 1, and say so", async () => {
    const potts = await run(dataset, { scanRuns: 0, runs: 5, permutations: 5, objective: "cpm", resolution: 2 });
    const plain = await run(dataset, { scanRuns: 0, runs: 5, permutations: 5 });
    expect(potts.nulls.rewired!.observed).toBe(plain.nulls.rewired!.observed);
    expect(potts.notes.map(({ en }) => en).join(" ")).toContain("constant Potts model");
  });

  test("the text fits its width in both languages", () => {
    for (const language of languages) {
      const page = pageFor({ dataset, report, result, language, width: 80 });
      const lines = communitiesLines(page, result);
      expect(lines.filter((line) => widthOf(line) > 80)).toEqual([]);
      expect(lines.length).toBeLessThan(45);
      expect(lines.join("\n")).not.toMatch(/undefined|NaN|null/);
    }
  });

  test("a directed layer is searched as directed by Leiden, and not by Louvain, which says so", async () => {
    const none = { layer: "rail-2016", scanRuns: 0, permutations: 0 };
    const directed = await run(dataset, none);
    expect(directed).toMatchObject({ directed: true, scan: null, nulls: { rewired: null }, notes: [] });
    expect(directed.border!.permuted).toBeNull();
    const louvain = await run(dataset, { ...none, method: "louvain" });
    expect(louvain.directed).toBe(false);
    expect(louvain.notes[0]!.en).toMatch(/undirected/);
    expect(louvain.modularity).not.toBe(directed.modularity);
  });

  test("the resolution of the constant Potts model is in multiples of the mean strength of a pair", async () => {
    const found = await run(dataset, { objective: "cpm", resolution: 2, scanRuns: 0, permutations: 0 });
    const strength = found.ties.reduce((total, tie) => total + tie.strength, 0);
    const tied = found.cities.length - found.unassigned.length;
    expect(found.gamma).toBeCloseTo((2 * strength) / ((tied * (tied - 1)) / 2), 12);
  });

  test("the same again, and another number of runs of its own", async () => {
    expect(await run(dataset, { runs: 40 })).toEqual(result);
  }, 60_000);

  test("the print of a result without its optional parts has none of their lines", async () => {
    const bare: { result: CommunitiesResult; report: ImportReport } = {
      result: await run(twoProvinces(), { scanRuns: 0, permutations: 0 }),
      report,
    };
    const page = pageFor({ dataset: twoProvinces(), ...bare, language: "en", width: 80 });
    expect(communitiesLines(page, bare.result).join("\n")).not.toMatch(/Scan|Rewired|permuted/);
  });
});

test("without coordinates there are no communities beyond distance, and a note says why", async () => {
  const dataset = openLoose({
    cities: text("cities.csv", "id\nA\nB\nC\n"),
    ties: [{ layer: "rail", file: text("rail.csv", "source,target,strength\nA,B,2\nB,C,1\n") }],
  }).dataset;
  const result = await run(dataset);
  expect(result.nulls.gravity).toBeNull();
  expect(result.notes.some(({ en }) => en.includes("beyond distance"))).toBe(true);
  expect(result).toMatchObject({ provinces: null, border: null });
  expect(communitiesResult.parse(result)).toEqual(result);
});

import { beforeAll, describe, expect, test } from "vitest";
import { optionValues } from "../../src/analysis/analysis.ts";
import type { Context } from "../../src/analysis/context.ts";
import { openLoose } from "../../src/analysis/open.ts";
import {
  robustness,
  robustnessColumns,
  type RobustnessOptions,
  robustnessOptionSpecs,
} from "../../src/analysis/robustness.ts";
import { robustnessResult, type RobustnessResult } from "../../src/analysis/robustness-result.ts";
import { widthOf } from "../../src/cli/layout.ts";
import { pageFor } from "../../src/cli/page.ts";
import { robustnessLines } from "../../src/cli/print-robustness.ts";
import type { DeclaredDataset, ImportReport } from "../../src/dataset/declared.ts";
import { failureKernel, failurePart } from "../../src/structure/failure-curve.ts";
import { sweepChunk, sweepKernel } from "../../src/structure/pooled-sweep.ts";
import { removalKernel, removalPart } from "../../src/structure/removal.ts";
import { inPlace } from "../../src/support/pool.ts";
import { languages } from "../../src/support/text.ts";
import { openFolder, text } from "../read-folder.ts";

const context: Context = {
  pool: inPlace({ [sweepKernel]: sweepChunk, [removalKernel]: removalPart, [failureKernel]: failurePart }),
};

const run = (dataset: DeclaredDataset, set: Partial<RobustnessOptions> = {}): Promise<RobustnessResult> =>
  robustness(
    dataset,
    optionValues({ options: robustnessOptionSpecs }, { draws: 20, ...set }) as unknown as RobustnessOptions,
    context,
  );

/** Two triangles A B C and D E F on one bridge C-D, a tail F-G, and H alone. */
function barbell(): DeclaredDataset {
  const cities = "id,name_en,name_zh\nA,Ada,甲\nB,Bea,乙\nC,Cay,丙\nD,Dee,丁\nE,Eve,戊\nF,Fay,己\nG,Gil,庚\nH,Hal,辛\n";
  const ties = "source,target,strength\nA,B,2\nB,C,2\nA,C,2\nC,D,5\nD,E,2\nE,F,2\nD,F,2\nF,G,1\n";
  return openLoose({ cities: text("cities.csv", cities), ties: [{ layer: "rail", file: text("rail.csv", ties) }] })
    .dataset;
}

describe("two triangles on a bridge", () => {
  let result: RobustnessResult;
  beforeAll(async () => {
    result = await run(barbell(), { between: ["Ada", "庚"] });
  });

  test("has the shape it says it has", () => {
    expect(robustnessResult.parse(result)).toEqual(result);
  });

  test("components, blocks and the isolated city", () => {
    expect(result.components).toEqual({ sizes: [7, 1], blocks: 4, largestBlock: 3 });
  });

  test("the bridges, the one that cuts off most first", () => {
    expect(result.bridges).toEqual([
      { source: "C", target: "D", strength: 5, smallerSide: { count: 3, cities: ["A", "B", "C"] } },
      { source: "F", target: "G", strength: 1, smallerSide: { count: 1, cities: ["G"] } },
    ]);
  });

  test("the cities that part others, with what they leave", () => {
    expect(result.articulation).toEqual([
      { id: "D", parts: [3, 3] },
      { id: "C", parts: [4, 2] },
      { id: "F", parts: [5, 1] },
    ]);
    const row = (id: string) => result.cities.find((city) => city.id === id)!;
    expect(row("D")).toMatchObject({ largestComponentAfter: 3, pairsCut: 9, articulation: true });
    expect(row("A")).toMatchObject({ largestComponentAfter: 6, pairsCut: 0, articulation: false, efficiencyLoss: 0 });
    expect(row("H")).toMatchObject({ largestComponentAfter: 7, pairsCut: 0, efficiencyLoss: 0 });
  });

  test("ties stand once, with their share of the pairs", () => {
    expect(result.ties.length).toBe(8);
    const bridge = result.ties.find(({ source, target }) => source === "C" && target === "D")!;
    expect(bridge).toMatchObject({ bridge: true, betweenness: 12 / 28 });
    expect(result.ties.filter((tie) => tie.bridge).length).toBe(2);
  });

  test("points of failure are ranked by what they cost, whoever costs nothing is none", () => {
    const losses = result.pointsOfFailure.map(({ loss }) => loss);
    expect(losses).toEqual([...losses].sort((a, b) => b - a));
    expect(losses.every((loss) => loss > 0)).toBe(true);
    expect(result.pointsOfFailure.slice(0, 2)).toMatchObject([
      { kind: "tie", source: "C", target: "D", pairsCut: 12 },
      { kind: "city", id: "D", pairsCut: 9 },
    ]);
    expect(result.pointsOfFailure.some(({ id }) => id === "A")).toBe(false);
  });

  test("the minimum cut by strength, by ties and by cities", () => {
    expect(result.minimumCut).toMatchObject({ source: "A", target: "G", strength: 1, fewestCities: ["C"] });
    expect(result.minimumCut!.ties).toEqual([{ source: "F", target: "G", strength: 1 }]);
    expect(result.minimumCut!.fewestTies).toEqual([{ source: "C", target: "D", strength: 5 }]);
  });

  test("the curves begin whole and end with nothing", () => {
    for (const curve of [result.curves.cities.betweenness, result.curves.cities.degree]) {
      expect(curve.points[0]).toMatchObject({ failed: 0, largest: 7 / 8, efficiency: 1 });
      expect(curve.points.at(-1)).toMatchObject({ failed: 8, largest: 0, efficiency: 0 });
    }
    expect(result.curves.cities.betweenness.points[1]!.largest).toBe(3 / 8);
    expect(result.curves.ties.random.draws).toBe(20);
  });

  test("every column is there in the rows of the cities", () => {
    for (const { id } of robustnessColumns) expect(Object.keys(result.cities[0]!)).toContain(id);
  });
});

test("a directed layer: losses along the ties, bridges of the undirected reading, and a note", async () => {
  const cities = "id\nA\nB\nC\n";
  const ties = "source,target,strength,type\nA,B,1,Directed\nB,C,1,Directed\n";
  const { dataset } = openLoose({
    cities: text("cities.csv", cities),
    ties: [{ layer: "rail", file: text("rail.csv", ties) }],
    directed: true,
  });
  const result = await run(dataset, { between: ["C", "A"] });
  expect(result.bridges.map(({ source, target }) => source + target)).toEqual(["AB", "BC"]);
  expect(result.cities.map(({ efficiencyLoss }) => efficiencyLoss)).toEqual([0, 1, 0]);
  expect(result.minimumCut).toMatchObject({ strength: 0, ties: [], fewestCities: [] });
  expect(result.notes.some(({ en }) => en.includes("directed"))).toBe(true);
});

test("names that no city has, that two have, or only one of them, are refused", async () => {
  const cities = "id,name_en\n1,Suzhou\n2,Suzhou\n3,Wuxi\n";
  const { dataset } = openLoose({
    cities: text("cities.csv", cities),
    ties: [{ layer: "rail", file: text("rail.csv", "source,target,strength\n1,2,1\n2,3,1\n") }],
  });
  await expect(run(dataset, { between: ["Suzhou", "Wuxi"] })).rejects.toThrow(/several cities/);
  await expect(run(dataset, { between: ["Wuxy", "1"] })).rejects.toMatchObject({
    code: "usage",
    wayOut: { en: "Did you mean Wuxi (3)?" },
  });
  await expect(run(dataset, { between: ["Wuxi"] })).rejects.toThrow(/two different cities/);
  await expect(run(dataset, { between: ["3", "Wuxi"] })).rejects.toThrow(/two different cities/);
});

test("a layer without ties left has no losses, and says so", async () => {
  const result = await run(barbell(), { minStrength: 99 });
  expect(robustnessResult.parse(result)).toEqual(result);
  expect(result.cities.every(({ efficiencyLoss }) => efficiencyLoss === null)).toBe(true);
  expect(result.pointsOfFailure).toEqual([]);
  expect(result.notes[0]!.en).toMatch(/no ties/);
});

test("the same seed gives the same result, another one other random failures and nothing else", async () => {
  expect(await run(barbell())).toEqual(await run(barbell()));
  const other = await run(barbell(), { seed: 2 });
  expect(other.curves.cities.random).not.toEqual((await run(barbell())).curves.cities.random);
  expect(other.pointsOfFailure).toEqual((await run(barbell())).pointsOfFailure);
});

/** `n` cities c0, c1, ... and these ties. */
function numbered(n: number, ties: readonly (readonly [number, number, number])[]): DeclaredDataset {
  const cities = `id\n${Array.from({ length: n }, (_, k) => `c${k}\n`).join("")}`;
  const rows = ties.map(([i, j, strength]) => `c${i},c${j},${strength}\n`).join("");
  return openLoose({
    cities: text("cities.csv", cities),
    ties: [{ layer: "rail", file: text("rail.csv", `source,target,strength\n${rows}`) }],
  }).dataset;
}

test("few tied cities among very many: no curve is null, and none is from a sample", async () => {
  const ties = Array.from({ length: 15 }, (_, k) => [7 * k, 7 * k + 7, 1 + k] as const);
  const { curves, notes } = await run(numbered(2000, ties), { draws: 100 });
  for (const { random, degree } of [curves.cities, curves.ties]) {
    expect(random.points.length).toBe(degree.points.length);
    expect(random.points[0]!.efficiency).toEqual({ mean: 1, low: 1, high: 1 });
    for (const { efficiency } of random.points) expect(Object.values(efficiency)).not.toContain(null);
  }
  expect(notes.some(({ en }) => en.includes("samples"))).toBe(false);
});

test("where searches are dear, the attack by betweenness takes several at once and random failures are sampled", async () => {
  const star = Array.from({ length: 299 }, (_, k) => [0, k + 1, 1 + ((k * 7) % 50)] as const);
  const { curves, notes } = await run(numbered(300, star), { draws: 100 });
  expect(curves.cities.rounds).toBeGreaterThanOrEqual(5);
  expect(curves.cities.rounds).toBeLessThan(100);
  expect(curves.cities.random.points.length).toBe(11);
  expect(curves.cities.betweenness.points.length).toBe(21);
  expect(notes.some(({ en }) => /\d+ cities in \d+ rounds/.test(en))).toBe(true);
  expect(notes.some(({ en }) => en.includes("samples"))).toBe(true);
});

describe("the Yangtze River Delta", () => {
  const { dataset, report } = openFolder("data/yrd");
  const printed = (result: RobustnessResult, language: "en" | "zh", importReport: ImportReport = report): string[] =>
    robustnessLines(pageFor({ dataset, report: importReport, result, language, width: 100 }), result);

  test("each layer fits a screen in both languages, and has its shape", async () => {
    for (const layer of ["border", "copublication", "rail-2016"]) {
      const result = await run(dataset, { layer, between: ["Hefei", "上海"] });
      expect(robustnessResult.parse(result)).toEqual(result);
      for (const language of languages) {
        const lines = printed(result, language);
        expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(100);
        expect(lines.length).toBeLessThanOrEqual(50);
      }
    }
  });
});

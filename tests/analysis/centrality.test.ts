import { describe, expect, test } from "vitest";
import { optionValues } from "../../src/analysis/analysis.ts";
import { centralityResult, type CentralityResult } from "../../src/analysis/centrality-result.ts";
import { centralityColumns } from "../../src/analysis/centrality.ts";
import { kernels } from "../../src/analysis/kernels.ts";
import { openLoose } from "../../src/analysis/open.ts";
import { analysisCalled } from "../../src/analysis/registry.ts";
import { inPlace } from "../../src/support/pool.ts";
import { openFolder, text } from "../read-folder.ts";

const { dataset } = openFolder("data/yrd");
const analysis = analysisCalled("centrality");
const run = async (
  set: Record<string, string | number | boolean | null> = {},
  of = dataset,
): Promise<CentralityResult> =>
  (await analysis.run(of, optionValues(analysis, { permutations: 19, ...set }), {
    pool: inPlace(kernels),
  })) as CentralityResult;

const own = (cities: string, ties: string) =>
  openLoose({
    cities: text("cities.csv", cities),
    ties: [{ layer: null, file: text("ties.csv", ties) }],
  }).dataset;

describe("the co-publications of the Yangtze River Delta", () => {
  test("have the shape that the schema promises, cities and ties in order", async () => {
    const result = await run();
    expect(() => centralityResult.parse(result)).not.toThrow();
    expect(result.tieFilter.layer).toBe("copublication");
    expect(result.cities.map(({ id }) => id)).toEqual(dataset.network.cities.map(({ id }) => id));
    expect(result.ties).toHaveLength(154);
    expect(result.notes).toEqual([]);
  });

  test("every column is a field of the rows", async () => {
    const [row] = (await run()).cities;
    for (const { id } of centralityColumns) expect(row).toHaveProperty(id);
  });

  test("isolated cities have no constraint and no eccentricity, are named, and stay", async () => {
    const result = await run();
    expect(result.network.isolates).toHaveLength(2);
    for (const id of result.network.isolates)
      expect(result.cities.find((city) => city.id === id)).toMatchObject({
        degree: 0,
        betweenness: 0,
        closeness: 0,
        harmonic: 0,
        eccentricity: null,
        constraint: null,
        clustering: null,
        coreness: 0,
      });
  });

  test("betweenness and PageRank are those of analyze", async () => {
    const whole = analysisCalled("analyze");
    const context = { pool: inPlace(kernels) };
    const other = (await whole.run(dataset, optionValues(whole), context)) as {
      cities: { betweenness: number; pagerank: number }[];
    };
    const result = await run();
    result.cities.forEach(({ betweenness, pagerank }, i) => {
      expect(betweenness).toBe(other.cities[i]!.betweenness);
      expect(pagerank).toBe(other.cities[i]!.pagerank);
    });
  });

  test("raw: plain sums, by the stated divisors", async () => {
    const [plain, normal] = [await run({ raw: true }), await run()];
    const n = dataset.network.cities.length;
    plain.cities.forEach((city, i) => {
      expect(city.betweenness).toBeCloseTo((normal.cities[i]!.betweenness * (n - 1) * (n - 2)) / 2, 9);
      expect(city.harmonic).toBeCloseTo(normal.cities[i]!.harmonic * (n - 1), 9);
    });
    expect(plain.ties[0]!.betweenness).toBeCloseTo((normal.ties[0]!.betweenness * n * (n - 1)) / 2, 9);
  });
});

test("a directed layer: both directions in degree and strength, incoming in closeness, answered ties counted", async () => {
  const result = await run({ layer: "rail-2016" });
  expect(result.directed).toBe(true);
  for (const city of result.cities) {
    expect(city.degree).toBe(city.inDegree + city.outDegree);
    expect(city.strength).toBeCloseTo(city.inStrength + city.outStrength, 9);
  }
  expect(result.network.reciprocity).toBeGreaterThan(0.9);
  expect(result.ties).toHaveLength(638);
});

test("a network without circles leaves eigenvector centrality out, says so, and keeps the others", async () => {
  const chain = own("id,score\na,1\nb,2\nc,3\n", "Source,Target,Weight,Type\na,b,1,Directed\nb,c,2,Directed\n");
  const result = await run({}, chain);
  expect(result.cities.map(({ eigenvector }) => eigenvector)).toEqual([null, null, null]);
  expect(result.cities.map(({ closeness }) => closeness).every((value) => value >= 0)).toBe(true);
  expect(result.notes.map(({ en }) => en).join(" ")).toContain("Use PageRank");
  expect(result.cities[0]!.liaison).toBeNull();
});

test("a layer without ties is no failure: counts are 0, what needs ties is null", async () => {
  const result = await run({ minStrength: 1e9 });
  expect(result.ties).toEqual([]);
  expect(result.cities[0]).toMatchObject({ degree: 0, closeness: 0, eigenvector: null, katz: null, hub: null });
  expect(result.notes[0]!.en).toContain("leaves no tie");
});

test("local efficiency and current flow come when asked for, or not", async () => {
  const never = await run({ localEfficiency: "never", currentFlow: "never" });
  expect(never.network.localEfficiency).toBeNull();
  expect(never.cities.every((city) => city.currentFlowBetweenness === null)).toBe(true);
  const always = await run({ localEfficiency: "always", currentFlow: "always" });
  expect(always.network.localEfficiency).toBeGreaterThan(0);
  expect(always.cities.some((city) => city.currentFlowBetweenness! > 0)).toBe(true);
});

test("where current flow cannot be computed, its columns are empty and the others stay", async () => {
  const wide = own(
    "id,score\na,1\nb,2\nc,3\nd,4\ne,5\nf,6\n",
    "source,target,strength\na,b,1\nb,c,1e12\nc,d,1\nd,a,2\nd,e,1\ne,f,3\n",
  );
  const result = await run({}, wide);
  expect(result.cities.every((city) => city.currentFlowBetweenness === null)).toBe(true);
  expect(result.cities.some((city) => city.betweenness > 0)).toBe(true);
  expect(result.notes.map(({ en }) => en).join(" ")).toMatch(/current flow/i);
});

test("one draw has no spread, and the shape holds", async () => {
  const result = await run({ permutations: 1 });
  expect(result.core!.test!.sd).toBeNull();
  expect(() => centralityResult.parse(result)).not.toThrow();
});

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readCsv } from "../../src/formats/csv.ts";
import { innobelt, ownFolder, shuffled, withoutInputs } from "./innobelt.ts";

const folder = ownFolder();
const cities = "data/yrd/cities.csv";
const ties = "data/yrd/copublication.csv";

const commands: readonly (readonly string[])[] = [
  ["centrality", "--permutations", "99"],
  ["communities", "--runs", "20", "--permutations", "19"],
  ["backbone"],
  ["robustness", "--draws", "10"],
];

describe.each(commands)("innobelt %s", (command, ...options) => {
  const run = (from: string, tied: string, ...more: string[]) =>
    innobelt(command, "--cities", from, "--ties", `copublication=${tied}`, "--json", ...options, ...more);

  test("same seed, shuffled rows, other threads: every byte is equal but for the inputs of the manifest", async () => {
    const [straight, mixed, threaded] = await Promise.all([
      run(cities, ties),
      run(
        shuffled(cities, join(folder(), `${command}-cities`), false),
        shuffled(ties, join(folder(), `${command}-ties`), true),
      ),
      run(cities, ties, "--threads", "1"),
    ]);
    expect(straight.err).not.toMatch(/unforeseen|Error/);
    expect([straight.code, mixed.code, threaded.code]).toEqual([0, 0, 0]);
    expect(withoutInputs(mixed.out)).toBe(withoutInputs(straight.out));
    expect(threaded.out).toBe(straight.out);
    expect(JSON.parse(straight.out).schema).toBe(`innobelt.${command}/1`);
  });

  test("prints text in both languages, and no number that is none", async () => {
    for (const lang of ["en", "zh"]) {
      const { code, out } = await innobelt(command, ...options, "--lang", lang);
      expect(code).toBe(0);
      expect(out).not.toMatch(/NaN|undefined|Infinity|\[object/);
      expect(out.split("\n").length).toBeGreaterThan(8);
    }
  });

  test("names a layer that is not there, with the nearest ones", async () => {
    const { code, out, err } = await innobelt(command, "--layer", "copublicaton");
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain("copublication");
  });
});

test("centrality --json has, for every city, the measures by their names", async () => {
  const { out } = await innobelt("centrality", "--cities", cities, "--ties", ties, "--json", "--permutations", "0");
  const rows = (JSON.parse(out) as { cities: Record<string, unknown>[] }).cities;
  expect(rows).toHaveLength(41);
  for (const row of rows)
    for (const measure of "degree strength betweenness closeness harmonic pagerank eigenvector constraint coreness".split(
      " ",
    ))
      expect(row, measure).toHaveProperty(measure);
});

test("--out writes tables that a spreadsheet reads", async () => {
  const to = join(folder(), "out");
  const { code } = await innobelt("centrality", "--permutations", "0", "--out", to);
  expect(code).toBe(0);
  const name = "centrality-cities.csv";
  const { headings, records } = readCsv({ name, bytes: readFileSync(join(to, name)) });
  expect(headings).toContain("currentFlowBetweenness");
  expect(records).toHaveLength(41);
  expect(existsSync(join(to, "centrality-ties.csv"))).toBe(true);
});

test("an alpha above 1 is refused as usage", async () => {
  const { code, out, err } = await innobelt("backbone", "--alpha", "2");
  expect([code, out]).toEqual([2, ""]);
  expect(err).toContain("from 0 to 1");
});

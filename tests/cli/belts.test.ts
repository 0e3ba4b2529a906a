import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { readCsv } from "../../src/formats/csv.ts";
import { innobelt, ownFolder, root, shuffled, withoutInputs } from "./innobelt.ts";

const folder = ownFolder();

/** Own files: the cities of the delta with their GDP of 2021, a tenth of it as its standard error, and their borders. */
let cities: string;
beforeAll(() => {
  const recordsOf = (name: string) => readCsv({ name, bytes: readFileSync(join(root, "data/yrd", name)) }).records;
  const gdp = new Map(
    recordsOf("indicators-gdp.csv").flatMap(([city, year, indicator, value]) =>
      year === "2021" && indicator === "gdp" ? [[city, Number(value)]] : [],
    ),
  );
  const rows = recordsOf("cities.csv").map((cells) => [...cells, gdp.get(cells[0]), gdp.get(cells[0])! / 10].join(","));
  cities = join(folder(), "cities.csv");
  writeFileSync(cities, ["id,name_en,name_zh,province_en,province_zh,lon,lat,gdp,error", ...rows].join("\n"));
});
const ties = "data/yrd/border.csv";
const layers = ["--layer", "border,nearest:4,border+nearest:4"];

const commands: readonly (readonly [command: string, ...rest: string[]])[] = [
  ["belts", "--permutations", "199", "--standard-errors", "error"],
  ["corridor", "Shanghai", "Nanjing,Hefei,belt"],
  ["uplift", "合肥"],
  ["areas"],
  ["diffusion", "310000", "--permutations", "199"],
];

describe.each(commands)("innobelt %s", (command, ...rest) => {
  const run = (from: string, tied: string, ...more: string[]) =>
    innobelt(command, ...rest, ...layers, "--cities", from, "--ties", `border=${tied}`, "--score", "gdp", ...more);

  test("same seed, shuffled rows, other threads: every byte is equal but for the inputs of the manifest", async () => {
    const [straight, mixed, threaded] = await Promise.all([
      run(cities, ties, "--json"),
      run(
        shuffled(cities, join(folder(), `${command}-cities`), false),
        shuffled(ties, join(folder(), `${command}-ties`), true),
        "--json",
      ),
      run(cities, ties, "--json", "--threads", "2"),
    ]);
    expect(straight.err).not.toMatch(/unforeseen|Error/);
    expect([straight.code, mixed.code, threaded.code]).toEqual([0, 0, 0]);
    expect(withoutInputs(mixed.out)).toBe(withoutInputs(straight.out));
    expect(threaded.out).toBe(straight.out);
    expect(JSON.parse(straight.out).schema).toBe(`innobelt.${command}/1`);
  });

  test("prints text in both languages, on one layer and on several, and no number that is none", async () => {
    for (const lang of ["en", "zh"])
      for (const asked of [[], ["--layer", "border,rail-2016,nearest:4"]]) {
        const { code, out, err } = await innobelt(
          command,
          ...rest.filter((word) => word !== "error" && word !== "--standard-errors"),
          ...asked,
          "--lang",
          lang,
        );
        expect(err).toBe("");
        expect(code).toBe(0);
        expect(out).not.toMatch(/NaN|undefined|Infinity|\[object/);
        expect(out.split("\n").length).toBeGreaterThan(8);
      }
  });

  test("names a layer that is not there, with the nearest ones", async () => {
    const plain = rest.filter((word) => word !== "error" && word !== "--standard-errors");
    const { code, out, err } = await innobelt(command, ...plain, "--layer", "border,rial-2016");
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain("rail-2016");
  });
});

test.each([
  ["corridor", "Shanghai", "Nanjin"],
  ["uplift", "Nanjin"],
  ["diffusion", "Nanjin"],
])("innobelt %s refuses a city that is not there and names the nearest", async (...words) => {
  const { code, out, err } = await innobelt(...words);
  expect([code, out]).toEqual([2, ""]);
  expect(err).toContain("Nanjing");
});

test("types of tie are asked of the layers that have them, by every command", async () => {
  for (const [command, ...rest] of commands) {
    const plain = rest.filter((word) => word !== "error" && word !== "--standard-errors");
    const { code, out } = await innobelt(
      command,
      ...plain,
      "--layer",
      "border,nearest:4",
      "--tie-type",
      "land",
      "--json",
    );
    expect([command, code]).toEqual([command, 0]);
    const document = JSON.parse(out) as {
      readings?: { tieFilter: { types: string[] | null } }[];
      sideBySide?: { layers: { tieFilter: { types: string[] | null } }[] };
    };
    const read = document.readings ?? document.sideBySide!.layers;
    expect(read.map(({ tieFilter }) => tieFilter.types)).toEqual([["land"], null]);
  }
});

test("a name that two cities share is refused with both", async () => {
  const { code, err } = await innobelt("uplift", "Suzhou");
  expect(code).toBe(2);
  expect(err).toMatch(/320500.*341300/s);
});

test("a command without its city says what is missing", async () => {
  const { code, out, err } = await innobelt("corridor", "Shanghai");
  expect([code, out]).toEqual([2, ""]);
  expect(err).toContain("'to'");
});

test("the dataset comes last, after the cities", async () => {
  const [left, named] = await Promise.all([
    innobelt("uplift", "340100", "--json"),
    innobelt("uplift", "340100", "yrd", "--json"),
  ]);
  expect(named.out).toBe(left.out);
});

test("--over-time of a score of a single date is refused with those that have years", async () => {
  const { code, err } = await innobelt("belts", "--over-time");
  expect(code).toBe(2);
  expect(err).toContain("star_and_chinext_firms");
});

test.each([
  ["belts", ["belts-barcode.svg", "belts-merge-tree.svg", "belts-tier-map.svg"]],
  ["corridor", ["corridor-profile.svg"]],
  ["areas", ["areas.geojson"]],
])("--out of %s writes its figures and maps beside the tables", async (command, names) => {
  const out = join(folder(), `out-${command}`);
  const words = command === "corridor" ? ["Shanghai", "Nanjing,Hangzhou,Hefei"] : ["--permutations", "99"];
  const { code } = await innobelt(command, ...(command === "areas" ? [] : words), "--out", out);
  expect(code).toBe(0);
  const written = readdirSync(out);
  for (const name of names) {
    expect(written).toContain(name);
    const text = readFileSync(join(out, name), "utf8");
    expect(text).not.toMatch(/NaN|undefined/);
    if (name.endsWith(".svg")) expect(text).toMatch(/<svg [^]*<\/svg>\n?$/);
    else expect(JSON.parse(text)).toMatchObject({ type: "FeatureCollection" });
  }
});

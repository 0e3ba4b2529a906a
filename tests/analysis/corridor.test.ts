import { describe, expect, test } from "vitest";
import { optionValues } from "../../src/analysis/analysis.ts";
import { beltOptionSpecs, type BeltOptions } from "../../src/analysis/belt-reading.ts";
import { beltsOf } from "../../src/analysis/belts.ts";
import { corridor, type CorridorOptions, corridorOptionSpecs } from "../../src/analysis/corridor.ts";
import { corridorResult, type CorridorResult } from "../../src/analysis/corridor-result.ts";
import { openLoose } from "../../src/analysis/open.ts";
import { widthOf } from "../../src/cli/layout.ts";
import { pageFor } from "../../src/cli/page.ts";
import { corridorLines } from "../../src/cli/print-corridor.ts";
import type { DeclaredDataset } from "../../src/dataset/declared.ts";
import { languages } from "../../src/support/text.ts";
import { openFolder, text } from "../read-folder.ts";

const run = (dataset: DeclaredDataset, set: Partial<CorridorOptions>): CorridorResult =>
  corridor(dataset, optionValues({ options: corridorOptionSpecs }, { ...set }) as unknown as CorridorOptions);

const ofFirst = ({ readings }: CorridorResult) => readings[0]!.corridors;

describe("the Yangtze River Delta", () => {
  const { dataset, report } = openFolder("data/yrd");
  const names = (path: readonly string[]): string =>
    path.map((id) => dataset.network.cities[dataset.network.indexOf.get(id)!]!.name.en).join(" ");

  test("Shanghai to Nanjing is a belt, to Hangzhou it dips, to Hefei it breaks at Chuzhou", () => {
    const result = run(dataset, { from: "Shanghai", to: "Nanjing, 杭州,340100" });
    expect(corridorResult.parse(result)).toEqual(result);
    expect(result.from).toBe("310000");
    const best = ofFirst(result).map(({ paths }) => paths[0]!);
    expect(best.map(({ path }) => names(path))).toEqual([
      "Shanghai Suzhou Wuxi Changzhou Nanjing",
      "Shanghai Jiaxing Hangzhou",
      "Shanghai Suzhou Wuxi Changzhou Nanjing Chuzhou Hefei",
    ]);
    expect(best.map(({ bottleneck }) => names([bottleneck.id]))).toEqual(["Changzhou", "Jiaxing", "Chuzhou"]);
    const [belt, sector, gap] = best.map(({ level }) => level!);
    expect(belt).toBeGreaterThan(1);
    expect(sector).toBeGreaterThan(0.5);
    expect(sector).toBeLessThan(1);
    expect(gap).toBeLessThan(0.5);
    expect(result.notes).toEqual([]);
  });

  test("the way to the nearest belt has the belt level of the hub, and the profile adds up to its length", () => {
    const result = run(dataset, { from: "Hefei", to: "belt" });
    const [{ to, belt, paths }] = ofFirst(result) as [ReturnType<typeof ofFirst>[number]];
    expect(names([to!])).toBe("Nanjing");
    expect(belt).toBe(true);
    const [best] = paths;
    expect(names(best!.path)).toBe("Hefei Chuzhou Nanjing");
    const { hubs } = beltsOf(dataset, optionValues({ options: beltOptionSpecs }) as unknown as BeltOptions);
    expect(best!.joiningLevel).toBe(hubs.find(({ id }) => id === result.from)!.beltLevel);
    expect(best!.profile.map(({ id }) => id)).toEqual(best!.path);
    expect(best!.profile[0]!.km).toBe(0);
    expect(best!.profile.at(-1)!.km).toBe(best!.lengthKm);
  });

  test("runner-ups: as many as asked for, ever lower, each over other cities", () => {
    const [row] = ofFirst(run(dataset, { from: "Shanghai", to: "Nanjing", runnersUp: 12 }));
    expect(row!.paths.map(({ rank }) => rank)).toEqual(Array.from({ length: 13 }, (_, k) => k + 1));
    const levels = row!.paths.map(({ level }) => level!);
    expect(levels).toEqual([...levels].sort((a, b) => b - a));
    expect(new Set(row!.paths.map(({ path }) => [...path].sort().join())).size).toBe(13);
    expect(ofFirst(run(dataset, { from: "Shanghai", to: "Nanjing", runnersUp: 0 }))[0]!.paths.length).toBe(1);
  });

  test("from within the only belt no other can be reached, and the note says so", () => {
    const result = run(dataset, { from: "上海", to: "创新带" });
    expect(ofFirst(result)).toEqual([{ to: null, belt: true, direct: false, paths: [], complete: true }]);
    expect(result.notes.map(({ en }) => en)).toEqual([expect.stringContaining("lies in the only belt itself")]);
  });

  test("each layer has its own reading, and all fits a screen in both languages", () => {
    for (const [to, layer] of [
      ["Nanjing,Hangzhou,Hefei", null],
      ["belt,Nanjing,Quzhou", "border,rail-2016,copublication,nearest:4"],
    ] as const) {
      const result = run(dataset, { from: "Shanghai", to, layer, runnersUp: 20 });
      expect(corridorResult.parse(result)).toEqual(result);
      if (layer !== null) expect(result.readings.map((reading) => reading.layer)).toEqual(layer.split(","));
      for (const language of languages) {
        const lines = corridorLines(pageFor({ dataset, report, result, language, width: 100 }), result);
        expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(100);
        expect(lines.length).toBeLessThanOrEqual(60);
      }
    }
  });

  test("in Chinese neither a comma nor a space of English stands between the cities of a way", () => {
    for (const layer of ["border", "border,nearest:3"]) {
      const result = run(dataset, { from: "Shanghai", to: "Nanjing,Hefei", layer });
      const lines = corridorLines(pageFor({ dataset, report, result, language: "zh", width: 200 }), result);
      expect(lines.slice(4).join("\n")).not.toMatch(/\p{Script=Han}(?:, | – )|(?:, | – )\p{Script=Han}/u);
      expect(lines.join("\n")).toMatch(/苏州市[ .\d]*—无锡市/);
    }
  });

  test("progress counts the corridors of every destination and layer up to all, and it can be stopped", () => {
    const options = { from: "Shanghai", to: "belt,Nanjing,Hefei", layer: "border,nearest:3", runnersUp: 2 };
    const seen: [number, number][] = [];
    corridor(dataset, optionValues({ options: corridorOptionSpecs }, options) as unknown as CorridorOptions, {
      onProgress: (_, done, total) => void seen.push([done, total]),
    });
    expect(new Set(seen.map(([, total]) => total))).toEqual(new Set([18]));
    expect(seen.map(([done]) => done)).toEqual(seen.map(([done]) => done).toSorted((a, b) => a - b));
    expect(seen.length).toBeGreaterThan(6);
    expect(seen.at(-1)).toEqual([18, 18]);
    const stop = new AbortController();
    expect(() =>
      corridor(dataset, optionValues({ options: corridorOptionSpecs }, options) as unknown as CorridorOptions, {
        signal: stop.signal,
        onProgress: () => stop.abort(),
      }),
    ).toThrow(/abort/i);
  });

  test("the text names the cities with their multiples and the share of the hub level", () => {
    const result = run(dataset, { from: "Shanghai", to: "Hangzhou" });
    const lines = corridorLines(pageFor({ dataset, report, result, language: "en", width: 100 }), result).join("\n");
    expect(lines).toMatch(/Shanghai 9\.5 – Jiaxing 0\.73 – Hangzhou 4\.\d/);
    expect(lines).toMatch(/bottleneck Jiaxing, 73 % of the hub level/);
  });
});

describe("small networks", () => {
  const open = (cities: string, ties: string): DeclaredDataset =>
    openLoose({
      cities: text("cities.csv", cities),
      ties: [{ layer: "border", file: text("border.csv", `source,target\n${ties}`) }],
    }).dataset;
  /** A and E have a tie; B-C-D leads round; F has no score and hangs on E; G is alone. */
  const dataset = open(
    "id,name_en,score\nA,Ada,4\nB,Belt,2\nC,Cay,1\nD,Dee,3\nE,Eve,2\nF,Fay,\nG,Gil,1\n",
    "A,E\nA,B\nB,C\nC,D\nD,E\nE,F\n",
  );

  test("a direct tie beats all: no level, and the lower end as its bottleneck", () => {
    const [row] = ofFirst(run(dataset, { from: "A", to: "E" }));
    expect(row!.direct).toBe(true);
    expect(row!.paths.map(({ path }) => path.join(""))).toEqual(["AE", "ABCDE"]);
    expect(row!.paths[0]).toMatchObject({ level: null, bottleneck: { id: "E" }, lengthKm: null });
    expect(row!.paths[0]!.joiningLevel).toBe(row!.paths[0]!.bottleneck.multiple);
    expect(row!.paths[1]!.bottleneck.id).toBe("C");
  });

  test("an end without a score is reached, its joining level is not defined", () => {
    const result = run(dataset, { from: "A", to: "Fay" });
    const [row] = ofFirst(result);
    expect(row!.paths[0]).toMatchObject({ path: ["A", "E", "F"], joiningLevel: null, bottleneck: { id: "E" } });
    expect(row!.paths[0]!.level).toBeGreaterThan(0);
    expect(result.notes.some(({ en }) => en.startsWith("Fay has no score"))).toBe(true);
    expect(result.notes.some(({ en }) => en.includes("in hops"))).toBe(true);
  });

  test("no path is an empty list and a note", () => {
    const result = run(dataset, { from: "A", to: "G" });
    expect(ofFirst(result)).toEqual([{ to: "G", belt: false, direct: false, paths: [], complete: true }]);
    expect(result.notes[0]!.en).toBe("On the layer border no path through cities with a score leads from Ada to Gil.");
  });

  test("a city that is called belt goes before the word", () => {
    expect(ofFirst(run(dataset, { from: "A", to: "belt" }))[0]).toMatchObject({ to: "B", belt: false });
    expect(ofFirst(run(dataset, { from: "A", to: "创新带" }))[0]).toMatchObject({ to: null, belt: true });
  });

  test("a name with a comma in it is one city", () => {
    const twins = open('id,name_en,score\nA,"Springfield, East",1\nB,"Springfield, West",2\n', "A,B\n");
    expect(ofFirst(run(twins, { from: "A", to: "Springfield, West" })).map(({ to }) => to)).toEqual(["B"]);
  });

  test("of two belts the one reached on the higher path is meant, not the nearer", () => {
    // X-c1-c2-c3 over 0.9 and 0.9, X-d1-d2-d3 over 0.2 alone.
    const two = open(
      "id,score\nX,2\nc1,3\nc2,3\nc3,3\nd1,3\nd2,3\nd3,3\np,1.5\nq,1.5\nr,0.2\nz1,0.1\nz2,0.1\n",
      "X,p\np,q\nq,c1\nc1,c2\nc2,c3\nX,r\nr,d1\nd1,d2\nd2,d3\n",
    );
    const [row] = ofFirst(run(two, { from: "X", to: "belt", hubLevel: 1.3, isolationLevel: 0.2 }));
    expect(row!.to).toBe("c1");
    expect(row!.paths.map(({ path }) => path.join(" "))).toEqual(["X p q c1", "X r d1"]);
    // At a threshold that lets r in, all of them are one belt, and p lies in it.
    const [lower] = ofFirst(run(two, { from: "p", to: "belt", hubLevel: 1.3, isolationLevel: 0.1, threshold: 0.1 }));
    expect(lower).toMatchObject({ to: null, paths: [] });
  });

  test("ends that are missing, the same, or no city are refused", () => {
    expect(() => run(dataset, { to: "A" })).toThrow(/needs the city it begins at/);
    expect(() => run(dataset, { from: "A", to: " , " })).toThrow(/needs the city it begins at/);
    expect(() => run(dataset, { from: "A", to: "E,Ada" })).toThrow(/two different cities; Ada/);
    expect(() => run(dataset, { from: "A", to: "Evy" })).toThrow(/No city has the id or name/);
  });

  test("a destination that is named twice has one row", () => {
    expect(ofFirst(run(dataset, { from: "A", to: "E,G,E" })).map(({ to }) => to)).toEqual(["E", "G"]);
  });
});

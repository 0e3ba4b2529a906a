import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "..");
const run = (...args: string[]): string => execFileSync(process.execPath, args, { cwd: root, encoding: "utf8" });

test("the library example prints peaks, a belt and an isolated hub", () => {
  expect(run("examples/2-library/belts.mjs").trim().split("\n")).toEqual([
    "peak harbour: prominence 1.84, col none",
    "peak tower: prominence 1.12, col village",
    "belt harbour-mill-bridge, bottleneck mill",
    "harbour: belt",
    "tower: isolated, gap at village",
    "mill: belt",
    "bridge: belt",
  ]);
});

test("the files of the first example give what its page says", () => {
  const folder = "examples/1-own-files";
  const out = run("dist/cli.js", "analyze", "--cities", `${folder}/cities.csv`, "--ties", `${folder}/ties.csv`);
  expect(out).toMatch(/A continuous belt runs Cburg-Dstead-Efield/);
  expect(out).toMatch(
    /Aville, 1\.86 times the mean, is an isolated hub on this score \(nothing to draw anew,\s+so\s+without\s+a\s+share\):\s+between it and Cburg lies Btown/,
  );
});

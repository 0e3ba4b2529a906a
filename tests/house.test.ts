import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { expect, test } from "vitest";

/** The order of the house: a folder imports from itself, from folders above it in this list, and from support/. */
const order = [
  "network",
  "formats",
  "dataset",
  "ties",
  "scores",
  "structure",
  "belts",
  "spillover",
  "scenario",
  "analysis",
  "report",
  "cli",
  "viewer",
];
/** The two front ends stand beside each other; neither is built on the other. */
const frontEnds = new Set(["cli", "viewer"]);
const source = resolve(import.meta.dirname, "../src");

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : /\.tsx?$/.test(name) ? [path] : [];
  });
}

function importsOf(path: string): string[] {
  const text = readFileSync(path, "utf8");
  return [...text.matchAll(/(?:from\s+|import\s+|import\(\s*|new URL\(\s*(?=["'][^"']+\.ts))["']([^"']+)["']/g)].map(
    (match) => match[1]!,
  );
}

const folderOf = (path: string): string => relative(source, path).split(sep)[0]!;

export function mayImport(from: string, to: string): boolean {
  if (from === to || to === "support") return true;
  if (from === "support" || (frontEnds.has(from) && frontEnds.has(to))) return false;
  return order.indexOf(to) >= 0 && order.indexOf(to) < order.indexOf(from);
}

const files = filesBelow(source);

test("every folder of src/ has a place in the house", () => {
  const folders = new Set(files.map(folderOf).filter((name) => !name.endsWith(".ts")));
  expect([...folders].filter((name) => name !== "support" && !order.includes(name))).toEqual([]);
});

test("imports run down the house only", () => {
  const upward = files.flatMap((path) => {
    const from = folderOf(path);
    if (from.endsWith(".ts")) return [];
    return importsOf(path)
      .filter((target) => target.startsWith("."))
      .map((target) => resolve(dirname(path), target))
      .filter((target) => target.startsWith(source + sep) && !mayImport(from, folderOf(target)))
      .map((target) => `${relative(source, path)} imports ${relative(source, target)}`);
  });
  expect(upward).toEqual([]);
});

test("the core touches neither files nor the page", () => {
  const core = files.filter((path) => !frontEnds.has(folderOf(path)));
  const touching = core.flatMap((path) => {
    const node = importsOf(path).filter((target) => target.startsWith("node:"));
    const page = /\b(?:document|window)\.(?!ts\b)/.test(
      readFileSync(path, "utf8").replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, ""),
    )
      ? ["the page"]
      : [];
    return [...node, ...page].map((target) => `${relative(source, path)} touches ${target}`);
  });
  expect(touching).toEqual([]);
});

test("the rule itself refuses an import up the house, and lets one down", () => {
  expect(mayImport("network", "belts")).toBe(false);
  expect(mayImport("belts", "network")).toBe(true);
  expect(mayImport("support", "network")).toBe(false);
  expect(mayImport("viewer", "cli")).toBe(false);
});

import { readFileSync } from "node:fs";

/** The number of cities and rows source, target, strength. */
export function readGraph(file) {
  const [n, ...lines] = readFileSync(file, "utf8").trim().split("\n");
  return { n: Number(n), rows: lines.map((line) => line.split(" ").map(Number)) };
}

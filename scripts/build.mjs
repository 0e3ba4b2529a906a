/**
 * Builds dist/: the page, the library, the command line and its worker, the types, and the JSON Schemas of every
 * document that `--json` prints.
 */
import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { root, run } from "./run.mjs";

const quiet = ["--logLevel", "warn"];
rmSync(`${root}dist`, { recursive: true, force: true });
run("vite", ["build", ...quiet]);
run("vite", ["build", "--mode", "node", ...quiet]);
run("tsc", ["-p", "tsconfig.types.json"]);
chmodSync(`${root}dist/cli.js`, 0o755);

const { jsonSchemas } = await import("../dist/index.js");
mkdirSync(`${root}dist/schema`, { recursive: true });
for (const [name, schema] of Object.entries(await jsonSchemas()))
  writeFileSync(`${root}dist/schema/${name}.json`, `${JSON.stringify(schema, null, 2)}\n`);

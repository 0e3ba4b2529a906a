/** Runs the built command line as a user does. */
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { stream } from "../../src/support/random.ts";

export const root = resolve(import.meta.dirname, "../..");
export const cli = join(root, "dist/cli.js");

export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export function innobelt(...args: string[]): Promise<Run> {
  return new Promise((done) => {
    execFile(process.execPath, [cli, ...args], { cwd: root, maxBuffer: 1 << 26 }, (error, out, err) => {
      done({ code: error === null ? 0 : Number(error.code), out, err });
    });
  });
}

/** A folder of its own for the tests of a file, gone after them. */
export function ownFolder(): () => string {
  let folder: string;
  beforeAll(() => {
    if (!existsSync(cli)) throw new Error("dist/cli.js is not there: run npm run build before the tests");
    folder = mkdtempSync(join(tmpdir(), "innobelt-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return () => folder;
}

/**
 * A file of the project with its rows in another order; an undirected tie is also turned round here and there. Under the
 * same name in a folder of its own, since the name stands in the options of the manifest.
 */
export function shuffled(path: string, to: string, turn: boolean): string {
  const { integer, shuffle } = stream(11, to.length);
  const [heading, ...rows] = readFileSync(resolve(root, path), "utf8").trim().split("\n");
  const lines = shuffle(rows).map((row) => {
    const cells = row.split(",");
    return turn && integer(2) === 1 ? [cells[1], cells[0], ...cells.slice(2)].join(",") : row;
  });
  mkdirSync(to);
  const file = join(to, basename(path));
  writeFileSync(file, `${[heading, ...lines].join("\n")}\n`);
  return file;
}

/** A document without what names its input files. */
export function withoutInputs(out: string): string {
  const document = JSON.parse(out) as { manifest: { inputs: unknown } };
  document.manifest.inputs = null;
  return JSON.stringify(document);
}

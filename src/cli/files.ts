/** The only place that touches files: reads what a command names, writes what it makes. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { packageFiles } from "../dataset/package-files.ts";
import type { NamedBytes, Reading } from "../dataset/declared.ts";
import { readLoose } from "../dataset/read-loose.ts";
import { readPackage } from "../dataset/read-package.ts";
import { InnobeltError } from "../support/error.ts";
import { nearestNames } from "../support/nearest.ts";
import { packageRoot } from "./package-root.ts";

const bundled = join(packageRoot, "data");
export const defaultDataset = "yrd";
/** A larger file cannot be read into one piece of memory sensibly. */
const maxBytes = 512 * 1024 * 1024;

/** What the user named: a data package, or loose files. */
export interface Input {
  readonly dataset: string | undefined;
  readonly cities: string | undefined;
  /** As given: FILE or name=FILE. */
  readonly ties: readonly string[];
  readonly directed: boolean;
  readonly repeats: "sum" | "first" | "max" | "refuse";
}

export interface ReadInput {
  readonly kind: "package" | "loose";
  /** Every file read, for the manifest and for the page. */
  readonly files: readonly (NamedBytes & { readonly role?: "cities" | "ties"; readonly layer?: string | null })[];
}

export function readInput(input: Input): ReadInput {
  if (input.cities === undefined && input.ties.length === 0) return readFolder(input.dataset ?? defaultDataset);
  if (input.dataset !== undefined)
    throw new InnobeltError("usage", `Both a dataset (${input.dataset}) and files of your own are given.`, {
      wayOut: "Leave one of them out: DATASET, or --cities FILE --ties FILE.",
    });
  const cities = input.cities === undefined ? [] : [{ ...readOne(input.cities), role: "cities" as const }];
  const ties = input.ties.map((given) => {
    const { layer, path } = tiesArgument(given);
    return { ...readOne(path), role: "ties" as const, layer };
  });
  return { kind: "loose", files: [...cities, ...ties] };
}

export function openInput(read: ReadInput, input: Pick<Input, "directed" | "repeats">): Reading {
  if (read.kind === "package") return readPackage(read.files, { repeats: input.repeats });
  return readLoose({
    cities: read.files.find(({ role }) => role === "cities") ?? null,
    ties: read.files.filter(({ role }) => role === "ties").map((file) => ({ layer: file.layer ?? null, file })),
    ...(input.directed ? { directed: true } : {}),
    repeats: input.repeats,
  });
}

/** `name=FILE`, unless there is a file of that whole name. */
function tiesArgument(given: string): { layer: string | null; path: string } {
  const at = given.indexOf("=");
  if (at <= 0 || existsSync(given)) return { layer: null, path: given };
  return { layer: given.slice(0, at), path: given.slice(at + 1) };
}

function readFolder(name: string): ReadInput {
  const folder = folderOf(name);
  const descriptor = readOne(join(folder, "datapackage.json"));
  const files = packageFiles(descriptor).map((path) => ({ ...readOne(join(folder, path)), name: path }));
  return { kind: "package", files: [descriptor, ...files] };
}

function folderOf(name: string): string {
  const path = resolve(name);
  if (existsSync(path)) {
    if (!statSync(path).isDirectory()) {
      if (basename(path) === "datapackage.json") return dirname(path);
      throw new InnobeltError("usage", `${name} is a file, not a dataset.`, {
        wayOut: "Give the folder of a data package, or your own tables with --cities FILE --ties FILE.",
      });
    }
    if (existsSync(join(path, "datapackage.json"))) return path;
    throw new InnobeltError("input", `The folder ${name} has no datapackage.json.`, {
      wayOut: "Give your own tables with --cities FILE --ties FILE; docs/guide.md shows how a data package is made.",
    });
  }
  const inside = join(bundled, name);
  if (/^[\w-]+$/.test(name) && existsSync(join(inside, "datapackage.json"))) return inside;
  const names = existsSync(bundled)
    ? readdirSync(bundled).filter((entry) => existsSync(join(bundled, entry, "datapackage.json")))
    : [];
  const near = nearestNames(name, names);
  throw new InnobeltError("usage", `There is no dataset called ${name}, and no such folder.`, {
    wayOut: near.length > 0 ? `Did you mean ${near.join(", ")}?` : `Bundled: ${names.join(", ")}.`,
  });
}

function readOne(path: string): NamedBytes {
  const shown = basename(path);
  try {
    const info = statSync(path);
    if (info.isDirectory())
      throw new InnobeltError("input", `${path} is a folder, not a file.`, {
        wayOut: "Name a file, or give a dataset's folder without --cities and --ties.",
      });
    if (info.size > maxBytes)
      throw new InnobeltError("input", `${shown} has ${Math.round(info.size / 1e6)} MB; at most 536 MB are read.`, {
        wayOut: "Sum the ties per pair of cities first.",
      });
    return { name: shown, bytes: readFileSync(path) };
  } catch (error) {
    if (error instanceof InnobeltError) throw error;
    const code = error instanceof Error && "code" in error ? error.code : null;
    const reason =
      code === "ENOENT" ? "there is no such file" : code === "EACCES" ? "it may not be read" : String(error);
    throw new InnobeltError("input", `${path} cannot be read: ${reason}.`, {
      where: { file: shown },
      wayOut: "Check the name and the folder.",
      cause: error,
    });
  }
}

/** Writes all files or none; an existing file is overwritten only with `force`. Each appears whole or not at all. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>, force: boolean): void {
  const taken = Object.keys(files).filter((name) => existsSync(join(folder, name)));
  if (taken.length > 0 && !force)
    throw new InnobeltError("usage", `${taken.join(", ")} ${taken.length === 1 ? "is" : "are"} in ${folder} already.`, {
      wayOut: "Choose another folder, or overwrite with --force.",
    });
  try {
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of Object.entries(files)) {
      const part = join(folder, `.${name}.${process.pid}.part`);
      try {
        writeFileSync(part, text);
        renameSync(part, join(folder, name));
      } catch (error) {
        rmSync(part, { force: true });
        throw error;
      }
    }
  } catch (error) {
    throw new InnobeltError("usage", `Nothing can be written to ${folder}: ${String(error)}.`, {
      wayOut: "Choose another folder with --out DIR.",
      cause: error,
    });
  }
}

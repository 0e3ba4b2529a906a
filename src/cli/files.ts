/** The only place that touches files: reads what a command names, writes what it makes. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { packageFiles } from "../dataset/package-files.ts";
import type { NamedBytes, Reading } from "../dataset/declared.ts";
import { readLoose } from "../dataset/read-loose.ts";
import { readPackage } from "../dataset/read-package.ts";
import { InnobeltError } from "../support/error.ts";
import type { Text } from "../support/text.ts";
import { nearestHint } from "../support/nearest.ts";
import { packageRoot } from "./package-root.ts";

const bundled = join(packageRoot, "data");
export const defaultDataset = "yrd";
/** A larger file cannot be read into one piece of memory sensibly. */
const maxBytes = 256 * 1024 * 1024;

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
    throw new InnobeltError(
      "usage",
      {
        en: `Both a dataset (${input.dataset}) and files of your own are given.`,
        zh: `同时给出了数据集（${input.dataset}）和自己的文件。`,
      },
      {
        wayOut: {
          en: "Leave one of them out: DATASET, or --cities FILE --ties FILE.",
          zh: "请只保留其一：数据集，或 --cities 文件 --ties 文件。",
        },
      },
    );
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
      throw new InnobeltError(
        "usage",
        { en: `${name} is a file, not a dataset.`, zh: `${name} 是文件，不是数据集。` },
        {
          wayOut: {
            en: "Give the folder of a data package, or your own tables with --cities FILE --ties FILE.",
            zh: "请给出数据包的文件夹，或用 --cities 文件 --ties 文件 指定自己的表。",
          },
        },
      );
    }
    if (existsSync(join(path, "datapackage.json"))) return path;
    throw new InnobeltError(
      "input",
      { en: `The folder ${name} has no datapackage.json.`, zh: `文件夹 ${name} 中没有 datapackage.json。` },
      {
        wayOut: {
          en: "Give your own tables with --cities FILE --ties FILE; docs/guide.md shows how a data package is made.",
          zh: "请用 --cities 文件 --ties 文件 指定自己的表；docs/guide.md 说明如何制作数据包。",
        },
      },
    );
  }
  const inside = join(bundled, name);
  if (/^[\w-]+$/.test(name) && existsSync(join(inside, "datapackage.json"))) return inside;
  const names = existsSync(bundled)
    ? readdirSync(bundled).filter((entry) => existsSync(join(bundled, entry, "datapackage.json")))
    : [];
  throw new InnobeltError(
    "usage",
    {
      en: `There is no dataset called "${name}", and no such folder.`,
      zh: `没有名为“${name}”的数据集，也没有这个文件夹。`,
    },
    {
      wayOut: nearestHint(name, names),
    },
  );
}

function readOne(path: string): NamedBytes {
  const shown = basename(path);
  try {
    const info = statSync(path);
    if (info.isDirectory())
      throw new InnobeltError(
        "input",
        { en: `${path} is a folder, not a file.`, zh: `${path} 是文件夹，不是文件。` },
        {
          wayOut: {
            en: "Name a file, or give a dataset's folder without --cities and --ties.",
            zh: "请指定文件；数据集的文件夹不用 --cities 和 --ties。",
          },
        },
      );
    if (info.isCharacterDevice() || info.isBlockDevice() || info.isSocket())
      throw new InnobeltError(
        "input",
        { en: `"${path}" is a device, not a file.`, zh: `“${path}”是设备，不是文件。` },
        { wayOut: { en: "Name a file.", zh: "请指定文件。" } },
      );
    if (info.size > maxBytes)
      throw new InnobeltError(
        "input",
        {
          en: `${shown} has ${Math.round(info.size / 1e6)} MB; at most 268 MB are read.`,
          zh: `${shown} 有 ${Math.round(info.size / 1e6)} MB；最多读取 268 MB。`,
        },
        {
          wayOut: { en: "Sum the ties per pair of cities first.", zh: "请先按城市对汇总联系。" },
        },
      );
    return { name: shown, bytes: readFileSync(path) };
  } catch (error) {
    if (error instanceof InnobeltError) throw error;
    const code = error instanceof Error && "code" in error ? error.code : null;
    const reason =
      code === "ENOENT"
        ? { en: "there is no such file", zh: "没有这个文件" }
        : code === "EACCES"
          ? { en: "it may not be read", zh: "没有读取权限" }
          : { en: String(code ?? error), zh: String(code ?? error) };
    throw new InnobeltError(
      "input",
      { en: `"${path}" cannot be read: ${reason.en}.`, zh: `无法读取“${path}”：${reason.zh}。` },
      {
        wayOut: { en: "Check the name and the folder.", zh: "请检查文件名与文件夹。" },
        cause: error,
      },
    );
  }
}

/**
 * Writes all files or none; an existing file is overwritten only with `force`. Each appears whole or not at all. A file
 * that is null has no content this time: with `force` the one of an earlier run goes, so that no old table stays beside
 * a new document.
 */
export function writeFiles(folder: string, files: Readonly<Record<string, string | null>>, force: boolean): void {
  const taken = Object.keys(files).filter((name) => existsSync(join(folder, name)));
  if (taken.length > 0 && !force)
    throw new InnobeltError(
      "usage",
      {
        en: `${taken.join(", ")} ${taken.length === 1 ? "is" : "are"} in ${folder} already.`,
        zh: `${folder} 中已有 ${taken.join("、")}。`,
      },
      {
        wayOut: { en: "Choose another folder, or overwrite with --force.", zh: "请另选文件夹，或用 --force 覆盖。" },
      },
    );
  try {
    mkdirSync(folder, { recursive: true });
    const folders = Object.keys(files).filter((name) => existsSync(join(folder, name)) && !isFile(join(folder, name)));
    if (folders.length > 0) throw Object.assign(new Error(folders.join(", ")), { code: "EEXIST" });
    const partOf = (name: string): string => join(folder, `.${name}.${process.pid}.part`);
    const entries = Object.entries(files);
    try {
      // Everything is on the disk before the first name changes.
      for (const [name, text] of entries) if (text !== null) writeFileSync(partOf(name), text);
      for (const [name, text] of entries)
        if (text === null) rmSync(join(folder, name), { force: true });
        else renameSync(partOf(name), join(folder, name));
    } finally {
      for (const [name] of entries) rmSync(partOf(name), { force: true });
    }
  } catch (error) {
    throw new InnobeltError(
      "usage",
      {
        en: `Nothing can be written to ${folder} (${writeReason(error).en}).`,
        zh: `无法写入 ${folder}（${writeReason(error).zh}）。`,
      },
      {
        wayOut: { en: "Choose another folder with --out DIR.", zh: "请用 --out 另选文件夹。" },
        cause: error,
      },
    );
  }
}

function isFile(path: string): boolean {
  return statSync(path).isFile();
}

function writeReason(error: unknown): Text {
  const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
  const known: Readonly<Record<string, Text>> = {
    EEXIST: { en: "something else of that name is there", zh: "已有同名的其他项目" },
    ENOTDIR: { en: "a part of the path is a file", zh: "路径中有一段是文件" },
    EACCES: { en: "no permission", zh: "没有权限" },
    EPERM: { en: "no permission", zh: "没有权限" },
    EROFS: { en: "read-only", zh: "只读" },
    ENOSPC: { en: "the disk is full", zh: "磁盘已满" },
  };
  return known[code] ?? { en: code, zh: code };
}

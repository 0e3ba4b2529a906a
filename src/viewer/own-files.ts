/**
 * Files that a reader drops on the page or picks: read in this page, sent nowhere.
 *
 * A `datapackage.json` among them opens the whole as a data package. Otherwise the headings say which file holds the
 * cities and which ties; where they do not, `unsorted` holds the files until the reader has said so.
 */
import { signal } from "@preact/signals";
import type { NamedBytes } from "../dataset/declared.ts";
import { analysisOptions } from "./analysis-options.ts";
import type { Source } from "./analyst-task.ts";
import { type DroppedFile, type FileRole, roleOf } from "./dropped-files.ts";
import { failureOf, type Failure } from "./failure.ts";
import { openFiles, openSession } from "./session.ts";

/** Files whose headings do not tell what they hold. */
export const unsorted = signal<readonly DroppedFile[] | null>(null);
/** Own files could not be opened; the dataset shown before stays. */
export const ownFailure = signal<Failure | null>(null);

export async function openOwnFiles(list: Iterable<File>): Promise<void> {
  const files = await Promise.all(
    [...list].map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  );
  if (files.length === 0) return;
  ownFailure.value = null;
  unsorted.value = null;
  if (files.some(({ name }) => name === "datapackage.json")) return show({ kind: "package", files });
  const sorted = files.map(({ name, bytes }): DroppedFile => ({ name, bytes, role: roleOf(bytes) }));
  const clear = sorted.every(({ role }) => role !== null) && sorted.filter(({ role }) => role === "cities").length <= 1;
  if (clear) await openSorted(sorted);
  else unsorted.value = sorted;
}

/** Opens files of which every role is known; null leaves a file out. */
export async function openSorted(files: readonly (NamedBytes & { readonly role: FileRole | null })[]): Promise<void> {
  unsorted.value = null;
  const cities = files.find(({ role }) => role === "cities") ?? null;
  const ties = files.filter(({ role }) => role === "ties");
  await show({
    kind: "loose",
    files: {
      cities: cities === null ? null : { name: cities.name, bytes: cities.bytes },
      ties: ties.map(({ name, bytes }) => ({ file: { name, bytes }, layer: null })),
    },
  });
}

async function show(source: Source): Promise<void> {
  try {
    const opened = await openFiles(source);
    await openSession({ ...opened, options: analysisOptions(), own: true });
  } catch (error) {
    ownFailure.value = failureOf(error);
  }
}

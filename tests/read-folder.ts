import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { openPackage, type Opened } from "../src/analysis/open.ts";
import type { NamedBytes } from "../src/dataset/declared.ts";
import { packageFiles } from "../src/dataset/package-files.ts";

/** Opens a data package of the project, as the command line does. */
export function openFolder(folder: string): Opened {
  const path = resolve(import.meta.dirname, "..", folder);
  const read = (name: string): NamedBytes => ({ name, bytes: readFileSync(join(path, name)) });
  const descriptor = read("datapackage.json");
  return openPackage([descriptor, ...packageFiles(descriptor).map(read)]);
}

export function text(name: string, content: string): NamedBytes {
  return { name, bytes: new TextEncoder().encode(content) };
}

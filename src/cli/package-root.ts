import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the package, wherever the build has put this file: data/ and dist/ stand in it. */
export const packageRoot = findRoot(dirname(fileURLToPath(import.meta.url)));

function findRoot(folder: string): string {
  const descriptor = join(folder, "package.json");
  if (existsSync(descriptor) && readFileSync(descriptor, "utf8").includes('"name": "innobelt"')) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error("the package.json of innobelt is not above this file");
  return findRoot(parent);
}

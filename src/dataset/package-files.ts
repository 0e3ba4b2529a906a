import { readJson } from "../formats/json.ts";
import type { NamedBytes } from "./declared.ts";
import { parseDescriptor } from "./package-descriptor.ts";

/** Paths, inside the folder, of the files that a data package has for us: what must be handed to `readPackage` with it. */
export function packageFiles(descriptor: NamedBytes): string[] {
  const { resources } = parseDescriptor(descriptor.name, readJson(descriptor));
  return [...new Set(resources.filter(({ innobelt }) => innobelt !== undefined).map(({ path }) => path))];
}

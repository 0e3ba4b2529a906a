/** The accounts: their facts from the bundled data, and all their files by path in the project. */
import { optionValues } from "../../src/analysis/analysis.ts";
import { kernels } from "../../src/analysis/kernels.ts";
import { openPackage } from "../../src/analysis/open.ts";
import { analysisCalled } from "../../src/analysis/registry.ts";
import type { NamedBytes } from "../../src/dataset/declared.ts";
import { packageFiles } from "../../src/dataset/package-files.ts";
import { makeManifest, type Manifest } from "../../src/report/manifest.ts";
import { inPlace } from "../../src/support/pool.ts";
import { languages } from "../../src/support/text.ts";
import { accountText } from "./account.ts";
import { type Facts, factsOf } from "./facts.ts";
import { accounts } from "./settings.ts";

export { pictureFolder } from "./pictures.ts";

export interface AccountFacts {
  readonly facts: Facts;
  readonly inputs: Manifest["inputs"];
}

/** `read` gives the bytes of a file by its path in the project. */
export async function readAccounts(read: (path: string) => Uint8Array): Promise<AccountFacts[]> {
  const filesOf = (id: string): NamedBytes[] => {
    const named = (name: string): NamedBytes => ({ name, bytes: read(`data/${id}/${name}`) });
    const descriptor = named("datapackage.json");
    return [descriptor, ...packageFiles(descriptor).map(named)];
  };
  const context = { pool: inPlace(kernels) };
  const [part, nation] = [openPackage(filesOf("yrd")).dataset, openPackage(filesOf("china")).dataset];
  const belts = analysisCalled("belts");
  const made: AccountFacts[] = [];
  for (const settings of accounts) {
    const isNation = settings.id === "china";
    const others = isNation ? { nation: null, part } : { nation, part: null };
    const facts = await factsOf(settings, isNation ? nation : part, others, context);
    const { inputs } = await makeManifest(belts, optionValues(belts), filesOf(settings.id), null);
    made.push({ facts, inputs });
  }
  return made;
}

/** Both languages of every account with their figures. */
export function accountFiles(read: readonly AccountFacts[]): Map<string, string> {
  const files = new Map<string, string>();
  for (const { facts, inputs } of read)
    for (const language of languages) {
      const { text, pictures } = accountText(facts, inputs, language);
      files.set(`docs/${facts.settings.id}${language === "en" ? "" : `.${language}`}.md`, text);
      for (const { path, svg } of pictures) files.set(path, svg);
    }
  return files;
}

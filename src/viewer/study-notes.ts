/**
 * A note for a reader of the page: notes name options by the flags of the command line (`--rings`), which the page does
 * not have, so each flag is replaced by what the option is called here. Pure functions.
 *
 * What a title adds in brackets at its end (its default, an example) or after a semicolon explains a control and is left
 * out. A flag of no option stays: it may be the name of something else.
 */
import { flagOf, type OptionSpec } from "../analysis/options.ts";
import type { Language, Text } from "../support/text.ts";

export function withoutFlags(note: Text, options: readonly Pick<OptionSpec, "key" | "title">[]): Text {
  const titles = new Map(options.map(({ key, title }) => [flagOf(key), title]));
  const told = (language: Language, flag: RegExp): string =>
    note[language].replaceAll(flag, (whole, name: string) => {
      const title = titles.get(name);
      return title === undefined ? whole : `“${bare(title[language])}”`;
    });
  return { en: told("en", inEnglish), zh: told("zh", inChinese) };
}

const inEnglish = /(--[a-z][a-z\d-]*)/g;
/** With the spaces that part its letters from Chinese; a value that follows keeps its own. */
const inChinese = / ?(--[a-z][a-z\d-]*)(?: (?![A-Za-z\d]))?/g;

function bare(title: string): string {
  return title.replace(/[;；].*$/, "").replace(/\s*[(（][^()（）]*[)）]$/, "");
}

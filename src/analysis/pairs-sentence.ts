/** Which hubs lie in one belt in every draw of the score, and which only in some, as a sentence. */
import type { Text } from "../support/text.ts";
import type { CertaintyPart } from "./certainty-result.ts";
import { shareText } from "./wording.ts";

type Pairs = NonNullable<CertaintyPart["draws"]>["pairs"];

const mostNamed = 8;

/** Null where no two hubs are in one belt in any draw. Of those in some draws the most frequent are named. */
export function pairsText(pairs: Pairs, nameOf: (id: string) => Text): Text | null {
  if (pairs.length === 0) return null;
  const always = pairs.filter(({ share }) => share === 1).length;
  const some = pairs.filter(({ share }) => share < 1);
  const named = some.slice(0, mostNamed);
  const more = some.length - named.length;
  const list = (language: keyof Text): string =>
    named
      .map(({ a, b, share }) => `${nameOf(a)[language]} – ${nameOf(b)[language]} ${shareText(share)}`)
      .join(language === "en" ? ", " : "、");
  return {
    en: `Pairs of hubs in one belt: ${always} in every draw${some.length === 0 ? "" : `; in some: ${list("en")}${more > 0 ? ` and ${more} more` : ""}`}.`,
    zh: `同属一条创新带的枢纽对：每次抽样都在的有 ${always} 对${some.length === 0 ? "" : `；部分抽样中在的有 ${list("zh")}${more > 0 ? `，另有 ${more} 对` : ""}`}。`,
  };
}

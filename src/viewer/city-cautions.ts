/**
 * Which cautions of a score are about this city? Those that name it; they stand open on its card, the others folded.
 *
 * A name that another city carries with its province in brackets ("Suzhou", "Suzhou (Anhui)") counts only where no
 * bracket follows.
 */
import type { CityRow } from "../analysis/result.ts";
import type { Text } from "../support/text.ts";
import { shortName } from "./picture.ts";

export function namesCity(caution: Text, city: Pick<CityRow, "nameEn" | "nameZh">): boolean {
  const escaped = city.nameEn.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const latin = new RegExp(`(?<![\\p{L}])${escaped}(?![\\p{L}])(?! \\()`, "u").test(caution.en);
  return latin || (/^\p{Script=Han}{2,}/u.test(city.nameZh) && caution.zh.includes(shortName(city.nameZh)));
}

/**
 * What may be said of two directions that were compared (see src/belts/direction-test.ts), and what may not.
 *
 * No p can come out below the smallest one. Where that is above 5 %, nothing could have been found, and a large p says
 * nothing. Which of the two numbers sets it: the permutations made, or the arrangements that there are of so few cities.
 *
 * Rings make distances equal as far as they are narrow. Where the mean distances of the two directions, weighted as the
 * statistic, differ by more than a fifth of the width, they do not.
 */
import type { Text } from "../support/text.ts";
import type { DiffusionResult } from "./diffusion-result.ts";
import { inSentence } from "./directions.ts";
import { pText, usualLevel } from "./wording.ts";

export type Comparison = NonNullable<DiffusionResult["readings"][number]["comparison"]>;

export type Verdict = "few cities" | "few permutations" | "none" | "beyond chance" | "open";

/** A difference made of multiples near 1 is 0 but for rounding; as in permutation-test.ts. */
const rounding = 1e-12;

/** Null where no ring has cities of both. */
export function verdictOf(comparison: Comparison): Verdict | null {
  const { difference, twoSided, smallestP } = comparison;
  if (difference === null || twoSided === null || smallestP === null) return null;
  if (smallestP > usualLevel) return smallestSetBy(comparison) === "cities" ? "few cities" : "few permutations";
  if (isNone(difference)) return "none";
  return twoSided <= usualLevel ? "beyond chance" : "open";
}

const verdictText: Readonly<Record<Verdict, Text>> = {
  "few cities": { en: "Too few cities share a ring to tell.", zh: "同圈层的城市太少，无法判断。" },
  "few permutations": { en: "Too few permutations to tell.", zh: "置换次数太少，无法判断。" },
  none: { en: "No difference.", zh: "没有差异。" },
  "beyond chance": {
    en: "More than chance would give, by a test that is liberal.",
    zh: "差异超出偶然，但该检验偏宽松。",
  },
  open: {
    en: "Not distinguishable from chance, even by a test that is liberal.",
    zh: "即使按这一偏宽松的检验，也无法与偶然区分。",
  },
};

function isNone(difference: number): boolean {
  return Math.abs(difference) <= rounding;
}

/** What keeps the smallest p from being smaller. */
export function smallestSetBy({
  permutations,
  arrangements,
}: Pick<Comparison, "permutations" | "arrangements">): "cities" | "permutations" {
  return arrangements !== null && arrangements <= permutations + 1 ? "cities" : "permutations";
}

export interface Named {
  readonly centre: Text;
  readonly a: Text;
  readonly b: Text;
}

/** Why the distances compared are not equal, or of one ring only; null where neither is so. */
export function ringsNote({ ringsUsed, meanKm }: Comparison, ringKm: number, { centre, a, b }: Named): Text | null {
  if (meanKm === null) return null;
  const wide = Math.abs(meanKm.a - meanKm.b) > ringKm / 5;
  if (!wide && ringsUsed > 1) return null;
  const [farA, farB] = [Math.round(meanKm.a), Math.round(meanKm.b)];
  const figures: Text = {
    en: `the cities in ${a.en} lie on average ${farA} km from ${centre.en} and those in ${b.en} ${farB} km`,
    zh: `${a.zh}的城市平均距${centre.zh} ${farA} 公里，${b.zh}为 ${farB} 公里`,
  };
  const where: Text =
    ringsUsed === 1
      ? {
          en: `All that is compared lies in one ring of ${ringKm} km, where`,
          zh: `所比较的城市全在一个宽 ${ringKm} 公里的圈层内，其中`,
        }
      : { en: "Within the rings compared", zh: "在所比较的圈层内，" };
  const why: Text = wide
    ? {
        en: `: rings of ${ringKm} km are too wide to make the distances equal; try another width with --rings.`,
        zh: `：宽 ${ringKm} 公里的圈层过宽，距离并不相等；可用 --rings 另设宽度。`,
      }
    : { en: "; of other distances nothing is said.", zh: "；对其他距离未作比较。" };
  return { en: `${where.en} ${figures.en}${why.en}`, zh: `${where.zh}${figures.zh}${why.zh}` };
}

/** What came out for the two directions of the first layer, and what that may be taken for. */
export function comparisonText(
  { readings, directions, ringKm }: Pick<DiffusionResult, "readings" | "directions" | "ringKm">,
  centre: Text,
): Text {
  const comparison = readings[0]?.comparison ?? null;
  if (comparison === null) return { en: "There are no two directions to compare.", zh: "没有可比较的两个方向。" };
  const [a, b] = [nameOf(directions, comparison.a), nameOf(directions, comparison.b)];
  const { difference, twoSided, greater, less, smallestP, permutations, ringsUsed, ringsLeftOut } = comparison;
  const verdict = verdictOf(comparison);
  if (verdict === null || difference === null || greater === null || less === null)
    return {
      en: `Round ${centre.en} no ring of ${ringKm} km has cities with a score in both ${a.en} and ${b.en}, so nothing can be said.`,
      zh: `环绕${centre.zh}、宽 ${ringKm} 公里的圈层中，没有一个同时含有${a.zh}与${b.zh}的有得分城市，无法比较。`,
    };
  const stand = standText(difference, a, b);
  const oneSided = pText(Math.min(greater, less));
  const draws = permutations.toLocaleString("en");
  const left: Text =
    ringsLeftOut === 0
      ? { en: "", zh: "" }
      : {
          en: `; ${ringsLeftOut} with only one of the two left out`,
          zh: `；另有 ${ringsLeftOut} 个圈层只含其一，未用`,
        };
  const found = verdictText[verdict];
  const rings = ringsUsed === 1 ? "1 ring" : `${ringsUsed} rings`;
  return {
    en: `Within rings of ${ringKm} km round ${centre.en}, ${stand.en}: p = ${pText(twoSided)} two-sided, ${oneSided} one-sided (${draws} permutations within ${rings}, smallest p possible ${pText(smallestP)}${left.en}). ${found.en}`,
    zh: `在环绕${centre.zh}、宽 ${ringKm} 公里的圈层内，${stand.zh}：双侧 p = ${pText(twoSided)}，单侧 ${oneSided}（在 ${ringsUsed} 个圈层内置换 ${draws} 次，可得的最小 p 为 ${pText(smallestP)}${left.zh}）。${found.zh}`,
  };
}

function standText(difference: number, a: Text, b: Text): Text {
  if (isNone(difference)) return { en: `${a.en} and ${b.en} stand equally high`, zh: `${a.zh}与${b.zh}平均同样高` };
  const [higher, lower] = difference > 0 ? [a, b] : [b, a];
  const gap = Math.abs(difference);
  const short = gap < 0.005 ? String(Number(gap.toPrecision(1))) : gap.toFixed(2);
  return {
    en: `${higher.en} stands ${short} times the mean above ${lower.en}`,
    zh: `${higher.zh}平均比${lower.zh}高出均值的 ${short} 倍`,
  };
}

/** As a sentence names the direction of that id. */
export function nameOf(directions: DiffusionResult["directions"], id: string): Text {
  const found = directions.find((direction) => direction.id === id);
  return found === undefined ? { en: id, zh: id } : inSentence(found);
}

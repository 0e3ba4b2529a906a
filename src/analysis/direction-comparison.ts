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

export type Comparison = NonNullable<DiffusionResult["readings"][number]["comparison"]>;

export type Verdict = "few cities" | "few permutations" | "none" | "beyond chance" | "open";

/** The most that a p may be for a difference to be called one. */
export const usualLevel = 0.05;

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

export const verdictText: Readonly<Record<Verdict, Text>> = {
  "few cities": { en: "Too few cities share a ring to tell (see below).", zh: "同圈层的城市太少，无法判断（见下）。" },
  "few permutations": { en: "Too few permutations to tell (see below).", zh: "置换次数太少，无法判断（见下）。" },
  none: { en: "No difference.", zh: "没有差异。" },
  "beyond chance": {
    en: "More than chance would give, by a test that is liberal (see below).",
    zh: "差异超出偶然，但该检验偏宽松（见下）。",
  },
  open: {
    en: "Not distinguishable from chance, even by a test that is liberal (see below).",
    zh: "即使按这一偏宽松的检验，也无法与偶然区分（见下）。",
  },
};

export function isNone(difference: number): boolean {
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

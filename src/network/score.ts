/**
 * A score: a number >= 0 per city, and its multiple of the mean.
 *
 * multiple = score / mean over the cities that have one. Missing is not 0: such a city stays in the network, has no
 * multiple, is in no superlevel graph and not in the mean. All scores 0 have no mean to be a multiple of: refused.
 */
import { InnobeltError } from "../support/error.ts";
import { sum } from "../support/sum.ts";
import type { Text } from "../support/text.ts";
import type { Provenance } from "./layer.ts";

export interface Score {
  readonly id: string;
  readonly title: Text;
  readonly unit: Text;
  /** The year or period as it should be read: "2021", "2021/22"; null when unknown. */
  readonly year: string | null;
  readonly provenance: Provenance;
  /** By city in canonical order; NaN inside typed arrays means missing (null at every edge of the program). */
  readonly values: Float64Array;
  /** What a reader must know before quoting a value (capped indicators and the like). */
  readonly cautions: readonly Text[];
}

export interface Multiples {
  /** By city in canonical order; NaN where the score is missing. */
  readonly values: Float64Array;
  /** Mean of the scores that are there. */
  readonly mean: number;
  /** Number of cities with a score. */
  readonly count: number;
}

export function multiplesOf(score: Pick<Score, "id" | "values">): Multiples {
  const present = score.values.filter((value) => !Number.isNaN(value));
  const mean = present.length === 0 ? Number.NaN : sum(present) / present.length;
  if (!(mean > 0))
    throw new InnobeltError(
      "analysis",
      present.length === 0
        ? { en: `No city has a value of the score ${score.id}.`, zh: `没有城市具有得分 ${score.id} 的数值。` }
        : {
            en: `All values of the score ${score.id} are 0, so there is no mean to compare a city with.`,
            zh: `得分 ${score.id} 的数值全为 0，没有可供比较的均值。`,
          },
      {
        wayOut: {
          en: "Choose another score with --score, or another year with --year.",
          zh: "请用 --score 选择其他得分，或用 --year 选择其他年份。",
        },
      },
    );
  return { values: score.values.map((value) => value / mean), mean, count: present.length };
}

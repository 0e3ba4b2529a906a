/**
 * When did each hub join the belt, and when did it leave? Classes, cols and prominences by year, on the same ties.
 *
 * The ties are those of one date, so only the scores move; a multiple is of the mean of its own year, over the cities
 * that have a value then. Years in which no city has a value above 0 have no mean and are listed apart. One filtration
 * and one set of belts a year.
 */
import { belts } from "../belts/belts.ts";
import { filtration, prominence } from "../belts/filtration.ts";
import { hubClasses } from "../belts/hub-classes.ts";
import type { DeclaredDataset } from "../dataset/declared.ts";
import { multiplesOf } from "../network/score.ts";
import { InnobeltError } from "../support/error.ts";
import type { BeltOptions, BeltReading } from "./belt-reading.ts";
import type { HistoryPart } from "./belts-result.ts";
import { placeOf } from "./belts.ts";
import { evaluateScore } from "./score.ts";

export function historyOf(
  dataset: DeclaredDataset,
  { form, layer, evaluated }: BeltReading,
  { hubLevel, isolationLevel }: Pick<BeltOptions, "hubLevel" | "isolationLevel">,
): HistoryPart {
  const { id } = evaluated.score;
  const { cities } = dataset.network;
  const all = yearsOf(dataset, id);
  const scores = all.map((year) => ({ year, values: evaluateScore(dataset, { score: id, year })!.score.values }));
  const hasMean = ({ values }: { readonly values: Float64Array }): boolean => values.some((value) => value > 0);
  let before: ReadonlySet<string> | null = null;
  const years: HistoryPart["years"] = [];
  for (const { year, values } of scores.filter(hasMean)) {
    const { values: multiples, mean, count } = multiplesOf({ id, values });
    const tree = filtration(form, multiples);
    const found = belts(cities, form, multiples, { hubLevel, threshold: hubLevel });
    const isPeak = new Set(tree.peaks);
    const ids = (list: readonly number[]): string[] => list.map((city) => cities[city]!.id);
    const inBelt = new Set(found.flatMap((belt) => ids(belt.cities)));
    years.push({
      year,
      scored: count,
      mean,
      hubs: hubClasses(cities, form, tree, { hubLevel, isolationLevel }, found).map((hub) => ({
        id: cities[hub.city]!.id,
        multiple: multiples[hub.city]!,
        hubClass: hub.hubClass,
        joiningLevel: hub.joiningLevel,
        prominence: isPeak.has(hub.city) ? prominence(tree, hub.city) : null,
        col: tree.col[hub.city]! < 0 ? null : placeOf(cities, tree, tree.col[hub.city]!),
      })),
      belts: found.map((belt) => ids(belt.cities)),
      joined: before === null ? [] : [...inBelt].filter((city) => !before!.has(city)).sort(),
      left: before === null ? [] : [...before].filter((city) => !inBelt.has(city)).sort(),
    });
    before = inBelt;
  }
  return {
    indicator: id,
    layer: layer.id,
    years,
    skipped: scores.filter((score) => !hasMean(score)).map(({ year }) => year),
  };
}

/** Ascending; refused for a score of a single date, with the indicators that have years. */
function yearsOf({ indicators }: DeclaredDataset, id: string): readonly string[] {
  const years = indicators.get(id)?.years ?? [];
  if (years.length > 1) return years;
  const others = [...indicators.values()].filter((indicator) => indicator.years.length > 1);
  throw new InnobeltError(
    "usage",
    {
      en: `The score ${id} is of a single date, so it has no history.`,
      zh: `得分 ${id} 只有一个时点，没有历年变化。`,
    },
    {
      wayOut:
        others.length === 0
          ? { en: "Leave --over-time out.", zh: "请去掉 --over-time。" }
          : {
              en: `Choose one that has years with --score: ${others.map((one) => one.id).join(", ")}.`,
              zh: `请用 --score 选择有多个年份的指标：${others.map((one) => one.id).join("、")}。`,
            },
    },
  );
}

/**
 * What it takes to join a city, as one sentence: "Lift Chuzhou from 0.25 to 1, about 3.9 times its present size: 0.75 ×
 * mean in all. Hefei then reaches Nanjing over 298 km and is a belt hub."
 *
 * A few cities are told with the growth that each would need; of many the names are enough.
 */
import type { Text } from "../support/text.ts";
import type { UpliftResult } from "./uplift-result.ts";
import { hubClassText, listText, multipleText, withArticle } from "./wording.ts";

type Level = UpliftResult["readings"][number]["levels"][number];
type LiftedSet = Level["sets"][number];

const mostSpelled = 3;
const mostNamed = 6;

/** Of one of the sets of a level. */
export function upliftText(
  city: string,
  { level, classAfter }: Pick<Level, "level" | "classAfter">,
  { cities, cost, reaches, lengthKm }: LiftedSet,
  nameOf: (id: string) => Text,
): Text {
  const lifts = cities.length > mostSpelled ? namesOnly(level, cities, nameOf) : oneByOne(level, cities, nameOf);
  const [joined, end] = [nameOf(city), nameOf(reaches)];
  const km = lengthKm === null ? null : Math.round(lengthKm);
  const becomes = classAfter === null ? null : hubClassText[classAfter];
  const total: Text = isTrifle(cost)
    ? { en: "less than 0.01 × mean in all", zh: "合计不足均值的 0.01 倍" }
    : { en: `${costText(cost)} × mean in all`, zh: `合计为均值的 ${costText(cost)} 倍` };
  return {
    en: `Lift ${lifts.en}: ${total.en}. ${joined.en} then reaches ${end.en}${km === null ? "" : ` over ${km} km`}${becomes === null ? "" : ` and is ${withArticle(becomes.en)}`}.`,
    zh: `将${lifts.zh}，${total.zh}。届时${joined.zh}可连至${end.zh}${km === null ? "" : `，全程 ${km} 公里`}${becomes === null ? "" : `，成为${becomes.zh}`}。`,
  };
}

/** Costs are compared with each other: two decimals whatever their size, and never nothing for something. */
export function costText(cost: number): string {
  return isTrifle(cost) ? "< 0.01" : cost.toFixed(2);
}

function isTrifle(cost: number): boolean {
  return cost > 0 && cost < 0.005;
}

function namesOnly(level: number, cities: LiftedSet["cities"], nameOf: (id: string) => Text): Text {
  const names = cities.map(({ id }) => nameOf(id));
  const [en, zh] = [names.map((name) => name.en), names.map((name) => name.zh)];
  return {
    en: `${listText(en, "en", mostNamed)} to ${level}`,
    zh: `${listText(zh, "zh", mostNamed)}提升到 ${level}`,
  };
}

function oneByOne(level: number, cities: LiftedSet["cities"], nameOf: (id: string) => Text): Text {
  const each = cities.map(({ id, multiple, factor }): Text => {
    const name = nameOf(id);
    const from = multipleText(multiple, [level]);
    const growth = factor === null ? null : growthText(factor);
    return {
      en: `${name.en} from ${from} to ${level}${growth === null ? "" : `, ${growth.en}`}`,
      zh: `${name.zh}从 ${from} 提升到 ${level}${growth === null ? "" : `（${growth.zh}）`}`,
    };
  });
  return { en: each.map(({ en }) => en).join("; "), zh: each.map(({ zh }) => zh).join("，") };
}

/** A growth of a few per cent would be lost in a factor of 1.0. */
function growthText(factor: number): Text {
  if (factor < 1.1) {
    const more = `${Number(((factor - 1) * 100).toPrecision(2))} %`;
    return { en: `about ${more} more than now`, zh: `约比现在多 ${more}` };
  }
  const times = factor < 10 ? Number(factor.toFixed(1)) : Math.round(factor);
  return { en: `about ${times} times its present size`, zh: `约为现有规模的 ${times} 倍` };
}

/** What an amount must come to, and by how much it must grow: a count is a whole number of at least that. */
export function neededOf(
  isCount: boolean,
  present: number | null,
  value: number,
): { readonly needed: number; readonly increase: number | null } {
  // A sum that is a whole number but for its rounding is that number.
  const needed = isCount ? Math.ceil(value * (1 - 1e-12)) : value;
  return { needed, increase: present === null ? null : Math.max(0, needed - present) };
}

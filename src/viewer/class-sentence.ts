/**
 * One sentence about a city's place among the belts, with the numbers that make it true.
 *
 * The class of a hub is read at the hub level whatever threshold is shown, so the sentence does not follow the slider.
 */
import type { AnalyzeResult, CityRow, HubRow } from "../analysis/result.ts";
import { isolatedHow } from "../analysis/wording.ts";
import type { Language } from "../support/text.ts";
import { exactMultiple, listed, multipleText } from "./numbers.ts";
import { shortName } from "./picture.ts";

export function classSentence(
  result: Pick<AnalyzeResult, "hubLevel" | "hubs" | "cities" | "draws">,
  city: CityRow,
  language: Language,
): string {
  const rows = new Map(result.cities.map((row) => [row.id, row]));
  const name = (id: string): string => {
    const row = rows.get(id);
    return row === undefined ? id : shortName(language === "zh" ? row.nameZh : row.nameEn);
  };
  const zh = language === "zh";
  const own = name(city.id);
  if (city.multiple === null)
    return zh
      ? `${own}没有得分，不参与枢纽与创新带的判定。`
      : `${own} has no score, so it takes no part in hubs and belts.`;
  const times = zh ? `（均值的 ${multipleText(city.multiple)} 倍）` : `${multipleText(city.multiple)} times the mean,`;
  const hub = result.hubs.find(({ id }) => id === city.id);
  const level = multipleText(result.hubLevel);
  if (hub === undefined) {
    const cutOff = result.hubs.filter(({ gap, hubClass }) => gap?.id === city.id && hubClass !== "belt");
    const own2 = zh
      ? `${own}（均值的 ${exactMultiple(city.multiple)} 倍）低于枢纽下限 ${level}，不是枢纽`
      : `${own}, ${exactMultiple(city.multiple)} times the mean, is no hub (hub level ${level})`;
    if (cutOff.length === 0) return zh ? `${own2}。` : `${own2}.`;
    const names = listed(
      cutOff.map(({ id }) => name(id)),
      language,
    );
    return zh ? `${own2}；它是隔断${names}的断点城市。` : `${own2}; it is the gap city that cuts off ${names}.`;
  }
  return sentenceOfHub(hub, result.draws, own, times, level, name, zh);
}

function sentenceOfHub(
  hub: HubRow,
  draws: AnalyzeResult["draws"],
  own: string,
  times: string,
  level: string,
  name: (id: string) => string,
  zh: boolean,
): string {
  const end = hub.path.at(-1);
  const to = end === undefined ? "" : name(end);
  const gap = hub.gap === null ? null : { name: name(hub.gap.id), at: exactMultiple(hub.gap.multiple) };
  const joins = exactMultiple(hub.joiningLevel);
  const sure = isolatedHow(hub, draws);
  switch (hub.hubClass) {
    case "belt":
      return zh
        ? `${own}${times}是创新带枢纽：位于创新带内，与其他枢纽在 ${joins} 倍均值处连通。`
        : `${own}, ${times} is a belt hub: it lies in a belt and is joined to its next hub at ${joins}.`;
    case "paired":
      return zh
        ? `${own}${times}是成对枢纽：与${to}在 ${joins} 倍均值处连通，但不在创新带内。`
        : `${own}, ${times} is a paired hub: it is joined to ${to} at ${joins}, but the two lie in no belt.`;
    case "sector":
      if (gap === null) break;
      return zh
        ? `${own}${times}是有断点的片区枢纽：它与${to}之间隔着${gap.name}（${gap.at}），低于枢纽下限 ${level}。`
        : `${own}, ${times} is a sector hub with a gap: between it and ${to} lies ${gap.name} at ${gap.at}, below the hub level of ${level}.`;
    case "isolated":
      if (gap === null) break;
      return zh
        ? `${own}${times}${sure.zh}：它与${to}之间隔着${gap.name}，仅为均值的 ${gap.at} 倍。`
        : `${own}, ${times} ${sure.en}: between it and ${to} lies ${gap.name} at ${gap.at}.`;
  }
  return zh
    ? `${own}${times}${sure.zh}：没有任何联系路径通往其他枢纽。`
    : `${own}, ${times} ${sure.en}: no path of ties leads to another hub.`;
}

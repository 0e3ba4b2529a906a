/** The account in short: what a reader who stops after five lines should know. */
import type { Facts } from "../facts.ts";
import type { Voice } from "../voice.ts";
import { drawnHow, lowestP, verdict } from "./hubs.ts";

const mostNamed = 6;

export function shortSection({ belts, layers, prices, whole }: Facts, voice: Voice): string {
  const { say, spine, level, name, list, layers: named } = voice;
  const isolated = belts.hubs.filter(({ hubClass }) => hubClass === "isolated");
  const sector = belts.hubs.filter(({ hubClass }) => hubClass === "sector");
  const side = belts.sideBySide;
  const same = side?.hubs.filter(({ byLayer }) =>
    byLayer.every(({ hubClass }) => hubClass === byLayer[0]!.hubClass),
  ).length;
  const first = say({
    en: `\`${layers[0]!.id}\` (${layers[0]!.title.en})`,
    zh: `\`${layers[0]!.id}\`（${layers[0]!.title.zh}）`,
  });
  const neverIsolated = (side?.layers ?? []).flatMap(({ tieFilter }, place) =>
    side!.hubs.some(({ byLayer }) => byLayer[place]!.hubClass === "isolated") ? [] : [tieFilter.layer],
  );
  return voice.bullets([
    belts.belts.length === 0
      ? say({ en: `On ${first} there is no belt.`, zh: `在 ${first}上没有创新带。` })
      : say({
          en: `On ${first} there ${belts.belts.length === 1 ? "is one belt" : `are ${belts.belts.length} belts`}: ${belts.belts.map((belt) => spine(belt.spine)).join("; ")}.`,
          zh: `在 ${first}上有 ${belts.belts.length} 条创新带：${belts.belts.map((belt) => spine(belt.spine)).join("；")}。`,
        }),
    isolated.length === 0
      ? say({ en: "No hub is isolated.", zh: "没有孤立枢纽。" })
      : isolatedText(isolated, belts, voice),
    sector.length === 0
      ? say({ en: "No hub is a sector hub with a gap.", zh: "没有带断点的片区枢纽。" })
      : say({
          en: `Sector hubs with a gap: ${list(sector.slice(0, mostNamed).map((hub) => (hub.gap === null ? name(hub.id) : `${name(hub.id)} (${name(hub.gap.id)} at ${level(hub.gap.multiple)})`)))}${sector.length > mostNamed ? `, and ${sector.length - mostNamed} more` : ""}.`,
          zh: `有断点的片区枢纽：${list(sector.slice(0, mostNamed).map((hub) => (hub.gap === null ? name(hub.id) : `${name(hub.id)}（断于${name(hub.gap.id)}，${level(hub.gap.multiple)}）`)))}${sector.length > mostNamed ? `，另有 ${sector.length - mostNamed} 个` : ""}。`,
        }),
    ...(lowestP(belts).length === 0 ? [] : [verdict(belts, voice)]),
    ...(side === null || same === undefined
      ? []
      : [
          say({
            en: `${same} of the ${side.hubs.length} hubs have the same class on all ${layers.length} layers.${neverIsolated.length === 0 ? "" : ` On ${named(neverIsolated)} no hub is isolated.`}`,
            zh: `${side.hubs.length} 个枢纽中有 ${same} 个在全部 ${layers.length} 个图层上类别相同。${neverIsolated.length === 0 ? "" : `在 ${named(neverIsolated)} 上没有孤立枢纽。`}`,
          }),
        ]),
    ...priceLine(prices, belts, voice),
    ...publishedLine(whole, voice),
  ]);
}

function isolatedText(isolated: Facts["belts"]["hubs"], { draws }: Facts["belts"], voice: Voice): string {
  const { say, name, names, list } = voice;
  const noun = isolated.length === 1 ? "hub" : "hubs";
  if (isolated.every(({ classShare }) => classShare === null)) {
    const all = names(isolated.map(({ id }) => id));
    return say({
      en: `Isolated ${noun} on this score, which allows no draws: ${all}.`,
      zh: `在此得分下的孤立枢纽（无可抽样）：${all}。`,
    });
  }
  return say({
    en: `Isolated ${noun}: ${list(isolated.map((hub) => `${name(hub.id)} (${drawnHow(hub, draws, voice)})`))}.`,
    zh: `孤立枢纽：${list(isolated.map((hub) => `${name(hub.id)}（${drawnHow(hub, draws, voice)}）`))}。`,
  });
}

/** Of the highest isolated hub, or where none is isolated of the highest of the others that have a price. */
function priceLine(prices: Facts["prices"], { hubs, hubLevel }: Facts["belts"], { say, name, names }: Voice): string[] {
  const isolated = new Set(hubs.filter(({ hubClass }) => hubClass === "isolated").map(({ id }) => id));
  const price = prices.find(({ city }) => isolated.has(city)) ?? prices[0];
  const [first] = price?.readings[0]?.levels.find(({ level }) => level === hubLevel)?.sets ?? [];
  if (price === undefined || first === undefined) return [];
  const cities = names(
    first.cities.map(({ id }) => id),
    mostNamed,
  );
  const [en, zh] = isolated.has(price.city) ? [", the highest isolated hub,", "最高的孤立枢纽"] : ["", ""];
  return [
    say({
      en: `The cheapest way to join ${name(price.city)}${en} to a belt is to lift ${cities} to a multiple of ${hubLevel}, by ${first.cost.toFixed(2)} in all.`,
      zh: `使${zh}${name(price.city)}连入创新带的最省办法，是将${cities}提升到均值的 ${hubLevel} 倍，合计提升 ${first.cost.toFixed(2)} 个均值。`,
    }),
  ];
}

function publishedLine({ published }: Facts["whole"], { say }: Voice): string[] {
  const testable = published.filter(({ testable: can }) => can);
  if (testable.length === 0) return [];
  const agreeing = testable.filter(({ agrees }) => agrees === true).length;
  return [
    say({
      en: `Of ${testable.length} published figures that can be tested here ${agreeing} agree.`,
      zh: `可在此检验的 ${testable.length} 条已发表数字中，${agreeing} 条一致。`,
    }),
  ];
}

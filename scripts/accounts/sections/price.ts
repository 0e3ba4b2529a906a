/** The price: the cheapest cities to lift so that a cut-off hub joins a belt, and what the next best would cost. */
import type { Facts } from "../facts.ts";
import { dash, type Voice } from "../voice.ts";

type Price = Facts["prices"][number];
type Level = Price["readings"][number]["levels"][number];
type UpliftSet = Level["sets"][number];

/** Cities of a set that are given with their multiples. */
const mostDetailed = 3;

export function priceSection({ settings, prices, belts }: Facts, voice: Voice): string {
  const { say, name, hubClass, paragraph } = voice;
  if (prices.length === 0)
    return say({ en: "No hub is cut off, so nothing needs lifting.", zh: "没有被隔断的枢纽，无需提升。" });
  const rows = prices.flatMap((price) => {
    const [reading] = price.readings;
    if (reading!.target === null)
      return [
        [
          name(price.city),
          dash,
          say({ en: "no other belt or hub to join", zh: "没有其他可连入的创新带或枢纽" }),
          dash,
          dash,
          dash,
          dash,
        ],
      ];
    return reading!.levels.map((level) => {
      const [first, second] = level.sets;
      return [
        name(price.city),
        String(level.level),
        level.joined ? say({ en: "joined already", zh: "已连通" }) : setText(first, level, voice),
        first === undefined ? dash : first.cost.toFixed(2),
        setText(second, level, voice),
        second === undefined ? dash : gapText(second.gap, voice),
        level.joined || first !== undefined ? hubClass(level.classAfter) : dash,
      ];
    });
  });
  return [
    paragraph(
      say({
        en: "Lifting a city to a level costs the difference, in multiples of the mean before anything is lifted. The cheapest set joins the city, at that level, to a belt that it is not in; the runner-up is the next best set of other cities.",
        zh: "将某城市提升到某一水平的成本为其差额，以提升前的均值为单位。最省方案使该城市在该水平上与某条自身不在其中的创新带相连；次优方案为成本次低的另一组城市。",
      }),
      settings.pricesSectors
        ? say({ en: "Listed are the isolated and the sector hubs.", zh: "列出孤立枢纽与有断点的片区枢纽。" })
        : say({
            en: `Listed are the isolated hubs${settings.prices.length === 0 ? "" : ` and ${voice.names(settings.prices)}`}.`,
            zh: `列出孤立枢纽${settings.prices.length === 0 ? "" : `与${voice.names(settings.prices)}`}。`,
          }),
    ),
    voice.table(
      [
        say({ en: "city", zh: "城市" }),
        say({ en: "at level", zh: "水平" }),
        say({ en: "cheapest set", zh: "最省方案" }),
        say({ en: "cost", zh: "成本" }),
        say({ en: "runner-up", zh: "次优方案" }),
        say({ en: "dearer by", zh: "成本差" }),
        say({ en: "class after", zh: "提升后类别" }),
      ],
      rows,
    ),
    closeText(prices, belts.hubLevel, voice),
    amountsText(prices, voice),
    paragraph(
      belts.score!.parts.length > 0
        ? say({
            en: "The score has several parts, so a lift can be made of any of them; which one a city can grow is not in the data.",
            zh: "得分由多项构成，提升可来自其中任何一项；城市能够增长哪一项不在数据之中。",
          })
        : null,
      say({
        en: "A price says how much is missing. It does not say that innovation would then flow along the path.",
        zh: "成本只说明差多少，并不表示提升之后创新就会沿该路径流动。",
      }),
    ),
  ]
    .filter((one) => one !== "")
    .join("\n\n");
}

function setText(
  set: UpliftSet | undefined,
  { level }: Level,
  { say, name, names, level: multiple, list }: Voice,
): string {
  if (set === undefined) return dash;
  if (set.cities.length > mostDetailed)
    return say({
      en: `${set.cities.length} cities: ${names(
        set.cities.map(({ id }) => id),
        mostDetailed,
      )}`,
      zh: `${set.cities.length} 个城市：${set.cities
        .slice(0, mostDetailed)
        .map(({ id }) => name(id))
        .join("、")}等`,
    });
  return list(
    set.cities.map(({ id, multiple: now, factor }) => {
      const times = factor === null ? "" : `, ×${factor.toFixed(1)}`;
      return say({
        en: `${name(id)} (${multiple(now)} → ${level}${times})`,
        zh: `${name(id)}（${multiple(now)} → ${level}${times.replace(", ", "，")}）`,
      });
    }),
  );
}

function gapText(gap: number, { say }: Voice): string {
  if (gap === 0) return say({ en: "equal", zh: "相同" });
  return gap < 0.005 ? "< 0.01" : `+${gap.toFixed(2)}`;
}

/** Where the choice between the two best is close, the cheapest is no recommendation. */
function closeText(prices: readonly Price[], hubLevel: number, { say, name, list }: Voice): string {
  const choices = prices
    .flatMap((price) => {
      const [first, second] = price.readings[0]!.levels.find(({ level }) => level === hubLevel)?.sets ?? [];
      return first === undefined || second === undefined ? [] : [{ city: price.city, share: second.gap / first.cost }];
    })
    .sort((a, b) => a.share - b.share);
  if (choices.length === 0) return "";
  const words = (language: "en" | "zh"): string =>
    list(
      choices.map(({ city, share }) =>
        language === "en"
          ? `${Math.round(100 * share)} % for ${name(city)}`
          : `${name(city)} ${Math.round(100 * share)} %`,
      ),
    );
  return say({
    en: `How clear the choice is: at the level ${hubLevel} the runner-up is dearer by ${words("en")}. Where that is little, the cheapest set is one proposal among equals.`,
    zh: `选择有多明确：在水平 ${hubLevel} 上，次优方案比最省方案贵的幅度为${words("zh")}。差距很小时，最省方案只是若干相近方案之一。`,
  });
}

/** In real units, where the score is one amount that comes in whole pieces. */
function amountsText(prices: readonly Price[], { say, name, list }: Voice): string {
  const lines = prices.flatMap((price) => {
    if (price.score.parts.length > 0) return [];
    const [reading] = price.readings;
    const [indicator] = price.indicators;
    if (indicator === undefined) return [];
    return reading!.levels.flatMap(({ level, sets }) => {
      const needed = (sets[0]?.cities ?? []).flatMap(({ id }) => {
        const at = indicator.cities.find((city) => city.id === id)?.at.find((one) => one.level === level);
        const increase = at?.increase ?? null;
        return increase === null ? [] : [{ id, more: Math.ceil(increase) }];
      });
      return needed.length === 0 || needed.length > mostDetailed
        ? []
        : [{ city: price.city, level, needed, unit: indicator.unit }];
    });
  });
  if (lines.length === 0) return "";
  const words = lines.map(({ city, level, needed }) => {
    const more = list(needed.map(({ id, more }) => `${name(id)} +${more}`));
    return say({ en: `${name(city)} at ${level}: ${more}`, zh: `${name(city)}（水平 ${level}）：${more}` });
  });
  return say({
    en: `In ${lines[0]!.unit.en}, rounded up, the cheapest sets of at most ${mostDetailed} cities are: ${words.join("; ")}.`,
    zh: `按实际数量（${lines[0]!.unit.zh}，向上取整），不超过 ${mostDetailed} 个城市的最省方案为：${words.join("；")}。`,
  });
}

/** Belts, hubs and peaks as text; how sure, over which thresholds, on which layers and since when. */
import { onStdout as pc } from "./colour.ts";
import type { BeltsPart, HubRow, TieFilterRow } from "../analysis/result.ts";
import type { BeltsResult } from "../analysis/belts-result.ts";
import { pairsText } from "../analysis/pairs-sentence.ts";
import { hubClassText, multipleText, percentText, pText, shareText, spineText } from "../analysis/wording.ts";
import { table, wrap } from "./layout.ts";
import { capped, heading, layerTitle, moreLines, type Page, provinceNames, readLines } from "./page.ts";

/** A terminal shows the first of a long list and says how many more there are; --json has all. */
const mostBelts = 5;
const mostBranches = 10;
const mostRows = 15;
const mostLayers = 6;
const mostYears = 12;

export function beltsLines(page: Page, result: BeltsResult): string[] {
  const multiples = multiplesOf(result.cities);
  return [
    ...readLines(page, result.score),
    "",
    ...beltRows(page, result, multiples),
    ...hubRows(page, result),
    "",
    ...peakRows(page, result),
    ...drawRows(page, result),
    ...certaintyNotes(page, result),
    ...barcodeRows(page, result),
    ...scanRows(page, result),
    ...sideBySideRows(page, result),
    ...historyRows(page, result),
  ];
}

export type Multiples = ReadonlyMap<string, number | null>;

export function multiplesOf(cities: readonly { readonly id: string; readonly multiple: number | null }[]): Multiples {
  return new Map(cities.map(({ id, multiple }) => [id, multiple]));
}

export function shown(page: Page, id: string, multiples: Multiples): string {
  const multiple = multiples.get(id) ?? null;
  return multiple === null ? page.name(id) : `${page.name(id)} ${multipleText(multiple)}`;
}

export function beltRows(page: Page, part: BeltsPart, multiples: Multiples): string[] {
  const { say, name } = page;
  if (part.tieFilter === null)
    return [
      heading(
        page,
        { en: "Belts", zh: "创新带" },
        say({ en: "none: a score and a layer of ties are needed", zh: "无：需要得分与联系层" }),
      ),
    ];
  const { tieFilter } = part;
  const filter = [...filterParts(page, tieFilter), `t = ${part.threshold}`].join(say(clauseComma));
  const lines = part.belts.slice(0, mostBelts).flatMap((belt) => {
    const spine = spineText(
      belt.spine.map((id) => shown(page, id, multiples)),
      " – ",
    );
    const km = belt.lengthKm === null ? "" : `${say(clauseComma)}${Math.round(belt.lengthKm)} km`;
    const continuity =
      belt.continuity === null
        ? ""
        : say({ en: `, continuity ${belt.continuity.toFixed(2)}`, zh: `，连续度 ${belt.continuity.toFixed(2)}` });
    const detail = say({
      en: `bottleneck ${name(belt.bottleneck.id)}${continuity}${km}; ${belt.provinces.join(" + ") || "no provinces"}`,
      zh: `瓶颈 ${name(belt.bottleneck.id)}${continuity}${km}；${provinceNames(page, belt.cities)}`,
    });
    const branches =
      belt.branches.length === 0
        ? ""
        : say({ en: "; branches: ", zh: "；支线：" }) +
          capped(
            page,
            belt.branches.map((id) => shown(page, id, multiples)),
            mostBranches,
          );
    return [...wrap(`  ${spine}`, page.width, "  "), ...wrap(`    ${detail}${branches}`, page.width, "    ")];
  });
  const none = say({ en: "  none", zh: "  无" });
  const note = tieFilter.note === null ? [] : wrap(`  ${say(tieFilter.note)}`, page.width, "  ").map(pc.dim);
  return [
    heading(page, { en: "Belts", zh: "创新带" }, filter),
    ...(lines.length > 0 ? lines : [none]),
    ...moreLines(page, part.belts.length - mostBelts),
    ...note,
  ];
}

const clauseComma = { en: ", ", zh: "，" };

/** The layer and what the tie filter leaves of it. */
function filterParts(page: Page, filter: TieFilterRow): string[] {
  const { ties, minStrength, symmetrise, types } = filter;
  return [
    layerName(page, filter.layer),
    page.say({ en: `${ties} ${ties === 1 ? "pair" : "pairs"}`, zh: `${ties} 对` }),
    ...(minStrength > 0 ? [`s ≥ ${minStrength}`] : []),
    ...(symmetrise === null ? [] : [symmetrise]),
    ...(types === null ? [] : [types.join("+")]),
  ];
}

export function hubRows(
  page: Page,
  part: BeltsPart & { readonly cities: readonly { id: string; multiple: number | null }[] },
): string[] {
  const { say, name } = page;
  if (part.hubs.length === 0) return [];
  const multiples = multiplesOf(part.cities);
  const number = (value: number | null): string => (value === null ? "–" : value.toFixed(2));
  const end = (hub: HubRow): string => (hub.path.length < 2 ? "–" : name(hub.path.at(-1)!));
  // The isolated ones are what most people look for, so they stand there however low.
  const listed = [
    ...part.hubs.slice(0, mostRows),
    ...part.hubs.slice(mostRows).filter(({ hubClass }) => hubClass === "isolated"),
  ].slice(0, 2 * mostRows);
  const rows = listed.map((hub) => [
    `  ${name(hub.id)}`,
    number(multiples.get(hub.id) ?? null),
    say(hubClassText[hub.hubClass]),
    number(hub.joiningLevel),
    hub.gap === null ? "–" : `${name(hub.gap.id)} ${multipleText(hub.gap.multiple)}`,
    end(hub),
    number(hub.beltLevel),
  ]);
  const titles = [
    `  ${say({ en: "Hub", zh: "枢纽" })}`,
    say({ en: "× mean", zh: "均值倍数" }),
    say({ en: "class", zh: "类别" }),
    say({ en: "joining level", zh: "连通水平" }),
    say({ en: "gap city", zh: "断点城市" }),
    say({ en: "on the way to", zh: "通向" }),
    say({ en: "belt level", zh: "接带水平" }),
  ];
  const [head, ...body] = table(titles, rows);
  const coloured = body.map((line, index) => {
    const { hubClass } = listed[index]!;
    return hubClass === "isolated" ? pc.red(line) : hubClass === "sector" ? pc.yellow(line) : line;
  });
  return [pc.dim(head), ...coloured, ...moreLines(page, part.hubs.length - listed.length)];
}

function peakRows(page: Page, part: BeltsResult): string[] {
  const { say, name } = page;
  if (part.peaks.length === 0) return [];
  const tested = new Map(part.certainty?.hubs.map((hub) => [hub.id, hub]));
  const hasDraws = part.certainty !== null && part.certainty.draws !== null;
  const hasTests = part.certainty?.hubs.some(({ p }) => p !== null) === true;
  const number = (value: number | null | undefined, digits = 2): string => value?.toFixed(digits) ?? "–";
  const rows = part.peaks.slice(0, mostRows).map((peak) => {
    const test = tested.get(peak.id);
    return [
      `  ${name(peak.id)}`,
      peak.multiple.toFixed(2),
      peak.prominence.toFixed(2),
      peak.relativeProminence.toFixed(2),
      ...(hasTests
        ? [pText(test?.p), pText(test?.adjustedP), test?.counted === null ? "–" : String(test?.counted ?? "–")]
        : []),
      ...(!hasDraws
        ? []
        : [number(test?.e), test?.robust === null || test === undefined ? "–" : say(test.robust ? yes : no)]),
      peak.col === null
        ? peak.island
          ? say({ en: "island", zh: "孤岛" })
          : "–"
        : `${name(peak.col.id)} ${peak.col.multiple.toFixed(2)}${peak.col.others.length > 0 ? ` (+${peak.col.others.length})` : ""}`,
      peak.parent === null ? "–" : name(peak.parent),
    ];
  });
  const [head, ...body] = table(
    [
      `  ${say({ en: "Peak", zh: "峰" })}`,
      say({ en: "× mean", zh: "均值倍数" }),
      say({ en: "prominence", zh: "突出度" }),
      say({ en: "relative", zh: "相对突出度" }),
      ...(hasTests ? ["p", say({ en: "p (BH)", zh: "p（BH）" }), say({ en: "counted", zh: "计入" })] : []),
      ...(!hasDraws ? [] : ["e", say({ en: "robust", zh: "稳健" })]),
      say({ en: "col", zh: "鞍部城市" }),
      say({ en: "parent", zh: "母峰" }),
    ],
    rows,
  );
  return [
    pc.dim(head),
    ...body,
    ...moreLines(page, part.peaks.length - mostRows),
    ...(hasTests ? wrap(`  ${say(pSentence)}`, page.width, "  ").map(pc.dim) : []),
    ...(hasDraws ? wrap(`  ${say(eSentence)}`, page.width, "  ").map(pc.dim) : []),
  ];
}

const yes = { en: "yes", zh: "是" };
const no = { en: "no", zh: "否" };
const pSentence = {
  en: "p: a prominence as large with the scores of the other cities permuted, one-sided; counted are the permutations in which the hub is still a peak.",
  zh: "p：置换其余城市得分后出现同样大突出度的概率，单侧；只计该枢纽仍为峰的置换。",
};
const eSentence = {
  en: "e: how far it and its rim move over the draws (95 %); robust: prominence > 2e.",
  zh: "e：它与盆地边缘城市在抽样中的变动幅度（95 %）；稳健：突出度 > 2e。",
};

/** Over the draws of the score: how often each hub has its class, and which city is its col. */
function drawRows(page: Page, { certainty, hubs }: BeltsResult): string[] {
  const draws = certainty?.draws ?? null;
  if (certainty === null || draws === null) return [];
  const { say, name } = page;
  const classOf = new Map(hubs.map(({ id, hubClass }) => [id, hubClass]));
  const rows = draws.cities.slice(0, mostRows).map((city) => {
    const own = classOf.get(city.id);
    const [col] = city.cols;
    return [
      `  ${name(city.id)}`,
      `${city.multiple.low.toFixed(2)}–${city.multiple.high.toFixed(2)}`,
      own === undefined ? say({ en: "no hub", zh: "非枢纽" }) : say(hubClassText[own]),
      ...(["belt", "paired", "sector", "isolated", "none"] as const).map((one) =>
        city.classes[one] === 0 ? "–" : shareText(city.classes[one]),
      ),
      city.peakShare === 0 ? "–" : shareText(city.peakShare),
      col === undefined ? "–" : `${name(col.id)} ${shareText(col.share)}`,
    ];
  });
  const [head, ...body] = table(
    [
      `  ${say({ en: "Hub", zh: "枢纽" })}`,
      say({ en: "95 % of draws", zh: "95 % 区间" }),
      say({ en: "class", zh: "类别" }),
      say({ en: "belt", zh: "带内" }),
      say({ en: "paired", zh: "成对" }),
      say({ en: "sector", zh: "有断点" }),
      say({ en: "isolated", zh: "孤立" }),
      say({ en: "no hub", zh: "非枢纽" }),
      say({ en: "peak", zh: "为峰" }),
      say({ en: "most frequent col", zh: "最常见鞍部" }),
    ],
    rows,
  );
  const drawn = [
    ...(draws.weights === "dirichlet"
      ? [{ en: "the index weights, all equally likely", zh: "指数权重（各种组合同等可能）" }]
      : []),
    ...(draws.standardErrors === null
      ? []
      : [
          {
            en: `the scores, with independent normal errors (${draws.standardErrors})`,
            zh: `得分（独立正态误差，${draws.standardErrors}）`,
          },
        ]),
  ];
  const together = pairsText(draws.pairs, (id) => ({ en: name(id), zh: name(id) }));
  const note = say({
    en: `${draws.draws} draws of ${drawn.map(({ en }) => en).join(" and of ")}`,
    zh: `对${drawn.map(({ zh }) => zh).join("与")}抽样 ${draws.draws} 次`,
  });
  return [
    "",
    heading(page, { en: "How sure", zh: "可靠程度" }, note),
    pc.dim(head),
    ...body,
    ...moreLines(page, draws.cities.length - mostRows),
    ...(together === null ? [] : wrap(`  ${say(together)}`, page.width, "  ")),
  ];
}

function certaintyNotes(page: Page, { certainty }: BeltsResult): string[] {
  return (certainty?.notes ?? []).flatMap((note) => wrap(`  ${page.say(note)}`, page.width, "  ").map(pc.dim));
}

/** Over which thresholds each belt lives. */
function barcodeRows(page: Page, { barcode }: BeltsResult): string[] {
  const lives = barcode.bars.filter(({ belt }) => belt);
  if (lives.length === 0) return [];
  const { say, name } = page;
  const level = (value: number | null): string => (value === null ? "–" : value.toFixed(2));
  const rows = lives
    .slice(0, mostRows)
    .map((bar) => [
      `  ${name(bar.peak)}`,
      level(bar.born),
      level(bar.twoHubs),
      level(bar.threeCities),
      level(bar.beltFrom),
      level(bar.absorbedAt),
      bar.absorbedBy === null ? "–" : name(bar.absorbedBy),
      bar.col === null ? "–" : name(bar.col),
    ]);
  const [head, ...body] = table(
    [
      `  ${say({ en: "Belt of", zh: "创新带（以峰为名）" })}`,
      say({ en: "born", zh: "出现" }),
      say({ en: "two hubs", zh: "含两个枢纽" }),
      say({ en: "three cities", zh: "含三个城市" }),
      say({ en: "a belt from", zh: "成带于" }),
      say({ en: "absorbed at", zh: "并入于" }),
      say({ en: "by that of", zh: "并入" }),
      say({ en: "at the col", zh: "鞍部城市" }),
    ],
    rows,
  );
  return [
    "",
    heading(
      page,
      { en: "Over the threshold", zh: "随阈值变化" },
      say({ en: "levels in multiples of the mean", zh: "水平为均值倍数" }),
    ),
    pc.dim(head),
    ...body,
    ...moreLines(page, lives.length - mostRows),
  ];
}

/** The same hubs on several layers. */
function sideBySideRows(page: Page, { sideBySide }: BeltsResult): string[] {
  if (sideBySide === null) return [];
  const { say, name } = page;
  const layers = sideBySide.layers.slice(0, mostLayers);
  const titles = layers.map(({ tieFilter }) => layerName(page, tieFilter.layer));
  const [head, ...body] = table(
    [`  ${say({ en: "Hub", zh: "枢纽" })}`, ...titles],
    sideBySide.hubs
      .slice(0, mostRows)
      .map(({ id, byLayer }) => [
        `  ${name(id)}`,
        ...byLayer
          .slice(0, mostLayers)
          .map(({ hubClass, classShare, p, joiningLevel, gap }) =>
            [
              `${say(shortClass[hubClass])} ${joiningLevel.toFixed(2)}`,
              ...(gap === null ? [] : [name(gap.id)]),
              ...(classShare === null ? [] : [shareText(classShare)]),
              ...(p === null ? [] : [`p ${pText(p)}`]),
            ].join(" "),
          ),
      ]),
  );
  const agreements = sideBySide.agreement.map(({ a, b, sameClass, kappa, ariBelts }) => [
    `  ${layerName(page, a)} – ${layerName(page, b)}`,
    percentText(sameClass),
    kappa?.toFixed(2) ?? "–",
    ariBelts?.toFixed(2) ?? "–",
  ]);
  const [second, ...pairs] = table(
    [
      `  ${say({ en: "Agreement", zh: "一致性" })}`,
      say({ en: "same class", zh: "同类别" }),
      say({ en: "kappa", zh: "κ" }),
      say({ en: "ARI of belts", zh: "创新带 ARI" }),
    ],
    agreements.slice(0, mostRows),
  );
  return [
    "",
    heading(
      page,
      { en: "Layers side by side", zh: "各图层对照" },
      say({
        en: "class, joining level, gap city, share of draws, p of the prominence (BH within the layer)",
        zh: "类别、连通水平、断点城市、抽样中的比例、突出度的 p 值（层内 BH 校正）",
      }),
    ),
    ...wrap(
      `  ${say({ en: "Read on ", zh: "所依图层：" })}${layers.map(({ tieFilter }) => filterParts(page, tieFilter).join(say(clauseComma))).join(say({ en: "; ", zh: "；" }))}`,
      page.width,
      "  ",
    ).map(pc.dim),
    pc.dim(head),
    ...body,
    ...moreLines(page, sideBySide.hubs.length - mostRows),
    pc.dim(second),
    ...pairs,
    ...moreLines(page, agreements.length - mostRows),
  ];
}

const shortClass = {
  belt: { en: "belt", zh: "带内" },
  paired: { en: "paired", zh: "成对" },
  sector: { en: "sector", zh: "有断点" },
  isolated: { en: "isolated", zh: "孤立" },
};

function layerName(page: Page, id: string): string {
  return page.language === "en" ? id : layerTitle(page, id).zh;
}

/** Year by year: the class of every hub, then who came into a belt and who left it. */
function historyRows(page: Page, { history }: BeltsResult): string[] {
  if (history === null) return [];
  const { say, name } = page;
  const shownYears = history.years.slice(-mostYears);
  const ever = new Map<string, number>();
  for (const { hubs } of shownYears) for (const { id, multiple } of hubs) ever.set(id, multiple);
  const ids = [...ever].sort((a, b) => b[1] - a[1]).map(([id]) => id);
  const [classHead, ...classes] = table(
    [`  ${say({ en: "Hub", zh: "枢纽" })}`, ...shownYears.map(({ year }) => year)],
    ids.slice(0, mostRows).map((id) => [
      `  ${name(id)}`,
      ...shownYears.map(({ hubs }) => {
        const hub = hubs.find((one) => one.id === id);
        return hub === undefined ? "·" : say(classLetter[hub.hubClass]);
      }),
    ]),
  );
  const names = (list: readonly string[]): string => (list.length === 0 ? "–" : capped(page, list.map(name), 4));
  const [head, ...body] = table(
    [
      `  ${say({ en: "Year", zh: "年份" })}`,
      say({ en: "mean", zh: "均值" }),
      say({ en: "hubs", zh: "枢纽" }),
      say({ en: "belts", zh: "创新带" }),
      say({ en: "isolated", zh: "孤立" }),
      say({ en: "joined a belt", zh: "入带" }),
      say({ en: "left it", zh: "离带" }),
    ],
    shownYears.map((year) => [
      `  ${year.year}`,
      String(Number(year.mean.toPrecision(4))),
      String(year.hubs.length),
      String(year.belts.length),
      String(year.hubs.filter(({ hubClass }) => hubClass === "isolated").length),
      names(year.joined),
      names(year.left),
    ]),
  );
  const earlier = history.years.length - shownYears.length;
  const more = say({
    en: `  and ${earlier} earlier ${earlier === 1 ? "year" : "years"} (--json has all)`,
    zh: `  另有较早的 ${earlier} 年（--json 列出全部）`,
  });
  return [
    "",
    heading(
      page,
      { en: "Over time", zh: "历年变化" },
      `${history.indicator}${say({
        en: "; B in a belt, P paired, S sector hub with a gap, I isolated, · no hub",
        zh: "；带：带内，双：成对，断：有断点，孤：孤立，·：非枢纽",
      })}`,
    ),
    pc.dim(classHead),
    ...classes,
    ...moreLines(page, ids.length - mostRows),
    pc.dim(head),
    ...body,
    ...(earlier > 0 ? [pc.dim(more)] : []),
    ...(history.skipped.length === 0
      ? []
      : wrap(
          `  ${say({ en: "without a value above 0: ", zh: "没有大于 0 的数值：" })}${history.skipped.join(page.comma)}`,
          page.width,
          "  ",
        ).map(pc.dim)),
  ];
}

const classLetter = {
  belt: { en: "B", zh: "带" },
  paired: { en: "P", zh: "双" },
  sector: { en: "S", zh: "断" },
  isolated: { en: "I", zh: "孤" },
};

function scanRows(page: Page, part: BeltsPart): string[] {
  const { say, name } = page;
  if (part.scan.length === 0) return [];
  const ids = part.hubs.map(({ id }) => id);
  const rows = part.scan.map(({ minStrength, ties, belts, classes }) => [
    `  ${minStrength}`,
    String(ties),
    String(belts),
    ids
      .filter((id) => classes[id] === "isolated")
      .map(name)
      .join(", ") || "–",
  ]);
  const [head, ...body] = table(
    [
      `  ${say({ en: "strength ≥", zh: "强度 ≥" })}`,
      say({ en: "pairs", zh: "对" }),
      say({ en: "belts", zh: "创新带" }),
      say({ en: "isolated hubs", zh: "孤立枢纽" }),
    ],
    rows,
  );
  return ["", heading(page, { en: "By tie filter", zh: "按联系强度筛选" }), pc.dim(head), ...body];
}

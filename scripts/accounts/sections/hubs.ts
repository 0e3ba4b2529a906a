/** Every hub: how high, of which class, behind which gap, and how sure that is. */
import { ofDraws, pText, shareText, usualLevel } from "../../../src/analysis/wording.ts";
import type { DrawsRow } from "../../../src/analysis/result.ts";
import type { Facts } from "../facts.ts";
import { dash, usualLevelText, type Voice } from "../voice.ts";

type Belts = Facts["belts"];
type Hub = Belts["hubs"][number];

/** All hubs, or the highest and all isolated ones, by multiple. */
export function hubsShown({ settings, belts }: Pick<Facts, "settings" | "belts">): Hub[] {
  const { hubsShown: most } = settings;
  return belts.hubs.filter(({ hubClass }, place) => most === null || place < most || hubClass === "isolated");
}

export function hubsSection(facts: Facts, voice: Voice): string {
  const { belts } = facts;
  const { say, level, name, hubClass, paragraph } = voice;
  const shown = hubsShown(facts);
  if (belts.hubs.length === 0)
    return say({
      en: `No city stands at ${belts.hubLevel} or more, so there is no hub.`,
      zh: `没有城市达到 ${belts.hubLevel}，故没有枢纽。`,
    });
  const drawn = belts.certainty?.draws ?? null;
  const ofDrawn = new Map(drawn?.cities.map((city) => [city.id, city]));
  const tested = new Map(belts.certainty?.hubs.map((hub) => [hub.id, hub]));
  const peaks = new Map(belts.peaks.map((peak) => [peak.id, peak]));
  const multiples = new Map(belts.cities.map(({ id, multiple }) => [id, multiple]));
  const rows = shown.map((hub) => {
    const interval = ofDrawn.get(hub.id)?.multiple;
    const test = tested.get(hub.id);
    const peak = peaks.get(hub.id);
    return [
      name(hub.id),
      level(multiples.get(hub.id)!),
      ...(drawn === null ? [] : [interval === undefined ? dash : `${level(interval.low)}–${level(interval.high)}`]),
      hubClass(hub.hubClass),
      ...(drawn === null ? [] : [hub.classShare === null ? dash : shareText(hub.classShare)]),
      level(hub.joiningLevel),
      hub.gap === null ? dash : `${name(hub.gap.id)} ${level(hub.gap.multiple)}`,
      colText(peak?.col ?? null, voice),
      peak === undefined ? dash : peak.prominence.toFixed(2),
      pText(test?.p),
      pText(test?.adjustedP),
      ...(drawn === null ? [] : [test?.robust == null ? dash : say(test.robust ? yes : no)]),
    ];
  });
  const left = belts.hubs.length - shown.length;
  return [
    say({
      en: `${belts.hubs.length} of the ${belts.cities.length} cities are hubs: ${classCounts(belts.hubs, voice)}.`,
      zh: `${belts.cities.length} 个城市中有 ${belts.hubs.length} 个枢纽：${classCounts(belts.hubs, voice)}。`,
    }),
    voice.table(
      [
        say({ en: "hub", zh: "枢纽" }),
        say({ en: "× mean", zh: "均值倍数" }),
        ...(drawn === null ? [] : [say({ en: "95 % of draws", zh: "抽样 95 % 区间" })]),
        say({ en: "class", zh: "类别" }),
        ...(drawn === null ? [] : [say({ en: "share of draws", zh: "抽样占比" })]),
        say({ en: "joining level", zh: "连通水平" }),
        say({ en: "gap city", zh: "断点城市" }),
        say({ en: "col", zh: "鞍部城市" }),
        say({ en: "prominence", zh: "突出度" }),
        "p",
        say({ en: "p (BH)", zh: "p（BH）" }),
        ...(drawn === null ? [] : [say({ en: "robust", zh: "稳健" })]),
      ],
      rows,
    ),
    ...(left === 0
      ? []
      : [
          say({
            en: `The table has the ${facts.settings.hubsShown} highest hubs and every isolated one. The other ${left}: ${classCounts(
              belts.hubs.filter((hub) => !shown.includes(hub)),
              voice,
            )}.`,
            zh: `表中列出最高的 ${facts.settings.hubsShown} 个枢纽和全部孤立枢纽。其余 ${left} 个：${classCounts(
              belts.hubs.filter((hub) => !shown.includes(hub)),
              voice,
            )}。`,
          }),
        ]),
    paragraph(
      say({
        en: `${dash} under col and prominence: the hub is no peak, a neighbour stands higher, or (the highest of all) it meets no higher peak.`,
        zh: `鞍部或突出度为“${dash}”：该枢纽不是峰（有更高的邻居），或不与更高的峰相遇（如最高者）。`,
      }),
      otherColsText(belts, voice),
    ),
    drawsText(facts, voice),
    sensitivityText(facts, voice),
    testText(facts, voice),
  ]
    .filter((one) => one !== "")
    .join("\n\n");
}

const yes = { en: "yes", zh: "是" };
const no = { en: "no", zh: "否" };

function colText(
  col: { readonly id: string; readonly multiple: number; readonly others: readonly string[] } | null,
  voice: Voice,
): string {
  if (col === null) return dash;
  const more = col.others.length === 0 ? "" : ` (+${col.others.length})`;
  return `${voice.name(col.id)} ${voice.level(col.multiple)}${more}`;
}

function otherColsText({ peaks }: Belts, { say }: Voice): string | null {
  if (!peaks.some(({ col }) => col !== null && col.others.length > 0)) return null;
  return say({
    en: "(+k): k other cities of the same multiple would serve as the col as well; the first by id is named.",
    zh: "(+k)：另有 k 个倍数相同的城市同样可为鞍部，此处写出编号最小者。",
  });
}

export function classCounts(hubs: readonly Hub[], { hubClass, list, say }: Voice): string {
  const classes = (["belt", "paired", "sector", "isolated"] as const).map((one) => ({
    one,
    count: hubs.filter((hub) => hub.hubClass === one).length,
  }));
  return list(
    classes
      .filter(({ count }) => count > 0)
      .map(({ one, count }) => {
        const noun =
          one === "sector"
            ? count === 1
              ? hubClass(one)
              : "sector hubs with a gap"
            : `${hubClass(one)}${count === 1 ? "" : "s"}`;
        return say({ en: `${count} ${noun}`, zh: `${hubClass(one)} ${count} 个` });
      }),
  );
}

function drawsText({ belts }: Facts, { say, names, paragraph }: Voice): string {
  const { certainty } = belts;
  const draws = certainty?.draws ?? null;
  if (certainty === null || certainty === undefined) return "";
  if (draws === null)
    return paragraph(
      say({
        en: "There are no draws here: the score is a single indicator without standard errors, so there are neither weights nor errors to draw anew. No class has a share and no hub is called robust.",
        zh: "此处没有抽样：得分为单一指标且没有标准误，既无权重也无误差可重新抽取。因此类别没有占比，也不称任何枢纽为稳健。",
      }),
      say({
        en: "A count of few firms can change a class with one firm more or less; p below is about where the scores stand, not about how exact they are.",
        zh: "数量少时，多一家或少一家企业就可能改变类别；下文的 p 说的是得分的空间位置，而非得分的精确程度。",
      }),
    );
  const peaks = certainty.hubs.filter(({ robust }) => robust !== null);
  const robust = peaks.filter(({ robust: is }) => is === true).map(({ id }) => id);
  const others = peaks.filter(({ robust: is }) => is === false).map(({ id }) => id);
  return paragraph(
    draws.weights === "dirichlet"
      ? say({
          en: `The draws are ${draws.draws} weightings of the parts, all equally likely; a share is that of the draws in which a hub keeps its class.`,
          zh: `抽样为对各分项权重的 ${draws.draws} 次等可能抽取；占比指枢纽保持其类别的抽样比例。`,
        })
      : say({
          en: `The draws are ${draws.draws} of the scores within their standard errors; a share is that of the draws in which a hub keeps its class.`,
          zh: `抽样为在标准误范围内对得分的 ${draws.draws} 次抽取；占比指枢纽保持其类别的抽样比例。`,
        }),
    robust.length === 0
      ? say({
          en: "No hub is robust in the strict sense, falling to its col by more than twice what it and its rim move over the draws.",
          zh: "没有枢纽达到严格意义上的稳健（到鞍部的落差大于其自身与盆地边缘在抽样中变动幅度的两倍）。",
        })
      : say({
          en: `Robust, falling to the col (without a col, to 0) by more than twice what the hub and its rim move over the draws: ${names(robust)}.`,
          zh: `稳健（到鞍部的落差大于自身与盆地边缘在抽样中变动幅度的两倍；无鞍部者计到 0 的落差）：${names(robust)}。`,
        }),
    others.length === 0 ? null : say({ en: `Not robust: ${names(others)}.`, zh: `不稳健：${names(others)}。` }),
  );
}

/** Which classes hang on a single part of the score. */
function sensitivityText({ whole, belts }: Facts, { say, name, hubClass, list, bullets }: Voice): string {
  const { sensitivity } = whole;
  if (sensitivity === null) return "";
  const now = new Map(belts.hubs.map((hub) => [hub.id, hub.hubClass]));
  const titles = new Map(belts.score!.parts.map(({ id, title }) => [id, say(title)]));
  const lines = sensitivity.classes.flatMap(({ id, classes }) => {
    const own = now.get(id) ?? null;
    const changed = sensitivity.leftOut.flatMap((part, place) =>
      classes[place] === own ? [] : [{ part: titles.get(part) ?? part, to: hubClass(classes[place]!) }],
    );
    return [...new Set(changed.map(({ to }) => to))].map((to) => {
      const parts = list(changed.filter((one) => one.to === to).map(({ part }) => part));
      return say({
        en: `${name(id)}, now ${hubClass(own)}: ${to} without ${parts}`,
        zh: `${name(id)}（现为${hubClass(own)}）：去掉“${parts}”后为${to}`,
      });
    });
  });
  const count = sensitivity.leftOut.length;
  if (lines.length === 0)
    return say({
      en: `With any one of the ${count} parts of the score left out, every class stays.`,
      zh: `去掉得分 ${count} 项中的任意一项，所有类别均不变。`,
    });
  return [
    say({
      en: `With one of the ${count} parts of the score left out at a time, these classes change and no others:`,
      zh: `每次去掉得分 ${count} 项中的一项，只有以下类别改变：`,
    }),
    bullets(lines),
  ].join("\n\n");
}

export function lowestP({
  certainty,
}: Pick<Belts, "certainty">): { id: string; p: number; adjustedP: number | null }[] {
  return (certainty?.hubs ?? [])
    .flatMap(({ id, p, adjustedP }) => (p === null ? [] : [{ id, p, adjustedP }]))
    .sort((a, b) => a.p - b.p);
}

function testText({ belts }: Facts, voice: Voice): string {
  const { certainty } = belts;
  const tests = lowestP(belts);
  if (certainty === null || tests.length === 0) return "";
  const { say, name, paragraph } = voice;
  const countedTimes = certainty.hubs.flatMap(({ counted }) => (counted === null ? [] : [counted]));
  const range = [Math.min(...countedTimes), Math.max(...countedTimes)];
  const above = tests.filter(({ p }) => p > 0.5).length;
  const [first] = tests;
  return paragraph(
    say({
      en: `p is one-sided: the scores of the other cities are permuted ${certainty.permutations} times, the hub's own is kept, and p is how often its prominence is then at least as large, among the permutations in which it is still a peak (${range[0]} to ${range[1]} of them).`,
      zh: `p 为单侧：将其余城市的得分置换 ${certainty.permutations} 次而保留枢纽自身的得分，p 即在其仍为峰的置换中（各枢纽为 ${range[0]} 至 ${range[1]} 次）突出度不小于实际值的比例。`,
    }),
    say({
      en: `The second p is adjusted for the ${tests.length} hubs that have one (Benjamini-Hochberg).`,
      zh: `第二个 p 按有 p 值的 ${tests.length} 个枢纽作了校正（Benjamini-Hochberg）。`,
    }),
    verdict(belts, voice),
    say({
      en: `The lowest is that of ${name(first!.id)}: ${pText(first!.p)}, adjusted ${pText(first!.adjustedP)}.`,
      zh: `最低者为${name(first!.id)}：${pText(first!.p)}，校正后 ${pText(first!.adjustedP)}。`,
    }),
    above === 0
      ? null
      : say({
          en: `${above} of the ${tests.length} have a p above 0.5: in most of the counted permutations their prominence is at least as large, so their surroundings are no lower than chance would arrange them.`,
          zh: `${tests.length} 个中有 ${above} 个 p 大于 0.5：在多数计入的置换中突出度不小于实际值，可见其周边并不比随机排列更低。`,
        }),
    say({
      en: "The test is against scores without any arrangement in space. A low p would not say why a hub stands apart, and a smooth field of scores is unlike such scores too.",
      zh: "原假设为得分在空间上毫无规律。即使 p 很低，也不说明枢纽为何孤立；平滑变化的得分同样会拒绝该假设。",
    }),
  );
}

/** Whether any hub stands apart more than chance arranges, by the adjusted p. */
export function verdict(belts: Pick<Belts, "certainty">, { say, names }: Voice): string {
  const low = lowestP(belts)
    .filter(({ adjustedP }) => adjustedP !== null && adjustedP <= usualLevel)
    .map(({ id }) => id);
  return low.length === 0
    ? say({
        en: `At ${usualLevelText}, adjusted for the number of hubs, the permutation test of prominence shows for none of them that it stands apart more than chance would arrange.`,
        zh: `按枢纽个数校正后，在 ${usualLevelText} 水平上，突出度的置换检验未能表明任何枢纽的突出程度超出随机。`,
      })
    : say({
        en: `At ${usualLevelText}, adjusted for the number of hubs, the permutation test of prominence shows that these stand apart more than chance would arrange: ${names(low)}.`,
        zh: `按枢纽个数校正后，在 ${usualLevelText} 水平上，突出度的置换检验表明突出程度超出随机的有：${names(low)}。`,
      });
}

/** "in 34 of 100 draws"; empty where nothing is drawn. */
export function drawnHow({ classShare }: Pick<Hub, "classShare">, draws: DrawsRow, { say }: Voice): string {
  return classShare === null ? "" : say(ofDraws(classShare, draws.count));
}

/** The belts: along which cities, how continuous, and over which thresholds they live. */
import type { Facts } from "../facts.ts";
import { counted, type Voice } from "../voice.ts";

type Belt = Facts["belts"]["belts"][number];
type Bar = Facts["belts"]["barcode"]["bars"][number];

const mostLater = 6;

export function beltsSection(facts: Facts, voice: Voice): string {
  const { belts, whole } = facts;
  const { say, paragraph } = voice;
  const found = belts.belts;
  const opening =
    found.length === 0
      ? say({
          en: `No ${minimum.en} hang together at the threshold ${belts.threshold}: there is no belt.`,
          zh: `在阈值 ${belts.threshold} 下，没有${minimum.zh}相连：不存在创新带。`,
        })
      : say({
          en: `At the threshold ${belts.threshold} there ${found.length === 1 ? "is one belt" : `are ${found.length} belts`}: ${minimum.en}, tied to each other and none below the threshold.`,
          zh: `在阈值 ${belts.threshold} 下有 ${found.length} 条创新带：${minimum.zh}彼此相连，且均不低于阈值。`,
        });
  const later = belts.barcode.bars.filter(
    ({ belt, beltFrom, peak }) =>
      belt && beltFrom !== null && beltFrom < belts.threshold && !found.some(({ cities }) => cities.includes(peak)),
  );
  return [
    opening,
    ...(found.length === 0 ? [] : [voice.bullets(found.map((belt) => beltText(belt, facts, voice)))]),
    ...(later.length === 0
      ? []
      : [
          paragraph(
            say({
              en: `Below the threshold ${counted(later.length, "more belt arises", "more belts arise")}, each named by its highest city:`,
              zh: `阈值以下还会出现 ${later.length} 条创新带（以最高城市为名）：`,
            }),
            say({
              en: `${laterText(later, voice)}.`,
              zh: `${laterText(later, voice)}。`,
            }),
          ),
        ]),
    ...alternativeText(whole.alternative, voice),
  ].join("\n\n");
}

const minimum = { en: "three cities or more, at least two of them hubs", zh: "三个及以上城市（至少两个为枢纽）" };

function beltText(belt: Belt, { belts }: Facts, voice: Voice): string {
  const { say, spine, level, name, names, paragraph } = voice;
  const { bottleneck, continuity, lengthKm, branches, provinces } = belt;
  const inner = belt.spine.slice(1, -1).includes(bottleneck.id);
  const bar = barOf(belt, belts);
  const across =
    provinces.length > 1
      ? { en: ` through ${provinces.length} provinces`, zh: `，跨 ${provinces.length} 个省级行政区` }
      : { en: " within one province", zh: "，位于一个省级行政区内" };
  return paragraph(
    say({
      en: `**${spine(belt.spine)}**${lengthKm === null ? "" : `, ${Math.round(lengthKm)} km`}${across.en}.`,
      zh: `**${spine(belt.spine)}**${lengthKm === null ? "" : `，全长约 ${Math.round(lengthKm)} 公里`}${across.zh}。`,
    }),
    inner
      ? say({
          en: `Its bottleneck, the lowest city between the two ends, is ${name(bottleneck.id)} at ${level(bottleneck.multiple)}${continuity === null ? "" : `; continuity ${continuity.toFixed(2)}`}.`,
          zh: `瓶颈（两端之间最低的城市）为${name(bottleneck.id)}，${level(bottleneck.multiple)}${continuity === null ? "" : `；连续度 ${continuity.toFixed(2)}`}。`,
        })
      : say({
          en: `Its two ends touch; the lower one is ${name(bottleneck.id)} at ${level(bottleneck.multiple)}.`,
          zh: `两端直接相连；较低一端为${name(bottleneck.id)}，${level(bottleneck.multiple)}。`,
        }),
    branches.length === 0
      ? say({ en: "It has no branches.", zh: "没有支线。" })
      : say({ en: `Branches: ${names(branches)}.`, zh: `支线：${names(branches)}。` }),
    bar === undefined || bar.beltFrom === null ? null : lifeText(bar, otherCols(bar, belts), voice),
  );
}

/** The life of the component that the belt is part of, named by its highest city. */
function barOf({ cities }: Belt, { barcode }: Facts["belts"]): Bar | undefined {
  const within = barcode.bars.filter(({ peak }) => cities.includes(peak));
  return within.reduce<Bar | undefined>(
    (best, bar) => (best === undefined || bar.born > best.born ? bar : best),
    undefined,
  );
}

/** Cities that would serve as the col as well. */
function otherCols({ peak }: Bar, { peaks }: Facts["belts"]): number {
  return peaks.find(({ id }) => id === peak)?.col?.others.length ?? 0;
}

function lifeText({ beltFrom, absorbedAt, absorbedBy, col }: Bar, others: number, { say, level, name }: Voice): string {
  const from = level(beltFrom!);
  if (absorbedAt === null || absorbedBy === null || col === null)
    return say({
      en: `It is a belt at every threshold of ${from} or less, and meets no higher peak.`,
      zh: `阈值不高于 ${from} 时它始终是创新带，且不与更高的峰相遇。`,
    });
  return say({
    en: `It is a belt from the threshold ${from} down to ${level(absorbedAt)}, where its component joins that of ${name(absorbedBy)} at ${name(col)}${others === 0 ? "" : `, one of ${others + 1} cities of that level that would do`}.`,
    zh: `阈值自 ${from} 起它成为创新带，降至 ${level(absorbedAt)} 时在${name(col)}${others === 0 ? "" : `（同一水平上可行的 ${others + 1} 个城市之一）`}并入${name(absorbedBy)}所在的分量。`,
  });
}

function laterText(bars: readonly Bar[], { say, level, name, list }: Voice): string {
  const words = bars
    .slice(0, mostLater)
    .map(({ peak, beltFrom }) =>
      say({ en: `${name(peak)} from ${level(beltFrom!)}`, zh: `${name(peak)}（自 ${level(beltFrom!)} 起）` }),
    );
  const more = bars.length - words.length;
  return more === 0
    ? list(words)
    : say({ en: `${words.join(", ")} and ${more} more`, zh: `${words.join("、")}，以及另外 ${more} 条` });
}

/** What hangs on the ties that are no land border. */
function alternativeText(alternative: Facts["whole"]["alternative"], { say, layers, bullets }: Voice): string[] {
  if (alternative === null) return [];
  const without = layers(alternative.without);
  if (alternative.changes.length === 0)
    return [
      say({
        en: `Without the ties of type ${without} neither a belt nor a class, gap or joining level of a hub changes.`,
        zh: `若不计类型为 ${without} 的联系，创新带以及枢纽的类别、断点与连通水平均不变。`,
      }),
    ];
  return [
    say({
      en: `Without the ties of type ${without} this changes:`,
      zh: `若不计类型为 ${without} 的联系，有以下变化：`,
    }),
    bullets(alternative.changes.map(say)),
  ];
}

/** The same hubs on every layer, and where the layers disagree. */
import { shareText } from "../../../src/analysis/wording.ts";
import type { Facts } from "../facts.ts";
import { dash, type Voice } from "../voice.ts";
import { hubsShown } from "./hubs.ts";

type Side = NonNullable<Facts["belts"]["sideBySide"]>;
type OnLayer = Side["hubs"][number]["byLayer"][number];

const mostInBelt = 12;

export function layersSection(facts: Facts, voice: Voice): string {
  const side = facts.belts.sideBySide;
  if (side === null) return "";
  const { say, names, paragraph } = voice;
  const ids = side.layers.map(({ tieFilter }) => tieFilter.layer);
  const shown = new Set(hubsShown(facts).map(({ id }) => id));
  const hubs = side.hubs.filter(({ id }) => shown.has(id));
  const titles = ids.map((id) => `\`${id}\``);
  const same = side.hubs.filter(({ byLayer }) => byLayer.every(({ hubClass }) => hubClass === byLayer[0]!.hubClass));
  const changing = side.hubs.filter((hub) => !same.includes(hub));
  const hasShares = hubs.some(({ byLayer }) => byLayer.some(({ classShare }) => classShare !== null));
  return [
    paragraph(
      say({
        en: `Of the ${side.hubs.length} hubs ${same.length} have the same class on all ${ids.length} layers${
          same.length === 0
            ? ""
            : ` (${names(
                same.map(({ id }) => id),
                8,
              )})`
        }.`,
        zh: `${side.hubs.length} 个枢纽中有 ${same.length} 个在全部 ${ids.length} 个图层上类别相同${
          same.length === 0
            ? ""
            : `（${names(
                same.map(({ id }) => id),
                8,
              )}）`
        }。`,
      }),
      changing.length === 0
        ? null
        : say({
            en: `The class of the others hangs on the layer: ${names(
              changing.map(({ id }) => id),
              8,
            )}.`,
            zh: `其余枢纽的类别取决于图层：${names(
              changing.map(({ id }) => id),
              8,
            )}。`,
          }),
    ),
    say({ en: "Class, joining level, gap city:", zh: "类别、连通水平、断点城市：" }),
    voice.table(
      [say({ en: "hub", zh: "枢纽" }), ...titles],
      hubs.map(({ id, byLayer }) => [voice.name(id), ...byLayer.map((one) => classCell(one, voice))]),
    ),
    ...(hubs.every(({ byLayer }) => byLayer.every(({ classShare, p }) => classShare === null && p === null))
      ? []
      : [
          say({
            en: `Share of the draws in which a hub has that class on that layer, and p of its prominence there, not adjusted and adjusted for the hubs of the layer (${dash}: no peak there, or none higher met${hasShares ? "" : "; a single indicator, so no draws"}):`,
            zh: `该枢纽在该图层上保持此类别的抽样比例，以及突出度的 p 值（未校正、按该图层枢纽数校正；${dash}：在该图层上不是峰，或不与更高峰相遇${hasShares ? "" : "；单一指标，无抽样"}）：`,
          }),
          voice.table(
            [say({ en: "hub", zh: "枢纽" }), ...titles],
            hubs.map(({ id, byLayer }) => [voice.name(id), ...byLayer.map((one) => sureCell(one, voice))]),
          ),
        ]),
    say({
      en: `Col, the city where a hub first meets a higher peak (${dash}: no peak on that layer, or none higher met):`,
      zh: `鞍部城市，即枢纽首次与更高峰相遇之处（${dash}：在该图层上不是峰，或不与更高峰相遇）：`,
    }),
    voice.table(
      [say({ en: "hub", zh: "枢纽" }), ...titles],
      hubs
        .filter(({ byLayer }) => byLayer.some(({ col }) => col !== null))
        .map(({ id, byLayer }) => [
          voice.name(id),
          ...byLayer.map(({ col }) => (col === null ? dash : `${voice.name(col.id)} ${voice.level(col.multiple)}`)),
        ]),
    ),
    say({ en: "Belts:", zh: "创新带：" }),
    voice.bullets(side.layers.map((layer) => beltsText(layer, voice))),
    say({
      en: "Agreement of every two layers: share of hubs of the same class, Cohen's kappa (0 as by chance, 1 full), and the adjusted Rand index of the hubs by belt.",
      zh: "两两图层的一致性：类别相同的枢纽占比、Cohen κ（0 为随机，1 为完全一致），以及按创新带分组的调整兰德指数。",
    }),
    voice.table(
      [
        say({ en: "layers", zh: "图层" }),
        say({ en: "same class", zh: "同类别" }),
        say({ en: "kappa", zh: "κ" }),
        say({ en: "ARI of belts", zh: "创新带 ARI" }),
      ],
      side.agreement.map(({ a, b, sameClass, kappa, ariBelts }) => [
        `\`${a}\`, \`${b}\``,
        `${Math.round(100 * sameClass)} %`,
        kappa?.toFixed(2) ?? dash,
        ariBelts?.toFixed(2) ?? dash,
      ]),
    ),
    lowAgreementText(side, voice),
  ]
    .filter((one) => one !== "")
    .join("\n\n");
}

const short = {
  belt: { en: "belt", zh: "带内" },
  paired: { en: "paired", zh: "成对" },
  sector: { en: "sector", zh: "有断点" },
  isolated: { en: "**isolated**", zh: "**孤立**" },
};

function classCell({ hubClass, joiningLevel, gap, belt }: OnLayer, { say, level, name }: Voice): string {
  const number = belt === null ? "" : ` ${belt}`;
  const comma = say({ en: ", ", zh: "，" });
  return `${say(short[hubClass])}${number}${comma}${level(joiningLevel)}${gap === null ? "" : `${comma}${name(gap.id)}`}`;
}

/** "96 %, p 0.732 (0.822)". */
function sureCell({ classShare, p, adjustedP }: OnLayer, { say }: Voice): string {
  const parts = [
    ...(classShare === null ? [] : [shareText(classShare)]),
    ...(p === null ? [] : [`p ${p.toFixed(3)}${adjustedP === null ? "" : ` (${adjustedP.toFixed(3)})`}`]),
  ];
  return parts.length === 0 ? dash : parts.join(say({ en: ", ", zh: "，" }));
}

function beltsText({ tieFilter, belts }: Side["layers"][number], { say, names }: Voice): string {
  if (belts.length === 0) return say({ en: `\`${tieFilter.layer}\`: none`, zh: `\`${tieFilter.layer}\`：无` });
  const words = belts.map((cities, place) =>
    say({
      en: `(${place + 1}) ${cities.length} cities: ${names(cities, mostInBelt)}`,
      zh: `（${place + 1}）${cities.length} 个城市：${names(cities, mostInBelt)}`,
    }),
  );
  return say({ en: `\`${tieFilter.layer}\`: ${words.join("; ")}`, zh: `\`${tieFilter.layer}\`：${words.join("；")}` });
}

function lowAgreementText({ agreement }: Side, { say, layers, paragraph }: Voice): string {
  const measured = agreement.flatMap(({ a, b, kappa }) => (kappa === null ? [] : [{ a, b, kappa }]));
  if (measured.length === 0) return "";
  const low = measured.reduce((least, one) => (one.kappa < least.kappa ? one : least));
  const high = measured.reduce((most, one) => (one.kappa > most.kappa ? one : most));
  const noBetter = measured.filter(({ kappa }) => kappa < 1e-9).length;
  return paragraph(
    say({
      en: `The classes agree best on ${layers([high.a, high.b])} (kappa ${high.kappa.toFixed(2)}) and least on ${layers([low.a, low.b])} (${low.kappa.toFixed(2)}).`,
      zh: `类别在 ${layers([high.a, high.b])} 之间最一致（κ ${high.kappa.toFixed(2)}），在 ${layers([low.a, low.b])} 之间最不一致（${low.kappa.toFixed(2)}）。`,
    }),
    noBetter === 0
      ? null
      : say({
          en: `In ${noBetter} of the ${measured.length} pairs that have a kappa it is 0 or less: the classes agree no better than by chance. Where nearly all hubs have one class, kappa is low whatever the share.`,
          zh: `有 κ 的 ${measured.length} 对中有 ${noBetter} 对不大于 0：类别的一致程度不优于随机。若几乎所有枢纽同属一类，则无论占比多高 κ 都偏低。`,
        }),
  );
}

/** The text of an account in one language, from its facts. */
import type { Manifest } from "../../src/report/manifest.ts";
import type { Language, Text } from "../../src/support/text.ts";
import type { Facts } from "./facts.ts";
import { type Picture, type PictureName, picturesOf } from "./pictures.ts";
import { areasSection } from "./sections/areas.ts";
import { beltsSection } from "./sections/belts.ts";
import { cautionsSection } from "./sections/cautions.ts";
import { corridorsSection } from "./sections/corridors.ts";
import { cutOffSection } from "./sections/cut-off.ts";
import { diffusionSection } from "./sections/diffusion.ts";
import { historySection } from "./sections/history.ts";
import { hubsSection } from "./sections/hubs.ts";
import { layersSection } from "./sections/layers.ts";
import { madeSection } from "./sections/made.ts";
import { priceSection } from "./sections/price.ts";
import { readingSection } from "./sections/reading.ts";
import { shortSection } from "./sections/short.ts";
import { supportSection } from "./sections/support.ts";
import { voiceOf } from "./voice.ts";

export interface Account {
  readonly text: string;
  readonly pictures: readonly Picture[];
}

interface Section {
  readonly title: Text;
  readonly text: string;
  readonly pictures?: readonly PictureName[];
}

export function accountText(facts: Facts, inputs: Manifest["inputs"], language: Language): Account {
  const { settings, belts, dataset } = facts;
  const voice = voiceOf(dataset.network.cities, language, [belts.hubLevel, belts.isolationLevel]);
  const { say } = voice;
  const pictures = picturesOf(facts, voice);
  const sections: Section[] = [
    { title: { en: "In short", zh: "要点" }, text: shortSection(facts, voice) },
    { title: { en: "What was read", zh: "读取了什么" }, text: readingSection(facts, voice) },
    { title: { en: "Belts", zh: "创新带" }, text: beltsSection(facts, voice), pictures: ["tier-map", "barcode"] },
    { title: { en: "Hubs", zh: "枢纽" }, text: hubsSection(facts, voice), pictures: ["merge-tree"] },
    { title: { en: "Isolated hubs and gaps", zh: "孤立枢纽与断点" }, text: cutOffSection(facts, voice) },
    { title: { en: "The price", zh: "代价" }, text: priceSection(facts, voice) },
    { title: { en: "Corridors", zh: "走廊" }, text: corridorsSection(facts, voice), pictures: ["profile"] },
    { title: { en: "Layers side by side", zh: "各图层对照" }, text: layersSection(facts, voice) },
    { title: { en: "Areas", zh: "腹地" }, text: areasSection(facts, voice) },
    { title: { en: "From the centre outwards", zh: "由中心向外" }, text: diffusionSection(facts, voice) },
    { title: { en: "Over time", zh: "历年变化" }, text: historySection(facts, voice) },
    {
      title: { en: "What the data support, and what not", zh: "数据支持什么，不支持什么" },
      text: supportSection(facts, voice),
    },
    { title: { en: "Cautions and limits", zh: "注意与局限" }, text: cautionsSection(facts, voice) },
    { title: { en: "How this was made", zh: "如何生成" }, text: madeSection(facts, inputs, voice) },
  ];
  const other = language === "en" ? `[中文](${settings.id}.zh.md)` : `[English](${settings.id}.md)`;
  const opening = [
    `# ${say({ en: `${settings.title.en}: belts, gaps and isolated hubs`, zh: `${settings.title.zh}：创新带、断点与孤立枢纽` })}`,
    voice.paragraph(
      say({
        en: `The words hub, belt, joining level, gap city, col and prominence are defined in [Belts, cols and hub classes](methods/belts.md).`,
        zh: `枢纽、创新带、连通水平、断点城市、鞍部城市与突出度的定义见[方法说明](methods/belts.md)。`,
      }),
      other,
    ),
  ];
  const body = sections.flatMap(({ title, text, pictures: shown = [] }) => [
    `## ${say(title)}`,
    text,
    ...shown.flatMap((name) => pictures.get(name)?.markdown ?? []),
  ]);
  return { text: `${[...opening, ...body].join("\n\n")}\n`, pictures: [...pictures.values()] };
}

/** The figures of an account as files, and how its text shows them. */
import { figuresOf } from "../../src/report/figures/figures.ts";
import { lightStyle } from "../../src/report/figures/style.ts";
import { svgText } from "../../src/report/figures/svg.ts";
import type { Facts } from "./facts.ts";
import type { Voice } from "./voice.ts";

export const pictureFolder = "docs/images/accounts";

export interface Picture {
  /** Path in the project. */
  readonly path: string;
  readonly svg: string;
  /** The line that shows it in a file of docs/. */
  readonly markdown: string;
}

export type PictureName = "tier-map" | "barcode" | "merge-tree" | "profile";

export function picturesOf(facts: Facts, voice: Voice): ReadonlyMap<PictureName, Picture> {
  const { dataset, belts, profile, settings } = facts;
  const options = { language: voice.language, style: lightStyle };
  const figures = [...figuresOf("belts", dataset, belts, options), ...figuresOf("corridor", dataset, profile, options)];
  const ending = voice.language === "en" ? "" : `.${voice.language}`;
  const names: readonly PictureName[] = ["tier-map", "barcode", "merge-tree", "profile"];
  return new Map(
    names.flatMap((name): [PictureName, Picture][] => {
      const figure = figures.find((one) => one.name === name);
      if (figure === undefined) return [];
      const file = `${settings.id}-${name}${ending}.svg`;
      return [
        [
          name,
          {
            path: `${pictureFolder}/${file}`,
            svg: svgText(figure.node),
            markdown: `![${altText(name, facts, voice)}](images/accounts/${file})`,
          },
        ],
      ];
    }),
  );
}

function altText(name: PictureName, { belts, profile, settings }: Facts, voice: Voice): string {
  const { say, names, spine } = voice;
  const spines = belts.belts.map((belt) => spine(belt.spine));
  const isolated = belts.hubs.filter(({ hubClass }) => hubClass === "isolated").map(({ id }) => id);
  switch (name) {
    case "tier-map":
      return say({
        en: `Map of the ${belts.cities.length} cities by tier. Belts: ${spines.join("; ") || "none"}. Isolated hubs: ${names(isolated) || "none"}.`,
        zh: `${belts.cities.length} 个城市的层级地图。创新带：${spines.join("；") || "无"}。孤立枢纽：${names(isolated) || "无"}。`,
      });
    case "barcode":
      return say({
        en: `Barcode: over which thresholds each of the ${belts.barcode.bars.length} peaks stands alone before it joins a higher one, on ${settings.layers[0]!}.`,
        zh: `条码图：${belts.barcode.bars.length} 个峰各在哪些阈值下独立存在、何时并入更高的峰（${settings.layers[0]!}）。`,
      });
    case "merge-tree":
      return say({
        en: `Merge tree: at which city and level the ${belts.peaks.length} peaks meet.`,
        zh: `合并树：${belts.peaks.length} 个峰在何处、以何水平相连。`,
      });
    case "profile":
      return say({
        en: `Profiles of the corridors from ${voice.name(profile.from)} to ${names(profile.readings[0]!.corridors.flatMap(({ to }) => to ?? []))}: the multiple of every city along the way.`,
        zh: `由${voice.name(profile.from)}至${names(profile.readings[0]!.corridors.flatMap(({ to }) => to ?? []))}的走廊剖面：沿途各城市的均值倍数。`,
      });
  }
}

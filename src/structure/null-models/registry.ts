/**
 * The null models: what could the network look like if only some of it were kept?
 *
 * One list for all tests. A test compares a number of the network with the same number of many draws, so what a model
 * keeps decides what the test is about: with the degrees kept, a high value is more than the degrees explain.
 */
import type { Compact } from "../../network/compact.ts";
import type { Stream } from "../../support/random.ts";
import type { Text } from "../../support/text.ts";
import { degreePreserving } from "./degree-preserving.ts";
import type { NullDraw } from "./draw.ts";
import { permutedLabels } from "./label-permutation.ts";
import { strengthPreserving } from "./strength-preserving.ts";

export type NullModelId = "degree-preserving" | "strength-preserving" | "label-permutation";

export interface NullModel {
  readonly id: NullModelId;
  readonly title: Text;
  /** What a draw has in common with the network. */
  readonly keeps: Text;
  /** Whether the ties are drawn anew; else the groups of the cities are. */
  readonly rewires: boolean;
  /** `group` by city, 0 for none; needed where the groups are drawn, else handed through. */
  readonly draw: (form: Compact, random: Stream, group?: ArrayLike<number> | null) => NullDraw;
}

export const nullModels: readonly NullModel[] = [
  {
    id: "degree-preserving",
    title: { en: "rewired, degrees kept", zh: "重连（保持度数）" },
    keeps: {
      en: "the number of ties of every city (a directed layer: both numbers and the outgoing strength) and all strengths of ties",
      zh: "每个城市的联系数（有向图层：出、入联系数及流出强度）以及全部联系的强度取值",
    },
    rewires: true,
    draw: (form, random, group = null) => ({ ...degreePreserving(form, random), group }),
  },
  {
    id: "strength-preserving",
    title: { en: "rewired, degrees and strengths kept", zh: "重连（保持度数与强度）" },
    keeps: {
      en: "the number of ties of every city and, to the accuracy reported, the sum of their strengths",
      zh: "每个城市的联系数，以及（在所报告精度内）其联系强度之和",
    },
    rewires: true,
    draw: (form, random, group = null) => ({ ...strengthPreserving(form, random), group }),
  },
  {
    id: "label-permutation",
    title: { en: "groups permuted among the cities", zh: "分组标签置换" },
    keeps: {
      en: "the network itself and the number of cities in every group",
      zh: "网络本身，以及每个分组的城市数",
    },
    rewires: false,
    draw: (form, random, group) => {
      if (group === undefined || group === null) throw new RangeError("label permutation needs groups");
      return { form, group: permutedLabels(group, random), swaps: 0, strengthError: 0 };
    },
  },
];

export function nullModelOf(id: NullModelId): NullModel {
  const model = nullModels.find((one) => one.id === id);
  if (model === undefined) throw new RangeError(`there is no null model called ${id}`);
  return model;
}

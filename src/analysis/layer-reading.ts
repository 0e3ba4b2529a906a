/**
 * The reading that every analysis of structure starts from: one layer, one tie filter, each stated on the result.
 */
import type { DeclaredDataset } from "../dataset/declared.ts";
import { type Compact, compactDirected } from "../network/compact.ts";
import { type Layer, tieCount } from "../network/layer.ts";
import { undirectedReading } from "../network/undirected-reading.ts";
import { groupsOf } from "../scores/groups.ts";
import { InnobeltError } from "../support/error.ts";
import { beltOptionSpecs, symmetriseOf } from "./belt-reading.ts";
import { layerNamed } from "./layer-named.ts";
import type { OptionSpec } from "./options.ts";
import type { TieFilterRow } from "./result.ts";

export interface LayerOptions {
  /** Null: the dataset's layer of cooperation, else its only relation, else its layer for belts. */
  readonly layer: string | null;
  /** Only ties of at least this strength; null: all. */
  readonly minStrength: number | null;
  /** How the two directions of a pair become one tie, where a measure reads a directed layer as undirected. */
  readonly symmetrise: string;
  /** Only ties of these types; null: all. */
  readonly tieType: readonly string[] | null;
}

export const layerOptionSpecs: readonly OptionSpec[] = [
  {
    key: "layer",
    kind: "text",
    default: null,
    title: { en: "layer of ties (the layer of cooperation)", zh: "联系层（默认为合作联系层）" },
  },
  // The mean keeps what flows in both directions, where belts ask whether a tie is there at all.
  ...beltOptionSpecs
    .filter(({ key }) => ["minStrength", "symmetrise", "tieType"].includes(key))
    .map((spec) => (spec.kind === "choice" ? { ...spec, default: "mean" } : spec)),
];

export interface LayerReading {
  readonly layer: Layer;
  /** Directed when the layer is; ties of at least `minStrength`, read before any symmetrising. */
  readonly form: Compact;
  /** The undirected reading of these ties. */
  readonly undirected: Compact;
  readonly filter: TieFilterRow;
}

export function readLayer(dataset: DeclaredDataset, options: LayerOptions): LayerReading {
  const layer = structureLayer(dataset, options.layer);
  if (layer === null)
    throw new InnobeltError(
      "usage",
      { en: "The dataset has no ties.", zh: "数据集没有联系。" },
      { wayOut: { en: "Give a file of ties with --ties.", zh: "请用 --ties 指定联系文件。" } },
    );
  const n = dataset.network.cities.length;
  const minStrength = options.minStrength ?? 0;
  const symmetrise = symmetriseOf(options);
  const form = compactDirected(n, layer, { minStrength, types: options.tieType });
  const undirected = undirectedReading(form, symmetrise);
  return {
    layer,
    form,
    undirected,
    filter: {
      layer: layer.id,
      minStrength,
      symmetrise: layer.directed ? symmetrise : null,
      types: options.tieType === null ? null : [...options.tieType],
      ties: layer.directed ? form.neighbours.length : form.neighbours.length / 2,
      note:
        form.neighbours.length === 0 && tieCount(layer) > 0
          ? {
              en: `The tie filter leaves no tie of ${layer.id}, so every city stands alone.`,
              zh: `筛选后 ${layer.id} 层没有剩余联系，故每个城市都是孤立的。`,
            }
          : null,
    },
  };
}

/** The layer named, else the layer of cooperation, else the only relation, else the layer for belts. */
export function structureLayer(dataset: DeclaredDataset, asked: string | null): Layer | null {
  return layerNamed(dataset, asked, cooperationOf(dataset) ?? dataset.defaults.layer);
}

/** The dataset's layer of cooperation, else its only layer that is not geography; null when that is not clear. */
export function cooperationOf(dataset: DeclaredDataset): string | null {
  const relations = [...dataset.network.layers.values()].filter(({ kind }) => kind === "relation");
  return dataset.defaults.cooperation ?? (relations.length === 1 ? relations[0]!.id : null);
}

/** Provinces as groups 1, 2, ..., 0 for a city without one; null where there are fewer than two to compare. */
export function provinceGroups(dataset: DeclaredDataset): Int32Array | null {
  const labels = dataset.network.cities.map(({ province }) => province?.en ?? null);
  return new Set(labels.filter((label) => label !== null)).size < 2 ? null : groupsOf(labels);
}

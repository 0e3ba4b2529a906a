/**
 * Readings of one score on several layers side by side: is the answer that of a single layer?
 *
 * One reading per layer of `--layer a,b`, in the order asked for; refused where the dataset lacks a score or ties.
 */
import type { DeclaredDataset } from "../dataset/declared.ts";
import { InnobeltError } from "../support/error.ts";
import { type BeltOptions, type BeltReading, readForBelts } from "./belt-reading.ts";
import type { Context } from "./context.ts";
import { inTurn } from "./in-turn.ts";
import { layersAsked } from "./layer-named.ts";

export type Readings = readonly [BeltReading, ...BeltReading[]];

export function readSideBySide(dataset: DeclaredDataset, options: BeltOptions): Readings {
  return layersAsked(options.layer).map((layer) => reading(dataset, options, layer)) as unknown as Readings;
}

/** The same, one layer after the other, so that progress and cancelling come through. */
export async function readInTurn(dataset: DeclaredDataset, options: BeltOptions, context?: Context): Promise<Readings> {
  const stage = { en: "Layers", zh: "图层" };
  const read = (layer: string | null): BeltReading => reading(dataset, options, layer);
  return (await inTurn(layersAsked(options.layer), read, stage, context)) as unknown as Readings;
}

function reading(dataset: DeclaredDataset, options: BeltOptions, layer: string | null): BeltReading {
  const found = readForBelts(dataset, { ...options, layer, tieType: typesOf(dataset, options, layer) });
  if (found !== null) return found;
  throw new InnobeltError(
    "analysis",
    {
      en: "Belts need a score on the cities and a layer of ties; the dataset lacks one.",
      zh: "识别创新带需要城市得分与联系层，数据集缺少其一。",
    },
    {
      wayOut: {
        en: "Add a numeric column to the table of cities, or a file with --ties.",
        zh: "请在城市表中加入一列数值，或用 --ties 指定联系文件。",
      },
    },
  );
}

/**
 * `--tie-type` is meant for the layers that have types, unless none of those asked for has any: then it is refused as for
 * a single layer.
 */
function typesOf(dataset: DeclaredDataset, options: BeltOptions, layer: string | null): BeltOptions["tieType"] {
  const { tieType } = options;
  const asked = layersAsked(options.layer);
  if (tieType === null || asked.length === 1) return tieType;
  const hasTypes = (id: string | null): boolean => {
    const { layers } = dataset.network;
    const parts = (id ?? dataset.defaults.layer ?? "").split("+");
    return [id ?? "", ...parts].some((name) => (layers.get(name)?.types.length ?? 0) > 0);
  };
  return hasTypes(layer) || !asked.some(hasTypes) ? tieType : null;
}

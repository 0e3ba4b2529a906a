/** Readings of one score on several layers side by side: is the answer that of a single layer? */
import type { DeclaredDataset } from "../dataset/declared.ts";
import { InnobeltError } from "../support/error.ts";
import { type BeltOptions, type BeltReading, readForBelts } from "./belt-reading.ts";
import { layersAsked } from "./layer-named.ts";

/** One reading per layer of `--layer a,b`, in the order asked for; refused where the dataset lacks a score or ties. */
export function readSideBySide(
  dataset: DeclaredDataset,
  options: BeltOptions,
): readonly [BeltReading, ...BeltReading[]] {
  const asked = layersAsked(options.layer);
  const readings = asked.map((layer) =>
    readForBelts(dataset, { ...options, layer, tieType: typesOf(dataset, options, asked, layer) }),
  );
  const [first, ...others] = readings;
  if (first === undefined || first === null || others.includes(null))
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
  return [first, ...others.filter((reading) => reading !== null)];
}

/**
 * `--tie-type` is meant for the layers that have types, unless none of those asked for has any: then it is refused as for
 * a single layer.
 */
function typesOf(
  dataset: DeclaredDataset,
  { tieType }: BeltOptions,
  asked: readonly (string | null)[],
  layer: string | null,
): BeltOptions["tieType"] {
  if (tieType === null || asked.length === 1) return tieType;
  const hasTypes = (id: string | null): boolean => {
    const { layers } = dataset.network;
    const parts = (id ?? dataset.defaults.layer ?? "").split("+");
    return [id ?? "", ...parts].some((name) => (layers.get(name)?.types.length ?? 0) > 0);
  };
  return hasTypes(layer) || !asked.some(hasTypes) ? tieType : null;
}

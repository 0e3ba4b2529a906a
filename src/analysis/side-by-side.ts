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
  const readings = layersAsked(options.layer).map((layer) => readForBelts(dataset, { ...options, layer }));
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

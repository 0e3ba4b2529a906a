/** What `--out` writes beside the document: the lists as tables, the figures, the map of areas. */
import type { Analysis } from "../analysis/analysis.ts";
import type { AreasResult } from "../analysis/areas-result.ts";
import type { DeclaredDataset } from "../dataset/declared.ts";
import type { Language } from "../support/text.ts";
import { areasGeoJson } from "./areas-geojson.ts";
import { figureNames, figuresOf } from "./figures/figures.ts";
import { lightStyle } from "./figures/style.ts";
import { svgText } from "./figures/svg.ts";
import { tablesOf } from "./tables.ts";

/** File name -> text; null for a table that is empty this time and for a figure that the analysis has not this time. */
export function filesOf(
  analysis: Pick<Analysis, "id" | "columns">,
  dataset: DeclaredDataset,
  result: object,
  language: Language,
): Record<string, string | null> {
  const figures = figuresOf(analysis.id, dataset, result, { language, style: lightStyle });
  const fileOf = (name: string): string => `${analysis.id}-${name}.svg`;
  return {
    ...tablesOf(analysis, result),
    ...Object.fromEntries(figureNames(analysis.id, dataset).map((name) => [fileOf(name), null])),
    ...Object.fromEntries(figures.map(({ name, node }) => [fileOf(name), svgText(node)])),
    ...(analysis.id === "areas" ? { "areas.geojson": areasGeoJson(dataset, result as AreasResult) } : {}),
  };
}

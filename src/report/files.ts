/** What `--out` writes beside the document: the lists as tables, the figures, the map of areas. */
import type { Analysis } from "../analysis/analysis.ts";
import type { AreasResult } from "../analysis/areas-result.ts";
import type { DeclaredDataset } from "../dataset/declared.ts";
import type { Language } from "../support/text.ts";
import { areasGeoJson } from "./areas-geojson.ts";
import { figuresOf } from "./figures/figures.ts";
import { lightStyle } from "./figures/style.ts";
import { svgText } from "./figures/svg.ts";
import { tablesOf } from "./tables.ts";

/** File name -> text; null for a table that is empty this time. */
export function filesOf(
  analysis: Analysis,
  dataset: DeclaredDataset,
  result: object,
  language: Language,
): Record<string, string | null> {
  const figures = figuresOf(analysis.id, dataset, result, { language, style: lightStyle });
  return {
    ...tablesOf(analysis, result),
    ...Object.fromEntries(figures.map(({ name, node }) => [`${analysis.id}-${name}.svg`, svgText(node)])),
    ...(analysis.id === "areas" ? { "areas.geojson": areasGeoJson(dataset, result as AreasResult) } : {}),
  };
}

/** The options of an analysis as the server states them, with the registry's defaults for what it leaves out. */
import { type AnalyzeOptions, analyzeOptionSpecs } from "../analysis/analyze.ts";

export function analysisOptions(set: Readonly<Record<string, unknown>> = {}): AnalyzeOptions {
  return Object.fromEntries(
    analyzeOptionSpecs.map(({ key, default: fallback }) => [key, set[key] ?? fallback]),
  ) as unknown as AnalyzeOptions;
}

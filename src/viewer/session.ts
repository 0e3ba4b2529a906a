/**
 * The dataset that is open and what the analysis says of it: quick part first, communities when the workers have them.
 *
 * The quick part (scores, belts, hubs) is computed in place before the first picture; the rest follows through a pool
 * of Web Workers. Moving the threshold recomputes belts alone, in place. A dataset that cannot be read leaves a
 * `failure`, which the page shows as a sentence with its place and a way out.
 */
import { batch, computed, signal } from "@preact/signals";
import { analyze, analyzeNow, type AnalyzeOptions } from "../analysis/analyze.ts";
import { readForBelts } from "../analysis/belt-reading.ts";
import { beltsOf } from "../analysis/belts.ts";
import type { AnalyzeResult, BeltRow } from "../analysis/result.ts";
import { scoreCandidates, scoreNames } from "../analysis/score.ts";
import { superlevel } from "../belts/superlevel.ts";
import type { DeclaredDataset, ImportReport } from "../dataset/declared.ts";
import { type Compact, compactUndirected } from "../network/compact.ts";
import type { Pool } from "../support/pool.ts";
import type { Text } from "../support/text.ts";
import { type Failure, failureOf } from "./failure.ts";
import { chosenCity, chosenLayer, chosenScore, chosenThreshold } from "./view.ts";

export interface Session {
  readonly dataset: DeclaredDataset;
  readonly report: ImportReport;
  readonly options: AnalyzeOptions;
  /** Own files that were dropped, not what the server gave. */
  readonly own: boolean;
}

export const session = signal<Session | null>(null);
export const result = signal<AnalyzeResult | null>(null);
export const failure = signal<Failure | null>(null);
/** True while the workers are still at communities. */
export const computing = signal(false);

/** How far the workers are; null unless they have been at it for a while. */
export const working = signal<{ readonly stage: Text; readonly share: number } | null>(null);

/** Below this a line that comes and goes would only disturb, ms. */
const patience = 700;

/** The analysis under way; a later one, and Cancel, end it. */
let current: AbortController | null = null;

/** Ends the workers' part; what was computed in place stays. */
export function cancelAnalysis(): void {
  current?.abort();
}

/** Throws what the quick part throws; the session shown before then stays. */
export async function openSession(next: Session, pool: () => Pool): Promise<void> {
  const { dataset } = next;
  const options = { ...next.options, score: scoreOf(next) };
  const quick = analyzeNow(dataset, options);
  current?.abort();
  const mine = new AbortController();
  current = mine;
  batch(() => {
    const known = (id: string | null): boolean => id !== null && dataset.network.indexOf.has(id);
    if (!known(chosenCity.value)) chosenCity.value = null;
    const layer = chosenLayer.value;
    if (layer !== null && layer !== "none" && !dataset.network.layers.has(layer)) chosenLayer.value = null;
    if (chosenScore.value !== null && chosenScore.value !== options.score) chosenScore.value = null;
    failure.value = null;
    session.value = { ...next, options };
    result.value = quick;
    computing.value = true;
  });
  const since = performance.now();
  const isCurrent = (): boolean => mine === current;
  try {
    const full = await analyze(dataset, options, {
      pool: pool(),
      signal: mine.signal,
      onProgress: (stage, done, total) => {
        if (isCurrent() && performance.now() - since > patience) working.value = { stage, share: done / total };
      },
    });
    if (isCurrent()) result.value = full;
  } catch (error) {
    if (isCurrent() && !mine.signal.aborted) failure.value = failureOf(error);
  } finally {
    if (isCurrent())
      batch(() => {
        computing.value = false;
        working.value = null;
      });
  }
}

/** The same dataset by another score. */
export async function chooseScore(id: string, pool: () => Pool): Promise<void> {
  const open = session.value;
  if (open === null) return;
  try {
    chosenScore.value = id;
    await openSession(open, pool);
  } catch (error) {
    failure.value = failureOf(error);
  }
}

/** What the link names, else the dataset's own; of several columns without a default the first, and the page offers the others. */
function scoreOf({ dataset, options }: Session): string | null {
  const names = scoreNames(dataset);
  if (chosenScore.value !== null && names.includes(chosenScore.value)) return chosenScore.value;
  return options.score ?? dataset.defaults.score ?? scoreCandidates(dataset)[0] ?? null;
}

export const hubLevel = computed(() => result.value?.hubLevel ?? 1);
export const threshold = computed(() => chosenThreshold.value ?? result.value?.threshold ?? hubLevel.value);

const reading = computed(() => {
  const open = session.value;
  return open === null ? null : readForBelts(open.dataset, open.options);
});

export interface Superlevel {
  readonly ties: Compact;
  /** Component by city, -1 below the threshold. */
  readonly component: Int32Array;
  readonly above: number;
  readonly components: number;
  readonly belts: readonly BeltRow[];
}

/** The superlevel graph at the threshold shown, and its belts. */
export const shown = computed<Superlevel | null>(() => {
  const open = session.value;
  const read = reading.value;
  if (open === null || read === null) return null;
  const t = threshold.value;
  const component = superlevel(read.form, read.multiples.values, t);
  let [above, components] = [0, 0];
  for (const label of component) {
    if (label >= 0) above++;
    components = Math.max(components, label + 1);
  }
  const { belts } = beltsOf(open.dataset, { ...open.options, threshold: t }, read);
  return { ties: read.form, component, above, components, belts };
});

/** Id of the layer drawn; null draws none. */
export const drawnLayer = computed<string | null>(() => {
  const open = session.value;
  if (open === null || chosenLayer.value === "none") return null;
  return chosenLayer.value ?? result.value?.tieFilter?.layer ?? [...open.dataset.network.layers.keys()][0] ?? null;
});

/** The ties drawn: of a directed layer the stronger of the two directions. */
export const drawnTies = computed<Compact | null>(() => {
  const open = session.value;
  const id = drawnLayer.value;
  const layer = id === null ? undefined : open?.dataset.network.layers.get(id);
  return open === null || layer === undefined ? null : compactUndirected(open.dataset.network.cities.length, layer);
});

export const cityById = computed(() => new Map((result.value?.cities ?? []).map((city) => [city.id, city])));
export const hubById = computed(() => new Map((result.value?.hubs ?? []).map((hub) => [hub.id, hub])));
export const rankById = computed(() => {
  const scored = (result.value?.cities ?? []).filter((city) => city.score !== null);
  scored.sort((a, b) => b.score! - a.score! || (a.id < b.id ? -1 : 1));
  return new Map(scored.map((city, index) => [city.id, index + 1]));
});

/**
 * The dataset that is open and what the analysis says of it: quick part first, communities when the workers have them.
 *
 * The quick part (scores, belts, hubs) makes the first picture; the rest follows from another worker. Only what a moved
 * threshold changes, the superlevel graph and its belts, is computed in the page itself. A dataset that cannot be read
 * leaves a `failure`, which the page shows as a sentence with its place and a way out.
 */
import { batch, computed, signal } from "@preact/signals";
import type { OptionValues } from "../analysis/analysis.ts";
import type { AnalyzeOptions } from "../analysis/analyze.ts";
import type { Opened } from "../analysis/open.ts";
import type { AnalyzeResult, BeltRow } from "../analysis/result.ts";
import { scoreCandidates, scoreNames } from "../analysis/score.ts";
import { superlevel } from "../belts/superlevel.ts";
import { beltRows } from "./belt-rows.ts";
import type { DeclaredDataset, ImportReport } from "../dataset/declared.ts";
import { type Compact, compactUndirected } from "../network/compact.ts";
import { reader } from "./analyst.ts";
import type { FirstPicture, Source } from "./analyst-task.ts";
import { type Failure, failureOf } from "./failure.ts";
import { isCancelled, pictureTasks } from "./long-task.ts";
import { chosenCity, chosenLayer, chosenScore, chosenThreshold } from "./view.ts";

export interface Session {
  readonly dataset: DeclaredDataset;
  readonly report: ImportReport;
  readonly options: AnalyzeOptions;
  /** Own files that were dropped, not what the server gave. */
  readonly own: boolean;
}

type Progress = "waiting" | "done" | "cancelled" | "failed";

export const session = signal<Session | null>(null);
export const result = signal<AnalyzeResult | null>(null);
/** What belts are read on; null without a score or ties. */
const reading = signal<FirstPicture["belts"]>(null);
export const failure = signal<Failure | null>(null);
/** How it stands with what the first picture lacks: centrality and communities. */
export const whole = signal<Progress>("done");
export const computing = computed(() => whole.value === "waiting");

/** Only the last opening counts: files dropped while others are read replace them. */
let opening = 0;
let current = new AbortController();

/** Reads files in a worker. */
export function openFiles(source: Source): Promise<Opened> {
  return reader.ask<Opened>({ kind: "read", source });
}

/** Throws what the quick part throws; the session shown before then stays. */
export async function openSession(next: Session): Promise<void> {
  const { dataset } = next;
  const options = { ...next.options, score: scoreOf(next) };
  const mine = ++opening;
  const first = await reader.ask<FirstPicture>({ kind: "now", options }, { dataset });
  // Taking the message apart was one task, showing it is the next.
  await new Promise((resolve) => setTimeout(resolve));
  if (mine !== opening) return;
  current.abort();
  current = new AbortController();
  batch(() => {
    const known = (id: string | null): boolean => id !== null && dataset.network.indexOf.has(id);
    if (!known(chosenCity.value)) chosenCity.value = null;
    const layer = chosenLayer.value;
    if (layer !== null && layer !== "none" && !dataset.network.layers.has(layer)) chosenLayer.value = null;
    if (chosenScore.value !== null && chosenScore.value !== options.score) chosenScore.value = null;
    failure.value = null;
    session.value = { ...next, options };
    reading.value = first.belts;
    result.value = first.result;
    whole.value = "waiting";
  });
  await completePicture();
}

/** What the first picture lacks; also after it was cancelled. */
export async function completePicture(): Promise<void> {
  const open = session.peek();
  if (open === null) return;
  const mine = opening;
  whole.value = "waiting";
  let became: Progress = "done";
  try {
    const set = open.options as unknown as OptionValues;
    const task = { kind: "run", analysis: "analyze", set } as const;
    const full = await pictureTasks.run<AnalyzeResult>(task, open.dataset, sessionSignal());
    if (mine === opening) result.value = full;
  } catch (error) {
    became = isCancelled(error) ? "cancelled" : "failed";
    if (mine === opening && became === "failed") failure.value = failureOf(error);
  }
  if (mine === opening) whole.value = became;
}

/** Fires when another dataset, or another score, is opened. */
export function sessionSignal(): AbortSignal {
  return current.signal;
}

/** The same dataset by another score. */
export async function chooseScore(id: string): Promise<void> {
  const open = session.value;
  if (open === null) return;
  try {
    chosenScore.value = id;
    await openSession(open);
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
  const component = superlevel(read.form, read.multiples, t);
  let [above, components] = [0, 0];
  for (const label of component) {
    if (label >= 0) above++;
    components = Math.max(components, label + 1);
  }
  const belts =
    t === result.value?.threshold
      ? result.value.belts
      : beltRows(open.dataset.network.cities, read.form, read.multiples, { hubLevel: hubLevel.value, threshold: t });
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
  if (open === null || layer === undefined) return null;
  const filter = result.value?.tieFilter ?? null;
  const whole = filter !== null && filter.minStrength === 0 && filter.types === null;
  const asForBelts = filter?.layer === id && whole && !layer.directed;
  if (asForBelts && reading.value !== null) return reading.value.form;
  return compactUndirected(open.dataset.network.cities.length, layer);
});

export const cityById = computed(() => new Map((result.value?.cities ?? []).map((city) => [city.id, city])));
export const hubById = computed(() => new Map((result.value?.hubs ?? []).map((hub) => [hub.id, hub])));
export const rankById = computed(() => {
  const scored = (result.value?.cities ?? []).filter((city) => city.score !== null);
  scored.sort((a, b) => b.score! - a.score! || (a.id < b.id ? -1 : 1));
  return new Map(scored.map((city, index) => [city.id, index + 1]));
});

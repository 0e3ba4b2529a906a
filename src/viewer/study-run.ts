/**
 * The study that is open, computed: by a worker of its own, with the page's score and levels, as often as an option changes.
 *
 * What came out last is kept, so that the same study opened again stands at once; while another setting is computed the
 * last result of the same analysis stays in sight.
 */
import { computed, effect, signal } from "@preact/signals";
import type { OptionValues } from "../analysis/analysis.ts";
import { compass } from "../belts/bearing.ts";
import type { Figure } from "../report/figures/figures.ts";
import type { Language } from "../support/text.ts";
import { reader } from "./analyst.ts";
import type { Offer } from "./analyst-task.ts";
import { type Failure, failureOf } from "./failure.ts";
import { isCancelled, studyTasks } from "./long-task.ts";
import { offers } from "./offers.ts";
import { session, type Session, sessionSignal } from "./session.ts";
import { studyOffer } from "./study.ts";
import { type Ground, readsSideBySide, type Said, standing, valuesOf } from "./study-options.ts";
import { language, study, theme } from "./view.ts";

export const ground = computed<Ground | null>(() => {
  const open = session.value;
  if (open === null) return null;
  const { network, indicators } = open.dataset;
  return {
    hasCity: (id) => network.indexOf.has(id),
    layers: [...network.layers.keys()],
    hasPoints: network.cities.some(({ point }) => point !== null),
    directions: [...new Set(network.cities.flatMap(({ province }) => province?.en ?? [])), ...compass],
    hasYears: (indicators.get(open.options.score ?? "")?.years.length ?? 0) > 1,
  };
});

export interface Open {
  readonly offer: Offer;
  /** What is set, as text; all else has its default. */
  readonly said: Said;
}

export const openNow = computed<Open | null>(() => {
  const [asked, on] = [study.value, ground.value];
  const offer = asked === null ? null : studyOffer(asked.analysis);
  return asked === null || on === null || offer === null ? null : { offer, said: standing(offer, asked.set, on) };
});

interface Asked {
  readonly of: Session;
  readonly analysis: string;
  readonly set: OptionValues;
  readonly key: string;
}

/** Null while a place is missing. */
const asked = computed<Asked | null>(() => {
  const [open, of] = [openNow.value, session.value];
  const values = open === null ? null : valuesOf(open.offer, open.said);
  if (open === null || of === null || values === null) return null;
  const set = { ...ofThePage(open, of), ...values };
  return { of, analysis: open.offer.id, set, key: JSON.stringify([open.offer.id, set]) };
});

const ofTies = new Set(["layer", "minStrength", "symmetrise", "tieType"]);

/** What the page was opened with counts here too; its tie filter only where the same layer is read. */
function ofThePage({ offer, said }: Open, { options }: Session): OptionValues {
  const page = options as unknown as OptionValues;
  const sameLayer = readsSideBySide(offer) && said["layer"] === undefined;
  return Object.fromEntries(
    offer.options.flatMap(({ key }) =>
      page[key] === undefined || page[key] === null || (ofTies.has(key) && !sameLayer) ? [] : [[key, page[key]]],
    ),
  );
}

export type Outcome = { readonly asked: Asked } & (
  | { readonly kind: "waiting" | "cancelled" }
  | { readonly kind: "failed"; readonly failure: Failure }
  | { readonly kind: "done"; readonly result: object }
);

const last = signal<Outcome | null>(null);
const lastDone = signal<(Outcome & { readonly kind: "done" }) | null>(null);

/** How it stands with the study that is open. */
export const outcome = computed<Outcome | null>(() => {
  const [now, wanted] = [last.value, asked.value];
  return now !== null && wanted !== null && isSame(now.asked, wanted) ? now : null;
});

/** The result to show, and whether it is that of the options now set. */
export const shownResult = computed(() => {
  const [done, wanted] = [lastDone.value, asked.value];
  if (done === null || wanted === null || done.asked.of !== wanted.of) return null;
  if (done.asked.analysis !== wanted.analysis || done.asked.set["score"] !== wanted.set["score"]) return null;
  return { result: done.result, current: isSame(done.asked, wanted) };
});

function isSame(a: Asked, b: Asked): boolean {
  return a.of === b.of && a.key === b.key;
}

let underWay: AbortController | null = null;

/** Without a word of it on the page: another took its place, or nobody looks. */
function drop(): void {
  const dropped = underWay;
  underWay = null;
  dropped?.abort();
  if (last.peek()?.kind === "waiting") last.value = null;
}

async function compute(wanted: Asked): Promise<void> {
  drop();
  const done = lastDone.peek();
  if (done !== null && isSame(done.asked, wanted)) {
    last.value = done;
    return;
  }
  const mine = new AbortController();
  underWay = mine;
  const outer = sessionSignal();
  outer.addEventListener("abort", () => mine.abort(), { once: true, signal: mine.signal });
  const become = (now: Outcome): void => {
    if (underWay === mine) last.value = now;
  };
  become({ kind: "waiting", asked: wanted });
  const { of, analysis, set } = wanted;
  try {
    const found = await studyTasks.run<object>({ kind: "run", analysis, set }, of.dataset, mine.signal);
    // Taking the message apart was one task, showing it is the next.
    await nextTask();
    if (underWay !== mine) return;
    const now = { kind: "done", asked: wanted, result: found } as const;
    lastDone.value = now;
    become(now);
  } catch (error) {
    become(
      isCancelled(error)
        ? { kind: "cancelled", asked: wanted }
        : { kind: "failed", asked: wanted, failure: failureOf(error) },
    );
  }
}

/** After it was cancelled. */
export function computeAgain(): void {
  const wanted = asked.peek();
  if (wanted !== null) void compute(wanted);
}

/** Computes whatever is asked for until it is ended; a study that is closed is not computed to its end. */
export function followStudy(): () => void {
  const end = effect(() => {
    const wanted = asked.value;
    const now = last.peek();
    if (wanted === null) drop();
    else if (now === null || !isSame(now.asked, wanted)) void compute(wanted);
  });
  // A link may hold anything: what is no analysis here, or no option of it, does not stay in it.
  const endPruning = effect(() => {
    const [named, open] = [study.value, openNow.value];
    if (named === null || offers.value.length === 0 || ground.value === null) return;
    if (open === null) study.value = null;
    else if (JSON.stringify(open.said) !== JSON.stringify(named.set)) study.value = { ...named, set: open.said };
  });
  return () => {
    end();
    endPruning();
    drop();
  };
}

/** Built by the reader: drawing thousands of marks is no task for the page. */
export const figures = signal<Drawn | null>(null);

interface Drawn {
  readonly of: object;
  readonly list: readonly Figure[];
  readonly failure: Failure | null;
}

export function followFigures(): () => void {
  let latest = 0;
  return effect(() => {
    const [done, open] = [lastDone.value, session.value];
    const [inLanguage, inTheme]: [Language, "light" | "dark"] = [language.value, theme.value];
    if (done === null || open === null || done.asked.of !== open || shownResult.value === null) return;
    const mine = ++latest;
    const { result, asked: made } = done;
    const task = { kind: "figures", analysis: made.analysis, result, language: inLanguage, theme: inTheme } as const;
    const become = (list: readonly Figure[], failure: Failure | null): void => {
      if (mine === latest) figures.value = { of: result, list, failure };
    };
    void nextTask()
      .then(() => (mine === latest ? reader.ask<readonly Figure[]>(task, { dataset: open.dataset }) : []))
      .then(
        (list) => become(list, null),
        (error: unknown) => become([], failureOf(error)),
      );
  });
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

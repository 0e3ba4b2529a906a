/**
 * What analyses say of every city, for colours and for the table: kept while the dataset and the score are open, run
 * when first asked for.
 */
import { signal } from "@preact/signals";
import type { OptionValues } from "../analysis/analysis.ts";
import { type Failure, failureOf } from "./failure.ts";
import { isCancelled, pictureTasks } from "./long-task.ts";
import type { Offered } from "./offers.ts";
import { cityById, completePicture, result, session, type Session, sessionSignal, whole } from "./session.ts";

export type Cell = string | number | boolean | null;
type Row = Readonly<Record<string, unknown>>;

export type Values =
  | { readonly kind: "ready"; readonly of: (city: string) => Cell }
  /** Not begun, or under way. */
  | { readonly kind: "waiting" }
  | { readonly kind: "cancelled" }
  | { readonly kind: "failed"; readonly failure: Failure };

type State =
  | { readonly kind: "waiting" | "cancelled" }
  | { readonly kind: "done"; readonly rows: ReadonlyMap<string, Row> }
  | { readonly kind: "failed"; readonly failure: Failure };

const states = signal<{ readonly of: Session | null; readonly byAnalysis: ReadonlyMap<string, State> }>({
  of: null,
  byAnalysis: new Map(),
});

/** Options that every analysis shares with the whole picture, where it has them. */
const common = ["score", "year", "seed", "hubLevel", "isolationLevel"] as const;

/** Runs the analysis unless it has been run, or was cancelled: then only `again`. */
export async function want(analysis: string, again = false): Promise<void> {
  if (analysis === "analyze") {
    if (again && whole.peek() !== "waiting") await completePicture();
    return;
  }
  const open = session.peek();
  if (open === null) return;
  const known = stateOf(analysis, states.peek(), open);
  if (known !== undefined && !(again && known.kind !== "waiting" && known.kind !== "done")) return;
  const become = (state: State): void => {
    // Another dataset may have been opened meanwhile.
    if (session.peek() !== open) return;
    const before = states.peek();
    states.value = {
      of: open,
      byAnalysis: new Map([...(before.of === open ? before.byAnalysis : []), [analysis, state]]),
    };
  };
  become({ kind: "waiting" });
  // A dataset that has just been opened asks for the whole picture first.
  await Promise.resolve();
  const set: OptionValues = Object.fromEntries(common.map((key) => [key, open.options[key]]));
  try {
    const found = await pictureTasks.run<{ readonly cities?: readonly Row[] }>(
      { kind: "run", analysis, set },
      open.dataset,
      sessionSignal(),
    );
    become({ kind: "done", rows: new Map((found.cities ?? []).map((row) => [String(row["id"]), row])) });
  } catch (error) {
    become(isCancelled(error) ? { kind: "cancelled" } : { kind: "failed", failure: failureOf(error) });
  }
}

/** The values of a column; reading it subscribes to them. */
export function valuesOf({ offer, column }: Offered): Values {
  if (offer.id === "analyze") {
    const rows = cityById.value;
    const unknown = (result.value?.cities ?? []).every((city) => cellOf(city, column.id) === null);
    if (unknown && whole.value === "waiting") return { kind: "waiting" };
    if (unknown && whole.value === "cancelled") return { kind: "cancelled" };
    return { kind: "ready", of: (city) => cellOf(rows.get(city), column.id) };
  }
  const state = stateOf(offer.id, states.value, session.value);
  if (state === undefined) return { kind: "waiting" };
  if (state.kind !== "done") return state;
  return { kind: "ready", of: (city) => cellOf(state.rows.get(city), column.id) };
}

function stateOf(analysis: string, all: typeof states.value, open: Session | null): State | undefined {
  return all.of === open ? all.byAnalysis.get(analysis) : undefined;
}

function cellOf(row: Row | undefined, id: string): Cell {
  const value = row?.[id];
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}

import type { Pool, RunOptions } from "../support/pool.ts";
import type { Text } from "../support/text.ts";

/** What an analysis that takes time is handed: threads, a way to stop it, and someone who wants to hear how far it is. */
export interface Context {
  readonly pool: Pool;
  readonly signal?: AbortSignal | undefined;
  /** Several stages follow each other; each counts from 0 to its own total. */
  readonly onProgress?: ((stage: Text, done: number, total: number) => void) | undefined;
}

/** The same context for one stage of the work, as a pool or a method over a pool takes it. */
export function stageOf(context: Context, stage: Text): RunOptions & { readonly pool: Pool } {
  const { pool, signal, onProgress } = context;
  return { pool, signal, onProgress: onProgress && ((done, total) => onProgress(stage, done, total)) };
}

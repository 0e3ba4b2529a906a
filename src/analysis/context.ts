import type { Pool } from "../support/pool.ts";

/** What an analysis that takes time is handed: threads, a way to stop it, and someone who wants to hear how far it is. */
export interface Context {
  readonly pool: Pool;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

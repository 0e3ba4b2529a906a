import type { Compact } from "../../network/compact.ts";

/** One draw of a null model, and how far it went. */
export interface NullDraw {
  readonly form: Compact;
  /** By city; null where no groups were given. */
  readonly group: ArrayLike<number> | null;
  /** Swaps of ends that were made; 0 on a network that cannot be rewired, and for models that rewire nothing. */
  readonly swaps: number;
  /** Largest relative error of a city's strength; 0 where strengths are kept exactly, NaN where they are not kept. */
  readonly strengthError: number;
}

/**
 * Steps that cannot be handed to a pool, one after the other: how far it is is told before each, and between two of them
 * timers, signals and the page get their turn.
 */
import type { Text } from "../support/text.ts";
import type { Context } from "./context.ts";

export async function inTurn<Item, Out>(
  items: readonly Item[],
  step: (item: Item) => Out,
  stage: Text,
  { signal, onProgress }: Partial<Pick<Context, "signal" | "onProgress">> = {},
): Promise<Out[]> {
  const results: Out[] = [];
  for (const item of items) {
    onProgress?.(stage, results.length, items.length);
    await new Promise((resolve) => setTimeout(resolve, 0));
    signal?.throwIfAborted();
    results.push(step(item));
  }
  onProgress?.(stage, items.length, items.length);
  return results;
}

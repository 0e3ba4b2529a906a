/** The readings of side-by-side.ts, one layer after the other, so that progress and cancelling come through. */
import type { DeclaredDataset } from "../dataset/declared.ts";
import type { BeltOptions, BeltReading } from "./belt-reading.ts";
import type { Context } from "./context.ts";
import { inTurn } from "./in-turn.ts";
import { layersAsked } from "./layer-named.ts";
import { readSideBySide } from "./side-by-side.ts";

export async function readInTurn(
  dataset: DeclaredDataset,
  options: BeltOptions,
  context?: Context,
): Promise<readonly [BeltReading, ...BeltReading[]]> {
  const [first, ...others] = await inTurn(
    layersAsked(options.layer),
    (layer) => readSideBySide(dataset, { ...options, layer })[0],
    { en: "Layers", zh: "图层" },
    context,
  );
  // No layer in what was asked for: refused as side by side.
  return first === undefined ? readSideBySide(dataset, options) : [first, ...others];
}

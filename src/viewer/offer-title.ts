/** An analysis as a group of columns is called: by its command, which is what the docs and the terminal call it. */
import type { Offer } from "./analyst-task.ts";
import { told } from "./view.ts";
import { analysisNames } from "./words.ts";

export function offerTitle(offer: Pick<Offer, "id">): string {
  const name = analysisNames[offer.id];
  return name === undefined ? offer.id.replaceAll("-", " ") : told(name);
}

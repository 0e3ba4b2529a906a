/**
 * `window.innobelt`: what the page shows, as plain data, for tests of a canvas and for the curious. Reading only.
 */
import { effect } from "@preact/signals";
import { drawn, stage } from "./drawing.ts";
import { computing, drawnLayer, failure, result, session, shown, threshold } from "./session.ts";
import { columnValues } from "./shown-colours.ts";
import { chosenCity, colourMode, hoveredCity, isOwnColouring, language, theme } from "./view.ts";

export interface ShownState {
  readonly dataset: string | null;
  readonly cities: number;
  readonly language: string;
  readonly theme: string;
  readonly layer: string | null;
  readonly colour: string;
  readonly threshold: number;
  /** Ids of the cities at or above the threshold. */
  readonly above: readonly string[];
  readonly components: number;
  readonly spines: readonly (readonly string[])[];
  readonly chosen: string | null;
  /** The city under the pointer, on the map or in a list. */
  readonly pointed: string | null;
  /** Ids named on the map now. */
  readonly named: readonly string[];
  readonly communities: number | null;
  readonly computing: boolean;
  readonly failed: string | null;
}

export interface Hook {
  /** Settles with the first picture, or with the failure that stands in its place. */
  readonly ready: Promise<void>;
  readonly state: () => ShownState;
  /** Where a city stands on the stage, px from its upper left corner. */
  readonly placeOf: (city: string) => { readonly x: number; readonly y: number } | null;
}

declare global {
  interface Window {
    innobelt?: Hook;
  }
}

export function exposeHook(): void {
  const ready = new Promise<void>((resolve) => {
    effect(() => {
      if (drawn.value || failure.value !== null) resolve();
    });
  });
  const state = (): ShownState => {
    const cities = session.peek()?.dataset.network.cities ?? [];
    const level = shown.peek();
    return {
      dataset: session.peek()?.dataset.id ?? null,
      cities: cities.length,
      language: language.peek(),
      theme: theme.peek(),
      layer: drawnLayer.peek(),
      colour: colourMode.peek(),
      threshold: threshold.peek(),
      above: level === null ? [] : cities.filter((_, i) => level.component[i]! >= 0).map(({ id }) => id),
      components: level?.components ?? 0,
      spines: (level?.belts ?? []).map(({ spine }) => spine),
      chosen: chosenCity.peek(),
      pointed: hoveredCity.peek(),
      named: stage.peek()?.named() ?? [],
      communities: result.peek()?.communities?.count ?? null,
      computing: computing.peek() || (!isOwnColouring(colourMode.peek()) && columnValues.peek().kind === "waiting"),
      failed: failure.peek()?.message.en ?? null,
    };
  };
  const placeOf: Hook["placeOf"] = (city) => stage.peek()?.screenOf(city) ?? null;
  Object.defineProperty(window, "innobelt", { value: Object.freeze({ ready, state, placeOf }), writable: false });
}

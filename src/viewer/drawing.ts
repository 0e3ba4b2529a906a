/**
 * What the map draws, as signals: the ground under the cities, the rule of the discs, and the picture of this moment.
 *
 * The ground is worked out once per dataset; the picture whenever the analysis or a choice of the reader changes.
 */
import { computed, signal } from "@preact/signals";
import type { Compact } from "../network/compact.ts";
import { basemapOf } from "./map/basemap.ts";
import { discRule } from "./map/disc-size.ts";
import { placesOf } from "./map/places.ts";
import type { Stage } from "./map/stage.ts";
import { mostTies, overlayOf, type PictureInput, pictureOf, strongestTies, tiesDrawn } from "./picture.ts";
import { colourOf } from "./shown-colours.ts";
import { drawnTies, result, session, shown, threshold } from "./session.ts";
import { chosenCity, chosenLayer, hoveredCity, language, palette } from "./view.ts";

export const stage = signal<Stage | null>(null);
/** Pixels per km of the last frame, for the scale bar. */
export const mapScale = signal(0);
/** True once the first picture stands. */
export const drawn = signal(false);

/** Of the stage in the page, px. */
export const stageSize = signal({ width: 0, height: 0 });
/** Twice the padding of the stage. */
const padding = 44;

const ground = computed(() => {
  const dataset = session.value?.dataset;
  if (dataset === undefined) return null;
  const { cities, indexOf } = dataset.network;
  const places = placesOf(cities);
  const basemap = basemapOf(places.projection, places.at, dataset.outlines, dataset.cells, (id) => indexOf.has(id));
  return { places: places.at, basemap, projected: places.projection !== null };
});

export const hasScaleBar = computed(() => ground.value?.projected === true);
export const cellsApproximate = computed(() => ground.value?.basemap.approximate === true);

export const discs = computed(() => {
  const { width, height } = stageSize.value;
  const extent = ground.value?.basemap.extent;
  const [wide, high] = extent == null ? [1, 1] : [extent.x[1] - extent.x[0], extent.y[1] - extent.y[0]];
  const fit = Math.min(Math.max(0, width - padding) / wide, Math.max(0, height - padding) / high);
  return discRule(
    (result.value?.cities ?? []).map((city) => city.multiple),
    Math.max(1, fit * wide * fit * high * 0.6),
  );
});

const noTies = (n: number): Compact => ({
  n,
  directed: false,
  offsets: new Uint32Array(n + 1),
  neighbours: new Uint32Array(0),
  strengths: new Float64Array(0) as Compact["strengths"],
});

const keptTies = computed(() => {
  const under = ground.value;
  return drawnTies.value === null || under === null ? null : strongestTies(drawnTies.value, under.places);
});
/** How many of the layer's ties are drawn without a chosen city; null when all are. */
export const tiesLeftOut = computed(() => {
  const all = (drawnTies.value?.strengths.length ?? 0) / 2;
  return all <= mostTies ? null : { drawn: mostTies, all };
});

const ties = computed(() => {
  const network = session.value?.dataset.network;
  if (network === undefined) return [];
  const chosen = chosenCity.value === null ? -1 : (network.indexOf.get(chosenCity.value) ?? -1);
  return tiesDrawn(drawnTies.value, network.cities, palette.value, chosen, keptTies.value);
});

/**
 * Read it to hear of every change of the picture without working the picture out: all that the reader can choose, and
 * what is known. For many cities the picture is a task of its own.
 */
export const pictureChanges = computed(() => [
  session.value,
  result.value,
  stageSize.value,
  palette.value,
  language.value,
  colourOf.value,
  threshold.value,
  chosenLayer.value,
  chosenCity.value,
  hoveredCity.value,
]);

const pictureInput = computed<PictureInput | null>(() => {
  const open = session.value;
  const analysis = result.value;
  const under = ground.value;
  if (open === null || analysis === null || under === null) return null;
  const n = open.dataset.network.cities.length;
  const level = shown.value;
  return {
    result: analysis,
    indexOf: open.dataset.network.indexOf,
    places: under.places,
    basemap: under.basemap,
    discs: discs.value,
    palette: palette.value,
    language: language.value,
    colourOf: colourOf.value,
    threshold: threshold.value,
    chosen: chosenCity.value,
    belts: level?.belts ?? [],
    beltTies: level?.ties ?? noTies(n),
    component: level?.component ?? new Int32Array(n).fill(-1),
    ties: ties.value,
  };
});

export const picture = computed(() => (pictureInput.value === null ? null : pictureOf(pictureInput.value)));

export const overlay = computed(() =>
  pictureInput.value === null ? null : overlayOf(pictureInput.value, chosenCity.value, hoveredCity.value),
);

/**
 * What stands on the stage, worked out from the analysis and from what the reader chose: a pure function, no DOM.
 *
 * A city below the threshold fades, ties between joined cities carry a band, belts at the threshold a ribbon. Rings and
 * broken ribbons tell the hub class, which is read at the hub level and does not follow the threshold; a broken ribbon
 * gives way to the band once the threshold lies at or below the hub's joining level, where the path is whole.
 *
 * Cost: n + m.
 */
import type { AnalyzeResult, BeltRow, CityRow, HubRow } from "../analysis/result.ts";
import type { City } from "../network/city.ts";
import type { Compact } from "../network/compact.ts";
import type { Language } from "../support/text.ts";
import { find } from "../support/union-find.ts";
import type { Basemap } from "./map/basemap.ts";
import type { DiscRule } from "./map/disc-size.ts";
import type { Label } from "./map/labels.ts";
import type { Mark } from "./map/marks.ts";
import { mix, type Palette } from "./map/palette.ts";
import type { Place } from "./map/projection.ts";
import type { Disc, DrawnTie, Overlay, Picture } from "./map/stage.ts";
import { multipleText } from "./numbers.ts";

export interface PictureInput {
  readonly result: AnalyzeResult;
  readonly indexOf: ReadonlyMap<string, number>;
  readonly places: readonly Place[];
  readonly basemap: Basemap;
  readonly discs: DiscRule;
  readonly palette: Palette;
  readonly language: Language;
  readonly colourOf: (city: string) => string;
  readonly threshold: number;
  readonly chosen: string | null;
  /** Belts at the threshold shown. */
  readonly belts: readonly BeltRow[];
  /** The layer belts are read on, after its filter, and the component of every city in it (-1 below the threshold). */
  readonly beltTies: Compact;
  readonly component: Int32Array;
  /** The ties drawn, as `tiesDrawn` makes them: they do not follow the threshold. */
  readonly ties: readonly DrawnTie[];
}

/** Beyond this many cut-off hubs only the paths of the highest are drawn, and that of the chosen one. */
export const mostBroken = 60;

export function pictureOf(input: PictureInput): Picture {
  const { result, palette, places, indexOf } = input;
  const { cities } = result;
  const colours = new Map(cities.map((city) => [city.id, input.colourOf(city.id)]));
  const faded = (city: string): boolean => isFaded(input, city);
  return {
    palette,
    basemap: input.basemap,
    tintOf: (city) => {
      const colour = colours.get(city);
      if (colour === undefined) return null;
      return { colour, alpha: faded(city) ? palette.cellTint * 0.3 : palette.cellTint };
    },
    discs: cities.map((city): Disc => {
      const colour = colours.get(city.id)!;
      return {
        id: city.id,
        place: places[indexOf.get(city.id)!]!,
        radius: input.discs.radius(city.multiple),
        colour: faded(city.id) ? mix(colour, palette.land, 0.3) : colour,
        edge: faded(city.id) ? mix(palette.coast, palette.land, 0.25) : palette.discEdge,
        order: -(city.multiple ?? 0),
      };
    }),
    ties: input.ties,
    ribbons: {
      spines: input.belts.map((belt) => belt.spine.map((id) => places[indexOf.get(id)!]!)),
      joined: joinedTies(input),
      broken: result.hubs
        .filter((hub) => isCutOff(hub) && hub.joiningLevel < input.threshold)
        .filter((hub, i) => i < mostBroken || hub.id === input.chosen)
        .map((hub) => ({
          path: hub.path.map((id) => places[indexOf.get(id)!]!),
          colour: palette.classes[hub.hubClass],
        })),
    },
  };
}

/** Rings, gap marks and names: what changes under the pointer. */
export function overlayOf(input: PictureInput, chosen: string | null, hovered: string | null): Overlay {
  const { result, places, indexOf } = input;
  const hubs = new Map(result.hubs.map((hub) => [hub.id, hub]));
  const gaps = gapColours(result.hubs, input.palette);
  const marks: Mark[] = result.cities.flatMap((city) => {
    const hubClass = hubs.get(city.id)?.hubClass ?? null;
    const gapColour = gaps.get(city.id) ?? null;
    const pointed = city.id === chosen || city.id === hovered;
    if (hubClass === null && gapColour === null && !pointed) return [];
    return [
      {
        place: places[indexOf.get(city.id)!]!,
        radius: input.discs.radius(city.multiple),
        hubClass,
        gapColour,
        faded: hubClass !== null && isFaded(input, city.id),
        chosen: city.id === chosen,
        hovered: city.id === hovered,
      },
    ];
  });
  return { marks, labels: labelsOf(input, hubs, gaps, chosen, hovered) };
}

/** Below the threshold; without a score no city fades. */
function isFaded({ result, component, indexOf }: PictureInput, city: string): boolean {
  return result.score !== null && (component[indexOf.get(city)!] ?? -1) < 0;
}

/** A hub whose best path breaks at a weaker city. */
export function isCutOff(hub: HubRow): boolean {
  return hub.gap !== null && (hub.hubClass === "sector" || hub.hubClass === "isolated");
}

/** Colour of the class of the highest hub that each gap city cuts off. */
function gapColours(hubs: readonly HubRow[], palette: Palette): Map<string, string> {
  const colours = new Map<string, string>();
  for (const hub of hubs)
    if (isCutOff(hub) && !colours.has(hub.gap!.id)) colours.set(hub.gap!.id, palette.classes[hub.hubClass]);
  return colours;
}

/** Beyond this many the band would be a blot, and slow to stroke. */
const mostJoined = 2000;

/** The ties inside the components; of very many the shortest that still join each whole (a spanning forest). */
function joinedTies({ beltTies, component, places }: PictureInput): (readonly [Place, Place])[] {
  const { offsets, neighbours, n } = beltTies;
  const pairs: (readonly [from: number, to: number])[] = [];
  for (let i = 0; i < n; i++) {
    if (component[i]! < 0) continue;
    for (let slot = offsets[i]!; slot < offsets[i + 1]!; slot++) {
      const j = neighbours[slot]!;
      if (j > i && component[j]! >= 0) pairs.push([i, j]);
    }
  }
  const kept = pairs.length <= mostJoined ? pairs : spanning(pairs, places);
  return kept.map(([i, j]) => [places[i]!, places[j]!]);
}

function spanning(pairs: readonly (readonly [number, number])[], places: readonly Place[]): [number, number][] {
  const root = Uint32Array.from(places, (_, i) => i);
  return pairs
    .map(([i, j]) => ({ i, j, length: Math.hypot(places[j]!.x - places[i]!.x, places[j]!.y - places[i]!.y) }))
    .sort((a, b) => a.length - b.length)
    .flatMap(({ i, j }): [number, number][] => {
      const [a, b] = [find(root, i), find(root, j)];
      root[Math.max(a, b)] = Math.min(a, b);
      return a === b ? [] : [[i, j]];
    });
}

/** Beyond this many ties a map is grey, and no longer follows the pointer. */
export const mostTies = 6000;

/**
 * By slot 1 for the ties drawn, when a layer has more than `most`: the strongest, of equally strong ones the shortest.
 * Null draws all.
 */
export function strongestTies(ties: Compact, places: readonly Place[], most = mostTies): Uint8Array | null {
  const { offsets, neighbours, strengths, n } = ties;
  // Of an undirected form both slots of every tie.
  const room = 2 * most;
  if (strengths.length <= room) return null;
  const cut = Float64Array.from(strengths).sort()[strengths.length - room]!;
  const kept = new Uint8Array(strengths.length);
  const length = new Float64Array(strengths.length).fill(Infinity);
  let left = room;
  for (let i = 0; i < n; i++)
    for (let slot = offsets[i]!; slot < offsets[i + 1]!; slot++) {
      if (strengths[slot]! > cut) {
        kept[slot] = 1;
        left--;
      } else if (strengths[slot] === cut) {
        const [a, b] = [places[i]!, places[neighbours[slot]!]!];
        length[slot] = Math.hypot(b.x - a.x, b.y - a.y);
      }
    }
  const longest = Float64Array.from(length).sort()[left - 1]!;
  // Below it all fit; of those exactly as long the first do.
  left -= length.reduce((count, km) => count + (km < longest ? 1 : 0), 0);
  for (let i = 0; i < n; i++)
    for (let slot = offsets[i]!; slot < offsets[i + 1]!; slot++) {
      if (length[slot]! < longest) kept[slot] = 1;
      else if (length[slot] === longest && neighbours[slot]! > i && left >= 2) {
        kept[slot] = 1;
        left -= 2;
      }
    }
  return kept;
}

/**
 * The ties of a layer as lines: those kept, all of the chosen city in ink. Width and opacity go with the root of the strength
 * over the strongest: a hundred trains must not hide ten.
 */
export function tiesDrawn(
  ties: Compact | null,
  cities: readonly City[],
  palette: Palette,
  chosen: number,
  kept: Uint8Array | null = null,
): DrawnTie[] {
  if (ties === null) return [];
  const { offsets, neighbours, strengths, n } = ties;
  let strongest = 0;
  let weakest = Infinity;
  for (const strength of strengths) {
    strongest = Math.max(strongest, strength);
    weakest = Math.min(weakest, strength);
  }
  const alike = strongest === weakest;
  // Many ties need thinner lines, or the map turns grey.
  const crowd = Math.min(1, Math.sqrt(160 / Math.max(1, Math.min(mostTies, strengths.length / 2))));
  const drawn: DrawnTie[] = [];
  for (let i = 0; i < n; i++)
    for (let slot = offsets[i]!; slot < offsets[i + 1]!; slot++) {
      const j = neighbours[slot]!;
      if (j < i) continue;
      const own = i === chosen || j === chosen;
      if (kept !== null && kept[slot] === 0 && !own) continue;
      const share = alike ? 0.3 : Math.sqrt(strengths[slot]! / strongest);
      const width = alike ? 1.5 : 0.5 + 5.5 * share;
      const alpha = alike ? 0.5 : 0.1 + 0.6 * share;
      drawn.push({
        from: cities[i]!.id,
        to: cities[j]!.id,
        width: own ? width + 0.8 : width * (0.55 + 0.45 * crowd),
        colour: own ? palette.ink : palette.tie,
        alpha: own ? Math.min(0.95, alpha + 0.35) : (chosen >= 0 ? 0.45 : 1) * alpha * crowd,
      });
    }
  return drawn;
}

/** Beyond this many, hubs compete for room as other cities do: standing off is for a few. */
const mostSure = 24;

function labelsOf(
  input: PictureInput,
  hubs: ReadonlyMap<string, HubRow>,
  gaps: ReadonlyMap<string, string>,
  chosen: string | null,
  hovered: string | null,
): Label[] {
  const { result, places, indexOf, language } = input;
  const importance = (city: CityRow): number =>
    city.id === hovered || city.id === chosen ? 3 : hubs.has(city.id) ? 2 : gaps.has(city.id) ? 1 : 0;
  return [...result.cities]
    .sort((a, b) => importance(b) - importance(a) || (b.multiple ?? 0) - (a.multiple ?? 0) || (a.id < b.id ? -1 : 1))
    .map((city, i) => {
      const rank = importance(city);
      return {
        id: city.id,
        place: places[indexOf.get(city.id)!]!,
        radius: input.discs.radius(city.multiple),
        text: mapName(language === "zh" ? city.nameZh : city.nameEn),
        note: rank > 0 && city.multiple !== null ? multipleText(city.multiple) : null,
        weight: hubs.has(city.id) || rank === 3 ? "strong" : "plain",
        colour: gaps.get(city.id) ?? null,
        always: rank > 0 && i < mostSure,
        faded: rank === 0 && isFaded(input, city.id),
      } satisfies Label;
    });
}

/** Every prefecture is a 市, so the word says nothing. */
export function shortName(name: string): string {
  return name.replace(/(?<=[\p{Script=Han}]{2})市$/u, "");
}

/** On the map the place tells the province, which a name may carry in brackets. */
function mapName(name: string): string {
  return shortName(name.replace(/\s*[（(].*[）)]$/u, ""));
}

import { expect, test } from "vitest";
import { analyzeNow } from "../../src/analysis/analyze.ts";
import { beltForm } from "../../src/analysis/belt-reading.ts";
import { openLoose } from "../../src/analysis/open.ts";
import { superlevel } from "../../src/belts/superlevel.ts";
import { analysisOptions } from "../../src/viewer/analysis-options.ts";
import { palettes } from "../../src/viewer/map/palette.ts";
import {
  overlayOf,
  type PictureInput,
  pictureOf,
  shortName,
  strongestTies,
  tiesDrawn,
} from "../../src/viewer/picture.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
/** A belt a-b-c, and a hub e behind the weak d. */
const { dataset } = openLoose({
  cities: { name: "cities.csv", bytes: bytes("id,innovation\na,9\nb,8\nc,7\nd,1\ne,8\n") },
  ties: [
    { layer: null, file: { name: "ties.csv", bytes: bytes("source,target,weight\na,b,4\nb,c,2\nc,d,1\nd,e,1\n") } },
  ],
});
const options = analysisOptions();
const result = analyzeNow(dataset, options);
const [layer] = dataset.network.layers.values();
const ties = beltForm(dataset, layer!, options);
const multiples = Float64Array.from(result.cities, (city) => city.multiple!);

function inputAt(threshold: number): PictureInput {
  return {
    result,
    indexOf: dataset.network.indexOf,
    places: dataset.network.cities.map((_, i) => ({ x: i, y: 0 })),
    basemap: { land: [], outlines: [], cells: [], graticule: null, extent: null, approximate: false },
    discs: { radius: (multiple) => multiple ?? 1 },
    palette: palettes.light,
    language: "en",
    colourOf: () => palettes.light.tierRamp[0]!,
    threshold,
    chosen: null,
    belts: result.belts,
    beltTies: ties,
    component: superlevel(ties, multiples, threshold),
    ties: [],
  };
}

test("a belt gets a ribbon through its spine, a cut-off hub a broken one along its path", () => {
  const { ribbons } = pictureOf(inputAt(1));
  expect(ribbons.spines.map((spine) => spine.map(({ x }) => x))).toEqual([[0, 1, 2]]);
  expect(ribbons.broken.map(({ path }) => path.map(({ x }) => x))).toEqual([[4, 3, 2]]);
  expect(ribbons.joined.map(([a, b]) => [a.x, b.x])).toEqual([
    [0, 1],
    [1, 2],
  ]);
});

test("below the joining level the path is whole, and no ribbon is broken", () => {
  const { ribbons } = pictureOf(inputAt(0.1));
  expect(ribbons.broken).toEqual([]);
  expect(ribbons.joined.length).toBe(4);
});

test("of very many cut-off hubs the paths of the highest are drawn, and that of the chosen one", () => {
  const cut = result.hubs.find(({ id }) => id === "e");
  const hubs = Array.from({ length: 100 }, (_, i) => ({ ...cut!, id: `h${i}` }));
  const broken = (chosen: string | null): number =>
    pictureOf({ ...inputAt(1), result: { ...result, hubs }, chosen }).ribbons.broken.length;
  expect([broken(null), broken("h3"), broken("h99")]).toEqual([60, 60, 61]);
});

test("a city below the threshold fades, the others keep their colour", () => {
  const colour = (threshold: number, id: string): string =>
    pictureOf(inputAt(threshold)).discs.find((disc) => disc.id === id)!.colour;
  expect(colour(1, "d")).not.toBe(colour(0.1, "d"));
  expect(colour(1, "a")).toBe(colour(0.1, "a"));
});

test("rings tell the class at the hub level, whatever threshold is shown", () => {
  const classes = (threshold: number): unknown =>
    overlayOf(inputAt(threshold), null, null).marks.map(({ hubClass, gapColour }) => [hubClass, gapColour !== null]);
  expect(classes(1)).toEqual(classes(0.1));
  expect(classes(1)).toEqual([
    ["belt", false],
    ["belt", false],
    ["belt", false],
    [null, true],
    ["isolated", false],
  ]);
});

test("hubs and gap cities are named first, and the city under the pointer before them", () => {
  const names = (hovered: string | null): string[] => overlayOf(inputAt(1), null, hovered).labels.map(({ id }) => id);
  expect(names(null)).toEqual(["a", "b", "e", "c", "d"]);
  expect(names("d")[0]).toBe("d");
});

test("a stronger tie is wider and denser, and those of the chosen city stand out", () => {
  const { cities } = dataset.network;
  const [ab, bc] = tiesDrawn(ties, cities, palettes.light, -1);
  expect(ab!.width).toBeGreaterThan(bc!.width);
  expect(ab!.alpha).toBeGreaterThan(bc!.alpha);
  const chosen = tiesDrawn(ties, cities, palettes.light, 3);
  expect(chosen.filter((tie) => tie.colour === palettes.light.ink).map(({ from, to }) => from + to)).toEqual([
    "cd",
    "de",
  ]);
  expect(chosen[0]!.alpha).toBeLessThan(ab!.alpha);
});

test("of too many ties the strongest are drawn, of equal ones the shortest, and all of the chosen city", () => {
  // Strengths 4, 2, 1, 1; the last tie is the longer one.
  const places = [0, 1, 2, 3, 10].map((x) => ({ x, y: 0 }));
  const drawn = (most: number, chosen = -1): string[] =>
    tiesDrawn(ties, dataset.network.cities, palettes.light, chosen, strongestTies(ties, places, most)).map(
      ({ from, to }) => from + to,
    );
  expect(drawn(4)).toEqual(["ab", "bc", "cd", "de"]);
  expect(drawn(3)).toEqual(["ab", "bc", "cd"]);
  expect(drawn(2)).toEqual(["ab", "bc"]);
  expect(drawn(1)).toEqual(["ab"]);
  expect(drawn(1, 4)).toEqual(["ab", "de"]);
  // Equally strong and equally long: as many as there is room for.
  const even = { ...ties, strengths: ties.strengths.map(() => 1) as typeof ties.strengths };
  const line = [0, 1, 2, 3, 4].map((x) => ({ x, y: 0 }));
  expect(strongestTies(even, line, 3)!.reduce((sum, kept) => sum + kept, 0)).toBe(3);
});

test("of thousands of joined ties the band keeps as many as join every component, the shortest", () => {
  // A ring of 3,000 cities with ties to the next and the next but one.
  const n = 3000;
  const neighbours = Array.from({ length: n }, (_, i) =>
    [1, 2, n - 1, n - 2].map((step) => (i + step) % n).sort((a, b) => a - b),
  );
  const form = {
    n,
    directed: false,
    offsets: Uint32Array.from({ length: n + 1 }, (_, i) => 4 * i),
    neighbours: Uint32Array.from(neighbours.flat()),
    strengths: new Float64Array(4 * n).fill(1) as typeof ties.strengths,
  };
  const turn = (i: number): number => (2 * Math.PI * i) / n;
  const { ribbons } = pictureOf({
    ...inputAt(1),
    result: { ...result, cities: [], hubs: [] },
    belts: [],
    beltTies: form,
    component: new Int32Array(n),
    places: Array.from({ length: n }, (_, i) => ({ x: Math.cos(turn(i)), y: Math.sin(turn(i)) })),
  });
  expect(ribbons.joined.length).toBe(n - 1);
  const longest = Math.max(...ribbons.joined.map(([a, b]) => Math.hypot(a.x - b.x, a.y - b.y)));
  expect(longest).toBeLessThan(1.5 * turn(1));
});

test("only a city's own 市 is left out of a name", () => {
  expect(shortName("合肥市")).toBe("合肥");
  expect(shortName("沙市")).toBe("沙市");
  expect(shortName("Suzhou (Anhui)")).toBe("Suzhou (Anhui)");
});

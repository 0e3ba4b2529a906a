/**
 * The map of the result: cities by tier, belts along their spines, and the hubs that are cut off, with the way to the
 * nearest other hub and the gap city on it.
 *
 * The area of a disc is proportional to the multiple. A hub's class is told by its ring, never by colour alone: one ring
 * for a belt hub, two for a paired hub, three arcs for a sector hub with a gap, a ring with four ticks for an isolated
 * one; a gap city has a diamond. Named first are the highest hub of every belt, isolated hubs, gap cities, sector and
 * paired hubs, then the others by multiple; hubs and gap cities are tied to their disc by a line where they must stand
 * off, other names are left out where they would cover a name or a disc. Of many cities those of the lowest tier have no
 * name unless they are a gap.
 */
import type { HubClass } from "../../analysis/result.ts";
import { hubClassText } from "../../analysis/wording.ts";
import type { Point } from "../../network/city.ts";
import type { Language } from "../../support/text.ts";
import { headHeight, headingWidth, margin, sheet } from "./frame.ts";
import { type Anchor, type Box, isFree, label, labelBox, overlaps, shortened, textWidth } from "./label.ts";
import { planeFor, type Spot } from "./map-plane.ts";
import { outlinePath, ringsOf } from "./outlines.ts";
import { type FigureStyle, tierColour } from "./style.ts";
import { pathThrough, svg, type SvgNode } from "./svg.ts";
import { sentences, words } from "./words.ts";

export interface MapCity {
  readonly id: string;
  readonly name: string;
  readonly point: Point | null;
  readonly multiple: number | null;
  /** 1 is the highest; null without a score. */
  readonly tier: number | null;
}

export interface MapHub {
  readonly id: string;
  readonly hubClass: HubClass;
  readonly path: readonly string[];
  readonly gap: string | null;
}

export interface TierMap {
  readonly name: string;
  readonly subtitle: string;
  readonly cities: readonly MapCity[];
  /** Lower limits of the tiers, highest first. */
  readonly breaks: readonly number[];
  readonly spines: readonly (readonly string[])[];
  /** Ties by which the branches of belts hang on them. */
  readonly branches: readonly (readonly [string, string])[];
  readonly hubs: readonly MapHub[];
  /** The highest hub of every belt. */
  readonly leads: readonly string[];
  /** A GeoJSON FeatureCollection, or anything else for none. */
  readonly outlines: unknown;
  readonly language: Language;
  readonly style: FigureStyle;
}

const longSide = 660;
const manyCities = 150;
const size = 12;

interface Disc {
  readonly city: MapCity;
  readonly at: Spot;
  readonly radius: number;
  /** With its ring. */
  readonly reach: number;
}

/** Null when no city has a point. */
export function tierMap(input: TierMap): SvgNode | null {
  const { name, subtitle, cities, spines, branches, hubs, outlines, language, style } = input;
  const points = cities.flatMap(({ point }) => (point === null ? [] : [point]));
  if (points.length === 0) return null;
  const rings = ringsOf(outlines);
  const { toPixel, width: mapWidth, height: mapHeight, pxPerKm } = viewOf(points, rings);
  const land = landPath(rings, toPixel, mapWidth, mapHeight, style);
  const classOf = new Map(hubs.map(({ id, hubClass }) => [id, hubClass]));
  const cutOff = hubs.filter(({ hubClass }) => hubClass === "sector" || hubClass === "isolated");
  const gapOf = new Map(
    cutOff.toReversed().flatMap(({ gap, hubClass }) => (gap === null ? [] : [[gap, hubClass] as const])),
  );
  const radius = radiusRule(cities, mapWidth * mapHeight);
  const discs = cities
    .flatMap((city): Disc[] => {
      if (city.point === null) return [];
      const own = radius(city.multiple);
      return [
        { city, at: toPixel(city.point), radius: own, reach: own + reachOf(classOf.get(city.id), gapOf.has(city.id)) },
      ];
    })
    .sort((a, b) => b.radius - a.radius || (a.city.id < b.city.id ? -1 : 1));
  const spotOf = new Map(discs.map(({ city, at }) => [city.id, at]));
  const along = (path: readonly string[]): Spot[] => path.flatMap((id) => spotOf.get(id) ?? []);
  const legend = legendColumn(input, radius);
  const width = Math.max(
    margin + mapWidth + 22 + legend.width + margin,
    headingWidth(words.tierMap[language], subtitle),
  );
  const [left, top] = [margin, headHeight + 8];
  const onSheet = ({ x, y }: Spot): Spot => ({ x: left + x, y: top + y });
  const captions = [
    sentences.mapped(cities.length, land !== null, language),
    ...(discs.length < cities.length ? [sentences.withoutPoint(cities.length - discs.length, language)] : []),
  ];
  const bar = scaleBar(pxPerKm, left + 14, top + mapHeight - 16, style);
  const marks = discs.flatMap((disc) => discMarks({ ...disc, at: onSheet(disc.at) }, input, classOf, gapOf));
  const lineOf = (path: readonly string[]): Spot[] => along(path).map(onSheet);
  const lines = spines.map(lineOf).filter((line) => line.length > 1);
  const broken = brokenSteps(cutOff);
  const drawn = [
    ...lines.map((spots) => ({ spots, half: 7 })),
    ...[...branches, ...broken.map(({ step }) => step)].map((step) => ({ spots: lineOf(step), half: 2 })),
  ];
  return sheet(
    {
      name,
      title: words.tierMap[language],
      subtitle,
      description: described(input),
      width,
      height: Math.max(top + mapHeight + 6 + 18 * captions.length, top + legend.height) + margin,
      language,
      style,
    },
    // Clipped to its own frame.
    svg(
      "svg",
      { x: left, y: top, width: mapWidth, height: mapHeight, viewBox: `0 0 ${mapWidth} ${mapHeight}` },
      svg("rect", { width: mapWidth, height: mapHeight, fill: land === null ? style.land : style.water }),
      land,
    ),
    svg(
      "g",
      { fill: "none", "stroke-linecap": "round", "stroke-linejoin": "round" },
      ...lines.flatMap((line) =>
        (
          [
            [26, 0.28],
            [15, 0.6],
          ] as const
        ).map(([thickness, opacity]) =>
          svg("path", {
            d: pathThrough(line),
            stroke: style.ribbon,
            "stroke-width": thickness,
            "stroke-opacity": opacity,
          }),
        ),
      ),
      ...branches.flatMap((tie) => {
        const ends = along(tie).map(onSheet);
        return ends.length < 2
          ? []
          : [svg("path", { d: pathThrough(ends), stroke: style.classes.belt, "stroke-width": 3 })];
      }),
      ...broken.flatMap(({ step, hubClass }) => {
        const ends = along(step).map(onSheet);
        return ends.length < 2
          ? []
          : [
              svg("path", {
                d: pathThrough(ends),
                stroke: style.classes[hubClass],
                "stroke-width": 2.8,
                "stroke-dasharray": "2 7",
              }),
            ];
      }),
    ),
    svg("g", {}, ...marks),
    ...bar.nodes,
    svg(
      "g",
      {},
      ...cityLabels(
        discs.map((disc) => ({ ...disc, at: onSheet(disc.at) })),
        input,
        classOf,
        gapOf,
        {
          lines: drawn,
          bar: bar.box,
          frame: { left: left + 2, top: top + 2, right: left + mapWidth - 2, bottom: top + mapHeight - 2 },
        },
      ),
    ),
    legend.at(left + mapWidth + 22, top),
    ...captions.map((caption, line) =>
      label(left, top + mapHeight + 18 * (line + 1), caption, { size: 12, fill: style.muted }),
    ),
  );
}

interface View {
  readonly toPixel: (point: Point) => Spot;
  readonly width: number;
  readonly height: number;
  readonly pxPerKm: number;
}

/** All cities with some room around them, and of the outlines what lies within a quarter of their span. */
function viewOf(points: readonly Point[], rings: readonly (readonly Point[])[]): View {
  const plane = planeFor(points);
  const spots = points.map(plane);
  const span = (values: readonly number[]): [number, number] =>
    values.reduce<[number, number]>(
      ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
      [Infinity, -Infinity],
    );
  const cities = { x: span(spots.map(({ x }) => x)), y: span(spots.map(({ y }) => y)) };
  const shores = rings.flatMap((ring) => ring.map(plane));
  const room = Math.max(cities.x[1] - cities.x[0], cities.y[1] - cities.y[0], 40);
  const sides = (axis: "x" | "y"): [number, number] => {
    const [low, high] = cities[axis];
    const [from, to] = shores.length === 0 ? [low, high] : span(shores.map((spot) => spot[axis]));
    const least = room * 0.06;
    const most = room * 0.25;
    return [
      low - Math.min(most, Math.max(least, low - from + 0.02 * room)),
      high + Math.min(most, Math.max(least, to - high + 0.02 * room)),
    ];
  };
  const [x, y] = [sides("x"), sides("y")];
  const pxPerKm = longSide / Math.max(x[1] - x[0], y[1] - y[0]);
  const width = Math.round(Math.max(260, (x[1] - x[0]) * pxPerKm));
  const height = Math.round(Math.max(260, (y[1] - y[0]) * pxPerKm));
  const middle = { x: (x[0] + x[1]) / 2, y: (y[0] + y[1]) / 2 };
  return {
    width,
    height,
    pxPerKm,
    toPixel: (point) => {
      const spot = plane(point);
      return { x: width / 2 + (spot.x - middle.x) * pxPerKm, y: height / 2 - (spot.y - middle.y) * pxPerKm };
    },
  };
}

function landPath(
  rings: readonly (readonly Point[])[],
  toPixel: View["toPixel"],
  width: number,
  height: number,
  style: FigureStyle,
): SvgNode | null {
  const d = outlinePath(rings, toPixel, width, height);
  if (d === "") return null;
  return svg("path", {
    d,
    fill: style.land,
    stroke: style.border,
    "stroke-width": 1,
    "stroke-linejoin": "round",
    "fill-rule": "evenodd",
  });
}

/**
 * All discs together cover some 3 % of the map, the largest has a radius of at most 22 px; of many cities half of both,
 * since they are never spread evenly.
 */
function radiusRule(cities: readonly MapCity[], area: number): (multiple: number | null) => number {
  const multiples = cities.map(({ multiple }) => multiple ?? 0);
  const highest = Math.max(0, ...multiples);
  const total = multiples.reduce((sum, multiple) => sum + multiple, 0);
  const isMany = cities.length > manyCities;
  const [most, share, least] = isMany ? [14, 0.015, 1.8] : [22, 0.03, 2.5];
  const k = highest === 0 ? 0 : Math.min(most / Math.sqrt(highest), Math.sqrt((share * area) / (Math.PI * total)));
  return (multiple) => Math.max(least, k * Math.sqrt(multiple ?? 0));
}

function reachOf(hubClass: HubClass | undefined, isGap: boolean): number {
  if (hubClass === "isolated") return 10;
  if (hubClass === "paired") return 8.5;
  return hubClass !== undefined || isGap ? 5.5 : 1;
}

/** Every step of the ways of cut-off hubs once: two dashed lines on each other would look whole. */
function brokenSteps(
  cutOff: readonly MapHub[],
): { readonly step: readonly [string, string]; readonly hubClass: HubClass }[] {
  const seen = new Set<string>();
  return cutOff.flatMap(({ path, hubClass }) =>
    path.slice(1).flatMap((to, k) => {
      const from = path[k]!;
      const key = from < to ? `${from} ${to}` : `${to} ${from}`;
      if (seen.has(key)) return [];
      seen.add(key);
      return [{ step: [from, to] as const, hubClass }];
    }),
  );
}

function discMarks(
  { city, at: { x, y }, radius }: Disc,
  { breaks, cities, style }: TierMap,
  classOf: ReadonlyMap<string, HubClass>,
  gapOf: ReadonlyMap<string, HubClass>,
): SvgNode[] {
  const hubClass = classOf.get(city.id);
  const gapClass = gapOf.get(city.id);
  const off = cities.length > manyCities ? 2.2 : 3.2;
  return [
    svg("circle", {
      cx: x,
      cy: y,
      r: radius,
      fill: tierColour(style, city.tier, breaks.length + 1),
      stroke: style.line,
      "stroke-width": 1,
    }),
    ...(hubClass === undefined ? [] : ring(x, y, radius + off, hubClass, style.classes[hubClass])),
    ...(gapClass === undefined ? [] : [diamond(x, y, radius + off + 1.8, style.classes[gapClass])]),
  ];
}

function ring(x: number, y: number, radius: number, hubClass: HubClass, colour: string): SvgNode[] {
  const look = { fill: "none", stroke: colour, "stroke-width": 2 };
  const circle = (r: number): SvgNode => svg("circle", { cx: x, cy: y, r, ...look });
  switch (hubClass) {
    case "belt":
      return [circle(radius)];
    case "paired":
      return [circle(radius), circle(radius + 3.6)];
    case "sector":
      return [0, 1, 2].map((third) =>
        svg("path", { d: arc(x, y, radius, third / 3 + 0.04, (third + 1) / 3 - 0.04), ...look }),
      );
    case "isolated":
      return [
        circle(radius),
        ...[0.125, 0.375, 0.625, 0.875].map((turn) => {
          const [dx, dy] = [Math.cos(turn * 2 * Math.PI), Math.sin(turn * 2 * Math.PI)];
          const [from, to] = [radius + 1.5, radius + 6.5];
          return svg("line", {
            x1: x + dx * from,
            y1: y + dy * from,
            x2: x + dx * to,
            y2: y + dy * to,
            ...look,
            "stroke-width": 2.4,
          });
        }),
      ];
  }
}

function diamond(x: number, y: number, half: number, colour: string): SvgNode {
  const corners = [
    { x, y: y - half },
    { x: x + half, y },
    { x, y: y + half },
    { x: x - half, y },
  ];
  return svg("path", { d: pathThrough(corners, true), fill: "none", stroke: colour, "stroke-width": 2 });
}

/** From and to in turns, clockwise from the top. */
function arc(x: number, y: number, radius: number, from: number, to: number): string {
  const point = (turn: number): string => {
    const angle = (turn - 0.25) * 2 * Math.PI;
    return `${(x + radius * Math.cos(angle)).toFixed(1)},${(y + radius * Math.sin(angle)).toFixed(1)}`;
  };
  return `M${point(from)}A${radius.toFixed(1)},${radius.toFixed(1)} 0 0 1 ${point(to)}`;
}

/** Longest round length that fits a quarter of the map. */
function scaleBar(
  pxPerKm: number,
  x: number,
  y: number,
  style: FigureStyle,
): { readonly nodes: SvgNode[]; readonly box: Box } {
  const km = [2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1].find((length) => length * pxPerKm <= 150) ?? 1;
  const end = x + km * pxPerKm;
  const ends = [
    { x, y: y - 4 },
    { x, y },
    { x: end, y },
    { x: end, y: y - 4 },
  ];
  return {
    nodes: [
      svg("path", { d: pathThrough(ends), fill: "none", stroke: style.text, "stroke-width": 1.4 }),
      label(x + 4, y - 6, `${km} km`, { size: 11, fill: style.text, halo: style.water }),
    ],
    box: { left: x - 4, right: Math.max(end, x + 4 + textWidth(`${km} km`, 11)) + 4, top: y - 20, bottom: y + 4 },
  };
}

/** A line that a name should keep clear of, with half its width. */
interface DrawnLine {
  readonly spots: readonly Spot[];
  readonly half: number;
}

/** Of more cities the lowest tier is left without names. */
const fewCities = 60;
/** More names than these do not fit a page: further cities are not tried. */
const mostNames = 160;
/**
 * Where more names stand off from their discs they are taken for those of others: with more hubs and gap cities than
 * these neither a gap city's does nor a belt hub's but the highest of each belt, and only those that come first may
 * cover a disc.
 */
const mostStandingOff = 40;

function cityLabels(
  discs: readonly Disc[],
  { breaks, leads, style }: TierMap,
  classOf: ReadonlyMap<string, HubClass>,
  gapOf: ReadonlyMap<string, HubClass>,
  { lines, bar, frame }: { readonly lines: readonly DrawnLine[]; readonly bar: Box; readonly frame: Box },
): SvgNode[] {
  const isLead = new Set(leads);
  const rankOf = ({ city: { id } }: Disc): number => {
    const hubClass = classOf.get(id);
    if (isLead.has(id)) return 0;
    if (hubClass === "isolated") return 1;
    if (gapOf.has(id)) return 2;
    return hubClass === "sector" || hubClass === "paired" ? 3 : 4;
  };
  const ranks = new Map(discs.map((disc) => [disc, rankOf(disc)]));
  const rank = (disc: Disc): number => ranks.get(disc)!;
  const isWorthAName = (disc: Disc): boolean =>
    discs.length <= fewCities || rank(disc) < 4 || (disc.city.tier !== null && disc.city.tier <= breaks.length);
  const ordered = [...discs].sort(
    (a, b) => rank(a) - rank(b) || (b.city.multiple ?? 0) - (a.city.multiple ?? 0) || (a.city.id < b.city.id ? -1 : 1),
  );
  const boxes = ordered.map(({ at, reach }) => around(at, reach));
  const isKey = ({ city: { id } }: Disc): boolean => classOf.has(id) || gapOf.has(id);
  const keys = ordered.filter(isKey);
  const isCrowded = keys.length > mostStandingOff;
  const mayStandOff = new Set(
    isCrowded ? keys.filter((disc) => rank(disc) < 4 && !gapOf.has(disc.city.id)).slice(0, mostStandingOff) : keys,
  );
  const taken: Box[] = [bar];
  const found: SvgNode[] = [];
  ordered.slice(0, mostNames).forEach((disc, own) => {
    if (!isWorthAName(disc)) return;
    const weight = isKey(disc) ? 600 : 400;
    const text = shortened(disc.city.name, size, 150, weight);
    const inside = (mayStandOff.has(disc) ? [0, 10, 20, 34] : [0])
      .flatMap((off) => positions(disc, off, text, weight).map((at) => ({ ...at, off })))
      .filter(({ box }) => isWithin(box, frame) && isFree(box, taken, 2));
    const clear = inside.filter(({ box }) => boxes.every((other, k) => k === own || !overlaps(box, other, 0.5)));
    const at =
      clear.find(({ box, off }) => off <= 10 && !lines.some((line) => touches(line, box))) ??
      clear[0] ??
      ((isCrowded ? rank(disc) < 2 : isKey(disc)) ? inside[0] : undefined);
    if (at === undefined) return;
    taken.push(at.box);
    if (at.off > 0) found.push(leader(disc, at.box, style));
    const fill = isKey(disc) ? style.text : style.muted;
    found.push(label(at.x, at.y, text, { size, fill, anchor: at.anchor, weight, halo: style.land }));
  });
  return found;
}

function isWithin(box: Box, frame: Box): boolean {
  return box.left > frame.left && box.right < frame.right && box.top > frame.top && box.bottom < frame.bottom;
}

function around({ x, y }: Spot, reach: number): Box {
  return { left: x - reach, right: x + reach, top: y - reach, bottom: y + reach };
}

function positions(
  { at: { x, y }, reach }: Disc,
  off: number,
  text: string,
  weight: number,
): { readonly x: number; readonly y: number; readonly anchor: Anchor; readonly box: Box }[] {
  const far = reach + off + 3;
  const slant = far * 0.75;
  const spots: readonly (readonly [number, number, Anchor])[] = [
    [x + far, y + 4, "start"],
    [x - far, y + 4, "end"],
    [x, y - far - 2, "middle"],
    [x, y + far + 10, "middle"],
    [x + slant, y - slant, "start"],
    [x + slant, y + slant + 8, "start"],
    [x - slant, y - slant, "end"],
    [x - slant, y + slant + 8, "end"],
  ];
  return spots.map(([atX, atY, anchor]) => ({
    x: atX,
    y: atY,
    anchor,
    box: labelBox(atX, atY, text, { size, anchor, weight }),
  }));
}

/** Probed every few pixels. */
function touches({ spots, half }: DrawnLine, box: Box): boolean {
  return spots.slice(1).some((to, k) => {
    const from = spots[k]!;
    const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 4));
    return Array.from({ length: steps + 1 }, (_, step) => step / steps).some((share) =>
      overlaps(around({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }, half), box),
    );
  });
}

function leader({ at, reach }: Disc, box: Box, style: FigureStyle): SvgNode {
  const to = { x: Math.max(box.left, Math.min(box.right, at.x)), y: Math.max(box.top, Math.min(box.bottom, at.y)) };
  const length = Math.hypot(to.x - at.x, to.y - at.y) || 1;
  const from = { x: at.x + ((to.x - at.x) * reach) / length, y: at.y + ((to.y - at.y) * reach) / length };
  return svg("line", { x1: from.x, y1: from.y, x2: to.x, y2: to.y, stroke: style.muted, "stroke-width": 1 });
}

function legendColumn(
  input: TierMap,
  radius: (multiple: number | null) => number,
): { readonly width: number; readonly height: number; readonly at: (x: number, y: number) => SvgNode } {
  const { cities, breaks, hubs, spines, branches, language, style } = input;
  const highest = Math.max(0, ...cities.map(({ multiple }) => multiple ?? 0));
  const round = [500, 200, 100, 50, 20, 10, 5, 2, 1].find((multiple) => multiple <= highest) ?? 1;
  const sizes = [...new Set([0.5, 1, round])];
  const used = (["belt", "paired", "sector", "isolated"] as const).filter((one) =>
    hubs.some(({ hubClass }) => hubClass === one),
  );
  const cutOff = hubs.find(
    ({ hubClass, path }) => (hubClass === "sector" || hubClass === "isolated") && path.length > 1,
  );
  const withGap = hubs.find(({ hubClass, gap }) => (hubClass === "sector" || hubClass === "isolated") && gap !== null);
  const tiers = Array.from({ length: breaks.length + 1 }, (_, k) => k + 1);
  const countOf = (tier: number | null): number => cities.filter((city) => city.tier === tier).length;
  const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

  type Row = { readonly text: string; readonly count?: number; readonly mark: (x: number, y: number) => SvgNode[] };
  const swatch =
    (colour: string) =>
    (x: number, y: number): SvgNode[] => [
      svg("rect", { x: x + 5, y: y - 7, width: 14, height: 14, rx: 3, fill: colour }),
    ];
  const stroke =
    (attributes: Readonly<Record<string, string | number>>) =>
    (x: number, y: number): SvgNode[] => [svg("line", { x1: x + 1, x2: x + 25, y1: y, y2: y, ...attributes })];
  const rows: readonly (readonly Row[])[] = [
    [
      ...tiers.map((tier): Row => ({
        text: sentences.range(breaks[tier - 1] ?? null, breaks[tier - 2] ?? null, language),
        count: countOf(tier),
        mark: swatch(tierColour(style, tier, tiers.length)),
      })),
      ...(countOf(null) > 0
        ? [{ text: words.noScore[language], count: countOf(null), mark: swatch(style.noScore) }]
        : []),
    ],
    [
      ...used.map((one): Row => ({
        text: hubClassText[one][language],
        count: hubs.filter(({ hubClass }) => hubClass === one).length,
        mark: (x, y) => [
          svg("circle", { cx: x + 12, cy: y, r: 3, fill: style.classes[one] }),
          ...ring(x + 12, y, 5.5, one, style.classes[one]),
        ],
      })),
      ...(withGap === undefined
        ? []
        : [
            {
              text: words.gapCity[language],
              mark: (x: number, y: number) => [
                svg("circle", { cx: x + 12, cy: y, r: 2.6, fill: style.classes[withGap.hubClass] }),
                diamond(x + 12, y, 7.5, style.classes[withGap.hubClass]),
              ],
            },
          ]),
    ],
    [
      ...(spines.length === 0
        ? []
        : [
            {
              text: words.spine[language],
              mark: stroke({ stroke: style.ribbon, "stroke-width": 10, "stroke-opacity": 0.75 }),
            },
          ]),
      ...(branches.length === 0
        ? []
        : [{ text: words.branch[language], mark: stroke({ stroke: style.classes.belt, "stroke-width": 3 }) }]),
      ...(cutOff === undefined
        ? []
        : [
            {
              text: words.joiningPath[language],
              mark: stroke({
                stroke: style.classes[cutOff.hubClass],
                "stroke-width": 2.8,
                "stroke-dasharray": "2 7",
                "stroke-linecap": "round",
              }),
            },
          ]),
    ],
  ];
  const written = rows.flat();
  const countX =
    34 +
    Math.max(...written.filter(({ count }) => count !== undefined).map(({ text }) => textWidth(text, 12)), 60) +
    34;
  const largest = radius(round);
  const sizesHeight = 24 + 2 * largest + 26;
  return {
    width: Math.max(
      countX,
      ...written.map(({ text }) => 34 + textWidth(text, 12)),
      textWidth(words.discArea[language], 12),
    ),
    height: sizesHeight + rows.reduce((sum, group) => sum + (group.length === 0 ? 0 : group.length * 24 + 12), 0),
    at: (x, y) => {
      const nodes: SvgNode[] = [label(x, y + 12, words.discArea[language], { size: 12, fill: style.muted })];
      let across = x + 2;
      for (const multiple of sizes) {
        const r = radius(multiple);
        const middle = across + Math.max(r, 12);
        nodes.push(
          svg("circle", { cx: middle, cy: y + 24 + 2 * largest - r, r, fill: style.noScore }),
          label(middle, y + 24 + 2 * largest + 15, String(multiple), { size: 11, fill: style.text, anchor: "middle" }),
        );
        across = middle + Math.max(r, 12) + 10;
      }
      let at = y + sizesHeight + 10;
      for (const group of rows) {
        for (const { text, count, mark } of group) {
          nodes.push(...mark(x, at), label(x + 34, at + 4, capital(text), { size: 12, fill: style.text }));
          if (count !== undefined)
            nodes.push(label(x + countX, at + 4, String(count), { size: 12, fill: style.muted, anchor: "end" }));
          at += 24;
        }
        if (group.length > 0) at += 12;
      }
      return svg("g", {}, ...nodes);
    },
  };
}

function described({ cities, spines, hubs, language }: TierMap): string {
  const nameOf = new Map(cities.map(({ id, name }) => [id, name]));
  const names = (ids: readonly string[]): string =>
    ids.map((id) => nameOf.get(id) ?? id).join(language === "zh" ? "—" : "–");
  const told = [
    ...spines.map((spine) => `${words.spine[language]}: ${names(spine)}`),
    ...hubs
      .filter(({ hubClass }) => hubClass !== "belt")
      .slice(0, 8)
      .map(
        ({ id, hubClass, gap }) =>
          `${names([id])}: ${hubClassText[hubClass][language]}${gap === null ? "" : ` (${words.gapCity[language]}: ${names([gap])})`}`,
      ),
  ];
  return told.length === 0 ? words.tierMap[language] : `${told.join("; ")}.`;
}

/**
 * Corridors as profiles: how high does every city along the way stand, and which is the lowest?
 *
 * One panel per corridor, all on one axis of km and one of multiples, so that they can be compared; the multiple by its
 * root, as the area of a disc on the map, so that a city at a quarter of the mean is still seen beside one at nine times.
 * A corridor measured in hops, for want of a point, is drawn in equal steps and says so; a city without a score breaks the line.
 * Names stand in up to three lines below, the lowest city and the ends first; a name without room is left out.
 */
import { multipleText } from "../../analysis/wording.ts";
import type { Language } from "../../support/text.ts";
import { headHeight, headingWidth, margin, sheet } from "./frame.ts";
import { type Anchor, type Box, isFree, label, labelBox, shortened, textWidth } from "./label.ts";
import { type Scale, scaleOf } from "./scale.ts";
import type { FigureStyle } from "./style.ts";
import { pathThrough, svg, type SvgNode } from "./svg.ts";
import { sentences, words } from "./words.ts";

export interface Corridor {
  readonly title: string;
  /** In the order of the way; `km` from its start. */
  readonly profile: readonly { readonly name: string; readonly multiple: number | null; readonly km: number | null }[];
  /** Place in `profile` of the lowest city. */
  readonly bottleneck: number | null;
  readonly level: number | null;
}

export interface ProfileFigure {
  readonly name: string;
  readonly subtitle: string;
  readonly corridors: readonly Corridor[];
  readonly hubLevel: number;
  readonly language: Language;
  readonly style: FigureStyle;
}

const mostCorridors = 12;
const plotWidth = 700;
const side = 52;
const plotHeight = 100;
const nameLines = 3;
const lineHeight = 15;
/** From the floor to the baseline of the first line of names, clear of the 0 of the axis, and to the end of its stem. */
const nameDrop = 18;
const stemDrop = 7;
const panelHead = 58;
const size = 11.5;

export function profileFigure(input: ProfileFigure): SvgNode {
  const { name, subtitle, hubLevel, language, style } = input;
  const corridors = input.corridors.slice(0, mostCorridors);
  const left = input.corridors.length - corridors.length;
  const heights = corridors.flatMap(({ profile }) => profile.map(({ multiple }) => multiple ?? 0));
  const scale = scaleOf([hubLevel, ...heights], "root");
  const longest = Math.max(0, ...corridors.filter(isMeasured).map(({ profile }) => profile.at(-1)?.km ?? 0));
  const guide = `${words.hubLevel[language]} ${Number(hubLevel.toFixed(2))}`;
  const start = margin + side;
  const end = start + plotWidth + Math.max(side, 12 + textWidth(guide, 11));
  const subtitleShown = `${subtitle} · ${words.multiplesRoot[language]}`;
  let bottom = headHeight + 8;
  const panels = corridors.map((corridor) => {
    const xs = places(corridor, longest, start);
    const names = placedNames(corridor, xs, margin, end);
    const top = bottom;
    const lines = Math.max(1, ...names.map(({ line }) => line + 1));
    bottom += panelHead + plotHeight + lines * lineHeight + 34;
    return panel(corridor, { xs, names, scale, guide, start, top }, input);
  });
  const axisHeight = longest > 0 ? 44 : 0;
  return sheet(
    {
      name,
      title: words.profile[language],
      subtitle: subtitleShown,
      description: corridors.map((corridor) => described(corridor, language)).join(" "),
      width: Math.max(end + margin, headingWidth(words.profile[language], subtitleShown)),
      height: bottom + axisHeight + (left > 0 ? 22 : 0) + 8,
      language,
      style,
    },
    ...panels,
    longest > 0 ? kmAxis(longest, start, bottom - 8, language, style) : null,
    left > 0
      ? label(margin, bottom + axisHeight + 14, sentences.moreCorridors(left, language), {
          size: 12,
          fill: style.muted,
        })
      : null,
  );
}

function isMeasured({ profile }: Corridor): boolean {
  return profile.every(({ km }) => km !== null);
}

function places(corridor: Corridor, longest: number, start: number): number[] {
  const { profile } = corridor;
  if (isMeasured(corridor) && longest > 0) return profile.map(({ km }) => start + ((km ?? 0) / longest) * plotWidth);
  return profile.map((_, k) => start + (profile.length < 2 ? 0 : k / (profile.length - 1)) * plotWidth);
}

interface Panel {
  readonly xs: readonly number[];
  readonly names: readonly PlacedName[];
  readonly scale: Scale;
  readonly guide: string;
  readonly start: number;
  readonly top: number;
}

function panel(
  corridor: Corridor,
  { xs, names, scale, guide, start, top }: Panel,
  { hubLevel, language, style }: ProfileFigure,
): SvgNode {
  const { title, profile, bottleneck } = corridor;
  const floor = top + panelHead + plotHeight;
  const y = (multiple: number | null): number => floor - scale.at(multiple ?? 0) * plotHeight;
  const end = Math.max(...xs, start + 60);
  const colour = style.classes.belt;
  // A lowest city that is a hub itself breaks nothing: no colour of alarm.
  const lowest = bottleneck === null ? null : (profile[bottleneck]?.multiple ?? null);
  const isWeak = lowest !== null && lowest < hubLevel;
  const lowColour = isWeak ? style.classes.isolated : colour;
  const ticks = scale.ticks(plotHeight, 20);
  const runs = runsOf(profile.map(({ multiple }, k) => (multiple === null ? null : { x: xs[k]!, y: y(multiple) })));
  const guideAt = { x: end + 12, y: y(hubLevel) + 4 };
  return svg(
    "g",
    {},
    label(margin, top + 16, shortened(title, 14, plotWidth, 650), { size: 14, fill: style.text, weight: 650 }),
    label(margin, top + 34, shortened(factsOf(corridor, hubLevel, language), 12, plotWidth), {
      size: 12,
      fill: style.muted,
    }),
    ...ticks.map((tick) =>
      svg("line", {
        x1: start,
        x2: end,
        y1: y(tick),
        y2: y(tick),
        stroke: tick === 0 ? style.line : style.grid,
        "stroke-width": 1,
      }),
    ),
    ...ticks.map((tick) =>
      label(margin + 20, y(tick) + 4, String(tick), { size: 11, fill: style.muted, anchor: "end" }),
    ),
    ...runs.map((run) =>
      svg("path", {
        d: pathThrough([{ x: run[0]!.x, y: floor }, ...run, { x: run.at(-1)!.x, y: floor }], true),
        fill: style.ribbon,
        "fill-opacity": 0.2,
      }),
    ),
    ...runs.map((run) =>
      svg("path", {
        d: pathThrough(run),
        fill: "none",
        stroke: colour,
        "stroke-width": 2.2,
        "stroke-linejoin": "round",
      }),
    ),
    svg("line", {
      x1: start,
      x2: end,
      y1: y(hubLevel),
      y2: y(hubLevel),
      stroke: style.muted,
      "stroke-width": 1.2,
      "stroke-dasharray": "4 4",
    }),
    label(guideAt.x, guideAt.y, guide, { size: 11, fill: style.muted }),
    ...names.map(({ k, line }) =>
      svg("line", {
        x1: xs[k]!,
        x2: xs[k]!,
        y1: y(profile[k]!.multiple),
        y2: floor + stemDrop + line * lineHeight,
        stroke: k === bottleneck ? lowColour : style.line,
        "stroke-width": 1,
        "stroke-opacity": k === bottleneck ? 1 : 0.55,
      }),
    ),
    ...profile.map(({ multiple }, k) =>
      dot(xs[k]!, y(multiple), multiple, k === bottleneck ? lowColour : null, hubLevel, style),
    ),
    ...valueLabels(
      corridor,
      xs,
      profile.map(({ multiple }) => y(multiple)),
      [labelBox(guideAt.x, guideAt.y, guide, { size: 11 }), { left: 0, right: margin + 22, top, bottom: floor + 8 }],
      { hubLevel, language, style },
    ),
    ...names.map(({ k, line, text, anchor }) =>
      label(anchorX(xs[k]!, anchor), floor + nameDrop + line * lineHeight, text, {
        size,
        fill: k === bottleneck && isWeak ? lowColour : style.text,
        anchor,
        weight: weightOf(k, corridor),
      }),
    ),
  );
}

/** `lowColour` for the lowest city, null for every other. */
function dot(
  x: number,
  y: number,
  multiple: number | null,
  lowColour: string | null,
  hubLevel: number,
  style: FigureStyle,
): SvgNode {
  const colour = lowColour ?? (multiple === null ? style.line : style.classes.belt);
  const isHub = multiple !== null && multiple >= hubLevel;
  return svg("circle", {
    cx: x,
    cy: y,
    r: lowColour === null ? 4.2 : 5,
    fill: isHub ? colour : style.background,
    stroke: colour,
    "stroke-width": 2,
  });
}

/** Consecutive points; a missing one parts the line. */
function runsOf<Point>(points: readonly (Point | null)[]): Point[][] {
  const runs: Point[][] = [[]];
  for (const point of points) {
    if (point === null) runs.push([]);
    else runs.at(-1)!.push(point);
  }
  return runs.filter((run) => run.length > 0);
}

/** The lowest city first, then the ends, then from the start. */
function byImportance(count: number, bottleneck: number | null): number[] {
  const first = [...(bottleneck === null ? [] : [bottleneck]), 0, count - 1].filter((k) => k >= 0);
  return [...new Set([...first, ...Array.from({ length: count }, (_, k) => k)])];
}

function anchorX(x: number, anchor: Anchor): number {
  return anchor === "start" ? x - 4 : anchor === "end" ? x + 4 : x;
}

function weightOf(k: number, { bottleneck }: Corridor): number {
  return k === bottleneck ? 650 : 400;
}

interface PlacedName {
  readonly k: number;
  readonly line: number;
  readonly text: string;
  readonly anchor: Anchor;
}

/**
 * The first of the lines below the floor on which a name meets no other name and no stem of a lower one. The lowest
 * city leaves way for the stems of the ends, unless it stands right beside one.
 */
function placedNames(corridor: Corridor, xs: readonly number[], from: number, to: number): PlacedName[] {
  const { profile, bottleneck } = corridor;
  const taken: Box[] = [];
  const stemAt = (x: number, line: number): Box => ({
    left: x - 1,
    right: x + 1,
    top: 0,
    bottom: stemDrop + line * lineHeight,
  });
  const choices = Array.from({ length: nameLines }, (_, line) =>
    (["middle", "start", "end"] as const).map((anchor) => ({ line, anchor })),
  ).flat();
  return byImportance(profile.length, bottleneck).flatMap((k): PlacedName[] => {
    const weight = weightOf(k, corridor);
    const text = shortened(profile[k]!.name, size, 130, weight);
    const fits = (clearOf: readonly Box[]): { line: number; anchor: Anchor; box: Box } | undefined =>
      choices
        .map(({ line, anchor }) => ({
          line,
          anchor,
          box: labelBox(anchorX(xs[k]!, anchor), nameDrop + line * lineHeight, text, { size, anchor, weight }),
        }))
        .find(
          ({ line, box }) =>
            box.left >= from &&
            box.right <= to &&
            isFree({ ...box, left: box.left - 6, right: box.right + 6 }, clearOf) &&
            isFree(stemAt(xs[k]!, line), taken),
        );
    const ends = k === bottleneck ? [0, profile.length - 1].filter((end) => end !== k) : [];
    const at = fits([...taken, ...ends.map((end) => stemAt(xs[end]!, nameLines))]) ?? fits(taken);
    if (at === undefined) return [];
    taken.push(at.box, stemAt(xs[k]!, at.line));
    return [{ k, line: at.line, text, anchor: at.anchor }];
  });
}

/** The multiple above its dot, or beside it; left out where it would cover another text or another dot. */
function valueLabels(
  corridor: Corridor,
  xs: readonly number[],
  ys: readonly number[],
  texts: readonly Box[],
  { hubLevel, language, style }: Pick<ProfileFigure, "hubLevel" | "language" | "style">,
): SvgNode[] {
  const { profile, bottleneck } = corridor;
  const dots = xs.map((x, k): Box => ({ left: x - 5, right: x + 5, top: ys[k]! - 5, bottom: ys[k]! + 5 }));
  const taken: Box[] = [...texts];
  const found: SvgNode[] = [];
  for (const k of byImportance(profile.length, bottleneck)) {
    const { multiple } = profile[k]!;
    const text = multiple === null ? words.noScore[language] : multipleText(multiple, [hubLevel]);
    const [x, y] = [xs[k]!, ys[k]!];
    const weight = weightOf(k, corridor);
    const choices = [
      { x, y: y - 10, anchor: "middle" as const },
      { x: x + 8, y: y - 5, anchor: "start" as const },
      { x: x - 8, y: y - 5, anchor: "end" as const },
      { x, y: y - 24, anchor: "middle" as const },
    ];
    const others = [...taken, ...dots.filter((_, other) => other !== k)];
    const at = choices.find((choice) =>
      isFree(labelBox(choice.x, choice.y, text, { size, anchor: choice.anchor, weight }), others, 1),
    );
    if (at === undefined) continue;
    taken.push(labelBox(at.x, at.y, text, { size, anchor: at.anchor, weight }));
    const fill = k === bottleneck && multiple !== null && multiple < hubLevel ? style.classes.isolated : style.text;
    found.push(label(at.x, at.y, text, { size, fill, anchor: at.anchor, weight, halo: style.background }));
  }
  return found;
}

/** Which city is the lowest, and what to know of the drawing. */
function factsOf(corridor: Corridor, hubLevel: number, language: Language): string {
  const { profile, bottleneck, level } = corridor;
  const colon = language === "zh" ? "：" : ": ";
  const lowest = bottleneck === null ? undefined : profile[bottleneck];
  const facts = [
    lowest === undefined
      ? null
      : `${words.bottleneck[language]}${colon}${lowest.name}${level === null ? "" : ` ${multipleText(level, [hubLevel])}`}`,
    isMeasured(corridor) ? null : words.equalSteps[language],
  ];
  return facts.filter((fact) => fact !== null).join(" · ");
}

function kmAxis(longest: number, start: number, y: number, language: Language, style: FigureStyle): SvgNode {
  const ticks = scaleOf([longest], "even").ticks(plotWidth, 70);
  const x = (km: number): number => start + (km / longest) * plotWidth;
  return svg(
    "g",
    {},
    svg("line", { x1: start, x2: start + plotWidth, y1: y, y2: y, stroke: style.line, "stroke-width": 1 }),
    ...ticks.map((km) =>
      svg("line", { x1: x(km), x2: x(km), y1: y, y2: y + 5, stroke: style.line, "stroke-width": 1 }),
    ),
    ...ticks.map((km) => label(x(km), y + 18, String(km), { size: 11, fill: style.muted, anchor: "middle" })),
    label(start, y + 35, words.kmAlong[language], { size: 12, fill: style.muted }),
  );
}

function described(corridor: Corridor, language: Language): string {
  const { title, profile } = corridor;
  const way = profile.map(({ name, multiple }) =>
    multiple === null ? `${name} (${words.noScore[language]})` : `${name} ${multipleText(multiple)}`,
  );
  const facts = factsOf(corridor, 1, language);
  const zh = language === "zh";
  return `${title}${zh ? "：" : ": "}${way.join(zh ? "、" : ", ")}${facts === "" ? "" : `${zh ? "；" : "; "}${facts}`}${zh ? "。" : "."}`;
}

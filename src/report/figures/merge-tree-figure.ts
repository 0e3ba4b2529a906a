/**
 * The merge tree as a figure: every peak at its height, joined to its parent at the level of its col.
 *
 * Height is the multiple of the mean by its root. The children of a peak stand on both sides of it in turn, those that
 * join highest nearest to it; the line of a child then runs below everything that has joined before, so no lines cross.
 * The most prominent peaks are shown, 40 of them: a parent is never less prominent than its child, so none is orphaned.
 * Names stand above their peaks, upwards where they would take too much room side by side; a col is named below its line
 * where there is room.
 */
import type { HubClass } from "../../analysis/result.ts";
import { hubClassText, multipleText } from "../../analysis/wording.ts";
import type { Language } from "../../support/text.ts";
import { headHeight, headingWidth, margin, sheet } from "./frame.ts";
import { type Box, isFree, label, labelBox, shortened, textWidth } from "./label.ts";
import { scaleOf } from "./scale.ts";
import type { FigureStyle } from "./style.ts";
import { pathThrough, svg, type SvgNode } from "./svg.ts";
import { sentences, words } from "./words.ts";

export interface TreePeak {
  readonly id: string;
  readonly multiple: number;
  readonly col: { readonly id: string; readonly multiple: number } | null;
  readonly parent: string | null;
}

export interface MergeTreeFigure {
  readonly name: string;
  readonly subtitle: string;
  /** By prominence, then in the order of arrival. */
  readonly peaks: readonly TreePeak[];
  readonly classOf: ReadonlyMap<string, HubClass>;
  readonly hubLevel: number;
  readonly isolationLevel: number;
  readonly nameOf: (id: string) => string;
  readonly language: Language;
  readonly style: FigureStyle;
}

const mostPeaks = 40;
const plotHeight = 400;
/** Names stand upwards when the tree would be wider than this. */
const mostWidth = 1000;
const size = 12.5;
const colSize = 11;

export function mergeTreeFigure(input: MergeTreeFigure): SvgNode {
  const { name, subtitle, hubLevel, isolationLevel, nameOf, classOf, language, style } = input;
  const subtitleShown = `${subtitle} · ${words.multiplesRoot[language]}`;
  const peaks = input.peaks.slice(0, mostPeaks);
  const left = input.peaks.length - peaks.length;
  const levels = [hubLevel, isolationLevel];
  const leaves = inOrder(peaks);
  const texts = leaves.map(
    ({ id, multiple }) => `${shortened(nameOf(id), size, 150)} ${multipleText(multiple, levels)}`,
  );
  const scale = scaleOf([hubLevel, ...peaks.flatMap(({ multiple, col }) => [multiple, col?.multiple ?? 0])], "root");

  const halves = texts.map((text) => textWidth(text, size) / 2);
  const gap = (k: number): number => Math.max(54, halves[k - 1]! + halves[k]! + 14);
  const across = halves.reduce((sum, _, k) => sum + (k === 0 ? 0 : gap(k)), 0);
  const upwards = across > mostWidth;
  const step = Math.max(26, Math.min(44, 640 / Math.max(1, leaves.length)));
  const start = margin + 44 + (upwards ? 16 : Math.max(20, halves[0] ?? 20));
  const xs: number[] = [];
  for (const k of leaves.keys()) xs.push(k === 0 ? start : xs[k - 1]! + (upwards ? step : gap(k)));
  const xOf = new Map(leaves.map(({ id }, k) => [id, xs[k]!]));
  const guides = [
    { level: hubLevel, text: words.hubLevel[language] },
    { level: isolationLevel, text: words.isolationLevel[language] },
  ].map(({ level, text }) => ({ level, text: `${text} ${Number(level.toFixed(2))}` }));
  const right = (xs.at(-1) ?? start) + (upwards ? 20 : Math.max(20, halves.at(-1) ?? 20)) + 8;
  const guideWidth = Math.max(...guides.map(({ text }) => textWidth(text, colSize)));
  const used = (["belt", "paired", "sector", "isolated"] as const).filter((one) =>
    peaks.some(({ id }) => classOf.get(id) === one),
  );
  const legend = legendRow(
    [
      ...used.map((one) => ({ text: hubClassText[one][language], colour: style.classes[one] })),
      ...(peaks.some(({ id }) => !classOf.has(id))
        ? [{ text: words.noHub[language], colour: style.classes.none }]
        : []),
    ],
    style,
  );
  const width = Math.max(
    right + 8 + guideWidth + margin,
    legend.right + margin,
    headingWidth(words.mergeTree[language], subtitleShown),
  );
  const nameRoom = upwards ? Math.max(...halves.map((half) => 2 * half)) + 12 : 26;
  const top = headHeight + 26 + nameRoom;
  const floor = top + plotHeight;
  const y = (multiple: number): number => floor - scale.at(multiple) * plotHeight;
  const ticks = scale.ticks(plotHeight, 26);

  const colourOf = (id: string): string => style.classes[classOf.get(id) ?? "none"];
  const labels = nameLabels(leaves, texts, xs, y, upwards, style);
  // Not enough room for the two levels' names one above the other: they lean apart.
  const close = Math.abs(y(hubLevel) - y(isolationLevel)) < 14;
  return sheet(
    {
      name,
      title: words.mergeTree[language],
      subtitle: subtitleShown,
      description: description(input),
      width,
      height: floor + 26 + (left > 0 ? 22 : 0),
      language,
      style,
    },
    legend.node,
    ...ticks.map((tick) =>
      svg("line", {
        x1: margin + 34,
        x2: right,
        y1: y(tick),
        y2: y(tick),
        stroke: tick === 0 ? style.line : style.grid,
        "stroke-width": 1,
      }),
    ),
    ...ticks.map((tick) =>
      label(margin + 26, y(tick) + 4, String(tick), { size: 11, fill: style.muted, anchor: "end" }),
    ),
    ...guides.flatMap(({ level, text }, k) => [
      svg("line", {
        x1: margin + 34,
        x2: right,
        y1: y(level),
        y2: y(level),
        stroke: style.line,
        "stroke-width": 1.2,
        "stroke-dasharray": "4 4",
      }),
      k === 1 && isolationLevel === hubLevel
        ? null
        : label(right + 8, y(level) + (close ? (k === 0 ? -4 : 12) : 4), text, { size: colSize, fill: style.muted }),
    ]),
    ...leaves.flatMap((peak) => branch(peak, xOf, y, floor, colourOf(peak.id), style)),
    ...leaves.map(({ id, multiple }, k) =>
      svg("circle", {
        cx: xs[k]!,
        cy: y(multiple),
        r: 5,
        fill: colourOf(id),
        stroke: style.background,
        "stroke-width": 1.5,
      }),
    ),
    ...labels.nodes,
    ...colLabels(leaves, xOf, y, { left: margin + 34, right, top, bottom: floor - 1 }, labels.boxes, input),
    left > 0 ? label(margin, floor + 30, sentences.more(left, language), { size: 12, fill: style.muted }) : null,
  );
}

/** Roots by height, each with its children on both sides in turn. */
function inOrder(peaks: readonly TreePeak[]): TreePeak[] {
  const children = new Map<string | null, TreePeak[]>();
  for (const peak of peaks) {
    const siblings = children.get(peak.parent);
    if (siblings === undefined) children.set(peak.parent, [peak]);
    else siblings.push(peak);
  }
  // Without recursion: a chain of parents may be as long as the list.
  const done = new Map<string, TreePeak[]>();
  const lowestFirst = [...peaks].sort((a, b) => a.multiple - b.multiple);
  const depth = depths(peaks);
  lowestFirst.sort((a, b) => depth.get(b.id)! - depth.get(a.id)!);
  for (const peak of lowestFirst) {
    const joined = [...(children.get(peak.id) ?? [])].sort((a, b) => (b.col?.multiple ?? 0) - (a.col?.multiple ?? 0));
    const before: TreePeak[] = [];
    const after: TreePeak[] = [];
    joined.forEach((child, k) => {
      const below = done.get(child.id)!;
      if (k % 2 === 0) after.push(...below);
      else before.unshift(...below);
    });
    done.set(peak.id, [...before, peak, ...after]);
  }
  const roots = [...(children.get(null) ?? [])].sort((a, b) => b.multiple - a.multiple);
  return roots.flatMap(({ id }) => done.get(id)!);
}

function depths(peaks: readonly TreePeak[]): Map<string, number> {
  const parentOf = new Map(peaks.map(({ id, parent }) => [id, parent]));
  return new Map(
    peaks.map(({ id }) => {
      let depth = 0;
      for (let at = parentOf.get(id) ?? null; at !== null; at = parentOf.get(at) ?? null) depth++;
      return [id, depth];
    }),
  );
}

/** Down from the peak to its col and across to the parent; to the floor for one that meets no higher peak. */
function branch(
  { id, multiple, col, parent }: TreePeak,
  xOf: ReadonlyMap<string, number>,
  y: (multiple: number) => number,
  floor: number,
  colour: string,
  style: FigureStyle,
): SvgNode[] {
  const x = xOf.get(id)!;
  const to = parent === null ? undefined : xOf.get(parent);
  const end = col === null ? floor : y(col.multiple);
  return [
    svg("line", { x1: x, x2: x, y1: y(multiple), y2: end, stroke: colour, "stroke-width": 2.6 }),
    ...(to === undefined
      ? []
      : [
          svg("path", {
            d: pathThrough([
              { x, y: end },
              { x: to, y: end },
            ]),
            fill: "none",
            stroke: style.component,
            "stroke-width": 1.6,
          }),
        ]),
  ];
}

function nameLabels(
  leaves: readonly TreePeak[],
  texts: readonly string[],
  xs: readonly number[],
  y: (multiple: number) => number,
  upwards: boolean,
  style: FigureStyle,
): { readonly nodes: SvgNode[]; readonly boxes: Box[] } {
  const boxes: Box[] = [];
  const nodes = leaves.map(({ multiple }, k) => {
    const text = texts[k]!;
    const at = { x: upwards ? xs[k]! + 4.5 : xs[k]!, y: y(multiple) - 10 };
    boxes.push(
      upwards
        ? { left: xs[k]! - 7, right: xs[k]! + 8, top: at.y - textWidth(text, size), bottom: at.y }
        : labelBox(at.x, at.y, text, { size, anchor: "middle" }),
    );
    return label(at.x, at.y, text, {
      size,
      fill: style.text,
      anchor: upwards ? "start" : "middle",
      halo: style.background,
      upwards,
    });
  });
  return { nodes, boxes };
}

/** Below the line of a joint, or above it; once for all that join the same parent at the same city from one side. */
function colLabels(
  leaves: readonly TreePeak[],
  xOf: ReadonlyMap<string, number>,
  y: (multiple: number) => number,
  frame: Box,
  names: readonly Box[],
  { nameOf, hubLevel, isolationLevel, style }: MergeTreeFigure,
): SvgNode[] {
  const taken: Box[] = [...names];
  for (const { id, multiple, col, parent } of leaves) {
    const x = xOf.get(id)!;
    taken.push({ left: x - 2, right: x + 2, top: y(multiple), bottom: col === null ? frame.bottom : y(col.multiple) });
    const to = parent === null ? undefined : xOf.get(parent);
    if (to !== undefined && col !== null)
      taken.push({
        left: Math.min(x, to),
        right: Math.max(x, to),
        top: y(col.multiple) - 1,
        bottom: y(col.multiple) + 1,
      });
  }
  const found: SvgNode[] = [];
  const named = new Set<string>();
  for (const { id, col, parent } of leaves) {
    const to = parent === null ? undefined : xOf.get(parent);
    if (col === null || to === undefined) continue;
    const joint = `${col.id} ${parent} ${xOf.get(id)! < to}`;
    if (named.has(joint)) continue;
    const text = `${shortened(nameOf(col.id), colSize, 120)} ${multipleText(col.multiple, [hubLevel, isolationLevel])}`;
    const [x, line] = [xOf.get(id)!, y(col.multiple)];
    const inward = to > x ? 1 : -1;
    const choices = [
      { x: (x + to) / 2, y: line + 14, anchor: "middle" as const },
      { x: x + inward * 5, y: line + 14, anchor: inward > 0 ? ("start" as const) : ("end" as const) },
      { x: to - inward * 5, y: line + 14, anchor: inward > 0 ? ("end" as const) : ("start" as const) },
      { x: (x + to) / 2, y: line - 6, anchor: "middle" as const },
      { x, y: line + 14, anchor: "middle" as const },
    ];
    const at = choices.find((choice) => {
      const box = labelBox(choice.x, choice.y, text, { size: colSize, anchor: choice.anchor });
      const isInside = box.left > frame.left && box.right < frame.right && box.bottom < frame.bottom;
      return isInside && isFree(box, taken, 1);
    });
    if (at === undefined) continue;
    named.add(joint);
    taken.push(labelBox(at.x, at.y, text, { size: colSize, anchor: at.anchor }));
    found.push(
      label(at.x, at.y, text, { size: colSize, fill: style.muted, anchor: at.anchor, halo: style.background }),
    );
  }
  return found;
}

function legendRow(
  entries: readonly { readonly text: string; readonly colour: string }[],
  style: FigureStyle,
): { readonly node: SvgNode; readonly right: number } {
  let right = margin;
  const nodes = entries.flatMap(({ text, colour }, k) => {
    const x = k === 0 ? right : right + 22;
    right = x + 16 + textWidth(text, 12);
    return [
      svg("circle", { cx: x + 5, cy: headHeight + 12, r: 5, fill: colour }),
      label(x + 16, headHeight + 16, text, { size: 12, fill: style.text }),
    ];
  });
  return { node: svg("g", {}, ...nodes), right };
}

function description({ peaks, nameOf, language, hubLevel }: MergeTreeFigure): string {
  const [highest] = peaks;
  if (highest === undefined) return words.mergeTree[language];
  const joined = peaks.flatMap(({ id, col, parent }) =>
    col === null || parent === null
      ? []
      : [
          `${nameOf(id)} ${sentences.absorbed(nameOf(col.id), multipleText(col.multiple, [hubLevel]), nameOf(parent), language)}`,
        ],
  );
  const first = sentences.highest(
    nameOf(highest.id),
    multipleText(highest.multiple, [hubLevel]),
    peaks.length,
    language,
  );
  const stop = language === "zh" ? "。" : ".";
  return [first, ...joined.slice(0, 6).map((sentence) => sentence + stop)].join(language === "zh" ? "" : " ");
}

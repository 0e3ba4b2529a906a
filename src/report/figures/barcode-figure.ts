/**
 * The barcode as a figure: a row per peak over the falling threshold, thick where its component is a belt, and below it
 * how many belts and components there are at every threshold.
 *
 * The axis runs from the highest multiple on the left to 0 on the right, as the threshold falls: cities come up where
 * their bar begins, and a bar ends where its component meets a higher peak, at the city named there. The most prominent
 * peaks are shown, 30 of them.
 */
import type { BarcodePart } from "../../analysis/barcode-result.ts";
import { multipleText } from "../../analysis/wording.ts";
import type { Language } from "../../support/text.ts";
import { headHeight, headingWidth, margin, sheet } from "./frame.ts";
import { label, shortened, textWidth } from "./label.ts";
import { countTicks, scaleOf } from "./scale.ts";
import type { FigureStyle } from "./style.ts";
import { pathThrough, svg, type SvgNode } from "./svg.ts";
import { sentences, words } from "./words.ts";

export interface BarcodeFigure {
  readonly name: string;
  readonly subtitle: string;
  readonly barcode: BarcodePart;
  readonly hubLevel: number;
  readonly isolationLevel: number;
  readonly nameOf: (id: string) => string;
  readonly language: Language;
  readonly style: FigureStyle;
}

const mostBars = 30;
const rowHeight = 27;
const plotWidth = 540;
const countsHeight = 92;
const size = 12.5;

export function barcodeFigure(input: BarcodeFigure): SvgNode {
  const { name, subtitle, barcode, hubLevel, isolationLevel, nameOf, language, style } = input;
  const bars = barcode.bars.slice(0, mostBars);
  const left = barcode.bars.length - bars.length;
  const levels = [hubLevel, isolationLevel];
  const scale = scaleOf(bars.flatMap(({ born, absorbedAt }) => [born, absorbedAt ?? 0]));
  const share = (t: number): number => 1 - scale.at(t);
  const rows = bars.map((bar) => ({
    bar,
    begins: `${shortened(nameOf(bar.peak), size, 170)} ${multipleText(bar.born, levels)}`,
    ends: endText(bar, levels, nameOf, language, bar === bars[0]),
  }));
  const legend = legendEntries(language, style);
  const start =
    margin +
    Math.max(
      ...rows.map(({ bar, begins }) => textWidth(begins, size, weightOf(bar)) + 12 - share(bar.born) * plotWidth),
      20,
    );
  const x = (t: number): number => start + share(t) * plotWidth;
  const width = Math.max(
    headingWidth(words.barcode[language], subtitle),
    ...rows.map(({ bar, ends }) => x(bar.absorbedAt ?? 0) + 14 + textWidth(ends, size) + margin),
    margin * 2 + legend.width,
    x(0) + margin + 60,
  );

  const legendY = headHeight + 16;
  const guideY = legendY + 34;
  const top = guideY + 12;
  const bottom = top + rows.length * rowHeight;
  const moreHeight = left > 0 ? 24 : 0;
  const countsTop = bottom + moreHeight + 34;
  const countsBottom = countsTop + countsHeight;
  const y = (row: number): number => top + (row + 0.5) * rowHeight;

  const ticks = scale.ticks(plotWidth, 40);
  const grid = ticks.map((t) =>
    svg("line", { x1: x(t), x2: x(t), y1: top, y2: countsBottom, stroke: style.grid, "stroke-width": 1 }),
  );
  const tickLabels = ticks.map((t) =>
    label(x(t), countsBottom + 17, String(t), { size: 11.5, fill: style.muted, anchor: "middle" }),
  );
  return sheet(
    {
      name,
      title: words.barcode[language],
      subtitle,
      description: description(input),
      width,
      height: countsBottom + 62,
      language,
      style,
    },
    legend.at(margin, legendY),
    svg("g", {}, ...grid),
    guides(x, guideY, countsBottom, input),
    svg("g", {}, ...rows.flatMap(({ bar }, row) => barMarks(bar, x, y(row), style))),
    svg(
      "g",
      {},
      ...rows.flatMap(({ bar, begins, ends }, row) => [
        label(x(bar.born) - 10, y(row) + 4.5, begins, {
          size,
          fill: style.text,
          anchor: "end",
          weight: weightOf(bar),
          halo: style.background,
        }),
        label(x(bar.absorbedAt ?? 0) + 12, y(row) + 4.5, ends, { size, fill: style.muted, halo: style.background }),
      ]),
    ),
    left > 0 ? label(start, bottom + 17, sentences.more(left, language), { size, fill: style.muted }) : null,
    countsPanel(input, x, countsTop, countsBottom),
    svg("g", {}, ...tickLabels),
    label(start, countsBottom + 38, words[scale.kind === "root" ? "thresholdRoot" : "threshold"][language], {
      size: 12,
      fill: style.muted,
    }),
  );
}

type BarRow = BarcodePart["bars"][number];

function weightOf({ belt }: BarRow): number {
  return belt ? 650 : 400;
}

function endText(
  { absorbedAt, absorbedBy, col }: BarRow,
  levels: readonly number[],
  nameOf: (id: string) => string,
  language: Language,
  isHighest: boolean,
): string {
  if (absorbedAt === null || absorbedBy === null || col === null)
    return words[isHighest ? "highestOfAll" : "neverMeets"][language];
  const [at, parent] = [col, absorbedBy].map((id) => shortened(nameOf(id), size, 150));
  return sentences.absorbed(at!, multipleText(absorbedAt, levels), parent!, language);
}

const thin = 3;
const thick = 12;

function barMarks(bar: BarRow, x: (t: number) => number, y: number, style: FigureStyle): SvgNode[] {
  const [from, to] = [x(bar.born), x(bar.absorbedAt ?? 0)];
  const belt = bar.beltFrom === null ? null : x(bar.beltFrom);
  const stroke = (x1: number, x2: number, colour: string, width: number): SvgNode =>
    svg("line", { x1, x2, y1: y, y2: y, stroke: colour, "stroke-width": width });
  return [
    stroke(from, belt ?? to, style.component, thin),
    ...(belt === null ? [] : [stroke(belt, to, style.classes.belt, thick)]),
    svg("circle", { cx: from, cy: y, r: 4, fill: bar.belt ? style.classes.belt : style.component }),
    ...(bar.absorbedAt === null ? [] : [endMark(to, y, style)]),
  ];
}

function endMark(x: number, y: number, style: FigureStyle): SvgNode {
  return svg("circle", { cx: x, cy: y, r: 4.5, fill: style.background, stroke: style.text, "stroke-width": 1.8 });
}

function legendEntries(
  language: Language,
  style: FigureStyle,
): { readonly width: number; readonly at: (x: number, y: number) => SvgNode } {
  const entries = [
    { text: words.barcodeComponent[language], colour: style.component, width: thin },
    { text: words.barcodeBelt[language], colour: style.classes.belt, width: thick },
    { text: words.barcodeEnd[language], colour: null, width: 0 },
  ];
  const widths = entries.map(({ text, colour }) => (colour === null ? 16 : 34) + textWidth(text, 12) + 26);
  return {
    width: widths.reduce((sum, width) => sum + width, 0),
    at: (x, y) => {
      let at = x;
      const marks = entries.flatMap(({ text, colour, width }, k) => {
        const here = at;
        at += widths[k]!;
        return [
          colour === null
            ? endMark(here + 6, y - 4, style)
            : svg("line", { x1: here, x2: here + 26, y1: y - 4, y2: y - 4, stroke: colour, "stroke-width": width }),
          label(here + (colour === null ? 16 : 34), y, text, { size: 12, fill: style.text }),
        ];
      });
      return svg("g", {}, ...marks);
    },
  };
}

/** The hub level stands to the left of the isolation level, so their names lean away from each other. */
function guides(
  x: (t: number) => number,
  top: number,
  bottom: number,
  { barcode, hubLevel, isolationLevel, language, style }: BarcodeFigure,
): SvgNode {
  const highest = Math.max(0, ...barcode.bars.map(({ born }) => born));
  const rows = [
    { level: hubLevel, text: words.hubLevel[language], anchor: "end" as const },
    { level: isolationLevel, text: words.isolationLevel[language], anchor: "start" as const },
  ].filter(({ level }) => level <= highest);
  return svg(
    "g",
    {},
    ...rows.flatMap(({ level, text, anchor }) => [
      svg("line", {
        x1: x(level),
        x2: x(level),
        y1: top - 10,
        y2: bottom,
        stroke: style.line,
        "stroke-width": 1.2,
        "stroke-dasharray": "4 4",
      }),
      label(x(level) + (anchor === "end" ? -5 : 5), top, `${text} ${Number(level.toFixed(2))}`, {
        size: 11.5,
        fill: style.muted,
        anchor,
        halo: style.background,
      }),
    ]),
  );
}

/** Both numbers as steps; each row of the counts holds until the next one. */
function countsPanel(
  { barcode: { counts }, language, style }: BarcodeFigure,
  x: (t: number) => number,
  top: number,
  bottom: number,
): SvgNode {
  const highest = Math.max(1, ...counts.map(({ components }) => components));
  const y = (count: number): number => bottom - (count / highest) * (bottom - top);
  const steps = (of: (row: BarcodePart["counts"][number]) => number): { x: number; y: number }[] =>
    counts.flatMap((row, k) => [
      { x: x(row.t), y: k === 0 ? y(0) : y(of(counts[k - 1]!)) },
      { x: x(row.t), y: y(of(row)) },
    ]);
  const end = (of: (row: BarcodePart["counts"][number]) => number): { x: number; y: number }[] =>
    counts.length === 0 ? [] : [{ x: x(0), y: y(of(counts.at(-1)!)) }];
  const beltSteps = [...steps(({ belts }) => belts), ...end(({ belts }) => belts)];
  const componentSteps = [...steps(({ components }) => components), ...end(({ components }) => components)];
  const ticks = countTicks(highest, 4);
  const right = x(0);
  const beltWords = words.belts[language];
  const keyWidth = 24 + textWidth(beltWords, 12) + 24;
  const keyX = Math.min(...componentSteps.map((point) => point.x), right);
  return svg(
    "g",
    {},
    ...ticks.map((count) =>
      svg("line", {
        x1: keyX,
        x2: right,
        y1: y(count),
        y2: y(count),
        stroke: count === 0 ? style.line : style.grid,
        "stroke-width": 1,
      }),
    ),
    ...ticks.map((count) => label(right + 7, y(count) + 4, String(count), { size: 11.5, fill: style.muted })),
    beltSteps.length === 0
      ? null
      : svg("path", {
          d: pathThrough([...beltSteps, { x: right, y: y(0) }], true),
          fill: style.classes.belt,
          "fill-opacity": 0.85,
        }),
    componentSteps.length === 0
      ? null
      : svg("path", { d: pathThrough(componentSteps), fill: "none", stroke: style.component, "stroke-width": 2 }),
    svg("rect", { x: keyX, y: top - 19, width: 16, height: 9, fill: style.classes.belt, "fill-opacity": 0.85 }),
    label(keyX + 22, top - 10, beltWords, { size: 12, fill: style.text, halo: style.background }),
    svg("line", {
      x1: keyX + keyWidth,
      x2: keyX + keyWidth + 18,
      y1: top - 14.5,
      y2: top - 14.5,
      stroke: style.component,
      "stroke-width": 2,
    }),
    label(keyX + keyWidth + 24, top - 10, words.components[language], {
      size: 12,
      fill: style.text,
      halo: style.background,
    }),
  );
}

function description({ barcode: { bars }, hubLevel, nameOf, language }: BarcodeFigure): string {
  const [highest] = bars;
  if (highest === undefined) return words.barcode[language];
  const told = bars
    .slice(0, 6)
    .flatMap((bar) =>
      bar.absorbedAt === null || bar.col === null || bar.absorbedBy === null
        ? []
        : [
            `${nameOf(bar.peak)} ${sentences.absorbed(nameOf(bar.col), multipleText(bar.absorbedAt, [hubLevel]), nameOf(bar.absorbedBy), language)}`,
          ],
    );
  const first = sentences.highest(nameOf(highest.peak), multipleText(highest.born, [hubLevel]), bars.length, language);
  return [first, ...told.map((sentence) => (language === "zh" ? `${sentence}。` : `${sentence}.`))].join(
    language === "zh" ? "" : " ",
  );
}

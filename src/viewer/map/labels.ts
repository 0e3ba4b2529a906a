/**
 * Names on the map: who is named first, and where the name stands so that none covers another.
 *
 * Cities are taken in the order they are handed over (hubs and gap cities first, then by score); each tries eight
 * places around its disc and takes the first that meets no name already set and no disc of a city more important than
 * itself; without one it stays unnamed until one zooms in, except the cities marked `always`, which may stand off,
 * tied to their disc by a line, and in the end take the place with the least overlap. Greedy placement on point features, Christensen, Marks, Shieber (1995), doi:10.1145/212332.212334.
 *
 * Cost: cities in view times names set; at most `most` cities are tried in a frame.
 */
import { type Frame, drawInPixels } from "./frame.ts";
import type { Palette } from "./palette.ts";
import type { Place } from "./projection.ts";

export interface Label {
  readonly id: string;
  readonly place: Place;
  readonly radius: number;
  readonly text: string;
  /** A number set after the name in the softer ink; null for none. */
  readonly note: string | null;
  readonly weight: "strong" | "plain";
  readonly colour: string | null;
  readonly always: boolean;
  readonly faded: boolean;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Placed {
  readonly box: Box;
  /** How far the name stands off, px; above 0 it gets a line to its disc. */
  readonly off: number;
}

interface Line {
  readonly from: Place;
  readonly to: Place;
}

/** What a new name must keep clear of. */
interface Drawn {
  readonly set: readonly Box[];
  readonly lines: readonly Line[];
  readonly discs: readonly { readonly id: string; readonly box: Box }[];
}

/** Weight of a line through a name, in square pixels of overlap. */
const crossing = 240;

const standOffs = [0, 14, 30, 48];

const most = 400;
const gap = 4;

export const fontFamily =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';

/** Draws and returns the ids that were named. */
export function drawLabels(frame: Frame, labels: readonly Label[], palette: Palette): readonly string[] {
  const { context } = frame;
  drawInPixels(frame);
  context.clearRect(0, 0, frame.width, frame.height);
  context.textBaseline = "middle";
  context.lineJoin = "round";
  const inView = labels
    .map((label) => ({ label, at: frame.toScreen(label.place), disc: frame.grown(label.radius) }))
    .filter(({ at }) => at.x > -60 && at.y > -20 && at.x < frame.width + 60 && at.y < frame.height + 20)
    .slice(0, most);
  const discs = inView.map(({ at, disc, label }) => ({ id: label.id, box: around(at, disc + (label.always ? 5 : 0)) }));
  const set: Box[] = [];
  const lines: Line[] = [];
  const named: string[] = [];
  for (const { label, at, disc } of inView) {
    const size = label.weight === "strong" ? 13 : 11.5;
    const font = `${label.weight === "strong" ? 650 : 450} ${size}px ${fontFamily}`;
    const noteFont = `450 ${size - 1.5}px ${fontFamily}`;
    const nameWidth = widthOf(context, font, label.text);
    const noteWidth = label.note === null ? 0 : widthOf(context, noteFont, label.note) + 4;
    const width = nameWidth + noteWidth;
    const reach = disc + gap + (label.weight === "strong" ? 5 : 1);
    const placed = best(at, reach, width, size + 3, near({ set, lines, discs }, at, reach, width), label, frame);
    if (placed === null) continue;
    const { box, off } = placed;
    set.push(box);
    if (off > 0) lines.push({ from: at, to: nearestOf(box, at) });
    named.push(label.id);
    const middle = (box.top + box.bottom) / 2;
    context.globalAlpha = label.faded ? 0.85 : 1;
    if (off > 0) leader(context, at, disc + 4, box, palette);
    context.font = font;
    context.strokeStyle = palette.halo;
    context.lineWidth = 3.5;
    context.strokeText(label.text, box.left, middle);
    context.fillStyle = label.colour ?? (label.weight === "strong" ? palette.ink : palette.softInk);
    context.fillText(label.text, box.left, middle);
    if (label.note !== null) {
      context.font = noteFont;
      context.strokeText(label.note, box.left + nameWidth + 4, middle + 0.5);
      context.fillStyle = palette.softInk;
      context.fillText(label.note, box.left + nameWidth + 4, middle + 0.5);
    }
  }
  context.globalAlpha = 1;
  return named;
}

/** Measured widths by font and text: every frame asks for the same few hundred again. */
const widths = new Map<string, number>();
const mostWidths = 20_000;

function widthOf(context: CanvasRenderingContext2D, font: string, text: string): number {
  const key = `${font}\n${text}`;
  let width = widths.get(key);
  if (width === undefined) {
    context.font = font;
    width = context.measureText(text).width;
    if (widths.size >= mostWidths) widths.clear();
    widths.set(key, width);
  }
  return width;
}

/** What a name of this width could meet at all, wherever it stands off to. */
function near({ set, lines, discs }: Drawn, at: Place, reach: number, width: number): Drawn {
  const wide = reach + standOffs.at(-1)! + width;
  const region = around(at, wide);
  return {
    set: set.filter((box) => overlap(region, box) > 0),
    lines,
    discs: discs.filter(({ box }) => overlap(region, box) > 0),
  };
}

function best(
  at: Place,
  reach: number,
  width: number,
  height: number,
  { set, lines, discs }: Drawn,
  label: Label,
  frame: Frame,
): Placed | null {
  let chosen: Placed | null = null;
  let least = Infinity;
  // Only a name that must be there may stand off, tied to its disc by a line.
  for (const off of label.always ? standOffs : [0]) {
    for (const [left, top] of corners(at, reach + off, width, height)) {
      const box = { left, top, right: left + width, bottom: top + height };
      let covered = off * 2;
      for (const other of set) covered += overlap(box, other) * 3;
      // A line should cross no name and no other disc, nor a name a line.
      for (const line of lines) if (crosses(line, box)) covered += crossing;
      if (off > 0) {
        const own = { from: at, to: nearestOf(box, at) };
        for (const other of set) if (crosses(own, other)) covered += crossing;
        for (const { id, box: disc } of discs) if (id !== label.id && crosses(own, disc)) covered += crossing / 2;
      }
      for (const { id, box: disc } of discs) if (id !== label.id) covered += overlap(box, disc);
      if (left < 2 || top < 2 || box.right > frame.width - 2 || box.bottom > frame.height - 2)
        covered += width * height;
      if (covered === off * 2) return { box, off };
      if (covered < least) {
        least = covered;
        chosen = { box, off };
      }
    }
  }
  return label.always ? chosen : null;
}

function corners(at: Place, reach: number, width: number, height: number): (readonly [left: number, top: number])[] {
  const diagonal = reach * Math.SQRT1_2;
  return [
    [at.x + reach, at.y - height / 2],
    [at.x - reach - width, at.y - height / 2],
    [at.x - width / 2, at.y - reach - height],
    [at.x - width / 2, at.y + reach],
    [at.x + diagonal, at.y - diagonal - height],
    [at.x + diagonal, at.y + diagonal],
    [at.x - diagonal - width, at.y - diagonal - height],
    [at.x - diagonal - width, at.y + diagonal],
  ];
}

function leader(context: CanvasRenderingContext2D, at: Place, from: number, box: Box, palette: Palette): void {
  const to = nearestOf(box, at);
  const length = Math.hypot(to.x - at.x, to.y - at.y);
  if (length <= from) return;
  context.beginPath();
  context.moveTo(at.x + ((to.x - at.x) * from) / length, at.y + ((to.y - at.y) * from) / length);
  context.lineTo(to.x, to.y);
  for (const [colour, width] of [
    [palette.halo, 3],
    [palette.softInk, 1],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke();
  }
}

function nearestOf(box: Box, at: Place): Place {
  return {
    x: Math.max(box.left, Math.min(box.right, at.x)),
    y: Math.max(box.top, Math.min(box.bottom, at.y)),
  };
}

/** Probed at sixteen points: lines are shorter than 60 px, names higher than 4. */
function crosses({ from, to }: Line, box: Box): boolean {
  for (let step = 1; step < 16; step++) {
    const x = from.x + ((to.x - from.x) * step) / 16;
    const y = from.y + ((to.y - from.y) * step) / 16;
    if (x > box.left && x < box.right && y > box.top && y < box.bottom) return true;
  }
  return false;
}

function around(at: Place, radius: number): Box {
  return { left: at.x - radius, top: at.y - radius, right: at.x + radius, bottom: at.y + radius };
}

function overlap(a: Box, b: Box): number {
  const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return wide > 0 && high > 0 ? wide * high : 0;
}

/**
 * What a city is, told by shape: a ring per hub class, a diamond on a gap city, a dark ring on the chosen one.
 *
 * belt hub: one closed ring; paired hub: two; sector hub with a gap: a ring in three arcs; isolated hub: a ring with
 * four ticks outwards. The legend and the tables draw the same shapes as SVG (components/class-mark.tsx), from the same
 * numbers.
 */
import type { HubClass } from "../../analysis/result.ts";
import { type Frame, drawInPixels } from "./frame.ts";
import type { Palette } from "./palette.ts";
import type { Place } from "./projection.ts";

export interface Mark {
  readonly place: Place;
  /** Radius of the disc on the whole map, px. */
  readonly radius: number;
  readonly hubClass: HubClass | null;
  /** Colour of the class of the hub that this city cuts off; null when it is no gap. */
  readonly gapColour: string | null;
  readonly faded: boolean;
  readonly chosen: boolean;
  readonly hovered: boolean;
}

/** Arcs (in turns) of the ring of a class, its distance from the disc, and whether it has ticks or a second ring. */
export interface RingShape {
  readonly arcs: readonly (readonly [from: number, to: number])[];
  readonly second: boolean;
  readonly ticks: boolean;
}

const whole: RingShape["arcs"] = [[0, 1]];

export const ringShapes: Readonly<Record<HubClass, RingShape>> = {
  belt: { arcs: whole, second: false, ticks: false },
  paired: { arcs: whole, second: true, ticks: false },
  sector: {
    arcs: [0, 1, 2].map((third) => [third / 3 + 0.04, (third + 1) / 3 - 0.04]),
    second: false,
    ticks: false,
  },
  isolated: { arcs: whole, second: false, ticks: true },
};

/** Up to this many marks all have their full size. */
const fullSize = 120;

export function drawMarks(frame: Frame, marks: readonly Mark[], palette: Palette): void {
  const { context } = frame;
  drawInPixels(frame);
  context.clearRect(0, 0, frame.width, frame.height);
  context.setLineDash([]);
  context.lineCap = "butt";
  // Hundreds of rings of full size would cover the map; zooming in gives them back.
  const slim = Math.min(1, Math.max(0.4, Math.sqrt(fullSize / Math.max(1, marks.length))));
  for (const mark of marks) {
    const size = Math.min(1, frame.grown(slim));
    const { x, y } = frame.toScreen(mark.place);
    const disc = frame.grown(mark.radius);
    context.globalAlpha = mark.faded ? 0.35 : 1;
    if (mark.hubClass !== null) {
      const shape = ringShapes[mark.hubClass];
      const ring = disc + 3.5 * size;
      context.strokeStyle = palette.classes[mark.hubClass];
      context.lineWidth = 2 * size;
      for (const [from, to] of shape.arcs) arc(context, x, y, ring, from, to);
      if (shape.second) arc(context, x, y, ring + 4 * size, 0, 1);
      if (shape.ticks) {
        context.lineWidth = 2.4 * size;
        for (const turn of [0.125, 0.375, 0.625, 0.875]) {
          const [dx, dy] = [Math.cos(turn * 2 * Math.PI), Math.sin(turn * 2 * Math.PI)];
          const [from, to] = [ring + 2 * size, ring + 8 * size];
          line(context, x + dx * from, y + dy * from, x + dx * to, y + dy * to);
        }
      }
    }
    if (mark.gapColour !== null) {
      const half = disc + 5.5 * size;
      context.strokeStyle = mark.gapColour;
      context.lineWidth = 2 * size;
      context.beginPath();
      context.moveTo(x, y - half);
      context.lineTo(x + half, y);
      context.lineTo(x, y + half);
      context.lineTo(x - half, y);
      context.closePath();
      context.stroke();
    }
    if (mark.chosen || mark.hovered) {
      context.globalAlpha = mark.chosen ? 1 : 0.6;
      context.strokeStyle = palette.focus;
      context.lineWidth = mark.chosen ? 2.2 : 1.4;
      arc(context, x, y, disc + (mark.hubClass === null && mark.gapColour === null ? 4 : 9.5), 0, 1);
    }
  }
  context.globalAlpha = 1;
}

function arc(context: CanvasRenderingContext2D, x: number, y: number, radius: number, from: number, to: number): void {
  context.beginPath();
  context.arc(x, y, radius, from * 2 * Math.PI - Math.PI / 2, to * 2 * Math.PI - Math.PI / 2);
  context.stroke();
}

function line(context: CanvasRenderingContext2D, x1: number, y1: number, x2: number, y2: number): void {
  context.beginPath();
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.stroke();
}

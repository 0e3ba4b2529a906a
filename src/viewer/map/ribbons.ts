/**
 * Belts as ribbons, gaps as broken ones, and the components of the superlevel graph as a thin band.
 *
 * A ribbon runs through the cities of a belt's spine along a centripetal Catmull-Rom curve, which passes through every
 * city and neither loops nor overshoots. A hub that a gap cuts off gets a broken line along its best path.
 *
 * Yuksel, Schaefer, Keyser (2011) Parameterization and applications of Catmull-Rom curves,
 * doi:10.1016/j.cad.2010.08.008.
 */
import { type Frame, drawInPixels } from "./frame.ts";
import type { Palette } from "./palette.ts";
import type { Place } from "./projection.ts";

export interface Ribbons {
  /** Places along each belt's spine. */
  readonly spines: readonly (readonly Place[])[];
  /** Ties inside a component of the superlevel graph. */
  readonly joined: readonly (readonly [Place, Place])[];
  /** Best paths of the hubs that are cut off, with the colour of their class. */
  readonly broken: readonly { readonly path: readonly Place[]; readonly colour: string }[];
}

/** Up to this many ribbons all have their full width. */
const fullWidth = 12;
/** Up to this many broken lines have a soft rim, which many would turn into a fog. */
const fewBroken = 24;

export function drawRibbons(frame: Frame, ribbons: Ribbons, palette: Palette): void {
  const { context } = frame;
  drawInPixels(frame);
  context.clearRect(0, 0, frame.width, frame.height);
  context.lineCap = "round";
  context.lineJoin = "round";
  context.setLineDash([]);

  if (ribbons.joined.length > 0) {
    const band = new Path2D();
    for (const [from, to] of ribbons.joined) {
      const [a, b] = [frame.toScreen(from), frame.toScreen(to)];
      band.moveTo(a.x, a.y);
      band.lineTo(b.x, b.y);
    }
    context.strokeStyle = palette.component;
    context.globalAlpha = 0.3;
    context.lineWidth = frame.grown(7);
    context.stroke(band);
  }

  context.strokeStyle = palette.ribbon;
  // Belts by the hundred lie close together: at full width one could not be told from the next.
  const slim = Math.max(0.3, Math.min(1, Math.sqrt(fullWidth / Math.max(1, ribbons.spines.length))));
  for (const spine of ribbons.spines) {
    const curve = smooth(spine.map(frame.toScreen));
    for (const [width, alpha] of [
      [38, 0.26],
      [22, 0.5],
    ] as const) {
      context.globalAlpha = alpha;
      context.lineWidth = frame.grown(width * slim);
      context.stroke(curve);
    }
  }

  const few = ribbons.broken.length <= fewBroken;
  for (const { path, colour } of ribbons.broken) {
    const curve = smooth(path.map(frame.toScreen));
    context.strokeStyle = colour;
    if (few) {
      context.globalAlpha = 0.16;
      context.lineWidth = frame.grown(15);
      context.setLineDash([frame.grown(12), frame.grown(20)]);
      context.stroke(curve);
    }
    context.globalAlpha = 0.85;
    context.lineWidth = frame.grown(3.2);
    context.setLineDash([frame.grown(7), frame.grown(7)]);
    context.stroke(curve);
    context.setLineDash([]);
  }
  context.globalAlpha = 1;
}

function smooth(points: readonly Place[]): Path2D {
  const path = new Path2D();
  const first = points[0];
  if (first === undefined) return path;
  path.moveTo(first.x, first.y);
  const root = (a: Place, b: Place): number => Math.max(1e-6, Math.sqrt(Math.hypot(b.x - a.x, b.y - a.y)));
  for (let i = 0; i + 1 < points.length; i++) {
    const [p0, p1, p2, p3] = [points[i - 1] ?? points[i]!, points[i]!, points[i + 1]!, points[i + 2] ?? points[i + 1]!];
    const [d1, d2, d3] = [root(p0, p1), root(p1, p2), root(p2, p3)];
    const control = (from: Place, at: Place, to: Place, near: number, far: number): Place => ({
      x:
        (near * near * to.x - far * far * from.x + (2 * near * near + 3 * near * far + far * far) * at.x) /
        (3 * near * (near + far)),
      y:
        (near * near * to.y - far * far * from.y + (2 * near * near + 3 * near * far + far * far) * at.y) /
        (3 * near * (near + far)),
    });
    const c1 = i === 0 ? p1 : control(p0, p1, p2, d1, d2);
    const c2 = i + 2 >= points.length ? p2 : control(p3, p2, p1, d3, d2);
    path.bezierCurveTo(c1.x, c1.y, c2.x, c2.y, p2.x, p2.y);
  }
  return path;
}

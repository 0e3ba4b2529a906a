/**
 * One frame of the stage as the canvas layers need it: from km of the map to pixels, and how large things are drawn.
 */
import type { Place } from "./projection.ts";

export interface Frame {
  readonly context: CanvasRenderingContext2D;
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
  /** Pixels of the stage (not of the device) of a place in km. */
  readonly toScreen: (place: Place) => Place;
  /** Pixels per km. */
  readonly scale: number;
  /** A size given for the whole map, grown as Sigma grows its discs when one zooms in. */
  readonly grown: (size: number) => number;
}

/** The affine map from km to device pixels, read off three places; set it and draw in km. */
export function drawInKm(frame: Frame): void {
  const origin = frame.toScreen({ x: 0, y: 0 });
  const east = frame.toScreen({ x: 1, y: 0 });
  const north = frame.toScreen({ x: 0, y: 1 });
  const ratio = frame.pixelRatio;
  frame.context.setTransform(
    (east.x - origin.x) * ratio,
    (east.y - origin.y) * ratio,
    (north.x - origin.x) * ratio,
    (north.y - origin.y) * ratio,
    origin.x * ratio,
    origin.y * ratio,
  );
}

export function drawInPixels(frame: Frame): void {
  frame.context.setTransform(frame.pixelRatio, 0, 0, frame.pixelRatio, 0, 0);
}

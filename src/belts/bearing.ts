/**
 * In which direction does a city lie from another?
 *
 *   bearing = atan2(sin Δλ cos φ2, cos φ1 sin φ2 - sin φ1 cos φ2 cos Δλ), in degrees clockwise from north, in [0, 360):
 * the initial bearing of the great circle from the first to the second. NaN where both stand on the same point.
 *
 * The eight compass sectors are 45 degrees wide with their direction in the middle; a limit belongs to the sector that
 * follows it clockwise, so N is [-22.5, 22.5).
 */
import type { Point } from "../network/city.ts";
import type { Text } from "../support/text.ts";

export const compass = ["N", "NE", "E", "SE", "S", "SW", "W", "NW"] as const;

export type Sector = (typeof compass)[number];

export const sectorText: Readonly<Record<Sector, Text>> = {
  N: { en: "north", zh: "北面" },
  NE: { en: "north-east", zh: "东北面" },
  E: { en: "east", zh: "东面" },
  SE: { en: "south-east", zh: "东南面" },
  S: { en: "south", zh: "南面" },
  SW: { en: "south-west", zh: "西南面" },
  W: { en: "west", zh: "西面" },
  NW: { en: "north-west", zh: "西北面" },
};

export function bearing(from: Point, to: Point): number {
  if (from.lat === to.lat && from.lon === to.lon) return Number.NaN;
  const radians = Math.PI / 180;
  const [here, there] = [from.lat * radians, to.lat * radians];
  const turn = (to.lon - from.lon) * radians;
  const east = Math.sin(turn) * Math.cos(there);
  const north = Math.cos(here) * Math.sin(there) - Math.sin(here) * Math.cos(there) * Math.cos(turn);
  const degrees = Math.atan2(east, north) / radians;
  // A bearing a hair west of north would round to 360.
  return degrees < 0 ? (degrees + 360) % 360 : degrees;
}

/** Null for a bearing that is not defined. */
export function sectorOf(degrees: number): Sector | null {
  return Number.isNaN(degrees) ? null : compass[Math.floor((degrees + 22.5) / 45) % 8]!;
}

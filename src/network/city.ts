import type { Text } from "../support/text.ts";

/** WGS-84, degrees: lon in [-180, 180], lat in [-90, 90]. */
export interface Point {
  readonly lon: number;
  readonly lat: number;
}

/** A node of the network. */
export interface City {
  /** Unique; compared as a string by code unit. The ids of the bundled datasets are adcodes (GB/T 2260). */
  readonly id: string;
  /** Both are the same where a file has one name only; the id where it has none. */
  readonly name: Text;
  /** Null where the file names no province (or other group) for the city. */
  readonly province: Text | null;
  readonly point: Point | null;
}

/** Canonical order everywhere: by id, as strings by code unit. */
export function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

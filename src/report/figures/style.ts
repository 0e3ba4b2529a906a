/**
 * The colours of the figures, on light and on dark paper: those of the page's map (viewer/map/palette.ts), and text of a
 * contrast of at least 4.5:1, lines that carry meaning of at least 3:1 against the ground.
 */
import type { HubClass } from "../../analysis/result.ts";

export interface FigureStyle {
  readonly background: string;
  readonly text: string;
  readonly muted: string;
  /** Axes and grids. */
  readonly line: string;
  readonly grid: string;
  /** A component that is no belt, a tie, a corridor. */
  readonly component: string;
  /** The filled area of a belt, below its line. */
  readonly ribbon: string;
  /** By class of hub; `none` for a city that is no hub. */
  readonly classes: Readonly<Record<HubClass | "none", string>>;
  readonly land: string;
  readonly water: string;
  readonly border: string;
  readonly noScore: string;
  /** From the highest tier to the lowest. */
  readonly tierRamp: readonly string[];
}

export const lightStyle: FigureStyle = {
  background: "#ffffff",
  text: "#17232d",
  muted: "#51606b",
  line: "#7d8c96",
  grid: "#dde3e7",
  component: "#4d7f99",
  ribbon: "#e9a53a",
  classes: { belt: "#b9770a", paired: "#0a8a68", sector: "#7a4fb0", isolated: "#c4341f", none: "#7d8c96" },
  land: "#fbfaf6",
  water: "#e3eaee",
  border: "#a9b3b9",
  noScore: "#b9bfc3",
  tierRamp: ["#0a3a5c", "#2b7ca8", "#74afc8", "#a8c6d3"],
};

export const darkStyle: FigureStyle = {
  background: "#131b22",
  text: "#eef3f6",
  muted: "#a3b1bb",
  line: "#7c8b95",
  grid: "#25313b",
  component: "#6fa2bb",
  ribbon: "#d0902c",
  classes: { belt: "#f0b04a", paired: "#3ecaa2", sector: "#b794f0", isolated: "#ff7a63", none: "#7c8b95" },
  land: "#182129",
  water: "#0d141a",
  border: "#3d4b56",
  noScore: "#56626b",
  tierRamp: ["#f1f9fc", "#8ccbe2", "#3f8bac", "#2c5568"],
};

/** Colour of tier 1..count on the ramp, between its steps where there are more or fewer tiers than steps. */
export function tierColour({ tierRamp, noScore }: FigureStyle, tier: number | null, count: number): string {
  if (tier === null) return noScore;
  const at = count <= 1 ? 0 : ((tier - 1) / (count - 1)) * (tierRamp.length - 1);
  const low = Math.min(tierRamp.length - 1, Math.floor(at));
  const [from, to] = [channels(tierRamp[low]!), channels(tierRamp[Math.min(tierRamp.length - 1, low + 1)]!)];
  const mixed = from.map((channel, i) => Math.round(channel + (to[i]! - channel) * (at - low)));
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

function channels(hex: string): number[] {
  return [1, 3, 5].map((start) => Number.parseInt(hex.slice(start, start + 2), 16));
}

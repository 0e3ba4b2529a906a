/**
 * The colours of the map, in one place for the canvas, the discs and the legend.
 *
 * Tiers are one ramp of lightness (readable in grey); hub classes and communities use hues that stay apart under
 * deuteranopia, protanopia and tritanopia, and a hub's class is told by its ring as well, never by colour alone.
 * On dark paper the ramp turns round: the highest tier is always the one that stands out most. Measures use viridis,
 * uniform in lightness and readable with every colour vision, without the end that would vanish in the ground.
 *
 * Wong (2011) Points of view: Color blindness, doi:10.1038/nmeth.1618, is where the hues start from.
 */
import type { HubClass } from "../../analysis/result.ts";

export type Theme = "light" | "dark";

export interface Palette {
  readonly water: string;
  readonly land: string;
  readonly coast: string;
  readonly border: string;
  readonly cellBorder: string;
  /** Opacity of a cell's tint at or above the threshold. */
  readonly cellTint: number;
  readonly graticule: string;
  readonly ink: string;
  readonly softInk: string;
  readonly halo: string;
  readonly tie: string;
  readonly ribbon: string;
  readonly component: string;
  readonly focus: string;
  readonly discEdge: string;
  readonly noScore: string;
  readonly classes: Readonly<Record<HubClass | "none", string>>;
  readonly communities: readonly string[];
  /** From the highest tier to the lowest; longer or shorter lists of tiers are interpolated. */
  readonly tierRamp: readonly string[];
  /** For measures, from low to high: the step that stands out least from the land is the lowest. */
  readonly sequence: readonly string[];
}

const light: Palette = {
  water: "#e3eaee",
  land: "#fbfaf6",
  coast: "#7d8c96",
  border: "#a9b3b9",
  cellBorder: "#e3e1d9",
  cellTint: 0.3,
  graticule: "#cfd9df",
  ink: "#17232d",
  softInk: "#51606b",
  halo: "#fbfaf6",
  tie: "#3d5566",
  ribbon: "#e9a53a",
  component: "#7fa7bd",
  focus: "#17232d",
  discEdge: "#ffffff",
  noScore: "#b9bfc3",
  classes: { belt: "#b9770a", paired: "#0a8a68", sector: "#7a4fb0", isolated: "#c4341f", none: "#9aa7af" },
  communities: ["#2f6fa8", "#b5548f", "#0e8f72", "#6b5bb8", "#8a6a3c", "#4b9cc9", "#a63d2f", "#5f7a1f"],
  tierRamp: ["#0a3a5c", "#2b7ca8", "#74afc8", "#a8c6d3"],
  sequence: ["#7ad151", "#22a884", "#2a788e", "#414487", "#440154"],
};

const dark: Palette = {
  water: "#0d141a",
  land: "#182129",
  coast: "#566773",
  border: "#3d4b56",
  cellBorder: "#212c35",
  cellTint: 0.26,
  graticule: "#182129",
  ink: "#eef3f6",
  softInk: "#a3b1bb",
  halo: "#10181f",
  tie: "#9fb6c6",
  ribbon: "#d0902c",
  component: "#4f7c93",
  focus: "#ffffff",
  discEdge: "#10181f",
  noScore: "#56626b",
  classes: { belt: "#f0b04a", paired: "#3ecaa2", sector: "#b794f0", isolated: "#ff7a63", none: "#7c8b95" },
  communities: ["#6aaee6", "#e58cc2", "#3ecaa2", "#a79af2", "#c7a877", "#8fd0f2", "#f08572", "#b5cf6b"],
  tierRamp: ["#f1f9fc", "#8ccbe2", "#3f8bac", "#2c5568"],
  sequence: ["#414487", "#2a788e", "#22a884", "#7ad151", "#fde725"],
};

export const palettes: Readonly<Record<Theme, Palette>> = { light, dark };

type Rgb = readonly [number, number, number];

function rgb(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1, 7), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

function hex(channels: readonly number[]): string {
  return `#${channels.map((channel) => Math.round(channel).toString(16).padStart(2, "0")).join("")}`;
}

/** An opaque colour `share` of the way from `a` to `b`: fading without alpha, so that overlaps do not add up. */
export function mix(a: string, b: string, share: number): string {
  const [from, to] = [rgb(a), rgb(b)];
  return hex(from.map((channel, i) => channel + (to[i]! - channel) * share));
}

/** Sigma blends with premultiplied alpha: a colour given as it is would come out too light. */
export function premultiplied(colour: string, alpha: number): string {
  return hex([...rgb(colour).map((channel) => channel * alpha), alpha * 255]);
}

/** Colour of step 0..count-1 of a measure, 0 the lowest. */
export function sequenceColour(palette: Palette, step: number, count: number): string {
  const ramp = palette.sequence;
  const at = count <= 1 ? ramp.length - 1 : (step / (count - 1)) * (ramp.length - 1);
  const low = Math.floor(at);
  return mix(ramp[low]!, ramp[Math.min(ramp.length - 1, low + 1)]!, at - low);
}

/** Colour of tier 1..count on the ramp. */
export function tierColour(palette: Palette, tier: number | null, count: number): string {
  if (tier === null) return palette.noScore;
  const ramp = palette.tierRamp;
  const at = count <= 1 ? 0 : ((tier - 1) / (count - 1)) * (ramp.length - 1);
  const low = Math.min(ramp.length - 1, Math.floor(at));
  return mix(ramp[low]!, ramp[Math.min(ramp.length - 1, low + 1)]!, at - low);
}

/** Colour of community 1..; beyond the palette the hues repeat, paler. */
export function communityColour(palette: Palette, community: number | null): string {
  if (community === null) return palette.noScore;
  const hues = palette.communities;
  const round = Math.floor((community - 1) / hues.length);
  return mix(hues[(community - 1) % hues.length]!, palette.land, Math.min(0.6, round * 0.3));
}

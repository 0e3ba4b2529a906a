import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { mix, palettes, premultiplied, sequenceColour, tierColour } from "../../../src/viewer/map/palette.ts";

/** WCAG 2.2, relative luminance and contrast ratio. */
function luminance(hex: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const [r, g, b] = channels.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}
function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high! + 0.05) / (low! + 0.05);
}

test("names on the map keep 4.5:1 on the land and on their halo, in both themes", () => {
  for (const palette of Object.values(palettes))
    for (const ink of [palette.ink, palette.softInk])
      for (const ground of [palette.land, palette.halo, palette.water])
        expect(contrast(ink, ground), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
});

test("rings of hub classes keep 3:1 on the land, in both themes", () => {
  for (const palette of Object.values(palettes))
    for (const name of ["belt", "paired", "sector", "isolated"] as const)
      expect(contrast(palette.classes[name], palette.land), name).toBeGreaterThanOrEqual(3);
});

test("texts of the page keep 4.5:1 on their ground, in both themes", () => {
  const css = readFileSync(resolve(import.meta.dirname, "../../../src/viewer/page.css"), "utf8");
  const blocks = [/:root \{([^}]*)\}/, /:root\[data-theme="dark"\] \{([^}]*)\}/].map((block) => block.exec(css)![1]!);
  for (const block of blocks) {
    const value = (name: string): string => new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(block)![1]!;
    for (const text of ["ink", "soft", "accent", "agree", "differ"])
      for (const ground of ["paper", "ground"])
        expect(contrast(value(text), value(ground)), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    expect(contrast(value("caution"), value("caution-ground"))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(value("ink"), value("accent-soft"))).toBeGreaterThanOrEqual(4.5);
  }
});

test("tiers differ in lightness in one direction, so that they are read without hue", () => {
  for (const palette of Object.values(palettes))
    for (const count of [2, 3, 4, 6]) {
      const steps = Array.from({ length: count }, (_, i) => luminance(tierColour(palette, i + 1, count)));
      const sorted = [...steps].sort((a, b) => a - b);
      expect([sorted, [...sorted].reverse()]).toContainEqual(steps);
      for (let i = 1; i < count; i++) expect(Math.abs(steps[i]! - steps[i - 1]!)).toBeGreaterThan(0.01);
    }
});

test("steps of a measure are about equally far apart in lightness, one direction, the highest farthest from the land", () => {
  const lightness = (hex: string): number => {
    const y = luminance(hex);
    return y > 0.008_856 ? 116 * Math.cbrt(y) - 16 : 903.3 * y;
  };
  for (const palette of Object.values(palettes))
    for (const count of [2, 3, 4, 5]) {
      const steps = Array.from({ length: count }, (_, i) => lightness(sequenceColour(palette, i, count)));
      const away = steps.map((step) => Math.abs(step - lightness(palette.land)));
      expect(away).toEqual([...away].sort((a, b) => a - b));
      const gaps = steps.slice(1).map((step, i) => Math.abs(step - steps[i]!));
      expect(Math.max(...gaps) / Math.min(...gaps)).toBeLessThan(1.6);
      expect(Math.min(...gaps)).toBeGreaterThan(10);
    }
});

test("mixing ends at its ends, and alpha multiplies the channels", () => {
  expect(mix("#102030", "#ffffff", 0)).toBe("#102030");
  expect(mix("#102030", "#ffffff", 1)).toBe("#ffffff");
  expect(premultiplied("#336699", 0.4)).toBe("#14293d66");
});

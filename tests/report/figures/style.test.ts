import { describe, expect, test } from "vitest";
import { darkStyle, lightStyle, tierColour } from "../../../src/report/figures/style.ts";
import { palettes, tierColour as tierColourOnThePage } from "../../../src/viewer/map/palette.ts";

/** Relative luminance and contrast of WCAG 2. */
function contrast(a: string, b: string): number {
  const [light, dark] = [a, b]
    .map((colour) => {
      const [red, green, blue] = [1, 3, 5].map((start) => {
        const channel = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
        return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
    })
    .sort((x, y) => y - x);
  return (light! + 0.05) / (dark! + 0.05);
}

describe.each([
  { name: "light" as const, style: lightStyle },
  { name: "dark" as const, style: darkStyle },
])("on $name paper", ({ name, style }) => {
  test("text can be read on the sheet and on the map", () => {
    for (const ground of [style.background, style.land, style.water])
      for (const text of [style.text, style.muted, style.classes.isolated])
        expect(contrast(text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(
          text === style.classes.isolated && ground === style.water ? 3 : 4.5,
        );
  });

  test("lines and marks that carry meaning stand out from what they lie on", () => {
    const { belt, paired, sector, isolated, none } = style.classes;
    for (const ground of [style.background, style.land])
      for (const mark of [belt, paired, sector, isolated, none, style.component, style.line])
        expect(contrast(mark, ground), `${mark} on ${ground}`).toBeGreaterThanOrEqual(3);
  });

  test("hubs, tiers and the map have the colours of the page", () => {
    const page = palettes[name];
    const { none: _, ...classes } = style.classes;
    expect(page.classes).toMatchObject(classes);
    for (const count of [1, 2, 4, 7])
      for (const tier of [null, ...Array.from({ length: count }, (_, k) => k + 1)])
        expect(tierColour(style, tier, count)).toBe(tierColourOnThePage(page, tier, count));
    const { land, water, border, ribbon } = page;
    expect(style).toMatchObject({ land, water, border, ribbon, text: page.ink, muted: page.softInk });
  });
});

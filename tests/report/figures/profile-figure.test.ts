import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { profileFigure } from "../../../src/report/figures/profile-figure.ts";
import { expectSound, light } from "./drawn.ts";
import { labelsOf, nodesOf } from "./reading.ts";

describe("the profile", () => {
  const shown = (
    profile: { name: string; multiple: number | null; km: number | null }[],
    bottleneck: number | null = null,
  ) =>
    profileFigure({
      name: "profile",
      subtitle: "score",
      corridors: [{ title: "A – B", profile, bottleneck, level: null }],
      hubLevel: 1,
      ...light,
    });

  test("a city without a score breaks the line, and is said to have none", () => {
    const node = shown([
      { name: "A", multiple: 3, km: 0 },
      { name: "Gum", multiple: null, km: 60 },
      { name: "B", multiple: 2, km: 120 },
      { name: "C", multiple: 1, km: 180 },
    ]);
    expect(labelsOf(node).map((label) => label.text)).toContain("no score");
    const lines = [...nodesOf(node)].filter(({ tag, attributes }) => tag === "path" && attributes["fill"] === "none");
    expect(lines.map(({ attributes }) => String(attributes["d"]).split("L").length)).toEqual([1, 2]);
  });

  test("names of any length on a crowded corridor never overlap, and the lowest city is always named, with even steps the ends too", () => {
    const city = fc.record({
      length: fc.integer({ min: 1, max: 18 }),
      multiple: fc.double({ min: 0, max: 9, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(city, { minLength: 3, maxLength: 25 }), fc.boolean(), (cities, measured) => {
        const profile = cities.map(({ length, multiple }, k) => ({
          name: `${k}${"x".repeat(length)}`,
          multiple,
          km: measured ? k * k : null,
        }));
        const node = shown(profile, 1);
        expectSound(node);
        const names = labelsOf(node).map((label) => label.text);
        const isShown = (k: number): boolean =>
          names.some(
            (label) =>
              label.length > 1 && (label === profile[k]!.name || profile[k]!.name.startsWith(label.replace("…", ""))),
          );
        expect((measured ? [1] : [0, 1, profile.length - 1]).filter((k) => !isShown(k))).toEqual([]);
      }),
      { numRuns: 120, seed: 41 },
    );
  });

  test("no stem runs through a name", () => {
    const city = fc.record({ length: fc.integer({ min: 1, max: 18 }), step: fc.integer({ min: 1, max: 90 }) });
    fc.assert(
      fc.property(fc.array(city, { minLength: 3, maxLength: 25 }), fc.nat(24), (cities, low) => {
        let km = 0;
        const profile = cities.map(({ length, step }, k) => ({
          name: `${k}${"x".repeat(length)}`,
          multiple: 2,
          km: (km += k === 0 ? 0 : step),
        }));
        const node = shown(profile, low % profile.length);
        const names = labelsOf(node).filter(({ text }) => text.includes("x") && !text.includes(" "));
        const stems = [...nodesOf(node)].flatMap(({ tag, attributes: { x1, x2, y1, y2, "stroke-opacity": isStem } }) =>
          tag === "line" && isStem !== undefined && x1 === x2
            ? [{ x: Number(x1), from: Number(y1), to: Number(y2) }]
            : [],
        );
        expect(stems.length).toBe(names.length);
        for (const { x, from, to } of stems)
          for (const { text, box } of names)
            expect(x > box.left && x < box.right && from < box.bottom && to > box.top, `a stem through ${text}`).toBe(
              false,
            );
      }),
      { numRuns: 150, seed: 42 },
    );
  });
});

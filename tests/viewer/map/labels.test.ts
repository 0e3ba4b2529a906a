import { expect, test } from "vitest";
import type { Frame } from "../../../src/viewer/map/frame.ts";
import { drawLabels, type Label } from "../../../src/viewer/map/labels.ts";
import { palettes } from "../../../src/viewer/map/palette.ts";

interface Written {
  readonly text: string;
  readonly left: number;
  readonly middle: number;
}

/** A canvas that only remembers what was written: 7 px a letter. */
function frame(written: Written[]): Frame {
  const context = {
    measureText: (text: string) => ({ width: text.length * 7 }),
    fillText: (text: string, left: number, middle: number) => written.push({ text, left, middle }),
  };
  const rest = new Proxy(context, {
    get: (target, key) => (key in target ? target[key as keyof typeof target] : () => undefined),
    set: () => true,
  });
  return {
    context: rest as unknown as CanvasRenderingContext2D,
    width: 400,
    height: 300,
    pixelRatio: 1,
    toScreen: (place) => place,
    scale: 1,
    grown: (size) => size,
  };
}
const label = (id: string, x: number, y: number, always = false): Label => ({
  id,
  place: { x, y },
  radius: 5,
  text: id,
  note: null,
  weight: "plain",
  colour: null,
  always,
  faded: false,
});

function overlapping(written: readonly Written[]): boolean {
  return written.some((a, i) =>
    written.some(
      (b, j) =>
        i < j &&
        a.left < b.left + b.text.length * 7 &&
        b.left < a.left + a.text.length * 7 &&
        Math.abs(a.middle - b.middle) < 13,
    ),
  );
}

test("in a crowd no name covers another, and who comes first is named", () => {
  const crowd = Array.from({ length: 60 }, (_, i) =>
    label(`City${i}`, 150 + (i % 10) * 12, 100 + Math.floor(i / 10) * 12),
  );
  const written: Written[] = [];
  const named = drawLabels(frame(written), crowd, palettes.light);
  expect(named).toContain("City0");
  expect(named.length).toBeLessThan(60);
  expect(written.length).toBe(named.length);
  expect(overlapping(written)).toBe(false);
});

test("cities that must be named are all named, standing off where there is no room", () => {
  const five = Array.from({ length: 5 }, (_, i) => label(`Hub${i}`, 200 + i * 8, 150, true));
  const written: Written[] = [];
  expect(drawLabels(frame(written), five, palettes.light).length).toBe(5);
  expect(overlapping(written)).toBe(false);
});

test("a city outside the stage is not named", () => {
  expect(drawLabels(frame([]), [label("far", 1000, 1000)], palettes.light)).toEqual([]);
});

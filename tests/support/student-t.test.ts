import { expect, test } from "vitest";
import { studentQuantile } from "../../src/support/student-t.ts";
import golden from "../golden/student-t.json" with { type: "json" };

test("the quantile is that of R, from 1 to 14,998 degrees of freedom", () => {
  expect(golden.length).toBeGreaterThan(250);
  for (const { p, df, t } of golden)
    expect(Math.abs(studentQuantile(p, df) - t), `p ${p}, df ${df}`).toBeLessThan(1e-11 * Math.max(1, Math.abs(t)));
});

test("with 1 degree of freedom it is Cauchy's, with 2 it has a form of its own", () => {
  for (const p of [0.6, 0.9, 0.975, 0.999]) {
    expect(studentQuantile(p, 1) / Math.tan(Math.PI * (p - 0.5))).toBeCloseTo(1, 12);
    expect(studentQuantile(p, 2) / ((2 * p - 1) / Math.sqrt(2 * p * (1 - p)))).toBeCloseTo(1, 12);
  }
});

test("it is the same below the middle, with the other sign", () => {
  for (const p of [0.125, 0.25, 0.375]) expect(studentQuantile(p, 7)).toBe(-studentQuantile(1 - p, 7));
  expect(studentQuantile(0.5, 4)).toBe(0);
});

test("it falls towards the normal quantile as the degrees of freedom rise, and never to it", () => {
  const normal = 1.959963984540054;
  let before = Infinity;
  for (const df of [1, 2, 3, 5, 8, 13, 40, 400, 40_000]) {
    const t = studentQuantile(0.975, df);
    expect(t).toBeLessThan(before);
    expect(t).toBeGreaterThan(normal);
    before = t;
  }
  expect(before).toBeCloseTo(normal, 3);
});

test("no share outside 0 to 1, and no degrees of freedom but whole ones from 1, are taken", () => {
  for (const p of [0, 1, -0.1, 1.1, Number.NaN]) expect(() => studentQuantile(p, 5)).toThrow(RangeError);
  for (const df of [0, -1, 1.5, Number.NaN, Infinity]) expect(() => studentQuantile(0.9, df)).toThrow(RangeError);
});

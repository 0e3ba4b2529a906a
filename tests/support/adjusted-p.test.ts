import { expect, test } from "vitest";
import { adjustedP, corrections } from "../../src/support/adjusted-p.ts";
import { expectClose } from "../structure/form.ts";

const p = Float64Array.of(0.01, 0.04, 0.03, 0.005, 0.2, 0.04, 1);

test("as R's p.adjust", () => {
  expectClose(adjustedP(p, "bonferroni"), [0.07, 0.28, 0.21, 0.035, 1, 0.28, 1], 1e-15);
  expectClose(adjustedP(p, "holm"), [0.06, 0.16, 0.15, 0.035, 0.4, 0.16, 1], 1e-15);
  expectClose(adjustedP(p, "benjamini-hochberg"), [0.035, 0.056, 0.056, 0.035, 0.7 / 3, 0.056, 1], 1e-15);
});

test("what is no test is not counted and stays none", () => {
  for (const correction of corrections) {
    const adjusted = adjustedP(Float64Array.of(NaN, ...p, NaN), correction);
    expect([...adjusted]).toEqual([NaN, ...adjustedP(p, correction), NaN]);
  }
});

test("without a correction a copy, and nothing of nothing", () => {
  const same = adjustedP(p, "none");
  expect(same).toEqual(p);
  expect(same).not.toBe(p);
  for (const correction of corrections) expect(adjustedP(new Float64Array(0), correction)).toHaveLength(0);
});

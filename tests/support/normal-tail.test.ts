import { expect, test } from "vitest";
import { normalTail } from "../../src/support/normal-tail.ts";

/** SciPy 1.10, norm.sf. */
const golden: [z: number, tail: number][] = [
  [-9, 1],
  [-3, 0.9986501019683699],
  [-1.5, 0.9331927987311419],
  [-0.1, 0.539827837277029],
  [0, 0.5],
  [1e-9, 0.49999999960105773],
  [0.3, 0.3820885778110474],
  [1, 0.15865525393145707],
  [1.9999, 0.02275553158476718],
  [2, 0.022750131948179195],
  [2.0001, 0.022744733391410532],
  [3, 0.0013498980316300933],
  [5, 2.866515718791933e-7],
  [8, 6.22096057427174e-16],
  [12, 1.776482112077653e-33],
  [20, 2.7536241186061556e-89],
  [30, 4.906713927147908e-198],
  [37, 5.7255712225239266e-300],
];

test.each(golden)("P(Z > %f), to 13 digits however small", (z, tail) => {
  expect(Math.abs(normalTail(z) / tail - 1)).toBeLessThan(2e-13);
});

test("infinite is certain", () => {
  expect(normalTail(Infinity)).toBe(0);
  expect(normalTail(-Infinity)).toBe(1);
});

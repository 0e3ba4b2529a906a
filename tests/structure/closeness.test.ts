import { expect, test } from "vitest";
import { inverseDistances } from "../../src/network/quantity.ts";
import { closeness } from "../../src/structure/closeness.ts";
import { sweep } from "../../src/structure/sweep.ts";
import { expectClose, formOf } from "./form.ts";

const of = (form: ReturnType<typeof formOf>, normalised = true) =>
  closeness(sweep(form, inverseDistances(form.strengths)), { normalised });

/** 0 -2- 1 -1- 2, 3 -4- 4, 5 alone: distances 1/2 and 1, and 1/4. */
const parts = formOf(6, [
  [0, 1, 2],
  [1, 2, 1],
  [3, 4, 4],
]);

test("closeness in a small part is scaled down by the share of cities that the part has", () => {
  // City 1: (2/5) (2 / 1.5); city 3: (1/5) (1 / 0.25); city 5 is reached by nobody.
  expectClose(of(parts).closeness, [(2 / 5) * (2 / 2), (2 / 5) * (2 / 1.5), (2 / 5) * (2 / 2.5), 0.8, 0.8, 0], 1e-15);
});

test("harmonic centrality is the mean of 1/distance over the other cities, 0 without a path", () => {
  expectClose(of(parts).harmonic, [(2 + 1 / 1.5) / 5, 3 / 5, (1 + 1 / 1.5) / 5, 4 / 5, 4 / 5, 0], 1e-15);
});

test("eccentricity looks at the cities that reach it, and is not defined without any", () => {
  expect([...of(parts).eccentricity]).toEqual([1.5, 1, 1.5, 0.25, 0.25, Number.NaN]);
});

test("raw: 1 / sum of distances and the plain sum of reciprocals", () => {
  const raw = of(parts, false);
  expectClose(raw.closeness, [1 / 2, 1 / 1.5, 1 / 2.5, 4, 4, 0], 1e-15);
  expectClose(raw.harmonic, [2 + 1 / 1.5, 3, 1 + 1 / 1.5, 4, 4, 0], 1e-15);
});

test("on directed ties a city is near when others get to it", () => {
  const star = formOf(
    3,
    [
      [0, 2, 1],
      [1, 2, 1],
    ],
    true,
  );
  expect([...of(star).closeness]).toEqual([0, 0, 1]);
  expect([...of(star).harmonic]).toEqual([0, 0, 1]);
});

test("a network of one city has no distances", () => {
  const one = of(formOf(1, []));
  expect([one.closeness[0], one.harmonic[0], one.eccentricity[0]]).toEqual([0, 0, Number.NaN]);
});

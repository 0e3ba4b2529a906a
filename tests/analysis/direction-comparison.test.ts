import { describe, expect, test } from "vitest";
import { type Comparison, ringsNote, smallestSetBy, verdictOf } from "../../src/analysis/direction-comparison.ts";

const comparison = (set: Partial<Comparison>): Comparison => ({
  a: "East",
  b: "West",
  difference: 0.4,
  twoSided: 0.3,
  greater: 0.15,
  less: 0.9,
  permutations: 999,
  smallestP: 0.002,
  ringsUsed: 3,
  ringsLeftOut: 0,
  meanKm: { a: 200, b: 215 },
  arrangements: 4000,
  ...set,
});

describe("what a comparison may be called", () => {
  test("beyond chance at 0.05 and below it, open above", () => {
    expect(verdictOf(comparison({ twoSided: 0.05 }))).toBe("beyond chance");
    expect(verdictOf(comparison({ twoSided: 0.051 }))).toBe("open");
  });

  test("nothing can be told where no p of 0.05 could come out, however high p is", () => {
    const few = { smallestP: 0.0501, arrangements: 39, twoSided: 1 };
    expect(verdictOf(comparison(few))).toBe("few cities");
    expect(verdictOf(comparison({ smallestP: 0.2, permutations: 9 }))).toBe("few permutations");
    expect(verdictOf(comparison({ ...few, smallestP: 0.05, arrangements: 40 }))).toBe("open");
    expect(verdictOf(comparison({ ...few, difference: 0 }))).toBe("few cities");
  });

  test("no difference is none, also when rounding leaves a little of it", () => {
    expect(verdictOf(comparison({ difference: 0, twoSided: 1 }))).toBe("none");
    expect(verdictOf(comparison({ difference: -2e-16, twoSided: 1 }))).toBe("none");
    expect(verdictOf(comparison({ difference: -1e-6, twoSided: 1 }))).toBe("open");
  });

  test("it is null where no ring has cities of both", () => {
    expect(verdictOf(comparison({ difference: null, twoSided: null, smallestP: null }))).toBeNull();
  });
});

test("the smallest p is set by the fewer of arrangements and permutations, the observed one counted", () => {
  expect(smallestSetBy({ permutations: 9, arrangements: 11 })).toBe("permutations");
  expect(smallestSetBy({ permutations: 9, arrangements: 10 })).toBe("cities");
  expect(smallestSetBy({ permutations: 999_999, arrangements: null })).toBe("permutations");
});

describe("the note about rings", () => {
  const named = {
    centre: { en: "C", zh: "中" },
    a: { en: "the east", zh: "东面" },
    b: { en: "the west", zh: "西面" },
  };
  const note = (set: Partial<Comparison>, ringKm = 100) => ringsNote(comparison(set), ringKm, named);

  test("is not there while several rings keep the mean distances within a fifth of their width", () => {
    expect(note({})).toBeNull();
    expect(note({ meanKm: { a: 200, b: 220 } })).toBeNull();
    expect(note({ meanKm: null })).toBeNull();
  });

  test("has both distances where they lie farther apart, whichever is nearer", () => {
    expect(note({ meanKm: { a: 200, b: 220.6 } })!.en).toBe(
      "Within the rings compared the cities in the east lie on average 200 km from C and those in the west 221 km: rings of 100 km are too wide to make the distances equal; try another width with --rings.",
    );
    expect(note({ meanKm: { a: 230, b: 200 } })!.zh).toMatch(/东面的城市平均距中 230 公里，西面为 200 公里：.*过宽/);
  });

  test("is there with one ring, and calls it too wide only when it is", () => {
    expect(note({ ringsUsed: 1 })!.en).toMatch(
      /^All that is compared lies in one ring of 100 km.* 200 km .* 215 km; of/,
    );
    expect(note({ ringsUsed: 1, meanKm: { a: 200, b: 400 } }, 700)!.en).toMatch(/one ring of 700 km.*too wide/);
  });
});

import { describe, expect, test } from "vitest";
import { evaluateScore } from "../../src/analysis/score.ts";
import { drawnMultiples, type ScoreSource, weightedMultiples } from "../../src/belts/score-draws.ts";
import { multiplesOf } from "../../src/network/score.ts";
import { openFolder } from "../read-folder.ts";

const draws = 4000;
const drawn = (source: ScoreSource, seed = 1): Float64Array[] =>
  Array.from({ length: draws }, (_, i) => drawnMultiples(source, seed, i));
const shareOf = (all: readonly Float64Array[], holds: (one: Float64Array) => boolean): number =>
  all.filter(holds).length / all.length;
/** 3.5 standard deviations of a share. */
const near = (share: number): number => 3.5 * Math.sqrt((share * (1 - share)) / draws);
const expectShare = (found: number, share: number): void =>
  expect(Math.abs(found - share), `${found} is not ${share}`).toBeLessThan(near(share));

describe("drawn weights", () => {
  test("equal weights give exactly the multiples of a score declared with equal weights", () => {
    const { dataset } = openFolder("data/yrd");
    const evaluated = evaluateScore(dataset, { score: null, year: null })!;
    const weights = evaluated.parts.map(({ weight }) => weight);
    expect(new Set(weights).size).toBe(1);
    const parts = evaluated.parts.map(({ multiples }) => multiples);
    expect(weightedMultiples(parts, weights)).toEqual(multiplesOf(evaluated.score).values);
  });

  // Parts that stand each on a city of their own show the weights themselves.
  const bare: ScoreSource = {
    parts: [Float64Array.of(3, 0, 0), Float64Array.of(0, 3, 0), Float64Array.of(0, 0, 3)],
    multiples: Float64Array.of(1, 1, 1),
    standardErrors: null,
  };

  test("are uniform over the triangle of weights that sum to 1: each is Beta(1, 2)", () => {
    const all = drawn(bare);
    for (const city of [0, 1, 2])
      for (const x of [0.05, 0.2, 0.5, 0.8])
        expectShare(
          shareOf(all, (one) => one[city]! / 3 < x),
          1 - (1 - x) ** 2,
        );
    // A corner that two of them share: P(w1 < 1/2, w2 < 1/2) is three quarters less a quarter.
    expectShare(
      shareOf(all, (one) => one[0]! < 1.5 && one[1]! < 1.5),
      0.5,
    );
    for (const one of all) expect(one[0]! + one[1]! + one[2]!).toBeCloseTo(3, 12);
  });

  test("another seed or another number of the draw gives other weights, the same ones the same bits", () => {
    expect(drawnMultiples(bare, 1, 0)).toEqual(drawnMultiples(bare, 1, 0));
    expect(drawnMultiples(bare, 1, 0)).not.toEqual(drawnMultiples(bare, 1, 1));
    expect(drawnMultiples(bare, 1, 0)).not.toEqual(drawnMultiples(bare, 2, 0));
  });

  test("a city that lacks a part is missing in every draw, and not in the mean", () => {
    const one = drawnMultiples(
      {
        parts: [Float64Array.of(1, 1, Number.NaN), Float64Array.of(0.5, 1, 1.5)],
        multiples: Float64Array.of(1, 1, Number.NaN),
        standardErrors: Float64Array.of(0, 0, 1),
      },
      1,
      7,
    );
    expect(one[2]).toBeNaN();
    expect(one[0]! + one[1]!).toBeCloseTo(2, 12);
  });

  test("a single part is not drawn: the score stays as it is", () => {
    const multiples = Float64Array.of(0.5, 1.5);
    expect(drawnMultiples({ parts: [multiples], multiples, standardErrors: null }, 1, 3)).toEqual(multiples);
  });
});

describe("drawn errors", () => {
  test("are normal with the standard error given, and independent between cities", () => {
    // The third city has no error, so dividing by it undoes the division by the mean.
    const multiples = Float64Array.of(1, 1.5, 0.5);
    const all = drawn({ parts: null, multiples, standardErrors: Float64Array.of(0.05, 0.1, Number.NaN) });
    const z = (one: Float64Array, city: number, error: number): number =>
      ((one[city]! / one[2]!) * 0.5 - multiples[city]!) / error;
    const both = all.map((one) => [z(one, 0, 0.05), z(one, 1, 0.1)] as const);
    for (const k of [0, 1] as const)
      for (const [at, share] of [
        [-1.96, 0.024998],
        [-1, 0.158655],
        [0, 0.5],
        [0.5, 0.691462],
        [1.96, 0.975002],
      ] as const)
        expectShare(both.filter((pair) => pair[k] < at).length / draws, share);
    expectShare(both.filter(([a, b]) => a > 0 && b > 0).length / draws, 0.25);
  });

  test("a value below 0 is set to 0, and the mean is that of the values so set", () => {
    const all = drawn({
      parts: null,
      multiples: Float64Array.of(0.5, 1.5),
      standardErrors: Float64Array.of(5, 0),
    });
    // P(z <= -0.1)
    expectShare(
      shareOf(all, (one) => one[0] === 0),
      0.460172,
    );
    for (const one of all) expect(one[0]! + one[1]!).toBeCloseTo(2, 12);
  });

  test("a draw in which all cities fall to 0 is made again", () => {
    for (const one of drawn({ parts: null, multiples: Float64Array.of(1), standardErrors: Float64Array.of(10) }))
      expect(one[0]).toBe(1);
  });

  test("come on top of drawn weights, whose draw they do not change", () => {
    const source: ScoreSource = {
      parts: [Float64Array.of(2, 0, 1), Float64Array.of(0, 2, 1)],
      multiples: Float64Array.of(1, 1, 1),
      standardErrors: null,
    };
    const tiny = { ...source, standardErrors: Float64Array.of(1e-9, 1e-9, 1e-9) };
    for (let i = 0; i < 20; i++) {
      const [one, other] = [drawnMultiples(source, 1, i), drawnMultiples(tiny, 1, i)];
      expect(one).not.toEqual(other);
      other.forEach((value, city) => expect(value).toBeCloseTo(one[city]!, 7));
    }
  });
});

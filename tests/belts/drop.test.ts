import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dropOf, isPeak } from "../../src/belts/drop.ts";
import { filtration, prominence } from "../../src/belts/filtration.ts";
import { type Case, cases, componentsOf, makeCase } from "./exhaustive.ts";

const earlier = ({ multiples }: Case, a: number, b: number): boolean =>
  multiples[a]! > multiples[b]! || (multiples[a] === multiples[b] && a < b);

/** The component of the peak as it was before the first arrival that put an earlier city into it. */
function basinByDefinition(one: Case, peak: number): number[] {
  const order = [...one.multiples.keys()].filter((city) => one.multiples[city]! >= 0);
  order.sort((a, b) => (earlier(one, a, b) ? -1 : 1));
  let basin = [peak];
  for (let k = order.indexOf(peak); k < order.length; k++) {
    const here = new Set(order.slice(0, k + 1));
    const component = componentsOf(one, (city) => here.has(city)).find((members) => members.includes(peak))!;
    if (component.some((city) => earlier(one, city, peak))) return basin;
    basin = component;
  }
  return basin;
}

describe("drop", () => {
  test("basin, rim and drop are those of the definition", () => {
    fc.assert(
      fc.property(cases, (one) => {
        const tree = filtration(one.form, one.multiples);
        for (const peak of tree.peaks) {
          const basin = basinByDefinition(one, peak);
          const rim = [...one.multiples.keys()].filter(
            (city) =>
              one.multiples[city]! >= 0 && !basin.includes(city) && basin.some((inside) => one.tied(city, inside)),
          );
          rim.sort((a, b) => (earlier(one, a, b) ? -1 : 1));
          expect(dropOf(one.form, tree, peak)).toEqual({
            drop: rim.length === 0 ? one.multiples[peak] : one.multiples[peak]! - one.multiples[rim[0]!]!,
            basin,
            rim,
          });
        }
      }),
      { numRuns: 800, seed: 21 },
    );
  });

  test("where hub and rim move by at most e and the drop is more than 2 e, a peak stays in the basin apart from others", () => {
    let kept = 0;
    fc.assert(
      fc.property(cases, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (one, uniforms) => {
        const tree = filtration(one.form, one.multiples);
        const uniform = (): number => uniforms.next().value as number;
        for (const peak of tree.peaks) {
          const { drop, basin, rim } = dropOf(one.form, tree, peak);
          const e = 0.49 * drop;
          if (!(drop > 0)) continue;
          const held = new Set([peak, ...rim]);
          // Any other city may do what it likes.
          const moved = one.multiples.map((multiple, city) =>
            held.has(city) ? Math.max(0, multiple + e * (2 * uniform() - 1)) : multiple * 4 * uniform(),
          );
          const after = filtration(one.form, moved);
          const top = basin.reduce((high, city) => (moved[city]! > moved[high]! ? city : high));
          expect(isPeak(one.form, after, top)).toBe(true);
          expect(prominence(after, top)).toBeGreaterThanOrEqual(drop - 2 * e - 1e-12);
          if (rim.length > 0) kept++;
        }
      }),
      { numRuns: 500, seed: 22 },
    );
    expect(kept).toBeGreaterThan(50);
  });

  test("beyond 2 e it need not: a rim and a hub that both move by half the drop meet", () => {
    const { form, multiples } = makeCase(
      [3, 1, 2],
      [
        [0, 1],
        [1, 2],
      ],
    );
    expect(dropOf(form, filtration(form, multiples), 2)).toEqual({ drop: 1, basin: [2], rim: [1] });
    const moved = filtration(form, Float64Array.of(3, 1.5, 1.5));
    expect(isPeak(form, moved, 2)).toBe(false);
  });

  test("the highest of all and an island have no rim and drop by their whole multiple", () => {
    const { form, multiples } = makeCase(
      [3, 1, 2, Number.NaN],
      [
        [0, 1],
        [2, 3],
      ],
    );
    const tree = filtration(form, multiples);
    expect(dropOf(form, tree, 0)).toEqual({ drop: 3, basin: [0, 1], rim: [] });
    expect(dropOf(form, tree, 2)).toEqual({ drop: 2, basin: [2], rim: [] });
  });

  test("a city that is no peak, or has no score, is refused", () => {
    const { form, multiples } = makeCase([3, 1, Number.NaN], [[0, 1]]);
    const tree = filtration(form, multiples);
    expect(() => dropOf(form, tree, 1)).toThrow(RangeError);
    expect(() => dropOf(form, tree, 2)).toThrow(RangeError);
  });
});

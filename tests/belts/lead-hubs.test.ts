import * as fc from "fast-check";
import { expect, test } from "vitest";
import { leadByGravity, leadByStrength } from "../../src/belts/lead-hubs.ts";
import { compactUndirected } from "../../src/network/compact.ts";
import { greatCircleKm } from "../../src/network/great-circle.ts";
import { makeLayer } from "../../src/network/make-layer.ts";
import { cases, makeCase } from "./exhaustive.ts";

test("by strength: the hub of the strongest tie, then the higher, then the first by id", () => {
  const networks = fc.integer({ min: 1, max: 8 }).chain((n) =>
    fc.record({
      multiples: fc.array(fc.constantFrom(0.5, 1, 1.5, 2, Number.NaN), { minLength: n, maxLength: n }),
      ties: fc.uniqueArray(
        fc.record({ source: fc.nat(n - 1), target: fc.nat(n - 1), strength: fc.integer({ min: 1, max: 3 }) }),
        { maxLength: 3 * n, selector: ({ source, target }) => Math.min(source, target) * n + Math.max(source, target) },
      ),
    }),
  );
  fc.assert(
    fc.property(networks, ({ multiples, ties }) => {
      const loopless = ties.filter(({ source, target }) => source !== target);
      const form = compactUndirected(multiples.length, makeLayer({ id: "test" }, loopless));
      const { lead, strength } = leadByStrength(form, Float64Array.from(multiples), { hubLevel: 1 });
      for (const [city, multiple] of multiples.entries()) {
        const best = loopless
          .filter(({ source, target }) => source === city || target === city)
          .map((tie) => ({ hub: tie.source === city ? tie.target : tie.source, strength: tie.strength }))
          .filter(({ hub }) => multiples[hub]! >= 1)
          .sort((a, b) => b.strength - a.strength || multiples[b.hub]! - multiples[a.hub]! || a.hub - b.hub)[0];
        const expected = multiple >= 1 ? undefined : best;
        expect(lead[city]).toBe(expected?.hub ?? -1);
        expect(strength[city]).toBe(expected?.strength ?? Number.NaN);
      }
    }),
    { numRuns: 600 },
  );
});

test("by gravity: the greatest multiple / km^exponent and its share, as the plain formula says", () => {
  fc.assert(
    fc.property(cases, fc.constantFrom(0, 1, 2, 3.5), ({ cities, multiples }, exponent) => {
      const { lead, share } = leadByGravity(cities, multiples, { hubLevel: 1, exponent });
      const hubs = [...cities.keys()].filter((city) => multiples[city]! >= 1);
      for (const [city, { point }] of cities.entries()) {
        if (point === null || multiples[city]! >= 1 || hubs.length === 0) {
          expect(lead[city]).toBe(-1);
          expect(share[city]).toBeNaN();
          continue;
        }
        const here = hubs.filter((hub) => greatCircleKm(point, cities[hub]!.point!) === 0);
        const inPlay = here.length > 0 && exponent > 0 ? here : hubs;
        const km = (hub: number): number => greatCircleKm(point, cities[hub]!.point!);
        const pull = (hub: number): number =>
          inPlay === here ? multiples[hub]! : multiples[hub]! / km(hub) ** exponent;
        const most = Math.max(...inPlay.map(pull));
        expect(inPlay).toContain(lead[city]);
        expect(pull(lead[city]!) / most).toBeCloseTo(1, 9);
        expect(share[city]).toBeCloseTo(most / inPlay.reduce((total, hub) => total + pull(hub), 0), 9);
      }
    }),
    { numRuns: 600 },
  );
});

test("equal attraction: the higher hub; equal ones: the first by id", () => {
  const at = (lon: number) => ({ lon, lat: 0 });
  const symmetric = makeCase([2, 0.5, 2], [], [at(-1), at(0), at(1)]);
  expect(leadByGravity(symmetric.cities, symmetric.multiples, { hubLevel: 1, exponent: 2 }).lead[1]).toBe(0);
  const { lead, share } = leadByGravity(symmetric.cities, Float64Array.of(1, 0.5, 3), { hubLevel: 1, exponent: 0 });
  expect(lead[1]).toBe(2);
  expect(share[1]).toBe(0.75);
});

test("a hub without a point is no candidate, and no other city loses its lead hub by it", () => {
  const at = (lon: number) => ({ lon, lat: 0 });
  const { cities, multiples } = makeCase([9, 0.5, 1], [], [at(0), at(1), at(50)]);
  const unplaced = cities.map((city, index) => (index === 0 ? { ...city, point: null } : city));
  const { lead, share } = leadByGravity(unplaced, multiples, { hubLevel: 1, exponent: 2 });
  expect([...lead]).toEqual([-1, 2, -1]);
  expect(share[1]).toBe(1);
});

test("a city without a score has lead hubs too, and leads nobody", () => {
  const at = (lon: number) => ({ lon, lat: 0 });
  const { cities, form, multiples } = makeCase(
    [2, Number.NaN, 0.5],
    [
      [0, 1],
      [1, 2],
    ],
    [at(0), at(1), at(1.5)],
  );
  expect([...leadByStrength(form, multiples, { hubLevel: 1 }).lead]).toEqual([-1, 0, -1]);
  expect([...leadByGravity(cities, multiples, { hubLevel: 1, exponent: 2 }).lead]).toEqual([-1, 0, 0]);
});

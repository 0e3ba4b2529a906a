import * as fc from "fast-check";
import { expect, test } from "vitest";
import { leadByGravity, leadByGravityKernel, leadByGravityOf, leadByStrength } from "../../src/belts/lead-hubs.ts";
import { compactUndirected } from "../../src/network/compact.ts";
import { greatCircleKm } from "../../src/network/great-circle.ts";
import { makeLayer } from "../../src/network/make-layer.ts";
import { inPlace } from "../../src/support/pool.ts";
import { stream } from "../../src/support/random.ts";
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

test("by gravity: the greatest multiple / km^exponent and its share, as the plain formula says", async () => {
  await fc.assert(
    fc.asyncProperty(cases, fc.constantFrom(0, 1, 2, 3.5), async ({ cities, multiples }, exponent) => {
      const { lead, share } = await leadByGravity(cities, multiples, { hubLevel: 1, exponent });
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

test("equal attraction: the higher hub; equal ones: the first by id", async () => {
  const at = (lon: number) => ({ lon, lat: 0 });
  const symmetric = makeCase([2, 0.5, 2], [], [at(-1), at(0), at(1)]);
  const equal = await leadByGravity(symmetric.cities, symmetric.multiples, { hubLevel: 1, exponent: 2 });
  expect(equal.lead[1]).toBe(0);
  const { lead, share } = await leadByGravity(symmetric.cities, Float64Array.of(1, 0.5, 3), {
    hubLevel: 1,
    exponent: 0,
  });
  expect(lead[1]).toBe(2);
  expect(share[1]).toBe(0.75);
});

test("a hub without a point is no candidate, and no other city loses its lead hub by it", async () => {
  const at = (lon: number) => ({ lon, lat: 0 });
  const { cities, multiples } = makeCase([9, 0.5, 1], [], [at(0), at(1), at(50)]);
  const unplaced = cities.map((city, index) => (index === 0 ? { ...city, point: null } : city));
  const { lead, share } = await leadByGravity(unplaced, multiples, { hubLevel: 1, exponent: 2 });
  expect([...lead]).toEqual([-1, 2, -1]);
  expect(share[1]).toBe(1);
});

test("a city without a score has lead hubs too, and leads nobody", async () => {
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
  expect([...(await leadByGravity(cities, multiples, { hubLevel: 1, exponent: 2 })).lead]).toEqual([-1, 0, 0]);
});

test("in several chunks every city has the lead hub and share that it has in one, and progress comes to its end", async () => {
  const { uniform } = stream(1, 0);
  const n = 700;
  const scores = Array.from({ length: n }, () => 2 * uniform());
  const { cities, multiples } = makeCase(
    scores,
    [],
    scores.map(() => ({ lon: 100 + 20 * uniform(), lat: 20 + 20 * uniform() })),
  );
  const hubs = [...cities.keys()].filter((city) => multiples[city]! >= 1);
  const options = { hubLevel: 1, exponent: 2 };
  const runs: (readonly [number, number])[] = [];
  const pool = inPlace({ [leadByGravityKernel]: leadByGravityOf });
  const found = await leadByGravity(cities, multiples, {
    ...options,
    pool,
    onProgress: (done, total) => runs.push([done, total]),
  });
  expect(runs.length).toBeGreaterThan(1);
  expect(runs.at(-1)).toEqual([runs.length, runs.length]);
  expect(found).toEqual(leadByGravityOf({ from: 0, to: n }, { cities, multiples, hubs, ...options }));
  expect(found.lead.filter((hub) => hub >= 0)).toHaveLength(n - hubs.length);
});

test("a signal stops it before it is begun", async () => {
  const { cities, multiples } = makeCase(
    [2, 0.5],
    [],
    [
      { lon: 0, lat: 0 },
      { lon: 1, lat: 0 },
    ],
  );
  await expect(
    leadByGravity(cities, multiples, { hubLevel: 1, exponent: 2, signal: AbortSignal.abort() }),
  ).rejects.toMatchObject({ name: "AbortError" });
});

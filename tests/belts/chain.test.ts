import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chain, type ChainLink } from "../../src/belts/chain.ts";
import { filtration } from "../../src/belts/filtration.ts";
import { greatCircleKm } from "../../src/network/great-circle.ts";
import { tiersOf } from "../../src/scores/tiers.ts";
import { nextByWords } from "./climb-by-words.ts";
import { type Case, cases, makeCase } from "./exhaustive.ts";

const breaks = [1.5, 1, 0.5];

function chainOf(example: Case, { hubLevel = 1, exponent = 2, limits = breaks } = {}): ChainLink[] {
  const tree = filtration(example.form, example.multiples);
  const { tier } = tiersOf(example.multiples, { kind: "breaks", breaks: limits });
  return chain(example.cities, example.form, tree, tier, { hubLevel, exponent });
}

const leaders = (links: readonly ChainLink[]): (number | null)[] =>
  [...links].sort((a, b) => a.city - b.city).map(({ leader }) => leader);

describe("on random networks", () => {
  test("the leader is the most attracting of the tied cities of a higher tier, else the first such on the climb", () => {
    fc.assert(
      fc.property(cases, fc.constantFrom(0.75, 1, 9), fc.constantFrom(0, 2), (example, hubLevel, exponent) => {
        const { cities, multiples, tied } = example;
        const next = nextByWords(example, hubLevel);
        const { tier } = tiersOf(multiples, { kind: "breaks", breaks });
        for (const link of chainOf(example, { hubLevel, exponent })) {
          const { city } = link;
          const candidates = [...cities.keys()].filter(
            (other) => tied(city, other) && tier[other]! > 0 && tier[other]! < tier[city]!,
          );
          if (candidates.length === 0) {
            let at = next[city]!;
            while (at >= 0 && tier[at]! >= tier[city]!) at = next[at]!;
            expect(link).toMatchObject({ leader: at < 0 ? null : at, by: at < 0 ? null : "climb" });
            expect([link.runnerUp, link.ratio, link.share]).toEqual([null, null, null]);
            continue;
          }
          const km = (other: number): number => greatCircleKm(cities[city]!.point!, cities[other]!.point!);
          const byKm = exponent > 0 && cities[0]!.point !== null;
          // Points of the examples are whole degrees: at the same one, only cities at that point count.
          const here = byKm ? candidates.filter((other) => km(other) === 0) : [];
          const pull = (other: number): number =>
            !byKm || here.includes(other)
              ? multiples[other]!
              : here.length > 0
                ? 0
                : multiples[other]! / km(other) ** 2;
          const sorted = candidates.map(pull).sort((a, b) => b - a);
          expect(link.by).toBe("tie");
          expect(candidates).toContain(link.leader);
          expect(pull(link.leader!)).toBeCloseTo(sorted[0]!, 12);
          expect(link.share).toBeCloseTo(sorted[0]! / sorted.reduce((total, one) => total + one, 0), 9);
          if (sorted.length === 1) expect([link.runnerUp, link.ratio]).toEqual([null, null]);
          else {
            expect(pull(link.runnerUp!)).toBeCloseTo(sorted[1]!, 12);
            if (sorted[1] === 0) expect(link.ratio).toBeNull();
            else expect(link.ratio).toBeCloseTo(sorted[0]! / sorted[1]!, 9);
          }
        }
      }),
      { numRuns: 1200 },
    );
  });

  test("every city with a score stands once, after its leader, one deeper, and below it in tier", () => {
    fc.assert(
      fc.property(cases, (example) => {
        const links = chainOf(example);
        const scored = [...example.multiples.keys()].filter((city) => !Number.isNaN(example.multiples[city]!));
        expect(links.map(({ city }) => city).sort((a, b) => a - b)).toEqual(scored);
        for (const [at, { city, leader, depth, tier }] of links.entries()) {
          if (leader === null) {
            expect(depth).toBe(0);
            continue;
          }
          const above = links.findIndex((link) => link.city === leader);
          expect(above).toBeLessThan(at);
          expect(links[above]!.tier).toBeLessThan(tier);
          expect(depth).toBe(links[above]!.depth + 1);
          // Nothing of another tree stands between a city and its leader.
          for (const between of links.slice(above + 1, at)) expect(between.depth).toBeGreaterThan(links[above]!.depth);
          expect(city).not.toBe(leader);
        }
        const roots = links.filter(({ depth }) => depth === 0).map(({ city }) => example.multiples[city]!);
        expect(roots).toEqual([...roots].sort((a, b) => b - a));
      }),
      { numRuns: 500 },
    );
  });
});

describe("a centre, a second-tier city and what lies around them", () => {
  const at = (km: number) => ({ lon: km / 111.19508, lat: 0 });
  // 0 centre 9.5; 1 second tier 4.6, at 80 km; 2 third tier beside 1; 3 third tier between both; 4 fourth tier behind 2.
  const example = makeCase(
    [9.5, 4.6, 0.6, 0.7, 0.2],
    [
      [0, 1],
      [1, 2],
      [0, 3],
      [1, 3],
      [2, 4],
    ],
    [at(0), at(80), at(160), at(50), at(220)],
  );
  const links = chainOf(example, { limits: [5, 1, 0.5] });
  const of = (city: number): ChainLink => links.find((link) => link.city === city)!;

  test("form one chain down to the fourth tier", () => {
    expect(links.map(({ city, depth }) => [city, depth])).toEqual([
      [0, 0],
      [1, 1],
      [3, 2],
      [2, 2],
      [4, 3],
    ]);
  });

  test("a nearer second-tier city leads before a higher, farther centre, which is the runner-up", () => {
    const [second, first] = [4.6 / 30 ** 2, 9.5 / 50 ** 2];
    expect(of(3)).toMatchObject({ leader: 1, runnerUp: 0, by: "tie" });
    expect(of(3).ratio).toBeCloseTo(second / first, 4);
    expect(of(3).share).toBeCloseTo(second / (first + second), 4);
    expect(of(3).km).toBeCloseTo(30, 2);
  });

  test("where distance does not count, the higher leads", () => {
    expect(leaders(chainOf(example, { limits: [5, 1, 0.5], exponent: 0 }))).toEqual([null, 0, 1, 0, 2]);
  });

  test("where one point is missing, the multiple alone decides and no km is given", () => {
    const cities = example.cities.map((city, index) => (index === 1 ? { ...city, point: null } : city));
    const found = chainOf({ ...example, cities }, { limits: [5, 1, 0.5] }).find(({ city }) => city === 3)!;
    expect(found).toMatchObject({ leader: 0, runnerUp: 1 });
    expect(found.ratio).toBeCloseTo(9.5 / 4.6, 12);
    expect(chainOf({ ...example, cities }).find(({ city }) => city === 2)!.km).toBeNull();
  });
});

test("a hub higher than all around it is a root; one beside a higher one of its tier climbs past it", () => {
  // 2 and 3 of the second tier; 3 climbs past 2, which is tied to the centre 0. 4 is a second-tier peak of its own.
  const example = makeCase(
    [9, 0.1, 3, 2, 2.5, 0.2],
    [
      [0, 2],
      [2, 3],
      [3, 1],
      [1, 4],
      [4, 5],
    ],
  );
  const links = chainOf(example, { limits: [5, 1, 0.5] });
  expect(leaders(links)).toEqual([null, 4, 0, 0, null, 4]);
  expect(links.find(({ city }) => city === 3)!.by).toBe("climb");
});

import * as fc from "fast-check";
import { expect, test } from "vitest";
import { hopsFrom } from "../../src/belts/hops.ts";
import { cases } from "./exhaustive.ts";

test("the fewest ties on any path, also through cities without a score; NaN without a path", () => {
  fc.assert(
    fc.property(cases, fc.nat(7), (one, at) => {
      const n = one.multiples.length;
      const far = Array.from({ length: n }, (_, a) =>
        Array.from({ length: n }, (_, b) => (a === b ? 0 : one.tied(a, b) ? 1 : Infinity)),
      );
      for (let via = 0; via < n; via++)
        for (let a = 0; a < n; a++)
          for (let b = 0; b < n; b++) far[a]![b] = Math.min(far[a]![b]!, far[a]![via]! + far[via]![b]!);
      const centre = at % n;
      const expected = far[centre]!.map((hops) => (hops === Infinity ? Number.NaN : hops));
      expect([...hopsFrom(one.form, centre)]).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});

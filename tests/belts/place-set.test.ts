import * as fc from "fast-check";
import { expect, test } from "vitest";
import { placeSet } from "../../src/belts/place-set.ts";

test("gives back the smallest of what was added and not yet taken, at one, two and three levels", () => {
  const sizes = [0, 1, 31, 32, 33, 1024, 1025, 40_000];
  const steps = fc.constantFrom(...sizes).chain((size) =>
    fc.record({
      size: fc.constant(size),
      // Null takes.
      steps: fc.array(size === 0 ? fc.constant(null) : fc.option(fc.nat(size - 1), { freq: 2 }), { maxLength: 80 }),
    }),
  );
  fc.assert(
    fc.property(steps, ({ size, steps: all }) => {
      const set = placeSet(size);
      const model = new Set<number>();
      for (const step of all)
        if (step === null) {
          const first = model.size === 0 ? -1 : Math.min(...model);
          expect(set.takeFirst()).toBe(first);
          model.delete(first);
        } else {
          set.add(step);
          model.add(step);
        }
    }),
    { numRuns: 500, seed: 1 },
  );
});

test("clearing leaves nothing behind, whatever was taken before", () => {
  const all = fc.uniqueArray(fc.nat(39_999), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(all, fc.nat(40), fc.nat(39_999), (places, taken, after) => {
      const set = placeSet(40_000);
      for (const place of places) set.add(place);
      for (let k = 0; k < taken; k++) set.takeFirst();
      set.clear(Uint32Array.from(places), places.length);
      expect(set.takeFirst()).toBe(-1);
      set.add(after);
      expect([set.takeFirst(), set.takeFirst()]).toEqual([after, -1]);
    }),
    { numRuns: 500, seed: 1 },
  );
});

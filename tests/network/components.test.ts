import * as fc from "fast-check";
import { expect, test } from "vitest";
import { components } from "../../src/network/components.ts";

test("labels follow the first cities, sizes the labels, whatever the order and direction of the pairs", () => {
  const pairs = [
    [5, 2],
    [6, 1],
    [4, 2],
    [4, 5],
  ];
  for (const order of [pairs, [...pairs].reverse(), pairs.map(([i, j]) => [j!, i!])]) {
    const { label, size } = components(7, (join) => order.forEach(([i, j]) => join(i!, j!)));
    expect([...label]).toEqual([0, 1, 2, 3, 2, 2, 1]);
    expect([...size]).toEqual([1, 2, 3, 1]);
  }
  expect(components(0, () => {})).toEqual({ label: new Uint32Array(0), size: new Uint32Array(0) });
});

test("two cities have one label exactly when some way of pairs joins them", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(8), fc.nat(8)), { maxLength: 10 }), (pairs) => {
      const { label, size } = components(9, (join) => pairs.forEach(([i, j]) => join(i, j)));
      for (let city = 0; city < 9; city++) {
        const reached = new Set([city]);
        for (const k of reached) for (const [i, j] of pairs) if (i === k || j === k) reached.add(i).add(j);
        for (let other = 0; other < 9; other++) expect(label[other] === label[city]).toBe(reached.has(other));
        expect(size[label[city]!]).toBe(reached.size);
      }
      expect([...new Set(label)]).toEqual([...size.keys()]);
    }),
    { numRuns: 60 },
  );
});

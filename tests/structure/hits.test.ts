import * as fc from "fast-check";
import { expect, test } from "vitest";
import { eigenvector } from "../../src/structure/eigenvector.ts";
import { hits } from "../../src/structure/hits.ts";
import { stream } from "../../src/support/random.ts";
import { expectClose, formOf, golden, relabelled } from "./form.ts";

test("equals NetworkX on a directed network", () => {
  // networkx.hits(G, max_iter=10000, tol=1e-15), strengths as weights.
  const form = formOf(
    5,
    [
      [0, 1, 3],
      [1, 2, 1],
      [2, 0, 2],
      [2, 1, 4],
      [3, 1, 1],
      [3, 4, 2],
      [0, 4, 1],
    ],
    true,
  );
  const { hubs, authorities } = hits(form);
  expectClose(hubs, [0.3467989111069494, 0, 0.5008235322501652, 0.1523775566428853, 0], 1e-9);
  expectClose(authorities, [0.2065562788121646, 0.6590824481472293, 0, 0, 0.13436127304060616], 1e-9);
});

test("only the part of senders and receivers with the largest singular value counts", () => {
  // City 2 receives from 1 and 4, city 6 from 4: the matrix ((1, 0), (2, 5)), whose vectors are known.
  const { hubs, authorities } = hits(
    formOf(
      8,
      [
        [0, 1, 3],
        [1, 2, 1],
        [2, 0, 2],
        [2, 3, 4],
        [3, 4, 1],
        [4, 2, 2],
        [5, 0, 1],
        [4, 6, 5],
      ],
      true,
    ),
  );
  const value = (30 + Math.sqrt(30 ** 2 - 4 * 25)) / 2;
  const strong = (value - 1) / 2;
  expectClose(hubs, [0, 1 / (1 + strong), 0, 0, strong / (1 + strong), 0, 0, 0], 1e-14);
  const [second, sixth] = [1 + 2 * strong, 5 * strong];
  expectClose(authorities, [0, 0, second / (second + sixth), 0, 0, 0, sixth / (second + sixth), 0], 1e-14);
});

test("of parts with the same singular value all are taken, as the iteration from equal values ends", () => {
  // σ = 2 twice: 0 -> 1, and 2 -> {3, 4, 5, 6} with strength 1 each; σ = 1 once: 6 -> 0.
  const { hubs, authorities } = hits(
    formOf(
      7,
      [
        [0, 1, 2],
        [2, 3, 1],
        [2, 4, 1],
        [2, 5, 1],
        [2, 6, 1],
        [6, 0, 1],
      ],
      true,
    ),
  );
  expectClose(hubs, [0.5, 0, 0.5, 0, 0, 0, 0], 1e-14);
  // a = A' h: 2 for city 1, 1 for each of the four.
  expectClose(authorities, [0, 2 / 6, 0, 1 / 6, 1 / 6, 1 / 6, 1 / 6], 1e-14);
});

test("singular values that differ by rounding only are the same", () => {
  // σ is the root of a² + b² here and c there.
  for (const [a, b, c] of [
    [3, 4, 5],
    [5, 12, 13],
    [7, 24, 25],
    [8, 15, 17],
    [20, 21, 29],
  ])
    for (const unit of [0.01, 0.1, 0.7, 1]) {
      const ties = [
        [0, 1, a! * unit],
        [0, 2, b! * unit],
        [3, 4, c! * unit],
      ];
      const { hubs } = hits(formOf(5, ties, true));
      expectClose(hubs, [0.5, 0, 0, 0.5, 0], 1e-9);
    }
});

test("undirected, both are the eigenvector, also on a star, whose sides the plain iteration keeps apart", () => {
  const star = formOf(5, [
    [0, 1, 1],
    [0, 2, 1],
    [0, 3, 1],
    [0, 4, 1],
  ]);
  const { hubs, authorities } = hits(star);
  expectClose(hubs, [2 / 6, 1 / 6, 1 / 6, 1 / 6, 1 / 6], 1e-14);
  expect(authorities).toEqual(hubs);
  const karate = golden.find(({ name }) => name === "karate")!.form;
  const x = eigenvector(karate);
  const total = x.reduce((sum, value) => sum + value, 0);
  expectClose(
    hits(karate).hubs,
    Array.from(x, (value) => value / total),
    1e-12,
  );
});

test("hubs and authorities satisfy their equations on a large random network", () => {
  const random = stream(9);
  const n = 2000;
  const rows: number[][] = [];
  for (let k = 0; k < 30_000; k++) {
    const [i, j] = [random.integer(n), random.integer(n)];
    if (i !== j) rows.push([i, j, 1 + random.uniform()]);
  }
  const form = formOf(n, rows, true);
  const { hubs, authorities } = hits(form);
  const sent = new Float64Array(n);
  const received = new Float64Array(n);
  for (let i = 0; i < n; i++)
    for (let slot = form.offsets[i]!; slot < form.offsets[i + 1]!; slot++) {
      sent[i]! += form.strengths[slot]! * authorities[form.neighbours[slot]!]!;
      received[form.neighbours[slot]!]! += form.strengths[slot]! * hubs[i]!;
    }
  const share = (values: Float64Array): number[] => {
    const total = values.reduce((sum, value) => sum + value, 0);
    return Array.from(values, (value) => value / total);
  };
  expectClose(hubs, share(sent), 1e-13);
  expectClose(authorities, share(received), 1e-13);
});

test("turning all ties round swaps hubs and authorities", () => {
  const drawn = fc.array(fc.tuple(fc.nat(5), fc.nat(5), fc.integer({ min: 1, max: 9 })), { maxLength: 15 });
  fc.assert(
    fc.property(drawn, (rows) => {
      // One dense pair of senders and receivers makes the leading part the only one.
      const real = [...rows.filter(([i, j]) => i !== j), [6, 0, 20], [6, 1, 30], [7, 1, 40]];
      const there = hits(formOf(8, real, true));
      const back = hits(
        formOf(
          8,
          real.map(([i, j, strength]) => [j!, i!, strength!]),
          true,
        ),
      );
      expectClose(there.hubs, [...back.authorities], 1e-9);
      expectClose(there.authorities, [...back.hubs], 1e-9);
    }),
    { numRuns: 60 },
  );
});

test("relabelling cities changes only the places of the values, whatever the parts", () => {
  const drawn = fc.array(fc.tuple(fc.nat(6), fc.nat(6), fc.integer({ min: 1, max: 3 })), {
    minLength: 1,
    maxLength: 9,
  });
  fc.assert(
    fc.property(
      drawn,
      fc.boolean(),
      fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 7 }),
      (rows, directed, order) => {
        const real = rows.filter(([i, j]) => i !== j);
        if (real.length === 0) return;
        const before = hits(formOf(7, real, directed));
        const after = hits(formOf(7, relabelled(real, order), directed));
        expectClose(
          order.map((place) => after.hubs[place]!),
          [...before.hubs],
          1e-10,
        );
        expectClose(
          order.map((place) => after.authorities[place]!),
          [...before.authorities],
          1e-10,
        );
      },
    ),
    { numRuns: 100 },
  );
});

test("a layer without ties is refused", () => {
  expect(() => hits(formOf(3, [], true))).toThrow(/no ties/);
});

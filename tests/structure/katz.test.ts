import * as fc from "fast-check";
import { expect, test } from "vitest";
import { eigenvector } from "../../src/structure/eigenvector.ts";
import { katz } from "../../src/structure/katz.ts";
import { stream } from "../../src/support/random.ts";
import { expectClose, formOf, relabelled } from "./form.ts";

const ties = [
  [0, 1, 3],
  [1, 2, 1],
  [2, 0, 2],
  [2, 3, 4],
  [3, 4, 1],
  [4, 2, 2],
  [5, 0, 1],
  [4, 6, 5],
];

// networkx.katz_centrality_numpy(G, alpha=0.85 / λ, beta=1, weight="weight"), λ from numpy.linalg.
test("equals NetworkX on an undirected network", () => {
  const { values, alpha, spectralRadius } = katz(formOf(7, ties));
  expect(spectralRadius).toBeCloseTo(6.519583934538233, 12);
  expect(alpha).toBeCloseTo(0.85 / 6.519583934538233, 14);
  expectClose(
    values,
    [
      0.3088395979509786, 0.2509040109817016, 0.5149414449891726, 0.39728644905632915, 0.504462213673512,
      0.10323698891035403, 0.39182147048852595,
    ],
    1e-12,
  );
});

test("equals NetworkX on a directed network with a city without ties", () => {
  const { values, spectralRadius } = katz(formOf(8, ties, true));
  expect(spectralRadius).toBeCloseTo(2.410142264175235, 12);
  expectClose(
    values,
    [
      0.3219000336206798, 0.3901639571982982, 0.36127796667597945, 0.5592411137723088, 0.24681551500810253,
      0.049584441236143396, 0.48481432553652026, 0.049584441236143396,
    ],
    1e-12,
  );
});

test("as it is, x counts walks: without a circle of ties the sum is finite and exact", () => {
  // α = 0.85 / 4 (city 2 receives 1 + 3); x_2 = 1 + α (3 x_0 + 1 x_1), x_1 = 1 + 2α, x_3 = 1 + 4α x_2 and so on.
  const { values, alpha, spectralRadius } = katz(
    formOf(
      4,
      [
        [0, 1, 2],
        [0, 2, 3],
        [1, 2, 1],
        [2, 3, 4],
      ],
      true,
    ),
    { normalised: false },
  );
  expect(spectralRadius).toBe(0);
  expect(alpha).toBe(0.85 / 4);
  const second = 1 + 2 * alpha;
  const third = 1 + alpha * (3 + second);
  expectClose(values, [1, second, third, 1 + 4 * alpha * third], 1e-14);
});

test("without ties all cities are alike", () => {
  expect(katz(formOf(4, []))).toEqual({ values: Float64Array.of(0.5, 0.5, 0.5, 0.5), alpha: 0, spectralRadius: 0 });
});

test("towards an attenuation of 1 it becomes the eigenvector", () => {
  const form = formOf(7, ties);
  expectClose(katz(form, { attenuation: 1 - 1e-9 }).values, [...eigenvector(form)], 1e-7);
});

test("on a large network, where it is swept and not eliminated, every city satisfies the equation", () => {
  const random = stream(4);
  const n = 3000;
  const rows: number[][] = [];
  for (let k = 0; k < 40_000; k++) {
    const [i, j] = [random.integer(n), random.integer(n)];
    if (i !== j) rows.push([i, j, 1 + random.uniform()]);
  }
  const form = formOf(n, rows);
  const { values, alpha } = katz(form, { normalised: false });
  const wanted = Array.from(values, (_, j) => {
    let total = 1;
    for (let slot = form.offsets[j]!; slot < form.offsets[j + 1]!; slot++)
      total += alpha * form.strengths[slot]! * values[form.neighbours[slot]!]!;
    return total;
  });
  expectClose(values, wanted, 1e-11);
});

test("relabelling cities changes only the places of the values", () => {
  const drawn = fc.array(fc.tuple(fc.nat(6), fc.nat(6), fc.integer({ min: 1, max: 9 })), { maxLength: 20 });
  fc.assert(
    fc.property(
      drawn,
      fc.boolean(),
      fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 7 }),
      (rows, directed, order) => {
        const real = rows.filter(([i, j]) => i !== j);
        const before = katz(formOf(7, real, directed)).values;
        const after = katz(formOf(7, relabelled(real, order), directed)).values;
        expectClose(
          order.map((place) => after[place]!),
          [...before],
          1e-12,
        );
      },
    ),
    { numRuns: 60 },
  );
});

test("an attenuation outside (0, 1) is refused", () => {
  for (const attenuation of [0, 1, -1, NaN])
    expect(() => katz(formOf(7, ties), { attenuation })).toThrow(/above 0 and below 1/);
});

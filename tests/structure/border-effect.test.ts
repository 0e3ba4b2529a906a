import { expect, test } from "vitest";
import { borderEffect } from "../../src/structure/border-effect.ts";
import { formOf } from "./form.ts";

const ties = [
  [0, 1, 5],
  [1, 2, 3],
  [2, 3, 2],
  [3, 4, 7],
];

test("the share and the index of the strength across borders, each tie once", () => {
  const effect = borderEffect(formOf(5, ties), [1, 1, 2, 2, 2]);
  expect(effect).toEqual({ crossShare: 3 / 17, eiIndex: (3 - 14) / 17, leftOut: 0 });
});

test("directed ties count one by one", () => {
  const effect = borderEffect(
    formOf(
      2,
      [
        [0, 1, 5],
        [1, 0, 1],
      ],
      true,
    ),
    [1, 2],
  );
  expect(effect).toEqual({ crossShare: 1, eiIndex: 1, leftOut: 0 });
});

test("ties with a city in no province are left out and counted", () => {
  expect(borderEffect(formOf(5, ties), [1, 1, 2, 2, 0])).toEqual({ crossShare: 0.3, eiIndex: -0.4, leftOut: 7 });
});

test("without a tie between cities of provinces there is no effect", () => {
  expect(borderEffect(formOf(5, ties), [0, 0, 0, 0, 0])).toBeNull();
  expect(borderEffect(formOf(5, []), [1, 1, 2, 2, 2])).toBeNull();
});

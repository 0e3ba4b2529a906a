import { describe, expect, test } from "vitest";
import { modularity } from "../../src/structure/modularity.ts";
import { formOf, golden } from "./form.ts";

describe("equals NetworkX", () => {
  for (const { name, graph, form } of golden)
    if (graph.group !== undefined)
      test(name, () => {
        expect(modularity(form, graph.group!)).toBeCloseTo(graph.modularity!, 12);
        expect(modularity(form, graph.group!, 1.7)).toBeCloseTo(graph["modularityAt1.7"]!, 12);
      });
});

test("all cities in one group: nothing more than at random", () => {
  expect(modularity(golden[1]!.form, new Int32Array(30).fill(1))).toBeCloseTo(0, 14);
});

test("a directed layer is read with its two directions summed", () => {
  const directed = formOf(
    4,
    [
      [0, 1, 2],
      [1, 0, 3],
      [1, 2, 1],
      [3, 2, 4],
    ],
    true,
  );
  const summed = formOf(4, [
    [0, 1, 5],
    [1, 2, 1],
    [2, 3, 4],
  ]);
  expect(modularity(directed, [1, 1, 2, 2])).toBeCloseTo(modularity(summed, [1, 1, 2, 2])!, 14);
});

test("a city of group 0 stands alone", () => {
  const { form } = golden[0]!;
  expect(modularity(form, [0, 0, 1, 1, 1, 1])).toBeCloseTo(modularity(form, [2, 3, 1, 1, 1, 1])!, 14);
});

test("without ties it is not defined", () => {
  expect(modularity(formOf(3, []), [1, 1, 1])).toBeNull();
});

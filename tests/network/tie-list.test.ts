import * as fc from "fast-check";
import { expect, test } from "vitest";
import { keptForm, tieList } from "../../src/network/tie-list.ts";
import { formOf } from "../structure/form.ts";

const networks = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.boolean()).chain(([n, directed]) =>
  fc.record({
    n: fc.constant(n),
    directed: fc.constant(directed),
    ties: fc
      .uniqueArray(fc.tuple(fc.nat(n - 1), fc.nat(n - 1), fc.integer({ min: 1, max: 9 })), {
        selector: ([i, j]) => (directed ? `${i} ${j}` : `${Math.min(i, j)} ${Math.max(i, j)}`),
      })
      .map((rows) => rows.filter(([i, j]) => i !== j)),
  }),
);

test("every tie stands once, sorted, and both slots of an undirected one lead to it", () => {
  fc.assert(
    fc.property(networks, ({ n, directed, ties }) => {
      const form = formOf(n, ties, directed);
      const list = tieList(form);
      const expected = ties
        .map(([i, j, w]) => (directed || i < j ? [i, j, w] : [j, i, w]))
        .sort((a, b) => a[0]! - b[0]! || a[1]! - b[1]!);
      expect(Array.from(list.source, (i, tie) => [i, list.target[tie]!, list.strength[tie]!])).toEqual(expected);
      for (let i = 0; i < n; i++)
        for (let slot = form.offsets[i]!; slot < form.offsets[i + 1]!; slot++) {
          const tie = list.tieOf[slot]!;
          const ends = [list.source[tie]!, list.target[tie]!];
          const found = [i, form.neighbours[slot]!];
          expect(directed || i < found[1]! ? found : found.toReversed()).toEqual(ends);
        }
    }),
  );
});

test("the form with some ties is the form made of these ties", () => {
  fc.assert(
    fc.property(networks, fc.infiniteStream(fc.boolean()), ({ n, directed, ties }, coin) => {
      const form = formOf(n, ties, directed);
      const list = tieList(form);
      const kept = Uint8Array.from(list.source, () => (coin.next().value === true ? 1 : 0));
      const rows = Array.from(list.source, (i, tie) => [i, list.target[tie]!, list.strength[tie]!]);
      expect(keptForm(form, list, kept)).toEqual(
        formOf(
          n,
          rows.filter((_, tie) => kept[tie] === 1),
          directed,
        ),
      );
    }),
  );
});

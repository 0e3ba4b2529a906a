import { expect, test } from "vitest";
import { analyses } from "../../src/analysis/registry.ts";
import type { Offer } from "../../src/viewer/analyst-task.ts";
import { offeredAs, offeredBy } from "../../src/viewer/offers.ts";
import { chosenColumns, nameKey } from "../../src/viewer/table.ts";
import { ownColourings } from "../../src/viewer/view.ts";

const offers: Offer[] = analyses.map(({ id, question, columns = [], options, places = [], reads = null }) => ({
  id,
  question,
  columns,
  options,
  places,
  reads,
}));

test("a column in two languages is one, under one key, and gives the values of the language shown", () => {
  const [whole] = offers;
  const keys = offeredBy(whole!, "en").map(({ key }) => key);
  expect(keys).toContain("analyze.province");
  expect(keys).not.toContain("analyze.provinceZh");
  expect(offeredBy(whole!, "zh").map(({ key }) => key)).toEqual(keys);
  expect(offeredAs(offers, "analyze.province", "en")!.column.id).toBe("province");
  expect(offeredAs(offers, "analyze.province", "zh")!.column.id).toBe("provinceZh");
  expect(offeredAs(offers, "analyze.nameEn", "zh")!.column.id).toBe("nameZh");
});

test("what the page starts with is in the registry", () => {
  for (const key of [nameKey, ...chosenColumns.value, ...Object.values(ownColourings)])
    expect(offeredAs(offers, key, "en"), key).not.toBeNull();
});

test("a key of nothing is null", () => {
  for (const key of ["analyze.nothing", "nothing.betweenness", "betweenness", ""])
    expect(offeredAs(offers, key, "en")).toBeNull();
});

test("every key can stand in a link", () => {
  for (const offer of offers)
    for (const { key } of offeredBy(offer, "en")) expect(key).toMatch(/^[a-z][a-z-]*\.[A-Za-z][A-Za-z0-9]*$/);
});

import * as z from "zod";
import { expect, test } from "vitest";
import { analysisCalled } from "../../src/analysis/registry.ts";
import { fieldNames } from "../../src/viewer/study-words.ts";

type Shape = { properties?: Record<string, Shape>; items?: Shape; anyOf?: Shape[] };

/** What the sheet says elsewhere, or by the columns that an analysis has of every city. */
const elsewhere = new Set(["score", "notes", "tieFilter", "nameEn", "nameZh"]);

function fieldsIn({ properties = {}, items, anyOf = [] }: Shape, top = false): string[] {
  const own = Object.entries(properties).flatMap(([key, shape]) => {
    if (elsewhere.has(key) || (top && key === "cities")) return [];
    // A text in both languages is one value.
    return key === "en" || key === "zh" ? [] : [key, ...fieldsIn(shape)];
  });
  return [...own, ...[...(items === undefined ? [] : [items]), ...anyOf].flatMap((one) => fieldsIn(one))];
}

test.for(["centrality", "communities", "backbone", "robustness", "tiers"])(
  "every field of %s has a name in both languages",
  async (id) => {
    const shape = z.toJSONSchema(await analysisCalled(id).schema(), { reused: "inline" });
    const fields = [...new Set(fieldsIn(shape as Shape, true))];
    expect(fields.length).toBeGreaterThan(4);
    expect(fields.filter((key) => !Object.hasOwn(fieldNames, key))).toEqual([]);
  },
);

test("a name is not the same word in both languages, but for signs and abbreviations", () => {
  const same = Object.entries(fieldNames).filter(([, { en, zh }]) => en === zh);
  expect(same.map(([key]) => key)).toEqual(["gamma", "nmi"]);
});

import { describe, expect, test } from "vitest";
import { readLoose } from "../../src/dataset/read-loose.ts";
import { checkResult } from "../../src/report/check-result.ts";
import { jsonSchemas } from "../../src/report/document.ts";
import { text } from "../read-folder.ts";

describe("JSON Schemas", () => {
  test("there is one for every document that --json prints, and it names the fields", async () => {
    const schemas = await jsonSchemas();
    expect(Object.keys(schemas).sort()).toEqual([
      "innobelt.analyze",
      "innobelt.areas",
      "innobelt.backbone",
      "innobelt.belts",
      "innobelt.centrality",
      "innobelt.check",
      "innobelt.communities",
      "innobelt.corridor",
      "innobelt.diffusion",
      "innobelt.robustness",
      "innobelt.tiers",
      "innobelt.uplift",
    ]);
    expect(schemas["innobelt.analyze"]).toMatchObject({
      $schema: "https://json-schema.org/draft/2020-12/schema",
      properties: { schema: { const: "innobelt.analyze/1" }, manifest: { type: "object" }, hubs: { type: "array" } },
    });
  });

  test("the import report of a bad file has the shape that is promised", () => {
    const cities = text("c.csv", "Id,Score\na,1\na,2\nb,x\n");
    const { dataset, report } = readLoose({ cities, ties: [] });
    const document = { schema: "innobelt.check/1", usable: true, cities: dataset!.network.cities.length, ...report };
    expect(checkResult.parse(document)).toEqual(document);
    expect(document.refusals.length).toBeGreaterThan(0);
  });
});

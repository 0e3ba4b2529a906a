/** The JSON document of an analysis: what `--json` prints, described by `innobelt.<command>.json` in the package. */
import type { Analysis } from "../analysis/analysis.ts";
import { analyses } from "../analysis/registry.ts";
import type { Manifest } from "./manifest.ts";

/** Two spaces, keys in the order of the schema, a line break at the end; NaN cannot occur, not defined is null. */
export function documentText(analysis: Analysis, manifest: Manifest, result: object): string {
  return `${JSON.stringify({ schema: schemaId(analysis), manifest, ...result }, null, 2)}\n`;
}

export function schemaId({ id }: Analysis): string {
  return `innobelt.${id}/1`;
}

/** A JSON Schema (draft 2020-12) by file name, for every analysis of the registry. */
export async function jsonSchemas(): Promise<Record<string, object>> {
  const z = await import("zod");
  const { checkResult } = await import("./check-result.ts");
  const manifest = z.strictObject({
    analysis: z.string(),
    seed: z.number().int().nullable(),
    options: z.record(z.string(), z.unknown()),
    versions: z.record(z.string(), z.string()),
    inputs: z.array(
      z.strictObject({ name: z.string(), bytes: z.number().int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
    ),
    islands: z
      .strictObject({ policy: z.literal("kept"), layer: z.string(), cities: z.array(z.string()) })
      .nullable()
      .describe("cities without a tie in the layer that belts are read on, and what was done with them"),
    citations: z.array(z.string()),
  });
  const entries = await Promise.all(
    analyses.map(async (analysis) => {
      const result = await analysis.schema();
      if (!(result instanceof z.ZodObject)) throw new TypeError(`the result of ${analysis.id} is no object`);
      const whole = z
        .strictObject({ schema: z.literal(schemaId(analysis)), manifest, ...result.shape })
        .describe(analysis.question.en);
      return [`innobelt.${analysis.id}`, z.toJSONSchema(whole, { target: "draft-2020-12" })] as const;
    }),
  );
  return Object.fromEntries([...entries, ["innobelt.check", z.toJSONSchema(checkResult, { target: "draft-2020-12" })]]);
}

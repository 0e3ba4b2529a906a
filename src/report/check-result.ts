import * as z from "zod";

const text = z.strictObject({ en: z.string(), zh: z.string() });

const note = z.strictObject({
  file: z.string(),
  row: z.number().int().nullable().describe("1-based line of the file; null when it is about the whole file"),
  column: z.string().nullable(),
  value: z.string().nullable().describe("as it stands in the file, at most 80 characters"),
  rule: z.string(),
  message: text,
});

const file = z.strictObject({
  file: z.string(),
  role: z.string(),
  rows: z.number().int().describe("kept + refused"),
  kept: z.number().int(),
  refused: z.number().int(),
  facts: z.array(text),
});

/** What `check --json` prints: the import report. */
export const checkResult = z.strictObject({
  schema: z.literal("innobelt.check/1"),
  usable: z.boolean(),
  cities: z.number().int(),
  files: z.array(file),
  refusals: z.array(note).describe("at most 1,000 a file, and one more that counts the rest"),
  notes: z.array(note),
});

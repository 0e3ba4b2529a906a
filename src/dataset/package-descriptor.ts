/**
 * What may stand in datapackage.json: a Frictionless Data Package (v1) whose resources say in `innobelt` what they are
 * to this program. Faults are named by their JSON path (`resources[2].innobelt.layer.title.zh`).
 *
 * A path that could lead out of the folder (absolute, with `..`, a backslash or a URL) is refused: a data package is
 * read from its own folder and fetches nothing.
 */
import * as z from "zod";
import { InnobeltError } from "../support/error.ts";
import type { Text } from "../support/text.ts";
import { faultText } from "./json-fault.ts";

const text = z.object({ en: z.string(), zh: z.string() });
const texts = z.array(text).default([]);
const name = z.string().min(1).max(200);
const kind = z.enum(["size", "intensity"]);
const year = z.string().min(1).max(20);

const innerPath = z
  .string()
  .refine(
    (path) =>
      path !== "" &&
      !path.includes("\\") &&
      !/^[a-z][a-z0-9+.-]*:/i.test(path) &&
      path.split("/").every((part) => part !== "" && part !== "." && part !== ".."),
    {
      error: "must be a path inside the folder: no URL, no leading slash, no backslash, no . or ..",
      params: { zh: "应为文件夹内的路径：不能是网址，不以斜杠开头，不含反斜杠、. 或 .." },
    },
  );

const source = z.object({ title: z.string(), path: z.string().optional() });
const licence = z
  .object({ name: z.string().optional(), title: z.string().optional(), path: z.string().optional() })
  .refine(({ name, title, path }) => (name ?? title ?? path) !== undefined, {
    error: "must have a name, title or path",
    params: { zh: "应有 name、title 或 path" },
  });

const provenance = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("observed"), source: z.string() }),
  z.object({ kind: z.literal("modelled"), from: z.array(z.string()), how: z.string() }),
]);

const indicator = z.object({ id: name, title: text, unit: text, kind, cautions: texts });

const layer = z.object({
  id: name,
  title: text,
  directed: z.boolean(),
  kind: z.enum(["geography", "relation"]),
  unit: text,
  year: z.string().max(40).nullable(),
  provenance,
});

const role = z.discriminatedUnion("role", [
  z.object({ role: z.literal("cities"), cautions: texts }),
  z.object({ role: z.literal("indicators"), cautions: texts, indicators: z.array(indicator).min(1) }),
  z.object({ role: z.literal("layer"), cautions: texts, layer }),
  z.object({ role: z.literal("outlines"), cautions: texts }),
  z.object({ role: z.literal("cells"), cautions: texts }),
  z.object({ role: z.literal("published"), cautions: texts }),
]);

const resource = z.object({
  name,
  path: innerPath,
  schema: z
    .object({
      fields: z.array(z.object({ name: z.string() })),
      missingValues: z.array(z.string()).default([""]),
    })
    .optional(),
  sources: z.array(source).default([]),
  licenses: z.array(licence).default([]),
  innobelt: role.optional(),
});

const descriptor = z.object({
  name,
  title: z.string().optional(),
  sources: z.array(source).default([]),
  licenses: z.array(licence).default([]),
  resources: z.array(resource).min(1),
  innobelt: z
    .object({
      title: text.optional(),
      score: name.nullable().default(null),
      layer: name.nullable().default(null),
      cooperation: name.nullable().default(null),
      derived: z
        .array(
          z.object({
            id: name,
            title: text,
            unit: text,
            kind,
            year,
            product: z.array(z.object({ indicator: name, year })).min(1),
            cautions: texts,
          }),
        )
        .default([]),
      scores: z
        .array(
          z.object({
            id: name,
            title: text,
            unit: text,
            year,
            parts: z.array(z.object({ indicator: name, year: year.nullable(), weight: z.number().positive() })).min(1),
            cautions: texts,
          }),
        )
        .default([]),
    })
    .prefault({}),
});

export type PackageDescriptor = z.infer<typeof descriptor>;
export type PackageResource = PackageDescriptor["resources"][number];
export type Licence = z.infer<typeof licence>;

export function parseDescriptor(file: string, json: unknown): PackageDescriptor {
  return parsedBy(descriptor, file, json);
}

const claim = z.intersection(
  z.object({ text, reason: text.nullable() }),
  z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("tier"), city: name, tier: z.number().int().positive() }),
    z.object({
      kind: z.literal("tierCount"),
      tier: z.number().int().positive(),
      count: z.number().int().nonnegative(),
    }),
    z.object({ kind: z.literal("cv"), value: z.number() }),
    z.object({ kind: z.literal("belt"), spine: z.array(name) }),
    z.object({ kind: z.literal("hubClass"), city: name, classes: z.array(z.string()) }),
    z.object({ kind: z.literal("figure"), value: z.union([z.number(), z.string()]) }),
  ]),
);

const published = z.object({ source: text, claims: z.array(claim) });

export function parsePublished(file: string, json: unknown): z.infer<typeof published> {
  return parsedBy(published, file, json);
}

function parsedBy<T>(schema: z.ZodType<T>, file: string, json: unknown): T {
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  throw faultyDescriptor(file, jsonPath(issue.path), faultText(issue, json), result.error.issues.length - 1);
}

/** An error about one place of a JSON file; `others` counts further ones. */
export function faultyDescriptor(file: string, path: string, message: Text, others = 0): InnobeltError {
  const more: Text =
    others === 0 ? { en: "", zh: "" } : { en: ` (and ${others} more)`, zh: `（另有 ${others} 处问题）` };
  const said: Text = {
    en: `${file}, at ${path === "" ? "the top" : path}: ${message.en}${more.en}.`,
    zh: `${file} ${path === "" ? "最外层" : `的 ${path} 处`}：${message.zh}${more.zh}。`,
  };
  return new InnobeltError("input", said, {
    where: path === "" ? { file } : { file, column: path },
    wayOut: { en: "Correct that entry of the file.", zh: "请改正文件中的这一项。" },
  });
}

function jsonPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) => text + (typeof key === "number" ? `[${key}]` : `${text === "" ? "" : "."}${String(key)}`),
    "",
  );
}

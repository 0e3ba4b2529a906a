/**
 * What is wrong with this entry of a JSON file, as a sentence for a person?
 *
 * The checker's issues are told by what it wanted and by what stands at the path: missing, of another kind, not one of
 * the values that are known, too short or too large. Only an issue of a kind that the schemas here do not raise keeps
 * the checker's own English.
 */
import type * as z from "zod";
import type { Text } from "../support/text.ts";

type Issue = z.core.$ZodIssue;

const kinds: Readonly<Record<string, Text>> = {
  string: { en: "text", zh: "文本" },
  number: { en: "a number", zh: "数字" },
  int: { en: "a whole number", zh: "整数" },
  boolean: { en: "true or false", zh: "true 或 false" },
  array: { en: "a list [ ]", zh: "列表 [ ]" },
  object: { en: "an object { }", zh: "对象 { }" },
  null: { en: "null", zh: "null" },
};

/** Without a full stop: the place stands in front of it. */
export function faultText(issue: Issue, json: unknown): Text {
  const found = valueAt(json, issue.path);
  const wanted = wantedBy(issue);
  if (wanted !== null) {
    if (found === undefined)
      return { en: `this entry is missing; it must be ${wanted.en}`, zh: `缺少此项，应为${spaced(wanted.zh)}` };
    const there = issue.code === "invalid_type" ? kinds[kindOf(found)]! : written(found);
    return { en: `must be ${wanted.en}, not ${there.en}`, zh: `应为${spaced(wanted.zh)}，而不是${spaced(there.zh)}` };
  }
  if (issue.code === "too_small") {
    const limit = Number(issue.minimum);
    if (issue.origin === "string" || issue.origin === "array")
      return issue.origin === "string"
        ? { en: "must not be empty", zh: "不能为空" }
        : { en: `must hold at least ${limit} ${limit === 1 ? "entry" : "entries"}`, zh: `至少应有 ${limit} 项` };
    return issue.inclusive === false
      ? { en: `must be above ${limit}`, zh: `应大于 ${limit}` }
      : { en: `must be at least ${limit}`, zh: `应不小于 ${limit}` };
  }
  if (issue.code === "too_big") {
    const limit = Number(issue.maximum);
    return issue.origin === "string"
      ? { en: `must not be longer than ${limit} characters`, zh: `不能超过 ${limit} 个字符` }
      : { en: `must be at most ${limit}`, zh: `应不大于 ${limit}` };
  }
  const zh: unknown = issue.code === "custom" ? issue.params?.["zh"] : undefined;
  return { en: issue.message, zh: typeof zh === "string" ? zh : issue.message };
}

/** The kind or the values that may stand there; null when the issue is of another sort. */
function wantedBy(issue: Issue): Text | null {
  if (issue.code === "invalid_type") return kinds[issue.expected] ?? { en: issue.expected, zh: issue.expected };
  if (issue.code === "invalid_value") return oneOf(issue.values);
  if (issue.code !== "invalid_union") return null;
  const options: unknown = (issue as { readonly options?: unknown }).options;
  if (Array.isArray(options) && options.length > 0) return oneOf(options);
  const each = issue.errors.flatMap((issues) => {
    const wanted = issues[0] === undefined ? null : wantedBy(issues[0]);
    return wanted === null ? [] : [wanted];
  });
  return each.length === 0 ? null : joined(each);
}

function oneOf(values: readonly unknown[]): Text {
  return joined(values.map(written));
}

function joined(texts: readonly Text[]): Text {
  const en = texts.map((text) => text.en);
  const zh = texts.map((text) => text.zh);
  return {
    en: en.length === 1 ? en[0]! : `${en.slice(0, -1).join(", ")} or ${en.at(-1)!}`,
    zh: zh.length === 1 ? zh[0]! : `${zh.slice(0, -1).join("、")} 或 ${zh.at(-1)!}`,
  };
}

/** A value as it stands in the file; a list or an object by its kind, for it may be long. */
function written(value: unknown): Text {
  if (typeof value === "object" && value !== null) return kinds[kindOf(value)]!;
  const text = JSON.stringify(typeof value === "string" ? value.slice(0, 60) : value) ?? "";
  return { en: text, zh: text };
}

function kindOf(value: unknown): string {
  return value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
}

function valueAt(json: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null && Object.hasOwn(value, key)
        ? (value as Readonly<Record<PropertyKey, unknown>>)[key]
        : undefined,
    json,
  );
}

/** Chinese text has a space before what is written in Latin letters or signs. */
function spaced(text: string): string {
  return /^[\p{Script=Han}]/u.test(text) ? text : ` ${text}`;
}

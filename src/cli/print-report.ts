/** The import report as text: what was read, what was refused and why, row by row. */
import { onStdout as pc } from "./colour.ts";
import type { ImportNote, Reading } from "../dataset/declared.ts";
import type { Language } from "../support/text.ts";
import { table, wrap } from "./layout.ts";

/** Notes listed on a terminal; `--json` has all that the report keeps. */
const most = 40;

export function reportLines({ dataset, report }: Reading, language: Language, width: number): string[] {
  const say = (en: string, zh: string): string => (language === "en" ? en : zh);
  const [head, ...body] = table(
    [say("file", "文件"), say("as", "用途"), say("rows", "行"), say("kept", "保留"), say("refused", "拒绝")],
    report.files.map(({ file, role, rows, kept, refused }) => [
      file,
      role,
      String(rows),
      String(kept),
      String(refused),
    ]),
  );
  const facts = report.files.flatMap(({ file, facts: list }) =>
    list.flatMap((fact) => wrap(`${file}: ${fact[language]}`, width, "  ")),
  );
  const verdict =
    dataset === null
      ? pc.red(say("Nothing usable is left.", "没有可用的内容。"))
      : say(
          `Usable: ${dataset.network.cities.length} cities; layers of ties: ${[...dataset.network.layers.keys()].join(", ") || "none"}.`,
          `可用：${dataset.network.cities.length} 个城市；联系层：${[...dataset.network.layers.keys()].join("、") || "无"}。`,
        );
  return [
    pc.dim(head),
    ...body,
    ...(facts.length > 0 ? ["", ...facts] : []),
    ...section(say("Refused", "拒绝"), report.refusals, language, width),
    ...section(say("Worth knowing", "须知"), report.notes, language, width),
    "",
    verdict,
  ];
}

function section(title: string, notes: readonly ImportNote[], language: Language, width: number): string[] {
  if (notes.length === 0) return [];
  const lines = notes.slice(0, most).flatMap((note) => wrap(noteText(note, language), width, "    "));
  const more = notes.length - most;
  const rest = more > 0 ? [language === "en" ? `and ${more} more (--json)` : `另有 ${more} 条（--json）`] : [];
  return ["", pc.bold(title), ...lines, ...rest];
}

/** "ties.csv, row 12, strength "-3": A strength is greater than 0. ..." */
function noteText({ file, row, column, value, message }: ImportNote, language: Language): string {
  const place = [
    file,
    row === null ? null : language === "en" ? `row ${row}` : `第 ${row} 行`,
    column === null ? null : column,
  ].filter((part) => part !== null);
  return `  ${place.join(", ")}${value === null ? "" : ` ${JSON.stringify(value)}`}: ${message[language]}`;
}

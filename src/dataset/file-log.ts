/**
 * The account of one file while it is read: rows seen, kept and refused, refusals one by one, notes, facts.
 *
 * rows = kept + refused is checked when the account is closed, against the number of records that the parser saw, so
 * that a row which slips through a reader is a defect that shows and not a silent drop. At most 1,000 refusals and
 * 1,000 notes of a file are listed; how many more there were stands in a last one.
 */
import type { Text } from "../support/text.ts";
import type { FileReport, ImportNote } from "./declared.ts";
import {
  type CountedRule,
  type NoteRule,
  type Notes,
  notes,
  type RefusalRule,
  type Refusals,
  refusals,
} from "./rules.ts";

export interface CellPlace {
  readonly row: number | null;
  readonly column?: string | null;
  readonly value?: string | null;
}

export interface FileLog {
  readonly file: string;
  keep(): void;
  refuse<R extends RefusalRule>(place: CellPlace, rule: R, ...values: Parameters<Refusals[R]>): void;
  note<R extends NoteRule>(place: CellPlace, rule: R, ...values: Parameters<Notes[R]>): void;
  /** One more row of which a counted note is true. */
  count(place: CellPlace, rule: CountedRule): void;
  fact(fact: Text): void;
  /** False once further refusals are only counted, so that a reader need not look for hints. */
  listsRefusals(): boolean;
  close(records: number): FileAccount;
}

export interface FileAccount {
  readonly report: FileReport;
  readonly refusals: readonly ImportNote[];
  readonly notes: readonly ImportNote[];
}

export const maxListed = 1000;

export function openLog(file: string, role: string): FileLog {
  const refused: ImportNote[] = [];
  const noted: ImportNote[] = [];
  const counted = new Map<CountedRule, { readonly place: CellPlace; count: number }>();
  const facts: Text[] = [];
  let kept = 0;
  let refusedRows = 0;
  let notedRows = 0;
  const entry = (place: CellPlace, rule: string, message: Text): ImportNote => ({
    file,
    row: place.row,
    column: place.column ?? null,
    value: place.value === undefined || place.value === null ? null : shown(place.value),
    rule,
    message,
  });
  // The rule decides which values its sentence takes; the signatures above have checked them.
  const sentence = (build: unknown, values: readonly unknown[]): Text =>
    (build as (...values: unknown[]) => Text)(...values);
  const whole: CellPlace = { row: null };
  return {
    file,
    keep: () => void kept++,
    refuse: (place, rule, ...values) => {
      refusedRows++;
      if (refused.length < maxListed) refused.push(entry(place, rule, sentence(refusals[rule], values)));
    },
    note: (place, rule, ...values) => {
      notedRows++;
      if (noted.length < maxListed) noted.push(entry(place, rule, sentence(notes[rule], values)));
    },
    count: (place, rule) => {
      const known = counted.get(rule);
      if (known === undefined) counted.set(rule, { place, count: 1 });
      else known.count++;
    },
    fact: (fact) => void facts.push(fact),
    listsRefusals: () => refused.length < maxListed,
    close: (records) => {
      if (kept + refusedRows !== records)
        throw new Error(`${file}: ${records} records, but ${kept} kept and ${refusedRows} refused`);
      const totals = [...counted].map(([rule, { place, count }]) => entry(place, rule, sentence(notes[rule], [count])));
      // Without a city every tie is lost, so this is said as a refusal, ahead of those that follow from it.
      const noCities = kept === 0 && role === "cities";
      if (kept === 0 && !noCities) totals.push(entry(whole, "file.noRows", notes["file.noRows"]()));
      refused.sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
      if (refusedRows > refused.length)
        refused.push(entry(whole, "report.more", refusals["report.more"](refusedRows - refused.length)));
      if (notedRows > noted.length)
        noted.push(entry(whole, "report.more", notes["report.more"](notedRows - noted.length)));
      if (noCities) refused.unshift(entry(whole, "cities.noRows", refusals["cities.noRows"](records)));
      return {
        report: { file, role, rows: records, kept, refused: refusedRows, facts },
        refusals: refused,
        notes: [...totals, ...noted],
      };
    },
  };
}

/** At most 80 characters; control characters as pictures, so that a cell cannot steer a terminal. */
function shown(value: string): string {
  const visible = value
    .slice(0, 100)
    .replace(/\p{Cc}/gu, (char) => (char < " " ? String.fromCharCode(0x2400 + char.charCodeAt(0)) : "\ufffd"))
    .replace(/[\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, "\ufffd");
  return visible.length > 80 ? `${visible.slice(0, 79)}…` : visible;
}

/**
 * Broken and random files never crash the reader and never lose a row without a word. INNOBELT_FUZZ_RUNS sets how many
 * files are tried (scripts/fuzz-csv.mjs sets 100,000).
 */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { NamedBytes, Reading } from "../../src/dataset/declared.ts";
import { readLoose } from "../../src/dataset/read-loose.ts";
import { InnobeltError } from "../../src/support/error.ts";

const runs = Number(process.env["INNOBELT_FUZZ_RUNS"] ?? 1000);
const parameters = { numRuns: runs, seed: 20_260_401, endOnFailure: false };

/** Rows of the records under the heading, found line by line by the rule in the header of csv.ts without its parser. */
function recordRows(text: string, separator: string): number[] {
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.replace(/^\uFEFF+/, ""));
  const rows: number[] = [];
  for (let i = /^sep=[\t;,|]$/i.test(lines[0]!) ? 1 : 0; i < lines.length;) {
    const record = recordAt(lines, i, separator);
    if (record === null || record.content) rows.push(i + 1);
    i = record === null ? i + 1 : record.next;
  }
  return rows.slice(1);
}

/** Null when the record's quotes are broken. */
function recordAt(
  lines: readonly string[],
  start: number,
  separator: string,
): { content: boolean; next: number } | null {
  let [l, p, content] = [start, 0, false];
  for (;;) {
    if (lines[l]![p] === '"') {
      let value = "";
      let q = p + 1;
      for (;;) {
        if (q >= lines[l]!.length) {
          if (++l >= lines.length) return null;
          q = 0;
          continue;
        }
        if (lines[l]![q] === '"') {
          if (lines[l]![q + 1] !== '"') break;
          q++;
        }
        value += lines[l]![q++];
      }
      content ||= value.trim() !== "";
      const rest = lines[l]!.slice(q + 1);
      const gap = rest.indexOf(separator);
      if (gap >= 0 && rest.slice(0, gap).trim() === "") p = q + 1 + gap + 1;
      else return rest.trim() === "" ? { content, next: l + 1 } : null;
    } else {
      const end = lines[l]!.indexOf(separator, p);
      content ||= lines[l]!.slice(p, end < 0 ? undefined : end).trim() !== "";
      if (end < 0) return { content, next: l + 1 };
      p = end + 1;
    }
  }
}

function check(files: readonly NamedBytes[], reading: Reading): void {
  const { report, dataset } = reading;
  expect(report.files.map(({ file }) => file)).toEqual(files.map(({ name }) => name));
  report.files.forEach(({ file, role, rows, kept, refused, facts }, i) => {
    expect(rows).toBe(kept + refused);
    const said = facts.map(({ en }) => en);
    const encoding = said.find((fact) => fact.startsWith("encoded as "))?.slice("encoded as ".length) ?? "UTF-8";
    const separated = said.find((fact) => fact.startsWith("separated by "))?.slice("separated by ".length) ?? ",";
    const text = new TextDecoder(encoding).decode(files[i]!.bytes);
    const counted = recordRows(text, separated === "tabs" ? "\t" : separated);
    expect(rows).toBe(counted.length);
    const own = report.refusals.filter((note) => note.file === file);
    expect(own[0]?.rule === "cities.noRows").toBe(role === "cities" && kept === 0);
    const ofFile = new Set(["report.more", "cities.noRows"]);
    const listed = own.filter(({ rule }) => !ofFile.has(rule)).map(({ row }) => row);
    expect(new Set(listed).size).toBe(listed.length);
    expect(listed.length).toBe(Math.min(refused, 1000));
    const starts = new Set<number | null>(counted);
    expect(listed.filter((row) => !starts.has(row))).toEqual([]);
  });
  for (const { message } of [...report.refusals, ...report.notes]) expect(message.en && message.zh).toBeTruthy();
  if (dataset === null) return;
  const { cities, layers } = dataset.network;
  expect(new Set(cities.map(({ id }) => id)).size).toBe(cities.length);
  for (const { id, point } of cities) {
    expect(id.trim()).not.toBe("");
    if (point !== null) expect(Math.abs(point.lon) <= 180 && Math.abs(point.lat) <= 90).toBe(true);
  }
  for (const { source, target, strength, directed } of layers.values())
    for (let k = 0; k < source.length; k++) {
      expect(target[k]! < cities.length && (directed ? source[k] !== target[k] : source[k]! < target[k]!)).toBe(true);
      expect(strength[k]! > 0 && Number.isFinite(strength[k])).toBe(true);
    }
  for (const { values } of dataset.indicators.values())
    for (const column of values.values()) expect(column.some((value) => Math.abs(value) === Infinity)).toBe(false);
}

const troubles = [
  '"',
  '""',
  ",",
  ";",
  "\t",
  "|",
  "\n",
  "\r\n",
  "\r",
  " ",
  "'",
  "=",
  "-",
  "0",
  "1e999",
  "1e-320",
  "-5",
  "1,5",
  "1.234,5",
  "1,234",
  "310000.0",
  "3.1E+05",
  "NaN",
  "inf",
  "\u0000",
  "\u001b[2J",
  "\ufeff",
  "\u200b",
  "\ud800",
  "__proto__",
  "constructor",
  "sep=;\n",
  "上海",
  "名称",
  "Directed",
  "a",
  "b",
  "<xml>",
  "PK\u0003\u0004",
  "9".repeat(400),
];
const trouble = fc.constantFrom(...troubles);
const name = fc.oneof(
  fc.constantFrom("a", "b", "c", "310000", "320500", "Suzhou", "上海"),
  fc.string({ maxLength: 6 }),
);
const number = fc.oneof(
  fc.double().map(String),
  fc.integer({ min: -3, max: 2000 }).map(String),
  fc.constantFrom("1,234.5", ""),
);
const headings = {
  cities: ["id", "name", "name_zh", "province", "lon", "lat", "score", "gdp_2021", "year", "", "ID", "x", "y"],
  ties: ["source", "target", "weight", "type", "year", "kind", "from", "to", "count", "Source", "note", ""],
};

const written = (kind: keyof typeof headings) =>
  fc
    .record({
      head: fc.oneof(
        fc.constant(kind === "cities" ? ["id", "name", "lon", "lat", "score"] : ["source", "target", "weight"]),
        fc.array(fc.constantFrom(...headings[kind]), { minLength: 1, maxLength: 6 }),
      ),
      rows: fc.array(
        fc.array(fc.oneof({ weight: 4, arbitrary: name }, { weight: 4, arbitrary: number }, trouble), {
          minLength: 5,
          maxLength: 5,
        }),
        {
          maxLength: 12,
        },
      ),
      separator: fc.constantFrom(",", ";", "\t", "|"),
      end: fc.constantFrom("\n", "\r\n", "\r"),
      quoted: fc.boolean(),
    })
    .map(({ head, rows, separator, end, quoted }) =>
      [head as readonly string[], ...rows.map((cells) => cells.slice(0, head.length))]
        .map((cells) => cells.map((cell) => (quoted ? `"${cell.replaceAll('"', '""')}"` : cell)).join(separator))
        .join(end),
    );

const mutated = (kind: keyof typeof headings) =>
  fc
    .tuple(written(kind), fc.array(fc.tuple(fc.nat(), fc.nat({ max: 8 }), trouble), { maxLength: 6 }))
    .map(([text, edits]) =>
      edits.reduce((edited, [at, cut, inserted]) => {
        const place = at % (edited.length + 1);
        return edited.slice(0, place) + inserted + edited.slice(place + cut);
      }, text),
    );

const encoded = (text: string, how: number): Uint8Array => {
  if (how === 0) {
    const units = Uint8Array.from([
      0xff,
      0xfe,
      ...Array.from(text, (_, i) => text.charCodeAt(i)).flatMap((unit) => [unit & 255, unit >> 8]),
    ]);
    return units;
  }
  const bytes = new TextEncoder().encode(text);
  return how === 1 ? Uint8Array.of(0xef, 0xbb, 0xbf, ...bytes) : bytes;
};

const bytesOf = (kind: keyof typeof headings) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.tuple(mutated(kind), fc.nat({ max: 6 })).map(([text, how]) => encoded(text, how)) },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 200 }).map((text) => encoded(text, 2)) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constant(`${headings[kind].slice(0, 3).join(",")}\n`), fc.uint8Array({ maxLength: 200 }))
        .map(([head, rest]) => Uint8Array.of(...new TextEncoder().encode(head), ...rest.filter((byte) => byte !== 0))),
    },
  );

const options = fc.record({
  directed: fc.constantFrom(undefined, true, false),
  repeats: fc.constantFrom(undefined, "sum" as const, "first" as const, "max" as const, "refuse" as const),
});

test(`${runs} broken or random files give a full account or an error of input`, { timeout: 60_000 + runs * 20 }, () => {
  let read = 0;
  fc.assert(
    fc.property(fc.option(bytesOf("cities")), bytesOf("ties"), options, (cities, ties, chosen) => {
      const cityFile = cities === null ? null : { name: "cities.csv", bytes: cities };
      const tieFile = { name: "ties.csv", bytes: ties };
      let reading: Reading;
      try {
        reading = readLoose({ cities: cityFile, ties: [{ layer: null, file: tieFile }], ...chosen });
      } catch (error) {
        if (error instanceof InnobeltError && error.code === "input") return;
        throw error;
      }
      read++;
      check(cityFile === null ? [tieFile] : [cityFile, tieFile], reading);
    }),
    parameters,
  );
  // Were almost all files refused as a whole, the account would hardly be tried.
  expect(read).toBeGreaterThan(runs / 10);
});

test(
  "exactly the bad rows of a table are refused, whatever stands between them",
  { timeout: 60_000 + runs * 20 },
  () => {
    const good = fc.tuple(
      fc.constantFrom("a", "b"),
      fc.constantFrom("c", "d"),
      fc.constantFrom("1", "2.5", '"1,000"', ""),
    );
    const bad = fc.constantFrom(
      "a,a,1",
      "a,zz,1",
      "a,c,0",
      "a,c,-1",
      "a,c,x",
      "a,c,1e999",
      ",c,1",
      "a",
      "a,c,1,9",
      'a,"c"d,1',
      'a,"c,1',
    );
    const blank = fc.constantFrom("", "  ", ",,");
    const row = fc.oneof(
      good.map((cells) => ({ text: cells.join(","), refused: false, blank: false })),
      bad.map((text) => ({ text, refused: true, blank: false })),
      blank.map((text) => ({ text, refused: false, blank: true })),
    );
    fc.assert(
      fc.property(fc.array(row, { maxLength: 20 }), fc.constantFrom("\n", "\r\n"), (rows, end) => {
        const text = ["source,target,weight", ...rows.map((row) => row.text)].join(end);
        const cities = { name: "cities.csv", bytes: new TextEncoder().encode("id\na\nb\nc\nd\n") };
        const ties = { name: "ties.csv", bytes: new TextEncoder().encode(text) };
        const { report } = readLoose({ cities, ties: [{ layer: null, file: ties }] });
        const expected = rows.flatMap(({ refused }, i) => (refused ? [i + 2] : []));
        expect(report.refusals.map(({ row }) => row)).toEqual(expected);
        expect(report.files[1]!.rows).toBe(rows.filter(({ blank }) => !blank).length);
      }),
      { ...parameters, numRuns: Math.ceil(runs / 4) },
    );
  },
);

/**
 * A table of ties: one layer, or the reasons why a row is none.
 *
 * - Ends are cities by id, or by name (city-finder.ts).
 * - Strength: > 0, within 1e-100 to 1e100 so that neither a sum nor 1 / strength leaves the range of numbers. A missing
 *   one is 1, counted. A loose file without a heading for it takes its only column of numbers, said so.
 * - Type: a column whose cells all say Directed or Undirected (Gephi) gives the direction; one that says anything else
 *   gives the type of tie. Undirected ties in a directed file stand for both directions.
 * - Repeated ties (in an undirected layer B-A after A-B too; of one type) are summed, or as `repeats` says; counted.
 * - Several years in one file are read as one layer, said so.
 *
 * Cost: O(rows), and m log m to sort the layer.
 */
import { decimalMark, isAmbiguousNumber, isMissing, readNumber } from "../formats/number.ts";
import { type Layer, type LayerKind, tiedCities } from "../network/layer.ts";
import { type LayerDescription, layerFromColumns, type TieColumns } from "../network/make-layer.ts";
import type { Network } from "../network/network.ts";
import { cellText } from "./cell-text.ts";
import type { CityFinder } from "./city-finder.ts";
import type { NamedBytes } from "./declared.ts";
import type { CellPlace, FileAccount, FileLog } from "./file-log.ts";
import { foldHeading, matchHeadings, tieBookkeeping, tieHeadings } from "./headings.ts";
import { noteUnread, type OpenTable, openTable, refuseHeadings } from "./open-table.ts";
import { yearText } from "./read-cities.ts";
import type { CountedRule } from "./rules.ts";

/** What becomes of a repeated tie; `refuse` keeps the first and refuses the rows that repeat it. */
export type RepeatRule = "sum" | "first" | "max" | "refuse";

export interface TieReadingOptions {
  readonly finder: CityFinder;
  /** Null: as the column Type says, else undirected. */
  readonly directed: boolean | null;
  readonly repeats: RepeatRule;
  /** Whether a column without a known heading may be the strength. */
  readonly loose: boolean;
  /** Headings that a data package declares for the file. */
  readonly fields?: readonly string[];
}

/** Ties as read, in columns: objects for a million of them would cost more than reading them. */
export interface TieTable {
  /** One undirected row of a directed layer gives two. */
  readonly count: number;
  /** The ends, numbered by the finder. */
  readonly source: Uint32Array;
  readonly target: Uint32Array;
  readonly strength: Float64Array;
  /** Null when no tie has a type. */
  readonly type: readonly (string | undefined)[] | null;
  readonly directed: boolean;
  readonly repeats: RepeatRule;
  readonly year: string | null;
  /** Heading of the strength; null when there is none. */
  readonly strengthHeading: string | null;
  /** No strength other than 1. */
  readonly uniform: boolean;
  readonly log: FileLog;
  readonly records: number;
}

const smallestStrength = 1e-100;
const largestStrength = 1e100;
const maxTypes = 1000;
const maxIdLength = 200;

export function readTies(file: NamedBytes, options: TieReadingOptions): TieTable {
  const open = openTable(file, "layer", options.fields);
  const { table, log } = open;
  const { headings, lines } = table;
  const matched = matchHeadings(headings, tieHeadings);
  const at = { ...matched.columns };
  if (at.source < 0 || at.target < 0)
    refuseHeadings(
      open,
      at.source < 0 && at.target < 0
        ? { en: "the two cities of a tie (source and target)", zh: "联系两端城市（source 与 target）" }
        : at.source < 0
          ? { en: "the first city of a tie (source)", zh: "联系起点城市（source）" }
          : { en: "the second city of a tie (target)", zh: "联系终点城市（target）" },
    );
  let others = matched.others;
  if (at.strength < 0 && options.loose) {
    const numeric = others.filter(
      (column) => !tieBookkeeping.includes(foldHeading(headings[column]!)) && isNumeric(open, column),
    );
    if (numeric.length === 1) {
      at.strength = numeric[0]!;
      others = others.filter((column) => column !== at.strength);
      log.note({ row: table.headingLine, column: headings[at.strength]! }, "heading.strength", headings[at.strength]!);
    }
  }
  noteUnread(open, matched, others, [...(options.fields ?? []), ...tieBookkeeping]);
  const mark = at.strength < 0 ? "point" : decimalMark(table.separator, columnOf(open, at.strength));
  const directions = directionsOf(open, at.type);
  if (directions === null && at.type >= 0 && at.tieType >= 0)
    log.note({ row: table.headingLine, column: headings[at.tieType]! }, "heading.duplicate");
  const typeOf = typeReader(open, directions === null && at.type >= 0 ? at.type : at.tieType);
  const someUndirected = directions !== null && directions.includes(0);
  const says = directions === null ? null : directions.includes(1);
  const directed = options.directed ?? says ?? false;
  if (says !== null && says !== directed)
    log.note({ row: table.headingLine, column: headings[at.type]! }, "direction.overruled", directed);
  const doubled = directed && options.directed === null && someUndirected;

  const capacity = table.records.length * (doubled ? 2 : 1);
  const sources = new Uint32Array(capacity);
  const targets = new Uint32Array(capacity);
  const strengths = new Float64Array(capacity);
  const types: (string | undefined)[] | null = typeOf === null ? null : [];
  let count = 0;
  const push = (source: number, target: number, strength: number, type: string | undefined): void => {
    sources[count] = source;
    targets[count] = target;
    strengths[count++] = strength;
    types?.push(type);
  };
  const seen = new Map<string, Map<number, number>>();
  const years = new Set<string>();
  let uniform = true;
  let mirrored = 0;
  let firstMirrored = 0;

  // What is noted of a row counts once, and only when the row is kept.
  const remarks = new Map<CountedRule, CellPlace>();
  let current: CellPlace = { row: null };
  const remark = (rule: CountedRule): void => void remarks.set(rule, current);

  /** -1 when the row was refused. */
  const readEnd = (cells: readonly string[], column: number, row: number): number => {
    const place = { row, column: headings[column]!, value: cells[column]! };
    current = place;
    const text = cellText(place.value, remark);
    if (text === "") log.refuse(place, "city.empty");
    else if (text.length > maxIdLength) log.refuse(place, "id.long");
    else {
      const found = options.finder.find(text);
      switch (found.how) {
        case "none":
          log.refuse(place, "city.none");
          return -1;
        case "unknown":
          log.refuse(place, "city.unknown", log.listsRefusals() ? options.finder.nearest(text) : []);
          return -1;
        case "ambiguous":
          log.refuse(place, "city.ambiguous", found.candidates);
          return -1;
        case "rounded":
          log.refuse(place, "city.rounded", found.candidates);
          return -1;
        case "float":
          remark("city.float");
          return found.index;
        case "name":
          remark("city.byName");
          return found.index;
        case "shortened":
          remark("id.rounded");
          return found.index;
        case "id":
          return found.index;
      }
    }
    return -1;
  };

  /** NaN when the row was refused. */
  const readStrength = (cells: readonly string[], row: number): number => {
    const cell = at.strength < 0 ? "" : cellText(cells[at.strength]!, () => {});
    if (cell === "") {
      current = { row, column: at.strength < 0 ? null : headings[at.strength]! };
      remark("strength.missing");
      return 1;
    }
    const place = { row, column: headings[at.strength]!, value: cell };
    const strength = readNumber(cell, mark);
    if (Number.isNaN(strength))
      log.refuse(place, isAmbiguousNumber(cell, mark) ? "strength.ambiguous" : "strength.number");
    else if (strength < 0) log.refuse(place, "strength.negative");
    else if (strength === 0) log.refuse(place, "strength.zero");
    else if (strength < smallestStrength || strength > largestStrength) log.refuse(place, "strength.range");
    else return strength;
    return Number.NaN;
  };

  table.records.forEach((cells, r) => {
    const row = lines[r]!;
    remarks.clear();
    const source = readEnd(cells, at.source, row);
    if (source < 0) return;
    const target = readEnd(cells, at.target, row);
    if (target < 0) return;
    if (source === target)
      return log.refuse({ row, column: headings[at.target]!, value: cells[at.target]! }, "tie.self");
    const type = typeOf?.(r);
    const both = doubled && directions[r] !== 1;
    if (options.repeats === "refuse") {
      const ofType = seen.get(type ?? "") ?? new Map<number, number>();
      seen.set(type ?? "", ofType);
      const forth = pairKey(source, target);
      const back = pairKey(target, source);
      const firstRow = ofType.get(forth) ?? (directed && !both ? undefined : ofType.get(back));
      if (firstRow !== undefined)
        return log.refuse(
          { row, column: headings[at.source]!, value: `${cells[at.source]!}, ${cells[at.target]!}` },
          "tie.repeated",
          firstRow,
        );
      const strength = readStrength(cells, row);
      if (Number.isNaN(strength)) return;
      ofType.set(forth, row);
      if (both) ofType.set(back, row);
      add(strength);
    } else {
      const strength = readStrength(cells, row);
      if (!Number.isNaN(strength)) add(strength);
    }

    function add(strength: number): void {
      if (strength !== 1) uniform = false;
      push(source, target, strength, type);
      if (both) {
        push(target, source, strength, type);
        if (mirrored++ === 0) firstMirrored = row;
      }
      if (at.year >= 0 && years.size <= 200) years.add(yearText(cellText(cells[at.year]!, () => {})));
      for (const [rule, place] of remarks) log.count(place, rule);
      log.keep();
    }
  });

  if (mirrored > 0) log.note({ row: firstMirrored, column: headings[at.type]! }, "direction.mixed", mirrored);
  years.delete("");
  const sortedYears = [...years].sort();
  const span = sortedYears.length > 1 ? `${sortedYears[0]!}-${sortedYears.at(-1)!}` : (sortedYears[0] ?? null);
  if (span !== null && sortedYears.length > 1) log.note({ row: null, column: headings[at.year]! }, "tie.years", span);
  return {
    count,
    source: sources.subarray(0, count),
    target: targets.subarray(0, count),
    strength: strengths.subarray(0, count),
    type: types,
    directed,
    repeats: options.repeats,
    year: span,
    strengthHeading: at.strength < 0 ? null : headings[at.strength]!,
    uniform,
    log,
    records: open.records,
  };
}

/** The layer, its ends renumbered to the network's canonical order, and the closed account of its file. */
export function finishLayer(
  table: TieTable,
  description: LayerDescription & { readonly kind: LayerKind },
  network: Network,
  canonical: (index: number) => number,
): { readonly layer: Layer; readonly account: FileAccount } {
  const columns: TieColumns = {
    source: table.source.map(canonical),
    target: table.target.map(canonical),
    strength: table.strength,
    type: table.type,
  };
  const repeats = table.repeats === "refuse" ? "sum" : table.repeats;
  const layer = layerFromColumns({ ...description, directed: table.directed }, columns, repeats);
  const repeated = table.count - layer.source.length;
  const rule = repeats === "sum" ? "tie.summed" : repeats === "first" ? "tie.first" : "tie.max";
  if (repeated > 0) table.log.note({ row: null }, rule, repeated);
  noteIsolates(layer, network, table.log);
  return { layer, account: table.log.close(table.records) };
}

function noteIsolates(layer: Layer, network: Network, log: FileLog): void {
  const tied = tiedCities(layer, network.cities.length);
  const isolates = network.cities.filter((_, index) => tied[index] === 0).map(({ id }) => id);
  if (isolates.length > 0) log.note({ row: null }, "layer.isolates", isolates.length, isolates.slice(0, 10));
}

/** One number for an ordered pair of indices below 2^26; larger networks do not fit a tie table of 2e7 cells. */
function pairKey(a: number, b: number): number {
  return a * 2 ** 26 + b;
}

function* columnOf({ table }: OpenTable, column: number): Generator<string> {
  for (const cells of table.records) yield cells[column]!.trim();
}

function isNumeric(open: OpenTable, column: number): boolean {
  const mark = decimalMark(open.table.separator, columnOf(open, column));
  let numbers = 0;
  for (const cell of columnOf(open, column)) {
    if (isMissing(cell)) continue;
    if (Number.isNaN(readNumber(cell, mark)) && !isAmbiguousNumber(cell, mark)) return false;
    numbers++;
  }
  return numbers > 0;
}

const directionWords = new Map([
  ["directed", 1],
  ["undirected", 0],
  ["mutual", 0],
  ["有向", 1],
  ["无向", 0],
]);

/** By record: 1 directed, 0 undirected; null unless every cell that is not empty says one of the two. Empty is undirected. */
function directionsOf(open: OpenTable, column: number): Uint8Array | null {
  if (column < 0) return null;
  const directions = new Uint8Array(open.table.records.length);
  let said = false;
  let r = 0;
  for (const cell of columnOf(open, column)) {
    if (cell !== "") {
      const direction = directionWords.get(cell.toLowerCase());
      if (direction === undefined) return null;
      directions[r] = direction;
      said = true;
    }
    r++;
  }
  return said ? directions : null;
}

/** The type of tie by record; null where the file has none. */
function typeReader(open: OpenTable, column: number): ((record: number) => string | undefined) | null {
  if (column < 0) return null;
  const { table, log } = open;
  const types = new Map<string, string>();
  for (const cells of table.records) {
    const cell = cells[column]!;
    if (!types.has(cell))
      types.set(
        cell,
        cellText(cell, () => {}),
      );
  }
  if (new Set(types.values()).size > maxTypes) {
    log.note({ row: table.headingLine, column: table.headings[column]! }, "tie.types", types.size);
    return null;
  }
  return (record) => types.get(table.records[record]![column]!) || undefined;
}

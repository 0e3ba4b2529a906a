/**
 * A dataset from loose files: one table of cities and any number of tables of ties, as people have them.
 *
 * - Without a cities table the cities are those that the kept ties name.
 * - A layer is called after its file unless it is given a name; two of one name are refused.
 * - A layer whose strengths are all missing or 1 is `geography` (every tie counts for belts), any other a `relation`.
 * - The one column of numbers without values below 0 is the score; with several none is chosen and they are named.
 * - The first layer given is the one for belts, the first relation (or the first layer, without one) for cooperation.
 */
import { type City, compareIds } from "../network/city.ts";
import type { Layer } from "../network/layer.ts";
import { makeNetwork, type Network } from "../network/network.ts";
import { InnobeltError } from "../support/error.ts";
import type { Text } from "../support/text.ts";
import { collectCities } from "./city-collector.ts";
import { type CityFinder, makeCityFinder } from "./city-finder.ts";
import type { DeclaredDataset, Indicator, NamedBytes, Reading } from "./declared.ts";
import type { FileAccount } from "./file-log.ts";
import { joinAccounts } from "./join-accounts.ts";
import { type CityTable, type Measure, readCities } from "./read-cities.ts";
import { finishLayer, readTies, type RepeatRule, type TieTable } from "./read-ties.ts";

export interface LooseTies {
  /** Null: the file's base name without its ending. */
  readonly layer: string | null;
  readonly file: NamedBytes;
}

export interface LooseFiles {
  readonly cities: NamedBytes | null;
  readonly ties: readonly LooseTies[];
  /** Left out: as a column Type says, else undirected. */
  readonly directed?: boolean | undefined;
  /** Default: sum. */
  readonly repeats?: RepeatRule | undefined;
  /** Names for cities to which the files give none. */
  readonly nameOf?: ((id: string) => Text | null) | undefined;
}

export function readLoose(files: LooseFiles): Reading {
  const named = nameLayers(files);
  const cityTable = files.cities === null ? null : readCities(files.cities, { measures: true, nameOf: files.nameOf });
  const table = (file: NamedBytes, finder: CityFinder): TieTable =>
    readTies(file, { finder, directed: files.directed ?? null, repeats: files.repeats ?? "sum", loose: true });
  let network: Network;
  let tieTables: readonly { readonly name: string; readonly table: TieTable }[];
  let canonical = (index: number): number => index;
  if (cityTable !== null) {
    network = makeNetwork(cityTable.cities);
    const finder = makeCityFinder(network.cities);
    tieTables = named.map(({ name, file }) => ({ name, table: table(file, finder) }));
  } else {
    const collector = collectCities();
    tieTables = named.map(({ name, file }) => ({ name, table: table(file, collector) }));
    const used = new Set<number>();
    for (const { table } of tieTables)
      for (const ends of [table.source, table.target]) for (const index of ends) used.add(index);
    network = makeNetwork([...used].map((index) => bareCity(collector.ids[index]!, files.nameOf)));
    const places = Int32Array.from(collector.ids, (id) => network.indexOf.get(id) ?? -1);
    canonical = (index) => places[index]!;
    for (const { table } of tieTables) table.log.fact({ en: "its ties name the cities", zh: "城市取自其中的联系" });
  }

  const layers: Layer[] = [];
  const accounts: FileAccount[] = [];
  for (const { name, table } of tieTables) {
    if (table.uniform && table.count > 0) table.log.note({ row: null }, "layer.geography");
    const heading = table.strengthHeading;
    const { layer, account } = finishLayer(
      table,
      {
        id: name,
        kind: table.uniform ? "geography" : "relation",
        unit: heading === null ? { en: "1 (tied)", zh: "1（有联系）" } : { en: heading, zh: heading },
        year: table.year,
        provenance: { kind: "observed", source: table.log.file },
      },
      network,
      canonical,
    );
    layers.push(layer);
    accounts.push(account);
  }

  const indicators = indicatorsOf(cityTable, network);
  const score = chooseScore(cityTable, indicators);
  if (cityTable !== null) accounts.unshift(cityTable.log.close(cityTable.records));
  const report = joinAccounts(accounts);
  if (network.cities.length === 0) return { dataset: null, report };
  const id = baseName((files.cities ?? named[0]!.file).name);
  const firstLayer = layers[0]?.id ?? null;
  const firstRelation = layers.find(({ kind }) => kind === "relation")?.id ?? firstLayer;
  const dataset: DeclaredDataset = {
    id,
    title: { en: id, zh: id },
    sources: report.files.map(({ file }) => ({ title: file, path: null, licence: null })),
    network: makeNetwork(network.cities, layers),
    layerCautions: new Map(),
    indicators,
    derived: [],
    scores: [],
    defaults: { score, layer: firstLayer, cooperation: firstRelation },
    outlines: null,
    cells: null,
    published: null,
  };
  return { dataset, report };
}

function nameLayers({ cities, ties }: LooseFiles): { readonly name: string; readonly file: NamedBytes }[] {
  if (cities === null && ties.length === 0)
    throw new InnobeltError(
      "usage",
      { en: "There is no file to read.", zh: "没有可读取的文件。" },
      {
        wayOut: {
          en: "Give a table of ties with --ties FILE, and one of cities with --cities FILE.",
          zh: "请用 --ties FILE 给出联系表，用 --cities FILE 给出城市表。",
        },
      },
    );
  const named = ties.map(({ layer, file }) => ({ name: layer ?? baseName(file.name), file }));
  const first = new Map<string, string>();
  for (const { name, file } of named) {
    const other = first.get(name);
    if (other !== undefined)
      throw new InnobeltError(
        "usage",
        {
          en: `Two layers would be called ${name}: ${other} and ${file.name}.`,
          zh: `两个图层将同名为 ${name}：${other} 与 ${file.name}。`,
        },
        {
          where: { file: file.name },
          wayOut: { en: "Give each its own name: --ties name=FILE.", zh: "请分别命名：--ties 名称=FILE。" },
        },
      );
    first.set(name, file.name);
  }
  return named;
}

function baseName(path: string): string {
  const base = path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
  return base.replace(/\.(?:csv|tsv|tab|txt)$/i, "") || base || "layer";
}

function bareCity(id: string, nameOf: LooseFiles["nameOf"]): City {
  return { id, name: nameOf?.(id) ?? { en: id, zh: id }, province: null, point: null };
}

function indicatorsOf(cityTable: CityTable | null, network: Network): Map<string, Indicator> {
  const indicators = new Map<string, Indicator>();
  if (cityTable === null) return indicators;
  const { cities, measures, log } = cityTable;
  for (const { id, values } of measures) {
    const years = [...values.keys()].sort(compareIds);
    indicators.set(id, {
      id,
      title: { en: id, zh: id },
      unit: { en: "", zh: "" },
      kind: "size",
      source: log.file,
      cautions: [],
      years,
      values: new Map(years.map((year) => [year, column(values.get(year)!, cities, network)])),
    });
  }
  return indicators;
}

function column(values: ReadonlyMap<number, number>, cities: readonly City[], network: Network): Float64Array {
  const byCity = new Float64Array(network.cities.length).fill(Number.NaN);
  for (const [position, value] of values) byCity[network.indexOf.get(cities[position]!.id)!] = value;
  return byCity;
}

function chooseScore(cityTable: CityTable | null, indicators: ReadonlyMap<string, Indicator>): string | null {
  if (cityTable === null) return null;
  const { measures, log } = cityTable;
  const able = measures.filter((measure) => !hasNegative(measure));
  for (const measure of measures)
    if (!able.includes(measure)) log.note({ row: null, column: measure.id }, "score.negative", measure.id);
  if (able.length === 1 && indicators.has(able[0]!.id)) return able[0]!.id;
  if (able.length === 0) log.note({ row: null }, "score.none");
  else
    log.note(
      { row: null },
      "score.several",
      able.slice(0, 20).map(({ id }) => id),
    );
  return null;
}

function hasNegative({ values }: Measure): boolean {
  for (const ofYear of values.values()) for (const value of ofYear.values()) if (value < 0) return true;
  return false;
}

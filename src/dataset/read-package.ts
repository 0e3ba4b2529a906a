/**
 * A dataset from a data package: datapackage.json and the tables it names, all from one folder.
 *
 * What is declared must be there and must fit together: a missing file, a score of an unknown indicator or a layer
 * named twice is an error at its JSON path, before any row is read. Rows are judged one by one like those of loose
 * files. The root of the package is the folder of the datapackage.json nearest to the top.
 */
import { readGeoJson } from "../formats/geojson.ts";
import { readJson } from "../formats/json.ts";
import { compareIds } from "../network/city.ts";
import type { Layer } from "../network/layer.ts";
import { makeNetwork } from "../network/network.ts";
import { InnobeltError } from "../support/error.ts";
import type { Text } from "../support/text.ts";
import { makeCityFinder } from "./city-finder.ts";
import type { DeclaredDataset, Indicator, NamedBytes, Published, Reading, Source } from "./declared.ts";
import { type FileAccount, openLog } from "./file-log.ts";
import { joinAccounts } from "./join-accounts.ts";
import {
  faultyDescriptor,
  type Licence,
  type PackageDescriptor,
  type PackageResource,
  parseDescriptor,
  parsePublished,
} from "./package-descriptor.ts";
import { readCities } from "./read-cities.ts";
import { readIndicators } from "./read-indicators.ts";
import { finishLayer, readTies, type RepeatRule } from "./read-ties.ts";

const descriptorName = "datapackage.json";

type Role = NonNullable<PackageResource["innobelt"]>;
interface Declared {
  readonly at: string;
  readonly resource: PackageResource;
  readonly role: Role;
  readonly file: NamedBytes;
}

export function readPackage(files: readonly NamedBytes[], options: { repeats?: RepeatRule | undefined } = {}): Reading {
  const { descriptor, root, file: descriptorFile } = openDescriptor(files);
  const byPath = new Map(files.map((file) => [normalised(file.name), file]));
  const resources: Declared[] = [];
  const accounts: FileAccount[] = [];
  descriptor.resources.forEach((resource, i) => {
    const at = `resources[${i}]`;
    if (resource.innobelt === undefined) {
      const log = openLog(descriptorFile.name, "datapackage");
      log.note({ row: null, column: at, value: resource.name }, "package.unread");
      log.keep();
      accounts.push(log.close(1));
      return;
    }
    const file = byPath.get(root + resource.path);
    if (file === undefined)
      throw faultyDescriptor(descriptorFile.name, `${at}.path`, {
        en: `there is no file ${resource.path} in the folder`,
        zh: `文件夹中没有文件 ${resource.path}`,
      });
    resources.push({ at, resource, role: resource.innobelt, file: { name: resource.path, bytes: file.bytes } });
  });
  checkDeclarations(descriptorFile.name, descriptor, resources);

  const cityResource = withRole(resources, "cities")[0]!;
  const cityTable = readCities(cityResource.file, { measures: false, ...fieldsOf(cityResource.resource) });
  accounts.push(cityTable.log.close(cityTable.records));
  const { cities, indexOf } = makeNetwork(cityTable.cities);
  const finder = makeCityFinder(cities);

  const indicators = new Map<string, Indicator>();
  for (const { resource, role, file } of withRole(resources, "indicators")) {
    const { values, account } = readIndicators(file, {
      finder,
      cityCount: cities.length,
      indicators: role.indicators.map(({ id }) => id),
      missingValues: resource.schema?.missingValues ?? [""],
      ...fieldsOf(resource),
    });
    accounts.push(account);
    const source = titlesOf(resource, descriptor);
    for (const { id, title, unit, kind, cautions } of role.indicators) {
      const byYear = values.get(id)!;
      const years = [...byYear.keys()].sort(compareIds);
      indicators.set(id, {
        id,
        title,
        unit,
        kind,
        source,
        cautions: [...role.cautions, ...cautions],
        years,
        values: new Map(years.map((year) => [year, byYear.get(year)!])),
      });
    }
  }

  const layers: Layer[] = [];
  const layerCautions = new Map<string, readonly Text[]>();
  const network = makeNetwork(cities);
  for (const { resource, role, file } of withRole(resources, "layer")) {
    const table = readTies(file, {
      finder,
      directed: role.layer.directed,
      repeats: options.repeats ?? "sum",
      loose: false,
      ...fieldsOf(resource),
    });
    const year = role.layer.year ?? table.year;
    const { layer, account } = finishLayer(table, { ...role.layer, year }, network, (index) => index);
    layers.push(layer);
    layerCautions.set(layer.id, role.cautions);
    accounts.push(account);
  }

  const drawn = (role: "outlines" | "cells"): unknown => {
    const declared = withRole(resources, role)[0];
    if (declared === undefined) return null;
    const { collection, account } = readOutlines(declared.file, role);
    accounts.push(account);
    return collection;
  };
  const outlines = drawn("outlines");
  const cells = drawn("cells");
  const publishedResource = withRole(resources, "published")[0];
  let published: Published | null = null;
  if (publishedResource !== undefined) {
    const reading = readPublished(publishedResource.file, indexOf);
    published = reading.published;
    accounts.push(reading.account);
  }

  const report = joinAccounts(accounts);
  if (cities.length === 0) return { dataset: null, report };
  const { innobelt } = descriptor;
  const title = descriptor.title ?? descriptor.name;
  const dataset: DeclaredDataset = {
    id: descriptor.name,
    title: innobelt.title ?? { en: title, zh: title },
    sources: sourcesOf(descriptor),
    network: makeNetwork(cities, layers),
    layerCautions,
    indicators,
    derived: innobelt.derived,
    scores: innobelt.scores,
    defaults: { score: innobelt.score, layer: innobelt.layer, cooperation: innobelt.cooperation },
    outlines,
    cells,
    published,
  };
  return { dataset, report };
}

function openDescriptor(files: readonly NamedBytes[]): {
  readonly descriptor: PackageDescriptor;
  readonly root: string;
  readonly file: NamedBytes;
} {
  const depth = (path: string): number => path.split("/").length;
  const candidates = files
    .map((file) => ({ file, path: normalised(file.name) }))
    .filter(({ path }) => path === descriptorName || path.endsWith(`/${descriptorName}`))
    .sort((a, b) => depth(a.path) - depth(b.path) || compareIds(a.path, b.path));
  const found = candidates[0];
  if (found === undefined)
    throw new InnobeltError(
      "input",
      {
        en: `The folder has no ${descriptorName}, so it is no data package.`,
        zh: `文件夹中没有 ${descriptorName}，不是数据包。`,
      },
      {
        wayOut: {
          en: "Give a folder with one, or single tables with --cities FILE --ties FILE.",
          zh: "请给出含该文件的文件夹，或用 --cities FILE --ties FILE 给出单个表格。",
        },
      },
    );
  const file = { name: descriptorName, bytes: found.file.bytes };
  return {
    descriptor: parseDescriptor(descriptorName, readJson(file)),
    root: found.path.slice(0, -descriptorName.length),
    file,
  };
}

function normalised(path: string): string {
  return path.replaceAll("\\", "/").replace(/^(?:\.\/)+/, "");
}

function withRole<R extends Role["role"]>(resources: readonly Declared[], role: R) {
  return resources.filter(
    (declared): declared is Declared & { readonly role: Extract<Role, { role: R }> } => declared.role.role === role,
  );
}

function fieldsOf(resource: PackageResource): { fields?: readonly string[] } {
  return resource.schema === undefined ? {} : { fields: resource.schema.fields.map(({ name }) => name) };
}

/** What one entry says of another: every name must be declared, and declared once. */
function checkDeclarations(file: string, descriptor: PackageDescriptor, resources: readonly Declared[]): void {
  const fail = (path: string, message: Text): never => {
    throw faultyDescriptor(file, path, message);
  };
  const once = (taken: Set<string>, id: string, path: string, what: Text): void => {
    if (taken.has(id)) fail(path, { en: `the ${what.en} "${id}" is declared twice`, zh: `${what.zh}“${id}”重复声明` });
    taken.add(id);
  };
  const paths = new Set<string>();
  for (const { at, resource } of resources) once(paths, resource.path, `${at}.path`, { en: "file", zh: "文件" });
  if (!resources.some(({ role }) => role.role === "cities"))
    fail("resources", {
      en: 'no resource has the innobelt role "cities", so there are no cities',
      zh: '没有 innobelt 的 role 为 "cities" 的资源，因此没有城市',
    });
  for (const role of ["cities", "outlines", "cells", "published"] as const) {
    const second = withRole(resources, role)[1];
    if (second !== undefined)
      fail(`${second.at}.innobelt.role`, {
        en: `there is another resource with the role "${role}"`,
        zh: `已有另一个 role 为 "${role}" 的资源`,
      });
  }
  const indicatorWord = { en: "indicator", zh: "指标" };
  const unknownIndicator = (id: string): Text => ({
    en: `no indicator is called "${id}"`,
    zh: `没有名为“${id}”的指标`,
  });
  const unknownLayer = (id: string): Text => ({ en: `no layer is called "${id}"`, zh: `没有名为“${id}”的图层` });
  const measures = new Set<string>();
  for (const { at, role } of withRole(resources, "indicators"))
    role.indicators.forEach(({ id }, i) => once(measures, id, `${at}.innobelt.indicators[${i}].id`, indicatorWord));
  const layers = new Set<string>();
  for (const { at, role } of withRole(resources, "layer"))
    once(layers, role.layer.id, `${at}.innobelt.layer.id`, { en: "layer", zh: "图层" });

  const { derived, scores, score, layer, cooperation } = descriptor.innobelt;
  const indicators = new Set(measures);
  derived.forEach(({ id, product }, i) => {
    const path = `innobelt.derived[${i}]`;
    once(measures, id, `${path}.id`, indicatorWord);
    product.forEach(({ indicator }, k) => {
      if (!indicators.has(indicator)) fail(`${path}.product[${k}].indicator`, unknownIndicator(indicator));
    });
  });
  const scoreIds = new Set<string>(measures);
  scores.forEach(({ id, parts }, i) => {
    const path = `innobelt.scores[${i}]`;
    once(scoreIds, id, `${path}.id`, { en: "score", zh: "得分" });
    parts.forEach(({ indicator, year }, k) => {
      const at = `${path}.parts[${k}]`;
      if (!measures.has(indicator)) fail(`${at}.indicator`, unknownIndicator(indicator));
      if (indicators.has(indicator) && year === null)
        fail(`${at}.year`, { en: `the indicator "${indicator}" needs a year`, zh: `指标“${indicator}”须注明年份` });
      if (!indicators.has(indicator) && year !== null)
        fail(`${at}.year`, {
          en: `"${indicator}" is derived: its year is null`,
          zh: `“${indicator}”为派生指标，其 year 应为 null`,
        });
    });
  });
  if (score !== null && !scoreIds.has(score))
    fail("innobelt.score", { en: `no score or indicator is called "${score}"`, zh: `没有名为“${score}”的得分或指标` });
  if (layer !== null && !layers.has(layer)) fail("innobelt.layer", unknownLayer(layer));
  if (cooperation !== null && !layers.has(cooperation)) fail("innobelt.cooperation", unknownLayer(cooperation));
}

function readOutlines(file: NamedBytes, role: string): { readonly collection: unknown; readonly account: FileAccount } {
  const { collection, count, faults } = readGeoJson(file);
  const log = openLog(file.name, role);
  for (const index of faults) log.refuse({ row: null, column: `features[${index}]` }, "outline.feature");
  for (let i = faults.length; i < count; i++) log.keep();
  return { collection, account: log.close(count) };
}

function readPublished(
  file: NamedBytes,
  indexOf: ReadonlyMap<string, number>,
): { readonly published: Published; readonly account: FileAccount } {
  const published = parsePublished(file.name, readJson(file));
  const log = openLog(file.name, "published");
  published.claims.forEach((claim, i) => {
    log.keep();
    const named = claim.kind === "belt" ? claim.spine : "city" in claim ? [claim.city] : [];
    for (const id of named)
      if (!indexOf.has(id)) log.note({ row: null, column: `claims[${i}]`, value: id }, "published.city");
  });
  return { published, account: log.close(published.claims.length) };
}

function titlesOf(resource: PackageResource, descriptor: PackageDescriptor): string {
  const sources = resource.sources.length > 0 ? resource.sources : descriptor.sources;
  return sources.map(({ title }) => title).join("; ");
}

/** Every source of every resource once, each with the licence under which the resource stands. */
function sourcesOf(descriptor: PackageDescriptor): Source[] {
  const sources = new Map<string, Source>();
  for (const resource of [...descriptor.resources, descriptor]) {
    const licence = licenceOf(resource.licenses) ?? licenceOf(descriptor.licenses);
    for (const { title, path } of resource.sources)
      if (
        ![...sources.values()].some(
          (known) => known.title === title && (resource === descriptor || known.licence === licence),
        )
      )
        sources.set(`${title}\n${licence}`, { title, path: path ?? null, licence });
  }
  return [...sources.values()];
}

function licenceOf(licences: readonly Licence[]): string | null {
  const first = licences[0];
  if (first === undefined) return null;
  return first.name === undefined || first.name === "notspecified" ? (first.title ?? first.name ?? null) : first.name;
}

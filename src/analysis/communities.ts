/**
 * Which cities form communities, how sure is that, and do they follow the provinces or the distances?
 *
 * The consensus of many runs (structure/communities.ts), the same over a scan of the resolution, and what stands beside
 * it: agreement with the provinces, the place of every city in its community, the modularity of rewired networks,
 * communities beyond distance, and the share of strength that crosses the borders of provinces. Each part says on the
 * result how it was made; what cannot be made leaves a null and a note.
 *
 * A directed layer is searched as directed by Leiden; by Louvain with both directions summed, like the roles and the
 * strengths of pairs. The gravity null is of the undirected reading.
 *
 * Cost: runs + 17 · scanRuns + permutations searches, the rounds of the consensus, and O(n²) for the gravity null.
 */
import type { DeclaredDataset } from "../dataset/declared.ts";
import type { Compact } from "../network/compact.ts";
import { agreement } from "../structure/agreement.ts";
import { borderEffect, borderTest, expectedBorder } from "../structure/border-effect.ts";
import { type CommunityMethod, communities } from "../structure/communities.ts";
import { gravityCommunities } from "../structure/gravity-null.ts";
import { modularityTest } from "../structure/modularity-test.ts";
import type { NullModelId } from "../structure/null-models/registry.ts";
import { cartographicRole, participation } from "../structure/participation.ts";
import { meanPairStrength, type Objective } from "../structure/quality.ts";
import { resolutionScan } from "../structure/resolution-scan.ts";
import { InnobeltError } from "../support/error.ts";
import type { Text } from "../support/text.ts";
import type { Column } from "./columns.ts";
import type { CommunitiesResult, CommunityRow } from "./communities-result.ts";
import { type Context, stageOf } from "./context.ts";
import { type LayerOptions, layerOptionSpecs, provinceGroups, readLayer } from "./layer-reading.ts";
import { type OptionSpec, seedOptionSpec } from "./options.ts";
import { orNull } from "./tiers.ts";

export interface CommunitiesOptions extends LayerOptions {
  readonly method: string;
  readonly objective: string;
  /** For cpm in multiples of the mean strength of a pair of tied cities. */
  readonly resolution: number;
  readonly runs: number;
  /** Runs at every step of the scan; 0: no scan; null: 20, none for large networks. */
  readonly scanRuns: number | null;
  /** Draws of the null models; 0: no tests; null: 999, none for large networks. */
  readonly permutations: number | null;
  readonly seed: number;
}

/** Cities; above, the scan and the tests take minutes and are made only when asked for. */
const scannedByItself = 1000;
const testedByItself = 500;

export const communitiesOptionSpecs: readonly OptionSpec[] = [
  ...layerOptionSpecs,
  {
    key: "method",
    kind: "choice",
    default: "leiden",
    choices: ["leiden", "louvain"],
    title: { en: "search for communities", zh: "社群搜索方法" },
  },
  {
    key: "objective",
    kind: "choice",
    default: "modularity",
    choices: ["modularity", "cpm"],
    title: {
      en: "what is made large; cpm: constant Potts model (Leiden only)",
      zh: "优化目标；cpm 为恒定 Potts 模型（仅 Leiden）",
    },
  },
  {
    key: "resolution",
    kind: "number",
    default: 1,
    min: 0.001,
    title: {
      en: "resolution, higher gives smaller communities; cpm: in multiples of the mean strength of a pair",
      zh: "分辨率，越高社群越小；cpm 时以城市对平均强度的倍数计",
    },
  },
  {
    key: "runs",
    kind: "number",
    default: 100,
    min: 1,
    max: 10_000,
    integer: true,
    title: { en: "seeded runs of the search", zh: "搜索的运行次数" },
  },
  {
    key: "scanRuns",
    kind: "number",
    default: null,
    min: 0,
    max: 1000,
    integer: true,
    title: {
      en: `runs at every step of the scan of the resolution (20 up to ${scannedByItself} cities, else 0: no scan)`,
      zh: `分辨率扫描每步的运行次数（${scannedByItself} 个城市以内为 20，否则为 0，即不扫描）`,
    },
  },
  {
    key: "permutations",
    kind: "number",
    default: null,
    min: 0,
    max: 99_999,
    integer: true,
    title: {
      en: `draws of the null models (999 up to ${testedByItself} cities, else 0: no tests)`,
      zh: `零模型抽样次数（${testedByItself} 个城市以内为 999，否则为 0，即不检验）`,
    },
  },
  seedOptionSpec,
];

export const communitiesColumns: readonly Column<keyof CommunityRow>[] = [
  { id: "community", kind: "class", title: { en: "Community", zh: "社群" }, unit: { en: "", zh: "" } },
  {
    id: "mismatch",
    kind: "class",
    title: { en: "Apart from its province", zh: "与本省多数不同" },
    unit: { en: "", zh: "" },
  },
  {
    id: "participation",
    kind: "number",
    title: { en: "Participation", zh: "参与系数" },
    unit: { en: "0 to 1", zh: "0 至 1" },
  },
  {
    id: "withinModuleDegree",
    kind: "number",
    title: { en: "Within-community strength", zh: "社群内强度 z 值" },
    unit: { en: "standard deviations", zh: "标准差" },
  },
  {
    id: "role",
    kind: "class",
    title: { en: "Role among communities", zh: "社群间角色" },
    unit: { en: "", zh: "" },
    labels: {
      "ultra-peripheral": { en: "ultra-peripheral", zh: "极边缘" },
      peripheral: { en: "peripheral", zh: "边缘" },
      connector: { en: "connector", zh: "连接者" },
      kinless: { en: "kinless", zh: "无归属" },
      "provincial hub": { en: "hub of its own community", zh: "社群内枢纽" },
      "connector hub": { en: "connector hub", zh: "连接枢纽" },
      "kinless hub": { en: "kinless hub", zh: "无归属枢纽" },
    },
  },
];

const stages = {
  search: { en: "Communities", zh: "社群" },
  scan: { en: "Scan of the resolution", zh: "分辨率扫描" },
  rewired: { en: "Rewired networks", zh: "重连网络" },
  strengthsKept: { en: "Rewired, strengths kept", zh: "保持强度的重连网络" },
  gravity: { en: "Beyond distance", zh: "剔除距离影响" },
  border: { en: "Provinces permuted", zh: "省份置换" },
  borderRewired: { en: "Borders of rewired networks", zh: "重连网络的跨省份额" },
  borderStrengths: { en: "Borders, strengths kept", zh: "保持强度的跨省份额" },
} satisfies Record<string, Text>;

export async function communitiesOf(
  dataset: DeclaredDataset,
  options: CommunitiesOptions,
  context: Context,
): Promise<CommunitiesResult> {
  const reading = readLayer(dataset, options);
  const { cities } = dataset.network;
  const method = options.method as CommunityMethod;
  const objective = options.objective as Objective;
  const { resolution, runs, seed } = options;
  const permutations = options.permutations ?? (cities.length <= testedByItself ? 999 : 0);
  const scanRuns = options.scanRuns ?? (cities.length <= scannedByItself ? 20 : 0);
  const { form } = reading;
  const notes: Text[] = reading.filter.note === null ? [] : [reading.filter.note];
  if (options.permutations === null && permutations === 0) notes.push(notTested);
  if (options.scanRuns === null && scanRuns === 0) notes.push(notScanned);
  if (method === "louvain" && reading.layer.directed) notes.push(undirectedByLouvain);

  const gamma = objective === "cpm" ? resolution * (meanPairStrength(form) ?? 1) : resolution;
  const search = { method, objective, seed };
  const found = await communities(form, {
    ...search,
    resolution: gamma,
    runs,
    ...stageOf(context, stages.search),
  });
  if (!found.converged) notes.push(notConverged(found.rounds));
  const membersOf = (partition: ArrayLike<number>, count: number): string[][] => {
    const members: string[][] = Array.from({ length: count }, () => []);
    cities.forEach(({ id }, city) => members[partition[city]! - 1]?.push(id));
    return members;
  };
  const scan =
    scanRuns === 0 ? null : await resolutionScan(form, { ...search, runs: scanRuns, ...stageOf(context, stages.scan) });
  const provinces = provinceGroups(dataset);
  if (provinces === null) notes.push(noProvinces);
  const part = provincePart(dataset, found.partition, provinces);
  if (permutations > 0 && objective === "cpm") notes.push(testedByModularity);
  const against = (nullModel: NullModelId, stage: Text): Promise<ModularityTestPart> =>
    modularityPart(
      form,
      nullModel,
      { permutations, seed, resolution: objective === "cpm" ? 1 : resolution },
      stageOf(context, stage),
    );
  const drawn = await against("degree-preserving", stages.rewired);
  const strengthsKept = await against("strength-preserving", stages.strengthsKept);
  if (drawn?.swaps === 0) notes.push(notRewired);
  const rewired = drawn?.swaps === 0 ? null : drawn;
  const gravity = await gravityPart(dataset, reading.undirected, options, context, notes);

  if (gravity !== null && gravity.leftOut.length > 0) notes.push(withoutPoint(gravity.leftOut.length));
  const border = await borderPart(dataset, form, provinces, { permutations, seed }, context);
  if (border !== null && border.leftOut > 0) notes.push(withoutProvince(border.leftOut));

  const { participation: shares, withinZ } = participation(form, found.partition);
  const majority = new Map(part?.majority.map(({ province, community }) => [province, community]));
  const sorted = found.qualities.slice().sort();
  return {
    tieFilter: reading.filter,
    method,
    objective,
    directed: form.directed && method === "leiden",
    resolution,
    gamma,
    runs,
    count: found.count,
    members: membersOf(found.partition, found.count),
    unassigned: cities.flatMap(({ id }, city) => (found.partition[city] === 0 ? id : [])),
    quality: {
      consensus: found.quality,
      best: sorted.at(-1)!,
      median: (sorted[(runs - 1) >> 1]! + sorted[runs >> 1]!) / 2,
      worst: sorted[0]!,
    },
    modularity: found.modularity,
    stability: runs < 2 ? null : found.stability,
    rounds: found.rounds,
    converged: found.converged,
    cities: cities.map((city, i): CommunityRow => {
      const community = found.partition[i] === 0 ? null : found.partition[i]!;
      const usual = city.province === null ? undefined : majority.get(city.province.en);
      return {
        id: city.id,
        nameEn: city.name.en,
        nameZh: city.name.zh,
        province: city.province?.en ?? null,
        provinceZh: city.province?.zh ?? null,
        community,
        mismatch: community === null || usual === undefined || usual === null ? null : community !== usual,
        participation: orNull(shares[i]!),
        withinModuleDegree: orNull(withinZ[i]!),
        role: cartographicRole(shares[i]!, withinZ[i]!),
      };
    }),
    ties: Array.from(found.ties.source, (source, k) => ({
      source: cities[source]!.id,
      target: cities[found.ties.target[k]!]!.id,
      strength: found.ties.strength[k]!,
      together: found.ties.together[k]!,
    })),
    scan: scan && {
      runs: scan.runs,
      steps: scan.steps.map(({ resolution: step, gamma: given, count, stability, runsAri, quality, modularity }) => ({
        resolution: step,
        gamma: given,
        count,
        stability,
        runsAri,
        quality,
        modularity,
      })),
      plateaus: scan.plateaus.map(({ partition, ...plateau }) => ({
        ...plateau,
        members: membersOf(partition, plateau.count),
      })),
    },
    provinces: part,
    nulls: {
      rewired,
      strengthsKept,
      gravity: gravity && {
        count: gravity.count,
        members: membersOf(gravity.partition, gravity.count),
        modularity: gravity.modularity,
        stability: gravity.stability,
        runs: gravity.modularities.length,
        leftOut: gravity.leftOut.map((city) => cities[city]!.id),
        ariWithProvinces: provinces === null ? null : agreement(gravity.partition, provinces).ari,
        ariWithCommunities: agreement(gravity.partition, found.partition).ari,
      },
    },
    border,
    notes,
  };
}

function provincePart(
  dataset: DeclaredDataset,
  partition: Int32Array,
  provinces: Int32Array | null,
): CommunitiesResult["provinces"] {
  if (provinces === null) return null;
  const { count, ari, nmi } = agreement(partition, provinces);
  const tallies = new Map<string, Map<number, number>>();
  dataset.network.cities.forEach(({ province }, city) => {
    if (province === null || partition[city] === 0) return;
    const tally = tallies.get(province.en) ?? new Map<number, number>();
    tallies.set(province.en, tally.set(partition[city]!, (tally.get(partition[city]!) ?? 0) + 1));
  });
  const majority = [...tallies.keys()].sort().map((province) => {
    const tally = [...tallies.get(province)!].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    const [[community, most], next] = [tally[0]!, tally[1]];
    return {
      province,
      // Equally many in two communities: neither is the province's.
      community: next?.[1] === most ? null : community,
      cities: most,
      of: tally.reduce((total, [, cities]) => total + cities, 0),
    };
  });
  return { cities: count, ari, nmi, majority };
}

type ModularityTestPart = CommunitiesResult["nulls"]["rewired"];

async function modularityPart(
  form: Compact,
  nullModel: NullModelId,
  options: { readonly permutations: number; readonly resolution: number; readonly seed: number },
  stage: ReturnType<typeof stageOf>,
): Promise<ModularityTestPart> {
  if (options.permutations === 0) return null;
  // One run a network, the observed one like every draw.
  const tested = await modularityTest(form, { ...options, nullModel, runs: 1, ...stage });
  const { permutations, observed, mean, sd, z, p, smallestP, swaps, strengthError } = tested;
  return {
    nullModel,
    permutations,
    observed,
    mean: orNull(mean),
    sd: orNull(sd),
    z: orNull(z),
    p,
    smallestP,
    swaps,
    strengthError: orNull(strengthError),
  };
}

async function gravityPart(
  dataset: DeclaredDataset,
  form: Compact,
  { objective, resolution, seed }: CommunitiesOptions,
  context: Context,
  notes: Text[],
): Promise<Awaited<ReturnType<typeof gravityCommunities>> | null> {
  try {
    return await gravityCommunities(
      form,
      dataset.network.cities.map(({ point }) => point),
      { resolution: objective === "cpm" ? 1 : resolution, seed, ...stageOf(context, stages.gravity) },
    );
  } catch (error) {
    if (!(error instanceof InnobeltError)) throw error;
    notes.push({
      en: `No communities beyond distance: ${error.said.en}`,
      zh: `未给出剔除距离影响的社群：${error.said.zh}`,
    });
    return null;
  }
}

async function borderPart(
  dataset: DeclaredDataset,
  form: Compact,
  provinces: Int32Array | null,
  options: { readonly permutations: number; readonly seed: number },
  context: Context,
): Promise<CommunitiesResult["border"]> {
  const effect = provinces === null ? null : borderEffect(form, provinces);
  const expected = provinces === null ? null : expectedBorder(form, provinces);
  if (provinces === null || effect === null || expected === null) return null;
  const against = async (nullModel: NullModelId, stage: Text): Promise<BorderTestPart> => {
    if (options.permutations === 0) return null;
    const tested = await borderTest(form, provinces, { ...options, nullModel, ...stageOf(context, stage) });
    if (tested === null) return null;
    const { permutations, mean, sd, z, p, smallestP } = tested;
    return { nullModel, permutations, mean: orNull(mean), sd: orNull(sd), z: orNull(z), p, smallestP };
  };
  const nameOf = (group: number): string => dataset.network.cities[provinces.indexOf(group)]!.province!.en;
  return {
    ...effect,
    expected: expected.crossShare,
    ratio: expected.crossShare === 0 ? null : effect.crossShare / expected.crossShare,
    pairs: expected.pairs.map(({ from, to, observed, expected: byChance, ratio }) => ({
      from: nameOf(from),
      to: nameOf(to),
      observed,
      expected: byChance,
      ratio: orNull(ratio),
    })),
    permuted: await against("label-permutation", stages.border),
    rewired: await against("degree-preserving", stages.borderRewired),
    strengthsKept: await against("strength-preserving", stages.borderStrengths),
  };
}

type BorderTestPart = NonNullable<CommunitiesResult["border"]>["permuted"];

const notTested: Text = {
  en: `Above ${testedByItself} cities nothing is tested against null models; --permutations R does.`,
  zh: `超过 ${testedByItself} 个城市时不与零模型比较；可用 --permutations R 进行检验。`,
};

const notScanned: Text = {
  en: `Above ${scannedByItself} cities the resolution is not scanned; --scan-runs R does.`,
  zh: `超过 ${scannedByItself} 个城市时不扫描分辨率；可用 --scan-runs R 扫描。`,
};

const undirectedByLouvain: Text = {
  en: "Louvain reads a directed layer as undirected; Leiden searches it as directed.",
  zh: "Louvain 将有向图层按无向处理；Leiden 按有向搜索。",
};

const testedByModularity: Text = {
  en: "The test against rewired networks and the communities beyond distance are by modularity at resolution 1, not by the constant Potts model.",
  zh: "重连检验与剔除距离影响的社群均按模块度（分辨率 1）计算，而非恒定 Potts 模型。",
};

const notRewired: Text = {
  en: "No two ties of this network can change ends without changing its degrees, so there is no test against networks of the same degrees.",
  zh: "在保持度数的前提下，该网络没有可交换的联系，故不与同度数网络比较。",
};

const noProvinces: Text = {
  en: "There are fewer than two provinces, so communities and borders are not compared with them.",
  zh: "省级行政区不足两个，故不与省界比较。",
};

function withoutPoint(cities: number): Text {
  return {
    en: `The communities beyond distance leave out ${cities} ${cities === 1 ? "city that has" : "cities that have"} no point.`,
    zh: `剔除距离影响的社群不含 ${cities} 个没有坐标的城市。`,
  };
}

function withoutProvince(strength: number): Text {
  return {
    en: `Ties with an end in no province, of a strength of ${Number(strength.toPrecision(4))} in all, are not counted at the borders.`,
    zh: `一端不属于任何省份的联系（强度合计 ${Number(strength.toPrecision(4))}）不计入跨省统计。`,
  };
}

function notConverged(rounds: number): Text {
  return {
    en: `After ${rounds} rounds the runs over the consensus still differ; cities together in more than half of them are shown together.`,
    zh: `经过 ${rounds} 轮，共识网络上的各次运行仍不一致；半数以上运行中同组的城市归入同一社群。`,
  };
}

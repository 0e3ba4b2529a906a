/** The words of the studies in both languages; fetched with the first study, so that the first picture is not held up. */
import type { HubClass } from "../analysis/result.ts";
import type { Language, Text } from "../support/text.ts";
import { language } from "./view.ts";

const text = (en: string, zh: string): Text => ({ en, zh });

export const studyWords = {
  // the sheet
  cannotCompute: text("This could not be computed", "无法计算"),
  optionsShown: text("Options", "选项"),
  moreOptions: text("More options", "更多选项"),
  byDefault: text("default", "默认"),
  chooseFirst: text("Choose a city above to begin.", "请先在上方选择城市。"),
  older: text("Of the options before; the new ones are being computed.", "以下为改动前的结果，新结果正在计算。"),
  saveSvg: text("Save SVG", "保存 SVG"),
  noFigure: text("A figure could not be drawn.", "有图形无法绘出。"),
  notes: text("Worth knowing", "值得注意"),
  showMore: text("Show more", "显示更多"),
  // controls
  from: text("From", "起点"),
  to: text("To", "终点"),
  city: text("City", "城市"),
  centre: text("Centre", "中心"),
  addCity: text("Add a city", "添加城市"),
  findCity: text("Name or id", "名称或代码"),
  nearestBelt: text("the nearest belt", "最近的创新带"),
  remove: text("Remove", "移除"),
  layers: text("Read on", "所依联系"),
  layerDefault: text("the default layer", "默认联系层"),
  combined: text("and all of them together", "及其合并"),
  nearest: text("4 nearest cities", "最近 4 个城市"),
  band: text("Within 150 km", "150 公里以内"),
  runnersUp: text("Other ways", "次优路径数"),
  level: text("Level", "连入水平"),
  alternatives: text("Other sets", "其他方案数"),
  overTime: text("Over time", "历年变化"),
  rings: text("Ring, km", "圈层宽度（公里）"),
  compare: text("Compare", "比较"),
  with: text("with", "与"),
  mostCities: text("the two with most cities", "城市最多的两个方向"),
  gravityExponent: text("Exponent of distance", "距离指数"),
  hubAndIsolation: text("hub level and isolation level", "枢纽下限与孤立下限"),
  // tables, common
  hub: text("Hub", "枢纽"),
  hubClass: text("Class", "类型"),
  multiple: text("Multiple", "均值倍数"),
  timesMean: text("× mean", "× 均值"),
  layer: text("Layer", "联系层"),
  level2: text("Level", "水平"),
  km: text("km", "公里"),
  bottleneck: text("Bottleneck", "瓶颈"),
  none: text("none", "无"),
  yes: text("yes", "是"),
  no: text("no", "否"),
  cities: text("Cities", "城市"),
  count: text("Count", "个数"),
  meanMultiple: text("Mean", "平均"),
  share: text("Share", "份额"),
  // how sure
  howSure: text("How sure", "可靠程度"),
  interval: text("95 % of draws", "95 % 抽样区间"),
  classShares: text("Class over the draws", "抽样中的类型"),
  p: text("p of prominence", "突出度 p 值"),
  adjustedP: text("p (BH)", "p（BH 校正）"),
  drop: text("Drop vs 2e", "落差与 2e"),
  robust: text("robust", "稳健"),
  notRobust: text("not robust", "不稳健"),
  noPeak: text("no peak", "非峰"),
  col: text("Most frequent col", "最常见鞍部"),
  noCol: text("none", "无鞍部"),
  nullSentence: text(
    "p: the chance of a prominence as large if the other scores lay at random over the cities (one-sided; only arrangements in which the hub is still a peak). A smooth field of scores rejects this too: a small p says that heights are arranged in space, not why.",
    "p：若其余城市的得分在各城市间随机排列，出现同样大突出度的概率（单侧；仅计该枢纽仍为峰的排列）。平滑变化的得分也会拒绝这一假设：p 值小只说明高低在空间上有规律，并不说明原因。",
  ),
  dropSentence: text(
    "Drop: how far the hub stands above the highest city on the rim of its basin. Robust where it exceeds 2e, e being the most that the hub or its rim moves in 95 % of the draws.",
    "落差：枢纽高出其流域边缘最高城市的幅度。落差大于 2e 为稳健，e 为枢纽及其边缘城市在 95 % 抽样中的最大变动。",
  ),
  // side by side
  sideBySide: text("Layers side by side", "各联系层对照"),
  sideBySideHelp: text(
    "Class, joining level and gap city of every hub on each layer; below it the share of the draws with that class and p of its prominence.",
    "各枢纽在每个联系层上的类型、连通水平与断点城市；其下为抽样中属该类型的份额与突出度 p 值。",
  ),
  agreement: text("Agreement of the layers", "联系层之间的一致性"),
  pair: text("Pair of layers", "联系层对"),
  sameClass: text("Same class", "类型相同"),
  kappa: text("Cohen's kappa", "科恩 κ"),
  ariBelts: text("ARI of belts", "创新带 ARI"),
  // over time
  overTimeHelp: text("one column a year, on the ties of one date", "每年一列；联系为同一时点"),
  year: text("Year", "年份"),
  joined: text("Joined a belt", "进入创新带"),
  left: text("Left it", "离开创新带"),
  noChange: text("No city joined or left a belt.", "没有城市进入或离开创新带。"),
  withoutValue: text("Years without a value", "无数值的年份"),
  // corridor
  joiningLevel: text("with both ends", "含两端"),
  length: text("Length", "长度"),
  otherWays: text("Other ways, each over other cities", "其他路径（途经城市各不相同）"),
  colon: text(": ", "："),
  rank: text("#", "#"),
  unlikeFirst: text("Unlike the first", "与首条之别"),
  directTie: text("a direct tie, with no city in between", "直接相连，其间没有城市"),
  noWay: text("No path leads there on this layer.", "此联系层上没有路径通往该处。"),
  onEachLayer: text("The best way on each layer", "各联系层上的最优路径"),
  by: text("By way of", "途经"),
  // uplift
  cheapest: text("Sets to lift, cheapest first", "提升方案（由省到费）"),
  lift: text("Lift, from", "提升城市（现值）"),
  total: text("Total", "合计"),
  moreThanFirst: text("More than 1", "比首选多"),
  reaches: text("Reaches", "连至"),
  joinedAlready: text("Nothing needs lifting: it is joined already.", "无需提升：已经相连。"),
  noSet: text("No set of cities joins it at this level.", "没有任何城市组合能使其在此水平连入。"),
  onlySet: text(
    "There is no other way: every set that joins it holds these cities.",
    "没有其他方案：凡能连入的组合都包含这些城市。",
  ),
  moreSets: text("There are more ways than those listed.", "另有未列出的方案。"),
  nothingToJoin: text("There is nothing to join on this layer.", "此联系层上没有可连入的目标。"),
  realUnits: text("The cheapest sets in real units", "最省方案的实际单位"),
  amount: text("Amount", "指标"),
  now: text("Now", "现值"),
  at: text("at", "达到"),
  increase: text("Increase", "增量"),
  targetBelt: text(
    "Target: any city of a belt, whichever is cheapest to join.",
    "目标：任一创新带的任一城市，取最省者。",
  ),
  targetHub: text("Target: any other hub, whichever is cheapest to join.", "目标：任一其他枢纽，取最省者。"),
  // areas
  areas: text("Areas: hubs and the cities that climb to them", "腹地：枢纽及逐级归于它的城市"),
  unled: text("Led by no hub", "无枢纽带动"),
  unscored: text("Without a score", "无得分"),
  alone: text("alone", "仅自身"),
  disagreements: text("Where another hub could lead", "主导枢纽不一致的城市"),
  allAgree: text(
    "Area, tie strength and gravity name the same hub for every city.",
    "所有城市的腹地、联系强度与引力均指向同一枢纽。",
  ),
  area: text("Area", "腹地"),
  byStrength: text("Strongest tie", "最强联系"),
  byGravity: text("Gravity (share)", "引力（份额）"),
  byCooperation: text("Cooperation", "合作"),
  chain: text("Who could lead whom", "带动链"),
  chainHelp: text(
    "A leader is a tied city of a higher tier: tier, km to the leader, share of the attraction. A proposal, not an observed influence.",
    "带动城市为相连的更高层级城市；列出层级、与带动城市的公里数、引力份额。仅为建议，并非观测到的影响。",
  ),
  or: text("or", "或"),
  notTied: text("not tied", "不相连"),
  tier: text("tier", "层级"),
  // diffusion
  answer: text("Compared at equal distance", "同等距离下的比较"),
  byDirection: text("By direction", "按方向"),
  direction: text("Direction", "方向"),
  all: text("All", "全部"),
  perHundredKm: text("Change per 100 km", "每 100 公里变化"),
  perTie: text("Change per tie", "每跨一条联系变化"),
  intervalUnit: text("95 % interval", "95 % 区间"),
  reach: text("Reach", "辐射距离"),
  reachHelp: text(
    "Reach: the farthest city that a path of cities at or above the hub level leads to.",
    "辐射距离：经由不低于枢纽下限的城市所能到达的最远城市。",
  ),
  ringsAbove: text("Cities above the mean, of those with a score", "高于均值的城市 / 有得分的城市"),
  ringsLevel: text("Widest level from the centre", "由中心出发的最宽水平"),
  ringsLevelHelp: text("the lowest multiple that the best path must cross", "最优路径上不得不经过的最低均值倍数"),
  byKm: text("by km from the centre", "按距中心公里数"),
  moreThanChance: text("More than chance would give, by a test that is liberal.", "差异超出偶然，但该检验偏宽松。"),
  noMoreThanChance: text(
    "No more than chance would give, even by a test that is liberal.",
    "即使按偏宽松的检验，差异也未超出偶然。",
  ),
  nothingCompared: text("There are no two directions to compare.", "没有可比较的两个方向。"),
  // any other
  facts: text("In numbers", "数值"),
} as const satisfies Readonly<Record<string, Text>>;

export type StudyWord = keyof typeof studyWords;

export function tell(word: StudyWord): string {
  return studyWords[word][language.value];
}

/** A class as one sign, for cells that have no room for a word. */
export const classLetters: Readonly<Record<HubClass, Text>> = {
  belt: text("B", "带"),
  paired: text("P", "对"),
  sector: text("S", "断"),
  isolated: text("I", "孤"),
};

export const shortClasses: Readonly<Record<HubClass | "none", Text>> = {
  belt: text("belt", "带内"),
  paired: text("paired", "成对"),
  sector: text("sector", "有断点"),
  isolated: text("isolated", "孤立"),
  none: text("no hub", "非枢纽"),
};

export const studySentences = {
  ofDraws: (spoken: Language, draws: number, weights: "dirichlet" | "fixed"): string => {
    const count = draws.toLocaleString("en");
    if (spoken === "zh") return `对${weights === "dirichlet" ? "指数权重" : "得分"}抽样 ${count} 次`;
    return `${count} draws of the ${weights === "dirichlet" ? "weights of the index" : "scores within their errors"}`;
  },
  shareOfDraws: (spoken: Language, share: string): string =>
    spoken === "zh" ? `抽样中 ${share}` : `${share} of draws`,
  corridor: (from: string, to: string): string => `${from} → ${to}`,
  ofHubLevel: (spoken: Language, share: string): string =>
    spoken === "zh" ? `枢纽下限的 ${share}` : `${share} of the hub level`,
  over: (spoken: Language, names: string): string => (spoken === "zh" ? `经${names}` : `over ${names}`),
  notOver: (spoken: Language, names: string): string => (spoken === "zh" ? `不经${names}` : `not ${names}`),
  toJoinAt: (spoken: Language, level: string): string =>
    spoken === "zh" ? `连入水平 ${level}` : `To join at ${level}`,
  sizes: (spoken: Language, count: number, mean: string): string =>
    spoken === "zh" ? `${count} 个城市，平均 ${mean}` : `${count} ${count === 1 ? "city" : "cities"}, mean ${mean}`,
  ofThem: (spoken: Language, some: number, all: number): string =>
    spoken === "zh" ? `${all} 个城市中的 ${some} 个` : `${some} of ${all} cities`,
  rowsLeft: (spoken: Language, count: number): string => (spoken === "zh" ? `另有 ${count} 行` : `${count} more rows`),
} as const;

/** Fields of results as a reader says them, where an analysis has no page of its own. */
export const fieldNames: Readonly<Record<string, Text>> = {
  agreement: text("Agreement", "一致性"),
  articulation: text("Cities that hold parts together", "割点城市"),
  ari: text("Adjusted Rand index", "调整兰德指数"),
  ariWithProvinces: text("ARI with provinces", "与省界的 ARI"),
  backbone: text("Backbone", "骨干"),
  belts: text("Belts", "创新带"),
  betweenness: text("Betweenness", "中介中心性"),
  blocks: text("Blocks", "块"),
  breaks: text("Limits", "分级下限"),
  bridge: text("Bridge", "桥"),
  bridges: text("Bridges", "桥（单点联系）"),
  cities: text("Cities", "城市"),
  city: text("City", "城市"),
  communities: text("Communities", "社群"),
  community: text("Community", "社群"),
  components: text("Components", "连通片"),
  converged: text("Converged", "收敛"),
  count: text("Count", "个数"),
  cv: text("Coefficient of variation", "变异系数"),
  dispersion: text("Dispersion", "差距"),
  efficiency: text("Efficiency", "效率"),
  efficiencyLoss: text("Efficiency lost", "效率损失"),
  fewestCities: text("Fewest cities", "最少城市"),
  fewestTies: text("Fewest ties", "最少联系"),
  gini: text("Gini", "基尼系数"),
  global: text("Whole network", "全网"),
  id: text("City", "城市"),
  kept: text("Kept", "保留"),
  kind: text("Kind", "类别"),
  largestBlock: text("Largest block", "最大块"),
  largestComponentAfter: text("Largest component after", "失效后最大连通片"),
  layer: text("Layer", "联系层"),
  loss: text("Loss", "损失"),
  mean: text("Mean", "均值"),
  members: text("Members", "成员"),
  minimumCut: text("Minimum cut", "最小割"),
  modularity: text("Modularity", "模块度"),
  multiple: text("Multiple of the mean", "均值倍数"),
  notes: text("Worth knowing", "值得注意"),
  p: text("p", "p 值"),
  pairsCut: text("Pairs cut off", "断开的城市对"),
  parts: text("Parts", "部分"),
  pointsOfFailure: text("Single points of failure", "单点故障"),
  province: text("Province", "省份"),
  robustness: text("Robustness", "稳健性"),
  rule: text("Rule", "规则"),
  runs: text("Runs", "运行次数"),
  share: text("Share", "份额"),
  sizes: text("Sizes", "规模"),
  smallerSide: text("Smaller side", "较小一侧"),
  source: text("From", "一端"),
  stability: text("Stability", "稳定性"),
  strength: text("Strength", "联系强度"),
  summary: text("In short", "要点"),
  target: text("To", "另一端"),
  theil: text("Theil", "泰尔指数"),
  tier: text("Tier", "层级"),
  tiers: text("Tiers", "层级"),
  ties: text("Ties", "联系"),
  title: text("Title", "名称"),
  total: text("Total", "合计"),
  unassigned: text("Without a tie", "无联系"),
  unscored: text("Without a score", "无得分"),
  within: text("Within provinces", "省内"),
  between: text("Between provinces", "省际"),
};

/**
 * Every word of the page in both languages; a missing one does not compile. What comes with the data (titles, cautions,
 * summary) carries its own two languages and is not here.
 */
import type { HubClass } from "../analysis/result.ts";
import type { Language, Text } from "../support/text.ts";

const text = (en: string, zh: string): Text => ({ en, zh });

export const words = {
  // the bar
  search: text("Find a city", "查找城市"),
  searchHint: text("Name or id, press / to start", "名称或代码，按 / 开始"),
  noCityFound: text("No city of that name here.", "没有叫这个名字的城市。"),
  openFiles: text("Open files", "打开文件"),
  language: text("中文", "English"),
  switchLanguage: text("切换为中文", "Switch to English"),
  toDark: text("Dark", "深色"),
  toLight: text("Light", "浅色"),
  theme: text("Theme", "主题"),
  skipToCities: text("Skip to the list of cities", "跳到城市列表"),
  // the map
  map: text(
    "Map of the cities. The list of cities in the panel holds the same.",
    "城市地图。面板中的城市列表内容相同。",
  ),
  zoomIn: text("Zoom in", "放大"),
  zoomOut: text("Zoom out", "缩小"),
  wholeMap: text("Whole map", "全图"),
  ties: text("Ties", "联系"),
  noTies: text("None", "不显示"),
  scoreChoice: text("Score", "得分"),
  colour: text("Colour", "着色"),
  byTier: text("Tier", "层级"),
  byClass: text("Hub class", "枢纽类型"),
  byCommunity: text("Community", "社群"),
  // columns
  beingComputed: text("Being computed…", "正在计算……"),
  wasCancelled: text("Cancelled.", "已取消。"),
  computeNow: text("Compute", "计算"),
  noValue: text("No value", "无数值"),
  equalSteps: text(
    "Steps of about as many cities each; equal values stay together.",
    "各档城市数大致相等，数值相同者同档。",
  ),
  yes: text("yes", "是"),
  no: text("no", "否"),
  // the table
  table: text("Table", "表格"),
  tableOfCities: text("Table of cities", "城市表"),
  tableHint: text("Table of cities, press T", "城市表，按 T"),
  filter: text("Filter", "筛选"),
  filterHint: text("Any part of a name, an id, a province or a class", "名称、编号、省份或类别中的任意部分"),
  columnsChoice: text("Columns", "列"),
  saveCsv: text("Save as CSV", "存为 CSV"),
  noRows: text("No city matches.", "没有符合的城市。"),
  tableRows: text("Rows of the table; arrow keys move, Enter opens the city", "表格各行，方向键移动，回车打开城市"),
  // the legend
  legend: text("Legend", "图例"),
  size: text("Area of a disc", "圆面积"),
  timesMean: text("× mean", "倍均值"),
  belt: text("Belt, along its spine", "创新带（沿主脊）"),
  gapPath: text("Best path of a cut-off hub", "被隔断枢纽的最优路径"),
  component: text("Joined at this threshold; paler cities lie below it", "在此阈值下连通；浅色城市低于阈值"),
  gapCity: text("Gap city", "断点城市"),
  approximateCells: text(
    "Areas of cities are approximate (nearest city within a province).",
    "城市范围为近似（省内最近城市划分）。",
  ),
  noScore: text("No score", "无得分"),
  noCommunity: text("No ties there", "无此联系"),
  noHub: text("No hub", "非枢纽"),
  strongerWay: text("Of two directions the stronger is drawn.", "双向联系取较强者绘出。"),
  communitiesWait: text("Communities are being computed…", "正在计算社群……"),
  communitiesOn: text("Communities on", "社群所依联系"),
  // threshold
  threshold: text("Threshold", "阈值"),
  thresholdHelp: text("Only cities at or above it are joined", "只连接不低于阈值的城市"),
  backToHubLevel: text("Back to the hub level", "回到枢纽下限"),
  hubLevel: text("hub level", "枢纽下限"),
  classesFixed: text(
    "Hub classes are read at the hub level, whatever threshold is shown.",
    "枢纽类型始终按枢纽下限判定，与所示阈值无关。",
  ),
  // panel
  panel: text("Results", "结果"),
  inShort: text("In short", "要点"),
  inDepth: text("In depth", "深入分析"),
  furtherStudies: text("More analyses", "更多分析"),
  fromHere: text("Go on from here", "由此深入"),
  belts: text("Belts", "创新带"),
  noBelt: text(
    "No belt at this threshold: no three joined cities of which two are hubs.",
    "此阈值下没有创新带：没有三个相连且其中两个为枢纽的城市。",
  ),
  bottleneck: text("Bottleneck", "瓶颈"),
  continuity: text("Continuity", "连续度"),
  branches: text("Branches", "支线"),
  length: text("Length", "长度"),
  provinces: text("Provinces", "省份"),
  hubs: text("Hubs", "枢纽"),
  noHubs: text("No city reaches the hub level.", "没有城市达到枢纽下限。"),
  cityWord: text("City", "城市"),
  citiesWord: text("Cities", "城市"),
  cities: text("Cities by tier", "城市层级"),
  citiesList: text(
    "Cities by tier, highest first; arrow keys move, Enter opens",
    "按层级排列的城市，方向键移动，回车打开",
  ),
  unscored: text("Without a score", "无得分"),
  showAll: text("Show all", "显示全部"),
  published: text("Held against what is published", "与已发表结果对照"),
  agrees: text("agrees", "一致"),
  disagrees: text("differs", "不一致"),
  notTestable: text("cannot be tested here", "此处无法检验"),
  publishedValue: text("published", "已发表"),
  computedValue: text("here", "本结果"),
  data: text("Data, licences and cautions", "数据、许可与注意事项"),
  sources: text("Sources", "来源"),
  licence: text("Licence", "许可"),
  cautions: text("Cautions", "注意"),
  importReport: text("What was read", "读入报告"),
  refusals: text("Refused rows", "被拒绝的行"),
  notes: text("Worth knowing", "值得注意"),
  commonestType: text("With the commonest type of tie only", "只计最主要类型的联系"),
  // card
  close: text("Close", "关闭"),
  back: text("Overview", "总览"),
  score: text("Score", "得分"),
  tier: text("Tier", "层级"),
  rank: text("Rank", "排名"),
  parts: text("What the score is made of", "得分的构成"),
  partsUnit: text("multiples of each part's mean", "各分项均值的倍数"),
  mean: text("the mean", "均值"),
  allCautions: text("Cautions on every city's score", "适用于所有城市的注意事项"),
  isGapOf: text("It is the gap city of", "它是以下枢纽的断点城市："),
  position: text("Position in the belts", "在创新带中的位置"),
  joiningLevel: text("Joining level", "连通水平"),
  joiningHelp: text("lowest city on the best path to another hub", "通往另一枢纽最优路径上的最低城市"),
  beltLevel: text("Belt level", "接带水平"),
  beltHelp: text("the same, to any city of a belt", "同上，通往任一带内城市"),
  peak: text("Peak", "峰"),
  notPeak: text("no: a neighbour is higher", "否：有更高的邻居"),
  highestPeak: text("the highest of all", "全体最高"),
  island: text("an island: never meets a higher one", "孤岛：从不与更高者相遇"),
  col: text("Col", "鞍部"),
  prominence: text("Prominence", "突出度"),
  pathTo: text("Path to", "路径通往"),
  strongestTies: text("Strongest ties", "最强联系"),
  noTiesHere: text("No ties in this layer.", "此类联系中没有连边。"),
  neighbours: text("Neighbours", "相邻城市"),
  network: text("In the network", "在网络中"),
  communityWord: text("Community", "社群"),
  strength: text("Strength", "联系强度"),
  betweenness: text("Betweenness", "中介中心性"),
  pagerank: text("PageRank", "PageRank"),
  eigenvector: text("Eigenvector", "特征向量中心性"),
  // files
  dropHere: text("Drop the files of cities and of ties here", "将城市文件与联系文件拖放到此处"),
  staysHere: text("They are read on this machine and go nowhere.", "文件只在本机读取，不会外传。"),
  whichFile: text("What does each file hold?", "每个文件是什么内容？"),
  whichHelp: text("The headings do not tell which file is which.", "从表头看不出各文件的内容。"),
  citiesFile: text("Cities", "城市"),
  tiesFile: text("Ties", "联系"),
  leaveOut: text("Leave out", "不读"),
  openThem: text("Open", "打开"),
  cancel: text("Cancel", "取消"),
  backToServed: text("Back to the first dataset", "回到最初的数据集"),
  // states
  reading: text("Reading the dataset…", "正在读取数据集……"),
  cannotOpen: text("The dataset cannot be shown", "无法显示数据集"),
  where: text("Where", "位置"),
  noScoreHere: text(
    "This dataset has no score, so there are no tiers, hubs or belts. Add a numeric column to the file of cities.",
    "此数据集没有得分，因此没有层级、枢纽和创新带。请在城市文件中加入一列数值。",
  ),
} as const satisfies Readonly<Record<string, Text>>;

export type Word = keyof typeof words;

export const classMeanings: Readonly<Record<HubClass, Text>> = {
  belt: text("lies in a belt", "位于创新带内"),
  paired: text("joined to another hub, but in no belt", "与另一枢纽相连，但不在创新带内"),
  sector: text("a weaker city lies between it and the next hub", "与下一枢纽之间隔着较弱城市"),
  isolated: text("nothing near carries it to another hub", "周边没有城市将其与其他枢纽相连"),
};

/** Strongest link to the rest first. */
export const classOrder: readonly HubClass[] = ["belt", "paired", "sector", "isolated"];

export const sentences = {
  beltsAt: (language: Language, count: number, threshold: string): string =>
    language === "zh"
      ? `阈值为均值的 ${threshold} 倍时：${count === 0 ? "没有创新带" : `${count} 条创新带`}`
      : `${count === 0 ? "No belt" : count === 1 ? "1 belt" : `${count} belts`} at ${threshold} times the mean`,
  /** `title` in the reader's language. */
  beltsOn: (language: Language, title: string, pairs: number): string =>
    language === "zh"
      ? `依据“${title}”识别（${pairs} 对城市）`
      : `read on ${/^[A-Z][a-z]/.test(title) ? title[0]!.toLowerCase() + title.slice(1) : title}, ${pairs} pairs of cities`,
  citiesAbove: (language: Language, above: number, all: number, parts: number): string =>
    language === "zh"
      ? `${all} 个城市中 ${above} 个不低于阈值，连成 ${parts} 片`
      : `${above} of ${all} cities at or above it, in ${parts} ${parts === 1 ? "component" : "components"}`,
  tierRange: (language: Language, low: string | null, high: string | null): string => {
    if (low !== null && high !== null) return language === "zh" ? `${low}–${high} 倍均值` : `${low}–${high}× mean`;
    if (low !== null) return language === "zh" ? `${low} 倍均值及以上` : `${low}× mean and above`;
    return language === "zh" ? `低于 ${high} 倍均值` : `below ${high}× mean`;
  },
  tierName: (language: Language, tier: number): string => (language === "zh" ? `第 ${tier} 层级` : `Tier ${tier}`),
  community: (language: Language, number: number): string =>
    language === "zh" ? `社群 ${number}` : `Community ${number}`,
  timesMean: (language: Language, multiple: string): string =>
    language === "zh" ? `均值的 ${multiple} 倍` : `${multiple} times the mean`,
  levelBefore: (language: Language, level: string): string =>
    language === "zh" ? `枢纽类型按枢纽下限 ${level} 判定` : `classes read at the hub level ${level}`,
  tiesCount: (language: Language, count: string): string => (language === "zh" ? `${count} 条联系` : `${count} ties`),
  rowAt: (language: Language, row: number): string => (language === "zh" ? `第 ${row} 行` : `row ${row}`),
  fileRows: (language: Language, kept: number, refused: number): string =>
    language === "zh"
      ? `保留 ${kept} 行${refused > 0 ? `，拒绝 ${refused} 行` : ""}`
      : `${kept} rows kept${refused > 0 ? `, ${refused} refused` : ""}`,
  moreRows: (language: Language, count: number): string => (language === "zh" ? `另有 ${count} 条` : `${count} more`),
  citiesFound: (language: Language, count: number): string =>
    language === "zh" ? `找到 ${count} 个城市` : `${count} ${count === 1 ? "city" : "cities"} found`,
  /** A step of a measure; one value alone where all are equal. */
  range: (low: string, high: string): string => (low === high ? low : `${low} – ${high}`),
  otherClasses: (language: Language, count: number): string =>
    language === "zh" ? `其他 ${count} 类` : `${count} others`,
  strongestDrawn: (language: Language, { drawn, all }: { drawn: number; all: number }): string =>
    language === "zh"
      ? `绘出 ${all} 条中最强的 ${drawn} 条（强度相同取较短者）；所选城市的联系全部绘出。`
      : `The strongest ${drawn} of ${all} are drawn (of equal ones the shortest), and all of the chosen city.`,
  highestPaths: (language: Language, count: number): string =>
    language === "zh" ? `只绘最高的 ${count} 个及所选者。` : `Of the ${count} highest, and of the chosen one.`,
  rowsShown: (language: Language, count: number, all: number): string => {
    if (language === "zh") return count === all ? `${all} 个城市` : `${all} 个城市中的 ${count} 个`;
    return count === all ? `${all} cities` : `${count} of ${all} cities`;
  },
  lengthKm: (language: Language, km: string): string => (language === "zh" ? `${km} 公里` : `${km} km`),
} as const;

/** What the page calls the analyses in its menus; one that is not here goes by its command. */
export const analysisNames: Readonly<Record<string, Text>> = {
  analyze: text("The whole picture", "总览"),
  belts: text("Belts", "创新带"),
  tiers: text("Tiers", "层级"),
  centrality: text("Centrality", "中心性"),
  communities: text("Communities", "社群"),
  backbone: text("Backbone", "骨干网络"),
  robustness: text("Robustness", "稳健性"),
  brokerage: text("Brokerage", "中介角色"),
  corridor: text("Corridor", "走廊"),
  uplift: text("Uplift", "提升"),
  areas: text("Areas", "腹地"),
  diffusion: text("Diffusion", "扩散"),
  index: text("Composite index", "综合指数"),
  advantage: text("Regional advantage", "区域优势"),
};

/** The same on a city's card, where they start from that city. */
export const analysisNamesHere: Readonly<Record<string, Text>> = {
  belts: text("How sure", "可靠程度"),
  corridor: text("Corridor from here", "由此出发的走廊"),
  uplift: text("Uplift", "提升"),
  diffusion: text("Diffusion from here", "由此扩散"),
};

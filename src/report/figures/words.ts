/** Every word of the figures in both languages; what comes with the data carries its own. */
import type { Language, Text } from "../../support/text.ts";

const text = (en: string, zh: string): Text => ({ en, zh });

export const words = {
  barcode: text("How long every peak stands alone as the threshold falls", "阈值下降时各峰的存续"),
  barcodeComponent: text("a component of its own", "独立连通分量"),
  barcodeBelt: text("a belt: three cities or more, two hubs or more", "创新带：至少三城，其中至少两城为枢纽"),
  barcodeEnd: text("meets a higher peak", "遇到更高的峰"),
  highestOfAll: text("the highest of all", "全体最高"),
  neverMeets: text("never meets a higher peak", "从不与更高的峰相遇"),
  belts: text("belts", "创新带数"),
  components: text("components", "连通分量数"),
  hubLevel: text("hub level", "枢纽下限"),
  isolationLevel: text("isolation level", "孤立下限"),
  mergeTree: text("Where the peaks meet: the merge tree", "各峰在何处相连：合并树"),
  profile: text("Along the corridors: how high every city stands", "沿廊道各城市的高度"),
  kmAlong: text("km along the corridor", "沿廊道里程（公里）"),
  equalSteps: text(
    "equal steps: paths are counted in hops where a city has no point",
    "等距绘制：有城市缺坐标，路径按跳数计",
  ),
  noScore: text("no score", "无得分"),
  multiples: text("multiples of the mean", "均值倍数"),
  multiplesRoot: text("multiples of the mean, root scale", "均值倍数（平方根刻度）"),
  threshold: text("threshold in multiples of the mean, falling to the right", "阈值（均值倍数），自左向右下降"),
  thresholdRoot: text(
    "threshold in multiples of the mean (root scale), falling to the right",
    "阈值（均值倍数，平方根刻度），自左向右下降",
  ),
  bottleneck: text("lowest city on the way", "途中最低城市"),
  tierMap: text("Tiers, belts and cut-off hubs", "层级、创新带与被隔断的枢纽"),
  discArea: text("Area of a disc: multiple of the mean", "圆面积：均值倍数"),
  spine: text("belt, along its spine", "创新带（沿主轴）"),
  branch: text("branch of a belt", "创新带支线"),
  joiningPath: text("best path of a cut-off hub", "被隔断枢纽的最优路径"),
  gapCity: text("gap city", "断点城市"),
  noHub: text("no hub", "非枢纽"),
} satisfies Record<string, Text>;

export const sentences = {
  absorbed: (col: string, level: string, parent: string, language: Language): string =>
    language === "zh" ? `在${col}（${level}）并入${parent}` : `meets ${parent} at ${col} (${level})`,
  more: (count: number, language: Language): string =>
    language === "zh" ? `另有 ${count} 个突出度更低的峰` : `and ${count} more of lower prominence`,
  moreCorridors: (count: number, language: Language): string =>
    language === "zh" ? `另有 ${count} 条廊道` : `and ${count} more`,
  /** Outlines of a dataset are simplified and no authority on borders. */
  mapped: (count: number, outlines: boolean, language: Language): string =>
    language === "zh"
      ? `数据集中的 ${count} 个城市${outlines ? "；轮廓仅供示意，非标准地图" : ""}`
      : `${count} ${count === 1 ? "city" : "cities"} of the dataset${outlines ? "; outlines for orientation, not an official map" : ""}`,
  withoutPoint: (count: number, language: Language): string =>
    language === "zh"
      ? `${count} 个城市无坐标，未绘出`
      : `${count} ${count === 1 ? "city has" : "cities have"} no point`,
  highest: (peak: string, multiple: string, count: number, language: Language): string =>
    language === "zh"
      ? `共 ${count} 个峰，最高为${peak}（${multiple}）。`
      : `${count} ${count === 1 ? "peak" : "peaks"}; the highest is ${peak} at ${multiple}.`,
  range: (low: number | null, high: number | null, language: Language): string => {
    const [from, to] = [low, high].map((limit) => (limit === null ? null : String(Number(limit.toFixed(2)))));
    if (to === null || to === undefined) return language === "zh" ? `${from ?? 0} 及以上` : `${from ?? 0} and above`;
    if (from === null || from === undefined) return language === "zh" ? `低于 ${to}` : `below ${to}`;
    return language === "zh" ? `${from} 至 ${to}` : `${from} to ${to}`;
  },
};

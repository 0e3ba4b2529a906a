/**
 * What each account asks of its dataset: choices alone, no result. Every rule by which cities are picked is a sentence
 * that the account prints.
 */
import type { Text } from "../../src/support/text.ts";

/** A statement about the delta that is held against the classes and belts of every layer. */
export type Claim = { readonly text: Text } & (
  | { readonly kind: "one-belt"; readonly cities: readonly string[] }
  | { readonly kind: "cut-off"; readonly cities: readonly string[] }
  | { readonly kind: "isolated"; readonly cities: readonly string[] }
);

export interface AccountSettings {
  /** Name of the bundled dataset and of the file in docs/. */
  readonly id: "yrd" | "china";
  readonly title: Text;
  readonly unitOfArea: Text;
  /** The first is read in depth. */
  readonly layers: readonly string[];
  readonly whyLayers: Text;
  /** Hubs in the tables beside the isolated ones, by multiple; null: all. */
  readonly hubsShown: number | null;
  readonly corridors: { readonly from: string; readonly to: readonly string[] };
  /** So many of the most prominent peaks with a parent: each one's corridor to it. */
  readonly peakCorridors: number;
  /** Cities whose price is given beside the isolated hubs and, where `pricesSectors`, the sector hubs. */
  readonly prices: readonly string[];
  readonly pricesSectors: boolean;
  readonly diffusion: {
    /** Null: the three highest hubs. */
    readonly centres: readonly string[] | null;
    readonly directions: readonly string[] | null;
    readonly compare: readonly string[] | null;
  };
  readonly history: readonly string[];
  /** Does the first lead the others? */
  readonly leads: { readonly hub: string; readonly cities: readonly string[] };
  readonly claims: readonly Claim[];
  /** What lies beyond the study area, where no larger dataset says which cities touch it. */
  readonly outside: Text | null;
}

const shanghai = "310000";
const nanjing = "320100";
const wuxi = "320200";
const changzhou = "320400";
const suzhou = "320500";
const hangzhou = "330100";
const ningbo = "330200";
const jiaxing = "330400";
const huzhou = "330500";
const hefei = "340100";

const claims: readonly Claim[] = [
  {
    kind: "one-belt",
    cities: [shanghai, suzhou, wuxi, changzhou, nanjing],
    text: { en: "A continuous belt joins Shanghai and Nanjing", zh: "上海与南京之间有一条连续的创新带" },
  },
  {
    kind: "cut-off",
    cities: [hangzhou, ningbo],
    text: { en: "The southern sector round Hangzhou is strong but broken", zh: "以杭州为中心的南部片区强而有断点" },
  },
  {
    kind: "isolated",
    cities: [hefei],
    text: { en: "Hefei is strong and alone", zh: "合肥强而孤立" },
  },
];

export const accounts: readonly AccountSettings[] = [
  {
    id: "yrd",
    title: { en: "The Yangtze River Delta", zh: "长三角" },
    unitOfArea: { en: "cities at prefecture level and above", zh: "地级及以上城市" },
    layers: [
      "border",
      "nearest:4",
      "band:150",
      "rail-2016",
      "copublication",
      "border+rail-2016",
      "border+rail-2016+copublication",
    ],
    whyLayers: {
      en: "The first three say who lies next to whom, each by another rule; the next two are what moves between cities; the last two join them. A finding that stands on one layer only is a finding about that layer.",
      zh: "前三层以不同规则表示相邻关系，其后两层表示城市间的往来，最后两层为其合并。只在一个图层上成立的发现，只是关于该图层的发现。",
    },
    hubsShown: null,
    corridors: { from: shanghai, to: [nanjing, hangzhou, hefei] },
    peakCorridors: 0,
    prices: [],
    pricesSectors: true,
    diffusion: { centres: [shanghai], directions: null, compare: ["Jiangsu", "Zhejiang"] },
    history: ["star_and_chinext_firms", "gdp"],
    leads: { hub: suzhou, cities: [huzhou, jiaxing] },
    claims,
    outside: null,
  },
  {
    id: "china",
    title: { en: "China", zh: "全国" },
    unitOfArea: {
      en: "units at prefecture level and above, a municipality being one unit",
      zh: "地级及以上单元（直辖市各为一个单元）",
    },
    layers: ["border", "border+links", "nearest:4", "band:250", "rail-2016", "border+rail-2016"],
    whyLayers: {
      en: "The first four say who lies next to whom, each by another rule; trains are what moves; the last joins both. The band is wider than in the delta, because units are larger; the table says how many it still leaves without a tie.",
      zh: "前四层以不同规则表示相邻关系，列车表示往来，最后一层为二者合并。由于单元面积更大，距离带比长三角更宽；仍无联系的单元数见上表。",
    },
    hubsShown: 20,
    corridors: { from: shanghai, to: [nanjing, hangzhou, hefei] },
    peakCorridors: 6,
    prices: [hefei],
    pricesSectors: false,
    diffusion: { centres: null, directions: ["N", "NE", "E", "SE", "S", "SW", "W", "NW"], compare: null },
    history: ["star_and_chinext_firms"],
    leads: { hub: suzhou, cities: [huzhou, jiaxing] },
    claims,
    outside: {
      en: "Beyond the border of the nation nothing is seen, and Hong Kong, Macao and Taiwan are not in the data: a unit there has fewer neighbours here than on the ground.",
      zh: "国界以外不在数据之内，香港、澳门和台湾亦未包括：边缘单元在此处的邻居少于实际。",
    },
  },
];

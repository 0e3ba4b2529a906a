/**
 * The columns of the table of cities, as data: the page's table and colour menus, and cities.csv, are made from it.
 */
import type { Text } from "../support/text.ts";
import type { CityRow } from "./result.ts";
import { hubClassText } from "./wording.ts";

/** A column of the rows of a result's `cities`, found there under its id. */
export interface Column<Id extends string = string> {
  readonly id: Id;
  readonly title: Text;
  /** Empty for a column that is not a measure. */
  readonly unit: Text;
  readonly kind: "id" | "name" | "class" | "number";
  /** Of a class: its values in words, where they are not words of both languages themselves. */
  readonly labels?: Readonly<Record<string, Text>>;
  /** Of a class: its values are ids of cities, to be read as their names. */
  readonly ofCities?: true;
}

const none: Text = { en: "", zh: "" };
const multiple: Text = { en: "× mean", zh: "× 均值" };
/** Which of the layers that `analyze` reads. */
const cooperation: Text = { en: "cooperation layer", zh: "合作层" };

export const cityColumns: readonly Column<keyof CityRow>[] = [
  { id: "id", kind: "id", title: { en: "Id", zh: "编号" }, unit: none },
  { id: "nameEn", kind: "name", title: { en: "City", zh: "城市（英文）" }, unit: none },
  { id: "nameZh", kind: "name", title: { en: "City (Chinese)", zh: "城市" }, unit: none },
  { id: "province", kind: "class", title: { en: "Province", zh: "省份（英文）" }, unit: none },
  { id: "provinceZh", kind: "class", title: { en: "Province (Chinese)", zh: "省份" }, unit: none },
  { id: "lon", kind: "number", title: { en: "Longitude", zh: "经度" }, unit: { en: "degrees", zh: "度" } },
  { id: "lat", kind: "number", title: { en: "Latitude", zh: "纬度" }, unit: { en: "degrees", zh: "度" } },
  { id: "score", kind: "number", title: { en: "Score", zh: "得分" }, unit: none },
  { id: "multiple", kind: "number", title: { en: "Multiple of the mean", zh: "均值倍数" }, unit: multiple },
  { id: "tier", kind: "class", title: { en: "Tier", zh: "层级" }, unit: none },
  { id: "hubClass", kind: "class", title: { en: "Hub class", zh: "枢纽类别" }, unit: none, labels: hubClassText },
  { id: "community", kind: "class", title: { en: "Community", zh: "社群" }, unit: none },
  { id: "degree", kind: "number", title: { en: "Degree", zh: "度" }, unit: { en: "belt layer", zh: "创新带层" } },
  { id: "strength", kind: "number", title: { en: "Strength", zh: "联系强度" }, unit: cooperation },
  { id: "betweenness", kind: "number", title: { en: "Betweenness", zh: "介数中心性" }, unit: cooperation },
  { id: "pagerank", kind: "number", title: { en: "PageRank", zh: "PageRank" }, unit: cooperation },
  {
    id: "eigenvector",
    kind: "number",
    title: { en: "Eigenvector centrality", zh: "特征向量中心性" },
    unit: cooperation,
  },
];

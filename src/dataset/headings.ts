/**
 * Which column means what? Headings are matched without case and without spaces, underscores and hyphens, through the
 * names that people and programs use: Gephi (Id, Label, Source, Target, Weight, Type), igraph (from, to), flowmap
 * (origin, dest, count), libpysal (focal, neighbor, weight), and Chinese ones.
 *
 * For each meaning the first alias in its list that occurs wins, and of equal headings the leftmost.
 */
export type Aliases<M extends string> = Readonly<Record<M, readonly string[]>>;

const regional = ["region", "group", "state", "country"];

export const cityHeadings = {
  id: [
    "id",
    "adcode",
    "code",
    "cityid",
    "citycode",
    "node",
    "nodeid",
    "key",
    "geoid",
    "编号",
    "代码",
    "编码",
    "城市代码",
    "行政区划代码",
    "区划代码",
  ],
  nameEn: ["nameen", "enname", "englishname", "labelen", "cityen", "英文名", "英文名称"],
  nameZh: ["namezh", "zhname", "namecn", "cnname", "chinesename", "labelzh", "cityzh", "citycn", "中文名", "中文名称"],
  name: ["name", "label", "cityname", "city", "名称", "城市名称", "城市名", "城市", "地名"],
  provinceEn: ["provinceen", "regionen"],
  provinceZh: ["provincezh", "provincecn", "regionzh"],
  province: ["province", "provincename", "省份", "省", "所属省份", ...regional, "地区", "区域"],
  lon: ["lon", "lng", "long", "longitude", "经度"],
  lat: ["lat", "latitude", "纬度"],
  year: ["year", "年份", "年"],
} satisfies Aliases<string>;

export const tieHeadings = {
  source: [
    "source",
    "from",
    "origin",
    "focal",
    "i",
    "src",
    "sourceid",
    "fromid",
    "originid",
    "city1",
    "citya",
    "fromcity",
    "origincity",
    "起点",
    "源",
    "来源",
    "出发地",
    "出发城市",
    "起始城市",
    "城市1",
  ],
  target: [
    "target",
    "to",
    "dest",
    "destination",
    "neighbor",
    "neighbour",
    "j",
    "tgt",
    "targetid",
    "toid",
    "destid",
    "destinationid",
    "city2",
    "cityb",
    "tocity",
    "destcity",
    "终点",
    "目标",
    "目的地",
    "到达地",
    "到达城市",
    "目标城市",
    "城市2",
  ],
  strength: [
    "strength",
    "weight",
    "count",
    "value",
    "trainsperday",
    "trains",
    "papers",
    "flow",
    "flows",
    "trips",
    "volume",
    "w",
    "强度",
    "权重",
    "次数",
    "数量",
    "流量",
  ],
  type: ["type", "类型"],
  tieType: ["tietype", "edgetype", "linktype", "kind", "relation", "category", "联系类型", "关系类型", "关系", "类别"],
  year: ["year", "年份", "年"],
} satisfies Aliases<string>;

/** Columns of a tie file that say nothing about the tie. */
export const tieBookkeeping = ["id", "edgeid", "label", "timeset", "interval", "编号"];

export const indicatorHeadings = {
  city: ["city", "cityid", "citycode", "id", "adcode", "code", "城市", "城市代码", "代码"],
  year: ["year", "年份", "年"],
  indicator: ["indicator", "variable", "measure", "指标", "变量"],
  value: ["value", "值", "数值"],
} satisfies Aliases<string>;

export function foldHeading(heading: string): string {
  return heading
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_\-\u200b\ufeff]+/g, "");
}

export interface MatchedHeadings<M extends string> {
  /** By meaning: index of its column, -1 without one. */
  readonly columns: Readonly<Record<M, number>>;
  /** Columns that would have had a meaning, had another not come first: same heading, or another alias of it. */
  readonly duplicates: readonly number[];
  /** Columns with a heading that says nothing here. */
  readonly others: readonly number[];
  /** Columns without a heading. */
  readonly unnamed: readonly number[];
}

export function matchHeadings<M extends string>(headings: readonly string[], aliases: Aliases<M>): MatchedHeadings<M> {
  const folded = headings.map(foldHeading);
  const columns = {} as Record<M, number>;
  const used = new Set<number>();
  const meaningOf = new Map<string, M>();
  for (const meaning of Object.keys(aliases) as M[]) {
    columns[meaning] = -1;
    for (const alias of aliases[meaning]) {
      if (!meaningOf.has(alias)) meaningOf.set(alias, meaning);
      if (columns[meaning] >= 0) continue;
      const column = folded.findIndex((heading, c) => heading === alias && !used.has(c));
      if (column < 0) continue;
      columns[meaning] = column;
      used.add(column);
    }
  }
  const duplicates: number[] = [];
  const others: number[] = [];
  const unnamed: number[] = [];
  const seen = new Set([...used].map((column) => folded[column]!));
  folded.forEach((heading, column) => {
    if (used.has(column)) return;
    if (heading === "") unnamed.push(column);
    else if (seen.has(heading) || meaningOf.has(heading)) duplicates.push(column);
    else {
      seen.add(heading);
      others.push(column);
    }
  });
  return { columns, duplicates, others, unnamed };
}

/** `gdp_2021`, `GDP 2021`, `GDP (2021)`, `GDP 2021年`: what is measured and its year; without one the year is "". */
export function splitYear(heading: string): { readonly measure: string; readonly year: string } {
  // No heading that a person wrote is longer; the search below is slow on what is.
  if (heading.length > 200) return { measure: heading, year: "" };
  const match = /^(.*?\S)(?:[\s_-]+((?:19|20)\d\d)年?|\s*[（(]\s*((?:19|20)\d\d)年?\s*[)）])$/.exec(heading);
  const year = match?.[2] ?? match?.[3];
  return match === null || year === undefined ? { measure: heading, year: "" } : { measure: match[1]!, year };
}

/**
 * The descriptor datapackage.json: Frictionless Data Package v1 plus an `innobelt` object on the package and on every
 * resource, which says what the table is to the program. `figures` are those of figures.mjs.
 */
import { ccBy, publicDomain, unnamed } from "../make-data/licences.mjs";
import { citySchema, file, indicatorResource, layerSchema, railResource, timetable } from "../make-data/resource.mjs";
import { namesEn, namesZh } from "./names.mjs";

const naturalEarth = {
  title: "Natural Earth, 1:10m admin 1 states and provinces",
  path: "https://www.naturalearthdata.com/",
};
const yearbooks = { title: "Provincial and municipal statistical yearbooks and bulletins, as compiled in public" };
const listings = { title: "Listing dates published by the exchanges" };
const ministry = { title: "Ministry of Education list, 15 June 2019" };
const boundaries = {
  title: "Derived from the AMap/DataV boundary set, checked against a second one (CTAmap 2021)",
};

const breaks = {
  en: "Real breaks: Guangdong 2004/05, Liaoning 2015/16, Inner Mongolia 2016/17, Tianjin, Shandong and Jilin 2018/19 (corrected statistics); Chaohu 2011, Jianyang (Ziyang to Chengdu) 2016, Laiwu (into Jinan) 2019, Gongzhuling (Siping to Changchun) 2020, Danzhou with Yangpu 2021 (changed territory). Before a change of territory the values are on the boundaries of their year.",
  zh: "存在真实断点：广东 2004/05 年，辽宁 2015/16 年，内蒙古 2016/17 年，天津、山东、吉林 2018/19 年（统计修正）；巢湖 2011 年，简阳（资阳划归成都）2016 年，莱芜（并入济南）2019 年，公主岭（四平划归长春）2020 年，儋州与洋浦 2021 年（区划调整）。区划调整之前为当年区划口径。",
};

/** What differs between the indicator tables; keyed by resource name. */
const indicatorResources = {
  "indicators-gdp": {
    title: "GDP, 2000-2023",
    source: yearbooks,
    licence: unnamed("Official statistics"),
    cautions: [{ en: "Current prices.", zh: "当年价。" }, breaks],
  },
  "indicators-population": {
    title: "Usual residents and area, 2000-2023",
    source: yearbooks,
    licence: unnamed("Official statistics"),
    cautions: [breaks],
  },
  "indicators-listed-firms": {
    title: "A-share firms by city of headquarters, 2000-2021",
    source: listings,
    licence: unnamed("Facts"),
    cautions: [
      {
        en: "Counted at the headquarters, so the research of a firm may be done in another city.",
        zh: "按总部所在地统计，公司的研发活动可能在其他城市。",
      },
    ],
  },
  "indicators-universities": {
    title: "Universities by city, 2019",
    source: ministry,
    licence: unnamed("Official list"),
    cautions: [
      {
        en: "The list is that of 15 June 2019: names and foundations since are not in it.",
        zh: "名单截至 2019 年 6 月 15 日：此后的更名与新设未反映。",
      },
    ],
  },
};

export function dataPackage(tables, figures) {
  const geoNames = {
    title: `GeoNames (${figures.geoNames} units), city seats (${figures.cities - figures.geoNames} units)`,
    path: "https://www.geonames.org/",
  };
  return {
    profile: "data-package",
    name: "innobelt-china",
    title: `China: ${figures.cities} units at prefecture level and above, their indicators and their ties`,
    description: `Facts and figures about the ${figures.cities} Chinese units at prefecture level and above on the divisions in force since 2019, with their borders and high-speed trains between them. City ids are the adcodes of GB/T 2260.`,
    version: "1.0.0",
    created: "2026-11-24T00:00:00Z",
    licenses: [ccBy],
    sources: [geoNames, naturalEarth, yearbooks, listings, ministry, boundaries, timetable],
    innobelt: {
      title: { en: `China, ${figures.cities} cities`, zh: `全国 ${figures.cities} 城市` },
      score: "star_and_chinext_firms",
      layer: "border",
      cooperation: "rail-2016",
      derived: [],
      scores: [],
    },
    resources: [
      citiesResource(geoNames, figures),
      ...tables.map((table) =>
        indicatorResource(
          {
            ...table,
            indicators: table.indicators.map((indicator) => ({ ...indicator, cautions: indicator.cautions(figures) })),
          },
          indicatorResources[table.name],
        ),
      ),
      borderResource(figures),
      linksResource(),
      trains(figures),
      outlinesResource(figures),
      cellsResource(geoNames),
    ],
  };
}

function citiesResource(geoNames, figures) {
  const { cities, municipalities, prefectureCities, autonomousPrefectures, prefectures, leagues, sameNames } = figures;
  return {
    ...file("cities", "csv", `The ${cities} units: names, province, point`),
    description: "One row per unit, points in WGS-84 degrees.",
    schema: citySchema(),
    sources: [geoNames],
    licenses: [ccBy],
    innobelt: {
      role: "cities",
      cautions: [
        {
          en: `${municipalities} municipalities, each as one unit, ${prefectureCities} prefecture-level cities, ${autonomousPrefectures} autonomous prefectures, ${prefectures} prefectures and ${leagues} leagues, on the divisions in force since 2019. A municipality or a large western prefecture is one city here like any other, so what it meets depends on the division.`,
          zh: `按 2019 年以来的区划：${municipalities} 个直辖市（各作一个单元）、${prefectureCities} 个地级市、${autonomousPrefectures} 个自治州、${prefectures} 个地区、${leagues} 个盟。直辖市与面积很大的西部地州在此同样各算一个城市，因此与谁相接取决于区划。`,
        },
        {
          en: "Not included: 30 county-level units under direct rule of their province (15 in Hainan, 4 in Hubei, Jiyuan in Henan, 10 cities of the corps in Xinjiang), so the network has holes there; Hong Kong, Macao and Taiwan, of which these sources have no comparable figures.",
          zh: "未包括：30 个省（自治区）直辖县级单位（海南 15 个、湖北 4 个、河南济源、新疆兵团城市 10 个），网络在这些地方留有空缺；香港、澳门和台湾，这些来源没有可比的数据。",
        },
        {
          en: `Romanised names that occur twice (${sameNames.join(", ")}) carry the province in brackets; the id is the safe key.`,
          zh: `重复的拼音名（${sameNames.join("、")}）在括号中注明省份；以 id 为准。`,
        },
        {
          en: `${figures.converted} of the points are city seats converted from GCJ-02 with the standard formula, good to some metres.`,
          zh: `${figures.converted} 个点位为政府驻地，按标准公式由 GCJ-02 换算，误差为数米。`,
        },
      ],
    },
  };
}

function borderResource({ untied, doubtful, cities }) {
  const pairsEn = doubtful.map((pair) => pair.map(({ name_en }) => name_en).join("-")).join(", ");
  const pairsZh = doubtful.map((pair) => pair.map((city) => namesZh([city])).join("—")).join("、");
  return {
    ...file("border", "csv", "Units that share a border"),
    description:
      "Pairs whose outlines are at most 0.1 km apart and share at least 1 km; rivers and lakes count. Strength is 1 on every tie; the length of the border is an attribute.",
    schema: layerSchema(
      { type: "integer", description: "1: the two touch" },
      [
        { name: "border_km", type: "number", description: "Length of the shared border", constraints: { minimum: 1 } },
        { name: "note", type: "string" },
      ],
      ["land", "water", "doubtful"],
    ),
    sources: [boundaries],
    licenses: [unnamed("Facts")],
    innobelt: {
      role: "layer",
      layer: {
        id: "border",
        title: { en: "Shared border", zh: "接壤" },
        directed: false,
        kind: "geography",
        unit: { en: "1 (touching)", zh: "1（相接）" },
        year: null,
        provenance: { kind: "observed", source: boundaries.title },
      },
      cautions: [
        {
          en: `${namesEn(untied)} share no border with another unit; the other ${cities - untied.length} are one connected piece. --layer border+links adds the links over the sea and across Hainan.`,
          zh: `${namesZh(untied)}不与其他单元接壤；其余 ${cities - untied.length} 个连成一片。--layer border+links 可加上跨海与海南岛内的联系。`,
        },
        {
          en: `On ${doubtful.length} short borders the two boundary sets disagree (${pairsEn}): they are of the type doubtful, and --tie-type land,water leaves them out.`,
          zh: `有 ${doubtful.length} 段短边界两套边界数据不一致（${pairsZh}）：类型为 doubtful，用 --tie-type land,water 可排除。`,
        },
        {
          en: "Units that meet only across a county-level unit that is not included (around Xiantao, Qianjiang and Tianmen, Shennongjia, Jiyuan, the cities of the corps in Xinjiang, on Hainan) are no pair.",
          zh: "仅隔着未包括的县级单位相望的单元（仙桃、潜江、天门周边，神农架，济源，新疆兵团城市，海南岛）不算接壤。",
        },
        {
          en: "Lengths are of a generalised boundary set: do not mix them with those of the Yangtze River Delta dataset.",
          zh: "边界长度取自较概略的边界数据，请勿与长三角数据集的长度混用。",
        },
      ],
    },
  };
}

function linksResource() {
  return {
    ...file("links", "csv", "Links between units that share no border"),
    description:
      "Seven pairs that share no border and are linked over the sea or across Hainan. Strength is 1 on every tie.",
    schema: layerSchema(
      { type: "integer", description: "1: the two are linked" },
      [
        {
          name: "gap_km",
          type: "number",
          description: "Water between the two; empty where not measured",
          constraints: { minimum: 0 },
        },
        { name: "note", type: "string" },
      ],
      ["fixed-link", "ferry", "railway"],
    ),
    sources: [boundaries],
    licenses: [unnamed("Facts")],
    innobelt: {
      role: "layer",
      layer: {
        id: "links",
        title: { en: "Links without a border", zh: "不接壤的通道" },
        directed: false,
        kind: "geography",
        unit: { en: "1 (linked)", zh: "1（有通道）" },
        year: null,
        provenance: { kind: "observed", source: boundaries.title },
      },
      cautions: [
        {
          en: "No borders: bridges and tunnels Shanghai-Zhoushan, Ningbo-Zhoushan and Shenzhen-Zhongshan (the last since 2024), the train ferry Zhanjiang-Haikou, and Haikou, Sanya and Danzhou, which county-level units separate and a railway joins. Meant to be added to the borders: --layer border+links.",
          zh: "均非接壤：上海—舟山、宁波—舟山、深圳—中山的桥隧（后者 2024 年通车），湛江—海口火车轮渡，以及被县级单位隔开、由环岛铁路相连的海口、三亚、儋州。供与接壤层合用：--layer border+links。",
        },
        { en: "Sansha has no link either.", zh: "三沙同样没有通道。" },
      ],
    },
  };
}

function trains({ unserved, cities }) {
  return railResource([
    {
      en: "A stand-in for cooperation: there are no papers written together for the whole nation here, so what is said of cooperation is said of trains, which show where people can travel and not who works with whom.",
      zh: "仅为合作的替代：此处没有全国范围的合著论文数据，关于合作的结果实为列车联系，只反映便于往来，并不表明谁与谁合作。",
    },
    {
      en: `Dated: one Wednesday of March 2016, when ${unserved} of the ${cities} units had no such station; the network has grown several-fold since. 16 stations in county-level units that are not included are left out.`,
      zh: `数据较旧：仅为 2016 年 3 月的一个星期三，当时 ${cities} 个单元中有 ${unserved} 个没有此类车站；此后路网已扩大数倍。位于未包括的县级单位的 16 个车站未计入。`,
    },
  ]);
}

function outlinesResource({ offOutline }) {
  return {
    ...file("provinces", "geojson", "Outlines of the provinces"),
    description: "Simplified with a tolerance of 0.01 degrees (about 1 km) so that neighbours share their borders.",
    sources: [naturalEarth],
    licenses: [publicDomain],
    innobelt: {
      role: "outlines",
      cautions: [
        {
          en: "Generalised outlines for drawing, those of Natural Earth, of the provinces that have units here. No official map; they say nothing about boundaries or claims.",
          zh: "仅供绘图的概略轮廓，取自 Natural Earth，只含本数据集所涉省份。并非标准地图，不作为划界依据。",
        },
        {
          en: `The points of ${namesEn(offOutline)} lie outside their province as drawn: the seat of Da Hinggan Ling stands in Inner Mongolia, the others on coasts and islands that are generalised away.`,
          zh: `${namesZh(offOutline)}的点位落在所绘省界之外：大兴安岭地区行署驻地位于内蒙古境内，其余因海岸与岛屿被概略化。`,
        },
      ],
    },
  };
}

function cellsResource(geoNames) {
  return {
    ...file("cells", "geojson", "Approximate territories of the units"),
    description:
      "For every unit the part of its own province that is nearer to it than to any other unit of that province: Voronoi cells, not administrative boundaries.",
    sources: [naturalEarth, geoNames],
    licenses: [ccBy],
    innobelt: {
      role: "cells",
      cautions: [
        {
          en: "Approximate: cells are drawn from the points and do not follow administrative boundaries, least of all in the west, where units are large; county-level units that are not included lie in the cells of their neighbours. The border layer says which units share a border.",
          zh: "近似范围：由点位划分，不是行政边界，在单元很大的西部尤其粗略；未包括的县级单位落在相邻单元的范围内。接壤关系以接壤层为准。",
        },
      ],
    },
  };
}

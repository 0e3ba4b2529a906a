/**
 * The descriptor datapackage.json: Frictionless Data Package v1 plus an `innobelt` object on the package and on every
 * resource, which says what the table is to the program.
 */
import { ccBy, publicDomain, unnamed } from "../make-data/licences.mjs";
import { citySchema, file, indicatorResource, layerSchema, railResource, timetable } from "../make-data/resource.mjs";

const geoNames = { title: "GeoNames (38 cities), city seats (3 cities)", path: "https://www.geonames.org/" };
const naturalEarth = {
  title: "Natural Earth, 1:10m admin 1 states and provinces",
  path: "https://www.naturalearthdata.com/",
};
const chinaXiv = { title: "ChinaXiv preprints 2016-01 to 2022-09", path: "https://chinaxiv.org/" };
const pharmacy = { title: "TCM-HDI bibliometric set 2005-2026" };
const njnu = {
  title: "Nanjing Normal University, Yangtze River Delta high-quality development evaluation report, 2024 edition",
};
const yearbooks = { title: "Provincial and municipal statistical yearbooks and bulletins" };
const listings = { title: "Listing dates published by the exchanges" };
const ministry = { title: "Ministry of Education list, 15 June 2019" };
const boundaries = { title: "Derived from two boundary sets that agree on all 99 borders" };
const article = {
  title:
    "Figures of the Fudan city innovation index and the Yangtze River Delta Regional Collaborative Innovation Index 2022, as reported in April 2024",
};

/** What differs between the indicator tables; keyed by resource name. */
const indicatorResources = {
  "indicators-gdp": {
    title: "GDP and value added by three sectors, 2000-2023",
    source: yearbooks,
    licence: unnamed("Official statistics"),
    cautions: [
      {
        en: "Current prices. Real breaks: 2011 (Chaohu dissolved), 2015/16 (Tongling and Anqing, Huainan and Lu'an changed territory), 2018 (economic census).",
        zh: "当年价。存在真实断点：2011 年（撤销巢湖市）、2015/16 年（铜陵与安庆、淮南与六安区划调整）、2018 年（经济普查）。",
      },
    ],
  },
  "indicators-population": {
    title: "Usual residents and area, 1998-2024",
    source: yearbooks,
    licence: unnamed("Official statistics"),
    cautions: [
      {
        en: "Complete for 2000 and 2005-2024; the other years have some cities only.",
        zh: "2000 年与 2005–2024 年完整，其余年份仅有部分城市。",
      },
    ],
  },
  "indicators-njnu": {
    title: "Innovation sub-indicators of the NJNU report 2024, data of 2022",
    source: njnu,
    licence: unnamed("Published scores"),
    cautions: [
      {
        en: "Intensities, not sizes: multiply by GDP or population for a size measure, which is then relative and not in absolute units.",
        zh: "均为强度而非规模：乘以地区生产总值或人口可得规模量，但只是相对量，没有绝对单位。",
      },
    ],
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
    cautions: [],
  },
};

export function dataPackage({ indicators, derived, scores }) {
  return {
    profile: "data-package",
    name: "innobelt-yrd",
    title: "The Yangtze River Delta: 41 cities, their indicators and their ties",
    description:
      "Facts and figures about the 41 cities at prefecture level and above of Shanghai, Jiangsu, Zhejiang and Anhui, with three layers of ties between them. City ids are the adcodes of GB/T 2260.",
    version: "1.0.0",
    created: "2026-11-24T00:00:00Z",
    licenses: [ccBy],
    sources: [
      geoNames,
      naturalEarth,
      yearbooks,
      njnu,
      listings,
      ministry,
      boundaries,
      timetable,
      chinaXiv,
      pharmacy,
      article,
    ],
    innobelt: {
      title: { en: "Yangtze River Delta, 41 cities", zh: "长三角 41 城市" },
      score: "innovation",
      layer: "border",
      cooperation: "copublication",
      derived,
      scores,
    },
    resources: [
      citiesResource(),
      ...indicators.map((table) => indicatorResource(table, indicatorResources[table.name])),
      borderResource(),
      trains(),
      copublicationResource(),
      {
        ...file("provinces", "geojson", "Outlines of the four provinces"),
        description:
          "Simplified with a tolerance of 0.002 degrees (about 200 m) so that neighbours share their borders.",
        sources: [naturalEarth],
        licenses: [publicDomain],
        innobelt: {
          role: "outlines",
          cautions: [
            {
              en: "Generalised outlines for drawing; most small islands are missing.",
              zh: "仅供绘图的概略轮廓，多数小岛未绘出。",
            },
          ],
        },
      },
      {
        ...file("cells", "geojson", "Approximate territories of the 41 cities"),
        description:
          "For every city the part of its own province that is nearer to it than to any other city of that province: Voronoi cells, not administrative boundaries.",
        sources: [naturalEarth, geoNames],
        licenses: [ccBy],
        innobelt: {
          role: "cells",
          cautions: [
            {
              en: "Approximate: cells are drawn from the city points and do not follow administrative boundaries. Cells that touch need not be cities that share a border; the border layer says which do.",
              zh: "近似范围：由城市点位划分，不是行政边界。相邻的单元不一定是接壤的城市，接壤关系以边界层为准。",
            },
          ],
        },
      },
      {
        ...file("published", "json", "Published figures to hold results against"),
        description: "Claims of a published article about the 41 cities, in our own words.",
        sources: [article],
        licenses: [unnamed("Published figures, cited as facts")],
        innobelt: {
          role: "published",
          cautions: [
            {
              en: "The city values of the index behind these figures are not public, so only the pattern can be compared.",
              zh: "这些数字所依据的指数未公开城市数值，因此只能比较格局。",
            },
          ],
        },
      },
    ],
  };
}

function citiesResource() {
  return {
    ...file("cities", "csv", "The 41 cities: names, province, point"),
    description: "One row per city, points in WGS-84 degrees.",
    schema: citySchema(),
    sources: [geoNames],
    licenses: [ccBy],
    innobelt: {
      role: "cities",
      cautions: [
        {
          en: "The points of Xuzhou and Zhoushan lie about 10 km from the old centre.",
          zh: "徐州与舟山的点位距老城中心约 10 公里。",
        },
        {
          en: "Two pairs of cities share a romanised name: Suzhou (320500 in Jiangsu, 341300 in Anhui) and Taizhou (321200 in Jiangsu, 331000 in Zhejiang).",
          zh: "两对城市拼音同名：Suzhou（江苏苏州 320500、安徽宿州 341300）与 Taizhou（江苏泰州 321200、浙江台州 331000）。",
        },
      ],
    },
  };
}

function borderResource() {
  const types = ["land", "water", "fixed-link"];
  return {
    ...file("border", "csv", "Cities that share a border"),
    description:
      "99 pairs that share a border (97 on land, 2 on water only) and two sea pairs joined by bridges. Strength is 1 on every tie; the length of the border is an attribute.",
    schema: layerSchema(
      { type: "integer", description: "1: the two touch" },
      [
        { name: "border_km", type: "number", description: "Length of the shared border", constraints: { minimum: 0 } },
        {
          name: "gap_km",
          type: "number",
          description: "Water between the two; empty where not measured",
          constraints: { minimum: 0 },
        },
        { name: "note", type: "string" },
      ],
      types,
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
          en: "Without the two fixed links (Shanghai-Zhoushan by the Donghai Bridge, Ningbo-Zhoushan by cross-sea bridges) Zhoushan has no tie.",
          zh: "若不计两条跨海通道（上海—舟山东海大桥、宁波—舟山跨海大桥），舟山没有任何联系。",
        },
        {
          en: "Jiaxing-Ningbo and Jiaxing-Shaoxing meet only on the water of Hangzhou Bay; a bridge crosses each.",
          zh: "嘉兴—宁波、嘉兴—绍兴仅在杭州湾水域相接，各有一座大桥相连。",
        },
      ],
    },
  };
}

function trains() {
  return railResource([
    {
      en: "Dated: one Wednesday of March 2016, when 11 of the cities had no such service; several lines have opened since.",
      zh: "数据较旧：仅为 2016 年 3 月的一个星期三，当时 11 个城市尚无此类列车；此后已有多条线路开通。",
    },
  ]);
}

function copublicationResource() {
  return {
    ...file("copublication", "csv", "Papers written together, by pair of cities"),
    description:
      "Papers with author addresses in both cities, full counting, two sets of records summed; the parts are attributes.",
    schema: layerSchema({ type: "integer", description: "Papers of both sets" }, [
      {
        name: "papers_chinaxiv",
        type: "integer",
        description: "ChinaXiv preprints",
        constraints: { required: true, minimum: 0 },
      },
      {
        name: "papers_pharmacy",
        type: "integer",
        description: "Papers on herb-drug interaction",
        constraints: { required: true, minimum: 0 },
      },
    ]),
    sources: [chinaXiv, pharmacy],
    licenses: [{ ...ccBy, title: "Creative Commons Attribution 4.0 (the pharmacy set: as stated by its authors)" }],
    innobelt: {
      role: "layer",
      layer: {
        id: "copublication",
        title: { en: "Papers written together", zh: "合著论文" },
        directed: false,
        kind: "relation",
        unit: { en: "papers", zh: "篇" },
        year: "2005-2026",
        provenance: { kind: "observed", source: `${chinaXiv.title}; ${pharmacy.title}` },
      },
      cautions: [
        {
          en: "A small sample (154 pairs of cities, strengths adding up to 607) with partial recall: no tie means not seen. Tongling and Chizhou have none.",
          zh: "样本较小（154 对城市，强度合计 607），检出不完全：没有联系只表示未见。铜陵与池州没有记录。",
        },
        {
          en: "The preprints carry the year of deposit (2016-2022); the other set covers one field, herb-drug interaction, without years.",
          zh: "预印本为提交年份（2016–2022）；另一组仅涉及中药相互作用一个领域，且无年份。",
        },
      ],
    },
  };
}

/**
 * Which columns of which source table become which indicator, with title, unit and cautions in two languages.
 *
 * `year` is set for a table of one year that has no year column. `cautions` take the figures worked out from the tables
 * (figures.mjs). All indicators are sizes: they add up over cities.
 */
import { namesEn, namesZh } from "./names.mjs";

const size = (id, column, title, unit, cautions = () => []) => ({ id, column, title, unit, kind: "size", cautions });
const firms = { en: "firms", zh: "家" };
const institutions = { en: "institutions", zh: "所" };

const survivors = {
  en: "Only firms that were still listed in March 2022, so the earlier years are too low; firms of the Beijing Stock Exchange are not counted.",
  zh: "仅含 2022 年 3 月仍在上市的公司，因此较早年份偏低；不含北京证券交易所的公司。",
};
const leftOut = {
  en: "Left out: 17 firms with headquarters outside these units (Shihezi 4, Jiyuan 3 and others) and 38 without a date of listing.",
  zh: "未计入：总部不在这些单元内的 17 家公司（石河子 4 家、济源 3 家等），以及无上市日期的 38 家。",
};

export const indicatorTables = [
  {
    name: "indicators-gdp",
    file: "gdp_population.csv",
    year: null,
    indicators: [
      size(
        "gdp",
        "gdp_1e8cny",
        { en: "Gross domestic product", zh: "地区生产总值" },
        { en: "100 million CNY, current prices", zh: "亿元（当年价）" },
        ({ gdp, cities }) => [
          {
            en: `Not complete in any year: ${gdp.least} to ${gdp.most} of the ${cities} units have a value, ${gdp.of2022} in 2022, ${namesEn(gdp.none)} in none. A blank is missing, not 0.`,
            zh: `没有一年是完整的：${cities} 个单元中有 ${gdp.least}–${gdp.most} 个有数据，2022 年为 ${gdp.of2022} 个，${namesZh(gdp.none)}各年均无。空白表示缺失，不是 0。`,
          },
          {
            en: `${gdp.removed} values of the source were taken out: ${gdp.jumps} that jump against the year before and the year after, ${gdp.repeats} that repeat the year before to the last digit, ${gdp.ili} of Ili that are those of the whole prefecture with Tacheng and Altay.`,
            zh: `剔除了来源中的 ${gdp.removed} 个数值：与前后年相比突跳的 ${gdp.jumps} 个，与上一年完全相同的 ${gdp.repeats} 个，以及伊犁含塔城、阿勒泰全州口径的 ${gdp.ili} 个。`,
          },
          {
            en: "2000 is less certain (Dongguan, Zhaoqing, Shenzhen, Jieyang); 2022 and 2023 could be held against no second source.",
            zh: "2000 年数据不太可靠（东莞、肇庆、深圳、揭阳）；2022 与 2023 年没有第二来源可核对。",
          },
        ],
      ),
    ],
  },
  {
    name: "indicators-population",
    file: "gdp_population.csv",
    year: null,
    indicators: [
      size(
        "population",
        "resident_pop_1e4",
        { en: "Usual residents", zh: "常住人口" },
        { en: "10,000 persons", zh: "万人" },
        ({ population }) => [
          {
            en: `${population.none.length} units, autonomous prefectures, prefectures and leagues, have no value at all; ${population.early.least} to ${population.early.most} units have one in 2001-2004, ${population.middle.least} to ${population.middle.most} in 2005-2019.`,
            zh: `${population.none.length} 个单元（自治州、地区、盟）完全没有数据；2001–2004 年有数据的为 ${population.early.least}–${population.early.most} 个单元，2005–2019 年为 ${population.middle.least}–${population.middle.most} 个。`,
          },
          {
            en: `${population.removed} values that count registered persons instead of residents were taken out: Liaoning 2011 and Heilongjiang in most years from 2001 to 2021.`,
            zh: `剔除了 ${population.removed} 个实为户籍人口的数值：辽宁 2011 年，黑龙江 2001 至 2021 年的多数年份。`,
          },
          {
            en: "Before 2010, and above all before 2005, the source often gives registered persons elsewhere too. Compare cities in 2010 and 2020-2023 only; a jump from 2019 to 2020 (Suihua -28 %) corrects the count and is no move of people.",
            zh: "2010 年以前，尤其 2005 年以前，其他地区的数值也常为户籍人口。城市间比较宜只用 2010 年与 2020–2023 年；2019 至 2020 年的跳变（绥化 -28 %）是口径修正，并非人口迁移。",
          },
        ],
      ),
      size("area", "area_km2", { en: "Area", zh: "行政区域面积" }, { en: "km²", zh: "平方公里" }, ({ area }) => [
        {
          en: `${area.none.length} units have no value: autonomous prefectures, prefectures and leagues. ${area.removed} values far off the true area were taken out.`,
          zh: `${area.none.length} 个单元（自治州、地区、盟）没有数据。剔除了 ${area.removed} 个明显偏离实际面积的数值。`,
        },
        {
          en: "The source fills gaps with the value of 2019 and does not follow the change of Changchun and Siping in 2020; Jiayuguan, Yinchuan, Shizuishan and Zhongwei are 30-140 % above the area of their outlines; Sansha is land only; Baoding 2023 includes Xiong'an.",
          zh: "来源以 2019 年数值填补空缺，未反映 2020 年长春与四平的区划调整；嘉峪关、银川、石嘴山、中卫比按边界量算的面积大 30–140 %；三沙仅计陆地；保定 2023 年含雄安新区。",
        },
      ]),
    ],
  },
  {
    name: "indicators-listed-firms",
    file: "listed_technology_firms.csv",
    year: null,
    indicators: [
      size(
        "listed_firms",
        "listed_firms",
        { en: "Listed firms (A shares), cumulative", zh: "A 股上市公司数（累计）" },
        firms,
        ({ noListedFirm, cities }) => [
          survivors,
          leftOut,
          {
            en: `${noListedFirm} of the ${cities} units have no listed firm in 2021.`,
            zh: `2021 年，${cities} 个单元中有 ${noListedFirm} 个没有上市公司。`,
          },
        ],
      ),
      size(
        "star_and_chinext_firms",
        "star_and_chinext_firms",
        { en: "Listed technology firms (STAR and ChiNext), cumulative", zh: "科创板与创业板上市公司数（累计）" },
        firms,
        ({ noTechnologyFirm, cities, meanFirms }) => [
          {
            en: `${noTechnologyFirm} of the ${cities} units have no such firm in 2021 and the mean is ${meanFirms.toFixed(2)} firms: equal values are many, so a city named where a peak meets a higher one is often one of several, and a low multiple rests on a firm or two.`,
            zh: `2021 年，${cities} 个单元中有 ${noTechnologyFirm} 个没有此类公司，均值为 ${meanFirms.toFixed(2)} 家：并列的数值很多，与更高峰相接处的城市往往只是若干个中的一个，较低的倍数只对应一两家公司。`,
          },
          survivors,
          leftOut,
        ],
      ),
    ],
  },
  {
    name: "indicators-universities",
    file: "universities_2019.csv",
    year: "2019",
    indicators: [
      size(
        "universities",
        "universities",
        { en: "Universities and colleges", zh: "普通高等学校数" },
        institutions,
        ({ noUniversity, cities }) => [
          {
            en: `${noUniversity} of the ${cities} units have none; 13 institutions in county-level units are left out.`,
            zh: `${cities} 个单元中有 ${noUniversity} 个没有高校；位于省直管县级单位的 13 所未计入。`,
          },
        ],
      ),
      size(
        "bachelor_universities",
        "bachelor",
        { en: "Universities that award bachelor degrees", zh: "本科院校数" },
        institutions,
      ),
      size("universities_985", "985", { en: "Universities of Project 985", zh: "985 工程高校数" }, institutions, () => [
        {
          en: "The list has no military academies: 38 of the 39 universities of the project.",
          zh: "名单不含军队院校：该工程 39 所高校中含 38 所。",
        },
      ]),
      size(
        "universities_211",
        "211",
        { en: "Universities of Project 211, those of 985 included", zh: "211 工程高校数（含 985）" },
        institutions,
      ),
    ],
  },
];

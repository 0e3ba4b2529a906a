/**
 * Which columns of which source table become which indicator, with title, unit, kind and cautions in two languages.
 *
 * `year` is set for a table of one year that has no year column. `size` adds up over cities, `intensity` does not.
 * Cautions that state figures are worked out from the table itself, so that they cannot drift from it.
 */

/** cities: rows of cities.csv in the order of ids; njnu: rows of the table of normalised sub-indicators. */
export function indicatorTables(cities, njnu) {
  const atCap = (column) => cities.filter((city) => valueOf(njnu, city.id, column) === 1);
  const relative = {
    en: "Normalised to 0-1 and capped by its publisher: it compares cities and has no unit of its own.",
    zh: "由发布方归一化到 0–1 并封顶：只可用于城市之间比较，没有自身的计量单位。",
  };
  const capped = (column) => {
    const top = atCap(column);
    if (top.length === 0) return [relative];
    const one = top.length === 1;
    return [
      relative,
      {
        en: `${one ? "One city stands" : `${top.length} cities stand`} at the cap of 1 (${namesEn(top)}): ${one ? "its lead is understated" : "the differences among them are lost and the true leaders are understated"}.`,
        zh: `${top.length} 个城市达到上限 1（${namesZh(top)}）：${one ? "其领先程度被低估" : "它们之间的差别无法分辨，真正的领先者被低估"}。`,
      },
    ];
  };
  const [shanghai, xuzhou] = ["310000", "320300"].map((id) => valueOf(njnu, id, "papers_per_1e4_norm"));
  if (shanghai !== 1 || xuzhou !== 1) throw new Error("papers per inhabitant no longer put Xuzhou level with Shanghai");
  const level = {
    en: "The cap puts Xuzhou level with Shanghai in papers per inhabitant, so Xuzhou's place is uncertain.",
    zh: "封顶使徐州的人均论文数与上海持平，因此徐州的位次并不可靠。",
  };
  const suzhouAnhui = valueOf(njnu, "341300", "papers_per_1e4_norm");
  const restOfAnhui = Math.max(
    ...cities
      .filter((city) => city.province_en === "Anhui" && city.id !== "341300" && city.id !== "340100")
      .map((city) => valueOf(njnu, city.id, "papers_per_1e4_norm")),
  );
  if (!(suzhouAnhui > 3 * restOfAnhui))
    throw new Error("Suzhou (Anhui) no longer stands out in papers: drop the caution");
  const sameName = {
    en: `Suzhou (Anhui) has ${suzhouAnhui}, while no other city of Anhui but Hefei has more than ${restOfAnhui}: papers of its namesake in Jiangsu may have been counted here.`,
    zh: `宿州为 ${suzhouAnhui}，而安徽除合肥外的其他城市都不超过 ${restOfAnhui}：可能混入了拼音同名的江苏苏州的论文。`,
  };
  const undefinedHightech = {
    en: "The published table does not say how the high-tech sub-indicator is defined; read as a share of the economy, it is multiplied by GDP for a size.",
    zh: "已发布的表格未说明高新技术子指标的定义；此处视为占经济的份额，乘以地区生产总值后作为规模量。",
  };
  const normalised = { en: "normalised, 0-1, capped", zh: "归一化 0–1，封顶" };
  const njnuIndicator = (id, column, en, zh, more = []) => ({
    id,
    column,
    title: { en, zh },
    unit: normalised,
    kind: "intensity",
    cautions: [...capped(column), ...more],
  });
  const size = (id, column, title, unit, cautions = []) => ({ id, column, title, unit, kind: "size", cautions });
  const money = { en: "100 million CNY, current prices", zh: "亿元（当年价）" };
  const firms = { en: "firms", zh: "家" };
  const institutions = { en: "institutions", zh: "所" };
  const sectorsOfHangzhou = {
    en: "The three sectors of Hangzhou do not add up to its GDP in 2017.",
    zh: "杭州 2017 年三次产业增加值之和不等于地区生产总值。",
  };
  const survivors = {
    en: "Only firms that were still listed in March 2022: earlier years leave out firms delisted since.",
    zh: "仅含 2022 年 3 月仍在上市的公司：较早年份不含此后退市的公司。",
  };

  return [
    {
      name: "indicators-gdp",
      file: "gdp_sectors_2000_2023.csv",
      year: null,
      indicators: [
        size("gdp", "gdp_1e8cny", { en: "Gross domestic product", zh: "地区生产总值" }, money, [
          {
            en: "The source gives no usable figure for Huai'an 2000 and Huainan 2022: missing, not 0.",
            zh: "来源中淮安 2000 年与淮南 2022 年的数据有误：按缺失处理，不是 0。",
          },
        ]),
        size("va_primary", "va_primary_1e8cny", { en: "Value added, primary sector", zh: "第一产业增加值" }, money, [
          sectorsOfHangzhou,
        ]),
        size(
          "va_secondary",
          "va_secondary_1e8cny",
          { en: "Value added, secondary sector", zh: "第二产业增加值" },
          money,
          [sectorsOfHangzhou],
        ),
        size("va_tertiary", "va_tertiary_1e8cny", { en: "Value added, tertiary sector", zh: "第三产业增加值" }, money, [
          sectorsOfHangzhou,
        ]),
      ],
    },
    {
      name: "indicators-population",
      file: "population_area.csv",
      year: null,
      indicators: [
        size(
          "population",
          "resident_pop_1e4",
          { en: "Usual residents", zh: "常住人口" },
          { en: "10,000 persons", zh: "万人" },
          [
            {
              en: "2020 mixes census and year-end figures, and several cities jump in the census years 2010 and 2020.",
              zh: "2020 年混用普查与年末口径；若干城市在普查年 2010 与 2020 年出现跳变。",
            },
          ],
        ),
        size("area", "area_km2", { en: "Area", zh: "行政区域面积" }, { en: "km²", zh: "平方公里" }, [
          {
            en: "Follows changes of boundaries and revisions of the yearbooks; the values of Shanghai for 2005 and Fuyang for 2006 differ for that one year only and look like slips of the source.",
            zh: "随行政区划调整和年鉴修订而变动；上海 2005 年与阜阳 2006 年的数值仅当年不同，疑为来源笔误。",
          },
        ]),
      ],
    },
    {
      name: "indicators-njnu",
      file: "njnu_2024_innovation.csv",
      year: "2022",
      indicators: [
        njnuIndicator(
          "sci_tech_spend_norm",
          "sci_tech_share_of_fiscal_spend_norm",
          "Science and technology in public spending",
          "科技支出占财政支出比重",
        ),
        njnuIndicator("rd_to_gdp_norm", "rd_to_gdp_norm", "R&D spending relative to GDP", "研发经费投入强度"),
        njnuIndicator(
          "invention_patents_per_1e4_norm",
          "invention_patents_per_1e4_norm",
          "Invention patents per 10,000 inhabitants",
          "每万人发明专利数",
        ),
        njnuIndicator("hightech_norm", "hightech_norm", "High-tech sub-indicator", "高新技术子指标", [
          undefinedHightech,
        ]),
        njnuIndicator(
          "higher_educated_norm",
          "higher_educated_share_norm",
          "Share of inhabitants with higher education",
          "受高等教育人口比重",
        ),
        njnuIndicator(
          "papers_per_1e4_norm",
          "papers_per_1e4_norm",
          "Scientific papers per 10,000 inhabitants",
          "每万人科技论文数",
          [level, sameName],
        ),
        {
          id: "njnu_innovation_score",
          column: "innovation_score_0_20",
          title: { en: "Innovation score of the NJNU report", zh: "南师大报告创新发展得分" },
          unit: { en: "points, 0-20", zh: "分（0–20）" },
          kind: "intensity",
          cautions: [
            {
              en: "Made of capped intensities: it says how innovative a city is for its size, not how much innovation it holds.",
              zh: "由封顶的强度指标合成：反映相对于规模的创新水平，而非创新总量。",
            },
          ],
        },
      ],
    },
    {
      name: "indicators-listed-firms",
      file: "listed_firms_by_year.csv",
      year: null,
      indicators: [
        size(
          "listed_firms",
          "listed_firms",
          { en: "Listed firms (A shares), cumulative", zh: "A 股上市公司数（累计）" },
          firms,
          [survivors],
        ),
        size(
          "star_firms",
          "star_firms",
          { en: "Firms listed on the STAR market, cumulative", zh: "科创板上市公司数（累计）" },
          firms,
          [survivors],
        ),
        size(
          "star_and_chinext_firms",
          "star_and_chinext_firms",
          { en: "Listed technology firms (STAR and ChiNext), cumulative", zh: "科创板与创业板上市公司数（累计）" },
          firms,
          [survivors],
        ),
      ],
    },
    {
      name: "indicators-universities",
      file: "universities_2019.csv",
      year: "2019",
      indicators: [
        size("universities", "universities", { en: "Universities and colleges", zh: "普通高等学校数" }, institutions, [
          {
            en: "Suzhou's two in Kunshan and Zhangjiagang are counted.",
            zh: "含苏州位于昆山和张家港的两所。",
          },
        ]),
        size(
          "bachelor_universities",
          "bachelor_universities",
          { en: "Universities that award bachelor degrees", zh: "本科院校数" },
          institutions,
        ),
        size(
          "universities_985",
          "double_first_class_985",
          { en: "Universities of Project 985", zh: "985 工程高校数" },
          institutions,
        ),
        size(
          "universities_211",
          "project_211_incl_985",
          { en: "Universities of Project 211, those of 985 included", zh: "211 工程高校数（含 985）" },
          institutions,
        ),
      ],
    },
  ];
}

function valueOf(rows, id, column) {
  return Number(rows.find((row) => row.adcode === id)[column]);
}

function namesEn(cities) {
  return cities.map((city) => city.name_en).join(", ");
}

function namesZh(cities) {
  return cities.map((city) => city.name_zh.replace(/市$/, "")).join("、");
}

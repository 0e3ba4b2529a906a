/**
 * The derived size measures and the composite score of the dataset, as declarations that the program evaluates.
 *
 * A normalised intensity of 2022 times GDP or population of 2021 is a relative size. 2021 is the base year because
 * the source has no GDP of Huainan for 2022 and the listed firms end in 2021, so that all five parts cover all cities.
 */

/** indicators: by id, as declared; values: (indicator, year, city) -> number, for the figures that the cautions state. */
export function innovationScore(cities, indicators, values) {
  const sizeOf = (id, title, intensity, base, unit, years) => ({
    id,
    title,
    unit,
    kind: "size",
    year: "2021/22",
    product: [
      { indicator: intensity, year: "2022" },
      { indicator: base, year: "2021" },
    ],
    cautions: [years, ...indicators.get(intensity).cautions],
  });
  const byGdp = { en: "relative units (index × 100 million CNY)", zh: "相对单位（指数 × 亿元）" };
  const byPopulation = { en: "relative units (index × 10,000 persons)", zh: "相对单位（指数 × 万人）" };
  const gdpYears = {
    en: "A normalised intensity of 2022 times GDP of 2021 (the source has no GDP of Huainan for 2022): good for comparing cities, not an amount of money.",
    zh: "2022 年归一化强度乘以 2021 年地区生产总值（来源缺淮南 2022 年数据）：可比较城市，不是金额。",
  };
  const populationYears = {
    en: "A normalised intensity of 2022 times the population of 2021, the base year of all parts: good for comparing cities, not a count.",
    zh: "2022 年归一化强度乘以 2021 年常住人口（各分项统一以 2021 年为基年）：可比较城市，不是实际数量。",
  };
  const derived = [
    sizeOf("rd", { en: "R&D", zh: "研发投入" }, "rd_to_gdp_norm", "gdp", byGdp, gdpYears),
    sizeOf(
      "invention_patents",
      { en: "Invention patents", zh: "发明专利" },
      "invention_patents_per_1e4_norm",
      "population",
      byPopulation,
      populationYears,
    ),
    sizeOf("hightech", { en: "High-tech activity", zh: "高新技术" }, "hightech_norm", "gdp", byGdp, gdpYears),
    sizeOf(
      "papers",
      { en: "Scientific papers", zh: "科技论文" },
      "papers_per_1e4_norm",
      "population",
      byPopulation,
      populationYears,
    ),
  ];
  const parts = [
    ...derived.map(({ id }) => ({ indicator: id, year: null, weight: 1 })),
    { indicator: "star_and_chinext_firms", year: "2021", weight: 1 },
  ];

  const multiplesOfXuzhou = parts.map((part) => {
    const declared = derived.find(({ id }) => id === part.indicator);
    const factors = declared?.product ?? [{ indicator: part.indicator, year: part.year }];
    const value = (id) => factors.reduce((product, factor) => product * values(factor.indicator, factor.year, id), 1);
    const mean = cities.reduce((total, city) => total + value(city.id), 0) / cities.length;
    return { id: part.indicator, multiple: value("320300") / mean };
  });
  const meanOf = (rows) => rows.reduce((total, row) => total + row.multiple, 0) / rows.length;
  const whole = meanOf(multiplesOfXuzhou);
  const withoutPapers = meanOf(multiplesOfXuzhou.filter(({ id }) => id !== "papers"));
  if (!(whole >= 1 && withoutPapers < 1)) throw new Error("Xuzhou no longer depends on papers: drop the caution");

  const scores = [
    {
      id: "innovation",
      title: { en: "Innovation", zh: "创新规模" },
      unit: {
        en: "mean of five multiples of the mean (1 = an average city)",
        zh: "五项均值倍数的平均（1 为平均水平）",
      },
      year: "2021/22",
      parts,
      cautions: [
        {
          en: "One year only: intensities of 2022, GDP, population and listed firms of 2021 (the source has no GDP of Huainan for 2022, and the listed firms end in 2021).",
          zh: "仅一个年度：强度为 2022 年，地区生产总值、人口与上市公司为 2021 年（来源缺淮南 2022 年数据，上市公司止于 2021 年）。",
        },
        {
          en: "Papers, high-tech and invention patents rest on capped intensities, which understate the leading cities.",
          zh: "论文、高新技术与发明专利基于封顶的强度指标，低估了领先城市。",
        },
        {
          en: `Xuzhou (${whole.toFixed(2)}) is above the mean only through papers, where the cap puts it level with Shanghai per inhabitant; the other four parts alone give ${withoutPapers.toFixed(2)}.`,
          zh: `徐州（${whole.toFixed(2)}）仅凭论文一项高于均值，而该项封顶使其人均与上海持平；其余四项的平均仅为 ${withoutPapers.toFixed(2)}。`,
        },
        {
          en: "Listed technology firms are those still listed in March 2022.",
          zh: "科技上市公司仅含 2022 年 3 月仍在上市者。",
        },
      ],
    },
  ];
  return { derived, scores };
}

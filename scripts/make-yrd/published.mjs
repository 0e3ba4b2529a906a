/**
 * The published figures about the 41 cities that results are held against, as claims of the type PublishedClaim.
 *
 * A claim that these data can test has a kind of its own; what they cannot test is a `figure` with the reason. The
 * published values come from an index whose city values are not public, so a disagreement is a finding and no error.
 */
const fudan = {
  en: "Published from the Fudan city innovation index of 2021, computed here from another score.",
  zh: "发布值依据复旦城市创新指数 2021 年数据，此处由另一套得分计算。",
};
const oneYear = {
  en: "The score of this dataset has one year, 2021/22, so 2001 cannot be computed.",
  zh: "本数据集的得分只有 2021/22 一个年度，无法计算 2001 年。",
};
const otherUnit = {
  en: "A mean is in the units of its index; the Fudan index has no public city values, and the score here has other units.",
  zh: "均值取决于指数的单位；复旦指数的城市数值未公开，此处得分的单位不同。",
};
const collaborative = {
  en: "The collaborative innovation index is one series for the whole region; this dataset has no indicator of it.",
  zh: "协同创新指数是整个区域的时间序列，本数据集没有相应指标。",
};
const twoTaizhous = {
  en: "Two cities are romanised as Taizhou (Jiangsu and Zhejiang) and the source at hand does not say which is meant.",
  zh: "江苏泰州与浙江台州的拼音相同，所用来源未说明指哪一个。",
};

const tierTexts = {
  1: { en: "above 5 times the mean", zh: "高于均值的 5 倍" },
  2: { en: "between 1 and 5 times the mean", zh: "为均值的 1–5 倍" },
  3: { en: "between half the mean and the mean", zh: "为均值的 0.5–1 倍" },
  4: { en: "below half the mean", zh: "低于均值的一半" },
};
const namedTiers = [
  ["310000", 1],
  ["330100", 2],
  ["320100", 2],
  ["320500", 2],
  ["320200", 2],
  ["330200", 2],
  ["340100", 2],
  ["330300", 2],
  ["320400", 2],
  ["320600", 3],
];
const tierCounts = [1, 8, 9, 23];

/** cities: rows of cities.csv. */
export function published(cities) {
  const name = (id) => {
    const city = cities.find((row) => row.id === id);
    return { en: city.name_en, zh: city.name_zh.replace(/市$/, "") };
  };
  const figure = (en, zh, value, reason) => ({ kind: "figure", value, text: { en, zh }, reason });
  const hub = (id, classes, en, zh) => ({
    kind: "hubClass",
    city: id,
    classes,
    text: { en: `${name(id).en}: ${en}`, zh: `${name(id).zh}：${zh}` },
    reason: fudan,
  });
  const southern = ["strong, in a southern sector without spatial continuity", "南部板块中的强市，但空间上不连续"];

  return {
    source: {
      en: "Fudan city innovation index (Kou Zonglai and others; 337 Chinese cities, 2001-2021) and Yangtze River Delta Regional Collaborative Innovation Index 2022, as reported in an article of April 2024",
      zh: "复旦大学城市创新指数（寇宗来等，全国 337 个城市，2001–2021）与 2022 长三角区域协同创新指数，据 2024 年 4 月的一篇文章",
    },
    claims: [
      ...namedTiers.map(([id, tier]) => ({
        kind: "tier",
        city: id,
        tier,
        text: { en: `${name(id).en} is ${tierTexts[tier].en}`, zh: `${name(id).zh}${tierTexts[tier].zh}` },
        reason: fudan,
      })),
      figure("Taizhou is between half the mean and the mean", "Taizhou（泰州或台州）为均值的 0.5–1 倍", 3, twoTaizhous),
      ...tierCounts.map((count, index) => ({
        kind: "tierCount",
        tier: index + 1,
        count,
        text: {
          en: `${count} ${count === 1 ? "city is" : "cities are"} ${tierTexts[index + 1].en}`,
          zh: `${count} 个城市${tierTexts[index + 1].zh}`,
        },
        reason: fudan,
      })),
      figure("The mean of the 41 cities was 138.67 in 2021", "2021 年 41 个城市的均值为 138.67", 138.67, otherUnit),
      figure("The mean of the 41 cities was 0.4 in 2001", "2001 年 41 个城市的均值为 0.4", 0.4, oneYear),
      {
        kind: "cv",
        value: 1.69,
        text: {
          en: "The coefficient of variation over the 41 cities was 1.69 in 2021",
          zh: "2021 年 41 个城市的变异系数为 1.69",
        },
        reason: {
          en: "Another index: a coefficient of variation depends on what is measured and on caps, so only its size can be compared.",
          zh: "指数不同：变异系数取决于测度内容和封顶方式，只能比较量级。",
        },
      },
      figure(
        "The coefficient of variation over the 41 cities was 2.46 in 2001",
        "2001 年 41 个城市的变异系数为 2.46",
        2.46,
        oneYear,
      ),
      {
        kind: "belt",
        spine: ["310000", "320500", "320200", "320400", "320100"],
        text: {
          en: "A continuous belt across provinces runs Shanghai, Suzhou, Wuxi, Changzhou, Nanjing",
          zh: "上海—苏州—无锡—常州—南京构成跨省的连续创新带",
        },
        reason: fudan,
      },
      hub("330100", ["sector", "isolated"], ...southern),
      hub("330200", ["sector", "isolated"], ...southern),
      hub("330300", ["sector", "isolated"], ...southern),
      hub("340100", ["isolated"], "strong, with no strong city around it", "自身强，周边没有强市"),
      figure(
        "The regional collaborative innovation index stood at 100 in 2011",
        "2011 年区域协同创新指数为 100",
        100,
        collaborative,
      ),
      figure(
        "The regional collaborative innovation index stood at 247.11 in 2021",
        "2021 年区域协同创新指数为 247.11",
        247.11,
        collaborative,
      ),
      figure(
        "The regional collaborative innovation index grew by 9.47 % a year from 2011 to 2021",
        "2011–2021 年区域协同创新指数年均增长 9.47 %",
        9.47,
        collaborative,
      ),
    ],
  };
}

/** What to know before quoting: the cautions of the data that were read, and the limits of the reading itself. */
import type { Facts } from "../facts.ts";
import type { Voice } from "../voice.ts";

export function cautionsSection(facts: Facts, voice: Voice): string {
  const { say, bullets } = voice;
  const { belts, dataset, settings, history } = facts;
  const read = new Set(settings.layers.flatMap((id) => id.split("+")));
  const ofLayers = [...read].flatMap((id) =>
    (dataset.layerCautions.get(id) ?? []).map((text) =>
      say({ en: `\`${id}\`: ${text.en}`, zh: `\`${id}\`：${text.zh}` }),
    ),
  );
  const ofScores = [...belts.score!.cautions, ...history.flatMap(({ cautions }) => cautions)].map(say);
  return [
    say({ en: "Of the data:", zh: "数据方面：" }),
    bullets([...new Set([...ofScores, ...ofLayers])]),
    say({ en: "Of the reading:", zh: "读法方面：" }),
    bullets(limits(facts, voice)),
  ].join("\n\n");
}

function limits({ belts }: Facts, { say }: Voice): string[] {
  const composite = belts.score!.parts.length > 0;
  return [
    say(
      composite
        ? {
            en: "One score: the draws vary its weights, not its parts, their definition or their year.",
            zh: "只有一种得分：抽样改变的是权重，而非分项本身及其定义与年份。",
          }
        : {
            en: "One score, a single indicator: listed technology firms are one face of innovation, counted where the headquarters are.",
            zh: "只有一种得分，且为单一指标：科技上市公司只是创新的一个侧面，并按总部所在地计数。",
          },
    ),
    say({
      en: "A multiple, a hub and a class depend on the mean of the cities read: the same city has another multiple among others.",
      zh: "均值倍数、枢纽与类别取决于所读城市的均值：换一组城市，同一城市的倍数就不同。",
    }),
    say({
      en: "The p of a prominence is against scores without any arrangement; a smooth field of scores rejects that too. It does not test the name isolated, which is a matter of levels.",
      zh: "突出度的 p 以得分毫无空间规律为原假设；平滑变化的得分同样会拒绝它。它不检验“孤立”这一名称，后者取决于水平的界定。",
    }),
    say({
      en: "Boundaries decide who touches whom: a large unit is one node, and a city that lies behind a narrow strip of another has no border with the next.",
      zh: "行政边界决定谁与谁相邻：大的单元只是一个节点；若中间隔着另一单元的狭长地带，两市就不算接壤。",
    }),
    say({
      en: "The ties are of one date, the scores of another; history moves the scores alone.",
      zh: "联系与得分时点不同；历年变化只变动得分。",
    }),
  ];
}

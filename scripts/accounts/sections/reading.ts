/** What was read: the score, the ties, the units, and where the study area ends. */
import type { Facts, LayerFacts } from "../facts.ts";
import { counted, dash, type Voice } from "../voice.ts";

const mostUntied = 6;

export function readingSection({ settings, dataset, whole, belts, layers, rim }: Facts, voice: Voice): string {
  const { say, paragraph } = voice;
  const { title, unit, year, parts } = belts.score!;
  const n = belts.cities.length;
  const missing = belts.cities.filter(({ multiple }) => multiple === null).map(({ id }) => id);
  const { cv, gini, theil } = whole.dispersion!;
  const between = theil.between === null ? null : `${Math.round((100 * theil.between) / theil.total)} %`;
  const { hubLevel, isolationLevel } = belts;
  const score = paragraph(
    say({
      en: `The score is “${title.en}” of ${year ?? "an unstated year"} (unit: ${unit.en}), over ${n} ${settings.unitOfArea.en}.`,
      zh: `得分为“${title.zh}”（${year ?? "年份不详"}），单位：${unit.zh}；共 ${n} 个${settings.unitOfArea.zh}。`,
    }),
    missing.length === 0
      ? say({ en: "Every one of them has a score.", zh: "全部单元都有得分。" })
      : say({
          en: `Without a score, and so in no mean and on no path: ${voice.names(missing, 12)}.`,
          zh: `没有得分、不计入均值也不在任何路径上：${voice.names(missing, 12)}。`,
        }),
    say({
      en: `A multiple is the score over its mean. A hub stands at ${hubLevel} or more; a hub is isolated when every way to another hub falls below ${isolationLevel}.`,
      zh: `均值倍数即得分除以均值。倍数不低于 ${hubLevel} 的为枢纽；若通往其他枢纽的每条路都低于 ${isolationLevel}，则为孤立枢纽。`,
    }),
    say({
      en: `The coefficient of variation is ${cv.toFixed(2)}, the Gini coefficient ${gini.toFixed(2)}${between === null ? "" : `, and ${between} of the inequality (Theil) lies between provinces`}.`,
      zh: `变异系数为 ${cv.toFixed(2)}，基尼系数为 ${gini.toFixed(2)}${between === null ? "" : `，省际差异占不平等（泰尔指数）的 ${between}`}。`,
    }),
  );
  const ofParts =
    parts.length === 0
      ? say({
          en: "It is a single indicator. It is a size, not a rate: a city of many inhabitants tends to have more of it.",
          zh: "该得分为单一指标。它是规模而非强度：人口多的城市往往更高。",
        })
      : paragraph(
          say({
            en: `It is the weighted mean of the multiples of ${counted(parts.length, "part", "parts")}:`,
            zh: `它是以下 ${parts.length} 项均值倍数的加权平均：`,
          }),
          say({
            en: `${parts.map((part) => `${part.title.en} (${part.year ?? "no year"}, weight ${part.weight.toFixed(2)})`).join("; ")}.`,
            zh: `${parts.map((part) => `${part.title.zh}（${part.year ?? "无年份"}，权重 ${part.weight.toFixed(2)}）`).join("；")}。`,
          }),
          say({
            en: "All are sizes, not rates: a city of many inhabitants tends to have more of them.",
            zh: "各项均为规模而非强度：人口多的城市往往更高。",
          }),
        );
  const rows = layers.map((layer) => [
    `\`${layer.id}\``,
    say(layer.title),
    layer.year ?? dash,
    String(layer.pairs),
    untiedText(layer, voice),
  ]);
  const [first] = layers;
  const notes = layers.flatMap(({ note }) => (note === null ? [] : [say(note)]));
  return [
    score,
    ofParts,
    voice.table(
      [
        say({ en: "layer", zh: "图层" }),
        say({ en: "ties", zh: "联系" }),
        say({ en: "date", zh: "时点" }),
        say({ en: "pairs read", zh: "所读对数" }),
        say({ en: "without a tie", zh: "无联系的城市" }),
      ],
      rows,
    ),
    paragraph(
      say(settings.whyLayers),
      say({
        en: `What follows is read on \`${first!.id}\` where no other layer is named.`,
        zh: `下文未注明图层者均按 \`${first!.id}\` 读取。`,
      }),
    ),
    ...(notes.length === 0 ? [] : [voice.bullets(notes)]),
    rimText({ settings, belts, rim, n: dataset.network.cities.length }, voice),
  ].join("\n\n");
}

function untiedText({ untied }: LayerFacts, voice: Voice): string {
  if (untied.length === 0) return "0";
  return untied.length > mostUntied
    ? String(untied.length)
    : voice.say({ en: `${untied.length}: ${voice.names(untied)}`, zh: `${untied.length}：${voice.names(untied)}` });
}

function rimText(
  { settings, belts, rim, n }: Pick<Facts, "settings" | "belts" | "rim"> & { readonly n: number },
  { say, names, paragraph }: Voice,
): string {
  if (rim === null) return settings.outside === null ? "" : say(settings.outside);
  const hubs = belts.hubs.filter(({ id }) => rim.includes(id)).map(({ id }) => id);
  if (rim.length === 0)
    return say({
      en: "No city borders a unit outside the study area.",
      zh: "没有城市与研究范围以外的单元接壤。",
    });
  return paragraph(
    say({
      en: `${rim.length} of the ${n} cities border a unit outside the study area (by the borders of the national dataset): neighbours there are not seen, and a joining level or col of a city on this rim may be higher than it is shown.`,
      zh: `${n} 个城市中有 ${rim.length} 个与研究范围以外的单元接壤（按全国数据集的接壤关系）：外侧邻居不在数据之内，边缘城市的连通水平或鞍部可能高于此处所示。`,
    }),
    hubs.length === 0
      ? say({ en: "No hub is among them.", zh: "其中没有枢纽。" })
      : say({ en: `Hubs among them: ${names(hubs)}.`, zh: `其中的枢纽：${names(hubs)}。` }),
  );
}

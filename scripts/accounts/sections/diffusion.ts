/** From a centre outwards: how fast the scores fall, how far the centre reaches, and whether one direction stands higher. */
import { isNone, ringsNote, type Verdict, verdictOf } from "../../../src/analysis/direction-comparison.ts";
import { inSentence } from "../../../src/analysis/directions.ts";
import type { Text } from "../../../src/support/text.ts";
import type { Facts } from "../facts.ts";
import { dash, pText, usualLevelText, type Voice } from "../voice.ts";

type Diffusion = Facts["diffusion"][number];
type Outlook = Diffusion["readings"][number]["all"];

export function diffusionSection({ settings, diffusion, layers }: Facts, voice: Voice): string {
  const { say, name } = voice;
  const opening = [
    ...(settings.diffusion.centres === null
      ? [
          say({
            en: `The centres are the ${diffusion.length} highest hubs; the two directions compared are those with most cities. The ${diffusion.length} p are not adjusted for being ${diffusion.length}.`,
            zh: `中心取最高的 ${diffusion.length} 个枢纽；相比较的两个方向为城市最多者。${diffusion.length} 个 p 未作多重校正。`,
          }),
        ]
      : []),
    say({
      en: "The change per 100 km is of the expected multiple, with its 95 % interval; the interval is narrower than it says: with few cities, and where neighbours are alike, since it takes cities to be independent. The reach is the distance to the farthest city that a path joins to the centre without falling below the hub level.",
      zh: "每 100 公里的变化为期望倍数的变化，附 95 % 区间；城市较少时该区间比其所称的更窄，且它假定各城市独立，邻近城市相似时更窄。辐射距离为经由不低于枢纽下限的路径所能到达的最远城市的距离。",
    }),
  ];
  return [
    voice.paragraph(...opening),
    ...diffusion.map((result) =>
      [
        `### ${say({ en: `From ${name(result.centre)}`, zh: `由${name(result.centre)}向外` })}`,
        directionTable(result, voice),
        comparisonText(result, voice),
        reachText(result, layers, voice),
      ]
        .filter((one) => one !== "")
        .join("\n\n"),
    ),
    say({
      en: "What stands high near a centre need not come from it: one score at one date cannot tell diffusion from cities that are alike for other reasons.",
      zh: "中心附近得分高未必由其扩散而来：单一时点的得分无法区分扩散与城市之间因其他原因而相似。",
    }),
  ].join("\n\n");
}

function directionTable({ readings, directions }: Diffusion, voice: Voice): string {
  const { say } = voice;
  const [reading] = readings;
  const row = (title: string, outlook: Outlook): string[] => [
    title,
    String(outlook.scored),
    changeText(outlook),
    outlook.reachKm === null ? dash : String(Math.round(outlook.reachKm)),
  ];
  return voice.table(
    [
      say({ en: "direction", zh: "方向" }),
      say({ en: "cities with a score", zh: "有得分的城市" }),
      say({ en: "change per 100 km", zh: "每 100 公里变化" }),
      say({ en: "reach, km", zh: "辐射距离（公里）" }),
    ],
    [
      row(say({ en: "all", zh: "全部" }), reading!.all),
      ...reading!.directions.flatMap((outlook, place) =>
        outlook.cities === 0 ? [] : [row(say(directions[place]!.name), outlook)],
      ),
    ],
  );
}

function changeText({ decayKm }: Outlook): string {
  if (decayKm === null) return dash;
  const percent = (slope: number): string => {
    const whole = Math.round(100 * Math.expm1(slope)) + 0;
    return `${whole > 0 ? "+" : whole < 0 ? "−" : ""}${Math.abs(whole)}`;
  };
  return `${percent(decayKm.slope)} % (${percent(decayKm.low)} … ${percent(decayKm.high)})`;
}

function comparisonText({ readings, directions, ringKm, centre }: Diffusion, voice: Voice): string {
  const { say, level, paragraph, name } = voice;
  const comparison = readings[0]?.comparison ?? null;
  if (comparison === null) return "";
  const textOf = (id: string): Text => inSentence(directions.find((one) => one.id === id)!);
  const [a, b] = [say(textOf(comparison.a)), say(textOf(comparison.b))];
  const { difference, twoSided, smallestP, permutations, ringsUsed, ringsLeftOut } = comparison;
  const verdict = verdictOf(comparison);
  if (verdict === null || difference === null)
    return say({
      en: `Between ${a} and ${b} there is no ring of ${ringKm} km with cities of both, so they cannot be compared.`,
      zh: `${a}与${b}没有共同的 ${ringKm} 公里圈层，无法比较。`,
    });
  const [higher, lower] = difference >= 0 ? [a, b] : [b, a];
  const rings: Text = {
    en: `Within rings of ${ringKm} km round ${name(centre)}`,
    zh: `在环绕${name(centre)}、宽 ${ringKm} 公里的圈层内`,
  };
  const note = ringsNote(comparison, ringKm, {
    centre: { en: name(centre), zh: name(centre) },
    a: textOf(comparison.a),
    b: textOf(comparison.b),
  });
  return paragraph(
    isNone(difference)
      ? say({ en: `${rings.en} ${a} and ${b} stand equally high.`, zh: `${rings.zh}，${a}与${b}同样高。` })
      : say({
          en: `${rings.en} the cities in ${higher} stand on average ${level(Math.abs(difference))} of the mean higher than those in ${lower}.`,
          zh: `${rings.zh}，${higher}的城市平均比${lower}高 ${level(Math.abs(difference))} 个均值。`,
        }),
    say({
      en: `Two-sided p ${pText(twoSided)} (${permutations} permutations within rings, smallest possible ${pText(smallestP)}; ${ringsUsed} rings used, ${ringsLeftOut} left out for want of cities of both).`,
      zh: `双侧 p 为 ${pText(twoSided)}（圈层内置换 ${permutations} 次，可得的最小 p 为 ${pText(smallestP)}；使用 ${ringsUsed} 个圈层，另有 ${ringsLeftOut} 个因缺一方而未用）。`,
    }),
    say(verdictSentence[verdict]),
    note === null ? null : say(note),
  );
}

const verdictSentence: Readonly<Record<Verdict, Text>> = {
  "beyond chance": {
    en: `At ${usualLevelText} that is more than chance would arrange, by a test that is liberal: neighbours are alike and mostly lie in the same direction.`,
    zh: `在 ${usualLevelText} 水平上超出随机；但该检验偏宽松：邻近城市相似且多在同一方向。`,
  },
  open: {
    en: `At ${usualLevelText} the two cannot be told apart, though the test is liberal (neighbours are alike and mostly lie in the same direction).`,
    zh: `在 ${usualLevelText} 水平上两者无法区分，尽管该检验偏宽松（邻近城市相似且多在同一方向）。`,
  },
  none: { en: "There is no difference to explain.", zh: "两者没有差异。" },
  "few cities": {
    en: `So few cities share a ring that no difference could have come out at ${usualLevelText}: nothing can be told.`,
    zh: `同圈层的城市太少，任何差异都不可能达到 ${usualLevelText} 水平，故无法判断。`,
  },
  "few permutations": {
    en: `So few permutations cannot show any difference at ${usualLevelText}: nothing can be told.`,
    zh: `置换次数太少，任何差异都不可能达到 ${usualLevelText} 水平，故无法判断。`,
  },
};

/** How far the centre reaches, by layer. */
function reachText({ readings }: Diffusion, layers: Facts["layers"], { say }: Voice): string {
  const words = readings.map(({ all }, place) => {
    const far = all.reachKm === null ? dash : `${Math.round(all.reachKm)} km`;
    return `\`${layers[place]!.id}\` ${far}`;
  });
  return say({ en: `Reach by layer: ${words.join(", ")}.`, zh: `各图层的辐射距离：${words.join("、")}。` });
}

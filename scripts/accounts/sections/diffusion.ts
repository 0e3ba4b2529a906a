/** From a centre outwards: how fast the scores fall, how far the centre reaches, and whether one direction stands higher. */
import { comparisonText, nameOf, ringsNote, verdictOf } from "../../../src/analysis/direction-comparison.ts";
import type { Facts } from "../facts.ts";
import { dash, type Voice } from "../voice.ts";

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
        comparedText(result, voice),
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

function comparedText(result: Diffusion, { say, paragraph, name }: Voice): string {
  const { readings, directions, ringKm } = result;
  const comparison = readings[0]?.comparison ?? null;
  if (comparison === null) return "";
  const [centre, a, b] = [
    { en: name(result.centre), zh: name(result.centre) },
    nameOf(directions, comparison.a),
    nameOf(directions, comparison.b),
  ];
  const note = ringsNote(comparison, ringKm, { centre, a, b });
  const verdict = verdictOf(comparison);
  return paragraph(
    say(comparisonText(result, centre)),
    verdict === "beyond chance" || verdict === "open"
      ? say({
          en: "The test is liberal because neighbours are alike and mostly lie in the same direction.",
          zh: "检验偏宽松，是因为邻近城市彼此相似且多在同一方向。",
        })
      : null,
    note === null ? null : say(note),
  );
}

/** How far the centre reaches, by layer. */
function reachText({ readings }: Diffusion, layers: Facts["layers"], { say }: Voice): string {
  const words = readings.map(({ all }, place) => {
    const far = all.reachKm === null ? dash : `${Math.round(all.reachKm)} km`;
    return `\`${layers[place]!.id}\` ${far}`;
  });
  return say({ en: `Reach by layer: ${words.join(", ")}.`, zh: `各图层的辐射距离：${words.join("、")}。` });
}

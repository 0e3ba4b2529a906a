/** Over time: of which class each hub was in which years, and who joined or left a belt. */
import type { HubClass } from "../../../src/analysis/result.ts";
import type { Facts } from "../facts.ts";
import { dash, type Voice, yearsText } from "../voice.ts";
import { hubsShown } from "./hubs.ts";

type History = Facts["history"][number];

const mostMoved = 6;

export function historySection(facts: Facts, voice: Voice): string {
  const { say } = voice;
  return [
    say({
      en: `Only the scores move: the ties are those of \`${facts.settings.layers[0]}\` throughout. A multiple is of the mean of its own year. Followed are the hubs of the table above.`,
      zh: `变动的只有得分：联系始终取 \`${facts.settings.layers[0]}\`。均值倍数以当年均值计。跟踪对象为上表中的枢纽。`,
    }),
    ...facts.history.map((one) => oneHistory(one, facts, voice)),
  ].join("\n\n");
}

function oneHistory({ title, unit, part }: History, facts: Facts, voice: Voice): string {
  const { say, name, names, hubClass, language, paragraph } = voice;
  const years = part.years.map(({ year }) => year);
  const [first, last] = [part.years[0]!, part.years.at(-1)!];
  const ids = hubsShown(facts).map(({ id }) => id);
  const classIn = (id: string): (HubClass | null)[] =>
    part.years.map(({ hubs }) => hubs.find((hub) => hub.id === id)?.hubClass ?? null);
  const rows = ids.map((id) => {
    const classes = classIn(id);
    return [
      name(id),
      ...(["belt", "paired", "sector", "isolated", null] as const).map((one) => {
        const in_ = years.filter((_, place) => classes[place] === one);
        return in_.length === 0 ? dash : yearsText(in_, years, language);
      }),
    ];
  });
  const moved = part.years.filter(({ joined, left }) => joined.length + left.length > 0);
  const steady = ids.filter((id) => classIn(id).every((one) => one === classIn(id)[0]));
  return [
    `### ${say(title)}`,
    paragraph(
      say({
        en: `${first.year} to ${last.year}, in ${unit.en}; mean ${amount(first.mean)} in the first year and ${amount(last.mean)} in the last, over ${range(part, "en")} cities.`,
        zh: `${first.year} 至 ${last.year} 年，单位：${unit.zh}；均值由首年的 ${amount(first.mean)} 变为末年的 ${amount(last.mean)}，每年 ${range(part, "zh")} 个城市。`,
      }),
      part.skipped.length === 0
        ? null
        : say({
            en: `No city has a value above 0 in ${yearsText(part.skipped, part.skipped, language)}.`,
            zh: `${yearsText(part.skipped, part.skipped, language)} 年没有城市的数值大于 0。`,
          }),
      steady.length === 0
        ? say({ en: "None of them has one class throughout.", zh: "没有一个始终属于同一类别。" })
        : say({ en: `Of one class throughout: ${names(steady)}.`, zh: `始终属于同一类别：${names(steady)}。` }),
    ),
    voice.table(
      [
        say({ en: "city", zh: "城市" }),
        ...(["belt", "paired", "sector", "isolated", null] as const).map((one) => hubClass(one)),
      ],
      rows,
    ),
    moved.length === 0
      ? say({ en: "No city joined or left a belt.", zh: "没有城市进入或离开创新带。" })
      : voice.table(
          [
            say({ en: "year", zh: "年份" }),
            say({ en: "joined a belt", zh: "进入创新带" }),
            say({ en: "left a belt", zh: "离开创新带" }),
          ],
          moved.map(({ year, joined, left }) => [
            year,
            joined.length === 0 ? dash : names(joined, mostMoved),
            left.length === 0 ? dash : names(left, mostMoved),
          ]),
        ),
  ].join("\n\n");
}

function amount(mean: number): string {
  return String(Number(mean.toPrecision(3)));
}

function range({ years }: History["part"], language: "en" | "zh"): string {
  const scored = years.map((year) => year.scored);
  const [low, high] = [Math.min(...scored), Math.max(...scored)];
  return low === high ? String(low) : language === "en" ? `${low} to ${high}` : `${low} 至 ${high}`;
}

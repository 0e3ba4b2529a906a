/** Uplift: per level the cheapest set of cities as a sentence, the other sets with what they cost more, the real units. */
import type { UpliftResult } from "../../../analysis/uplift-result.ts";
import { hubClassText, multipleText, withArticle } from "../../../analysis/wording.ts";
import { listed, quantity } from "../../numbers.ts";
import { studySentences, tell } from "../../study-words.ts";
import { language, told } from "../../view.ts";
import { CityName, nameOf } from "../city-name.tsx";
import { capital } from "../legend.tsx";
import { Class, comma, km, Notes, titleOfLayer } from "./said.tsx";
import { StudyTable } from "./table.tsx";

type Reading = UpliftResult["readings"][number];
type Level = Reading["levels"][number];
type LiftedSet = Level["sets"][number];

const mostSpelled = 3;
const mostNamed = 8;

export function UpliftStudy({ result }: { result: UpliftResult }) {
  const { readings, notes } = result;
  return (
    <>
      {readings.map((reading) => (
        <section>
          {readings.length > 1 && <h3 class="layer-head">{titleOfLayer(reading.layer)}</h3>}
          <p class="level-line">
            <span>
              <CityName id={result.city} />
            </span>
            {reading.classNow !== null && <Class of={reading.classNow} />}
            {reading.target !== null && <span class="soft">{targetText(reading.target)}</span>}
          </p>
          {reading.target === null && <p class="note">{tell("nothingToJoin")}</p>}
          {reading.levels.map((level) => (
            <OneLevel level={level} city={result.city} />
          ))}
        </section>
      ))}
      <RealUnits result={result} />
      <Notes notes={[...readings.map(({ tieFilter }) => tieFilter.note), ...notes]} />
    </>
  );
}

function targetText({ kind, id }: NonNullable<Reading["target"]>): string {
  if (kind === "city") return studySentences.corridor("", id === null ? "" : nameOf(id));
  return tell(kind === "belt" ? "targetBelt" : "targetHub");
}

function OneLevel({ level, city }: { level: Level; city: string }) {
  const [cheapest] = level.sets;
  return (
    <article class="uplift-level">
      <h4>{studySentences.toJoinAt(language.value, String(level.level))}</h4>
      {cheapest === undefined ? (
        <p>{tell(level.joined ? "joinedAlready" : "noSet")}</p>
      ) : (
        <>
          <p class="answer">{sentence(city, level, cheapest)}</p>
          <StudyTable
            caption={`${tell("cheapest")}: ${level.level}`}
            rows={level.sets}
            columns={[
              { title: tell("rank"), cell: ({ rank }) => rank },
              {
                title: tell("lift"),
                unit: tell("timesMean"),
                wide: true,
                cell: ({ cities }) =>
                  cities.map(({ id, multiple }, i) => [
                    i > 0 && comma(),
                    <CityName id={id} />,
                    ` ${multipleText(multiple, [level.level])}`,
                  ]),
              },
              { title: tell("total"), unit: tell("timesMean"), number: true, cell: ({ cost }) => costText(cost) },
              {
                title: tell("moreThanFirst"),
                unit: tell("timesMean"),
                number: true,
                cell: ({ rank, gap }) => (rank === 1 ? "–" : `+${costText(gap)}`),
              },
              { title: tell("reaches"), cell: ({ reaches }) => <CityName id={reaches} /> },
              { title: tell("length"), unit: tell("km"), number: true, cell: ({ lengthKm }) => km(lengthKm) },
            ]}
          />
          {level.sets.length === 1 && !level.more && <p class="note">{tell("onlySet")}</p>}
          {level.more && <p class="note">{tell("moreSets")}</p>}
        </>
      )}
    </article>
  );
}

/** "Lift Chuzhou from 0.25 to 1, about 3.9 times its present size: 0.75 × mean in all. Hefei then reaches Nanjing." */
function sentence(city: string, { level, classAfter }: Level, { cities, cost, reaches, lengthKm }: LiftedSet): string {
  const zh = language.value === "zh";
  const spelled = cities.length <= mostSpelled;
  const each = cities.map(({ id, multiple, factor }) => {
    const from = multipleText(multiple, [level]);
    const growth = factor === null ? "" : growthText(factor);
    if (zh) return `${nameOf(id)}从 ${from} 提升到 ${level}${growth === "" ? "" : `（${growth}）`}`;
    return `${nameOf(id)} from ${from} to ${level}${growth === "" ? "" : `, ${growth}`}`;
  });
  const named = cities.slice(0, mostNamed).map(({ id }) => nameOf(id));
  const beyond = cities.length - named.length;
  const names = listed(beyond > 0 ? [...named, zh ? `另 ${beyond} 个城市` : `${beyond} more`] : named, language.value);
  const lifts = spelled ? each.join(zh ? "，" : "; ") : zh ? `${names}提升到 ${level}` : `${names} to ${level}`;
  const becomes = classAfter === null ? null : told(hubClassText[classAfter]);
  const end = nameOf(reaches);
  const way = lengthKm === null ? "" : zh ? `，全程 ${km(lengthKm)} 公里` : ` over ${km(lengthKm)} km`;
  if (zh)
    return `将${lifts}，合计为均值的 ${costText(cost)} 倍。届时${nameOf(city)}可连至${end}${way}${becomes === null ? "" : `，成为${becomes}`}。`;
  return `Lift ${lifts}: ${costText(cost)} × mean in all. ${nameOf(city)} then reaches ${end}${way}${becomes === null ? "" : ` and is ${withArticle(becomes)}`}.`;
}

function growthText(factor: number): string {
  const zh = language.value === "zh";
  if (factor < 1.1) {
    const more = `${Number(((factor - 1) * 100).toPrecision(2))} %`;
    return zh ? `约比现在多 ${more}` : `about ${more} more than now`;
  }
  const times = factor < 10 ? Number(factor.toFixed(1)) : Math.round(factor);
  return zh ? `约为现有规模的 ${times} 倍` : `about ${times} times its present size`;
}

/** Costs are compared with each other: two decimals whatever their size, and never nothing for something. */
function costText(cost: number): string {
  return cost > 0 && cost < 0.005 ? "0.01" : cost.toFixed(2);
}

/** What the cheapest sets come to in the units of the amounts that the score is made of. */
function RealUnits({ result: { indicators, readings } }: { result: UpliftResult }) {
  const all = readings.flatMap(({ levels }) => levels);
  const levels = [...new Set(all.map(({ level }) => level))].sort((a, b) => b - a);
  const isLifted = (id: string, level: number): boolean =>
    all.some((one) => one.level === level && one.sets[0]?.cities.some((city) => city.id === id) === true);
  const rows = indicators.flatMap(({ title, unit, year, cities }) =>
    cities
      .filter(({ id }) => levels.some((level) => isLifted(id, level)))
      .map((city) => ({
        city,
        amount: [told(title), year].filter((part) => part !== null).join(comma()),
        unit: told(unit),
      })),
  );
  rows.sort((a, b) => (a.city.id < b.city.id ? -1 : a.city.id > b.city.id ? 1 : 0));
  if (rows.length === 0) return null;
  type Row = (typeof rows)[number];
  const at = ({ city }: Row, level: number) =>
    isLifted(city.id, level) ? city.at.find((one) => one.level === level) : undefined;
  return (
    <section aria-labelledby="real-units">
      <h3 id="real-units">{tell("realUnits")}</h3>
      <StudyTable
        caption={tell("realUnits")}
        rows={rows}
        columns={[
          { title: capital(tell("city")), cell: ({ city }) => <CityName id={city.id} /> },
          {
            title: tell("amount"),
            wide: true,
            cell: ({ amount, unit }) => (
              <>
                {amount}
                <small>{unit}</small>
              </>
            ),
          },
          { title: tell("now"), number: true, cell: ({ city }) => amountText(city.value) },
          ...levels.flatMap((level) => [
            {
              title: `${tell("at")} ${level}`,
              number: true,
              cell: (row: Row) => amountText(at(row, level)?.value ?? null),
            },
            {
              title: `${tell("increase")} (${level})`,
              number: true,
              cell: (row: Row) => amountText(at(row, level)?.increase ?? null),
            },
          ]),
        ]}
      />
    </section>
  );
}

function amountText(value: number | null): string {
  if (value === null) return "–";
  return value >= 1000 ? quantity(value, language.value) : String(Number(value.toPrecision(3)));
}

/** Uplift: per level the cheapest set of cities as a sentence, the other sets with what they cost more, the real units. */
import type { UpliftResult } from "../../../analysis/uplift-result.ts";
import { costText, neededOf, upliftText } from "../../../analysis/uplift-sentences.ts";
import { multipleText } from "../../../analysis/wording.ts";
import { quantity } from "../../numbers.ts";
import { studySentences, tell } from "../../study-words.ts";
import { language, told } from "../../view.ts";
import { CityName, nameOf } from "../city-name.tsx";
import { capital } from "../legend.tsx";
import { Class, comma, km, nameInBoth, Notes, titleOfLayer } from "./said.tsx";
import { StudyTable } from "./table.tsx";

type Reading = UpliftResult["readings"][number];
type Level = Reading["levels"][number];

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
          <p class="answer">{told(upliftText(city, level, cheapest, nameInBoth))}</p>
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
                cell: ({ rank, gap }) => (rank === 1 ? "–" : gapText(gap)),
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

function gapText(gap: number): string {
  const said = costText(gap);
  return said.startsWith("<") ? said : `+${said}`;
}

/** What the cheapest sets come to in the units of the amounts that the score is made of. */
function RealUnits({ result: { indicators, readings } }: { result: UpliftResult }) {
  const all = readings.flatMap(({ levels }) => levels);
  const levels = [...new Set(all.map(({ level }) => level))].sort((a, b) => b - a);
  const isLifted = (id: string, level: number): boolean =>
    all.some((one) => one.level === level && one.sets[0]?.cities.some((city) => city.id === id) === true);
  const rows = indicators.flatMap(({ title, unit, year, count, cities }) =>
    cities
      .filter(({ id }) => levels.some((level) => isLifted(id, level)))
      .map((city) => ({
        city,
        isCount: count,
        amount: [told(title), year].filter((part) => part !== null).join(comma()),
        unit: told(unit),
      })),
  );
  rows.sort((a, b) => (a.city.id < b.city.id ? -1 : a.city.id > b.city.id ? 1 : 0));
  if (rows.length === 0) return null;
  type Row = (typeof rows)[number];
  const at = ({ city, isCount }: Row, level: number) => {
    const found = isLifted(city.id, level) ? city.at.find((one) => one.level === level) : undefined;
    return found === undefined ? null : neededOf(isCount, city.value, found.value);
  };
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
              cell: (row: Row) => amountText(at(row, level)?.needed ?? null),
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

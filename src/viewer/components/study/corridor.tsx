/** Corridors: the way to every destination city by city, where it is weakest, and the other ways. */
import type { CorridorResult } from "../../../analysis/corridor-result.ts";
import { multipleText, percentText } from "../../../analysis/wording.ts";
import { exactMultiple, listed } from "../../numbers.ts";
import { studySentences, tell } from "../../study-words.ts";
import { language } from "../../view.ts";
import { sentences } from "../../words.ts";
import { CityName, nameOf } from "../city-name.tsx";
import { Figures } from "./figures.tsx";
import { km, Notes, Place, titleOfLayer } from "./said.tsx";
import { StudyTable } from "./table.tsx";

type Row = CorridorResult["readings"][number]["corridors"][number];
type Path = Row["paths"][number];

export function CorridorStudy({ result }: { result: CorridorResult }) {
  const { readings, notes } = result;
  return (
    <>
      {readings.length > 1 && <ByLayer result={result} />}
      <Figures of={result} />
      {readings.map(({ layer, corridors }) => (
        <section>
          {readings.length > 1 && <h3 class="layer-head">{titleOfLayer(layer)}</h3>}
          {corridors.map((row) => (
            <OneCorridor row={row} result={result} />
          ))}
        </section>
      ))}
      <Notes notes={[...readings.map(({ tieFilter }) => tieFilter.note), ...notes]} />
    </>
  );
}

function ends(from: string, { to, belt }: Row): string {
  const end = to === null ? tell("nearestBelt") : nameOf(to) + (belt ? ` (${tell("nearestBelt")})` : "");
  return studySentences.corridor(nameOf(from), end);
}

function OneCorridor({ row, result: { from, hubLevel } }: { row: Row; result: CorridorResult }) {
  const [best, ...runnersUp] = row.paths;
  return (
    <article class="corridor">
      <h4>{ends(from, row)}</h4>
      {best === undefined ? (
        <p class="note">{tell("noWay")}</p>
      ) : (
        <>
          <p class="chain">
            {best.profile.map(({ id, multiple }, i) => [
              i > 0 && <span class="dash"> – </span>,
              <span class={id === best.bottleneck.id && best.level !== null ? "low" : ""}>
                <Place id={id} multiple={multiple} />
              </span>,
            ])}
          </p>
          <p class="level-line">
            <Level path={best} hubLevel={hubLevel} />
            {best.level !== null && (
              <span>
                {tell("bottleneck")} <CityName id={best.bottleneck.id} />
              </span>
            )}
            <span>
              {tell("length")} <b>{lengthText(best)}</b>
            </span>
          </p>
          {runnersUp.length > 0 && <p class="note">{tell("otherWays")}</p>}
          {runnersUp.length > 0 && (
            <StudyTable
              caption={`${tell("runnersUp")}: ${ends(from, row)}`}
              rows={runnersUp}
              columns={[
                { title: tell("rank"), cell: ({ rank }) => rank },
                {
                  title: tell("level2"),
                  unit: tell("timesMean"),
                  number: true,
                  cell: (path) => levelText(path, hubLevel),
                },
                {
                  title: tell("bottleneck"),
                  unit: tell("timesMean"),
                  cell: ({ bottleneck }) => <Place {...bottleneck} />,
                },
                { title: tell("length"), unit: tell("km"), number: true, cell: ({ lengthKm }) => km(lengthKm) },
                { title: tell("unlikeFirst"), wide: true, cell: (path) => unlike(best, path) },
              ]}
            />
          )}
        </>
      )}
    </article>
  );
}

function Level({ path: { level, bottleneck, joiningLevel }, hubLevel }: { path: Path; hubLevel: number }) {
  const share =
    bottleneck.multiple === null || hubLevel === 0
      ? null
      : studySentences.ofHubLevel(language.value, percentText(bottleneck.multiple / hubLevel));
  if (level === null) return <span>{tell("directTie")}</span>;
  return (
    <span>
      {tell("level2")} <b>{multipleText(level, [hubLevel])}</b> {share !== null && `(${share})`}
      {joiningLevel !== null && joiningLevel < level && ` (${tell("joiningLevel")} ${exactMultiple(joiningLevel)})`}
    </span>
  );
}

function levelText({ level }: Path, hubLevel: number): string {
  return level === null ? "–" : multipleText(level, [hubLevel]);
}

function lengthText({ lengthKm, path }: Path): string {
  if (lengthKm !== null) return sentences.lengthKm(language.value, km(lengthKm));
  return sentences.tiesCount(language.value, String(path.length - 1));
}

/** "over Nantong, not Suzhou". */
function unlike(best: Path, other: Path): string {
  const beside = (path: Path, than: Path): string[] =>
    path.path
      .slice(1, -1)
      .filter((id) => !than.path.slice(1, -1).includes(id))
      .map(nameOf);
  const [more, less] = [beside(other, best), beside(best, other)];
  const end = other.path.at(-1)!;
  return [
    ...(more.length === 0 ? [] : [studySentences.over(language.value, listed(more, language.value))]),
    ...(less.length === 0 ? [] : [studySentences.notOver(language.value, listed(less, language.value))]),
    ...(end === best.path.at(-1) ? [] : [`→ ${nameOf(end)}`]),
  ].join(language.value === "zh" ? "，" : ", ");
}

/** One line per destination and layer: is the answer that of a single layer? */
function ByLayer({ result: { readings, from, hubLevel } }: { result: CorridorResult }) {
  const rows = readings[0]!.corridors.flatMap((_, i) =>
    readings.map(({ layer, corridors }) => ({ layer, row: corridors[i]!, best: corridors[i]!.paths[0] })),
  );
  return (
    <section aria-labelledby="on-each-layer">
      <h3 id="on-each-layer">{tell("onEachLayer")}</h3>
      <StudyTable
        caption={tell("onEachLayer")}
        rows={rows}
        columns={[
          { title: tell("to"), cell: ({ row }) => ends(from, row) },
          { title: tell("layer"), cell: ({ layer }) => titleOfLayer(layer) },
          {
            title: tell("level2"),
            unit: tell("timesMean"),
            number: true,
            cell: ({ best }) => (best === undefined ? "–" : levelText(best, hubLevel)),
          },
          {
            title: tell("bottleneck"),
            unit: tell("timesMean"),
            cell: ({ best }) => (best === undefined ? tell("none") : <Place {...best.bottleneck} />),
          },
          { title: tell("length"), unit: tell("km"), number: true, cell: ({ best }) => km(best?.lengthKm ?? null) },
          {
            title: tell("by"),
            wide: true,
            cell: ({ best }) =>
              best === undefined
                ? "–"
                : best.path.length === 2
                  ? tell("directTie")
                  : best.path.slice(1, -1).map(nameOf).join(" – "),
          },
        ]}
      />
    </section>
  );
}

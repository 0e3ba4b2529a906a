/** Diffusion: which of two directions stands higher at equal distance, and how score and levels fall from the centre. */
import type { DiffusionResult } from "../../../analysis/diffusion-result.ts";
import { multipleText } from "../../../analysis/wording.ts";
import type { Text } from "../../../support/text.ts";
import { tell } from "../../study-words.ts";
import { language, told } from "../../view.ts";
import { nameOf } from "../city-name.tsx";
import { capital } from "../legend.tsx";
import { km, Notes, pText, titleOfLayer } from "./said.tsx";
import { type StudyColumn, StudyTable } from "./table.tsx";

type Reading = DiffusionResult["readings"][number];
type Outlook = Reading["all"];

export function DiffusionStudy({ result }: { result: DiffusionResult }) {
  const { readings, notes } = result;
  const [first] = readings;
  if (first === undefined) return null;
  return (
    <>
      <section aria-labelledby="answer">
        <h3 id="answer">{tell("answer")}</h3>
        <p class="answer">{answer(result, first.comparison)}</p>
      </section>
      {readings.map((reading) => (
        <section>
          {readings.length > 1 && <h3 class="layer-head">{titleOfLayer(reading.layer)}</h3>}
          <h4>{tell("byDirection")}</h4>
          <ByDirection result={result} reading={reading} />
          <h4>
            {tell("ringsAbove")} <small>{tell("byKm")}</small>
          </h4>
          <ByRing
            result={result}
            reading={reading}
            caption={tell("ringsAbove")}
            cell={({ above, scored }) => (scored === 0 ? "–" : `${above}/${scored}`)}
          />
          <h4>
            {tell("ringsLevel")} <small>{tell("ringsLevelHelp")}</small>
          </h4>
          <ByRing
            result={result}
            reading={reading}
            caption={tell("ringsLevel")}
            cell={({ widestLevel }) => (widestLevel === null ? "–" : multipleText(widestLevel, [1]))}
          />
        </section>
      ))}
      <Notes notes={[...readings.map(({ tieFilter }) => tieFilter.note), ...notes]} />
    </>
  );
}

/** The most that a p may be for the text to call a difference one. */
const usualLevel = 0.05;

function answer(result: DiffusionResult, comparison: Reading["comparison"]): string {
  const zh = language.value === "zh";
  if (comparison === null) return tell("nothingCompared");
  const { difference, twoSided, greater, less, permutations, ringsUsed, ringsLeftOut } = comparison;
  const [a, b] = [directionName(result, comparison.a), directionName(result, comparison.b)];
  if (difference === null || twoSided === null || greater === null || less === null)
    return zh
      ? `${a}与${b}没有共同的圈层，无法在相同距离上比较。`
      : `${capital(a)} and ${b} have no ring in common, so nothing can be said at equal distance.`;
  const [higher, lower] = difference >= 0 ? [a, b] : [b, a];
  const gap = Math.abs(difference).toFixed(2);
  const [both, one] = [pIs(twoSided), pText(Math.min(greater, less))];
  const draws = permutations.toLocaleString("en");
  const centre = nameOf(result.centre);
  const found = tell(twoSided <= usualLevel ? "moreThanChance" : "noMoreThanChance");
  if (zh) {
    const left = ringsLeftOut === 0 ? "" : `；另有 ${ringsLeftOut} 个圈层只含其一，未用`;
    return `与${centre}距离相同时，${higher}平均比${lower}高出均值的 ${gap} 倍：双侧 p ${both}，单侧 p ${one}（在 ${ringsUsed} 个圈层内置换 ${draws} 次${left}）。${found}`;
  }
  const left = ringsLeftOut === 0 ? "" : `; ${ringsLeftOut} with only one of the two left out`;
  return `At equal distance from ${centre}, ${higher} stands ${gap} times the mean above ${lower}: p ${both} two-sided, ${one} one-sided (${draws} permutations within ${ringsUsed} ${ringsUsed === 1 ? "ring" : "rings"}${left}). ${found}`;
}

function pIs(p: number): string {
  const said = pText(p);
  return said.startsWith("<") ? said : `= ${said}`;
}

/** As a sentence names it: "Jiangsu", "the north-west". */
function directionName({ directions }: DiffusionResult, id: string): string {
  const found = directions.find((direction) => direction.id === id);
  if (found === undefined) return id;
  return found.kind === "compass" && language.value === "en" ? `the ${told(found.name)}` : told(found.name);
}

interface Row {
  readonly title: string;
  readonly outlook: Outlook;
}

/** All cities first, then each direction. */
function rowsOf({ directions }: DiffusionResult, reading: Reading): Row[] {
  const named = (name: Text): string => capital(told(name));
  return [
    { title: tell("all"), outlook: reading.all },
    ...directions.map(({ name }, i) => ({ title: named(name), outlook: reading.directions[i]! })),
  ];
}

function ByDirection({ result, reading }: { result: DiffusionResult; reading: Reading }) {
  return (
    <>
      <StudyTable
        caption={tell("byDirection")}
        rows={rowsOf(result, reading)}
        columns={[
          { title: tell("direction"), cell: ({ title }) => title },
          { title: tell("cities"), number: true, cell: ({ outlook }) => outlook.cities },
          {
            title: tell("perHundredKm"),
            unit: tell("intervalUnit"),
            number: true,
            cell: ({ outlook: { decayKm } }) => changeText(decayKm, decayKm?.changePer100Km),
          },
          {
            title: tell("perTie"),
            unit: tell("intervalUnit"),
            number: true,
            cell: ({ outlook: { decayTies } }) => changeText(decayTies, decayTies?.changePerTie),
          },
          { title: tell("reach"), unit: tell("km"), number: true, cell: ({ outlook }) => km(outlook.reachKm) },
        ]}
      />
      <p class="note">{tell("reachHelp")}</p>
    </>
  );
}

function ByRing({
  result,
  reading,
  caption,
  cell,
}: {
  result: DiffusionResult;
  reading: Reading;
  caption: string;
  cell: (ring: Outlook["rings"][number]) => string;
}) {
  const columns = reading.all.rings.map(({ from, to }, i): StudyColumn<Row> => ({
    title: `${short(from)}–${short(to)}`,
    unit: tell("km"),
    number: true,
    cell: ({ outlook }) => cell(outlook.rings[i]!),
  }));
  return (
    <StudyTable
      caption={caption}
      rows={rowsOf(result, reading)}
      columns={[{ title: tell("direction"), cell: ({ title }) => title }, ...columns]}
    />
  );
}

/** "-31 % (-42 to -18)". */
function changeText(slope: { readonly low: number; readonly high: number } | null, change: number | undefined): string {
  if (slope === null || change === undefined) return "–";
  const [low, high] = [signed(Math.expm1(slope.low)), signed(Math.expm1(slope.high))];
  return language.value === "zh"
    ? `${signed(change)} %（${low} 至 ${high}）`
    : `${signed(change)} % (${low} to ${high})`;
}

function signed(change: number): string {
  const text = (change * 100).toFixed(0);
  return change > 0 && text !== "0" ? `+${text}` : text.replace(/^-0$/, "0").replace("-", "−");
}

function short(far: number): string {
  return String(Number(far.toPrecision(6)));
}

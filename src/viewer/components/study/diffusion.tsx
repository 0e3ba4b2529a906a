/** Diffusion: which of two directions stands higher within the same rings, and how score and levels fall from the centre. */
import type { DiffusionResult } from "../../../analysis/diffusion-result.ts";
import { comparisonText } from "../../../analysis/direction-comparison.ts";
import { multipleText } from "../../../analysis/wording.ts";
import type { Text } from "../../../support/text.ts";
import { tell } from "../../study-words.ts";
import { language, told } from "../../view.ts";
import { capital } from "../legend.tsx";
import { km, nameInBoth, Notes, titleOfLayer } from "./said.tsx";
import { type StudyColumn, StudyTable } from "./table.tsx";

type Reading = DiffusionResult["readings"][number];
type Outlook = Reading["all"];

export function DiffusionStudy({ result }: { result: DiffusionResult }) {
  const { readings, notes } = result;
  if (readings.length === 0) return null;
  return (
    <>
      <section aria-labelledby="answer">
        <h3 id="answer">{tell("answer")}</h3>
        <p class="answer">{told(comparisonText(result, nameInBoth(result.centre)))}</p>
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

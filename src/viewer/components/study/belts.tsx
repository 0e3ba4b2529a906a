/** Belts in depth: how sure each hub's class is, the hubs on several layers, year by year, over the threshold. */
import type { BeltsResult } from "../../../analysis/belts-result.ts";
import type { HubClass } from "../../../analysis/result.ts";
import { pairsText } from "../../../analysis/pairs-sentence.ts";
import { pText } from "../../../analysis/wording.ts";
import { exactMultiple } from "../../numbers.ts";
import { chosenCity, language, palette, told } from "../../view.ts";
import { listed } from "../../numbers.ts";
import { classOrder } from "../../words.ts";
import { classLetters, shortClasses, studySentences, tell } from "../../study-words.ts";
import { CityName, nameOf } from "../city-name.tsx";
import { Figures } from "./figures.tsx";
import { CityNames, Class, Notes, percent, titleOfLayer } from "./said.tsx";
import { StudyTable } from "./table.tsx";

export function BeltsStudy({ result }: { result: BeltsResult }) {
  const { certainty, sideBySide, history } = result;
  return (
    <>
      {certainty !== null && <HowSure result={result} />}
      {sideBySide !== null && <SideBySide of={sideBySide} />}
      {history !== null && <OverTime of={history} />}
      <Figures of={result} />
      <Notes notes={[result.tieFilter?.note ?? null, ...(certainty?.notes ?? [])]} />
    </>
  );
}

type Certainty = NonNullable<BeltsResult["certainty"]>;
type Drawn = NonNullable<Certainty["draws"]>["cities"][number];
const everyClass = [...classOrder, "none"] as const;

interface SureRow {
  readonly id: string;
  readonly multiple: number | null;
  readonly hubClass: HubClass | null;
  readonly drawn: Drawn | undefined;
  readonly tested: Certainty["hubs"][number] | undefined;
}

function HowSure({ result }: { result: BeltsResult }) {
  const certainty = result.certainty!;
  const { draws, hubs } = certainty;
  const multiple = new Map(result.cities.map((city) => [city.id, city.multiple]));
  const classOf = new Map(result.hubs.map(({ id, hubClass }) => [id, hubClass]));
  const drawn = new Map(draws?.cities.map((city) => [city.id, city]));
  const tested = new Map(hubs.map((hub) => [hub.id, hub]));
  // A city that is a hub in a few draws only stands after the hubs.
  const ids = [...new Set([...hubs.map(({ id }) => id), ...drawn.keys()])];
  const rows = ids.map((id): SureRow => ({
    id,
    multiple: multiple.get(id) ?? null,
    hubClass: classOf.get(id) ?? null,
    drawn: drawn.get(id),
    tested: tested.get(id),
  }));
  const together = draws === null ? null : pairsText(draws.pairs, (id) => ({ en: nameOf(id), zh: nameOf(id) }));
  const hasP = hubs.some(({ p }) => p !== null);
  return (
    <section aria-labelledby="how-sure">
      <h3 id="how-sure">{tell("howSure")}</h3>
      {draws !== null && <p class="note">{studySentences.ofDraws(language.value, draws.draws, draws.weights)}</p>}
      {draws !== null && <ClassKey />}
      <StudyTable
        caption={tell("howSure")}
        rows={rows}
        marked={({ id }) => id === chosenCity.value}
        columns={[
          { title: tell("hub"), cell: ({ id }) => <CityName id={id} /> },
          { title: tell("hubClass"), cell: ({ hubClass }) => <Class of={hubClass} /> },
          {
            title: tell("multiple"),
            unit: tell("timesMean"),
            number: true,
            cell: (row) => exactMultiple(row.multiple),
          },
          ...(draws === null
            ? []
            : [
                {
                  title: tell("interval"),
                  unit: tell("timesMean"),
                  number: true,
                  cell: ({ drawn: one }: SureRow) =>
                    one === undefined ? "–" : `${exactMultiple(one.multiple.low)}–${exactMultiple(one.multiple.high)}`,
                },
                {
                  title: tell("classShares"),
                  cell: ({ drawn: one }: SureRow) => (one === undefined ? "–" : <ClassShares of={one} />),
                },
              ]),
          ...(hasP
            ? [
                { title: tell("p"), number: true, cell: ({ tested: one }: SureRow) => pText(one?.p) },
                { title: tell("adjustedP"), number: true, cell: ({ tested: one }: SureRow) => pText(one?.adjustedP) },
              ]
            : []),
          { title: tell("drop"), unit: tell("timesMean"), number: true, cell: ({ tested: one }) => <Drop of={one} /> },
          ...(draws === null
            ? []
            : [
                {
                  title: tell("col"),
                  unit: tell("share"),
                  cell: ({ drawn: one }: SureRow) => <FrequentCol of={one} />,
                },
              ]),
        ]}
      />
      {together !== null && <p class="note">{told(together)}</p>}
      {hasP && <p class="note">{tell("nullSentence")}</p>}
      {draws !== null && <p class="note">{tell("dropSentence")}</p>}
    </section>
  );
}

/** Which colour of the bars is which class. */
function ClassKey() {
  return (
    <p class="class-key">
      {everyClass.map((name) => (
        <span>
          <i class="swatch" style={{ background: palette.value.classes[name] }} />
          {told(shortClasses[name])}
        </span>
      ))}
    </p>
  );
}

/** A bar whose parts add up to all draws, and the same as numbers: colour alone says nothing. */
function ClassShares({ of: { classes } }: { of: Drawn }) {
  const parts = everyClass.map((name) => ({ name, share: classes[name] })).filter(({ share }) => share > 0);
  return (
    <div class="class-shares">
      <span class="stack" aria-hidden="true">
        {parts.map(({ name, share }) => (
          <i style={{ width: `${100 * share}%`, background: palette.value.classes[name] }} />
        ))}
      </span>
      <span>{parts.map(({ name, share }) => `${told(shortClasses[name])} ${percent(share)}`).join(" · ")}</span>
    </div>
  );
}

function Drop({ of }: { of: SureRow["tested"] }) {
  if (of === undefined || of.drop === null)
    return <span class="soft">{of?.peak === false ? tell("noPeak") : "–"}</span>;
  if (of.e === null || of.robust === null) return <>{exactMultiple(of.drop)}</>;
  return (
    <>
      {exactMultiple(of.drop)} {of.robust ? ">" : "≤"} {exactMultiple(2 * of.e)}
      <small class={of.robust ? "agree" : "differ"}>{tell(of.robust ? "robust" : "notRobust")}</small>
    </>
  );
}

function FrequentCol({ of }: { of: Drawn | undefined }) {
  if (of === undefined || of.peakShare === 0) return <span class="soft">{tell("noPeak")}</span>;
  const [first] = of.cols;
  if (first === undefined || (of.noCol ?? 0) > first.share) return <span class="soft">{tell("noCol")}</span>;
  return (
    <span class="place">
      <CityName id={first.id} /> <span class="soft">{percent(first.share)}</span>
    </span>
  );
}

function SideBySide({ of }: { of: NonNullable<BeltsResult["sideBySide"]> }) {
  type Row = (typeof of)["hubs"][number];
  return (
    <section aria-labelledby="side-by-side">
      <h3 id="side-by-side">{tell("sideBySide")}</h3>
      <p class="note">{tell("sideBySideHelp")}</p>
      <StudyTable
        caption={tell("sideBySide")}
        rows={of.hubs}
        marked={({ id }) => id === chosenCity.value}
        columns={[
          { title: tell("hub"), cell: ({ id }) => <CityName id={id} /> },
          ...of.layers.map(({ tieFilter }, i) => ({
            title: titleOfLayer(tieFilter.layer),
            cell: ({ byLayer }: Row) => {
              const one = byLayer[i]!;
              return (
                <span class="on-layer">
                  <Class of={one.hubClass} />
                  <span class="soft">
                    {exactMultiple(one.joiningLevel)}
                    {one.gap !== null && (
                      <>
                        {" · "}
                        <CityName id={one.gap.id} />
                      </>
                    )}
                  </span>
                  <span class="soft">
                    {[
                      ...(one.classShare === null
                        ? []
                        : [studySentences.shareOfDraws(language.value, percent(one.classShare))]),
                      ...(one.p === null ? [] : [`p ${pText(one.p)}`]),
                    ].join(" · ")}
                  </span>
                </span>
              );
            },
          })),
        ]}
      />
      <StudyTable
        caption={tell("agreement")}
        rows={of.agreement}
        columns={[
          { title: tell("pair"), wide: true, cell: ({ a, b }) => `${titleOfLayer(a)} – ${titleOfLayer(b)}` },
          { title: tell("sameClass"), number: true, cell: ({ sameClass }) => percent(sameClass) },
          { title: tell("kappa"), number: true, cell: ({ kappa }) => exactMultiple(kappa) },
          { title: tell("ariBelts"), number: true, cell: ({ ariBelts }) => exactMultiple(ariBelts) },
        ]}
      />
      <Notes notes={of.layers.map(({ tieFilter }) => tieFilter.note)} />
    </section>
  );
}

type History = NonNullable<BeltsResult["history"]>;
type HubThen = History["years"][number]["hubs"][number];

/** A strip per city that is a hub in some year: a cell a year, in the colour and with the sign of its class then. */
function OverTime({ of: { years, skipped } }: { of: History }) {
  const most = new Map<string, number>();
  for (const { hubs } of years)
    for (const { id, multiple } of hubs) most.set(id, Math.max(most.get(id) ?? 0, multiple));
  const ids = [...most.keys()].sort((a, b) => most.get(b)! - most.get(a)! || (a < b ? -1 : 1));
  const then = years.map(({ hubs }) => new Map(hubs.map((hub) => [hub.id, hub])));
  const changes = years.filter(({ joined, left }) => joined.length + left.length > 0);
  return (
    <section aria-labelledby="over-time">
      <h3 id="over-time">{tell("overTime")}</h3>
      <p class="note">{tell("overTimeHelp")}</p>
      <p class="class-key">
        {classOrder.map((name) => (
          <span>
            <i class="class-cell" style={{ "--class": palette.value.classes[name] }}>
              {told(classLetters[name])}
            </i>
            {told(shortClasses[name])}
          </span>
        ))}
      </p>
      <StudyTable
        caption={tell("overTime")}
        rows={ids}
        marked={(id) => id === chosenCity.value}
        columns={[
          { title: tell("hub"), cell: (id) => <CityName id={id} /> },
          ...years.map(({ year }, i) => ({
            title: year,
            tight: true,
            cell: (id: string) => <ClassThen of={then[i]!.get(id)} year={year} />,
          })),
        ]}
      />
      {changes.length === 0 ? (
        <p class="note">{tell("noChange")}</p>
      ) : (
        <StudyTable
          caption={`${tell("joined")} / ${tell("left")}`}
          rows={changes}
          columns={[
            { title: tell("year"), cell: ({ year }) => year },
            { title: tell("joined"), wide: true, cell: ({ joined }) => <CityNames ids={joined} /> },
            { title: tell("left"), wide: true, cell: ({ left }) => <CityNames ids={left} /> },
          ]}
        />
      )}
      {skipped.length > 0 && (
        <p class="note">
          {tell("withoutValue")}
          {tell("colon")}
          {listed(skipped, language.value)}
        </p>
      )}
    </section>
  );
}

function ClassThen({ of, year }: { of: HubThen | undefined; year: string }) {
  if (of === undefined) return <span class="soft">·</span>;
  const said = `${nameOf(of.id)} ${year}: ${told(shortClasses[of.hubClass])}, ${exactMultiple(of.multiple)}`;
  return (
    <i
      class="class-cell"
      style={{ "--class": palette.value.classes[of.hubClass] }}
      title={said}
      role="img"
      aria-label={said}
    >
      {told(classLetters[of.hubClass])}
    </i>
  );
}

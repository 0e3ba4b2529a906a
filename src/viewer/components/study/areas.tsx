/** Areas: the cities of every hub, where another hub could lead, and who of a higher tier could lead whom. */
import type { AreasResult } from "../../../analysis/areas-result.ts";
import { exactMultiple, multipleText } from "../../numbers.ts";
import { studySentences, tell } from "../../study-words.ts";
import { chosenCity, language, palette } from "../../view.ts";
import { sentences } from "../../words.ts";
import { tierColour } from "../../map/palette.ts";
import { useState } from "preact/hooks";
import { CityName } from "../city-name.tsx";
import { CityNames, comma, km, Notes, percent, Place, titleOfLayer } from "./said.tsx";
import { StudyTable } from "./table.tsx";

type City = AreasResult["cities"][number];
type Link = AreasResult["chain"][number];
type Disagreement = AreasResult["readings"][number]["disagreements"][number];

export function AreasStudy({ result }: { result: AreasResult }) {
  const { readings, cities, cooperationLayer, notes, unscored } = result;
  const cityOf = new Map(cities.map((city) => [city.id, city]));
  const led = cities.filter(({ hub }) => !hub);
  const compared = led.filter(({ agree }) => agree !== null).length;
  return (
    <>
      {readings.map(({ layer, areas, unled, disagreements }, place) => (
        <section>
          {readings.length > 1 && <h3 class="layer-head">{titleOfLayer(layer)}</h3>}
          <h4>{tell("areas")}</h4>
          <StudyTable
            caption={`${tell("areas")}, ${titleOfLayer(layer)}`}
            rows={areas}
            marked={({ cities: ids }) => chosenCity.value !== null && ids.includes(chosenCity.value)}
            columns={[
              {
                title: tell("hub"),
                unit: tell("timesMean"),
                cell: ({ hub }) => <Place id={hub} multiple={cityOf.get(hub)?.multiple ?? null} />,
              },
              { title: tell("count"), number: true, cell: ({ count }) => count },
              {
                title: tell("meanMultiple"),
                unit: tell("timesMean"),
                number: true,
                cell: ({ meanMultiple }) => exactMultiple(meanMultiple),
              },
              {
                title: tell("cities"),
                wide: true,
                cell: ({ hub, cities: ids }) =>
                  ids.length === 1 ? (
                    <span class="soft">{tell("alone")}</span>
                  ) : (
                    <CityNames ids={ids.filter((id) => id !== hub)} />
                  ),
              },
            ]}
          />
          {unled.length > 0 && (
            <p class="level-line">
              <span>
                {tell("unled")}
                {tell("colon")}
                <CityNames ids={unled} />
              </span>
            </p>
          )}
          <h4>
            {tell("disagreements")}{" "}
            <small>
              {place === 0
                ? studySentences.ofCompared(language.value, disagreements.length, compared, led.length - compared)
                : studySentences.cities(language.value, disagreements.length)}
            </small>
          </h4>
          {disagreements.length === 0 ? (
            <p class="note">{tell("allAgree")}</p>
          ) : (
            <StudyTable
              caption={`${tell("disagreements")}, ${titleOfLayer(layer)}`}
              rows={disagreements}
              marked={({ id }) => id === chosenCity.value}
              columns={[
                { title: tell("city"), cell: ({ id }) => <CityName id={id} /> },
                { title: tell("area"), cell: ({ area }) => <Lead id={area} /> },
                { title: tell("byStrength"), cell: ({ strength }) => <Lead id={strength} /> },
                {
                  title: tell("byGravity"),
                  cell: ({ id, gravity }) => <Lead id={gravity} share={cityOf.get(id)?.gravityShare ?? null} />,
                },
                // On the layer already read it would be the strongest tie once more.
                ...(cooperationLayer === null || cooperationLayer === layer
                  ? []
                  : [
                      {
                        title: titleOfLayer(cooperationLayer),
                        cell: ({ id }: Disagreement) => <Lead id={cityOf.get(id)?.leadByCooperation ?? null} />,
                      },
                    ]),
              ]}
            />
          )}
        </section>
      ))}
      <Chain chain={result.chain} cityOf={cityOf} />
      {unscored.length > 0 && (
        <p class="level-line">
          <span>
            {tell("unscored")}
            {tell("colon")}
            <CityNames ids={unscored} />
          </span>
        </p>
      )}
      <Notes notes={[...readings.map(({ tieFilter }) => tieFilter.note), ...notes]} />
    </>
  );
}

function Lead({ id, share = null }: { id: string | null; share?: number | null }) {
  if (id === null) return <span class="soft">–</span>;
  return (
    <span class="place">
      <CityName id={id} /> {share !== null && <span class="soft">{percent(share)}</span>}
    </span>
  );
}

const step = 60;
/** Below this lead of the first over the next the choice is open, and the next is named too. */
const openRatio = 1.25;

/** The tree, each city under the one that could lead it. */
function Chain({ chain, cityOf }: { chain: readonly Link[]; cityOf: ReadonlyMap<string, City> }) {
  const [most, setMost] = useState(step);
  if (chain.length === 0) return null;
  const tiers = chain.reduce((high, { tier }) => Math.max(high, tier), 1);
  return (
    <section aria-labelledby="chain">
      <h3 id="chain">{tell("chain")}</h3>
      <p class="note">{tell("chainHelp")}</p>
      <ul class="chain-tree">
        {chain.slice(0, most).map((link) => (
          <li
            class={link.id === chosenCity.value ? "chosen" : ""}
            data-depth={link.depth}
            style={{ paddingLeft: `${8 + 22 * Math.min(link.depth, 8)}px` }}
          >
            <i class="swatch" style={{ background: tierColour(palette.value, link.tier, tiers) }} />
            <CityName id={link.id} />
            <b>{multipleText(cityOf.get(link.id)?.multiple ?? null)}</b>
            <span class="soft">{numbers(link)}</span>
            {link.ratio !== null && link.runnerUp !== null && link.ratio < openRatio && (
              <span class="soft">
                {tell("or")} <CityName id={link.runnerUp} />
              </span>
            )}
          </li>
        ))}
      </ul>
      {chain.length > most && (
        <p class="note">
          {studySentences.rowsLeft(language.value, chain.length - most)}{" "}
          <button type="button" class="link" onClick={() => setMost(most + step)}>
            {tell("showMore")}
          </button>
        </p>
      )}
    </section>
  );
}

function numbers({ tier, km: far, share, by }: Link): string {
  return [
    sentences.tierName(language.value, tier),
    ...(by === null ? [] : [tell(by === "tie" ? "byTie" : "byClimb")]),
    ...(far === null ? [] : [sentences.lengthKm(language.value, km(far))]),
    ...(share === null || share === 1 ? [] : [percent(share)]),
  ].join(comma());
}

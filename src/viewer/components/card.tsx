/**
 * A city's card: its score and what it is made of with the cautions on it, its place among the belts, its ties, its
 * numbers in the network.
 */
import { layerTitle } from "../layer-title.ts";
import type { ComponentChildren } from "preact";
import type { CityRow, HubRow } from "../../analysis/result.ts";
import { hubClassText } from "../../analysis/wording.ts";
import type { Text } from "../../support/text.ts";
import { namesCity } from "../city-cautions.ts";
import { classSentence } from "../class-sentence.ts";
import { communityColour, tierColour } from "../map/palette.ts";
import { exactMultiple, multipleText, quantity, significant } from "../numbers.ts";
import { offers } from "../offers.ts";
import { offerTitle } from "../offer-title.ts";
import { openStudy, studyFrom } from "../study.ts";
import {
  cityById,
  computing,
  drawnLayer,
  drawnTies,
  hubById,
  hubLevel,
  rankById,
  result,
  session,
} from "../session.ts";
import { chosenCity, language, palette, say, told } from "../view.ts";
import { analysisNamesHere, sentences } from "../words.ts";
import { CityName, nameOf } from "./city-name.tsx";
import { ClassMark } from "./class-mark.tsx";
import { capital } from "./legend.tsx";
import { Profile } from "./profile.tsx";

export function Card({ id }: { id: string }) {
  const analysis = result.value;
  const city = cityById.value.get(id);
  if (analysis === null || city === undefined) return null;
  const hub = hubById.value.get(id);
  const [name, other] = language.value === "zh" ? [city.nameZh, city.nameEn] : [city.nameEn, city.nameZh];
  const province = language.value === "zh" ? city.provinceZh : city.province;
  return (
    <article class="card" id="card" aria-labelledby="card-name">
      <header class="card-head">
        <div>
          <h2 id="card-name" tabIndex={-1}>
            {name}
            {other !== name && <span lang={language.value === "zh" ? "en" : "zh"}>{other}</span>}
          </h2>
          <p class="card-place">{[province, city.id].filter((part) => part !== null && part !== name).join(" · ")}</p>
        </div>
        <button
          type="button"
          class="close"
          aria-label={say("close")}
          title={`${say("close")} (Esc)`}
          onClick={() => (chosenCity.value = null)}
        >
          ×
        </button>
      </header>
      {city.multiple !== null && (
        <div class="card-score">
          <p class="big-number">
            {multipleText(city.multiple)}
            <small>{say("timesMean")}</small>
          </p>
          <dl>
            {city.tier !== null && (
              <div>
                <dt>{say("tier")}</dt>
                <dd>
                  <i
                    class="swatch"
                    style={{ background: tierColour(palette.value, city.tier, analysis.tiers?.members.length ?? 1) }}
                  />
                  {city.tier}
                </dd>
              </div>
            )}
            <div>
              <dt>{say("rank")}</dt>
              <dd>
                {rankById.value.get(id)} <small>/ {rankById.value.size}</small>
              </dd>
            </div>
            {hub !== undefined && (
              <div>
                <dt>{say("byClass")}</dt>
                <dd class="class-word">
                  <ClassMark hubClass={hub.hubClass} size={18} />
                  {capital(told(hubClassText[hub.hubClass]))}
                </dd>
              </div>
            )}
          </dl>
        </div>
      )}
      {analysis.score !== null && (
        <p
          class="class-sentence"
          data-class={hub?.hubClass ?? "none"}
          style={{ borderColor: palette.value.classes[hub?.hubClass ?? "none"] }}
        >
          {classSentence(analysis, city, language.value)}
        </p>
      )}
      <GapLinks city={city} hub={hub} />
      {analysis.score !== null && <StudiesHere city={city} hub={hub} />}
      {hub !== undefined && hub.path.length > 1 && <PathProfile hub={hub} />}
      <Parts city={city} />
      {analysis.score !== null && <Position city={city} hub={hub} />}
      <Ties city={city} />
      <InNetwork city={city} />
    </article>
  );
}

/** The analyses that can start from this city. */
function StudiesHere({ city, hub }: { city: CityRow; hub: HubRow | undefined }) {
  const here = offers.value.filter(({ id, places }) => places.length > 0 || (id === "belts" && hub !== undefined));
  if (here.length === 0 || city.multiple === null) return null;
  return (
    <div class="studies-here" role="group" aria-label={say("fromHere")}>
      {here.map((offer) => (
        <button
          type="button"
          class="table-tool"
          title={told(offer.question)}
          key={offer.id}
          onClick={() => openStudy(offer.id, studyFrom(offer, city.id))}
        >
          {told(analysisNamesHere[offer.id] ?? { en: offerTitle(offer), zh: offerTitle(offer) })}
        </button>
      ))}
    </div>
  );
}

function GapLinks({ city, hub }: { city: CityRow; hub: HubRow | undefined }) {
  const cutOff = result.value!.hubs.filter(
    (one) => one.gap?.id === city.id && one.hubClass !== "belt" && one.hubClass !== "paired",
  );
  const gap = hub !== undefined && hub.hubClass !== "belt" && hub.hubClass !== "paired" ? hub.gap : null;
  if (gap === null && cutOff.length === 0) return null;
  return (
    <p class="gap-links">
      {gap !== null && (
        <span>
          {say("gapCity")}: <CityName id={gap.id} /> {exactMultiple(gap.multiple)}
        </span>
      )}
      {cutOff.length > 0 && (
        <span>
          {say("isGapOf")} {cutOff.map((one, i) => [i > 0 && ", ", <CityName id={one.id} />])}
        </span>
      )}
    </p>
  );
}

function PathProfile({ hub }: { hub: HubRow }) {
  const rows = cityById.value;
  const end = hub.path.at(-1)!;
  return (
    <figure class="path">
      <figcaption>
        {say("pathTo")} <CityName id={end} />
      </figcaption>
      <Profile
        path={hub.path}
        level={hubLevel.value}
        low={hub.gap?.id ?? null}
        title={hub.path.map((id) => `${nameOf(id)} ${exactMultiple(rows.get(id)?.multiple ?? null)}`).join(", ")}
      />
    </figure>
  );
}

function Parts({ city }: { city: CityRow }) {
  const score = result.value!.score;
  if (score === null) return null;
  const values = score.parts.map((part) => part.multiples[city.id] ?? null);
  const most = Math.max(1, ...values.map((value) => value ?? 0));
  const all = distinct([...score.cautions, ...score.parts.flatMap((part) => part.cautions)]);
  const own = all.filter((caution) => namesCity(caution, city));
  const others = all.filter((caution) => !own.includes(caution));
  const marks = (cautions: readonly Text[]): string =>
    distinct(cautions)
      .map((caution) => own.findIndex((one) => one.en === caution.en) + 1)
      .filter((number) => number > 0)
      .join(",");
  return (
    <section aria-labelledby="card-parts">
      <h3 id="card-parts">{score.parts.length > 0 ? say("parts") : say("score")}</h3>
      <p class="note">
        {told(score.title)}
        {score.year === null ? "" : `, ${score.year}`}
        {score.parts.length > 0
          ? ` · ${say("partsUnit")}`
          : `: ${quantity(city.score, language.value, 2)} ${told(score.unit)}`}
      </p>
      {score.parts.length > 0 && (
        <ul class="parts">
          {score.parts.map((part, i) => (
            <li>
              <span class="part-name">
                {told(part.title)}
                <sup>{marks(part.cautions)}</sup>
              </span>
              <span class="meter with-mean">
                <i style={{ width: `${((values[i] ?? 0) / most) * 100}%` }} />
                <b style={{ left: `${(1 / most) * 100}%` }} title={say("mean")} />
              </span>
              <span class="number">{exactMultiple(values[i] ?? null)}</span>
            </li>
          ))}
        </ul>
      )}
      {own.length > 0 && (
        <ol class="cautions" aria-label={say("cautions")}>
          {own.map((caution) => (
            <li>{told(caution)}</li>
          ))}
        </ol>
      )}
      {others.length > 0 && (
        <details class="aside">
          <summary>
            {say("allCautions")} ({others.length})
          </summary>
          <ul>
            {others.map((caution) => (
              <li>{told(caution)}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function distinct(texts: readonly Text[]): Text[] {
  return [...new Map(texts.map((text) => [text.en, text])).values()];
}

function Position({ city, hub }: { city: CityRow; hub: HubRow | undefined }) {
  const analysis = result.value!;
  const peak = analysis.peaks.find(({ id }) => id === city.id);
  return (
    <section aria-labelledby="card-position">
      <h3 id="card-position">{say("position")}</h3>
      <dl class="facts">
        {hub !== undefined && (
          <>
            <Fact name={say("joiningLevel")} help={say("joiningHelp")}>
              {exactMultiple(hub.joiningLevel)}
            </Fact>
            <Fact name={say("beltLevel")} help={say("beltHelp")}>
              {exactMultiple(hub.beltLevel)}
            </Fact>
          </>
        )}
        <Fact name={say("peak")}>
          {peak === undefined ? (
            say("notPeak")
          ) : peak.island ? (
            say("island")
          ) : peak.col === null ? (
            say("highestPeak")
          ) : (
            <CityNameOrDash id={peak.parent} prefix="→ " />
          )}
        </Fact>
        {peak !== undefined && (
          <>
            {peak.col !== null && (
              <Fact name={say("col")}>
                <CityName id={peak.col.id} /> {exactMultiple(peak.col.multiple)}
              </Fact>
            )}
            <Fact name={say("prominence")}>{exactMultiple(peak.prominence)}</Fact>
          </>
        )}
      </dl>
    </section>
  );
}

function CityNameOrDash({ id, prefix }: { id: string | null; prefix: string }) {
  return id === null ? (
    <>–</>
  ) : (
    <>
      {prefix}
      <CityName id={id} />
    </>
  );
}

function Fact({ name, help, children }: { name: string; help?: string; children: ComponentChildren }) {
  return (
    <div>
      <dt title={help}>
        {name}
        {help !== undefined && <small>{help}</small>}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

const mostTies = 6;

function Ties({ city }: { city: CityRow }) {
  const ties = drawnTies.value;
  const { dataset } = session.value!;
  const layer = dataset.network.layers.get(drawnLayer.value ?? "");
  if (ties === null || layer === undefined) return null;
  const { cities, indexOf } = dataset.network;
  const self = indexOf.get(city.id)!;
  const own = Array.from({ length: ties.offsets[self + 1]! - ties.offsets[self]! }, (_, i) => {
    const slot = ties.offsets[self]! + i;
    return { id: cities[ties.neighbours[slot]!]!.id, strength: ties.strengths[slot]! };
  }).sort(
    (a, b) =>
      b.strength - a.strength || (cityById.value.get(b.id)?.multiple ?? 0) - (cityById.value.get(a.id)?.multiple ?? 0),
  );
  const alike = own.every((tie) => tie.strength === own[0]!.strength);
  const most = own[0]?.strength ?? 1;
  return (
    <section aria-labelledby="card-ties">
      <h3 id="card-ties">{say(alike ? "neighbours" : "strongestTies")}</h3>
      <p class="note">
        {layerTitle(layer)}
        {alike ? "" : ` · ${told(layer.unit)}`} · {sentences.tiesCount(language.value, String(own.length))}
      </p>
      {own.length === 0 && <p class="note">{say("noTiesHere")}</p>}
      {alike ? (
        <p class="name-run">
          {own.map((tie) => (
            <span>
              <CityName id={tie.id} />{" "}
              <span class="soft">{multipleText(cityById.value.get(tie.id)?.multiple ?? null)}</span>
            </span>
          ))}
        </p>
      ) : (
        <ul class="parts">
          {own.slice(0, mostTies).map((tie) => (
            <li>
              <CityName id={tie.id} />
              <span class="meter">
                <i style={{ width: `${(tie.strength / most) * 100}%` }} />
              </span>
              <span class="number">{significant(tie.strength, language.value)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function InNetwork({ city }: { city: CityRow }) {
  const analysis = result.value!;
  const id = analysis.communities?.layer ?? analysis.border?.layer;
  const layer = analysis.layers.find((one) => one.id === id);
  const waiting = computing.value && analysis.communities === null;
  const rank = (value: (row: CityRow) => number | null): string | null => {
    const own = value(city);
    if (own === null) return null;
    const higher = analysis.cities.filter((row) => (value(row) ?? -Infinity) > own).length;
    return `#${higher + 1}`;
  };
  const measures = [
    { name: say("strength"), value: (row: CityRow) => row.strength },
    { name: say("betweenness"), value: (row: CityRow) => row.betweenness },
    { name: say("pagerank"), value: (row: CityRow) => row.pagerank },
    { name: say("eigenvector"), value: (row: CityRow) => row.eigenvector },
  ];
  return (
    <section aria-labelledby="card-network">
      <h3 id="card-network">{say("network")}</h3>
      {layer !== undefined && <p class="note">{layerTitle(layer)}</p>}
      {waiting && <p class="note">{say("communitiesWait")}</p>}
      <dl class="facts">
        {city.community !== null && (
          <Fact name={say("communityWord")}>
            <i class="swatch" style={{ background: communityColour(palette.value, city.community) }} /> {city.community}
          </Fact>
        )}
        {measures.map(
          ({ name, value }) =>
            value(city) !== null && (
              <Fact name={name}>
                {significant(value(city), language.value)} <small>{rank(value)}</small>
              </Fact>
            ),
        )}
      </dl>
    </section>
  );
}

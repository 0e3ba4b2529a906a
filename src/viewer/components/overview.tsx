/** The panel without a chosen city: the sentences, the belts at the threshold, hubs by class, cities by tier, the data. */
import type { BeltRow, HubRow } from "../../analysis/result.ts";
import { hubClassText } from "../../analysis/wording.ts";
import { exactMultiple, listed, multipleText, quantity } from "../numbers.ts";
import { cityById, hubLevel, result, session, shown, threshold } from "../session.ts";
import { language, say, told } from "../view.ts";
import { openStudy, studyOffer } from "../study.ts";
import { analysisNames, classMeanings, classOrder, sentences } from "../words.ts";
import { CityList } from "./city-list.tsx";
import { CityName, nameOf } from "./city-name.tsx";
import { ClassMark } from "./class-mark.tsx";
import { DataSection } from "./data-section.tsx";
import { InDepth } from "./in-depth.tsx";
import { layerTitle } from "../layer-title.ts";
import { capital } from "./legend.tsx";
import { Profile } from "./profile.tsx";
import { PublishedSection } from "./published-section.tsx";

/** A large network has hundreds; the list of cities below holds them all. */
const mostNames = 24;
const mostBelts = 12;

export function Overview() {
  const analysis = result.value;
  if (analysis === null) return null;
  return (
    <div class="overview">
      {session.value?.own === true && <ReadLine />}
      {analysis.summary.length > 0 && (
        <section class="summary" aria-labelledby="in-short">
          <h2 id="in-short">{say("inShort")}</h2>
          <ul>
            {analysis.summary.map((sentence) => (
              <li>{told(sentence)}</li>
            ))}
          </ul>
          {analysis.alternative !== null && analysis.alternative.changes.length > 0 && (
            <details class="aside">
              <summary>{say("commonestType")}</summary>
              <ul>
                {analysis.alternative.changes.map((change) => (
                  <li>{told(change)}</li>
                ))}
              </ul>
            </details>
          )}
        </section>
      )}
      <InDepth />
      {analysis.score === null ? <p class="caution">{say("noScoreHere")}</p> : <Belts />}
      {analysis.score !== null && <Hubs />}
      <CityList />
      <PublishedSection />
      <DataSection />
    </div>
  );
}

/** Own files: what became of their rows, before anything is said of them. */
function ReadLine() {
  const { report } = session.value!;
  return (
    <p class="read-line" role="status">
      {report.files.map(({ file, kept, refused }) => (
        <span class={refused > 0 ? "differ" : ""}>
          <code>{file}</code> {sentences.fileRows(language.value, kept, refused)}
        </span>
      ))}
      <a
        href="#import"
        onClick={(event) => {
          event.preventDefault();
          const report = document.querySelector<HTMLDetailsElement>("#import");
          if (report === null) return;
          report.open = true;
          report.scrollIntoView({ block: "start" });
        }}
      >
        {say("importReport")}
      </a>
      {/* The server still has it; a fresh page forgets the own files. */}
      <button type="button" class="link back-to-served" onClick={() => location.reload()}>
        {say("backToServed")}
      </button>
    </p>
  );
}

function Belts() {
  const belts = shown.value?.belts ?? [];
  const said = exactMultiple(threshold.value);
  return (
    <section aria-labelledby="belts">
      <h2 id="belts">{sentences.beltsAt(language.value, belts.length, said)}</h2>
      <BeltLayer />
      {threshold.value !== hubLevel.value && <p class="note">{say("classesFixed")}</p>}
      {belts.length === 0 && <p class="note">{say("noBelt")}</p>}
      {belts.slice(0, mostBelts).map((belt) => (
        <Belt belt={belt} />
      ))}
      {belts.length > mostBelts && <p class="note">{sentences.moreRows(language.value, belts.length - mostBelts)}</p>}
    </section>
  );
}

/** The ties drawn can be others: here stands on which belts and hub classes are read. */
function BeltLayer() {
  const filter = result.value?.tieFilter ?? null;
  const layer = filter === null ? undefined : session.value?.dataset.network.layers.get(filter.layer);
  if (filter === null || layer === undefined) return null;
  return <p class="note">{sentences.beltsOn(language.value, layerTitle(layer), filter.ties)}</p>;
}

function Belt({ belt }: { belt: BeltRow }) {
  const rows = cityById.value;
  const provinces = [
    ...new Set(
      belt.cities.flatMap((id) => {
        const city = rows.get(id);
        return (language.value === "zh" ? city?.provinceZh : city?.province) ?? [];
      }),
    ),
  ];
  return (
    <article class="belt">
      <h3>{belt.spine.map((id, i) => [i > 0 && <span class="dash"> – </span>, <CityName id={id} />])}</h3>
      <Profile
        path={belt.spine}
        level={threshold.value}
        low={belt.bottleneck.id}
        title={belt.spine.map((id) => `${nameOf(id)} ${exactMultiple(rows.get(id)?.multiple ?? null)}`).join(", ")}
      />
      {belt.spine.length > 2 && studyOffer("corridor") !== null && (
        <button
          type="button"
          class="link belt-corridor"
          onClick={() => openStudy("corridor", { from: belt.spine[0]!, to: belt.spine.at(-1)! })}
        >
          {told(analysisNames["corridor"]!)}
        </button>
      )}
      <dl class="facts">
        <div>
          <dt>{say("bottleneck")}</dt>
          <dd>
            <CityName id={belt.bottleneck.id} /> {exactMultiple(belt.bottleneck.multiple)}
          </dd>
        </div>
        <div>
          <dt>{say("continuity")}</dt>
          <dd>{exactMultiple(belt.continuity)}</dd>
        </div>
        {belt.lengthKm !== null && (
          <div>
            <dt>{say("length")}</dt>
            <dd>{sentences.lengthKm(language.value, quantity(belt.lengthKm, language.value))}</dd>
          </div>
        )}
        {provinces.length > 0 && (
          <div>
            <dt>{say("provinces")}</dt>
            <dd>{listed(provinces, language.value)}</dd>
          </div>
        )}
        {belt.branches.length > 0 && (
          <div>
            <dt>{say("branches")}</dt>
            <dd>
              {belt.branches
                .slice(0, mostNames)
                .map((id, i) => [
                  i > 0 && (language.value === "zh" ? "、" : ", "),
                  <CityName id={id} />,
                  ` ${multipleText(rows.get(id)?.multiple ?? null)}`,
                ])}
              {belt.branches.length > mostNames &&
                ` … ${sentences.moreRows(language.value, belt.branches.length - mostNames)}`}
            </dd>
          </div>
        )}
      </dl>
    </article>
  );
}

function Hubs() {
  const { hubs } = result.value!;
  return (
    <section aria-labelledby="hubs">
      <h2 id="hubs">{say("hubs")}</h2>
      <p class="note">{sentences.levelBefore(language.value, exactMultiple(hubLevel.value))}</p>
      {hubs.length === 0 && <p class="note">{say("noHubs")}</p>}
      <table class="hubs">
        <thead>
          <tr>
            <th scope="col">{say("cityWord")}</th>
            <th scope="col" class="number">
              {say("timesMean")}
            </th>
            <th scope="col">{say("gapCity")}</th>
          </tr>
        </thead>
        {classOrder.map((name) => {
          const group = hubs.filter((hub) => hub.hubClass === name);
          return (
            group.length > 0 && (
              <tbody>
                <tr>
                  <th colSpan={3} scope="rowgroup" class="class-head">
                    <ClassMark hubClass={name} size={18} />
                    {capital(told(hubClassText[name]))}
                    <small>{told(classMeanings[name])}</small>
                  </th>
                </tr>
                {group.slice(0, mostNames).map((hub) => (
                  <HubLine hub={hub} />
                ))}
                {group.length > mostNames && (
                  <tr>
                    <td colSpan={3} class="soft">
                      {sentences.moreRows(language.value, group.length - mostNames)}
                    </td>
                  </tr>
                )}
              </tbody>
            )
          );
        })}
      </table>
    </section>
  );
}

function HubLine({ hub }: { hub: HubRow }) {
  const gap = hub.hubClass === "belt" || hub.hubClass === "paired" ? null : hub.gap;
  return (
    <tr>
      <td>
        <CityName id={hub.id} />
      </td>
      <td class="number">{exactMultiple(cityById.value.get(hub.id)?.multiple ?? null)}</td>
      <td>
        {gap === null ? (
          <span class="soft">–</span>
        ) : (
          <>
            <CityName id={gap.id} /> <span class="soft">{exactMultiple(gap.multiple)}</span>
          </>
        )}
      </td>
    </tr>
  );
}

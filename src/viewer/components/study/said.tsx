/** Small pieces that every study says things with: cities as buttons, hub classes with their mark, layers by title. */
import type { HubClass } from "../../../analysis/result.ts";
import { hubClassText } from "../../../analysis/wording.ts";
import type { Text } from "../../../support/text.ts";
import { layerTitle } from "../../../analysis/layer-named.ts";
import { exactMultiple } from "../../numbers.ts";
import { shortName } from "../../picture.ts";
import { cityById, session } from "../../session.ts";
import { withoutFlags } from "../../study-notes.ts";
import { openNow } from "../../study-run.ts";
import { language, told } from "../../view.ts";
import { sentences } from "../../words.ts";
import { tell } from "../../study-words.ts";
import { CityName } from "../city-name.tsx";
import { ClassMark } from "../class-mark.tsx";
import { capital } from "../legend.tsx";

const mostNames = 40;

export function CityNames({ ids }: { ids: readonly string[] }) {
  if (ids.length === 0) return <span class="soft">–</span>;
  return (
    <>
      {ids.slice(0, mostNames).map((id, i) => [i > 0 && comma(), <CityName id={id} />])}
      {ids.length > mostNames && ` … ${sentences.moreRows(language.value, ids.length - mostNames)}`}
    </>
  );
}

export function comma(): string {
  return language.value === "zh" ? "、" : ", ";
}

export interface PlaceSaid {
  readonly id: string;
  readonly multiple: number | null;
}

export function Place({ id, multiple }: PlaceSaid) {
  return (
    <span class="place">
      <CityName id={id} /> <span class="soft">{exactMultiple(multiple)}</span>
    </span>
  );
}

export function PlaceOrDash({ place }: { place: PlaceSaid | null | undefined }) {
  return place === null || place === undefined ? <span class="soft">–</span> : <Place {...place} />;
}

export function Class({ of }: { of: HubClass | null }) {
  if (of === null) return <span class="soft">–</span>;
  return (
    <span class="class-word">
      <ClassMark hubClass={of} size={16} />
      {capital(told(hubClassText[of]))}
    </span>
  );
}

/** For sentences that are said in both languages at once. */
export function nameInBoth(id: string): Text {
  const city = cityById.value.get(id);
  return city === undefined ? { en: id, zh: id } : { en: shortName(city.nameEn), zh: shortName(city.nameZh) };
}

export function titleOfLayer(id: string): string {
  const dataset = session.value?.dataset;
  return dataset === undefined ? id : told(layerTitle(dataset, id));
}

/** What an analysis says of its result; each once. */
export function Notes({ notes }: { notes: readonly (Text | null)[] }) {
  const said = [...new Map(notes.flatMap((note) => (note === null ? [] : [[note.en, note]]))).values()];
  if (said.length === 0) return null;
  const options = openNow.value?.offer.options ?? [];
  return (
    <section class="study-notes">
      <h3>{tell("notes")}</h3>
      <ul>
        {said.map((note) => (
          <li>{told(withoutFlags(note, options))}</li>
        ))}
      </ul>
    </section>
  );
}

export function km(value: number | null): string {
  return value === null ? "–" : String(Math.round(value));
}

/** Never all when it is not all, never none when it is some. */
export function percent(share: number): string {
  const rounded = Math.round(100 * share);
  if (rounded === 100 && share < 1) return "> 99 %";
  if (rounded === 0 && share > 0) return "< 1 %";
  return `${rounded} %`;
}

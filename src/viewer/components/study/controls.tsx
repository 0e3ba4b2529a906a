/**
 * The controls of a study, one for each option of its analysis, by the kind that the option's spec has.
 *
 * In sight stand its places, its layers and its main options; all others are folded. A control set to the default is not
 * set, so that the link stays short.
 */
import type { OptionSpec } from "../../../analysis/options.ts";
import { compass, sectorText } from "../../../belts/bearing.ts";
import { layerTitle } from "../../layer-title.ts";
import { session } from "../../session.ts";
import { setInStudy } from "../../study.ts";
import {
  cityKind,
  type Ground,
  layerChoice,
  layersOfPlaces,
  layerText,
  optionsHere,
  partsOf,
  readsSideBySide,
} from "../../study-options.ts";
import { ground, type Open, shownResult } from "../../study-run.ts";
import { type StudyWord, studyWords, tell } from "../../study-words.ts";
import { told } from "../../view.ts";
import { capital } from "../legend.tsx";
import { CityField } from "./city-field.tsx";

/** Beside places and layers. */
const main: Readonly<Record<string, readonly string[]>> = {
  belts: ["overTime"],
  corridor: ["runnersUp"],
  uplift: ["to", "level"],
  areas: ["gravityExponent"],
  diffusion: ["compare", "rings"],
};

export function Controls({ open }: { open: Open }) {
  const on = ground.value;
  if (on === null) return null;
  const { offer } = open;
  const specs = optionsHere(offer, on);
  const inSight = (key: string): boolean =>
    offer.places.includes(key) || key === "layer" || (main[offer.id] ?? []).includes(key);
  // Places first, as a sentence would name them; the layers, which need a line of their own, last.
  const order = (key: string): number => {
    const place = offer.places.indexOf(key);
    if (place >= 0) return place;
    return key === "layer" ? Infinity : offer.places.length + (main[offer.id] ?? []).indexOf(key);
  };
  const seen = specs.filter(({ key }) => inSight(key)).sort((a, b) => order(a.key) - order(b.key));
  const folded = specs.filter(({ key }) => !inSight(key));
  return (
    <div class="study-controls" role="group" aria-label={tell("optionsShown")}>
      {seen.map((spec) => (
        <Control spec={spec} open={open} ground={on} key={spec.key} />
      ))}
      {folded.length > 0 && (
        <details class="more-options">
          <summary>{tell("moreOptions")}</summary>
          <div>
            {folded.map((spec) => (
              <Control spec={spec} open={open} ground={on} key={spec.key} long />
            ))}
          </div>
        </details>
      )}
    </div>
  );
}

interface Controlled {
  readonly spec: OptionSpec;
  readonly open: Open;
  readonly ground: Ground;
  /** There is room for what the option says of itself. */
  readonly long?: boolean;
}

function Control({ spec, open, ground: on, long = false }: Controlled) {
  const { offer, said } = open;
  const { key } = spec;
  const id = `option-${key}`;
  const whole = capital(told(spec.title));
  const short = Object.hasOwn(studyWords, key) ? tell(key as StudyWord) : whole;
  const label = long ? whole : short;
  const cities = cityKind(offer, key);
  if (cities !== null)
    return (
      <CityField
        id={id}
        label={label}
        title={whole}
        several={cities === "several"}
        byDefault={offer.places.includes(key) ? null : tell("nearestBelt")}
        chosen={partsOf(said[key] ?? "")}
        choose={(ids) => setInStudy(key, ids.length === 0 ? null : ids.join(","))}
      />
    );
  if (key === "layer")
    return readsSideBySide(offer) ? <Layers text={said[key]} ground={on} /> : <OneLayer text={said[key]} ground={on} />;
  if (key === "compare") return <Compare text={said[key]} title={whole} />;
  if (spec.kind === "flag")
    return (
      <label class="option-flag" title={whole}>
        <input
          id={id}
          type="checkbox"
          checked={said[key] === "true"}
          onChange={(event) => setInStudy(key, event.currentTarget.checked ? "true" : null)}
        />
        {label}
      </label>
    );
  if (spec.kind === "choice")
    return (
      <label class="option" title={whole}>
        <span>{label}</span>
        <select
          id={id}
          value={said[key] ?? spec.default}
          onChange={({ currentTarget: { value } }) => setInStudy(key, value === spec.default ? null : value)}
        >
          {spec.choices.map((choice) => (
            <option value={choice}>{choice}</option>
          ))}
        </select>
      </label>
    );
  const byDefault =
    spec.default === null ? (key === "level" ? tell("hubAndIsolation") : tell("byDefault")) : String(spec.default);
  const field = {
    id,
    value: said[key] ?? "",
    placeholder: byDefault,
    onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }): void => {
      const text = currentTarget.value.trim();
      const isDefault = text === "" || (spec.kind === "number" && Number(text) === spec.default);
      if (currentTarget.checkValidity()) setInStudy(key, isDefault ? null : text);
      else currentTarget.reportValidity();
    },
  };
  return (
    <label class={`option${spec.kind === "number" ? " of-number" : ""}`} title={whole}>
      <span>{label}</span>
      {spec.kind === "number" ? (
        <input
          type="number"
          min={spec.min}
          max={spec.max ?? Number.MAX_VALUE}
          step={spec.integer === true ? 1 : "any"}
          {...field}
        />
      ) : (
        <input type="text" {...field} />
      )}
    </label>
  );
}

function layerNames(on: Ground): { readonly id: string; readonly title: string }[] {
  const layers = session.value?.dataset.network.layers;
  const ofPlaces: Readonly<Record<string, StudyWord>> = { "nearest:4": "nearest", "band:150": "band" };
  return [
    ...on.layers.map((id) => ({ id, title: layerTitle(layers!.get(id)!) })),
    ...(on.hasPoints ? layersOfPlaces.map((id) => ({ id, title: tell(ofPlaces[id]!) })) : []),
  ];
}

function Layers({ text, ground: on }: { text: string | undefined; ground: Ground }) {
  const choice = layerChoice(text);
  const known = layerNames(on);
  const others = choice.single.filter((id) => known.every((layer) => layer.id !== id)).map((id) => ({ id, title: id }));
  const byDefault = session.value?.options.layer ?? session.value?.dataset.defaults.layer ?? known[0]?.id;
  const set = (next: typeof choice): void => {
    const { single } = next;
    setInStudy("layer", single.length === 1 && single[0] === byDefault ? null : layerText(next));
  };
  // Nothing set: what is read then is ticked, and cannot be taken away as the only one.
  const ticked = choice.single.length === 0 && byDefault !== undefined ? [byDefault] : choice.single;
  return (
    <fieldset class="layer-choice">
      <legend>{tell("layers")}</legend>
      {[...known, ...others].map(({ id, title }) => (
        <label class={ticked.includes(id) ? "chosen" : ""} key={id}>
          <input
            type="checkbox"
            value={id}
            checked={ticked.includes(id)}
            disabled={ticked.length === 1 && ticked[0] === id}
            onChange={({ currentTarget: { checked } }) =>
              set({ ...choice, single: checked ? [...ticked, id] : ticked.filter((one) => one !== id) })
            }
          />
          {title}
        </label>
      ))}
      {ticked.length > 1 && (
        <label class={choice.combined ? "chosen" : ""}>
          <input
            type="checkbox"
            value="combined"
            checked={choice.combined}
            onChange={({ currentTarget: { checked } }) => set({ single: ticked, combined: checked })}
          />
          {tell("combined")}
        </label>
      )}
    </fieldset>
  );
}

function OneLayer({ text, ground: on }: { text: string | undefined; ground: Ground }) {
  return (
    <label class="option">
      <span>{tell("layers")}</span>
      <select
        id="option-layer"
        value={text ?? ""}
        onChange={({ currentTarget: { value } }) => setInStudy("layer", value || null)}
      >
        <option value="">{tell("layerDefault")}</option>
        {layerNames(on).map(({ id, title }) => (
          <option value={id}>{title}</option>
        ))}
      </select>
    </label>
  );
}

/** Two provinces or sectors of the compass. */
function Compare({ text, title }: { text: string | undefined; title: string }) {
  const provinces = new Map(
    (session.value?.dataset.network.cities ?? []).flatMap(({ province }) =>
      province === null ? [] : [[province.en, told(province)] as const],
    ),
  );
  const [first, second] = partsOf(text ?? "");
  const compared = comparedNow();
  const shown = [first ?? compared[0] ?? "", second ?? compared[1] ?? ""];
  const set = (place: 0 | 1, value: string): void => {
    const pair = place === 0 ? [value, shown[1]] : [shown[0], value];
    setInStudy("compare", pair.includes("") ? null : pair.join(","));
  };
  return (
    <div class="option compare" title={title} role="group" aria-label={tell("compare")}>
      <span>{tell("compare")}</span>
      {([0, 1] as const).map((place) => (
        <>
          {place === 1 && <span>{tell("with")}</span>}
          <select
            id={place === 0 ? "option-compare" : "option-compare-with"}
            aria-label={`${tell("compare")} ${place + 1}`}
            value={shown[place]}
            onChange={({ currentTarget: { value } }) => set(place, value)}
          >
            {shown[place] === "" && <option value="">{tell("mostCities")}</option>}
            {[...provinces].map(([id, name]) => (
              <option value={id} disabled={id === shown[1 - place]}>
                {name}
              </option>
            ))}
            {compass.map((sector) => (
              <option value={sector} disabled={sector === shown[1 - place]}>
                {capital(told(sectorText[sector]))}
              </option>
            ))}
          </select>
        </>
      ))}
    </div>
  );
}

function comparedNow(): readonly string[] {
  const shown = shownResult.value?.result as { readings?: readonly { comparison?: { a: string; b: string } | null }[] };
  const comparison = shown?.readings?.[0]?.comparison;
  return comparison === null || comparison === undefined ? [] : [comparison.a, comparison.b];
}

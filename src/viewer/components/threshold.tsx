/**
 * The threshold: lower it and see cities join, raise it and see the belt break. The map, the number of belts and their
 * list follow; hub classes do not, and it says so.
 *
 * Under the track stands every city at its multiple, above it the levels to know: tier limits, hub level, and the cols
 * where a peak meets a higher one. A col is a button that puts the threshold right there.
 */
import { computed } from "@preact/signals";
import { hubLevel, result, shown, threshold } from "../session.ts";
import { thresholdScale } from "../threshold-scale.ts";
import { chosenThreshold, language, palette, say, study } from "../view.ts";
import { tableOpen } from "../table.ts";
import { exactMultiple } from "../numbers.ts";
import { tierColour } from "../map/palette.ts";
import { sentences } from "../words.ts";
import { nameOf } from "./city-name.tsx";

const highest = computed(() =>
  (result.value?.cities ?? []).reduce((high, city) => Math.max(high, city.multiple ?? 0), 1),
);
const scale = computed(() => thresholdScale(highest.value));

/** Cols of the peaks that matter: hubs, highest prominence first; more would be a hedge. */
const mostCols = 8;
const cols = computed(() => {
  const analysis = result.value;
  if (analysis === null) return [];
  const hubs = new Set(analysis.hubs.map(({ id }) => id));
  return analysis.peaks.filter((peak) => peak.col !== null && hubs.has(peak.id)).slice(0, mostCols);
});

export function Threshold() {
  const analysis = result.value;
  const level = shown.value;
  if (analysis === null || level === null) return null;
  const t = threshold.value;
  const { stops, indexOf, position } = scale.value;
  const at = (value: number) => ({ left: `${position(value) * 100}%` });
  const set = (value: number): void => {
    chosenThreshold.value = value === hubLevel.value ? null : value;
  };
  const said = exactMultiple(t);
  const ticks = [...new Set([...(analysis.tiers?.breaks ?? []), analysis.hubLevel])].filter(
    (tick) => tick <= stops.at(-1)!,
  );
  const colours = palette.value;
  return (
    <section class="threshold" aria-label={say("threshold")} inert={study.value !== null && !tableOpen.value}>
      <div class="threshold-head">
        <label for="threshold" title={say("thresholdHelp")}>
          {say("threshold")} <output for="threshold">{said}</output> <small>{say("timesMean")}</small>
        </label>
        <p class="threshold-said" role="status">
          <strong>{sentences.beltsAt(language.value, level.belts.length, said)}</strong>
          <span>{sentences.citiesAbove(language.value, level.above, analysis.cities.length, level.components)}</span>
        </p>
      </div>
      <div class="track">
        <div class="track-inner">
          {cols.value.map((peak) => (
            <button
              type="button"
              class="col-mark"
              style={at(peak.col!.multiple)}
              tabIndex={-1}
              aria-label={`${say("col")} ${nameOf(peak.col!.id)} ${exactMultiple(peak.col!.multiple)} (${nameOf(peak.id)})`}
              title={`${say("col")} ${nameOf(peak.col!.id)} ${exactMultiple(peak.col!.multiple)} · ${nameOf(peak.id)}`}
              onClick={() => set(peak.col!.multiple)}
            />
          ))}
          <input
            id="threshold"
            type="range"
            min={0}
            max={stops.length - 1}
            step={1}
            value={indexOf(t)}
            aria-valuetext={`${sentences.timesMean(language.value, said)}; ${sentences.beltsAt(language.value, level.belts.length, said)}`}
            onInput={(event) => set(stops[Number(event.currentTarget.value)]!)}
          />
          <div class="rug" aria-hidden="true">
            {analysis.cities.length <= 400 &&
              analysis.cities.map(
                (city) =>
                  city.multiple !== null && (
                    <i
                      class={city.multiple >= t ? "" : "under"}
                      style={{
                        ...at(city.multiple),
                        background: tierColour(colours, city.tier, analysis.tiers?.members.length ?? 1),
                      }}
                    />
                  ),
              )}
          </div>
          <div class="ticks" aria-hidden="true">
            {ticks.map((tick) => (
              <span style={at(tick)} class={tick === analysis.hubLevel ? "tick hub-level" : "tick"}>
                {tick}
                {tick === analysis.hubLevel ? ` ${say("hubLevel")}` : ""}
              </span>
            ))}
          </div>
        </div>
      </div>
      <div class="threshold-foot">
        <p>{say("classesFixed")}</p>
        {t !== analysis.hubLevel && (
          <button type="button" class="link" onClick={() => set(analysis.hubLevel)}>
            {say("backToHubLevel")} ({exactMultiple(analysis.hubLevel)})
          </button>
        )}
      </div>
    </section>
  );
}

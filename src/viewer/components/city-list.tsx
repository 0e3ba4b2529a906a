/**
 * All cities by tier, highest first: what the canvas shows, for keyboard and screen reader too.
 *
 * One stop of the tab key; arrows, Home and End move, Enter opens the card. Long lists show their top until asked.
 */
import { computed, signal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { tierColour } from "../map/palette.ts";
import { exactMultiple } from "../numbers.ts";
import { rankById, result } from "../session.ts";
import { chosenCity, hoveredCity, language, palette, say } from "../view.ts";
import { sentences } from "../words.ts";
import { nameOf } from "./city-name.tsx";
import { ClassMark } from "./class-mark.tsx";

const firstShown = 120;
const all = signal(false);
const current = signal(0);

const ordered = computed(() => {
  const ranks = rankById.value;
  return [...(result.value?.cities ?? [])].sort(
    (a, b) => (ranks.get(a.id) ?? Infinity) - (ranks.get(b.id) ?? Infinity) || (a.id < b.id ? -1 : 1),
  );
});

export function CityList() {
  const list = useRef<HTMLUListElement>(null);
  const analysis = result.value;
  if (analysis === null) return null;
  const cities = all.value ? ordered.value : ordered.value.slice(0, firstShown);
  const top = cities[0]?.multiple ?? 1;
  const limits = (analysis.tiers?.breaks ?? []).map((limit) => String(Number(limit.toFixed(2))));
  const tiers = analysis.tiers?.members.length ?? 0;
  const move = (to: number): void => {
    current.value = Math.max(0, Math.min(cities.length - 1, to));
    list.current?.querySelector<HTMLElement>(`[data-at="${current.value}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key];
    if (step !== undefined) move(current.value + step);
    else if (event.key === "Home") move(0);
    else if (event.key === "End") move(cities.length - 1);
    else return;
    event.preventDefault();
  };
  return (
    <section id="cities" aria-labelledby="cities-title">
      <h2 id="cities-title">{say("cities")}</h2>
      <ul class="city-list" ref={list} aria-label={say("citiesList")} onKeyDown={onKeyDown}>
        {cities.map((city, i) => {
          const first = i === 0 || cities[i - 1]!.tier !== city.tier;
          return [
            first && (
              <li class="tier-head">
                {city.tier === null
                  ? say("unscored")
                  : `${sentences.tierName(language.value, city.tier)} · ${sentences.tierRange(language.value, limits[city.tier - 1] ?? null, limits[city.tier - 2] ?? null)}`}
              </li>
            ),
            <li>
              <button
                type="button"
                class="city-row"
                data-at={i}
                data-city={city.id}
                tabIndex={i === Math.min(current.value, cities.length - 1) ? 0 : -1}
                onClick={() => {
                  current.value = i;
                  chosenCity.value = city.id;
                }}
                onFocus={() => (hoveredCity.value = city.id)}
                onBlur={() => (hoveredCity.value = null)}
                onPointerEnter={() => (hoveredCity.value = city.id)}
                onPointerLeave={() => (hoveredCity.value = null)}
              >
                <span class="rank">{rankById.value.get(city.id) ?? ""}</span>
                <span class="city-row-name">
                  {nameOf(city.id)}
                  {city.hubClass !== null && <ClassMark hubClass={city.hubClass} size={15} />}
                </span>
                <span class="meter">
                  <i
                    style={{
                      width: `${top > 0 ? ((city.multiple ?? 0) / top) * 100 : 0}%`,
                      background: tierColour(palette.value, city.tier, tiers),
                    }}
                  />
                </span>
                <span class="number">{exactMultiple(city.multiple)}</span>
              </button>
            </li>,
          ];
        })}
      </ul>
      {cities.length < ordered.value.length && (
        <button type="button" class="link" onClick={() => (all.value = true)}>
          {say("showAll")} ({ordered.value.length})
        </button>
      )}
    </section>
  );
}

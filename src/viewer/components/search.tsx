/**
 * Find a city by id, English or Chinese name: type, arrows move, Enter opens its card, "/" starts from anywhere.
 *
 * The ARIA combobox pattern with a list box; matches at the beginning of a word come first, then anywhere, larger
 * scores first.
 */
import { computed, signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { CityRow } from "../../analysis/result.ts";
import { multipleText } from "../numbers.ts";
import { result } from "../session.ts";
import { folded } from "../table-rows.ts";
import { chosenCity, hoveredCity, language, say } from "../view.ts";
import { sentences } from "../words.ts";

const typed = signal("");
const open = signal(false);
const active = signal(0);

const most = 8;

export function matching(cities: readonly CityRow[], wanted: string): CityRow[] {
  const needle = folded(wanted).trim();
  if (needle === "") return [];
  const rank = (city: CityRow): number => {
    const names = [city.nameEn, city.nameZh, city.id].map(folded);
    if (names.some((name) => name === needle)) return 0;
    if (names.some((name) => name.startsWith(needle))) return 1;
    if (names.some((name) => name.split(/[\s(（-]+/).some((word) => word.startsWith(needle)))) return 2;
    return names.some((name) => name.includes(needle)) ? 3 : 4;
  };
  return cities
    .map((city) => ({ city, rank: rank(city) }))
    .filter((match) => match.rank < 4)
    .sort((a, b) => a.rank - b.rank || (b.city.multiple ?? 0) - (a.city.multiple ?? 0))
    .map((match) => match.city);
}

const matches = computed(() => matching(result.value?.cities ?? [], typed.value));

export function Search() {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const target = event.target as HTMLElement;
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
      if (target.matches("input:not([type=range]), textarea, select")) return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);

  const choose = (city: CityRow | undefined): void => {
    if (city === undefined) return;
    chosenCity.value = city.id;
    typed.value = "";
    open.value = false;
    hoveredCity.value = null;
    field.current?.blur();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const count = Math.min(most, matches.value.length);
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      open.value = true;
      if (count > 0) active.value = (active.value + (event.key === "ArrowDown" ? 1 : count - 1)) % count;
    } else if (event.key === "Enter") {
      event.preventDefault();
      choose(matches.value[active.value]);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      if (typed.value === "") field.current?.blur();
      typed.value = "";
      open.value = false;
    }
  };
  const list = matches.value.slice(0, most);
  const showing = open.value && typed.value.trim() !== "";
  return (
    <div class="search">
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" class="search-icon">
        <circle cx="7" cy="7" r="4.6" fill="none" stroke="currentColor" stroke-width="1.6" />
        <line x1="10.5" y1="10.5" x2="14.2" y2="14.2" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" />
      </svg>
      <input
        ref={field}
        id="search"
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        aria-label={say("search")}
        aria-expanded={showing}
        aria-controls="search-list"
        aria-autocomplete="list"
        aria-activedescendant={showing && list.length > 0 ? `search-${active.value}` : undefined}
        placeholder={say("search")}
        title={say("searchHint")}
        value={typed.value}
        onInput={(event) => {
          typed.value = event.currentTarget.value;
          active.value = 0;
          open.value = true;
        }}
        onFocus={() => (open.value = true)}
        onBlur={() => (open.value = false)}
        onKeyDown={onKeyDown}
      />
      <kbd aria-hidden="true">/</kbd>
      <ul id="search-list" role="listbox" aria-label={say("search")} hidden={!showing}>
        {list.map((city, i) => (
          <li
            id={`search-${i}`}
            role="option"
            aria-selected={i === active.value}
            // Before the blur of the field, which would close the list.
            onPointerDown={(event) => {
              event.preventDefault();
              choose(city);
            }}
            onPointerEnter={() => {
              active.value = i;
              hoveredCity.value = city.id;
            }}
          >
            <span class="search-name">{language.value === "zh" ? city.nameZh : city.nameEn}</span>
            <span class="search-other">{language.value === "zh" ? city.nameEn : city.nameZh}</span>
            <span class="number">{multipleText(city.multiple)}</span>
          </li>
        ))}
        {list.length === 0 && <li class="search-none">{say("noCityFound")}</li>}
      </ul>
      <span class="unseen" role="status">
        {showing ? sentences.citiesFound(language.value, matches.value.length) : ""}
      </span>
    </div>
  );
}

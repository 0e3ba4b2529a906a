/**
 * A field that names cities, one or several, found as one types: a combo box with a list, as the search of the page.
 *
 * Of several, each stands as a chip that can be taken away.
 */
import { useRef, useState } from "preact/hooks";
import { multipleText } from "../../numbers.ts";
import { result } from "../../session.ts";
import { nearestBelt } from "../../nearest-belt.ts";
import { tell } from "../../study-words.ts";
import { language, say } from "../../view.ts";
import { nameOf } from "../city-name.tsx";
import { matching } from "../search.tsx";

const most = 8;

interface Choice {
  readonly id: string;
  readonly name: string;
  readonly other: string;
  readonly multiple: number | null;
}

export function CityField({
  id,
  label,
  title,
  chosen,
  several,
  byDefault,
  choose,
}: {
  id: string;
  label: string;
  title: string;
  chosen: readonly string[];
  several: boolean;
  /** What is taken when no city is chosen. */
  byDefault: string | null;
  /** All that are chosen now; none goes back to the default. */
  choose: (ids: readonly string[]) => void;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const open = typed !== null;
  const choices = open ? choicesFor(typed, several && !chosen.includes(nearestBelt)) : [];
  const take = (choice: Choice | undefined): void => {
    if (choice === undefined) return;
    choose(several ? [...chosen.filter((one) => one !== choice.id), choice.id] : [choice.id]);
    setTyped(several ? "" : null);
    setActive(0);
    if (!several) field.current?.blur();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!open) setTyped("");
      else if (choices.length > 0)
        setActive((active + (event.key === "ArrowDown" ? 1 : choices.length - 1)) % choices.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      take(choices[active]);
    } else if (event.key === "Escape" && open) {
      event.stopPropagation();
      setTyped(null);
    } else if (event.key === "Backspace" && several && (typed ?? "") === "") choose(chosen.slice(0, -1));
  };
  const alone = several ? undefined : chosen[0];
  return (
    <div class="city-field" title={title}>
      <label for={id}>{label}</label>
      <div class="city-field-box">
        {several &&
          chosen.map((one) => (
            <span class="chip" key={one}>
              {choiceName(one)}
              <button
                type="button"
                aria-label={`${tell("remove")}: ${choiceName(one)}`}
                onClick={() => choose(chosen.filter((other) => other !== one))}
              >
                ×
              </button>
            </span>
          ))}
        <input
          ref={field}
          id={id}
          type="text"
          role="combobox"
          autocomplete="off"
          spellcheck={false}
          aria-expanded={open && choices.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={open && choices.length > 0 ? `${id}-${active}` : undefined}
          placeholder={several && chosen.length > 0 ? tell("addCity") : (byDefault ?? tell("findCity"))}
          value={typed ?? (alone === undefined ? "" : nameOf(alone))}
          onFocus={() => {
            setTyped("");
            setActive(0);
          }}
          onBlur={() => setTyped(null)}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
        {!several && alone !== undefined && (
          <button
            type="button"
            class="field-clear"
            aria-label={`${tell("remove")}: ${nameOf(alone)}`}
            onClick={() => choose([])}
          >
            ×
          </button>
        )}
      </div>
      <ul id={`${id}-list`} role="listbox" aria-label={label} hidden={!open || (choices.length === 0 && typed === "")}>
        {choices.map((choice, i) => (
          <li
            key={choice.id}
            id={`${id}-${i}`}
            role="option"
            aria-selected={i === active}
            // Before the blur of the field, which would close the list.
            onPointerDown={(event) => {
              event.preventDefault();
              take(choice);
            }}
            onPointerEnter={() => setActive(i)}
          >
            <span>{choice.name}</span>
            <span class="search-other">{choice.other}</span>
            <span class="number">{choice.multiple === null ? "" : multipleText(choice.multiple)}</span>
          </li>
        ))}
        {open && choices.length === 0 && typed !== "" && <li class="search-none">{say("noCityFound")}</li>}
      </ul>
    </div>
  );
}

function choiceName(id: string): string {
  return id === nearestBelt ? tell("nearestBelt") : nameOf(id);
}

/** Before anything is typed the highest cities. */
function choicesFor(typed: string, withBelt: boolean): Choice[] {
  const cities = result.value?.cities ?? [];
  const found =
    typed.trim() === "" ? [...cities].sort((a, b) => (b.multiple ?? -1) - (a.multiple ?? -1)) : matching(cities, typed);
  const zh = language.value === "zh";
  const belt = { id: nearestBelt, name: tell("nearestBelt"), other: "", multiple: null };
  const needle = typed.trim().toLowerCase();
  const isBelt = withBelt && (needle === "" || belt.name.split(/[ 的]/).some((word) => word.startsWith(needle)));
  return [
    ...(isBelt ? [belt] : []),
    ...found.slice(0, most).map(({ id, nameEn, nameZh, multiple }) => ({
      id,
      name: zh ? nameZh : nameEn,
      other: zh ? nameEn : nameZh,
      multiple,
    })),
  ];
}

/** The panel beside the map, a sheet over it on a phone: the overview, or the card of the chosen city. */
import { useEffect, useRef } from "preact/hooks";
import { session } from "../session.ts";
import { chosenCity, say, sheetOpen } from "../view.ts";
import { Card } from "./card.tsx";
import { nameOf } from "./city-name.tsx";
import { Overview } from "./overview.tsx";

export function Panel() {
  const scroll = useRef<HTMLDivElement>(null);
  const id = chosenCity.value;
  const title = id === null ? [say("inShort"), say("belts"), say("hubs"), say("citiesWord")].join(" · ") : nameOf(id);
  // The card starts at its head; coming back, the overview stands where it was left.
  const left = useRef(0);
  useEffect(() => {
    const element = scroll.current;
    if (element === null) return;
    element.scrollTop = id === null ? left.current : 0;
    // What was pressed is hidden now; whoever goes by keyboard goes on from the card.
    if (id !== null && document.activeElement === document.body)
      document.querySelector<HTMLElement>("#card-name")?.focus({ preventScroll: true });
  }, [id]);
  return (
    <aside class={`panel${sheetOpen.value ? " open" : ""}`} aria-label={say("panel")}>
      <button
        type="button"
        class="sheet-handle"
        aria-expanded={sheetOpen.value}
        aria-controls="panel-body"
        onClick={() => (sheetOpen.value = !sheetOpen.value)}
      >
        <span class="grip" aria-hidden="true" />
        <span>{title}</span>
      </button>
      <div
        class="panel-body"
        id="panel-body"
        ref={scroll}
        onScroll={(event) => {
          if (chosenCity.peek() === null) left.current = event.currentTarget.scrollTop;
        }}
      >
        {id !== null && session.value !== null && (
          <button type="button" class="back" onClick={() => (chosenCity.value = null)}>
            ‹ {say("back")}
          </button>
        )}
        <div hidden={id !== null}>
          <Overview />
        </div>
        {id !== null && <Card id={id} key={id} />}
      </div>
    </aside>
  );
}

/** The page: bar, map with its threshold, panel; or the sentence that says why there is nothing to show. */
import { useEffect } from "preact/hooks";
import { failure, result } from "../session.ts";
import { chosenCity, say, sheetOpen, study } from "../view.ts";
import { Bar } from "./bar.tsx";
import { closeStudy } from "../study.ts";
import { CityTable } from "./city-table.tsx";
import { FailureText } from "./failure-text.tsx";
import { MapView } from "./map-view.tsx";
import { DropVeil, OwnFilesDialog } from "./open-files.tsx";
import { Panel } from "./panel.tsx";
import { StudyPlace } from "./study-place.tsx";
import { Threshold } from "./threshold.tsx";

export function Page() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== "Escape" || document.querySelector("dialog[open]") !== null) return;
      const left = chosenCity.value;
      if (left === null) {
        if (study.value === null) sheetOpen.value = false;
        else closeStudy();
        return;
      }
      chosenCity.value = null;
      // By keyboard one goes on in the list where the card was opened.
      requestAnimationFrame(() =>
        document.querySelector<HTMLElement>(`[data-city="${CSS.escape(left)}"]`)?.focus({ preventScroll: true }),
      );
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
  return (
    <>
      <Bar />
      {failure.value !== null && result.value === null ? (
        <main class="alone">
          <FailureText failure={failure.value} />
        </main>
      ) : (
        <main class="workspace">
          <div class="map-column">
            <MapView />
            <StudyPlace />
            <CityTable />
            <Threshold />
          </div>
          <Panel />
          {result.value === null && (
            <p class="loading" role="status">
              {say("reading")}
            </p>
          )}
          {failure.value !== null && result.value !== null && <FailureText failure={failure.value} />}
        </main>
      )}
      <DropVeil />
      <OwnFilesDialog />
    </>
  );
}

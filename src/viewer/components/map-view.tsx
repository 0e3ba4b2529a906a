/**
 * The map in the page: hands the stage a new picture whenever the analysis or a choice changes.
 *
 * Drawing happens in an effect of signals, beside Preact: a moved slider redraws the stage and renders no component of
 * the map.
 */
import { effect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { drawn, mapScale, overlay, picture, pictureChanges, stage, stageSize } from "../drawing.ts";
import { pictureTasks } from "../long-task.ts";
import { openStage, type Prepared, prepared } from "../map/stage.ts";
import { session } from "../session.ts";
import { chosenCity, hoveredCity, say, sheetOpen, study } from "../view.ts";
import { Legend } from "./legend.tsx";
import { MapControls, ZoomButtons } from "./map-controls.tsx";
import { ScaleBar } from "./scale-bar.tsx";
import { Working } from "./working.tsx";

/** Share of the window that the open sheet of a phone takes, as in page.css. */
const openSheet = 0.57;

export function MapView() {
  const container = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = container.current!;
    const phone = matchMedia("(max-width: 760px)");
    const calm = matchMedia("(prefers-reduced-motion: reduce)");
    const opened = openStage(
      element,
      {
        choose: (city) => {
          chosenCity.value = city;
        },
        hover: (city) => (hoveredCity.value = city),
        covered: () => {
          if (!sheetOpen.peek() || !phone.matches) return 0;
          // Its height when open, not while it still slides.
          return Math.max(0, element.getBoundingClientRect().bottom - window.innerHeight * (1 - openSheet));
        },
      },
      () => calm.matches,
    );
    opened.onFrame(() => {
      mapScale.value = opened.scale();
      drawn.value = true;
    });
    const measure = (): void => {
      stageSize.value = { width: element.offsetWidth, height: element.offsetHeight };
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    stage.value = opened;
    let latest: Prepared | null = null;
    let shown: Prepared | null = null;
    let redrawing = false;
    let changed = false;
    let ended = false;
    /** A city to bring into sight once the picture with it stands. */
    let wanted: string | null = null;
    /** Picture, graph and frame are a task each: for many cities together they would hold up the page. */
    const redraw = async (): Promise<void> => {
      while (changed) {
        changed = false;
        const next = picture.peek();
        if (next === null) return;
        if (latest?.picture !== next) {
          await nextTask();
          if (ended) return;
          latest = prepared(next);
        }
        await nextFrame();
        const over = overlay.peek();
        if (ended || over === null) return;
        if (latest === shown) opened.mark(over);
        else opened.show(latest, over);
        shown = latest;
        if (wanted !== null) opened.reveal(wanted);
        wanted = null;
      }
    };
    const stopDrawing = effect(() => {
      void pictureChanges.value;
      changed = true;
      if (redrawing) return;
      redrawing = true;
      void nextTask()
        .then(redraw)
        .finally(() => (redrawing = false));
    });
    const stopRevealing = effect(() => {
      if (chosenCity.value === null || session.value === null) return;
      sheetOpen.value = true;
      wanted = chosenCity.value;
    });
    return () => {
      stopDrawing();
      ended = true;
      stopRevealing();
      observer.disconnect();
      opened.end();
    };
  }, []);
  return (
    <section class="map" aria-label={say("map")} inert={study.value !== null}>
      <div class="stage" ref={container} />
      <MapControls />
      <Legend />
      <ZoomButtons />
      <ScaleBar />
      <Working of={pictureTasks} />
    </section>
  );
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()));
}

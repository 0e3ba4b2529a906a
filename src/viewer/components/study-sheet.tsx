/**
 * A study: one analysis over the map, with its question, its controls, its figures and its tables. The panel stays
 * beside it, so that a city named in it opens its card there.
 */
// oxlint-disable-next-line import/no-unassigned-import -- the page's style sheet holds what the first picture needs
import "../study.css";
import { useEffect, useRef } from "preact/hooks";
import type { AreasResult } from "../../analysis/areas-result.ts";
import type { BeltsResult } from "../../analysis/belts-result.ts";
import type { CorridorResult } from "../../analysis/corridor-result.ts";
import type { DiffusionResult } from "../../analysis/diffusion-result.ts";
import type { ScoreRow } from "../../analysis/result.ts";
import type { UpliftResult } from "../../analysis/uplift-result.ts";
import type { Offer } from "../analyst-task.ts";
import { studyTasks } from "../long-task.ts";
import { offerTitle } from "../offer-title.ts";
import { closeStudy, timesOpened } from "../study.ts";
import { valuesOf } from "../study-options.ts";
import { computeAgain, followFigures, followStudy, openNow, outcome, shownResult } from "../study-run.ts";
import { tell } from "../study-words.ts";
import { say, told } from "../view.ts";
import { FailureText } from "./failure-text.tsx";
import { AreasStudy } from "./study/areas.tsx";
import { BeltsStudy } from "./study/belts.tsx";
import { Controls } from "./study/controls.tsx";
import { CorridorStudy } from "./study/corridor.tsx";
import { DiffusionStudy } from "./study/diffusion.tsx";
import { GenericStudy } from "./study/generic.tsx";
import { UpliftStudy } from "./study/uplift.tsx";
import { Working } from "./working.tsx";

export function StudySheet() {
  const body = useRef<HTMLDivElement>(null);
  const open = openNow.value;
  useEffect(() => {
    const ends = [followStudy(), followFigures()];
    return () => {
      for (const end of ends) end();
    };
  }, []);
  const times = timesOpened.value;
  useEffect(() => {
    if (times === 0 || body.current === null) return;
    body.current.scrollTop = 0;
    body.current.querySelector<HTMLElement>("#study-title")?.focus({ preventScroll: true });
  }, [times]);
  if (open === null) return null;
  const { offer, said } = open;
  return (
    <section
      class="study"
      id="study"
      aria-labelledby="study-title"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        closeStudy();
      }}
    >
      <div class="study-body" ref={body}>
        <header class="study-head">
          <div>
            <p class="study-name">{offerTitle(offer)}</p>
            <h2 id="study-title" tabIndex={-1}>
              {told(offer.question)}
            </h2>
          </div>
          <button
            type="button"
            class="close"
            aria-label={say("close")}
            title={`${say("close")} (Esc)`}
            onClick={closeStudy}
          >
            ×
          </button>
        </header>
        <Controls open={open} />
        {valuesOf(offer, said) === null ? <p class="note">{tell("chooseFirst")}</p> : <Computed offer={offer} />}
      </div>
      <Working of={studyTasks} />
    </section>
  );
}

/** How far it is, and what came out. */
function Computed({ offer }: { offer: Offer }) {
  const now = outcome.value;
  const shown = shownResult.value;
  const waiting = now === null || now.kind === "waiting";
  if (now?.kind === "failed") return <FailureText failure={now.failure} title={tell("cannotCompute")} />;
  if (now?.kind === "cancelled")
    return (
      <p class="caution">
        {say("wasCancelled")}{" "}
        <button type="button" class="link" onClick={computeAgain}>
          {say("computeNow")}
        </button>
      </p>
    );
  return (
    <>
      {waiting && (
        <p class="note" role="status">
          {say("beingComputed")} {shown !== null && tell("older")}
        </p>
      )}
      {shown !== null && (
        <div class={`study-result${shown.current ? "" : " older"}`} aria-busy={!shown.current}>
          <ScoreLine result={shown.result} />
          <Result offer={offer} result={shown.result} />
        </div>
      )}
    </>
  );
}

function ScoreLine({ result }: { result: object }) {
  const score = "score" in result ? (result.score as Pick<ScoreRow, "title" | "year"> | null) : null;
  if (score === null) return null;
  return (
    <p class="note">
      {say("score")}
      {tell("colon")}
      {[told(score.title), score.year].filter((part) => part !== null).join(" · ")}
    </p>
  );
}

function Result({ offer, result }: { offer: Offer; result: object }) {
  switch (offer.id) {
    case "belts":
      return <BeltsStudy result={result as BeltsResult} />;
    case "corridor":
      return <CorridorStudy result={result as CorridorResult} />;
    case "uplift":
      return <UpliftStudy result={result as UpliftResult} />;
    case "areas":
      return <AreasStudy result={result as AreasResult} />;
    case "diffusion":
      return <DiffusionStudy result={result as DiffusionResult} />;
    default:
      return <GenericStudy offer={offer} result={result} />;
  }
}

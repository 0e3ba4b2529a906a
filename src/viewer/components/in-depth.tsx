/** The analyses that can be opened over the map: a line for each, with its question. Those of belts stand open. */
import type { Offer } from "../analyst-task.ts";
import { offerTitle } from "../offer-title.ts";
import { offers } from "../offers.ts";
import { openStudy, startOf } from "../study.ts";
import { say, study, told } from "../view.ts";

export function InDepth() {
  const studies = offers.value.filter(({ id }) => id !== "analyze");
  const [ofBelts, others] = [
    studies.filter(({ reads }) => reads === "belts"),
    studies.filter(({ reads }) => reads !== "belts"),
  ];
  if (studies.length === 0) return null;
  return (
    <section class="in-depth" aria-labelledby="in-depth">
      <h2 id="in-depth">{say("inDepth")}</h2>
      <Lines studies={ofBelts} />
      {others.length > 0 && (
        <details class="aside">
          <summary>
            {say("furtherStudies")} ({others.length})
          </summary>
          <Lines studies={others} />
        </details>
      )}
    </section>
  );
}

function Lines({ studies }: { studies: readonly Offer[] }) {
  return (
    <ul class="study-lines">
      {studies.map((offer) => (
        <li key={offer.id}>
          <button
            type="button"
            aria-expanded={study.value?.analysis === offer.id}
            onClick={() => openStudy(offer.id, startOf(offer))}
          >
            <strong>{offerTitle(offer)}</strong>
            <span>{told(offer.question)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

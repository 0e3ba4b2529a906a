/** What the map shows: which ties, which colouring; and the buttons that do what the wheel does. */
import { layerTitle } from "../layer-title.ts";
import { offerTitle } from "../offer-title.ts";
import { stage } from "../drawing.ts";
import { columnOffers, offeredBy } from "../offers.ts";
import { ownColouring } from "../shown-colours.ts";
import { chooseScore, drawnLayer, session } from "../session.ts";
import { scoreNames } from "../../analysis/score.ts";
import type { Text } from "../../support/text.ts";
import { chosenLayer, colourMode, language, ownColourings, say, told } from "../view.ts";
import type { Word } from "../words.ts";

const modeWords: Readonly<Record<keyof typeof ownColourings, Word>> = {
  tier: "byTier",
  class: "byClass",
  community: "byCommunity",
};

export function MapControls() {
  const layers = [...(session.value?.dataset.network.layers.values() ?? [])];
  const scores = scoreChoices();
  return (
    <div class="map-controls">
      {scores.length > 1 && (
        <label class="field">
          <span>{say("scoreChoice")}</span>
          <select
            id="score"
            value={session.value?.options.score ?? ""}
            onChange={(event) => void chooseScore(event.currentTarget.value)}
          >
            {scores.map(({ id, title }) => (
              <option value={id}>{told(title)}</option>
            ))}
          </select>
        </label>
      )}
      <label class="field">
        <span>{say("ties")}</span>
        <select
          id="layer"
          value={drawnLayer.value ?? "none"}
          onChange={(event) => (chosenLayer.value = event.currentTarget.value)}
        >
          {layers.map((layer) => (
            <option value={layer.id}>{layerTitle(layer)}</option>
          ))}
          <option value="none">{say("noTies")}</option>
        </select>
      </label>
      <ColourMenu />
    </div>
  );
}

/** The own colourings first, then every column of every analysis; one that has not been run is run when it is chosen. */
function ColourMenu() {
  const shownAlready = new Set<string>(Object.values(ownColourings));
  const groups = columnOffers.value.map((offer) => ({
    offer,
    columns: offeredBy(offer, language.value).filter(
      ({ key, column }) => (column.kind === "number" || column.kind === "class") && !shownAlready.has(key),
    ),
  }));
  const chosen = ownColouring.value ?? colourMode.value;
  return (
    <label class="field">
      <span>{say("colour")}</span>
      <select id="colour" value={chosen} onChange={(event) => (colourMode.value = event.currentTarget.value)}>
        <optgroup label={say("colour")}>
          {Object.entries(modeWords).map(([mode, word]) => (
            <option value={mode}>{say(word)}</option>
          ))}
        </optgroup>
        {groups.map(({ offer, columns }) => (
          <optgroup label={offerTitle(offer)}>
            {columns.map(({ key, column }) => (
              <option value={key}>{told(column.title)}</option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}

function scoreChoices(): { id: string; title: Text }[] {
  const dataset = session.value?.dataset;
  if (dataset === undefined) return [];
  const titles = new Map(
    [...dataset.scores, ...dataset.derived, ...dataset.indicators.values()].map(({ id, title }) => [id, title]),
  );
  return scoreNames(dataset).map((id) => ({ id, title: titles.get(id) ?? { en: id, zh: id } }));
}

export function ZoomButtons() {
  return (
    <div class="zoom">
      <button type="button" aria-label={say("zoomIn")} title={say("zoomIn")} onClick={() => stage.value?.zoom(1)}>
        +
      </button>
      <button type="button" aria-label={say("zoomOut")} title={say("zoomOut")} onClick={() => stage.value?.zoom(-1)}>
        −
      </button>
      <button type="button" aria-label={say("wholeMap")} title={say("wholeMap")} onClick={() => stage.value?.fit()}>
        <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
          <path
            d="M2,6 V2 H6 M10,2 H14 V6 M14,10 V14 H10 M6,14 H2 V10"
            fill="none"
            stroke="currentColor"
            stroke-width="1.6"
          />
        </svg>
      </button>
    </div>
  );
}

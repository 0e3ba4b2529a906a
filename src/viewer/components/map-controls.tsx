/** What the map shows: which ties, which colouring; and the buttons that do what the wheel does. */
import { layerTitle } from "../layer-title.ts";
import { stage } from "../drawing.ts";
import { pagePool } from "../page-pool.ts";
import { chooseScore, drawnLayer, session } from "../session.ts";
import { scoreNames } from "../../analysis/score.ts";
import type { Text } from "../../support/text.ts";
import { chosenLayer, type ColourMode, colourMode, colourModes, say, told } from "../view.ts";
import type { Word } from "../words.ts";

const modeWords: Readonly<Record<ColourMode, Word>> = { tier: "byTier", class: "byClass", community: "byCommunity" };

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
            onChange={(event) => void chooseScore(event.currentTarget.value, pagePool)}
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
      <div class="field" role="radiogroup" aria-label={say("colour")}>
        <span aria-hidden="true">{say("colour")}</span>
        <div class="segments">
          {colourModes.map((mode) => (
            <label class={mode === colourMode.value ? "chosen" : ""}>
              <input
                type="radio"
                name="colour"
                value={mode}
                checked={mode === colourMode.value}
                onChange={() => (colourMode.value = mode)}
              />
              {say(modeWords[mode])}
            </label>
          ))}
        </div>
      </div>
    </div>
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

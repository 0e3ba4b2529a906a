/** What size, colour, lines and rings mean, from which score, layer and year; always the picture's own state. */
import { layerTitle } from "../layer-title.ts";
import type { ComponentChildren } from "preact";
import { hubClassText } from "../../analysis/wording.ts";
import { cellText, columnTitle, numberText } from "../cell-text.ts";
import { want } from "../city-values.ts";
import { cellsApproximate, discs, tiesLeftOut } from "../drawing.ts";
import { communityColour, tierColour } from "../map/palette.ts";
import { isCutOff, mostBroken } from "../picture.ts";
import { computing, drawnLayer, result, session, shown, whole } from "../session.ts";
import { colourColumn, columnColouring, columnValues, ownColouring } from "../shown-colours.ts";
import { language, palette, say, told } from "../view.ts";
import { classOrder, sentences } from "../words.ts";
import { ClassMark, GapMark } from "./class-mark.tsx";

export function Legend() {
  const analysis = result.value;
  if (analysis === null) return null;
  return (
    <details class="legend" open={!matchMedia("(max-width: 760px)").matches}>
      <summary>{say("legend")}</summary>
      <div class="legend-body">
        {analysis.score !== null && (
          <section>
            <h3>{told(analysis.score.title) + (analysis.score.year === null ? "" : ` · ${analysis.score.year}`)}</h3>
            <Sizes />
          </section>
        )}
        <section>
          <Colours />
        </section>
        <section>
          <Rings />
        </section>
        <Lines />
        {cellsApproximate.value && <p class="legend-note">{say("approximateCells")}</p>}
      </div>
    </details>
  );
}

const roundMultiples = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

/** Discs at round multiples, by the rule that draws the map. */
function Sizes() {
  const { radius } = discs.value;
  const highest = result.value!.cities.reduce((high, city) => Math.max(high, city.multiple ?? 0), 0);
  const most = roundMultiples.findLast((multiple) => multiple <= highest) ?? 1;
  const shownSizes = [...new Set([0.5, 1, most])].map((multiple) => ({ multiple, r: radius(multiple) }));
  const largest = Math.max(...shownSizes.map(({ r }) => r));
  let x = 2;
  const placed = shownSizes.map(({ multiple, r }) => {
    const width = Math.max(2 * r, 24);
    const at = x + width / 2;
    x += width + 6;
    return { multiple, r, at };
  });
  const height = 2 * largest + 18;
  return (
    <svg class="sizes" width="180" height={height} viewBox={`0 0 180 ${height}`} role="img" aria-label={say("size")}>
      {placed.map(({ multiple, r, at }) => (
        <g>
          <circle cx={at} cy={2 * largest - r + 1} r={r} class="size-disc" />
          <text x={at} y={height - 3} text-anchor="middle">
            {multiple}
          </text>
        </g>
      ))}
      <text x={x + 2} y={height - 3}>
        {say("timesMean")}
      </text>
    </svg>
  );
}

function Colours() {
  const analysis = result.value!;
  const colours = palette.value;
  const own = ownColouring.value;
  if (own === null) return <ColumnColours />;
  if (own === "tier") {
    const { tiers } = analysis;
    if (tiers === null) return null;
    const limits = tiers.breaks.map((limit) => String(Number(limit.toFixed(2))));
    return (
      <ul class="swatches">
        {tiers.members.map((members, i) => (
          <Swatch colour={tierColour(colours, i + 1, tiers.members.length)} count={members.length}>
            {sentences.tierRange(language.value, limits[i] ?? null, limits[i - 1] ?? null)}
          </Swatch>
        ))}
        {tiers.unscored.length > 0 && (
          <Swatch colour={colours.noScore} count={tiers.unscored.length}>
            {say("noScore")}
          </Swatch>
        )}
      </ul>
    );
  }
  if (own === "class")
    return (
      <ul class="swatches">
        <Swatch colour={colours.classes.none} count={analysis.cities.length - analysis.hubs.length}>
          {say("noHub")}
        </Swatch>
      </ul>
    );
  const { communities } = analysis;
  if (communities === null) {
    if (whole.value === "cancelled") return <Cancelled analysis="analyze" />;
    return <p class="legend-note">{say(computing.value ? "communitiesWait" : "noCommunity")}</p>;
  }
  const layer = analysis.layers.find(({ id }) => id === communities.layer);
  const most = 6;
  return (
    <>
      <p class="legend-note">
        {say("communitiesOn")} {layer === undefined ? communities.layer : told(layer.title)}
      </p>
      <ul class="swatches">
        {communities.members.slice(0, most).map((members, i) => (
          <Swatch colour={communityColour(colours, i + 1)} count={members.length}>
            {sentences.community(language.value, i + 1)}
          </Swatch>
        ))}
        {communities.unassigned.length > 0 && (
          <Swatch colour={colours.noScore} count={communities.unassigned.length}>
            {say("noCommunity")}
          </Swatch>
        )}
      </ul>
    </>
  );
}

/** Of a column: what it is, the steps or classes, and how many cities have no value. */
function ColumnColours() {
  const chosen = colourColumn.value;
  if (chosen === null) return null;
  const { column, offer } = chosen;
  const values = columnValues.value;
  const colouring = columnColouring.value;
  return (
    <>
      <h3 title={told(offer.question)}>{columnTitle(column)}</h3>
      {values.kind === "waiting" && (
        <p class="legend-note" role="status">
          {say("beingComputed")}
        </p>
      )}
      {values.kind === "cancelled" && <Cancelled analysis={offer.id} />}
      {values.kind === "failed" && (
        <p class="legend-note" role="alert">
          {told(values.failure.message)} {values.failure.wayOut !== null && told(values.failure.wayOut)}
        </p>
      )}
      {colouring !== null && (
        <ul class="swatches">
          {/* The highest first, as the tiers are. */}
          {(column.kind === "number" ? [...colouring.rows].reverse() : colouring.rows).map(
            ({ colour, says, count }) => (
              <Swatch colour={colour} count={count}>
                {says.kind === "range" && sentences.range(numberText(says.low), numberText(says.high))}
                {says.kind === "class" && cellText(column, says.value, language.value)}
                {says.kind === "other" && sentences.otherClasses(language.value, says.classes)}
              </Swatch>
            ),
          )}
          {colouring.missing > 0 && (
            <Swatch colour={palette.value.noScore} count={colouring.missing}>
              {say("noValue")}
            </Swatch>
          )}
        </ul>
      )}
      {colouring !== null && column.kind === "number" && colouring.rows.length > 1 && (
        <p class="legend-note">{say("equalSteps")}</p>
      )}
    </>
  );
}

function Cancelled({ analysis }: { analysis: string }) {
  return (
    <p class="legend-note">
      {say("wasCancelled")}{" "}
      <button type="button" class="link" onClick={() => void want(analysis, true)}>
        {say("computeNow")}
      </button>
    </p>
  );
}

function Swatch({ colour, count, children }: { colour: string; count: number; children: ComponentChildren }) {
  return (
    <li>
      <i class="swatch" style={{ background: colour }} />
      <span>{children}</span>
      <span class="number">{count}</span>
    </li>
  );
}

function Rings() {
  const analysis = result.value!;
  const counts = new Map(classOrder.map((name) => [name, analysis.hubs.filter((hub) => hub.hubClass === name).length]));
  const cutOff = analysis.hubs.find(isCutOff);
  return (
    <ul class="swatches">
      {classOrder
        .filter((name) => counts.get(name)! > 0)
        .map((name) => (
          <li>
            <ClassMark hubClass={name} />
            <span>{capital(told(hubClassText[name]))}</span>
            <span class="number">{counts.get(name)}</span>
          </li>
        ))}
      {cutOff !== undefined && (
        <li>
          <GapMark colour={palette.value.classes[cutOff.hubClass]} />
          <span>{say("gapCity")}</span>
        </li>
      )}
    </ul>
  );
}

function Lines() {
  const analysis = result.value!;
  const colours = palette.value;
  const layer = session.value?.dataset.network.layers.get(drawnLayer.value ?? "");
  const cutOff = analysis.hubs.find(isCutOff);
  return (
    <section>
      <ul class="swatches">
        {(shown.value?.belts.length ?? 0) > 0 && (
          <LineRow text={say("belt")}>
            <Stroke ends={[6, 24]} colour={colours.ribbon} width={12} opacity={0.35} />
            <Stroke ends={[6, 24]} colour={colours.ribbon} width={7} opacity={0.7} />
          </LineRow>
        )}
        {analysis.score !== null && (
          <LineRow text={say("component")}>
            <Stroke ends={[4, 26]} colour={colours.component} width={7} opacity={0.4} />
          </LineRow>
        )}
        {cutOff !== undefined && (
          <LineRow
            text={
              <>
                {say("gapPath")}
                {analysis.hubs.filter(isCutOff).length > mostBroken && (
                  <small>{sentences.highestPaths(language.value, mostBroken)}</small>
                )}
              </>
            }
          >
            <Stroke ends={[3, 28]} colour={colours.classes[cutOff.hubClass]} width={3} dash="6 5" />
          </LineRow>
        )}
        {layer !== undefined && (
          <LineRow
            text={
              <>
                {layerTitle(layer)}
                {!allAlike(layer.strength) && <small>{told(layer.unit)}</small>}
                {layer.directed && <small>{say("strongerWay")}</small>}
                {tiesLeftOut.value !== null && (
                  <small>{sentences.strongestDrawn(language.value, tiesLeftOut.value)}</small>
                )}
              </>
            }
          >
            {allAlike(layer.strength) ? (
              <Stroke ends={[2, 28]} colour={colours.tie} width={1.4} opacity={0.6} />
            ) : (
              <path d="M2,7.4 L28,4 V12 L2,8.6 Z" fill={colours.tie} opacity="0.65" />
            )}
          </LineRow>
        )}
      </ul>
    </section>
  );
}

function LineRow({ text, children }: { text: ComponentChildren; children: ComponentChildren }) {
  return (
    <li>
      <svg class="line" width="30" height="16" aria-hidden="true">
        {children}
      </svg>
      <span>{text}</span>
    </li>
  );
}

interface StrokeLook {
  readonly ends: readonly [number, number];
  readonly colour: string;
  readonly width: number;
  readonly opacity?: number;
  readonly dash?: string;
}

function Stroke({ ends: [from, to], colour, width, opacity = 1, dash = "none" }: StrokeLook) {
  return (
    <line
      x1={from}
      x2={to}
      y1="8"
      y2="8"
      stroke={colour}
      stroke-width={width}
      stroke-dasharray={dash}
      stroke-linecap="round"
      opacity={opacity}
    />
  );
}

function allAlike(strengths: Float64Array): boolean {
  return strengths.every((strength) => strength === strengths[0]);
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

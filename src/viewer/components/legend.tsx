/** What size, colour, lines and rings mean, from which score, layer and year; always the picture's own state. */
import { layerTitle } from "../layer-title.ts";
import type { ComponentChildren } from "preact";
import { hubClassText } from "../../analysis/wording.ts";
import { cellsApproximate, discs } from "../drawing.ts";
import { communityColour, tierColour } from "../map/palette.ts";
import { isCutOff } from "../picture.ts";
import { computing, drawnLayer, result, session, shown } from "../session.ts";
import { colourMode, language, palette, say, told } from "../view.ts";
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
  if (colourMode.value === "tier") {
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
  if (colourMode.value === "class")
    return (
      <ul class="swatches">
        <Swatch colour={colours.classes.none} count={analysis.cities.length - analysis.hubs.length}>
          {say("noHub")}
        </Swatch>
      </ul>
    );
  const { communities } = analysis;
  if (communities === null)
    return <p class="legend-note">{say(computing.value ? "communitiesWait" : "noCommunity")}</p>;
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
          <LineRow text={say("gapPath")}>
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

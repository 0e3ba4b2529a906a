/** The ring of a hub class as on the map (map/marks.ts), for legends, tables and cards. */
import type { HubClass } from "../../analysis/result.ts";
import { ringShapes } from "../map/marks.ts";
import { palette } from "../view.ts";

export function ClassMark({ hubClass, size = 20 }: { hubClass: HubClass; size?: number }) {
  const shape = ringShapes[hubClass];
  const colour = palette.value.classes[hubClass];
  const ring = 6;
  return (
    <svg class="mark" width={size} height={size} viewBox="-10 -10 20 20" aria-hidden="true">
      <circle r="3" fill={colour} />
      {shape.arcs.map(([from, to]) => (
        <path d={arc(ring, from, to)} fill="none" stroke={colour} stroke-width="1.7" />
      ))}
      {shape.second && <circle r="9" fill="none" stroke={colour} stroke-width="1.5" />}
      {shape.ticks &&
        [45, 135, 225, 315].map((angle) => (
          <line x1="7.2" x2="10" y1="0" y2="0" stroke={colour} stroke-width="2" transform={`rotate(${angle})`} />
        ))}
    </svg>
  );
}

export function GapMark({ colour, size = 20 }: { colour: string; size?: number }) {
  return (
    <svg class="mark" width={size} height={size} viewBox="-10 -10 20 20" aria-hidden="true">
      <circle r="2.6" fill={colour} opacity="0.55" />
      <path d="M0,-7.5 L7.5,0 L0,7.5 L-7.5,0 Z" fill="none" stroke={colour} stroke-width="1.7" />
    </svg>
  );
}

function arc(radius: number, from: number, to: number): string {
  const point = (turn: number): string => {
    const angle = turn * 2 * Math.PI - Math.PI / 2;
    return `${radius * Math.cos(angle)},${radius * Math.sin(angle)}`;
  };
  // A whole circle has no single arc in SVG: two halves.
  const middle = (from + to) / 2;
  return `M${point(from)} A${radius},${radius} 0 0 1 ${point(middle)} A${radius},${radius} 0 0 1 ${point(to)}`;
}

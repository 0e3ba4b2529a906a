/**
 * The profile of a path: how high (in multiples of the mean) each city along it stands, against a level.
 *
 * Horizontal: km along the path, but never closer than names allow. Vertical: root of the multiple, as the discs' radii
 * on the map, so that a city at a quarter of the mean is still seen beside one at eight times.
 */
import { chosenCity, palette } from "../view.ts";
import { exactMultiple } from "../numbers.ts";
import { cityById } from "../session.ts";
import { greatCircleKm } from "../../network/great-circle.ts";
import { nameOf } from "./city-name.tsx";

const width = 340;
const height = 112;
const top = 20;
const floor = 84;
const side = 26;

export function Profile({
  path,
  level,
  low,
  title,
}: {
  path: readonly string[];
  level: number;
  low: string | null;
  title: string;
}) {
  const cities = path.map((id) => cityById.value.get(id)).filter((city) => city !== undefined);
  if (cities.length < 2) return null;
  const heights = cities.map((city) => Math.sqrt(city.multiple ?? 0));
  const highest = Math.max(...heights, Math.sqrt(level)) * 1.04;
  const y = (value: number): number => floor - ((floor - top) * value) / highest;
  const xs = positions(cities.map(({ lon, lat }) => (lon === null || lat === null ? null : { lon, lat })));
  const points = cities.map((_, i) => `${xs[i]!.toFixed(1)},${y(heights[i]!).toFixed(1)}`);
  const colours = palette.value;
  const lowColour = low === null ? colours.ribbon : undefined;
  // Names that would meet stand on two lines.
  const staggered =
    cities.length > 5 ||
    xs.some(
      (x, i) => i > 0 && x - xs[i - 1]! < nameOf(cities[i]!.id).length * 3.1 + nameOf(cities[i - 1]!.id).length * 3.1,
    );
  return (
    <svg class="profile" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title}>
      <path
        class="profile-area"
        d={`M${xs[0]},${floor} L${points.join(" L")} L${xs.at(-1)},${floor} Z`}
        fill={colours.ribbon}
      />
      <line class="profile-level" x1="4" x2={width - 4} y1={y(Math.sqrt(level))} y2={y(Math.sqrt(level))} />
      <text class="profile-level-text" x={width - 4} y={y(Math.sqrt(level)) - 3} text-anchor="end">
        {exactMultiple(level)}
      </text>
      <polyline
        points={points.join(" ")}
        fill="none"
        stroke={colours.ribbon}
        stroke-width="2"
        stroke-linejoin="round"
      />
      {cities.map((city, i) => {
        const below = (city.multiple ?? 0) < level;
        return (
          <g class={`profile-city${city.id === chosenCity.value ? " here" : ""}${city.id === low ? " low" : ""}`}>
            <line x1={xs[i]} x2={xs[i]} y1={y(heights[i]!)} y2={floor} class="profile-stem" />
            <circle
              cx={xs[i]}
              cy={y(heights[i]!)}
              r={city.id === low ? 4.6 : 3.8}
              fill={below ? colours.land : (lowColour ?? colours.ribbon)}
              stroke={below ? colours.classes.isolated : colours.ribbon}
              stroke-width="2"
            />
            <text x={xs[i]} y={y(heights[i]!) - 8} text-anchor="middle" class="profile-value">
              {exactMultiple(city.multiple)}
            </text>
            <text
              x={xs[i]}
              y={floor + (staggered && i % 2 === 1 ? 26 : 13)}
              text-anchor={i === 0 ? "start" : i === cities.length - 1 ? "end" : "middle"}
              dx={i === 0 ? -side + 4 : i === cities.length - 1 ? side - 4 : 0}
            >
              {nameOf(city.id)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

/** Along the path by km, each step at least half an even one. */
function positions(points: readonly ({ lon: number; lat: number } | null)[]): number[] {
  const steps = points.slice(1).map((point, i) => {
    const before = points[i];
    return point === null || before === null || before === undefined ? 1 : greatCircleKm(before, point);
  });
  const mean = steps.reduce((a, b) => a + b, 0) / steps.length || 1;
  const widened = steps.map((step) => Math.max(step, mean * 0.6));
  const total = widened.reduce((a, b) => a + b, 0);
  const room = width - 2 * side;
  let x = side;
  return [side, ...widened.map((step) => (x += (step / total) * room))];
}

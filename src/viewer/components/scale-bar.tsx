/** How long a round number of km is on the map now; the projection is in km, so one ratio serves the whole map. */
import { language } from "../view.ts";
import { sentences } from "../words.ts";
import { hasScaleBar, mapScale } from "../drawing.ts";

const longest = 110;

export function ScaleBar() {
  const scale = mapScale.value;
  if (!hasScaleBar.value || scale <= 0) return null;
  const room = longest / scale;
  const power = 10 ** Math.floor(Math.log10(room));
  const km = [5, 2, 1].map((step) => step * power).find((length) => length <= room) ?? power;
  return (
    <div class="scale-bar" aria-hidden="true">
      <span>{sentences.lengthKm(language.value, String(Number(km.toPrecision(1))))}</span>
      <i style={{ width: `${km * scale}px` }} />
    </div>
  );
}

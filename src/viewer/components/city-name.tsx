/** A city's name as a button that opens its card; pointing at it shows the city on the map. */
import { chosenCity, hoveredCity, language } from "../view.ts";
import { shortName } from "../picture.ts";
import { cityById } from "../session.ts";

export function nameOf(id: string): string {
  const city = cityById.value.get(id);
  return city === undefined ? id : shortName(language.value === "zh" ? city.nameZh : city.nameEn);
}

export function CityName({ id }: { id: string }) {
  return (
    <button
      type="button"
      class="city-name"
      onClick={() => (chosenCity.value = id)}
      onPointerEnter={() => (hoveredCity.value = id)}
      onPointerLeave={() => (hoveredCity.value = null)}
    >
      {nameOf(id)}
    </button>
  );
}

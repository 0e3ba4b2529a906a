/**
 * The cities of ties that come without a cities table: every id that an end of a tie names, numbered as it appears.
 *
 * "310000.0" is the id 310000. An id that a spreadsheet has rounded ("3.1E+05") cannot be mended without a table of
 * cities; it is taken as it stands and reported so.
 */
import { type CityFinder, type Found, wholeNumberOf } from "./city-finder.ts";

export interface CityCollector extends CityFinder {
  /** In the order of their first appearance. */
  readonly ids: readonly string[];
}

export function collectCities(): CityCollector {
  const ids: string[] = [];
  const known = new Map<string, Found>();
  const indexOf = new Map<string, number>();
  const look = (text: string): Found => {
    const whole = wholeNumberOf(text);
    const exact = whole !== null && whole.low === whole.high;
    const id = exact ? String(whole.low) : text;
    let index = indexOf.get(id);
    if (index === undefined) {
      index = ids.push(id) - 1;
      indexOf.set(id, index);
    }
    return { how: exact ? "float" : whole === null ? "id" : "shortened", index };
  };
  return {
    ids,
    find: (text) => {
      let found = known.get(text);
      if (found === undefined) {
        found = look(text);
        known.set(text, found);
      }
      return found;
    },
    nearest: () => [],
  };
}

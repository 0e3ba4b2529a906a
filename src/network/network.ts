/**
 * What a city network is: cities in canonical order (by id) and layers of ties between them. Immutable.
 *
 * Cost: n log n to sort the cities; layers are stored as they come from `makeLayer`, already canonical.
 */
import { type City, compareIds } from "./city.ts";
import type { Layer } from "./layer.ts";

export interface Network {
  /** Sorted by id; all indices in the project point into this list. */
  readonly cities: readonly City[];
  readonly indexOf: ReadonlyMap<string, number>;
  readonly layers: ReadonlyMap<string, Layer>;
}

/** Sorts the cities by id. Ids must be unique: the readers have refused duplicates with row and file before. */
export function makeNetwork(cities: readonly City[], layers: readonly Layer[] = []): Network {
  const sorted = [...cities].sort((a, b) => compareIds(a.id, b.id));
  const indexOf = new Map<string, number>();
  sorted.forEach((city, index) => indexOf.set(city.id, index));
  if (indexOf.size !== sorted.length) throw new RangeError("city ids must be unique");
  return { cities: sorted, indexOf, layers: new Map(layers.map((layer) => [layer.id, layer])) };
}

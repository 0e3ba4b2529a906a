/**
 * From arrays to peaks, cols and belts.
 *
 *   npm run build && node examples/2-library/belts.mjs
 */
import {
  belts,
  compactUndirected,
  filtration,
  hubClasses,
  makeLayer,
  makeNetwork,
  multiplesOf,
  prominence,
} from "innobelt";

// 1. Cities: an id, a name in both languages, a point; they are put in the order of their ids.
const city = (id, lon, lat) => ({ id, name: { en: id, zh: id }, province: null, point: { lon, lat } });
const network = makeNetwork([
  city("harbour", 121.5, 31.2),
  city("mill", 120.6, 31.3),
  city("bridge", 120.0, 31.6),
  city("village", 118.3, 32.3),
  city("tower", 117.3, 31.9),
]);

// 2. Ties between them, by index; a strength says "more is closer".
const tie = (a, b) => ({ source: network.indexOf.get(a), target: network.indexOf.get(b), strength: 1 });
const roads = makeLayer({ id: "roads", kind: "geography" }, [
  tie("harbour", "mill"),
  tie("mill", "bridge"),
  tie("bridge", "village"),
  tie("village", "tower"),
]);

// 3. A score on every city, as multiples of the mean.
const score = { harbour: 9, mill: 5, bridge: 4, village: 0.5, tower: 6 };
const multiples = multiplesOf({
  id: "score",
  values: Float64Array.from(network.cities, ({ id }) => score[id]),
});

// 4. The filtration: peaks, cols and prominence.
const form = compactUndirected(network.cities.length, roads);
const tree = filtration(form, multiples.values);
const name = (index) => (index < 0 ? "none" : network.cities[index].id);
for (const peak of tree.peaks)
  console.log(`peak ${name(peak)}: prominence ${prominence(tree, peak).toFixed(2)}, col ${name(tree.col[peak])}`);

// 5. Belts and hub classes.
const levels = { hubLevel: 0.75, isolationLevel: 0.5 };
for (const belt of belts(network.cities, form, multiples.values, { ...levels, threshold: levels.hubLevel }))
  console.log(`belt ${belt.spine.map(name).join("-")}, bottleneck ${name(belt.bottleneck)}`);
for (const hub of hubClasses(network.cities, form, tree, levels))
  console.log(`${name(hub.city)}: ${hub.hubClass}${hub.gap === null ? "" : `, gap at ${name(hub.gap)}`}`);

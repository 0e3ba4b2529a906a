/** Names of cities as a list in a sentence. */
export function namesEn(cities) {
  return cities.map(({ name_en }) => name_en).join(", ");
}

export function namesZh(cities) {
  return cities.map(({ name_zh }) => name_zh.replace(/市$/, "")).join("、");
}

/** A FeatureCollection with one feature a line, so that a change of one shows as one changed line. */
export function collectionText({ type, features }) {
  return `{"type":${JSON.stringify(type)},"features":[\n${features.map((feature) => JSON.stringify(feature)).join(",\n")}\n]}\n`;
}

/** A source that is not as expected stops the script: data derived from it would look whole. */
export function demand(condition, message) {
  if (!condition) throw new Error(message);
}

import type { Text } from "./text.ts";

/**
 * The nearest names to one that is unknown, for a hint: by edit distance (Levenshtein 1966), at most a third of the
 * letters apart, nearest first, then in the order given. O(k l^2) for k names of length l.
 */
export function nearestNames(unknown: string, names: Iterable<string>, most = 3): string[] {
  const wanted = unknown.toLowerCase();
  const near: { name: string; far: number }[] = [];
  for (const name of names) {
    const far = editDistance(wanted, name.toLowerCase());
    if (far <= Math.max(1, Math.floor(Math.max(wanted.length, name.length) / 3))) near.push({ name, far });
  }
  return near
    .sort((a, b) => a.far - b.far)
    .slice(0, most)
    .map(({ name }) => name);
}

/** "Did you mean ...?" where something is near, else the whole list. */
export function nearestHint(unknown: string, names: readonly string[]): Text {
  const near = nearestNames(unknown, names);
  if (near.length > 0) return { en: `Did you mean ${near.join(", ")}?`, zh: `是否指 ${near.join("、")}？` };
  return { en: `There are: ${names.join(", ") || "none"}.`, zh: `可选：${names.join("、") || "无"}。` };
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length]!;
}

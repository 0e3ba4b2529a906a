/**
 * The rows of a source table of pairs as ties between known cities, in order. An undirected pair starts at the smaller
 * id. `attributesOf(row)` gives what else stands on a tie.
 */
import { byKeys } from "./by-keys.mjs";
import { demand } from "./demand.mjs";
import { sourceTable } from "./source-table.mjs";

export function tieRows(folder, ids, { file, columns, directed }, attributesOf) {
  const rows = sourceTable(folder, file, ["source", "target", ...columns]).map((row) => {
    const { source, target } = directed || row.source < row.target ? row : { source: row.target, target: row.source };
    demand(ids.has(source) && ids.has(target), `${file}: ${source}-${target} is no pair of the cities`);
    demand(source !== target, `${file}: ${source} is tied to itself`);
    return { source, target, ...attributesOf(row) };
  });
  rows.sort(byKeys(["source", "target"]));
  rows.forEach(({ source, target }, index) =>
    demand(
      rows[index - 1]?.source !== source || rows[index - 1].target !== target,
      `${file} has the pair ${source}-${target} twice`,
    ),
  );
  return rows;
}

/**
 * The sweep beside graphology-metrics, igraph and NetworkX: node bench/structure/run.mjs [rounds, 3 when left out]
 *
 * Needs `npm run build`, and python3 with igraph and networkx for these two (a row without them says so). All programs
 * get the same graphs and the same lengths, 1 / strength. igraph, NetworkX and graphology-metrics compute the betweenness
 * of cities alone, in one thread as they are made; the sweep computes betweenness of cities and ties, closeness, harmonic
 * centrality, eccentricity and global efficiency, with one thread and with two. Rounds alternate between the programs;
 * medians are printed; the largest graph is done once.
 *
 * Where a program would take many minutes it searches from some cities only (drawn evenly) and its time is scaled up to
 * all of them, marked ~; one search costs about as much as another.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { barabasiAlbert, complete, nearest } from "./graphs.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const rounds = Number(process.argv[2] ?? 3);
const folder = mkdtempSync(join(tmpdir(), "innobelt-bench-"));

/** Sources for igraph, graphology-metrics, NetworkX; 0 is all of them. */
const graphs = [
  { name: "complete, 337 cities", graph: complete(337, 7), sources: [0, 0, 100] },
  { name: "Barabasi-Albert, 5,000 cities, 10 ties each", graph: barabasiAlbert(5000, 10, 7), sources: [0, 500, 20] },
  { name: "nearest 10, 5,000 cities", graph: nearest(5000, 10, 7), sources: [0, 500, 20] },
  {
    name: "Barabasi-Albert, 20,000 cities, 10 ties each",
    graph: barabasiAlbert(20_000, 10, 7),
    sources: [0, 100, 5],
    once: true,
  },
];

const python = spawnSync("python3", ["-c", "import igraph, networkx"]).status === 0 ? "python3" : "/usr/bin/python3";
const hasPython = spawnSync(python, ["-c", "import igraph, networkx"]).status === 0;

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const node = (script, ...rest) =>
  JSON.parse(execFileSync(process.execPath, ["--expose-gc", join(here, script), ...rest], { encoding: "utf8" }));
const py = (...rest) =>
  hasPython ? JSON.parse(execFileSync(python, [join(here, "peers.py"), ...rest], { encoding: "utf8" })) : null;

const rows = [];
for (const [k, { name, graph, sources, once = false }] of graphs.entries()) {
  const file = join(folder, `${k}.txt`);
  writeFileSync(file, `${graph.n}\n${graph.rows.map((row) => row.join(" ")).join("\n")}\n`);
  const times = { one: [], two: [], igraph: [], graphology: [], networkx: [] };
  let memory = 0;
  let check = 0;
  for (let round = 0; round < (once ? 1 : rounds); round++) {
    const one = node("ours.mjs", file, "1");
    const two = node("ours.mjs", file, "2");
    const igraph = py("igraph", file, String(sources[0]));
    const graphology = node("graphology.mjs", file, String(sources[1]));
    const networkx = round === 0 ? py("networkx", file, String(sources[2])) : null;
    times.one.push(one.ms);
    times.two.push(two.ms);
    if (igraph !== null) times.igraph.push(igraph.ms);
    times.graphology.push(graphology.ms);
    if (networkx !== null) times.networkx.push(networkx.ms);
    memory = one.memory;
    if (igraph !== null && sources[0] === 0) check = Math.max(check, Math.abs(one.sum / igraph.sum - 1));
  }
  const [one, two, igraph, graphology, networkx] = Object.values(times).map((list) =>
    list.length === 0 ? Number.NaN : median(list),
  );
  const about = (value, subset) =>
    `${subset > 0 ? "~" : ""}${value < 10_000 ? value.toFixed(0) : `${(value / 1000).toFixed(0)} s`}`;
  rows.push([
    name,
    graph.rows.length,
    one.toFixed(0),
    two.toFixed(0),
    about(igraph, sources[0]),
    about(graphology, sources[1]),
    about(networkx, sources[2]),
    (igraph / two).toFixed(1),
    (graphology / two).toFixed(1),
    (networkx / two).toFixed(0),
    memory.toFixed(1),
  ]);
  process.stderr.write(
    `${rows.at(-1).join(" | ")}; betweenness summed differs from igraph's by ${check.toExponential(1)}\n`,
  );
}
rmSync(folder, { recursive: true });
const heading = [
  "graph",
  "ties",
  "sweep, 1 thread",
  "sweep, 2 threads",
  "igraph",
  "graphology-metrics",
  "NetworkX",
  "igraph / sweep",
  "graphology / sweep",
  "NetworkX / sweep",
  "memory of a worker / compact graph",
];
process.stdout.write([heading, heading.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |\n`).join(""));

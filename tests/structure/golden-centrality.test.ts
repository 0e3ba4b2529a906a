import { describe, expect, test } from "vitest";
import type { Compact } from "../../src/network/compact.ts";
import { inverseDistances } from "../../src/network/quantity.ts";
import { betweenness } from "../../src/structure/betweenness.ts";
import { brokerage, brokerageRoles, type BrokerageRole } from "../../src/structure/brokerage.ts";
import { closeness } from "../../src/structure/closeness.ts";
import { clustering } from "../../src/structure/clustering.ts";
import { constraint } from "../../src/structure/constraint.ts";
import { coreness } from "../../src/structure/coreness.ts";
import { currentFlow } from "../../src/structure/current-flow.ts";
import { eigenvector } from "../../src/structure/eigenvector.ts";
import { hits } from "../../src/structure/hits.ts";
import { katz } from "../../src/structure/katz.ts";
import { localEfficiency } from "../../src/structure/local-efficiency.ts";
import { pagerank } from "../../src/structure/pagerank.ts";
import { participation } from "../../src/structure/participation.ts";
import { strength } from "../../src/network/strength.ts";
import { sweep } from "../../src/structure/sweep.ts";
import goldenFile from "../golden/centrality.json" with { type: "json" };
import { formOf } from "./form.ts";

type Values = (number | null)[];

interface GoldenCentrality {
  readonly n: number;
  readonly directed: boolean;
  readonly ties: [source: number, target: number, strength: number][];
  readonly group: number[];
  readonly inDegree: Values;
  readonly outDegree: Values;
  readonly inStrength: Values;
  readonly outStrength: Values;
  readonly betweenness: Values;
  readonly tieBetweenness: Values;
  readonly reached: Values;
  readonly closeness: Values;
  readonly harmonic: Values;
  readonly eccentricity: Values;
  readonly globalEfficiency: number;
  readonly localEfficiency: Values;
  readonly pagerank: Values;
  readonly eigenvector: Values;
  readonly katz: Values;
  readonly hubs: Values;
  readonly authorities: Values;
  /** Null for directed networks; so are the next two. */
  readonly currentFlowBetweenness: Values | null;
  /** By tie. */
  readonly effectiveResistance: Values | null;
  readonly meanResistance: Values | null;
  readonly constraint: Values;
  readonly effectiveSize: Values;
  readonly clusteringUnweighted: Values;
  readonly clusteringBarrat: Values;
  readonly clusteringOnnela: Values;
  readonly transitivity: number | null;
  readonly coreness: Values;
  readonly participation: Values;
  readonly withinModuleDegree: Values;
  readonly brokerage: Record<BrokerageRole, Values>;
}

const graphs = Object.entries(goldenFile as unknown as Record<string, GoldenCentrality>).map(([name, graph]) => ({
  name,
  graph,
  form: formOf(graph.n, graph.ties, graph.directed),
}));

/** NaN stands for null; the tolerance is relative above 1 and absolute below. */
function expectGolden(actual: ArrayLike<number>, expected: Values, tolerance = 1e-12): void {
  expect(actual.length).toBe(expected.length);
  expected.forEach((value, k) => {
    const right =
      value === null
        ? Number.isNaN(actual[k]!)
        : Math.abs(actual[k]! - value) <= tolerance * Math.max(1, Math.abs(value));
    if (!right) throw new Error(`value ${k} is ${actual[k]} instead of ${value}`);
  });
}

function slotOf({ offsets, neighbours }: Compact, i: number, j: number): number {
  return neighbours.subarray(0, offsets[i + 1]).indexOf(j, offsets[i]);
}

/** One test a network. */
function equals(
  what: string,
  compare: (form: Compact, graph: GoldenCentrality) => void | Promise<void>,
  chosen = graphs,
): void {
  describe(what, () => {
    for (const { name, graph, form } of chosen) test(name, () => compare(form, graph));
  });
}

/** Refused where no value of the file is defined. */
function equalsOrRefuses(measure: (form: Compact) => Float64Array, form: Compact, expected: Values): void {
  if (expected.every((value) => value === null)) expect(() => measure(form)).toThrow();
  else expectGolden(measure(form), expected);
}

equals("degree and strength equal NetworkX", (form, graph) => {
  const { in: into, out } = strength(form);
  expectGolden(into.degree, graph.inDegree, 0);
  expectGolden(out.degree, graph.outDegree, 0);
  expectGolden(into.strength, graph.inStrength, 1e-14);
  expectGolden(out.strength, graph.outStrength, 1e-14);
});

equals("betweenness of cities and of ties equals NetworkX with exact lengths", (form, graph) => {
  const found = sweep(form, inverseDistances(form.strengths));
  expectGolden(betweenness(found).cities, graph.betweenness);
  const { ties } = betweenness(found, { normalised: false });
  const along = graph.ties.map(([i, j]) => ties[slotOf(form, i, j)]!);
  expectGolden(along, graph.tieBetweenness);
  if (!graph.directed) expect(graph.ties.map(([i, j]) => ties[slotOf(form, j, i)])).toEqual(along);
});

equals("closeness, harmonic centrality, eccentricity and global efficiency equal NetworkX", (form, graph) => {
  const found = sweep(form, inverseDistances(form.strengths));
  const near = closeness(found);
  expectGolden(found.reached, graph.reached, 0);
  expectGolden(near.closeness, graph.closeness);
  expectGolden(near.harmonic, graph.harmonic);
  expectGolden(near.eccentricity, graph.eccentricity);
  expectGolden([found.globalEfficiency], [graph.globalEfficiency]);
});

equals("local efficiency equals NetworkX on the network of the neighbours", async (form, graph) =>
  expectGolden(await localEfficiency(form), graph.localEfficiency),
);

equals("PageRank equals NetworkX and igraph", (form, graph) => expectGolden(pagerank(form), graph.pagerank, 2e-12));

equals("eigenvector centrality equals NetworkX and igraph", (form, graph) =>
  equalsOrRefuses(eigenvector, form, graph.eigenvector),
);

equals("Katz centrality equals NetworkX and igraph", (form, graph) => expectGolden(katz(form).values, graph.katz));

equals("hubs and authorities equal NetworkX and igraph, or the stated rule where these are open", (form, graph) => {
  equalsOrRefuses((network) => hits(network).hubs, form, graph.hubs);
  equalsOrRefuses((network) => hits(network).authorities, form, graph.authorities);
});

equals(
  "current-flow betweenness and resistance equal NetworkX, each component alone",
  async (form, graph) => {
    const found = await currentFlow(form);
    expectGolden(found.betweenness, graph.currentFlowBetweenness!);
    expectGolden(found.meanResistance, graph.meanResistance!);
    expectGolden(
      graph.ties.map(([i, j]) => found.tieResistance[slotOf(form, i, j)]!),
      graph.effectiveResistance!,
    );
  },
  graphs.filter(({ graph }) => !graph.directed),
);

equals("constraint equals igraph, effective size NetworkX", (form, graph) => {
  const holes = constraint(form);
  expectGolden(holes.constraint, graph.constraint);
  expectGolden(holes.effectiveSize, graph.effectiveSize);
});

equals("clustering equals NetworkX (plain, Onnela, Fagiolo) and igraph (Barrat)", (form, graph) => {
  const found = clustering(form);
  expectGolden(found.unweighted, graph.clusteringUnweighted);
  expectGolden(found.onnela, graph.clusteringOnnela);
  expectGolden(found.barrat, graph.clusteringBarrat);
  expectGolden([found.transitivity ?? Number.NaN], [graph.transitivity]);
});

equals("coreness equals NetworkX", (form, graph) => expectGolden(coreness(form).coreness, graph.coreness, 0));

equals("participation and the z-score within the community equal exact fractions", (form, graph) => {
  const found = participation(form, graph.group);
  expectGolden(found.participation, graph.participation);
  expectGolden(found.withinZ, graph.withinModuleDegree);
});

equals("brokerage equals sna", (form, graph) => {
  const { count } = brokerage(form, graph.group);
  for (const role of brokerageRoles) expectGolden(count[role], graph.brokerage[role], 0);
});

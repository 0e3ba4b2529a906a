/** The registry: the only list of analyses. */
import { type Analysis, defineAnalysis } from "./analysis.ts";
import { analyze, type AnalyzeOptions, analyzeOptionSpecs } from "./analyze.ts";
import { beltOptionSpecs, type BeltOptions } from "./belt-reading.ts";
import { beltsResult } from "./belts.ts";
import type { ScoreOptions } from "./score.ts";
import { type TierOptions, tiersOptionSpecs, tiersResult } from "./tiers.ts";

const computationalTopology =
  "Edelsbrunner, Harer (2010) Computational Topology: An Introduction. American Mathematical Society, doi:10.1090/mbk/069";
const stability =
  "Cohen-Steiner, Edelsbrunner, Harer (2007) Stability of persistence diagrams. Discrete & Computational Geometry 37, doi:10.1007/s00454-006-1276-5";
const theil =
  "Shorrocks (1980) The class of additively decomposable inequality measures. Econometrica 48, doi:10.2307/1913126";
const louvain =
  "Blondel, Guillaume, Lambiotte, Lefebvre (2008) Fast unfolding of communities in large networks. Journal of Statistical Mechanics, doi:10.1088/1742-5468/2008/10/P10008";
const consensus =
  "Lancichinetti, Fortunato (2012) Consensus clustering in complex networks. Scientific Reports 2, doi:10.1038/srep00336";
const betweenness =
  "Brandes (2001) A faster algorithm for betweenness centrality. Journal of Mathematical Sociology 25, doi:10.1080/0022250X.2001.9990249";

export const analyses: readonly Analysis[] = [
  defineAnalysis<AnalyzeOptions>({
    id: "analyze",
    question: {
      en: "The whole picture: belts, isolated hubs, what lies in between, and how it goes with the provinces",
      zh: "总览：创新带、孤立枢纽、其间的断点，以及与省界的关系",
    },
    options: analyzeOptionSpecs,
    references: [computationalTopology, stability, theil, louvain, consensus, betweenness],
    schema: async () => (await import("./result.ts")).analyzeResult,
    run: analyze,
  }),
  defineAnalysis<BeltOptions>({
    id: "belts",
    question: {
      en: "Which cities form a continuous belt, which strong city is cut off, and by what?",
      zh: "哪些城市构成连续的创新带？哪个强市被隔断？隔在哪里？",
    },
    options: beltOptionSpecs,
    references: [computationalTopology, stability],
    schema: async () => (await import("./result.ts")).beltsResult,
    run: beltsResult,
  }),
  defineAnalysis<ScoreOptions & TierOptions>({
    id: "tiers",
    question: {
      en: "Into which classes of height do the cities fall, and how unequal are they?",
      zh: "各城市分属哪一层级？差距有多大？",
    },
    options: tiersOptionSpecs,
    references: [theil],
    schema: async () => (await import("./result.ts")).tiersResult,
    run: tiersResult,
  }),
];

export function analysisCalled(id: string): Analysis {
  const found = analyses.find((analysis) => analysis.id === id);
  if (found === undefined) throw new RangeError(`there is no analysis called ${id}`);
  return found;
}

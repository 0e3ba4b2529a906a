/** The registry: the only list of analyses. */
import { type Analysis, defineAnalysis } from "./analysis.ts";
import { analyze, type AnalyzeOptions, analyzeOptionSpecs } from "./analyze.ts";
import { areasColumns, areasOf, type AreasOptions, areasOptionSpecs } from "./areas.ts";
import { backboneColumns, backboneOf, type BackboneOptions, backboneOptionSpecs } from "./backbone.ts";
import { beltsInDepth, type BeltsOptions, beltsOptionSpecs } from "./belts-in-depth.ts";
import { centrality, centralityColumns, type CentralityOptions, centralityOptionSpecs } from "./centrality.ts";
import { cityColumns } from "./columns.ts";
import { communitiesColumns, communitiesOf, type CommunitiesOptions, communitiesOptionSpecs } from "./communities.ts";
import { corridor, type CorridorOptions, corridorOptionSpecs } from "./corridor.ts";
import { diffusion, type DiffusionOptions, diffusionOptionSpecs } from "./diffusion.ts";
import { robustness, robustnessColumns, type RobustnessOptions, robustnessOptionSpecs } from "./robustness.ts";
import { uplift, type UpliftOptions, upliftOptionSpecs } from "./uplift.ts";
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

const freeman =
  "Freeman (1977) A set of measures of centrality based on betweenness. Sociometry 40, doi:10.2307/3033543";
const wassermanFaust =
  "Wasserman, Faust (1994) Social Network Analysis. Cambridge University Press, doi:10.1017/CBO9780511815478";
const latoraMarchiori =
  "Latora, Marchiori (2001) Efficient behavior of small-world networks. Physical Review Letters 87, doi:10.1103/PhysRevLett.87.198701";
const pagerank =
  "Brin, Page (1998) The anatomy of a large-scale hypertextual web search engine. Computer Networks and ISDN Systems 30, doi:10.1016/S0169-7552(98)00110-X";
const bonacich =
  "Bonacich (1987) Power and centrality: a family of measures. American Journal of Sociology 92, doi:10.1086/228631";
const katz =
  "Katz (1953) A new status index derived from sociometric analysis. Psychometrika 18, doi:10.1007/BF02289026";
const hits =
  "Kleinberg (1999) Authoritative sources in a hyperlinked environment. Journal of the ACM 46, doi:10.1145/324133.324140";
const currentFlow =
  "Brandes, Fleischer (2005) Centrality measures based on current flow. STACS 2005, doi:10.1007/978-3-540-31856-9_44";
const burt = "Burt (2004) Structural holes and good ideas. American Journal of Sociology 110, doi:10.1086/421787";
const gouldFernandez =
  "Gould, Fernandez (1989) Structures of mediation: a formal approach to brokerage in transaction networks. Sociological Methodology 19, doi:10.2307/270949";
const onnela =
  "Onnela, Saramäki, Kertész, Kaski (2005) Intensity and coherence of motifs in weighted complex networks. Physical Review E 71, doi:10.1103/PhysRevE.71.065103";
const barrat =
  "Barrat, Barthélemy, Pastor-Satorras, Vespignani (2004) The architecture of complex weighted networks. PNAS 101, doi:10.1073/pnas.0400087101";
const coreness =
  "Seidman (1983) Network structure and minimum degree. Social Networks 5, doi:10.1016/0378-8733(83)90028-X";

const serrano =
  "Serrano, Boguñá, Vespignani (2009) Extracting the multiscale backbone of complex weighted networks. PNAS 106, doi:10.1073/pnas.0808904106";
const cosciaNeffke =
  "Coscia, Neffke (2017) Network backboning with noisy data. IEEE 33rd International Conference on Data Engineering, doi:10.1109/ICDE.2017.100";
const kruskal =
  "Kruskal (1956) On the shortest spanning subtree of a graph and the traveling salesman problem. Proceedings of the American Mathematical Society 7, doi:10.1090/S0002-9939-1956-0078686-7";

const hopcroftTarjan =
  "Hopcroft, Tarjan (1973) Algorithm 447: efficient algorithms for graph manipulation. Communications of the ACM 16, doi:10.1145/362248.362272";
const albertJeongBarabasi =
  "Albert, Jeong, Barabási (2000) Error and attack tolerance of complex networks. Nature 406, doi:10.1038/35019019";
const holme =
  "Holme, Kim, Yoon, Han (2002) Attack vulnerability of complex networks. Physical Review E 65, doi:10.1103/PhysRevE.65.056109";
const fordFulkerson =
  "Ford, Fulkerson (1956) Maximal flow through a network. Canadian Journal of Mathematics 8, doi:10.4153/CJM-1956-045-5";

const leiden =
  "Traag, Waltman, van Eck (2019) From Louvain to Leiden: guaranteeing well-connected communities. Scientific Reports 9, doi:10.1038/s41598-019-41695-z";
const leichtNewman =
  "Leicht, Newman (2008) Community structure in directed networks. Physical Review Letters 100, doi:10.1103/PhysRevLett.100.118703";
const hubertArabie = "Hubert, Arabie (1985) Comparing partitions. Journal of Classification 2, doi:10.1007/BF01908075";
const expert =
  "Expert, Evans, Blondel, Lambiotte (2011) Uncovering space-independent communities in spatial networks. PNAS 108, doi:10.1073/pnas.1018962108";
const guimera =
  "Guimerà, Amaral (2005) Functional cartography of complex metabolic networks. Nature 433, doi:10.1038/nature03288";
const krackhardt =
  "Krackhardt, Stern (1988) Informal networks and organizational crises: an experimental simulation. Social Psychology Quarterly 51, doi:10.2307/2786835";

const phipsonSmyth =
  "Phipson, Smyth (2010) Permutation p-values should never be zero. Statistical Applications in Genetics and Molecular Biology 9, doi:10.2202/1544-6115.1585";
const benjaminiHochberg =
  "Benjamini, Hochberg (1995) Controlling the false discovery rate. Journal of the Royal Statistical Society B 57, doi:10.1111/j.2517-6161.1995.tb02031.x";
const cohen =
  "Cohen (1960) A coefficient of agreement for nominal scales. Educational and Psychological Measurement 20, doi:10.1177/001316446002000104";

const yen =
  "Yen (1971) Finding the K shortest loopless paths in a network. Management Science 17, doi:10.1287/mnsc.17.11.712";
const lawler =
  "Lawler (1972) A procedure for computing the K best solutions to discrete optimization problems and its application to the shortest path problem. Management Science 18, doi:10.1287/mnsc.18.7.401";
const unoSatoh =
  "Uno, Satoh (2014) An efficient algorithm for enumerating chordless cycles and chordless paths. arXiv:1404.7610";

const nystuenDacey =
  "Nystuen, Dacey (1961) A graph theory interpretation of nodal regions. Papers and Proceedings of the Regional Science Association 7, doi:10.1007/BF01969070";
const huff =
  "Huff (1964) Defining and estimating a trading area. Journal of Marketing 28, doi:10.1177/002224296402800307";

const santosSilva =
  "Santos Silva, Tenreyro (2006) The log of gravity. Review of Economics and Statistics 88, doi:10.1162/rest.88.4.641";
const mackinnonWhite =
  "MacKinnon, White (1985) Some heteroskedasticity-consistent covariance matrix estimators with improved finite sample properties. Journal of Econometrics 29, doi:10.1016/0304-4076(85)90158-7";
const pollack =
  "Pollack (1960) The maximum capacity through a network. Operations Research 8, doi:10.1287/opre.8.5.733";

export const analyses: readonly Analysis[] = [
  defineAnalysis<AnalyzeOptions>({
    id: "analyze",
    question: {
      en: "The whole picture: belts, isolated hubs, what lies in between, and how it goes with the provinces",
      zh: "总览：创新带、孤立枢纽、其间的断点，以及与省界的关系",
    },
    reads: "belts",
    options: analyzeOptionSpecs,
    columns: cityColumns,
    references: [computationalTopology, stability, theil, leiden, consensus, betweenness],
    schema: async () => (await import("./result.ts")).analyzeResult,
    run: analyze,
  }),
  defineAnalysis<BeltsOptions>({
    id: "belts",
    question: {
      en: "Which cities form a continuous belt, which strong city is cut off, and by what?",
      zh: "哪些城市构成连续的创新带？哪个强市被隔断？隔在哪里？",
    },
    reads: "belts",
    slow: true,
    options: beltsOptionSpecs,
    references: [computationalTopology, stability, phipsonSmyth, benjaminiHochberg, cohen],
    schema: async () => (await import("./belts-result.ts")).beltsResult,
    run: beltsInDepth,
  }),
  defineAnalysis<CorridorOptions>({
    id: "corridor",
    question: {
      en: "Which way from a city to another stays highest, and where is it weakest?",
      zh: "两城之间哪条路径始终最高？最薄弱处在哪里？",
    },
    reads: "belts",
    places: ["from", "to"],
    options: corridorOptionSpecs,
    references: [pollack, yen, lawler, computationalTopology],
    schema: async () => (await import("./corridor-result.ts")).corridorResult,
    run: corridor,
  }),
  defineAnalysis<UpliftOptions>({
    id: "uplift",
    question: {
      en: "Which cities would have to grow, and by how much, so that a city joins a belt?",
      zh: "需提升哪些城市、提升多少，才能使某市连入创新带？",
    },
    reads: "belts",
    places: ["city"],
    options: upliftOptionSpecs,
    references: [computationalTopology, yen, lawler, unoSatoh],
    schema: async () => (await import("./uplift-result.ts")).upliftResult,
    run: uplift,
  }),
  defineAnalysis<AreasOptions>({
    id: "areas",
    question: {
      en: "Which hub leads which cities, and which city of a higher tier could lead which of a lower?",
      zh: "哪个枢纽带动哪些城市？更高层级的城市可带动哪些较低层级的城市？",
    },
    reads: "belts",
    options: areasOptionSpecs,
    columns: areasColumns,
    references: [nystuenDacey, huff, computationalTopology],
    schema: async () => (await import("./areas-result.ts")).areasResult,
    run: areasOf,
  }),
  defineAnalysis<DiffusionOptions>({
    id: "diffusion",
    question: {
      en: "How far does a centre reach, and farther in one direction than in another?",
      zh: "中心城市辐射多远？是否某一方向更远？",
    },
    reads: "belts",
    places: ["centre"],
    options: diffusionOptionSpecs,
    references: [santosSilva, mackinnonWhite, pollack, phipsonSmyth],
    schema: async () => (await import("./diffusion-result.ts")).diffusionResult,
    run: diffusion,
  }),
  defineAnalysis<CentralityOptions>({
    id: "centrality",
    question: {
      en: "Who holds the network together, which city lies between, and who depends on few?",
      zh: "谁维系着整个网络？谁居于中介位置？谁只依赖少数联系？",
    },
    reads: "cooperation",
    slow: true,
    options: centralityOptionSpecs,
    columns: centralityColumns,
    references: [
      freeman,
      betweenness,
      wassermanFaust,
      latoraMarchiori,
      pagerank,
      bonacich,
      katz,
      hits,
      currentFlow,
      burt,
      gouldFernandez,
      onnela,
      barrat,
      coreness,
    ],
    schema: async () => (await import("./centrality-result.ts")).centralityResult,
    run: centrality,
  }),
  defineAnalysis<CommunitiesOptions>({
    id: "communities",
    question: {
      en: "Which groups does the network fall into, do they hold, and do they follow the provinces?",
      zh: "网络分成哪些社群？是否稳定？是否与省界一致？",
    },
    reads: "cooperation",
    slow: true,
    options: communitiesOptionSpecs,
    columns: communitiesColumns,
    references: [leiden, leichtNewman, louvain, consensus, hubertArabie, expert, guimera, krackhardt],
    schema: async () => (await import("./communities-result.ts")).communitiesResult,
    run: communitiesOf,
  }),
  defineAnalysis<BackboneOptions>({
    id: "backbone",
    question: {
      en: "Which ties matter, and which belts would a thinner network lose?",
      zh: "哪些联系是骨干？精简网络会丢失哪些创新带联系？",
    },
    reads: "cooperation",
    options: backboneOptionSpecs,
    columns: backboneColumns,
    references: [serrano, cosciaNeffke, kruskal],
    schema: async () => (await import("./backbone-result.ts")).backboneResult,
    run: backboneOf,
  }),
  defineAnalysis<RobustnessOptions>({
    id: "robustness",
    question: {
      en: "What breaks if a city or a tie fails, and which are the single points of failure?",
      zh: "若某个城市或某条联系失效，会断开什么？哪些是单点故障？",
    },
    reads: "cooperation",
    slow: true,
    options: robustnessOptionSpecs,
    columns: robustnessColumns,
    references: [hopcroftTarjan, latoraMarchiori, albertJeongBarabasi, holme, fordFulkerson],
    schema: async () => (await import("./robustness-result.ts")).robustnessResult,
    run: robustness,
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

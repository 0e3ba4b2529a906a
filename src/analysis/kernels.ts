/** The table of kernels: the only list of what a worker can be asked for, and the only entry of a worker. */
import { directionDraws, directionTestKernel } from "../belts/direction-test.ts";
import { drawShares, drawSharesKernel } from "../belts/draw-shares.ts";
import { leadByGravityKernel, leadByGravityOf } from "../belts/lead-hubs.ts";
import { prominenceDraws, prominenceTestKernel } from "../belts/prominence-test.ts";
import type { Compact } from "../network/compact.ts";
import { borderDraws, borderTestKernel } from "../structure/border-effect.ts";
import { brokerage } from "../structure/brokerage.ts";
import { clustering } from "../structure/clustering.ts";
import { constraint } from "../structure/constraint.ts";
import { corePeriphery, corePeripheryDraws, corePeripheryKernel } from "../structure/core-periphery.ts";
import { coreness } from "../structure/coreness.ts";
import {
  currentFlowPotentialsKernel,
  currentFlowSystemKernel,
  currentFlowTiesKernel,
  flowSystem,
  potentials,
  tieFlows,
} from "../structure/current-flow-kernels.ts";
import { denseCommunitiesKernel, denseRun } from "../structure/dense-communities.ts";
import { eigenvector } from "../structure/eigenvector.ts";
import { failureKernel, failurePart } from "../structure/failure-curve.ts";
import { hits } from "../structure/hits.ts";
import { katz } from "../structure/katz.ts";
import { leidenKernel, leidenRuns } from "../structure/leiden-runs.ts";
import { localEfficiencyChunk, localEfficiencyKernel } from "../structure/local-efficiency.ts";
import { louvainKernel, louvainRuns } from "../structure/louvain.ts";
import { modularityDraws, modularityTestKernel } from "../structure/modularity-test.ts";
import { pagerank } from "../structure/pagerank.ts";
import { sweepChunk, sweepKernel } from "../structure/pooled-sweep.ts";
import { removalKernel, removalPart } from "../structure/removal.ts";
import { richClubDraws, richClubKernel } from "../structure/rich-club.ts";
import { type Kernels, serveKernels, type WorkerPort } from "../support/pool.ts";

/** One chunk each: not cut up, but off the page's main thread. */
export const pagerankKernel = "pagerank";
export const eigenvectorKernel = "eigenvector";
export const katzKernel = "katz";
export const hitsKernel = "hits";
export const constraintKernel = "constraint";
export const clusteringKernel = "clustering";
export const corenessKernel = "coreness";
export const brokerageKernel = "brokerage";
export const corePeripheryOfKernel = "core-periphery-of";

const wholeNetwork: Kernels = {
  [pagerankKernel]: (form: Compact) => pagerank(form),
  [eigenvectorKernel]: (form: Compact) => eigenvector(form),
  [katzKernel]: ({ form, normalised }: { form: Compact; normalised: boolean }) => katz(form, { normalised }),
  [hitsKernel]: (form: Compact) => hits(form),
  [constraintKernel]: (form: Compact) => constraint(form),
  [clusteringKernel]: (form: Compact) => clustering(form),
  [corenessKernel]: (form: Compact) => coreness(form),
  [brokerageKernel]: ({ form, group }: { form: Compact; group: Int32Array }) => brokerage(form, group),
  [corePeripheryOfKernel]: ({ form, seed }: { form: Compact; seed: number }) => corePeriphery(form, { seed }),
};

export const kernels: Kernels = {
  [leidenKernel]: leidenRuns,
  [louvainKernel]: louvainRuns,
  [modularityTestKernel]: modularityDraws,
  [denseCommunitiesKernel]: denseRun,
  [borderTestKernel]: borderDraws,
  [richClubKernel]: richClubDraws,
  [corePeripheryKernel]: corePeripheryDraws,
  [removalKernel]: removalPart,
  [failureKernel]: failurePart,
  [sweepKernel]: sweepChunk,
  [localEfficiencyKernel]: localEfficiencyChunk,
  [currentFlowSystemKernel]: flowSystem,
  [currentFlowPotentialsKernel]: potentials,
  [currentFlowTiesKernel]: tieFlows,
  [drawSharesKernel]: drawShares,
  [directionTestKernel]: directionDraws,
  [leadByGravityKernel]: leadByGravityOf,
  [prominenceTestKernel]: prominenceDraws,
  ...wholeNetwork,
};

/** Called once by a worker, with its side of the line. */
export function serve(port: WorkerPort): void {
  serveKernels(kernels, port);
}

/**
 * The three pieces of current flow (current-flow.ts) that a pool works on: preparing the system, the potentials of some
 * cities, the currents through some ties.
 */
import { InnobeltError } from "../support/error.ts";
import { conjugateGradient } from "./conjugate-gradient.ts";
import { eliminate, eliminationPlan, type Factor, partialPlan, solveEliminated } from "./elimination.ts";
import type { Rows } from "./rows.ts";

/** The kernels' names in the pool. */
export const currentFlowSystemKernel = "current-flow-system";
export const currentFlowPotentialsKernel = "current-flow-potentials";
export const currentFlowTiesKernel = "current-flow-ties";

/** The Laplacian of all parts with one city of each left out, at which the potential is 0. */
export interface GroundedLaplacian {
  readonly rows: Rows;
  readonly diagonal: Float64Array;
}

export interface FlowSystem extends GroundedLaplacian {
  /** Exact when `exact`, else a preparation for conjugate gradients. */
  readonly factor: Factor;
  readonly exact: boolean;
}

export interface PotentialsShared {
  readonly system: FlowSystem;
  /** By city, its number in the system; as many as the system has for the city left out. */
  readonly place: Uint32Array;
}

export interface PotentialsChunk {
  /** All cities of the part. */
  readonly cities: Uint32Array;
  /** Places in `cities`: from..to - 1. */
  readonly from: number;
  readonly to: number;
}

export interface TiesChunk {
  /** Potentials of some cities of one part, see `potentials`. */
  readonly rows: readonly Float64Array[];
  /** By tie: the rows of its ends, their places in the part, its strength. */
  readonly source: Uint32Array;
  readonly target: Uint32Array;
  readonly sourcePlace: Uint32Array;
  readonly targetPlace: Uint32Array;
  readonly strength: Float64Array;
}

export interface TiesResult {
  /** By tie: Σ over all pairs of cities of the part of the size of the current when 1 flows between them. */
  readonly flow: Float64Array;
  /** By tie: the effective resistance between its ends. */
  readonly resistance: Float64Array;
}

/** Strength times potential above which the digits of a current are lost in rounding (2^-52 of it would be 10^-6). */
const mostPotential = 2 ** 52 * 1e-6;
/** Multiplications up to which the system is eliminated; a second or two. */
const mostWork = 1e9;

/** Eliminates the system, or prepares it for iterations where that would fill it up. */
export function flowSystem({ rows, diagonal }: GroundedLaplacian): FlowSystem {
  const plan = eliminationPlan(rows, mostWork);
  const exact = plan === null ? null : eliminate(plan, rows, diagonal);
  if (exact !== null) return { rows, diagonal, factor: exact, exact: true };
  const factor = eliminate(partialPlan(rows), rows, diagonal);
  if (factor === null) throw notSolved();
  return { rows, diagonal, factor, exact: false };
}

/**
 * For each city of the chunk the potentials in its part when 1 flows in there and 1/k out at each of the k cities; they
 * sum to 0. These are rows of the pseudo-inverse of the Laplacian.
 */
export function potentials(
  { cities, from, to }: PotentialsChunk,
  { system, place }: PotentialsShared,
): readonly Float64Array[] {
  const { rows, diagonal, factor, exact } = system;
  const found: Float64Array[] = [];
  for (let k = from; k < to; k++) {
    const current = new Float64Array(rows.size);
    for (const city of cities) {
      const at = place[city]!;
      if (at < rows.size) current[at] = -1 / cities.length;
    }
    const here = place[cities[k]!]!;
    if (here < rows.size) current[here]! += 1;
    const solved = exact ? solveEliminated(factor, current) : conjugateGradient(rows, diagonal, factor, current);
    if (solved === null) throw notSolved();
    const potential = new Float64Array(cities.length);
    let total = 0;
    cities.forEach((city, i) => {
      const at = place[city]!;
      const value = at < rows.size ? solved[at]! : 0;
      potential[i] = value;
      total += value;
    });
    const mean = total / cities.length;
    for (let i = 0; i < potential.length; i++) potential[i]! -= mean;
    found.push(potential);
  }
  return found;
}

/**
 * With y the difference of the potentials of both ends, the current through the tie when 1 flows from s to t is
 * w (y_s - y_t); sorted, Σ |y_s - y_t| over all pairs is one pass.
 */
export function tieFlows({ rows, source, target, sourcePlace, targetPlace, strength }: TiesChunk): TiesResult {
  const flow = new Float64Array(strength.length);
  const resistance = new Float64Array(strength.length);
  for (let tie = 0; tie < strength.length; tie++) {
    const here = rows[source[tie]!]!;
    const there = rows[target[tie]!]!;
    const y = here.map((value, k) => value - there[k]!);
    if (!(strength[tie]! * Math.max(furthest(here), furthest(there)) <= mostPotential)) throw notSolved();
    resistance[tie] = y[sourcePlace[tie]!]! - y[targetPlace[tie]!]!;
    y.sort();
    let total = 0;
    for (let k = 0; k < y.length; k++) total += (2 * k - y.length + 1) * y[k]!;
    flow[tie] = strength[tie]! * total;
  }
  return { flow, resistance };
}

function furthest(potential: Float64Array): number {
  return potential.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

function notSolved(): InnobeltError {
  return new InnobeltError(
    "analysis",
    {
      en: "Current flow cannot be computed: the strengths of the ties are too many orders of magnitude apart.",
      zh: "无法计算电流流量：各联系的强度相差太多数量级。",
    },
    {
      wayOut: { en: "Leave out the weakest ties with --min-strength.", zh: "请用 --min-strength 去掉最弱的联系。" },
    },
  );
}

/**
 * The largest eigenvalue of one strongly connected part of a network, and its eigenvector, which is unique and > 0
 * (Perron, Frobenius).
 *
 * Two ways that are good at opposite things. Krylov methods (lanczos.ts, arnoldi.ts) need little more than the ties
 * themselves and are quick where the network mixes well; solving (noda.ts) is quick where it does not, because a network
 * without shortcuts hardly fills up. So: solve where that is cheap; else iterate a little; else solve at more expense; else
 * iterate long. Null when nothing does: a network that is large, dense in parts and has parts almost equally central.
 *
 * Relative residual |Mx - λx| / λ at most 10^-12, as a rule 10^-15. The error of x is that over the relative gap between
 * λ and the second eigenvalue: parts that differ by 10^-9 are told apart to six or seven digits.
 */
import { arnoldi } from "./arnoldi.ts";
import { eliminationPlan } from "./elimination.ts";
import { lanczos } from "./lanczos.ts";
import { noda } from "./noda.ts";
import { multiply, type Rows } from "./rows.ts";

/** y = M x. */
export type Multiply = (x: Float64Array, y: Float64Array) => void;

export interface Perron {
  readonly value: number;
  /** >= 0 (> 0 but for rounding), of unit Euclidean length. */
  readonly vector: Float64Array;
  /** |Mx - λx| / λ. */
  readonly residual: number;
}

const cheapWork = 2e6;
const cheapWorkPerCity = 100;
/** Above so many cities and so many ties a city the cheap way is not even tried. */
const smallSize = 400;
const sparse = 10;
const dearWork = 2e8;
const mostEntries = 5e6;
const fewSteps = 300;
/** Numbers touched by the iterations before they are given up; some seconds. */
const effort = 5e9;
/** A step's share in the small dense problem of a full basis. */
const denseShare = 5e5;

/** M without negative entries and irreducible, known by its product and, where its entries can be had, by them. */
export interface Irreducible {
  readonly size: number;
  readonly symmetric: boolean;
  readonly multiply: Multiply;
  /** Numbers touched by a product. */
  readonly entries: number;
  /** Null when writing them out would take more than `most` multiplications. */
  readonly rows: (most: number) => Rows | null;
}

export function irreducible(rows: Rows): Irreducible {
  return {
    size: rows.size,
    symmetric: rows.symmetric,
    multiply: (x, y) => multiply(rows, x, y),
    entries: rows.values.length,
    rows: (most) => (rows.values.length <= most ? rows : null),
  };
}

/** Null when it does not settle. */
export function perron(matrix: Irreducible): Perron | null {
  const { size, symmetric, entries } = matrix;
  const few = matrix.rows(size <= smallSize ? mostEntries : sparse * size);
  const cheap = few === null ? null : solved(few, cheapWork + cheapWorkPerCity * size);
  if (cheap !== null) return cheap;
  const iterate = symmetric ? lanczos : arnoldi;
  const most = Math.max(fewSteps, Math.floor(effort / (entries + 256 * size + denseShare)));
  const quick = iterate(matrix.multiply, size, fewSteps);
  if (quick !== null) return quick;
  const rows = matrix.rows(mostEntries);
  return (rows === null ? null : solved(rows, dearWork)) ?? iterate(matrix.multiply, size, most);
}

function solved(rows: Rows, work: number): Perron | null {
  const plan = eliminationPlan(rows, work);
  return plan === null ? null : noda(rows, plan);
}

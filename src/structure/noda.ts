/**
 * The largest eigenvalue of an irreducible matrix without negative entries, and its eigenvector, by solving and not by
 * iterating a product: for long thin networks and for nearly equal parts, on which everything else is slow.
 *
 *   μ = max_j (Mx)_j / x_j  >= λ,   x := (μI - M)^-1 x, scaled
 * Both hold at once: μ falls to λ from above, so that μI - M can always be eliminated without pivoting, and x stays > 0.
 * The number of right digits about doubles each time. Entries of x below 10^-150 of the largest are left out of μ (the
 * quotient of two such numbers says nothing); where μ then falls short, it is raised until the elimination goes through.
 *
 * Cost: some 5 to 15 eliminations (elimination.ts).
 *
 * Noda (1971) Note on the computation of the maximal eigenvalue of a non-negative irreducible matrix, Numerische
 * Mathematik 17. Elsner (1976) Inverse iteration for calculating the spectral radius of a non-negative irreducible matrix,
 * Linear Algebra and its Applications 15.
 */
import { eliminate, type Factor, type Plan, solveEliminated } from "./elimination.ts";
import { lengthOf } from "./krylov-basis.ts";
import type { Perron } from "./perron.ts";
import { multiply, type Rows } from "./rows.ts";

const rounds = 100;
const goal = 2e-16;
const enough = 1e-12;
const patience = 3;
const tooSmall = 1e-150;

/** Null when it does not settle; the plan is one of these rows. */
export function noda(rows: Rows, plan: Plan): Perron | null {
  const { size } = rows;
  let x = new Float64Array(size).fill(1);
  const image = new Float64Array(size);
  const diagonal = new Float64Array(size);
  let best: Perron | null = null;
  let idle = 0;
  for (let round = 0; round < rounds; round++) {
    multiply(rows, x, image);
    let upper = 0;
    let products = 0;
    let squares = 0;
    for (let i = 0; i < size; i++) {
      if (x[i]! > tooSmall) upper = Math.max(upper, image[i]! / x[i]!);
      products += image[i]! * x[i]!;
      squares += x[i]! * x[i]!;
    }
    const value = products / squares;
    let square = 0;
    for (let i = 0; i < size; i++) square += (image[i]! - value * x[i]!) ** 2;
    const length = Math.sqrt(squares);
    const residual = Math.sqrt(square) / (value * length);
    idle = best === null || residual < best.residual / 2 ? 0 : idle + 1;
    if (best === null || residual < best.residual) best = { value, residual, vector: x.map((entry) => entry / length) };
    if (residual <= goal || (best.residual <= enough && idle >= patience)) return best;
    const factor = shifted(rows, plan, upper, diagonal);
    if (factor === null) break;
    const y = solveEliminated(factor, x);
    const largest = y.reduce((most, entry) => Math.max(most, entry), 0);
    if (!(largest < Infinity)) break;
    x = y.map((entry) => entry / largest);
  }
  return best !== null && best.residual <= enough && lengthOf(best.vector) > 0 ? best : null;
}

function shifted(rows: Rows, plan: Plan, upper: number, diagonal: Float64Array): Factor | null {
  for (let excess = 2 ** -52; excess < 1; excess *= 16) {
    diagonal.fill(upper * (1 + excess));
    const factor = eliminate(plan, rows, diagonal);
    if (factor !== null) return factor;
  }
  return null;
}

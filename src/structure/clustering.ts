/**
 * Clustering: are the cities tied to a city tied to each other?
 *
 *   unweighted_i = 2 T_i / (k_i (k_i - 1))
 *   onnela_i     = 1/(k_i (k_i - 1)) Σ_{j, h} (ŵ_ij ŵ_ih ŵ_jh)^(1/3)        ŵ = w / the largest strength of the layer
 *   barrat_i     = 1/(s_i (k_i - 1)) Σ_{j, h} (w_ij + w_ih)/2
 *   transitivity = 3 · triangles / pairs of ties that meet in a city
 * The sums run over the ordered pairs j, h of cities that are tied to i and to each other; T_i is the number of triangles
 * at i, k_i the number of cities tied to it, s_i their strength. `onnela` asks how strong the triangles are in all three
 * ties, measured on the strongest tie of the layer, so that one giant tie lowers all values; `barrat` asks which share of
 * a city's own strength goes into triangles, and does not look at the third tie's strength.
 *
 * Directed layers: `onnela` is Fagiolo's, over all eight ways to direct a triangle,
 *   Σ_{j, h} v_ij v_ih v_jh / (2 (d_i (d_i - 1) - 2 d⇄_i)),        v_ij = ŵ_ij^(1/3) + ŵ_ji^(1/3)
 * with d_i the in- and outgoing ties and d⇄_i the mutual ones; the others read the layer as undirected, both directions
 * summed. Below two tied cities nothing can be closed: NaN, not 0 as in NetworkX. `transitivity` is null where no city
 * has two. An absent third tie is a 0, so all local values lie in [0, 1].
 *
 * Cost: every triangle once, found from its city of least degree: O(m^(3/2)) at worst, O(n + m) memory.
 *
 * Watts, Strogatz (1998) Collective dynamics of "small-world" networks, doi:10.1038/30918.
 * Onnela, Saramäki, Kertész, Kaski (2005) Intensity and coherence of motifs in weighted complex networks,
 * doi:10.1103/PhysRevE.71.065103.
 * Barrat, Barthélemy, Pastor-Satorras, Vespignani (2004) The architecture of complex weighted networks,
 * doi:10.1073/pnas.0400087101.
 * Fagiolo (2007) Clustering in complex directed networks, doi:10.1103/PhysRevE.76.026107.
 */
import type { Compact } from "../network/compact.ts";
import type { Strengths } from "../network/quantity.ts";
import { strength } from "../network/strength.ts";
import { eachTriangle } from "./triangles.ts";
import { undirectedReading } from "../network/undirected-reading.ts";

export interface Clustering {
  /** By city, in [0, 1], NaN below two tied cities; so are the next two. */
  readonly unweighted: Float64Array;
  readonly onnela: Float64Array;
  readonly barrat: Float64Array;
  /** In [0, 1]; null when no city is tied to two. */
  readonly transitivity: number | null;
}

export function clustering(form: Compact): Clustering {
  const { n } = form;
  const reading = undirectedReading(form);
  const { strengths } = reading;
  const roots = undirectedReading({ ...form, strengths: cubeRoots(form.strengths) }).strengths;
  const { degree, strength: total } = strength(reading).out;

  const closed = new Float64Array(n);
  const intensity = new Float64Array(n);
  const within = new Float64Array(n);
  eachTriangle(reading, (i, j, h, ij, ih, jh) => {
    const product = 2 * roots[ij]! * roots[ih]! * roots[jh]!;
    closed[i]! += 2;
    closed[j]! += 2;
    closed[h]! += 2;
    intensity[i]! += product;
    intensity[j]! += product;
    intensity[h]! += product;
    within[i]! += strengths[ij]! + strengths[ih]!;
    within[j]! += strengths[ij]! + strengths[jh]!;
    within[h]! += strengths[ih]! + strengths[jh]!;
  });

  const directedPairs = form.directed ? fagioloPairs(form, degree) : null;
  let triads = 0;
  let triangleCorners = 0;
  const unweighted = new Float64Array(n).fill(NaN);
  const onnela = new Float64Array(n).fill(NaN);
  const barrat = new Float64Array(n).fill(NaN);
  for (let i = 0; i < n; i++) {
    const k = degree[i]!;
    if (k < 2) continue;
    const pairs = k * (k - 1);
    triads += pairs;
    triangleCorners += closed[i]!;
    unweighted[i] = closed[i]! / pairs;
    // Rounding must not lift a city all of whose pairs are closed above 1.
    onnela[i] = Math.min(1, intensity[i]! / (directedPairs?.[i] ?? pairs));
    barrat[i] = Math.min(1, within[i]! / (total[i]! * (k - 1)));
  }
  return { unweighted, onnela, barrat, transitivity: triads === 0 ? null : triangleCorners / triads };
}

/** (w / largest)^(1/3); the roots are divided, since w / largest itself may be too small for a number. */
function cubeRoots(strengths: Strengths): Strengths {
  const largest = Math.cbrt(strengths.reduce((most, w) => Math.max(most, w), 0));
  return strengths.map((w) => Math.cbrt(w) / largest) as Strengths;
}

/** By city 2 (d (d - 1) - 2 d⇄): the triangles that could be there, each way to direct them apart. */
function fagioloPairs(form: Compact, tied: Uint32Array): Float64Array {
  const { out, in: into } = strength(form);
  return Float64Array.from(tied, (k, i) => {
    const d = out.degree[i]! + into.degree[i]!;
    return 2 * (d * (d - 1) - 2 * (d - k));
  });
}

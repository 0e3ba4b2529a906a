/**
 * Hubs and authorities: which cities send ties to the right ones, and which receive them from the right ones?
 *
 *   h_i = Σ_j w_ij a_j / σ,   a_j = Σ_i w_ij h_i / σ        σ the largest singular value of the ties
 * A good hub sends to good authorities, a good authority receives from good hubs; each set of values sums to 1. Cities
 * without outgoing ties have h = 0, without incoming ones a = 0.
 *
 * The ties fall into parts that share no sender and no receiver (city i may send in one part and receive in another). Only
 * the parts with the largest σ count, all others get 0: "not in the leading part". Several parts with equal σ (to 10^-9)
 * are what leaves the vectors open; Kleinberg's iteration from equal values ends at the projection of the uniform vector
 * on all of their hub vectors, and that is taken. Nothing then depends on the order of the cities.
 *
 * On an undirected network both are the same and equal the eigenvector of its leading part, or of all leading parts
 * together. (Iterating as if directed would leave both sides of a star or a chain apart, and unequal.)
 *
 * Cost: as the eigenvector (perron.ts), a product with the ties twice a step; solving instead of iterating where the
 * pairs of senders with a common receiver are few enough.
 *
 * Kleinberg (1999) Authoritative sources in a hyperlinked environment, doi:10.1145/324133.324140.
 */
import type { Compact } from "../network/compact.ts";
import { InnobeltError } from "../support/error.ts";
import { find } from "../support/union-find.ts";
import { incoming } from "../network/incoming.ts";
import { perron } from "./perron.ts";
import { perronParts } from "./perron-parts.ts";
import { multiply, type Rows, rowsOf, scaled } from "./rows.ts";

export interface Hits {
  /** By city, >= 0, summing to 1. */
  readonly hubs: Float64Array;
  readonly authorities: Float64Array;
}

/** A part of the ties: those of its senders. */
interface SendingPart {
  readonly senders: readonly number[];
  readonly sigma: number;
  /** By place in `senders`, of unit length. */
  readonly vector: Float64Array;
}

const sameSingularValue = 1e-9;

export function hits(form: Compact): Hits {
  if (form.neighbours.length === 0)
    throw new InnobeltError(
      "analysis",
      {
        en: "The layer has no ties, so there are no hubs and authorities in it.",
        zh: "该图层没有联系，因此没有枢纽值与权威值。",
      },
      {
        wayOut: {
          en: "Choose another layer with --layer, or a lower --min-strength.",
          zh: "请用 --layer 选择其他图层，或调低 --min-strength。",
        },
      },
    );
  const into = incoming(form);
  const parts: readonly SendingPart[] = form.directed
    ? sendingParts(form, into)
    : perronParts(form, into).parts.map(({ cities, value, vector }) => ({ senders: cities, sigma: value, vector }));
  const largest = parts.reduce((most, part) => Math.max(most, part.sigma), 0);
  const hubs = new Float64Array(form.n);
  for (const { senders, sigma, vector } of parts) {
    if (sigma < largest * (1 - sameSingularValue)) continue;
    const share = vector.reduce((total, value) => total + value, 0);
    senders.forEach((city, k) => (hubs[city] = share * vector[k]!));
  }
  const authorities = new Float64Array(form.n);
  if (form.directed) multiply(rowsOf(into), hubs, authorities);
  else authorities.set(hubs);
  return { hubs: toSumOne(hubs), authorities: toSumOne(authorities) };
}

function toSumOne(values: Float64Array): Float64Array {
  const total = values.reduce((sum, value) => sum + value, 0);
  return values.map((value) => value / total);
}

function sendingParts(form: Compact, into: Compact): SendingPart[] {
  const { n, offsets, neighbours } = form;
  // Sender i and receiver n + j hang together.
  const root = Uint32Array.from({ length: 2 * n }, (_, k) => k);
  for (let i = 0; i < n; i++)
    for (let slot = offsets[i]!; slot < offsets[i + 1]!; slot++) {
      const [a, b] = [find(root, i), find(root, n + neighbours[slot]!)];
      root[Math.max(a, b)] = Math.min(a, b);
    }
  const bySender = new Map<number, number[]>();
  const byReceiver = new Map<number, number[]>();
  const addTo = (lists: Map<number, number[]>, key: number, city: number): void => {
    const list = lists.get(key);
    if (list === undefined) lists.set(key, [city]);
    else list.push(city);
  };
  for (let i = 0; i < n; i++) if (offsets[i]! < offsets[i + 1]!) addTo(bySender, find(root, i), i);
  for (let j = 0; j < n; j++) if (into.offsets[j]! < into.offsets[j + 1]!) addTo(byReceiver, find(root, n + j), j);
  const place = new Uint32Array(n);
  return [...bySender].map(([key, senders]) => {
    const receivers = byReceiver.get(key)!;
    const { rows: sending, scale } = scaled(rectangle(form, senders, receivers, place));
    const { rows: receiving } = scaled(rectangle(into, receivers, senders, place));
    const between = new Float64Array(receivers.length);
    const found = perron({
      size: senders.length,
      symmetric: true,
      entries: 2 * sending.values.length,
      multiply: (x, y) => {
        multiply(receiving, x, between);
        multiply(sending, between, y);
      },
      rows: (most) => product(sending, receiving, most),
    });
    if (found === null)
      throw new InnobeltError(
        "analysis",
        {
          en: "Hubs and authorities do not settle: two large parts are almost equally central.",
          zh: "枢纽值与权威值无法收敛：有两大部分的中心性几乎相等。",
        },
        { wayOut: { en: "Use PageRank instead.", zh: "请改用 PageRank。" } },
      );
    return { senders, sigma: Math.sqrt(found.value) * scale, vector: found.vector };
  });
}

/** The slots of `cities`, all of which lead to `others`, numbered by place in the lists. */
function rectangle(
  { offsets, neighbours, strengths }: Compact,
  cities: readonly number[],
  others: readonly number[],
  place: Uint32Array,
): Rows {
  others.forEach((city, k) => (place[city] = k));
  const columns: number[] = [];
  const values: number[] = [];
  const ends = new Uint32Array(cities.length + 1);
  cities.forEach((city, k) => {
    for (let slot = offsets[city]!; slot < offsets[city + 1]!; slot++) {
      columns.push(place[neighbours[slot]!]!);
      values.push(strengths[slot]!);
    }
    ends[k + 1] = columns.length;
  });
  return {
    size: cities.length,
    symmetric: false,
    offsets: ends,
    columns: Uint32Array.from(columns),
    values: Float64Array.from(values),
  };
}

/** Σ_j w_ij w_kj written out; null when that takes more than `most` multiplications. */
function product(sending: Rows, receiving: Rows, most: number): Rows | null {
  const { size } = sending;
  let pairs = 0;
  for (let j = 0; j < receiving.size; j++) pairs += (receiving.offsets[j + 1]! - receiving.offsets[j]!) ** 2;
  if (pairs > most) return null;
  const sum = new Float64Array(size);
  const columns: number[] = [];
  const values: number[] = [];
  const offsets = new Uint32Array(size + 1);
  for (let i = 0; i < size; i++) {
    const met: number[] = [];
    for (let at = sending.offsets[i]!; at < sending.offsets[i + 1]!; at++) {
      const j = sending.columns[at]!;
      for (let back = receiving.offsets[j]!; back < receiving.offsets[j + 1]!; back++) {
        const k = receiving.columns[back]!;
        if (sum[k] === 0) met.push(k);
        sum[k]! += sending.values[at]! * receiving.values[back]!;
      }
    }
    met.sort((a, b) => a - b);
    for (const k of met) {
      columns.push(k);
      values.push(sum[k]!);
      sum[k] = 0;
    }
    offsets[i + 1] = columns.length;
  }
  return { size, symmetric: true, offsets, columns: Uint32Array.from(columns), values: Float64Array.from(values) };
}

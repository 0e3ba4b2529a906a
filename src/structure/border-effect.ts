/**
 * Border effect: how much of the tie strength crosses the borders of provinces?
 *
 *   crossShare = E / (E + I)        eiIndex = (E - I) / (E + I)
 * E the strength of the ties between cities of different provinces, I within one. The E-I index runs from -1 (all
 * within) to 1 (all across). It describes and does not test: with many small provinces most pairs are across anyway.
 * Ties with an end in no province are left out and their strength is given. Directed ties count one by one.
 *
 * Cost: O(n + m).
 *
 * Krackhardt, Stern (1988) Informal networks and organizational crises, doi:10.2307/2786835.
 */
import type { Compact } from "../network/compact.ts";
import { sum } from "../support/sum.ts";

export interface BorderEffect {
  readonly crossShare: number;
  readonly eiIndex: number;
  /** Strength of the ties with an end in no province. */
  readonly leftOut: number;
}

/** `group` by city, 0 for none; null when no tie lies between cities with a group. */
export function borderEffect(form: Compact, group: ArrayLike<number>): BorderEffect | null {
  const { n, offsets, neighbours, strengths } = form;
  const across: number[] = [];
  const within: number[] = [];
  const without: number[] = [];
  for (let i = 0; i < n; i++)
    for (let slot = offsets[i]!; slot < offsets[i + 1]!; slot++) {
      const j = neighbours[slot]!;
      if (!form.directed && j < i) continue;
      const list = group[i] === 0 || group[j] === 0 ? without : group[i] === group[j] ? within : across;
      list.push(strengths[slot]!);
    }
  const external = sum(across);
  const internal = sum(within);
  const total = external + internal;
  if (total === 0) return null;
  return { crossShare: external / total, eiIndex: (external - internal) / total, leftOut: sum(without) };
}

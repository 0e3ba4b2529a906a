/**
 * The stops of the threshold slider: fine where cities crowd, coarse where they are few.
 *
 * Steps of 0.01 up to the mean, 0.02 up to twice, 0.05 up to five times, 0.1 above: close to a scale of ratios, but
 * every stop is a number that one would write down. The last stop lies above the highest city (nothing is left).
 */
export interface ThresholdScale {
  readonly stops: readonly number[];
  /** Index of the stop nearest to a threshold. */
  readonly indexOf: (threshold: number) => number;
  /** Position of a threshold along the track, 0 to 1, between stops too. */
  readonly position: (threshold: number) => number;
}

const bands: readonly (readonly [upTo: number, step: number])[] = [
  [1, 0.01],
  [2, 0.02],
  [5, 0.05],
  [Infinity, 0.1],
];

/** Beyond this many times the mean the stops grow by a tenth of themselves, so that a long tail keeps the slider short. */
const ratioFrom = 20;

export function thresholdScale(highest: number): ThresholdScale {
  const stops = [0, 0.02];
  while (stops.at(-1)! <= highest) {
    const last = stops.at(-1)!;
    const step = last >= ratioFrom ? last / 10 : bands.find(([upTo]) => last < upTo - 1e-9)![1];
    stops.push(Math.round((last + step) * 100) / 100);
  }
  const position = (threshold: number): number => {
    const end = stops.length - 1;
    if (threshold <= 0) return 0;
    if (threshold >= stops[end]!) return 1;
    let low = 0;
    let high = end;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (stops[middle]! <= threshold) low = middle;
      else high = middle;
    }
    const share = (threshold - stops[low]!) / (stops[high]! - stops[low]!);
    return (low + share) / end;
  };
  return { stops, position, indexOf: (threshold) => Math.round(position(threshold) * (stops.length - 1)) };
}

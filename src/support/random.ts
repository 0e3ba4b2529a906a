/**
 * Random streams: the same seed gives the same draws, on every machine and with any number of threads.
 *
 * `stream(seed, i, j, ...)` is a generator of its own for every list of numbers: permutation i of a test draws from
 * `stream(seed, i)`, so it does not matter which thread makes it, or in which order. The state of the generator
 * (xoroshiro128+, 128 bits) is MurmurHash3_x86_128 of the numbers, each written as a 64-bit integer: streams of
 * neighbouring indices share nothing. The lowest bits of xoroshiro128+ are its weak ones and are not used.
 *
 * Cost: about 0.25 µs for a stream, 10 ns for a draw.
 *
 * Blackman, Vigna (2021) Scrambled linear pseudorandom number generators, doi:10.1145/3460772.
 */
import { xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus";

/** An array that can be shuffled in place; typed arrays too. */
export interface Swappable<T> {
  readonly length: number;
  [index: number]: T;
}

export interface Stream {
  /** In [0, 1), on a grid of 2^-53. */
  readonly uniform: () => number;
  /** In 0, 1, ..., n - 1, each exactly as likely; n a whole number from 1 to 2^53. */
  readonly integer: (n: number) => number;
  /** Every order of the array equally likely (Fisher, Yates), in place; gives the array back. */
  readonly shuffle: <A extends Swappable<unknown>>(array: A) => A;
}

const grid = 2 ** 53;

/** The stream of a seed and any number of indices, all whole numbers; other indices, other stream. */
export function stream(seed: number, ...indices: number[]): Stream {
  const generator = xoroshiro128plusFromState(hash([seed, ...indices]));

  const bits53 = (): number => {
    const high = generator.next() >>> 5;
    const low = generator.next() >>> 6;
    return high * 67_108_864 + low;
  };

  const integer = (n: number): number => {
    if (!(Number.isInteger(n) && n >= 1 && n <= grid))
      throw new RangeError(`integer(n) needs a whole n >= 1, not ${n}`);
    // Values past the last whole bucket are drawn again, else the first numbers would come a little more often.
    const bucket = Math.floor(grid / n);
    for (;;) {
      const value = Math.floor(bits53() / bucket);
      if (value < n) return value;
    }
  };

  return {
    uniform: () => bits53() / grid,
    integer,
    shuffle(array) {
      for (let last = array.length - 1; last > 0; last--) {
        const other = integer(last + 1);
        const value = array[last];
        array[last] = array[other];
        array[other] = value;
      }
      return array;
    },
  };
}

/** MurmurHash3_x86_128 (seed 0) of whole numbers, each as eight bytes, little-endian, two's complement. */
function hash(numbers: readonly number[]): [number, number, number, number] {
  const words = new Int32Array(2 * numbers.length);
  numbers.forEach((value, i) => {
    if (!Number.isSafeInteger(value)) throw new RangeError(`seeds and indices are whole numbers, not ${value}`);
    words[2 * i] = value;
    words[2 * i + 1] = Math.floor(value / 4_294_967_296);
  });
  const c1 = 0x239b961b;
  const c2 = 0xab0e9789;
  const c3 = 0x38b34ae5;
  const c4 = 0xa1e38b93;
  let [h1, h2, h3, h4] = [0, 0, 0, 0];
  const blocks = words.length >> 2;
  for (let block = 0; block < blocks; block++) {
    h1 ^= Math.imul(turn(Math.imul(words[4 * block]!, c1), 15), c2);
    h1 = (Math.imul((turn(h1, 19) + h2) | 0, 5) + 0x561ccd1b) | 0;
    h2 ^= Math.imul(turn(Math.imul(words[4 * block + 1]!, c2), 16), c3);
    h2 = (Math.imul((turn(h2, 17) + h3) | 0, 5) + 0x0bcaa747) | 0;
    h3 ^= Math.imul(turn(Math.imul(words[4 * block + 2]!, c3), 17), c4);
    h3 = (Math.imul((turn(h3, 15) + h4) | 0, 5) + 0x96cd1c35) | 0;
    h4 ^= Math.imul(turn(Math.imul(words[4 * block + 3]!, c4), 18), c1);
    h4 = (Math.imul((turn(h4, 13) + h1) | 0, 5) + 0x32ac3b17) | 0;
  }
  if (words.length % 4 !== 0) {
    h2 ^= Math.imul(turn(Math.imul(words[4 * blocks + 1]!, c2), 16), c3);
    h1 ^= Math.imul(turn(Math.imul(words[4 * blocks]!, c1), 15), c2);
  }
  const bytes = 4 * words.length;
  [h1, h2, h3, h4] = mixed(h1 ^ bytes, h2 ^ bytes, h3 ^ bytes, h4 ^ bytes);
  [h1, h2, h3, h4] = mixed(scattered(h1), scattered(h2), scattered(h3), scattered(h4));
  // The one state from which the generator never gets away.
  return (h1 | h2 | h3 | h4) === 0 ? [1, 0, 0, 0] : [h1, h2, h3, h4];
}

function turn(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

function mixed(h1: number, h2: number, h3: number, h4: number): [number, number, number, number] {
  const first = (h1 + h2 + h3 + h4) | 0;
  return [first, (h2 + first) | 0, (h3 + first) | 0, (h4 + first) | 0];
}

function scattered(word: number): number {
  let h = word ^ (word >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}

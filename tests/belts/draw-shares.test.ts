import { describe, expect, test } from "vitest";
import {
  drawShares,
  drawSharesKernel,
  followedCities,
  scoreDraws,
  type ScoreDraws,
} from "../../src/belts/draw-shares.ts";
import { filtration, prominence } from "../../src/belts/filtration.ts";
import { hubClasses } from "../../src/belts/hub-classes.ts";
import { drawnMultiples, type ScoreSource, weightedMultiples } from "../../src/belts/score-draws.ts";
import { inPlace, type Kernels, serveKernels, workerPool, type WorkerHandle } from "../../src/support/pool.ts";
import { quantile } from "../../src/support/quantile.ts";
import { stream } from "../../src/support/random.ts";
import { type Case, componentsOf, makeCase } from "./exhaustive.ts";

const levels = { hubLevel: 1, isolationLevel: 0.5 };
const kernels: Kernels = { [drawSharesKernel]: drawShares };

/** The values of a city in all draws. */
function valuesOf({ draws, followed }: ScoreDraws, values: Float64Array, city: number): Float64Array {
  const place = followed.indexOf(city);
  return values.slice(place * draws, (place + 1) * draws);
}

function randomCase(n: number, ties: number, seed: number): { one: Case; source: ScoreSource } {
  const { uniform, integer } = stream(seed);
  const part = (): Float64Array => {
    const values = Array.from({ length: n }, () => -Math.log1p(-uniform()));
    const total = values.reduce((sum, value) => sum + value);
    return Float64Array.from(values, (value) => (n * value) / total);
  };
  const parts = [part(), part(), part()];
  const multiples = weightedMultiples(parts, [1 / 3, 1 / 3, 1 / 3]);
  const pairs = Array.from({ length: ties }, () => [integer(n), integer(n)] as const);
  return { one: makeCase([...multiples], pairs), source: { parts, multiples, standardErrors: null } };
}

describe("a case with known shares: with two parts the first weight w is uniform on [0, 1]", () => {
  const draws = 4000;
  const expectShare = (count: number, share: number): void =>
    expect(Math.abs(count / draws - share), `${count / draws} is not ${share}`).toBeLessThanOrEqual(
      3.5 * Math.sqrt((share * (1 - share)) / draws),
    );

  test("a city between two hubs closes the belt while w <= 0.3, is a gap up to w = 0.8, and none beyond", async () => {
    // In a line 0 - 1 - 2, city 1 has 1.3 - w; city 3 stands alone and keeps the means at 1.
    const source: ScoreSource = {
      parts: [Float64Array.of(1.5, 0.3, 1.2, 1), Float64Array.of(1.5, 1.3, 1.2, 0)],
      multiples: Float64Array.of(1.5, 0.8, 1.2, 0.5),
      standardErrors: null,
    };
    const { form } = makeCase(
      [1.5, 0.8, 1.2, 0.5],
      [
        [0, 1],
        [1, 2],
      ],
    );
    const found = await scoreDraws(form, source, { draws, seed: 1, ...levels });
    expectShare(found.hubs[1]!, 0.3);
    expectShare(found.classes.belt[0]!, 0.3);
    expectShare(found.classes.sector[0]!, 0.5);
    expectShare(found.classes.isolated[0]!, 0.2);
    expect(found.classes.paired[0]).toBe(0);
    expect(found.hubs[0]).toBe(draws);
    expect(found.pairs).toEqual([
      { a: 0, b: 1, count: found.hubs[1] },
      { a: 0, b: 2, count: found.hubs[1] },
      { a: 1, b: 2, count: found.hubs[1] },
    ]);
    expect(found.belts).toBe(found.hubs[1]! / draws);
    // City 2 is a peak once city 1 falls below it, w > 0.1, and city 1 is then its col.
    expectShare(found.peaks[2]!, 0.9);
    expect(found.cols.get(2)).toEqual(new Map([[1, found.peaks[2]]]));
    expect([found.noCol[0], found.noCol[2], found.noCol[3]]).toEqual([draws, 0, draws]);
  });

  test("of two passes the one over city 1 is the col while w >= 0.25; intervals are those of the uniform", async () => {
    // Hubs 0 and 3 joined over city 1 (0.2 + 0.6 w) and over city 2 (0.4 - 0.2 w); hub 3 has 1.4 - 0.4 w.
    const source: ScoreSource = {
      parts: [Float64Array.of(2, 0.8, 0.2, 1), Float64Array.of(2, 0.2, 0.4, 1.4)],
      multiples: Float64Array.of(2, 0.5, 0.3, 1.2),
      standardErrors: null,
    };
    const { form } = makeCase(
      [2, 0.5, 0.3, 1.2],
      [
        [0, 1],
        [1, 3],
        [0, 2],
        [2, 3],
      ],
    );
    const found = await scoreDraws(form, source, { draws, seed: 1, ...levels });
    expect(found.peaks[3]).toBe(draws);
    expectShare(found.cols.get(3)!.get(1)!, 0.75);
    expectShare(found.cols.get(3)!.get(2)!, 0.25);
    expectShare(found.classes.sector[3]!, 0.5);
    // Prominence falls with w: 1 - 0.2 w up to w = 0.25, then 1.2 - w.
    const prominences = valuesOf(found, found.prominences, 3).sort();
    expect(quantile(prominences, 0.025)).toBeCloseTo(0.225, 1.5);
    expect(quantile(prominences, 0.5)).toBeCloseTo(0.7, 1.5);
    expect(quantile(prominences, 0.975)).toBeCloseTo(0.995, 1.5);
    const joining = valuesOf(found, found.joiningLevels, 0).sort();
    expect(quantile(joining, 0)).toBeCloseTo(0.35, 2);
    expect(quantile(joining, 0.975)).toBeCloseTo(0.785, 1.5);
  });

  test("standard errors alone: a city of 1.2 with error 0.3 beside two of 0.9 is a hub when z >= -1", async () => {
    const multiples = Float64Array.of(1.2, 0.9, 0.9);
    const source: ScoreSource = { parts: null, multiples, standardErrors: Float64Array.of(0.3, 0, Number.NaN) };
    const found = await scoreDraws(makeCase([...multiples], []).form, source, { draws, seed: 1, ...levels });
    expectShare(found.hubs[0]!, 0.841345);
    expectShare(found.hubs[1]!, 0.158655);
  });
});

describe("counts", () => {
  test("are those of every draw read by itself, with the full definitions", async () => {
    const { one, source } = randomCase(14, 20, 5);
    const errors = { ...source, standardErrors: new Float64Array(14).fill(0.2) };
    const draws = 120;
    const found = await scoreDraws(one.form, errors, { draws, seed: 9, ...levels });
    const classes = { belt: 0, paired: 0, sector: 0, isolated: 0 };
    const together = new Map<string, number>();
    const cols = new Map<string, number>();
    let belts = 0;
    for (let i = 0; i < draws; i++) {
      const multiples = drawnMultiples(errors, 9, i);
      const tree = filtration(one.form, multiples);
      const drawn: Case = { ...one, multiples };
      const hubs = hubClasses(one.cities, one.form, tree, levels);
      for (const { city, hubClass, joiningLevel } of hubs) {
        classes[hubClass]++;
        expect(valuesOf(found, found.joiningLevels, city)[i]).toBe(joiningLevel);
      }
      const isHub = new Set(hubs.map(({ city }) => city));
      for (let city = 0; city < 14; city++) {
        expect(valuesOf(found, found.multiples, city)[i]).toBe(multiples[city]);
        const height = tree.peaks.includes(city) ? prominence(tree, city) : Number.NaN;
        expect(valuesOf(found, found.prominences, city)[i]).toBe(height);
        if (!isHub.has(city)) expect(valuesOf(found, found.joiningLevels, city)[i]).toBeNaN();
      }
      for (const peak of tree.peaks) {
        const key = `${peak} ${tree.col[peak]}`;
        cols.set(key, (cols.get(key) ?? 0) + 1);
      }
      for (const members of componentsOf(drawn, (city) => isHub.has(city))) {
        if (members.length < 3) continue;
        belts++;
        for (const a of members)
          for (const b of members) if (a < b) together.set(`${a} ${b}`, (together.get(`${a} ${b}`) ?? 0) + 1);
      }
    }
    for (const name of ["belt", "paired", "sector", "isolated"] as const) {
      expect(found.classes[name].reduce((total, count) => total + count)).toBe(classes[name]);
      expect(classes[name]).toBeGreaterThan(0);
    }
    expect(found.belts).toBe(belts / draws);
    expect(new Map(found.pairs.map(({ a, b, count }) => [`${a} ${b}`, count]))).toEqual(together);
    const foundCols = [...found.cols].flatMap(([peak, counts]) =>
      [...counts].map(([col, count]) => [`${peak} ${col}`, count] as const),
    );
    const without = [...found.noCol.keys()].filter((city) => found.noCol[city]! > 0);
    expect(new Map([...foundCols, ...without.map((city) => [`${city} -1`, found.noCol[city]!] as const)])).toEqual(
      cols,
    );
  });

  test("the pairs come most often first, then by ids", async () => {
    const { one, source } = randomCase(20, 40, 6);
    const { pairs } = await scoreDraws(one.form, source, { draws: 100, seed: 1, ...levels });
    expect(pairs.length).toBeGreaterThan(20);
    const sorted = [...pairs].sort((x, y) => y.count - x.count || x.a - y.a || x.b - y.b);
    expect(pairs).toEqual(sorted);
    for (const { a, b } of pairs) expect(a).toBeLessThan(b);
  });

  test("relabelling the cities changes only the labels", async () => {
    const n = 16;
    const { one, source } = randomCase(n, 28, 7);
    const errors = Float64Array.from({ length: n }, (_, city) => (city % 3) / 10);
    const label = stream(8).shuffle(Array.from({ length: n }, (_, city) => city));
    const moved = (values: Float64Array): Float64Array => {
      const result = new Float64Array(n);
      values.forEach((value, city) => (result[label[city]!] = value));
      return result;
    };
    const pairs: [number, number][] = [];
    for (let a = 0; a < n; a++) for (let b = 0; b < a; b++) if (one.tied(a, b)) pairs.push([label[a]!, label[b]!]);
    const other = makeCase([...moved(source.multiples)], pairs);
    const options = { draws: 200, seed: 3, ...levels };
    const before = await scoreDraws(one.form, { ...source, standardErrors: errors }, options);
    const after = await scoreDraws(
      other.form,
      { parts: source.parts!.map(moved), multiples: moved(source.multiples), standardErrors: moved(errors) },
      options,
    );
    for (let city = 0; city < n; city++) {
      const to = label[city]!;
      expect(after.peaks[to]).toBe(before.peaks[city]);
      expect(after.noCol[to]).toBe(before.noCol[city]);
      for (const name of ["belt", "paired", "sector", "isolated"] as const)
        expect(after.classes[name][to]).toBe(before.classes[name][city]);
      const cols = before.cols.get(city);
      expect(after.cols.get(to)).toEqual(cols && new Map([...cols].map(([col, count]) => [label[col]!, count])));
    }
    const named = (list: ScoreDraws["pairs"], name: (city: number) => number): string[] =>
      list.map(({ a, b, count }) => [Math.min(name(a), name(b)), Math.max(name(a), name(b)), count].join(" ")).sort();
    expect(named(after.pairs, (city) => city)).toEqual(named(before.pairs, (city) => label[city]!));
  });

  test("an added isolate without a score changes nothing", async () => {
    const { one, source } = randomCase(12, 18, 10);
    const pairs: [number, number][] = [];
    for (let a = 0; a < 12; a++) for (let b = 0; b < a; b++) if (one.tied(a, b)) pairs.push([a, b]);
    const more = makeCase([...source.multiples, Number.NaN], pairs);
    const with_ = (values: Float64Array): Float64Array => Float64Array.of(...values, Number.NaN);
    const options = { draws: 60, seed: 2, ...levels };
    const before = await scoreDraws(one.form, source, options);
    const after = await scoreDraws(
      more.form,
      { parts: source.parts!.map(with_), multiples: with_(source.multiples), standardErrors: null },
      options,
    );
    expect([after.hubs[12], after.peaks[12], after.noCol[12]]).toEqual([0, 0, 0]);
    expect(after.pairs).toEqual(before.pairs);
    expect(after.cols).toEqual(before.cols);
    expect(after.prominences).toEqual(before.prominences);
  });
});

describe("threads", () => {
  /** A worker on the same thread: what crosses the line is cloned, and answers come back out of order. */
  function startLateWorker(delay: number): () => WorkerHandle {
    let started = 0;
    return () => {
      const late = delay * (7 - started++);
      let toWorker: (message: unknown) => void = () => {};
      let toPool: (message: unknown) => void = () => {};
      serveKernels(kernels, {
        post: (message) => void setTimeout(() => toPool(structuredClone(message)), late),
        onMessage: (listener) => (toWorker = listener),
      });
      return {
        post: (message) => toWorker(structuredClone(message)),
        onMessage: (listener) => (toPool = listener),
        onError: () => {},
        terminate: () => {},
      };
    };
  }

  test("eight of them give the same bits as one", async () => {
    const { one, source } = randomCase(41, 90, 4);
    const options = { draws: 1500, seed: 5, ...levels };
    const alone = await scoreDraws(one.form, source, { ...options, pool: inPlace(kernels) });
    const pool = workerPool(startLateWorker(2), 8);
    const seen: number[] = [];
    const together = await scoreDraws(one.form, source, {
      ...options,
      pool,
      onProgress: (_, total) => void seen.push(total),
    });
    await pool.close();
    expect(seen[0]).toBeGreaterThan(5);
    // Typed arrays by their bytes: one by one takes seconds.
    const bytes = (found: ScoreDraws): string =>
      [found.multiples, found.prominences, found.joiningLevels]
        .map((values) => Buffer.from(values.buffer).toString("base64"))
        .join(" ");
    expect(bytes(together) === bytes(alone)).toBe(true);
    const none = new Float64Array(0);
    const counted = (found: ScoreDraws) => ({ ...found, multiples: none, prominences: none, joiningLevels: none });
    expect(counted(together)).toEqual(counted(alone));
  });
});

describe("limits", () => {
  test("of very many draws the highest cities are followed, 5 million values of a kind at most", () => {
    const multiples = Float64Array.from({ length: 60 }, (_, city) => (city === 59 ? Number.NaN : city));
    expect([...followedCities(multiples, 100_000)]).toEqual(Array.from({ length: 50 }, (_, k) => 58 - k));
    expect(followedCities(multiples, 1000).length).toBe(59);
  });

  test("of a city that is not followed everything is counted but its cols, values and pairs", () => {
    const { one, source } = randomCase(20, 40, 11);
    const shared = { form: one.form, source, seed: 1, ...levels };
    const all = followedCities(source.multiples, 100);
    const whole = drawShares({ from: 0, to: 100 }, { ...shared, followed: all, pairedCities: 20 });
    const few = drawShares({ from: 0, to: 100 }, { ...shared, followed: all.slice(0, 5), pairedCities: 3 });
    expect(few.classes).toEqual(whole.classes);
    expect([few.peaks, few.noCol, few.belts]).toEqual([whole.peaks, whole.noCol, whole.belts]);
    expect(few.pairs).toEqual(whole.pairs.slice(0, 3));
    expect(few.cols).toEqual(new Map([...whole.cols].filter(([key]) => key < 5 * 20)));
    expect(few.multiples.slice(0, 5)).toEqual(whole.multiples.slice(0, 5));
    expect(few.multiples.length).toBe(500);
  });

  test("no draws, and a score without a city above 0, are refused", async () => {
    const { form } = makeCase([1, 0], []);
    const source: ScoreSource = { parts: null, multiples: Float64Array.of(2, 0), standardErrors: null };
    await expect(scoreDraws(form, source, { draws: 0, seed: 1, ...levels })).rejects.toThrow(RangeError);
    const nothing = { ...source, multiples: Float64Array.of(0, Number.NaN) };
    await expect(scoreDraws(form, nothing, { draws: 5, seed: 1, ...levels })).rejects.toThrow(RangeError);
  });
});

import { beforeAll, describe, expect, test } from "vitest";
import { optionValues } from "../../src/analysis/analysis.ts";
import { beltsInDepth, type BeltsOptions, beltsOptionSpecs } from "../../src/analysis/belts-in-depth.ts";
import { type BeltsResult, beltsResult } from "../../src/analysis/belts-result.ts";
import { kernels } from "../../src/analysis/kernels.ts";
import { inPlace } from "../../src/support/pool.ts";
import { openFolder } from "../read-folder.ts";

const yrd = openFolder("data/yrd").dataset;
const run = (set: Partial<BeltsOptions>): Promise<BeltsResult> =>
  beltsInDepth(
    yrd,
    optionValues({ options: beltsOptionSpecs }, { draws: 100, permutations: 199, ...set }) as unknown as BeltsOptions,
    { pool: inPlace(kernels) },
  );

describe("belts on several layers", () => {
  let both: BeltsResult;
  beforeAll(async () => {
    both = await run({ layer: "rail-2016,border" });
  });

  test("have the shape they say they have", () => {
    expect(beltsResult.parse(both)).toEqual(both);
  });

  test("are read in depth on the first, as if it alone were asked for", async () => {
    const { sideBySide: _, ...alone } = await run({ layer: "rail-2016" });
    const { sideBySide, ...first } = both;
    expect(sideBySide).not.toBeNull();
    expect(first).toEqual(alone);
  });

  test("say of every layer what a reading of it alone says: class, share of draws, p, col and gap", async () => {
    const border = await run({ layer: "border" });
    const hubs = new Map(border.hubs.map((hub) => [hub.id, hub]));
    const tests = new Map(border.certainty!.hubs.map((hub) => [hub.id, hub]));
    expect(both.sideBySide!.hubs).toHaveLength(border.hubs.length);
    for (const { id, byLayer } of both.sideBySide!.hubs) {
      const { hubClass, classShare, joiningLevel, gap, col } = hubs.get(id)!;
      const { p, adjustedP } = tests.get(id)!;
      expect(byLayer[1]).toMatchObject({ hubClass, classShare, joiningLevel, gap, col, p, adjustedP });
    }
    expect(border.hubs.every(({ classShare }) => classShare !== null)).toBe(true);
  });
});

test("without draws and permutations nothing is said of how sure it is, and no hub has a share", async () => {
  const plain = await run({ draws: 0, permutations: 0 });
  expect(plain.certainty).toBeNull();
  expect(plain.draws).toEqual({ count: 0, state: "left out" });
  expect(plain.hubs.every(({ classShare }) => classShare === null)).toBe(true);
});

test("the barcode has a bar for every peak, with the col and parent of the peak", async () => {
  const { peaks, barcode, history } = await run({ draws: 0, permutations: 0, overTime: true, score: "gdp" });
  expect(new Set(barcode.bars.map(({ peak }) => peak))).toEqual(new Set(peaks.map(({ id }) => id)));
  for (const bar of barcode.bars) {
    const peak = peaks.find(({ id }) => id === bar.peak)!;
    expect([bar.col, bar.absorbedBy, bar.born]).toEqual([peak.col?.id ?? null, peak.parent, peak.multiple]);
  }
  expect(history!.years.length).toBeGreaterThan(10);
});

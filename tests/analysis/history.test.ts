import { expect, test } from "vitest";
import { optionValues } from "../../src/analysis/analysis.ts";
import { type BeltOptions, beltOptionSpecs } from "../../src/analysis/belt-reading.ts";
import { historyOf } from "../../src/analysis/history.ts";
import { readSideBySide } from "../../src/analysis/side-by-side.ts";
import { InnobeltError } from "../../src/support/error.ts";
import { openFolder } from "../read-folder.ts";

const yrd = openFolder("data/yrd").dataset;
const levels = { hubLevel: 1, isolationLevel: 0.5 };
const options = (score: string | null, year: string | null = null): BeltOptions =>
  optionValues({ options: beltOptionSpecs }, { score, year }) as unknown as BeltOptions;

test("a year of the history is what the belts of that year are", async () => {
  const { beltsOf } = await import("../../src/analysis/belts.ts");
  const [reading] = readSideBySide(yrd, options("gdp"));
  const history = historyOf(yrd, reading, levels);
  expect(history.years.map(({ year }) => year)).toEqual(yrd.indicators.get("gdp")!.years);
  for (const year of ["2000", "2011", "2021"]) {
    const { hubs, belts, peaks } = beltsOf(yrd, options("gdp", year));
    const told = history.years.find((one) => one.year === year)!;
    expect(told.belts).toEqual(belts.map(({ cities }) => cities));
    expect(told.hubs.map(({ id, hubClass, joiningLevel, col }) => ({ id, hubClass, joiningLevel, col }))).toEqual(
      hubs.map(({ id, hubClass, joiningLevel, col }) => ({ id, hubClass, joiningLevel, col })),
    );
    const prominence = new Map(peaks.map((peak) => [peak.id, peak.prominence]));
    for (const hub of told.hubs) expect(hub.prominence).toBe(prominence.get(hub.id) ?? null);
  }
});

test("joined and left are the differences of the belts of two years that follow each other", () => {
  const [reading] = readSideBySide(yrd, options("star_and_chinext_firms"));
  const { years } = historyOf(yrd, reading, levels);
  expect(years[0]).toMatchObject({ joined: [], left: [] });
  let changes = 0;
  for (let k = 1; k < years.length; k++) {
    const [before, now] = [new Set(years[k - 1]!.belts.flat()), new Set(years[k]!.belts.flat())];
    expect(years[k]!.joined).toEqual([...now].filter((id) => !before.has(id)).sort());
    expect(years[k]!.left).toEqual([...before].filter((id) => !now.has(id)).sort());
    changes += years[k]!.joined.length + years[k]!.left.length;
  }
  expect(changes).toBeGreaterThan(0);
});

test("years without a value above 0 have no mean and stand apart", () => {
  const [reading] = readSideBySide(yrd, options("star_firms"));
  const { years, skipped } = historyOf(yrd, reading, levels);
  const values = yrd.indicators.get("star_firms")!.values;
  const empty = [...values].filter(([, ofYear]) => !ofYear.some((value) => value > 0)).map(([year]) => year);
  expect(empty.length).toBeGreaterThan(0);
  expect(skipped).toEqual(empty);
  expect(years.length + skipped.length).toBe(values.size);
});

test("a score of a single date is refused with those that have years", () => {
  const [reading] = readSideBySide(yrd, options(null));
  const refused = (): unknown => historyOf(yrd, reading, levels);
  expect(refused).toThrow(InnobeltError);
  expect(refused).toThrow(/single date/);
  try {
    refused();
  } catch (error) {
    expect((error as InnobeltError).wayOut.en).toContain("star_and_chinext_firms");
  }
});

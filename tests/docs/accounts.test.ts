import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { type AccountFacts, accountFiles, pictureFolder, readAccounts } from "../../scripts/accounts/accounts.ts";
import type { Facts } from "../../scripts/accounts/facts.ts";
import { cutOffSection } from "../../scripts/accounts/sections/cut-off.ts";
import { beltsSection } from "../../scripts/accounts/sections/belts.ts";
import { diffusionSection } from "../../scripts/accounts/sections/diffusion.ts";
import { verdict } from "../../scripts/accounts/sections/hubs.ts";
import { priceSection } from "../../scripts/accounts/sections/price.ts";
import { supportSection } from "../../scripts/accounts/sections/support.ts";
import { type Voice, voiceOf, yearsText } from "../../scripts/accounts/voice.ts";
import { languages } from "../../src/support/text.ts";

const root = resolve(import.meta.dirname, "../..");
let accounts: AccountFacts[];
let files: Map<string, string>;
let yrd: Facts;
let china: Facts;
let english: Voice;

beforeAll(async () => {
  accounts = await readAccounts((path) => readFileSync(join(root, path)));
  files = accountFiles(accounts);
  [yrd, china] = accounts.map(({ facts }) => facts) as [Facts, Facts];
  english = voiceOf(yrd.dataset.network.cities, "en", [1, 0.5]);
}, 60_000);

describe("the committed accounts", () => {
  test("are those that the results give now; npm run docs:accounts writes them anew", () => {
    const stale = [...files].filter(([path, text]) => readFileSync(join(root, path), "utf8") !== text);
    expect(stale.map(([path]) => path)).toEqual([]);
  });

  test("have no figure that no account shows", () => {
    const shown = [...files.keys()].filter((path) => path.startsWith(pictureFolder));
    expect(
      readdirSync(join(root, pictureFolder))
        .map((name) => `${pictureFolder}/${name}`)
        .sort(),
    ).toEqual(shown.sort());
  });

  test("show every figure that they have, in their own language", () => {
    for (const id of ["yrd", "china"])
      for (const language of languages) {
        const ending = language === "en" ? "" : `.${language}`;
        const text = files.get(`docs/${id}${ending}.md`)!;
        for (const name of ["tier-map", "barcode", "merge-tree", "profile"])
          expect(text).toContain(`](images/accounts/${id}-${name}${ending}.svg)`);
      }
  });

  test("give the same decimal numbers in both languages", () => {
    const decimals = (path: string): string[] => (files.get(path)!.match(/\d+\.\d\d+/g) ?? []).sort();
    for (const id of ["yrd", "china"]) {
      expect(decimals(`docs/${id}.md`).length).toBeGreaterThan(100);
      expect(decimals(`docs/${id}.zh.md`)).toEqual(decimals(`docs/${id}.md`));
    }
  });

  test("hold nothing that is not defined", () => {
    for (const [path, text] of files) if (path.endsWith(".md")) expect(text).not.toMatch(/NaN|undefined|null|Infinity/);
  });

  test("have no row of a table with a cell too few or too many", () => {
    for (const [path, text] of files) {
      if (!path.endsWith(".md")) continue;
      for (const block of text.split("\n\n").filter((one) => one.startsWith("| "))) {
        const widths = new Set(
          block
            .trim()
            .split("\n")
            .map((line) => line.split(" | ").length),
        );
        expect([path, block.slice(0, 60), widths.size]).toEqual([path, block.slice(0, 60), 1]);
      }
    }
  });
});

describe("the facts", () => {
  test("a peak's corridor to its parent falls to its col level", () => {
    expect(china.peakCorridors.length).toBe(6);
    for (const { from, readings } of china.peakCorridors)
      expect(readings[0]!.corridors[0]!.paths[0]!.level).toBe(
        china.belts.peaks.find(({ id }) => id === from)!.col!.multiple,
      );
  });

  test("a detour avoids the lowest city and is no better than the corridor", () => {
    const [{ corridors: found }] = yrd.profile.readings as [(typeof yrd.profile.readings)[number]];
    for (const { to, paths } of found) {
      const detour = yrd.detours.get(`${yrd.profile.from} ${to}`)!;
      expect(detour.bottleneck).not.toBe(paths[0]!.bottleneck.id);
      expect(detour.level).toBeLessThanOrEqual(paths[0]!.level!);
    }
  });

  test("the rim has the cities that touch another province, and not Shanghai", () => {
    const names = yrd.rim!.map((id) => english.name(id));
    expect(names).toContain("Xuzhou");
    expect(names).toContain("Wenzhou");
    expect(names).not.toContain("Shanghai");
    expect(names).not.toContain("Hefei");
  });
});

describe("sentences follow the numbers", () => {
  const withHubs = (change: (hub: Facts["belts"]["hubs"][number]) => Facts["belts"]["hubs"][number]): Facts => ({
    ...yrd,
    belts: { ...yrd.belts, hubs: yrd.belts.hubs.map(change) },
  });

  test("without an isolated hub none is said to be isolated", () => {
    const facts = withHubs((hub) => ({ ...hub, hubClass: "belt" }));
    expect(cutOffSection(facts, english)).toBe("No hub is isolated.\n\nNo hub is a sector hub with a gap.");
    expect(priceSection({ ...facts, prices: [] }, english)).toBe("No hub is cut off, so nothing needs lifting.");
  });

  test("without a belt there is none", () => {
    const facts: Facts = {
      ...yrd,
      whole: { ...yrd.whole, alternative: null },
      belts: { ...yrd.belts, belts: [], barcode: { ...yrd.belts.barcode, bars: [] } },
    };
    expect(beltsSection(facts, english)).toMatch(/there is no belt\.$/);
  });

  test("a hub of a low adjusted p is named, and only then", () => {
    const certainty = yrd.belts.certainty!;
    expect(verdict({ certainty }, english)).toMatch(/shows for none of them/);
    const hubs = certainty.hubs.map((hub) => (hub.id === "340100" ? { ...hub, p: 0.001, adjustedP: 0.004 } : hub));
    expect(verdict({ certainty: { ...certainty, hubs } }, english)).toMatch(/more than chance would arrange: Hefei\.$/);
  });

  test("a comparison of directions is called by its p", () => {
    const withP = (twoSided: number): Facts => ({
      ...yrd,
      diffusion: yrd.diffusion.map((one) => ({
        ...one,
        readings: one.readings.map((row) => ({ ...row, comparison: { ...row.comparison!, twoSided } })),
      })),
    });
    expect(diffusionSection(withP(0.01), english)).toMatch(/p = 0\.010 two-sided.*More than chance would give/);
    expect(diffusionSection(withP(0.5), english)).toMatch(/p = 0\.500 two-sided.*Not distinguishable from chance/);
  });

  test("a statement holds on the layers on which its cities have the class", () => {
    const side = yrd.belts.sideBySide!;
    const hubs = side.hubs.map((hub) => ({
      ...hub,
      byLayer: hub.byLayer.map((one) => ({
        ...one,
        hubClass: hub.id === "340100" ? ("isolated" as const) : one.hubClass,
      })),
    }));
    const facts: Facts = { ...yrd, belts: { ...yrd.belts, sideBySide: { ...side, hubs } } };
    expect(supportSection(yrd, english)).toMatch(/Hefei is an isolated hub\. It holds on 2 of the 7 layers/);
    expect(supportSection(facts, english)).toMatch(/Hefei is an isolated hub\. It holds on all 7 layers\./);
  });

  test("a score of one indicator has no share, and the account says why", () => {
    const text = files.get("docs/china.md")!;
    expect(china.belts.certainty!.draws).toBeNull();
    expect(text).toContain("There are no draws here: the score is a single indicator without standard errors");
    expect(text).not.toContain("of 100 draws");
  });
});

test("years that follow each other in the list become a range", () => {
  const all = ["2000", "2005", "2006", "2007", "2010"];
  expect(yearsText(["2000", "2005", "2007", "2010"], all, "en")).toBe("2000–2005, 2007–2010");
  expect(yearsText(["2006"], all, "zh")).toBe("2006");
  expect(yearsText(["2000", "2006"], all, "zh")).toBe("2000、2006");
});

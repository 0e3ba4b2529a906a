import { describe, expect, test } from "vitest";
import { optionValues, type OptionValues } from "../../src/analysis/analysis.ts";
import { kernels } from "../../src/analysis/kernels.ts";
import { analyses, analysisCalled } from "../../src/analysis/registry.ts";
import { readCsv } from "../../src/formats/csv.ts";
import { filesOf } from "../../src/report/files.ts";
import { tablesOf } from "../../src/report/tables.ts";
import { inPlace } from "../../src/support/pool.ts";
import { openFolder, text } from "../read-folder.ts";

type Files = Readonly<Record<string, string | null>>;

/** Headings and rows of a table, as a spreadsheet reads them. */
function tableIn(files: Files, name: string): { columns: readonly string[]; rows: Record<string, string>[] } {
  const content = files[`${name}.csv`];
  if (content === null || content === undefined) throw new Error(`no ${name} among ${Object.keys(files).join()}`);
  const { headings, records } = readCsv(text("table.csv", content));
  const rows = records.map((cells) => Object.fromEntries(headings.map((column, k) => [column, cells[k]!])));
  return { columns: headings, rows };
}

const demo = (result: object): Files => tablesOf({ id: "demo" }, result);

describe("a list of records becomes a table", () => {
  test("of which a place keeps its id, an object and a text become columns, a list of ids one cell", () => {
    const { columns, rows } = tableIn(
      demo({
        hubs: [
          {
            gap: { id: "b", multiple: 0.5, others: ["c", "d"] },
            classes: { belt: 0.5, none: { low: 0, high: 1 } },
            title: { en: "Ash", zh: "甲" },
            path: ["a", null, "b"],
            id: "a",
            robust: true,
          },
          { gap: null, classes: null, title: null, path: [], id: "b", robust: null },
        ],
      }),
      "demo-hubs",
    );
    expect(columns).toEqual([
      "id",
      "gap",
      "gap.multiple",
      "gap.others",
      "classes.belt",
      "classes.none.low",
      "classes.none.high",
      "title.en",
      "title.zh",
      "path",
      "robust",
    ]);
    expect(rows.map((row) => Object.values(row))).toEqual([
      ["a", "b", "0.5", "c;d", "0.5", "0", "1", "Ash", "甲", "a;;b", "true"],
      ["b", "", "", "", "", "", "", "", "", "", ""],
    ]);
  });

  test("and the lists in its rows tables of their own, after the values of the rows that they lie in", () => {
    const files = demo({
      readings: [
        {
          layer: "road",
          filter: { ties: 3 },
          ways: [
            {
              rank: 1,
              gap: { id: "g", multiple: 2 },
              profile: [
                { id: "a", km: 0 },
                { id: "b", km: 7 },
              ],
            },
            { rank: 2, gap: null, profile: [{ id: "a", km: 0 }] },
          ],
        },
        { layer: "rail", filter: { ties: 4 }, ways: [] },
      ],
    });
    expect(tableIn(files, "demo-readings")).toEqual({
      columns: ["layer", "filter.ties"],
      rows: [
        { layer: "road", "filter.ties": "3" },
        { layer: "rail", "filter.ties": "4" },
      ],
    });
    expect(tableIn(files, "demo-readings-ways").rows).toEqual([
      { "readings.layer": "road", rank: "1", gap: "g", "gap.multiple": "2" },
      { "readings.layer": "road", rank: "2", gap: "", "gap.multiple": "" },
    ]);
    const profile = tableIn(files, "demo-readings-ways-profile");
    expect(profile.columns.slice(0, 2)).toEqual(["readings.layer", "ways.rank"]);
    expect(profile.columns.slice(-2)).toEqual(["id", "km"]);
    expect(profile.rows.map((row) => [row["ways.rank"], row["id"], row["km"]])).toEqual([
      ["1", "a", "0"],
      ["1", "b", "7"],
      ["2", "a", "0"],
    ]);
  });

  test("in which rows that nothing names are numbered, and so are lists of lists", () => {
    const files = demo({
      layers: [{ belts: [["a", "b"], ["c"]] }, { belts: [["d"]] }],
      hubs: [{ id: "a", byLayer: [{ share: 1 }, { share: 0.5 }] }],
    });
    expect(tableIn(files, "demo-layers-belts").rows).toEqual([
      { "layers.number": "1", number: "1", members: "a;b" },
      { "layers.number": "1", number: "2", members: "c" },
      { "layers.number": "2", number: "1", members: "d" },
    ]);
    expect(tableIn(files, "demo-hubs-by-layer").rows).toEqual([
      { "hubs.id": "a", number: "1", share: "1" },
      { "hubs.id": "a", number: "2", share: "0.5" },
    ]);
  });

  test("in which values by city or by key are rows, whatever the ids", () => {
    const files = demo({
      cities: [{ id: "alder" }, { id: "birch" }],
      parts: [{ id: "gdp", weight: 0.2, multiples: { alder: 2, birch: null } }],
      summary: [{ en: "One.", zh: "一。", values: { count: 2, "1.gap": ["x", "y"] } }],
    });
    expect(tableIn(files, "demo-parts-multiples").rows).toEqual([
      { "parts.id": "gdp", "parts.weight": "0.2", id: "alder", value: "2" },
      { "parts.id": "gdp", "parts.weight": "0.2", id: "birch", value: "" },
    ]);
    expect(tableIn(files, "demo-summary-values").rows).toEqual([
      { "summary.number": "1", key: "count", value: "2" },
      { "summary.number": "1", key: "1.gap", value: "x;y" },
    ]);
    expect(tableIn(files, "demo-summary").rows).toEqual([{ en: "One.", zh: "一。" }]);
  });

  test("and is null when it is empty, at any depth", () => {
    expect(demo({ hubs: [], belts: { ways: [] } })).toEqual({ "demo-hubs.csv": null, "demo-belts-ways.csv": null });
    const files = demo({ belts: [{ id: "a", rim: [] }] });
    expect(tableIn(files, "demo-belts").rows).toEqual([{ id: "a", rim: "" }]);
    expect(files["demo-belts-rim.csv"]).toBeNull();
  });

  test("several sentences stand in one cell of each language", () => {
    const cautions = [
      { en: "One.", zh: "一。" },
      { en: "Two.", zh: "二。" },
    ];
    expect(tableIn(demo({ parts: [{ id: "a", cautions }] }), "demo-parts").rows).toEqual([
      { id: "a", "cautions.en": "One. Two.", "cautions.zh": "一。二。" },
    ]);
  });

  test("whose cells and headings cannot be run as formulas, however deep they stood", () => {
    const files = demo({
      rows: [{ id: "=1+1", title: { en: "@sum", zh: "+x" }, list: ["=a"], deep: [{ id: "-x", by: { "=k": "=v" } }] }],
    });
    for (const content of Object.values(files)) expect(content).not.toMatch(/(^|,|")[=@+-]/m);
  });
});

describe("the analyses on the Yangtze River Delta", () => {
  const { dataset } = openFolder("data/yrd");
  const context = { pool: inPlace(kernels) };
  const settings: Readonly<Record<string, readonly OptionValues[]>> = {
    belts: [
      { permutations: 20, draws: 20 },
      { permutations: 20, draws: 20, layer: "border,rail-2016", overTime: true, score: "star_and_chinext_firms" },
    ],
    corridor: [{ from: "310000", to: "320100,belt", layer: "border,rail-2016" }],
    uplift: [{ city: "340100", layer: "border,rail-2016" }],
    diffusion: [{ centre: "310000", layer: "border,rail-2016", permutations: 99 }],
    areas: [{ layer: "border,rail-2016" }],
    communities: [{ runs: 5, permutations: 5 }],
    centrality: [{ permutations: 20 }],
    robustness: [{ draws: 5 }],
  };
  const filesAsked = async (id: string, set: OptionValues): Promise<Files> => {
    const analysis = analysisCalled(id);
    return filesOf(analysis, dataset, await analysis.run(dataset, optionValues(analysis, set), context), "en");
  };

  test.each(analyses.flatMap(({ id }) => (settings[id] ?? [{}]).map((set) => [id, set] as const)))(
    "no cell of %s with %j holds anything but one value, and no column twice",
    async (id, set) => {
      const tables = Object.entries(await filesAsked(id, set)).filter(
        ([name, content]) => name.endsWith(".csv") && content !== null,
      );
      expect(tables.length).toBeGreaterThan(0);
      for (const [name, content] of tables) {
        const { headings, records } = readCsv(text(name, content!));
        expect(new Set(headings).size, name).toBe(headings.length);
        expect(records.length, name).toBeGreaterThan(0);
        expect(
          records.flat().filter((cell) => /^\s*[[{]/.test(cell) || cell === "undefined"),
          name,
        ).toEqual([]);
      }
    },
    60_000,
  );

  test("a corridor's profile is a table that a spreadsheet can draw", async () => {
    const files = await filesAsked("corridor", { from: "310000", to: "320100,belt", layer: "border,rail-2016" });
    const { columns, rows } = tableIn(files, "corridor-readings-corridors-paths-profile");
    expect(columns.slice(-3)).toEqual(["id", "multiple", "km"]);
    const best = rows.filter(
      (row) => row["readings.layer"] === "border" && row["corridors.to"] === "320100" && row["paths.rank"] === "1",
    );
    expect(best.map(({ id }) => id)).toEqual(["310000", "320500", "320200", "320400", "320100"]);
  });

  test("the sets of an uplift, the rings of a diffusion and the hubs of every year have rows", async () => {
    const sets = tableIn(await filesAsked("uplift", { city: "340100" }), "uplift-readings-levels-sets-cities");
    expect(sets.rows[0]).toMatchObject({ "levels.level": "1", "sets.rank": "1", id: "341100" });
    const diffusion = await filesAsked("diffusion", { centre: "310000", permutations: 99 });
    expect(tableIn(diffusion, "diffusion-readings-all-rings").rows.length).toBeGreaterThan(2);
    expect(tableIn(diffusion, "diffusion-readings-directions-rings").columns).toContain("directions.id");
    const history = await filesAsked("belts", settings["belts"]![1]!);
    expect(tableIn(history, "belts-history-years-hubs").columns).toContain("years.year");
    expect(tableIn(history, "belts-certainty-hubs").columns).toContain("adjustedP");
  });

  test("a figure that it has not this time is named, so that an older one does not stay", async () => {
    const files = await filesAsked("corridor", { from: "310000", to: "320100" });
    expect(files["corridor-profile.svg"]).toContain("<svg");
    expect(files["corridor-profile-rail-2016.svg"]).toBeNull();
    const both = await filesAsked("corridor", { from: "310000", to: "320100", layer: "border,rail-2016" });
    expect(both["corridor-profile.svg"]).toBeNull();
    expect(both["corridor-profile-rail-2016.svg"]).toContain("<svg");
  });
});

import { describe, expect, test } from "vitest";
import { optionValues } from "../../../src/analysis/analysis.ts";
import { type BeltOptions, beltOptionSpecs, readForBelts } from "../../../src/analysis/belt-reading.ts";
import { figuresOf } from "../../../src/report/figures/figures.ts";
import { lightStyle } from "../../../src/report/figures/style.ts";
import { tierMap } from "../../../src/report/figures/tier-map.ts";
import { openFolder } from "../../read-folder.ts";
import { beltsResultOf, expectSound, fixture, light } from "./drawn.ts";
import { labelsOf, nodesOf } from "./reading.ts";

describe("the Yangtze River Delta", () => {
  const { dataset } = openFolder("data/yrd");

  test("all hubs and gap cities are named on the map, and the belt with its branch is drawn", () => {
    const result = beltsResultOf(dataset);
    const map = figuresOf("belts", dataset, result, light).find(({ name }) => name === "tier-map")!.node;
    const names = labelsOf(map).map((label) => label.text);
    for (const hub of ["Shanghai", "Hangzhou", "Hefei", "Xuzhou", "Nantong", "Jiaxing", "Chuzhou", "Lianyungang"])
      expect(names).toContain(hub);
    const strokes = [...nodesOf(map)].filter(
      ({ tag, attributes }) => tag === "path" && attributes["stroke-width"] === 3,
    );
    expect(strokes.length).toBe(result.belts[0]!.branches.length);
  });

  test("the map says how many cities it shows and that its outlines are no official map", () => {
    const caption = (language: "en" | "zh"): string[] => {
      const figures = figuresOf("belts", dataset, beltsResultOf(dataset), { language, style: lightStyle });
      return labelsOf(figures.find(({ name }) => name === "tier-map")!.node).map((label) => label.text);
    };
    expect(caption("en")).toContain("41 cities of the dataset; outlines for orientation, not an official map");
    expect(caption("zh")).toContain("数据集中的 41 个城市；轮廓仅供示意，非标准地图");
  });
});

describe("China", () => {
  const { dataset } = openFolder("data/china");

  test("branches hang by ties of the reading: none that its backbone dropped", () => {
    const rail = beltsResultOf(dataset, { layer: "rail-2016" });
    const reading = readForBelts(
      dataset,
      optionValues({ options: beltOptionSpecs }, { layer: "rail-2016" }) as unknown as BeltOptions,
    )!;
    const { indexOf } = dataset.network;
    const { offsets, neighbours } = reading.form;
    const ties = rail.belts.flatMap(({ branchTies }) => branchTies);
    expect(ties.length).toBe(rail.belts.flatMap(({ branches }) => branches).length);
    for (const [from, to] of ties) {
      const near = neighbours.subarray(offsets[indexOf.get(from)!], offsets[indexOf.get(from)! + 1]);
      expect([...near], `${from} ${to}`).toContain(indexOf.get(to));
    }
    const drawn = figuresOf("belts", dataset, rail, light).find(({ name }) => name === "tier-map")!.node;
    const strokes = [...nodesOf(drawn)].filter(
      ({ tag, attributes }) => tag === "path" && attributes["stroke-width"] === 3,
    );
    expect(strokes.length).toBe(ties.length);
    expect(ties.length).toBeGreaterThan(0);
  });

  const result = beltsResultOf(dataset);
  const map = figuresOf("belts", dataset, result, light).find(({ name }) => name === "tier-map")!.node;
  const named = new Set(labelsOf(map).map((label) => label.text));
  const nameOf = (id: string): string => dataset.network.cities[dataset.network.indexOf.get(id)!]!.name.en;

  test("of many cities the highest hub of every belt and all isolated hubs are named on the map", () => {
    expectSound(map);
    const leads = result.belts.map(({ hubs }) => result.hubs.find(({ id }) => hubs.includes(id))!.id);
    const isolated = result.hubs.filter(({ hubClass }) => hubClass === "isolated").map(({ id }) => id);
    expect(isolated.length).toBeGreaterThan(3);
    for (const id of [...leads, ...isolated]) expect(named, nameOf(id)).toContain(nameOf(id));
  });

  test("and none below the lowest tier break that is no gap city", () => {
    const gaps = new Set(result.hubs.map(({ gap }) => gap?.id));
    const low = result.cities.filter(({ id, multiple }) => (multiple ?? 0) < 0.5 && !gaps.has(id));
    expect(low.length).toBeGreaterThan(200);
    expect(low.filter(({ nameEn }) => named.has(nameEn)).map(({ nameEn }) => nameEn)).toEqual([]);
  });
});

describe("the map", () => {
  test("a city without a point is counted beside the map", () => {
    const map = figuresOf("belts", fixture(), beltsResultOf(fixture()), light).find(({ name }) => name === "tier-map")!;
    const said = labelsOf(map.node).map((label) => label.text);
    expect(said).toContain("1 city has no point");
    expect(said).not.toContain("Hazel");
    expect(said).toContain("No score");
  });

  test("a gap city that several hubs share has the colour of the first of them", () => {
    const place = (id: string, lon: number, multiple: number) => ({
      id,
      name: id,
      point: { lon, lat: 31 },
      multiple,
      tier: 1,
    });
    const way = ["S", "G", "I"];
    const node = tierMap({
      name: "tier-map",
      subtitle: "score",
      cities: [place("S", 120, 4), place("G", 121, 0.4), place("I", 122, 3)],
      breaks: [1],
      spines: [],
      branches: [],
      hubs: [
        { id: "S", hubClass: "sector", path: way, gap: "G" },
        { id: "I", hubClass: "isolated", path: [...way].reverse(), gap: "G" },
      ],
      leads: [],
      outlines: null,
      ...light,
    })!;
    const { sector } = lightStyle.classes;
    const diamonds = [...nodesOf(node)].filter(
      ({ tag, attributes: { d, "stroke-width": width } }) =>
        tag === "path" && width === 2 && /^M(?:[^L]+L){3}[^L]+Z$/.test(String(d)),
    );
    expect(diamonds.map(({ attributes }) => attributes["stroke"])).toEqual([sector, sector]);
    const dashed = [...nodesOf(node)].filter(
      ({ tag, attributes }) => tag === "path" && attributes["stroke-dasharray"] !== undefined,
    );
    expect(dashed.map(({ attributes }) => attributes["stroke"])).toEqual([sector, sector]);
  });
});

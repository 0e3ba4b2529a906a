import { expect, test } from "vitest";
import { compactDirected } from "../../src/network/compact.ts";
import { makeLayer } from "../../src/network/make-layer.ts";
import { backbone, backboneMethods, formBackbone } from "../../src/ties/backbone.ts";
import { disparity } from "../../src/ties/disparity.ts";
import { beltToy, formOf, relabelled } from "../structure/form.ts";
import { golden } from "./golden.ts";

const keptPairs = (found: ReturnType<typeof formBackbone>): string[] =>
  Array.from(found.ties.source, (i, tie) => `${i}-${found.ties.target[tie]}`).filter((_, tie) => found.kept[tie] === 1);

test("the disparity filter deletes the corridor Shanghai, Suzhou, Wuxi, Nanjing; the union keeps it", () => {
  const belt = ["2-5", "3-4", "4-5"];
  const alone = keptPairs(formBackbone(beltToy, { method: "disparity" }));
  expect(belt.filter((tie) => !alone.includes(tie))).toEqual(["4-5"]);
  const united = keptPairs(formBackbone(beltToy));
  expect(belt.filter((tie) => !united.includes(tie))).toEqual([]);
});

test("a city on a corridor of equal ties gives each α 1/2: of the corridor alone nothing is left, of the union all", () => {
  const corridor = formOf(4, [
    [0, 1, 90],
    [1, 2, 90],
    [2, 3, 90],
  ]);
  expect([...disparity(corridor)]).toEqual([0.5, 0.5, 0.5]);
  expect(keptPairs(formBackbone(corridor, { method: "disparity" }))).toEqual([]);
  expect(keptPairs(formBackbone(corridor))).toEqual(["0-1", "1-2", "2-3"]);
});

test("the union is the disparity filter and the forest, no more and no less", () => {
  for (const { form } of golden) {
    const filter = formBackbone(form, { method: "disparity", alpha: 0.2 });
    const forest = formBackbone(form, { method: "spanning-forest" });
    const united = formBackbone(form, { method: "union", alpha: 0.2 });
    expect([...united.kept]).toEqual([...filter.kept].map((one, tie) => Math.max(one, forest.kept[tie]!)));
    expect([...forest.alpha].every(Number.isNaN)).toBe(true);
  }
});

test("a backbone with the forest breaks no component and isolates no city", () => {
  for (const { form } of golden)
    for (const method of ["union", "spanning-forest"] as const) {
      const { before, after, shares } = formBackbone(form, { method });
      expect(after).toEqual(before);
      expect(shares.cities).toBe(1);
    }
});

test("a smaller alpha keeps a part of what a larger one keeps", () => {
  for (const { form } of golden)
    for (const method of backboneMethods) {
      const [strict, loose] = [0.01, 0.3].map((alpha) => formBackbone(form, { method, alpha }));
      strict!.kept.forEach((one, tie) => expect(one).toBeLessThanOrEqual(loose!.kept[tie]!));
    }
});

test("shares and components are those of the kept ties", () => {
  const form = formOf(8, [
    [0, 1, 90],
    [0, 2, 5],
    [0, 3, 5],
    [4, 5, 3],
    [5, 6, 3],
  ]);
  const { shares, before, after } = formBackbone(form, { method: "disparity" });
  expect(before).toEqual({ count: 2, largest: 4, isolated: 1 });
  expect(after).toEqual({ count: 1, largest: 2, isolated: 6 });
  expect(shares).toEqual({ cities: 2 / 7, ties: 1 / 5, strength: 90 / 106 });
});

test("without ties there is nothing to keep, and shares are not defined", () => {
  for (const method of backboneMethods) {
    const { shares, after, form } = formBackbone(formOf(3, []), { method });
    expect(Object.values(shares).every(Number.isNaN)).toBe(true);
    expect(after).toEqual({ count: 0, largest: 0, isolated: 3 });
    expect(form.neighbours).toHaveLength(0);
  }
});

test("an alpha outside 0 to 1 is refused", () => {
  expect(() => formBackbone(beltToy, { alpha: 1.1 })).toThrow(RangeError);
  expect(() => formBackbone(beltToy, { alpha: Number.NaN })).toThrow(RangeError);
});

test("types of one pair are judged by their sum, kept together, and stay apart", () => {
  const typed = makeLayer({ id: "rail" }, [
    { source: 0, target: 1, strength: 30, type: "fast" },
    { source: 1, target: 0, strength: 60, type: "slow" },
    { source: 0, target: 2, strength: 5, type: "slow" },
    { source: 0, target: 3, strength: 5, type: "fast" },
  ]);
  const summed = makeLayer({ id: "rail" }, [
    { source: 0, target: 1, strength: 90 },
    { source: 0, target: 2, strength: 5 },
    { source: 0, target: 3, strength: 5 },
  ]);
  const found = backbone(4, typed, { method: "disparity" });
  const [pair, other] = [...backbone(4, summed, { method: "disparity" }).alphaByTie];
  expect([...found.alphaByTie]).toEqual([pair, pair, other, other]);
  expect([...found.kept]).toEqual([1, 1, 0, 0]);
  expect(found.layer.types).toEqual(["fast", "slow"]);
  expect([...found.layer.type!]).toEqual([0, 1]);
  expect([...found.layer.strength]).toEqual([30, 60]);
  expect(found.shares.strength).toBe(0.9);
});

test("the layer that comes out is the form of the kept ties and says what it was made of", () => {
  for (const { graph, form } of golden) {
    const rows = graph.ties.map(([source, target, strength]) => ({
      source: source!,
      target: target!,
      strength: strength!,
    }));
    const layer = makeLayer({ id: "copublication", directed: graph.directed }, rows);
    const found = backbone(graph.n, layer);
    expect(compactDirected(graph.n, found.layer)).toEqual(formBackbone(form).form);
    expect(found.layer.id).toBe("copublication.backbone");
    expect(found.layer.provenance).toEqual({
      kind: "observed",
      source: "backbone of copublication: disparity filter at 0.05, united with the maximum spanning forest",
    });
  }
});

test("the backbone of a modelled layer is modelled from the same inputs", () => {
  const gravity = makeLayer({ id: "expected", provenance: { kind: "modelled", from: ["gdp", "km"], how: "gravity" } }, [
    { source: 0, target: 1, strength: 3 },
  ]);
  expect(backbone(2, gravity, { method: "spanning-forest" }).layer.provenance).toEqual({
    kind: "modelled",
    from: ["gdp", "km"],
    how: "gravity; backbone of expected: maximum spanning forest",
  });
});

test("relabelling changes only the names of what is kept, where no two ties are equally strong", () => {
  const { graph } = golden.find(({ name }) => name === "not whole")!;
  const order = Array.from({ length: graph.n }, (_, i) => (i * 5 + 3) % graph.n);
  for (const method of backboneMethods) {
    const before = formBackbone(formOf(graph.n, graph.ties), { method, alpha: 0.2 });
    const after = formBackbone(formOf(graph.n, relabelled(graph.ties, order)), { method, alpha: 0.2 });
    const renamed = keptPairs(before).map((pair) =>
      pair
        .split("-")
        .map((city) => order[Number(city)]!)
        .sort((a, b) => a - b)
        .join("-"),
    );
    expect(keptPairs(after).sort()).toEqual(renamed.sort());
  }
});

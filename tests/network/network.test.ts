import { expect, test } from "vitest";
import { type City, compareIds } from "../../src/network/city.ts";
import { toGraph } from "../../src/network/graph.ts";
import { makeLayer } from "../../src/network/make-layer.ts";
import { makeNetwork } from "../../src/network/network.ts";

const city = (id: string): City => ({ id, name: { en: id, zh: id }, province: null, point: null });

test("cities stand by id as strings, by code unit", () => {
  const { cities, indexOf } = makeNetwork(["é", "b", "10", "9", "B"].map(city));
  expect(cities.map(({ id }) => id)).toEqual(["10", "9", "B", "b", "é"]);
  expect(indexOf.get("b")).toBe(3);
});

test("the order of the cities given does not matter, and the list given is left alone", () => {
  const given = ["c", "a", "b"].map(city);
  expect(makeNetwork(given)).toEqual(makeNetwork([...given].reverse()));
  expect(given[0]!.id).toBe("c");
});

test("two cities of one id are refused", () => {
  expect(() => makeNetwork([city("a"), city("a")])).toThrow(/unique/);
});

test("ids compare as strings", () => {
  expect(["2", "10", "1"].sort(compareIds)).toEqual(["1", "10", "2"]);
  expect(compareIds("x", "x")).toBe(0);
});

test("as a graph every city is a node in canonical order and every tie has its strength and its distance", () => {
  const layer = makeLayer({ id: "papers" }, [
    { source: 1, target: 2, strength: 4 },
    { source: 0, target: 2, strength: 2, type: "joint" },
    { source: 2, target: 0, strength: 3, type: "other" },
  ]);
  const graph = toGraph(makeNetwork(["b", "a", "c", "lonely"].map(city), [layer]), layer);
  expect(graph.nodes()).toEqual(["a", "b", "c", "lonely"]);
  expect(graph.type).toBe("undirected");
  expect(graph.edges().map((edge) => [graph.source(edge), graph.target(edge), graph.getEdgeAttributes(edge)])).toEqual([
    ["a", "c", { strength: 5, distance: 0.2 }],
    ["b", "c", { strength: 4, distance: 0.25 }],
  ]);
});

test("a directed layer becomes a directed graph", () => {
  const layer = makeLayer({ id: "rail", directed: true }, [
    { source: 0, target: 1, strength: 4 },
    { source: 1, target: 0, strength: 2 },
  ]);
  const graph = toGraph(makeNetwork(["a", "b"].map(city), [layer]), layer);
  expect(graph.type).toBe("directed");
  expect(graph.getEdgeAttribute("b", "a", "strength")).toBe(2);
  expect(graph.size).toBe(2);
});

import { expect, test } from "vitest";
import { packageFiles } from "../../src/dataset/package-files.ts";

const descriptor = (resources: unknown) => ({
  name: "datapackage.json",
  bytes: new TextEncoder().encode(JSON.stringify({ name: "p", resources })),
});

test("the files of a package are those whose resources have a role here", () =>
  expect(
    packageFiles(
      descriptor([
        { name: "cities", path: "cities.csv", innobelt: { role: "cities" } },
        { name: "notes", path: "notes.txt" },
        { name: "map", path: "maps/map.geojson", innobelt: { role: "outlines" } },
      ]),
    ),
  ).toEqual(["cities.csv", "maps/map.geojson"]));

test("a path that leaves the folder is refused before anything is opened", () =>
  expect(() => packageFiles(descriptor([{ name: "c", path: "../c.csv", innobelt: { role: "cities" } }]))).toThrow(
    /resources\[0\]\.path/,
  ));

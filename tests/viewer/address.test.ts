import { expect, test } from "vitest";
import { type Address, readAddress, writeAddress } from "../../src/viewer/address.ts";

const whole: Address = {
  lang: "zh",
  theme: "dark",
  score: "gdp",
  ties: "rail-2016",
  colour: "class",
  t: 0.7312,
  city: "340100",
  study: {
    analysis: "corridor",
    set: { from: "310000", to: "320100,340100", layer: "border,nearest:4,border+nearest:4" },
  },
};

test("a link reads back as it was written", () => {
  expect(readAddress(writeAddress(whole))).toEqual(whole);
});

test("a colour is one of the own ones or the key of a column, nothing else", () => {
  const read = (colour: string): string | null => readAddress(writeAddress({ ...whole, colour })).colour;
  expect(read("analyze.betweenness")).toBe("analyze.betweenness");
  expect(read("core-periphery.coreness")).toBe("core-periphery.coreness");
  for (const wrong of ["size", "a.b.c", ".b", "a.", "a.<b>", "toString"]) expect(read(wrong)).toBeNull();
});

test("ids with any character survive the link", () => {
  const strange = { ...whole, city: "a&b=c #1 苏州", ties: "trains, 2016" };
  expect(readAddress(writeAddress(strange))).toEqual(strange);
});

test("a threshold is cut, never rounded up past the city that stands on it", () => {
  const exact = 0.254_378_9;
  expect(readAddress(writeAddress({ ...whole, t: exact })).t).toBeLessThanOrEqual(exact);
  expect(readAddress(writeAddress({ ...whole, t: exact })).t).toBeGreaterThan(exact - 1e-4);
});

test("what a hand wrote wrong is left out, not believed", () => {
  expect(readAddress("#lang=fr&theme=blue&colour=size&t=high&city=")).toEqual({
    lang: null,
    theme: null,
    score: null,
    ties: null,
    colour: null,
    t: null,
    city: "",
    study: null,
  });
  expect(readAddress("#t=-1").t).toBeNull();
  expect(readAddress("").lang).toBeNull();
});

test("a study stands in the link under the keys of its options, and a city under a word that the page does not use itself", () => {
  const study = { analysis: "uplift", set: { city: "340100", level: "0.5" } };
  const link = writeAddress({ ...whole, study });
  expect(link).toMatch(/&study=uplift&of=340100&level=0\.5$/);
  expect(readAddress(link)).toEqual({ ...whole, study });
  expect(readAddress("#study=corridor&from=310000&to=320100,belt").study).toEqual({
    analysis: "corridor",
    set: { from: "310000", to: "320100,belt" },
  });
});

test("options without a study are nobody's, and a wrong name opens none", () => {
  expect(readAddress("#from=310000&to=320100").study).toBeNull();
  for (const wrong of ["", "Corridor", "a.b", "<b>", "-"]) expect(readAddress(`#study=${wrong}`).study).toBeNull();
  expect(readAddress("#study=areas&__proto__=1&a-b=2&empty=&tiers=jenks").study).toEqual({
    analysis: "areas",
    set: { tiers: "jenks" },
  });
});

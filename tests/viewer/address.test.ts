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
  });
  expect(readAddress("#t=-1").t).toBeNull();
  expect(readAddress("").lang).toBeNull();
});

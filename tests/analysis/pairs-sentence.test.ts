import { expect, test } from "vitest";
import { pairsText } from "../../src/analysis/pairs-sentence.ts";

const nameOf = (id: string) => ({ en: `City ${id}`, zh: `${id}市` });

test("pairs in every draw are counted, those in some are named with their share", () => {
  const pairs = [
    { a: "A", b: "B", share: 1 },
    { a: "A", b: "C", share: 0.999 },
    { a: "B", b: "C", share: 0.34 },
  ];
  expect(pairsText(pairs, nameOf)).toEqual({
    en: "Pairs of hubs in one belt: 1 in every draw; in some: City A – City C > 99 %, City B – City C 34 %.",
    zh: "同属一条创新带的枢纽对：每次抽样都在的有 1 对；部分抽样中在的有 A市 – C市 > 99 %、B市 – C市 34 %。",
  });
});

test("a long list ends with how many more there are", () => {
  const pairs = Array.from({ length: 11 }, (_, k) => ({ a: "A", b: `B${k}`, share: 0.5 }));
  expect(pairsText(pairs, nameOf)!.en).toMatch(/0 in every draw; in some: .*City A – City B7 50 % and 3 more\.$/);
});

test("without a pair there is no sentence", () => expect(pairsText([], nameOf)).toBeNull());

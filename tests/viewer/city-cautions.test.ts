import { expect, test } from "vitest";
import { namesCity } from "../../src/viewer/city-cautions.ts";

const caution = {
  en: "The cap puts Xuzhou level with Shanghai in papers per inhabitant; Suzhou (Anhui) has 0.53.",
  zh: "封顶使徐州与上海的人均论文持平；宿州为 0.53。",
};
const city = (nameEn: string, nameZh: string): { nameEn: string; nameZh: string } => ({ nameEn, nameZh });

test("a caution belongs to the cities that it names", () => {
  expect(namesCity(caution, city("Xuzhou", "徐州市"))).toBe(true);
  expect(namesCity(caution, city("Shanghai", "上海市"))).toBe(true);
  expect(namesCity(caution, city("Suzhou (Anhui)", "宿州市"))).toBe(true);
  expect(namesCity(caution, city("Hefei", "合肥市"))).toBe(false);
});

test("a namesake in another province is not meant, nor a name inside a word", () => {
  expect(namesCity(caution, city("Suzhou", "苏州市"))).toBe(false);
  expect(namesCity(caution, city("Shang", "Shang"))).toBe(false);
});

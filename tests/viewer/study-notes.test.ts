import { expect, test } from "vitest";
import { withoutFlags } from "../../src/viewer/study-notes.ts";

const options = [
  { key: "rings", title: { en: "width of a ring round the centre, km", zh: "圈层宽度（公里）" } },
  { key: "minStrength", title: { en: "only strong ties (all)", zh: "只用较强联系（默认全部）" } },
  { key: "currentFlow", title: { en: "current flow; auto: up to 1000", zh: "电流介数；auto：至多 1000" } },
];

test("a flag is called what the option is called, without what its title explains", () => {
  const note = {
    en: "wider --rings may help; try --current-flow always.",
    zh: "可用 --rings 加宽圈层；可用 --current-flow always 计算。",
  };
  expect(withoutFlags(note, options)).toEqual({
    en: "wider “width of a ring round the centre, km” may help; try “current flow” always.",
    zh: "可用“圈层宽度”加宽圈层；可用“电流介数” always 计算。",
  });
});

test("of two words, at the beginning and at the end of a note, and each time", () => {
  const note = {
    en: "--min-strength 0 reads all, or --min-strength",
    zh: "--min-strength 读取全部，或 --min-strength",
  };
  expect(withoutFlags(note, options)).toEqual({
    en: "“only strong ties” 0 reads all, or “only strong ties”",
    zh: "“只用较强联系”读取全部，或“只用较强联系”",
  });
});

test("what is the flag of no option stays, also where a known one begins like it", () => {
  const note = { en: "See --ring, --rings-all, --tie-type and a--rings-.", zh: "见 --ring 与 --tie-type 。" };
  expect(withoutFlags(note, options)).toEqual(note);
});

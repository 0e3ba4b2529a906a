import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchChromium } from "./chromium.ts";
import { type Served, serve } from "./served.ts";
import { visit } from "./visit.ts";

let browser: Browser;
let served: Served;

beforeAll(async () => {
  [browser, served] = await Promise.all([launchChromium(), serve()]);
});

afterAll(async () => {
  served?.end();
  await browser?.close();
});

const shanghai = "310000";
const nanjing = "320100";
const hefei = "340100";
const chuzhou = "341100";
const phone = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  reducedMotion: "reduce",
} as const;

test("from Hefei's card a corridor leads to the nearest belt, another city is added, and the figure is saved", async () => {
  const { page, state, screenshot, leave } = await visit(browser, `${served.address}#city=${hefei}`);
  await page.getByRole("button", { name: "Corridor from here" }).click();
  const study = page.locator("#study");
  await study.locator(".corridor").first().waitFor();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("study-title");
  expect(await study.locator("h4").first().textContent()).toBe("Hefei → Nanjing (the nearest belt)");
  expect(await study.locator(".chain").first().textContent()).toBe("Hefei 2.11 – Chuzhou 0.25 – Nanjing 3.13");
  expect(page.url()).toContain(`study=corridor&from=${hefei}&to=belt`);

  await page.locator("#option-to").fill("hangz");
  await study.getByRole("option", { name: /Hangzhou/ }).waitFor();
  await page.keyboard.press("Enter");
  await study.getByText("Hefei → Hangzhou").waitFor();
  expect(page.url()).toContain("to=belt,330100");
  await study.locator("figure svg").waitFor();
  await screenshot("study-corridor-en-light");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    study.getByRole("button", { name: /^Save SVG/ }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("innobelt-yrd-corridor-profile.svg");
  const svg = readFileSync(await download.path(), "utf8");
  expect(svg).toMatch(/^<\?xml[^>]*>\s*<svg /);
  expect(svg).toContain("Chuzhou");

  // A city named in it opens its card beside it.
  await study.locator(".chain").first().getByRole("button", { name: "Chuzhou" }).click();
  expect((await state()).chosen).toBe(chuzhou);
  await page.locator("#card-name", { hasText: "Chuzhou" }).waitFor();
  expect(await study.isVisible()).toBe(true);

  // Escape closes the list, then the study.
  await page.locator("#option-to").focus();
  await page.locator("#option-to-list").waitFor();
  await page.keyboard.press("Escape");
  expect(await study.isVisible()).toBe(true);
  await page.keyboard.press("Escape");
  await study.waitFor({ state: "detached" });
  expect(page.url()).not.toContain("study=");
  expect((await state()).chosen).toBe(chuzhou);
  await leave();
});

test("a link opens the uplift of Hefei in Chinese, and leaves out what is not known here", async () => {
  const link = `#lang=zh&theme=dark&study=uplift&of=${hefei}&level=1&to=999999&colour2=x&hubLevel=-3`;
  const { page, screenshot, leave } = await visit(browser, served.address + link);
  const study = page.locator("#study");
  await study.locator(".answer").waitFor();
  expect(await study.locator(".answer").count()).toBe(1);
  expect(await study.locator(".answer").textContent()).toMatch(/^将滁州从 0\.25 提升到 1（约为现有规模的 3\.9 倍）/);
  expect(await study.locator("table").first().locator("tbody tr").count()).toBe(6);
  expect(await study.getByText("地区生产总值").first().isVisible()).toBe(true);
  expect(new URL(page.url()).hash).toBe(`#lang=zh&theme=dark&study=uplift&of=${hefei}&level=1`);
  await screenshot("study-uplift-zh-dark");
  await page.evaluate((city) => (location.hash = `#lang=zh&study=areas&city=${city}`), hefei);
  await study.locator(".chain-tree").waitFor();
  await page.evaluate(() => history.back());
  await study.locator(".answer").waitFor();
  await leave();
});

test("a study that does not exist opens nothing and does not stay in the link", async () => {
  const { page, leave } = await visit(browser, `${served.address}#lang=en&study=alchemy&from=${shanghai}`);
  await expect.poll(() => new URL(page.url()).hash).toBe("#lang=en");
  expect(await page.locator("#study").count()).toBe(0);
  await leave();
});

test("how sure every hub's class is: shares, p, drop against 2e, and what the null says", async () => {
  const { page, screenshot, leave } = await visit(browser, served.address, { viewport: { width: 1600, height: 1000 } });
  await page.locator(".study-lines button", { hasText: /^Belts/ }).click();
  const study = page.locator("#study");
  const row = study.locator("tbody tr", { has: page.getByRole("button", { name: "Hefei", exact: true }) }).first();
  await row.waitFor({ timeout: 60_000 });
  const said = (await row.allTextContents()).join(" ");
  expect(said).toContain("Isolated hub");
  expect(said).toMatch(/isolated (?:> )?\d+ %/);
  expect(said).toContain("robust");
  await study.getByText("A smooth field of scores rejects this too", { exact: false }).first().waitFor();
  await expect.poll(() => study.locator(".study-figure").count()).toBe(3);
  await screenshot("study-belts-en-light");

  await study.locator('.layer-choice input[value="nearest:4"]').check();
  await study.locator("#side-by-side").waitFor({ timeout: 60_000 });
  expect(page.url()).toContain("layer=border,nearest:4");
  const columns = study.getByRole("table", { name: "Layers side by side" }).getByRole("columnheader");
  expect(await columns.allTextContents()).toEqual(["Hub", "Shared border", "4 nearest cities"]);
  await leave();
});

test("over time every hub has a strip of years, where the score has years", async () => {
  const { page, leave } = await visit(browser, `${served.address}#score=gdp&study=belts&overTime=true`);
  const study = page.locator("#study");
  await study.locator("#over-time").waitFor({ timeout: 60_000 });
  const years = await study.getByRole("table", { name: "Over time" }).getByRole("columnheader").allTextContents();
  expect(years.length).toBeGreaterThan(10);
  expect(years.slice(1)).toEqual(years.slice(1).sort());
  const strip = study.locator("tbody tr", { has: page.getByRole("button", { name: "Shanghai", exact: true }) });
  expect(await strip.last().locator(".class-cell").first().getAttribute("aria-label")).toMatch(
    /^Shanghai \d{4}: belt, \d/,
  );
  await leave();
  const { page: other, leave: leaveOther } = await visit(browser, `${served.address}#study=belts&overTime=true`);
  await other.locator("#study .layer-choice").waitFor();
  expect(await other.locator("#option-overTime").count()).toBe(0);
  await expect.poll(() => new URL(other.url()).hash).not.toContain("overTime");
  await leaveOther();
});

test("two directions are compared and can be changed, with the caution of the test", async () => {
  const { page, leave } = await visit(browser, `${served.address}#study=diffusion&centre=${shanghai}`);
  const study = page.locator("#study");
  await study.getByText("Within rings of 100 km round Shanghai, Jiangsu stands").waitFor();
  await page.locator("#option-compare").selectOption("Zhejiang");
  await study.getByText("above Zhejiang").waitFor();
  expect(page.url()).toContain("compare=Zhejiang,Jiangsu");
  await study.getByText("The comparison is liberal", { exact: false }).waitFor();
  // What the command line would do with a flag is told by the title of the option.
  const notes = (await study.locator(".study-notes li").allTextContents()).join("\n");
  expect(notes).toContain("try another width with “width of a ring round the centre, km”");
  expect(notes).not.toContain("--");
  await page.locator("#option-rings").fill("50");
  await page.keyboard.press("Enter");
  await study
    .getByRole("columnheader", { name: /^50–100/ })
    .first()
    .waitFor();
  await leave();
});

test("areas: every hub with its cities, where another could lead, and the chain; the chosen city is marked", async () => {
  const { page, leave } = await visit(browser, `${served.address}#study=areas&city=${chuzhou}`);
  const study = page.locator("#study");
  await study.locator(".chain-tree li.chosen").waitFor();
  expect(await study.locator(".chain-tree li.chosen").textContent()).toContain("Chuzhou");
  const area = study.locator("tbody tr.chosen").first();
  expect(await area.locator("th").textContent()).toContain("Nanjing");
  const differing = study.getByRole("table", { name: /^Where another hub could lead/ });
  const titles = await differing.getByRole("columnheader").allTextContents();
  expect(titles).toEqual(["City", "Area", "Strongest tie", "Gravity (share)", "Papers written together"]);
  expect(await study.getByText(/^\d+ of \d+ cities(?:; \d+ not comparable)?$/).count()).toBe(1);
  // Each but the roots says by which rule it is led.
  const led = await study.locator('.chain-tree li:not([data-depth="0"])').allTextContents();
  expect(led.length).toBeGreaterThan(20);
  expect(led.filter((text) => !/, by (?:a tie|the climb), /.test(text))).toEqual([]);
  await leave();
});

test("an analysis without a page of its own shows its notes and lists", async () => {
  const { page, leave } = await visit(browser, served.address);
  await page.locator(".in-depth summary").click();
  await page.locator(".study-lines button", { hasText: "Robustness" }).click();
  const study = page.locator("#study");
  await study.getByRole("heading", { name: "Single points of failure" }).waitFor({ timeout: 60_000 });
  const rows = study.getByRole("table", { name: "Single points of failure" }).locator("tbody tr");
  expect(await rows.first().textContent()).toContain("Nanjing");
  await study.getByRole("button", { name: "Show more" }).first().click();
  await leave();
});

test("a study can be cancelled and computed again", async () => {
  const { page, leave } = await visit(browser, `${served.address}#study=belts&draws=100000&permutations=1000000`);
  const study = page.locator("#study");
  await study.getByRole("button", { name: "Cancel" }).waitFor({ timeout: 60_000 });
  await study.getByRole("button", { name: "Cancel" }).click();
  await study.getByText("Cancelled.").waitFor();
  expect(await study.locator("#how-sure").count()).toBe(0);
  await study.getByRole("button", { name: "Compute" }).click();
  await study.getByRole("button", { name: "Cancel" }).waitFor({ timeout: 60_000 });
  // Another setting ends what is under way.
  await study.locator(".more-options summary").click();
  for (const [option, value] of [
    ["draws", "50"],
    ["permutations", "99"],
  ]) {
    await page.locator(`#option-${option}`).fill(value!);
    await page.keyboard.press("Enter");
  }
  await study.locator("#how-sure").waitFor({ timeout: 60_000 });
  await study.getByText("50 draws of the weights of the index").waitFor();
  await leave();
});

test("what cannot be computed is a sentence with a way out", async () => {
  const { page, leave } = await visit(browser, `${served.address}#study=corridor&from=${shanghai}&to=${shanghai}`);
  const alert = page.locator("#study").getByRole("alert");
  await alert.waitFor();
  expect(await alert.textContent()).toContain("both ends");
  await page.locator("#study").getByRole("button", { name: "Remove: Shanghai" }).first().click();
  await page.getByText("Choose a city above to begin.").waitFor();
  await leave();
});

test("on a phone a study fills the screen, its tables scroll inside themselves, and a city opens over it", async () => {
  const { page, state, screenshot, leave } = await visit(
    browser,
    `${served.address}#lang=zh&study=corridor&from=${shanghai}&to=${nanjing},${hefei}`,
    phone,
  );
  const study = page.locator("#study");
  await study.locator(".chain").first().waitFor();
  const box = (await study.boundingBox())!;
  expect([box.x, box.width]).toEqual([0, 390]);
  expect(box.height).toBeGreaterThan(700);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await study.locator("figure svg").waitFor();
  const wider = await study
    .locator(".study-scroll")
    .evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().right > innerWidth).length);
  expect(wider).toBe(0);
  await screenshot("phone-study-zh-light");
  await study.locator(".chain").first().getByRole("button", { name: "苏州" }).tap();
  expect((await state()).chosen).toBe("320500");
  await page.waitForFunction(() => document.querySelector(".panel")!.getBoundingClientRect().height > 400);
  await page.getByRole("button", { name: "由此出发的走廊" }).tap();
  await page.waitForFunction(() => document.querySelector(".panel")!.getBoundingClientRect().height < 100);
  await study.getByText("苏州 →", { exact: false }).first().waitFor();
  await leave();
});

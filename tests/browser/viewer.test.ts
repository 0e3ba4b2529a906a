import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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

test("the page opens on 41 cities and one belt from Shanghai to Nanjing, drawn on the stage", async () => {
  const { page, state, screenshot, leave } = await visit(browser, served.address);
  const first = await state();
  expect(first.cities).toBe(41);
  expect(first.threshold).toBe(1);
  expect(first.spines.map((spine) => [spine[0], spine.at(-1)])).toEqual([[shanghai, nanjing]]);
  expect(first.named).toContain(hefei);
  await page.getByText("1 belt at 1.00 times the mean").first().waitFor();
  await page.waitForFunction(() => !window.innobelt!.state().computing);
  expect((await state()).communities).toBeGreaterThan(1);
  // Something is drawn: the land's colour stands where the map is, the ribbon's amber between Suzhou and Shanghai.
  const colours = await page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>(".sigma-ribbons")!;
    const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
    let amber = 0;
    for (let i = 0; i < data.length; i += 4) if (data[i + 3]! > 100 && data[i]! > 200 && data[i + 2]! < 120) amber++;
    return amber;
  });
  expect(colours).toBeGreaterThan(1000);
  await screenshot("overview-en-light");
  await leave();
});

test("the slider moves G_t by keyboard and by mouse, and the belts follow", async () => {
  const { page, state, screenshot, leave } = await visit(browser, served.address);
  const slider = page.getByRole("slider");
  const before = await state();
  await slider.focus();
  await page.keyboard.press("ArrowLeft");
  expect((await state()).threshold).toBe(0.99);
  for (let i = 0; i < 5; i++) await page.keyboard.press("ArrowLeft");
  const lower = await state();
  expect(lower.threshold).toBe(0.94);
  expect(lower.above.length).toBe(before.above.length + 1);
  expect(lower.above).toEqual(expect.arrayContaining([...before.above]));
  await page.keyboard.press("End");
  expect((await state()).above).toEqual([]);
  await page.getByText("No belt at").first().waitFor();
  // The mouse: a click on the track where 0.5 stands.
  const tick = (await page.locator(".tick", { hasText: /^0\.5$/ }).boundingBox())!;
  const track = (await slider.boundingBox())!;
  await page.mouse.click(tick.x + tick.width / 2, track.y + track.height / 2);
  const clicked = await state();
  expect(clicked.threshold).toBeGreaterThan(0.45);
  expect(clicked.threshold).toBeLessThan(0.55);
  expect(clicked.above.length).toBeGreaterThan(15);
  expect(page.url()).toContain("t=0.");
  // Hub classes do not follow: Hefei stays an isolated hub.
  await page.getByText("Hub classes are read at the hub level, whatever threshold is shown.").first().waitFor();
  await screenshot("threshold-half");
  await page.getByRole("button", { name: /Back to the hub level/ }).click();
  expect((await state()).threshold).toBe(1);
  await leave();
});

test("a moved slider does not change the size of the map", async () => {
  const { page, leave } = await visit(browser, served.address);
  const before = await page.locator(".stage").boundingBox();
  await page.getByRole("slider").focus();
  await page.keyboard.press("PageDown");
  expect(await page.locator(".stage").boundingBox()).toEqual(before);
  await leave();
});

test("one switch changes the language of texts, names and the document", async () => {
  const { page, state, screenshot, leave } = await visit(browser, served.address);
  await page.getByRole("button", { name: "切换为中文" }).click();
  expect((await state()).language).toBe("zh");
  expect(await page.locator("html").getAttribute("lang")).toBe("zh-CN");
  await page.getByRole("heading", { name: "要点" }).waitFor();
  await page.locator(".city-row", { hasText: "合肥" }).first().waitFor();
  expect(await page.title()).toContain("长三角");
  await screenshot("overview-zh-light");
  await page.getByRole("button", { name: "Switch to English" }).click();
  await page.getByRole("heading", { name: "In short" }).waitFor();
  await leave();
});

test("search finds Hefei, Enter opens its card with class and gap city, and a click goes on to the gap city", async () => {
  const { page, state, screenshot, leave } = await visit(browser, served.address);
  await page.keyboard.press("/");
  await page.keyboard.type("Hefei");
  await page.getByRole("option", { name: /Hefei/ }).waitFor();
  await page.keyboard.press("Enter");
  const card = page.locator("#card");
  // How sure that is comes with the draws; before them no hub is called isolated.
  await page.waitForFunction(() => !window.innobelt!.state().computing);
  const sentence = await card.locator(".class-sentence").textContent();
  expect(sentence).toContain("isolated hub in 1,000 of 1,000 draws");
  expect(sentence).toContain("Chuzhou at 0.25");
  expect(sentence).toContain("Nanjing");
  expect((await state()).chosen).toBe(hefei);
  await screenshot("hefei-en-light");
  await card.locator(".gap-links").getByRole("button", { name: "Chuzhou" }).click();
  expect((await state()).chosen).toBe(chuzhou);
  expect(await card.locator(".class-sentence").textContent()).toContain("gap city that cuts off Hefei");
  await page.keyboard.press("Escape");
  expect((await state()).chosen).toBeNull();
  await leave();
});

test("Hefei's card in Chinese and dark is what the link says", async () => {
  const { page, state, screenshot, leave } = await visit(browser, `${served.address}#lang=zh&theme=dark&city=${hefei}`);
  expect(await state()).toMatchObject({ language: "zh", theme: "dark", chosen: hefei });
  await page.waitForFunction(() => !window.innobelt!.state().computing);
  const sentence = await page.locator("#card .class-sentence").textContent();
  expect(sentence).toContain("在 1,000 次抽样中有 1,000 次是孤立枢纽");
  expect(sentence).toContain("滁州");
  expect(sentence).toContain("0.25");
  await screenshot("hefei-zh-dark");
  await leave();
});

test("the caution about capped papers stands open on the cards of Xuzhou and Shanghai", async () => {
  for (const [city, name] of [
    ["320300", "Xuzhou"],
    [shanghai, "Shanghai"],
  ]) {
    const { page, leave } = await visit(browser, `${served.address}#lang=en&city=${city}`);
    const caution = page.locator("#card ol.cautions li", { hasText: /papers per inhabitant/ });
    expect(await caution.first().isVisible()).toBe(true);
    expect(await caution.first().textContent()).toContain(name);
    await leave();
  }
});

test("a click on a disc opens its city, a click on the water closes it", async () => {
  const { page, state, placeOf, leave } = await visit(browser, served.address);
  const at = await placeOf(shanghai);
  await page.mouse.click(at.x, at.y);
  expect((await state()).chosen).toBe(shanghai);
  await page.getByRole("heading", { name: /Shanghai/ }).waitFor();
  // Two clicks within 300 ms are one double click, wherever they fall.
  await page.waitForTimeout(400);
  const stage = (await page.locator(".stage").boundingBox())!;
  await page.mouse.click(stage.x + stage.width - 30, stage.y + stage.height / 2);
  expect((await state()).chosen).toBeNull();
  await leave();
});

test("a link reproduces ties, colour and threshold, and choices made on the page are written into it", async () => {
  const { page, state, leave } = await visit(
    browser,
    `${served.address}#lang=en&ties=copublication&colour=community&t=0.7`,
  );
  expect(await state()).toMatchObject({ layer: "copublication", colour: "community", threshold: 0.7 });
  await page.locator("#layer").selectOption("rail-2016");
  await page.locator("#colour").selectOption({ label: "Hub class" });
  expect(page.url()).toContain("ties=rail-2016");
  expect(page.url()).toContain("colour=class");
  expect((await state()).layer).toBe("rail-2016");
  await leave();
});

test("a measure colours the map: the legend states its steps, the link holds it, and the tiers come back", async () => {
  const { page, state, screenshot, leave } = await visit(browser, served.address);
  await page.locator("#colour").selectOption("analyze.strength");
  expect((await state()).colour).toBe("analyze.strength");
  const legend = page.locator(".legend");
  await legend.getByRole("heading", { name: "Strength" }).waitFor();
  const counts = await legend.locator(".swatches").first().locator(".number").allTextContents();
  expect(counts.map(Number).reduce((sum, count) => sum + count, 0)).toBe(41);
  expect(counts.length).toBe(5);
  expect(page.url()).toContain("colour=analyze.strength");
  // Viridis' dark end, the colour of the highest step, stands on the stage and in the legend.
  expect(
    await legend
      .locator(".swatch")
      .first()
      .evaluate((swatch) => getComputedStyle(swatch).backgroundColor),
  ).toBe("rgb(68, 1, 84)");
  await screenshot("colour-measure");
  await page.locator("#colour").selectOption("analyze.province");
  await legend.getByText("Zhejiang").waitFor();
  await page.locator("#colour").selectOption("tier");
  await legend.getByText("5× mean and above").waitFor();
  expect(page.url()).not.toContain("colour=");
  await leave();
});

test("every analysis that has columns is a group of the colour menu, and choosing one of its columns runs it", async () => {
  const { page, leave } = await visit(browser, served.address);
  await page.waitForFunction(() => !window.innobelt!.state().computing);
  const groups = page.locator("#colour optgroup");
  await expect.poll(() => groups.count()).toBeGreaterThan(1);
  // The last group: where the registry has more than the whole picture, one that has not been run.
  const column = await groups.last().locator("option").first().getAttribute("value");
  await page.locator("#colour").selectOption(column);
  await page.waitForFunction(() => !window.innobelt!.state().computing);
  await page.locator(".legend .swatches .number").first().waitFor();
  expect(await page.locator(".legend [role=alert]").count()).toBe(0);
  await leave();
});

test("an unknown column in the link is the tiers", async () => {
  const { page, leave } = await visit(browser, `${served.address}#colour=nothing.here`);
  await page.locator(".legend").getByText("5× mean and above").waitFor();
  expect(await page.locator("#colour").inputValue()).toBe("tier");
  await leave();
});

test("the table sorts, filters, shows the city on the map and opens it, all by keyboard", async () => {
  const { page, state, screenshot, leave } = await visit(browser, served.address, {
    viewport: { width: 1280, height: 800 },
  });
  await page.waitForFunction(() => !window.innobelt!.state().computing);
  await page.keyboard.press("t");
  const table = page.locator("#city-table");
  await table.getByRole("columnheader", { name: "Hub class" }).waitFor();
  const names = (): Promise<string[]> => table.locator("tbody th").allTextContents();
  expect((await names()).slice(0, 3)).toEqual(["Shanghai", "Suzhou", "Hangzhou"]);
  const multiple = table.getByRole("columnheader", { name: "Multiple of the mean" });
  expect(await multiple.getAttribute("aria-sort")).toBe("descending");
  await screenshot("table-en-light");
  // A second click turns round; missing hub classes stay last both ways.
  await multiple.getByRole("button").click();
  expect(await multiple.getAttribute("aria-sort")).toBe("ascending");
  expect((await names())[0]).toBe("Huangshan");
  const hubClass = table.getByRole("columnheader", { name: "Hub class" });
  for (const sorted of ["ascending", "descending"]) {
    await hubClass.getByRole("button").click();
    expect(await hubClass.getAttribute("aria-sort")).toBe(sorted);
    expect(await table.locator("tbody tr[data-row='0'] td").nth(2).textContent()).not.toBe("—");
  }
  await page.locator("#table-filter").fill("anhui isolated");
  expect(await names()).toEqual(["Hefei"]);
  await page.locator("#table-filter").fill("");
  const first = table.locator("tbody tr[data-row='0']");
  await first.hover();
  expect((await state()).pointed).toBe(await first.getAttribute("data-id"));
  await first.focus();
  await page.keyboard.press("End");
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("data-row"))).toBe("40");
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("data-row"))).toBe("1");
  await page.keyboard.press("Enter");
  expect((await state()).chosen).toBe(await table.locator("tbody tr[data-row='1']").getAttribute("data-id"));
  await page.keyboard.press("Escape");
  await table.waitFor({ state: "detached" });
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("table-button");
  await leave();
});

test("the table saves what it shows as CSV, with every digit", async () => {
  const { page, leave } = await visit(browser, served.address);
  await page.waitForFunction(() => !window.innobelt!.state().computing);
  await page.locator("#table-button").click();
  await page.locator(".columns-menu summary").click();
  for (const id of ["tier", "hubClass", "community", "degree", "betweenness"])
    await page.locator(`.columns-list input[value="analyze.${id}"]`).uncheck();
  await page.locator('.columns-list input[value="analyze.province"]').check();
  await page.locator("#table-filter").fill("zhejiang ningbo");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save as CSV" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("innobelt-yrd-cities.csv");
  const [heading, row, ...rest] = readFileSync(await download.path(), "utf8").split("\r\n");
  expect(heading).toBe("\uFEFFid,City,Province,Multiple of the mean (× mean),Strength (cooperation layer)");
  expect(row).toMatch(/^330200,Ningbo,Zhejiang,1\.8\d{6,},56$/);
  expect(rest).toEqual([""]);
  await leave();
});

test("on a phone the table covers the page, and a tap on a row leads to the city", async () => {
  const { page, state, screenshot, leave } = await visit(browser, `${served.address}#lang=zh&theme=dark`, {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    reducedMotion: "reduce",
  });
  await page.locator("#table-button").tap();
  await page.locator("#city-table").waitFor();
  await screenshot("phone-table-zh-dark");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.locator(".city-table tbody tr", { hasText: "杭州" }).tap();
  expect((await state()).chosen).toBe("330100");
  await page.locator("#city-table").waitFor({ state: "detached" });
  await leave();
});

test("another score moves hubs and belts with it", async () => {
  const { page, state, leave } = await visit(browser, served.address);
  const before = await state();
  await page.locator("#score").selectOption("gdp");
  await page.waitForFunction(() => window.innobelt!.state().above.length !== 10);
  expect((await state()).above).not.toEqual(before.above);
  expect(page.url()).toContain("score=gdp");
  await leave();
});

test("every city can be reached by keyboard alone", async () => {
  const { page, state, leave } = await visit(browser, served.address);
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Skip to the list of cities");
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("Huangshan");
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  expect((await state()).chosen).toBe(shanghai);
  await leave();
});

test("on a phone the panel is a sheet, and a chosen city stays in sight above it", async () => {
  const { page, placeOf, screenshot, leave } = await visit(browser, served.address, {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    reducedMotion: "reduce",
  });
  await screenshot("phone-en-light");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.locator("#search").tap();
  await page.keyboard.type("ningbo");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: /Ningbo/ }).waitFor();
  await page.waitForFunction(() => document.querySelector(".panel")!.getBoundingClientRect().height > 400);
  const sheet = (await page.locator(".panel").boundingBox())!;
  expect((await placeOf("330200")).y).toBeLessThan(sheet.y);
  await screenshot("phone-card-en-light");
  await leave();
});

test("the dark theme follows the system until it is chosen", async () => {
  const { page, state, screenshot, leave } = await visit(browser, served.address, { colorScheme: "dark" });
  expect((await state()).theme).toBe("dark");
  await screenshot("overview-en-dark");
  await page.getByRole("button", { name: "Theme: Light" }).click();
  expect((await state()).theme).toBe("light");
  expect(page.url()).toContain("theme=light");
  await leave();
});

const ownCities =
  "Id,Label,Longitude,Latitude,Innovation\na,Alpha,100,30,9\nb,Beta,101,30.5,8\nc,Gamma,102,30.2,7\nd,Delta,103,29,1\ne,Epsilon,104,29.5,8\n";
const ownTies =
  "Source,Target,Type,Weight\na,b,Undirected,3\nb,c,Undirected,2\nc,d,Undirected,1\nd,e,Undirected,1\nd,x,Undirected,1\n";

test("two CSV files of one's own with Gephi headings are dropped, drawn, and what was refused is said", async () => {
  const { page, state, screenshot, leave } = await visit(browser, served.address);
  const data = await page.evaluateHandle(
    ([cities, ties]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([ties!], "edges.csv"));
      transfer.items.add(new File([cities!], "nodes.csv"));
      return transfer;
    },
    [ownCities, ownTies],
  );
  await page.dispatchEvent("body", "dragenter", { dataTransfer: data });
  await page.getByText("Drop the files of cities and of ties here").waitFor();
  await page.dispatchEvent("body", "drop", { dataTransfer: data });
  await page.waitForFunction(() => window.innobelt!.state().cities === 5);
  const own = await state();
  expect(own.spines).toEqual([["a", "b", "c"]]);
  expect(own.above).toEqual(["a", "b", "c", "e"]);
  const report = page.locator("#import");
  expect(await report.locator(".notes").first().textContent()).toContain("edges.csv");
  await page.locator(".city-row", { hasText: "Epsilon" }).click();
  expect(await page.locator(".class-sentence").textContent()).toContain("Delta");
  await screenshot("own-files");
  await leave();
});

test("a file whose headings say nothing is asked about, and one that cannot be read gives a sentence", async () => {
  const { page, state, leave } = await visit(browser, served.address);
  await page.setInputFiles("#own-files", [
    { name: "one.csv", mimeType: "text/csv", buffer: Buffer.from("foo,bar\na,1\nb,2\n") },
  ]);
  const dialog = page.getByRole("dialog");
  await dialog.getByText("What does each file hold?").waitFor();
  await dialog.getByRole("combobox").selectOption("cities");
  await dialog.getByRole("button", { name: "Open" }).click();
  await page.waitForFunction(() => window.innobelt!.state().cities === 2);
  await page.setInputFiles("#own-files", [
    { name: "empty.csv", mimeType: "text/csv", buffer: Buffer.from("Id,Label\n") },
  ]);
  await dialog.getByRole("alert").waitFor();
  expect(await dialog.textContent()).toContain("empty.csv");
  await dialog.getByRole("button", { name: "Close" }).click();
  expect((await state()).cities).toBe(2);
  await leave();
});

test("without a dataset the page says what happened and what to do", async () => {
  const context = await browser.newContext({ locale: "en-GB" });
  const page = await context.newPage();
  await page.route("**/dataset/index.json", (route) => route.fulfill({ status: 404, body: "" }));
  await page.goto(served.address);
  const alert = page.getByRole("alert");
  await alert.waitFor();
  expect(await alert.textContent()).toContain("could not be fetched");
  expect(await alert.textContent()).toContain("innobelt view");
  await context.close();
});

test("a long analysis says how far it is, and Cancel ends it and keeps what is there", async () => {
  const folder = mkdtempSync(join(tmpdir(), "innobelt-long-"));
  const n = 1500;
  const cities = Array.from(
    { length: n },
    (_, i) => `${i},${(i * 7919) % 997},${100 + (i % 50) / 4},${25 + Math.floor(i / 50) / 4}`,
  );
  const ties = Array.from(
    { length: 10 * n },
    (_, k) => `${k % n},${(k * 31 + 7 * Math.floor(k / n) + 1) % n},${1 + (k % 9)}`,
  );
  writeFileSync(join(folder, "cities.csv"), `Id,Score,lon,lat\n${cities.join("\n")}\n`);
  writeFileSync(join(folder, "ties.csv"), `Source,Target,Weight\n${ties.join("\n")}\n`);
  const own = await serve("--cities", join(folder, "cities.csv"), "--ties", join(folder, "ties.csv"));
  const { page, state, screenshot, leave } = await visit(browser, own.address);
  try {
    const cancel = page.getByRole("button", { name: "Cancel" });
    await cancel.waitFor();
    await screenshot("working");
    expect((await state()).computing).toBe(true);
    await cancel.click();
    await page.waitForFunction(() => !window.innobelt!.state().computing, undefined, { timeout: 1000 });
    await cancel.waitFor({ state: "detached" });
    const after = await state();
    expect([after.cities, after.communities]).toEqual([n, null]);
    await leave();
  } finally {
    own.end();
    rmSync(folder, { recursive: true, force: true });
  }
});

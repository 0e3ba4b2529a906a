/**
 * Writes docs/images/viewer.png, the picture at the top of the README, from the built page: npm run build first.
 * 1280 x 800 at 1.25 times the pixels, with Hefei's card open.
 */
import { spawn } from "node:child_process";
import { mkdirSync, statSync } from "node:fs";
import { chromium } from "playwright-core";
import { findChromium } from "./chromium.mjs";
import { root } from "./run.mjs";

const hefei = "340100";
const target = `${root}docs/images/viewer.png`;
const largest = 600_000;

const server = spawn(process.execPath, [`${root}dist/cli.js`, "view", "--port", "0"], {
  stdio: ["ignore", "pipe", "inherit"],
});
const address = await new Promise((found, fail) => {
  server.stdout.on("data", (chunk) => {
    const url = /http:\/\/\S+/.exec(chunk.toString())?.[0];
    if (url !== undefined) found(url);
  });
  server.on("exit", (code) => fail(new Error(`innobelt view ended with ${code}. Run npm run build first.`)));
});
const browser = await chromium.launch({ executablePath: await findChromium(), args: ["--no-sandbox"] });
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1.25 });
  await page.goto(`${address}#lang=en&theme=light&city=${hefei}`);
  await page.evaluate(() => window.innobelt.ready);
  await page.waitForFunction(() => !window.innobelt.state().computing);
  mkdirSync(`${root}docs/images`, { recursive: true });
  await page.screenshot({ path: target });
} finally {
  await browser.close();
  server.kill();
}
const { size } = statSync(target);
if (size > largest) throw new Error(`${target} has ${size} bytes, more than ${largest}.`);
console.log(`${target}: ${Math.round(size / 1024)} KiB`);

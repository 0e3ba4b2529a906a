/**
 * Finds a Chromium for the browser tests, or gets one where it may: they are never skipped.
 *
 * In order: CHROME_PATH; chromium, chromium-browser, google-chrome on the PATH; under CI, or as root in a container,
 * `apt-get install chromium` (announced); else Playwright's own download. Without any: a sentence, exit code 1.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

function onPath() {
  for (const name of names)
    for (const folder of (process.env.PATH ?? "").split(delimiter))
      if (folder !== "" && existsSync(join(folder, name))) return join(folder, name);
  const mac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
  return existsSync(mac) ? mac : null;
}

function mayInstallPackages() {
  const isRoot = process.getuid?.() === 0;
  const inContainer = existsSync("/.dockerenv") || existsSync("/run/.containerenv") || Boolean(process.env.container);
  return isRoot && (Boolean(process.env.CI) || inContainer) && spawnSync("apt-get", ["--version"]).status === 0;
}

async function playwrights() {
  const { chromium } = await import("playwright-core");
  const path = chromium.executablePath();
  return path !== "" && existsSync(path) ? path : null;
}

export async function findChromium() {
  const given = process.env.CHROME_PATH;
  if (given !== undefined && given !== "") {
    if (existsSync(given)) return given;
    throw new Error(`CHROME_PATH names ${given}, where there is no file. Set it to a Chromium, or unset it.`);
  }
  const found = onPath() ?? (await playwrights());
  if (found !== null) return found;
  if (mayInstallPackages()) {
    console.log("No Chromium found: installing Debian's packages chromium and fonts-noto-cjk with apt-get.");
    const apt = (...args) =>
      spawnSync("apt-get", args, { stdio: "inherit", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
    apt("update", "-qq");
    apt("install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-noto-cjk");
    const installed = onPath();
    if (installed !== null) return installed;
  } else {
    console.log("No Chromium found: asking Playwright for its own.");
    const cli = join(dirname(createRequire(import.meta.url).resolve("playwright-core/package.json")), "cli.js");
    spawnSync(process.execPath, [cli, "install", "chromium"], { stdio: "inherit" });
    const installed = await playwrights();
    if (installed !== null) return installed;
  }
  throw new Error(
    "The browser tests need a Chromium and there is none here. Install one (Debian: apt-get install chromium; " +
      "elsewhere Chromium or Google Chrome), or set CHROME_PATH to its program, and run npm test again.",
  );
}

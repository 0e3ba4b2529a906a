import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium } from "playwright-core";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/** The browser of the tests; without one they fail and say what to do: a browser test is never skipped. */
export function chromiumPath(): string {
  const given = process.env["CHROME_PATH"];
  if (given !== undefined && given !== "") {
    if (existsSync(given)) return given;
    throw new Error(`CHROME_PATH names ${given}, where there is no file. Set it to a Chromium, or unset it.`);
  }
  for (const folder of (process.env["PATH"] ?? "").split(delimiter))
    for (const name of names) if (folder !== "" && existsSync(join(folder, name))) return join(folder, name);
  throw new Error(
    "The browser tests need a Chromium and there is none here. npm test gets one where it may; or install one " +
      "(Debian: apt-get install chromium), or set CHROME_PATH to its program.",
  );
}

export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath(),
    args: [
      "--no-sandbox",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

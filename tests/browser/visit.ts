import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { expect } from "vitest";
import type { Hook, ShownState } from "../../src/viewer/hook.ts";

const output = resolve(import.meta.dirname, "output");
mkdirSync(output, { recursive: true });

export interface Visit {
  readonly page: Page;
  readonly state: () => Promise<ShownState>;
  readonly placeOf: (city: string) => Promise<{ x: number; y: number }>;
  readonly screenshot: (name: string) => Promise<void>;
  /** Fails when the console had an error or a request left this machine; ends the visit. */
  readonly leave: () => Promise<void>;
}

type Innobelt = { innobelt: Hook };

/** Opens the page in a browser of its own and waits for the first picture. */
export async function visit(browser: Browser, address: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: "en-GB", ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`thrown: ${error.message}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    const here = url.protocol === "data:" || url.protocol === "blob:" || url.hostname === "127.0.0.1";
    if (!here) complaints.push(`left this machine: ${request.url()}`);
  });
  await page.goto(address);
  await page.evaluate(() => (window as unknown as Innobelt).innobelt.ready);
  const state = (): Promise<ShownState> => page.evaluate(() => (window as unknown as Innobelt).innobelt.state());
  return {
    page,
    state,
    placeOf: async (city) => {
      const place = await page.evaluate((id) => (window as unknown as Innobelt).innobelt.placeOf(id), city);
      const box = await page.locator(".stage").boundingBox();
      if (place === null || box === null) throw new Error(`${city} is not on the stage`);
      return { x: box.x + place.x, y: box.y + place.y };
    },
    screenshot: async (name) => {
      await page.screenshot({ path: resolve(output, `${name}.png`) });
    },
    leave: async () => {
      await context.close();
      expect(complaints).toEqual([]);
    },
  };
}

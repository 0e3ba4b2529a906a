/** Starts the page: reads the link, fetches the dataset the server offers, shows the first picture, then the rest. */
// oxlint-disable-next-line import/no-unassigned-import -- it must run before any module that makes a schema
import "./no-eval.ts";
import { effect } from "@preact/signals";
import { render } from "preact";
import { openLoose, type Opened, usable } from "../analysis/open.ts";
import { readPackage } from "../dataset/read-package.ts";
import type { RepeatRule } from "../dataset/read-ties.ts";
import { followAddress, readAddress } from "./address.ts";
import { analysisOptions } from "./analysis-options.ts";
import { Page } from "./components/page.tsx";
import { failureOf } from "./failure.ts";
import { exposeHook } from "./hook.ts";
import { pagePool } from "./page-pool.ts";
import { FetchFailed, type Served, servedDataset } from "./served-dataset.ts";
import { failure, openSession, session } from "./session.ts";
import { language, systemTheme, theme } from "./view.ts";

const languageInLink = readAddress(location.hash).lang !== null;
followAddress();
exposeHook();

const dark = matchMedia("(prefers-color-scheme: dark)");
const followSystem = (): void => {
  systemTheme.value = dark.matches ? "dark" : "light";
};
followSystem();
dark.addEventListener("change", followSystem);

effect(() => {
  document.documentElement.lang = language.value === "zh" ? "zh-CN" : "en";
  document.documentElement.dataset["theme"] = theme.value;
  const title = session.value?.dataset.title[language.value];
  document.title = title === undefined ? "Innobelt" : `${title} · Innobelt`;
});

const serving = servedDataset();
// Starting the map holds up everything else for a moment: the bytes come first, unless they are slow.
const patience = 150;
await Promise.race([serving.catch(() => null), new Promise((resolve) => setTimeout(resolve, patience))]);
render(<Page />, document.getElementById("page")!);

try {
  const served = await serving;
  // Asked for on the command line; English is its default and leaves the browser's own choice.
  if (!languageInLink && served.options["lang"] === "zh") language.value = "zh";
  const opened = openServed(served);
  await openSession({ ...opened, options: analysisOptions(served.options), own: false }, pagePool);
} catch (error) {
  failure.value = error instanceof FetchFailed ? error.failure : failureOf(error);
}

/** As the command line reads the same files. */
function openServed({ kind, files, options }: Served): Opened {
  const { directed, repeats } = options as { directed?: boolean; repeats?: RepeatRule };
  if (kind === "package") return usable(readPackage(files, { repeats }));
  return openLoose({
    cities: files.find(({ role }) => role === "cities") ?? null,
    ties: files.filter(({ role }) => role === "ties").map((file) => ({ file, layer: file.layer })),
    ...(directed === true ? { directed } : {}),
    repeats,
  });
}

/** Starts the page: reads the link, fetches the dataset the server offers, shows the first picture, then the rest. */
// oxlint-disable-next-line import/no-unassigned-import -- it must run before any module that makes a schema
import "./no-eval.ts";
import { effect } from "@preact/signals";
import { render } from "preact";
import type { RepeatRule } from "../dataset/read-ties.ts";
import { followAddress, readAddress } from "./address.ts";
import { analysisOptions } from "./analysis-options.ts";
import { reader } from "./analyst.ts";
import type { Offer, Source } from "./analyst-task.ts";
import { Page } from "./components/page.tsx";
import { failureOf } from "./failure.ts";
import { exposeHook } from "./hook.ts";
import { offers } from "./offers.ts";
import { type Served, servedDataset } from "./served-dataset.ts";
import { failure, openFiles, openSession, session } from "./session.ts";
import { followColour } from "./shown-colours.ts";
import { followColumns } from "./table.ts";
import { language, systemTheme, theme } from "./view.ts";

const languageInLink = readAddress(location.hash).lang !== null;
followAddress();
exposeHook();
followColour();
followColumns();
// The first thing the reader does: it knows the registry.
void reader.ask<Offer[]>({ kind: "offers" }).then((list) => (offers.value = list));

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
// Starting the map holds up everything else for a moment: the reader gets the bytes first, unless they are slow.
const opening = serving.then((served) => openFiles(sourceOf(served)));
const patience = 150;
await Promise.race([serving.catch(() => null), new Promise((resolve) => setTimeout(resolve, patience))]);
render(<Page />, document.getElementById("page")!);

try {
  const { options } = await serving;
  // Asked for on the command line; English is its default and leaves the browser's own choice.
  if (!languageInLink && options["lang"] === "zh") language.value = "zh";
  await openSession({ ...(await opening), options: analysisOptions(options), own: false });
} catch (error) {
  failure.value = failureOf(error);
}

/** As the command line reads the same files. */
function sourceOf({ kind, files, options }: Served): Source {
  const { directed, repeats } = options as { directed?: boolean; repeats?: RepeatRule };
  if (kind === "package") return { kind: "package", files, repeats };
  return {
    kind: "loose",
    files: {
      cities: files.find(({ role }) => role === "cities") ?? null,
      ties: files.filter(({ role }) => role === "ties").map((file) => ({ file, layer: file.layer })),
      ...(directed === true ? { directed } : {}),
      repeats,
    },
  };
}

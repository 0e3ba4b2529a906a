/** A worker that reads files and runs whole analyses, so that the page itself only draws. Long ones get a pool of their own. */
// oxlint-disable-next-line import/no-unassigned-import -- it must run before any module that makes a schema
import "./no-eval.ts";
import { analyzeNow, type AnalyzeOptions } from "../analysis/analyze.ts";
import { readForBelts } from "../analysis/belt-reading.ts";
import { openLoose, usable } from "../analysis/open.ts";
import { analyses, analysisCalled } from "../analysis/registry.ts";
import type { DeclaredDataset } from "../dataset/declared.ts";
import { readPackage } from "../dataset/read-package.ts";
import type { Answer, FirstPicture, Offer, Order, Task } from "./analyst-task.ts";
import { failureOf } from "./failure.ts";
import { workersPool } from "./workers-pool.ts";

let held: DeclaredDataset | null = null;

const post = (answer: Answer): void => postMessage(answer);

addEventListener("message", ({ data }: MessageEvent<Order>) => {
  const { id, task, dataset } = data;
  if (dataset !== null) held = dataset;
  done(task, id).then(
    (result) => post({ id, kind: "result", result }),
    (error: unknown) => post({ id, kind: "failed", failure: failureOf(error) }),
  );
});

async function done(task: Task, id: number): Promise<unknown> {
  if (task.kind === "offers") return offers();
  if (task.kind === "read") {
    const { source } = task;
    const opened =
      source.kind === "package"
        ? usable(readPackage(source.files, { repeats: source.repeats }))
        : openLoose(source.files);
    held = opened.dataset;
    return opened;
  }
  if (held === null) throw new Error("the worker was handed no dataset");
  if (task.kind === "now") return firstPicture(held, task.options);
  if (task.kind === "figures") return figures(held, task);
  const analysis = analysisCalled(task.analysis);
  const options = Object.fromEntries(
    analysis.options.map(({ key, default: fallback }) => [key, task.set[key] ?? fallback]),
  );
  return analysis.run(held, options, {
    pool: workersPool(),
    onProgress: (stage, done, total) => post({ id, kind: "progress", stage, done, total }),
  });
}

function firstPicture(dataset: DeclaredDataset, options: AnalyzeOptions): FirstPicture {
  const reading = readForBelts(dataset, options);
  return {
    result: analyzeNow(dataset, options),
    belts: reading === null ? null : { form: reading.form, multiples: reading.multiples.values },
  };
}

/** The figures are fetched when the first is asked for: the first picture needs none. */
async function figures(dataset: DeclaredDataset, task: Task & { readonly kind: "figures" }): Promise<unknown> {
  const [{ figuresOf }, { darkStyle, lightStyle }] = await Promise.all([
    import("../report/figures/figures.ts"),
    import("../report/figures/style.ts"),
  ]);
  const { analysis, result, language, theme } = task;
  return figuresOf(analysis, dataset, result, { language, style: theme === "dark" ? darkStyle : lightStyle });
}

function offers(): Offer[] {
  return analyses.map(({ id, question, columns = [], options, places = [], reads = null }) => ({
    id,
    question,
    columns,
    options,
    places,
    reads,
  }));
}

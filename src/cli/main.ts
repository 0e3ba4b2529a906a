#!/usr/bin/env node
/**
 * The command line. Commands and flags of the analyses are made from the registry; `check` and `view` stand beside them.
 * stdout carries the result alone; everything else goes to stderr.
 */
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import type { Analysis, OptionValues } from "../analysis/analysis.ts";
import type { Context } from "../analysis/context.ts";
import { usable } from "../analysis/open.ts";
import { flagOf, type OptionSpec, type OptionValue } from "../analysis/options.ts";
import { analyses } from "../analysis/registry.ts";
import type { ImportReport } from "../dataset/declared.ts";
import { documentText } from "../report/document.ts";
import { islandsOf, makeManifest } from "../report/manifest.ts";
import { InnobeltError } from "../support/error.ts";
import type { Language } from "../support/text.ts";
import { version } from "../support/version.ts";
import { type Input, openInput, type ReadInput, readInput, writeFiles } from "./files.ts";
import { errorText, exitCodeOf } from "./print-error.ts";
import { poolFor } from "./threads.ts";

interface Common {
  readonly cities?: string;
  readonly ties?: string[];
  readonly directed?: boolean;
  readonly repeats: Input["repeats"];
  readonly json?: boolean;
  readonly out?: string;
  readonly force?: boolean;
  readonly lang: Language;
  readonly threads?: number;
  readonly debug?: boolean;
}

const defaultPort = 4173;

function program(): Command {
  const root = new Command("innobelt")
    .description("Finds the belts, the isolated hubs and the missing links in a network of cities.")
    .version(version)
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, "innobelt: ")) })
    .addHelpText(
      "after",
      "\nDATASET is a bundled dataset (yrd, china) or the folder of a data package; left out: yrd.",
    );
  for (const analysis of analyses) {
    const command = root.command(analysis.id).description(analysis.question.en);
    const places = analysis.places ?? [];
    for (const place of places)
      command.argument(`<${place}>`, analysis.options.find(({ key }) => key === place)?.title.en);
    for (const spec of analysis.options) if (!places.includes(spec.key)) command.addOption(optionFor(spec));
    withInput(command)
      .option("--json", "print one JSON object instead of text")
      .option("--out <dir>", "write the document and the tables to a folder")
      .option("--force", "overwrite files in the folder of --out")
      .addOption(new Option("--threads <n>", "threads to use (the result is the same)").argParser(count(1, 256)))
      .action((...given: unknown[]) => {
        const options = given[places.length + 1] as Common & Record<string, OptionValue>;
        const placed = Object.fromEntries(places.map((key, index) => [key, given[index] as string]));
        return runAnalysis(analysis, given[places.length] as string | undefined, { ...options, ...placed });
      });
  }
  withInput(root.command("check"))
    .description("What was read, kept and refused, row by row")
    .option("--json", "print one JSON object instead of text")
    .action(runCheck);
  withInput(root.command("view"))
    .description(`The page in the browser, on this machine only (http://127.0.0.1:${defaultPort})`)
    .addOption(new Option("--port <n>", "port; 0 for any free one").default(defaultPort).argParser(count(0, 65_535)))
    .action(runView);
  return root;
}

/** What every command takes: a dataset or files of one's own. DATASET comes last. */
function withInput(command: Command): Command {
  return command
    .argument("[dataset]", "bundled dataset or folder of a data package")
    .option("--cities <file>", "a table of cities of your own")
    .option("--ties <file...>", "tables of ties of your own; name=FILE names the layer")
    .option("--directed", "the ties have a direction")
    .addOption(
      new Option("--repeats <rule>", "what becomes of repeated ties")
        .choices(["sum", "first", "max", "refuse"])
        .default("sum"),
    )
    .addOption(new Option("--lang <language>", "language of the text").choices(["en", "zh"]).default("en"))
    .option("--debug", "print stack traces");
}

function optionFor(spec: OptionSpec): Option {
  const title = spec.title.en;
  const flag = flagOf(spec.key);
  switch (spec.kind) {
    case "number": {
      const option = new Option(`${flag} <number>`, title).argParser(
        spec.integer === true ? count(spec.min, spec.max ?? Number.MAX_SAFE_INTEGER) : amount(spec.min, spec.max),
      );
      return spec.default === null ? option : option.default(spec.default);
    }
    case "text":
      return new Option(`${flag} <name>`, title);
    case "choice":
      return new Option(`${flag} <rule>`, title).choices(spec.choices).default(spec.default);
    case "flag":
      return new Option(flag, title).default(spec.default);
    case "list":
      return new Option(`${flag} <list>`, `${title}, separated by commas`).argParser((text): OptionValue => {
        const items = text.split(",").map((item) => item.trim());
        return spec.of === "text" ? items : items.map(amount(0));
      });
  }
}

function amount(min: number, max = Infinity): (text: string) => number {
  return (text) => {
    const value = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i.test(text.trim()) ? Number(text) : Number.NaN;
    if (!(value >= min && value <= max && value < Infinity))
      throw new InvalidArgumentError(
        max < Infinity ? `It is a number from ${min} to ${max}.` : `It is a number of at least ${min}.`,
      );
    return value;
  };
}

function count(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
    if (!(value >= min && value <= max))
      throw new InvalidArgumentError(`It is a whole number from ${min}${max < 1e9 ? ` to ${max}` : ""}.`);
    return value;
  };
}

function inputOf(dataset: string | undefined, options: Common): Input {
  return {
    dataset,
    cities: options.cities,
    ties: options.ties ?? [],
    directed: options.directed ?? false,
    repeats: options.repeats,
  };
}

function open(dataset: string | undefined, options: Common): { read: ReadInput; opened: ReturnType<typeof usable> } {
  const input = inputOf(dataset, options);
  const read = readInput(input);
  if (read.kind === "package" && input.directed)
    throw new InnobeltError(
      "usage",
      {
        en: "A data package says itself which of its layers are directed, so --directed cannot be given.",
        zh: "数据包自身声明了哪些联系层有方向，不能使用 --directed。",
      },
      { wayOut: { en: "Leave --directed out.", zh: "请去掉 --directed。" } },
    );
  const opened = usable(openInput(read, input));
  hintReport(opened.report, read.kind === "loose", options.lang);
  return { read, opened };
}

/** A bad row never passes silently, nor does what was read otherwise than it stands in a file of the user's own. */
function hintReport({ files, notes }: ImportReport, isOwn: boolean, language: Language): void {
  const zh = language === "zh";
  for (const { file, rows, refused } of files)
    if (refused > 0)
      process.stderr.write(
        zh
          ? `${file}：${rows} 行中有 ${refused} 行被拒绝；用同样的文件运行 innobelt check 可知是哪些行、为什么。\n`
          : `${file}: ${refused} of ${rows} ${rows === 1 ? "row" : "rows"} refused; innobelt check with the same files says which and why.\n`,
      );
  if (isOwn && notes.length > 0)
    process.stderr.write(
      zh
        ? `关于这些文件有 ${notes.length} 点须知；用同样的文件运行 innobelt check 可以看到。\n`
        : `${notes.length} ${notes.length === 1 ? "thing is" : "things are"} worth knowing about the files; innobelt check with the same files says what.\n`,
    );
}

async function runAnalysis(
  analysis: Analysis,
  name: string | undefined,
  options: Common & Record<string, OptionValue>,
): Promise<void> {
  const { read, opened } = open(name, options);
  const { dataset, report } = opened;
  const values: OptionValues = Object.fromEntries(analysis.options.map(({ key }) => [key, options[key] ?? null]));
  const pool = poolFor(options.threads ?? null, dataset.network.cities.length, analysis.slow);
  try {
    const result = await analysis.run(dataset, values, { pool, onProgress: progress(options.lang) });
    const manifest = await makeManifest(
      analysis,
      inputOptions(read, options, values),
      read.files,
      islandsOf(analysis, dataset, values),
    );
    const document = documentText(analysis, manifest, result);
    if (options.out !== undefined) {
      const { filesOf } = await import("../report/files.ts");
      const folder = options.out;
      uninterrupted(() =>
        writeFiles(
          folder,
          { [`${analysis.id}.json`]: document, ...filesOf(analysis, dataset, result, options.lang) },
          options.force === true,
        ),
      );
      process.stderr.write(`Written to ${options.out}.\n`);
    }
    if (options.json === true) await print(document);
    else {
      const { printed } = await import("./print.ts");
      await print(
        `${printed(analysis, { dataset, report, result, language: options.lang, width: terminalWidth() }).join("\n")}\n`,
      );
    }
  } finally {
    await pool.close();
  }
}

/** The options of the reading stand in the manifest beside those of the analysis. */
function inputOptions({ kind, files }: ReadInput, options: Common, values: OptionValues): OptionValues {
  const reading = { ...values, repeats: options.repeats };
  if (kind === "package") return reading;
  return {
    ...reading,
    directed: options.directed === true ? "true" : null,
    layers: files.flatMap(({ role, layer, name }) => (role === "ties" ? [`${layer ?? ""}=${name}`] : [])),
  };
}

async function runCheck(name: string | undefined, options: Common): Promise<void> {
  const input = inputOf(name, options);
  const reading = openInput(readInput(input), input);
  const { reportLines } = await import("./print-report.ts");
  if (options.json === true) {
    const cities = reading.dataset?.network.cities.length ?? 0;
    await print(
      `${JSON.stringify({ schema: "innobelt.check/1", usable: reading.dataset !== null, cities, ...reading.report }, null, 2)}\n`,
    );
  } else await print(`${reportLines(reading, options.lang, terminalWidth()).join("\n")}\n`);
  if (reading.dataset === null) process.exitCode = 2;
}

async function runView(name: string | undefined, options: Common & { port: number }): Promise<void> {
  const { read } = open(name, options);
  const { servePage } = await import("./view.ts");
  const { address } = await servePage(read, {
    port: options.port,
    options: { directed: options.directed === true, repeats: options.repeats, lang: options.lang },
  });
  // Analyses are left to the system's own way of ending a program, which works while one computes.
  process.on("SIGINT", () => process.exit(130));
  await print(`${address}\n`);
  process.stderr.write(
    options.lang === "zh"
      ? "页面只在本机提供；按 Ctrl-C 结束。\n"
      : "The page is served on this machine only; Ctrl-C ends it.\n",
  );
}

function terminalWidth(): number {
  return Math.min(process.stdout.columns ?? 100, 120);
}

/** A line on stderr that counts, only on a terminal and only when there is something to wait for. */
function progress(language: Language): NonNullable<Context["onProgress"]> {
  const since = performance.now();
  return (stage, done, total) => {
    if (!process.stderr.isTTY || performance.now() - since < 500) return;
    process.stderr.write(
      `\r\u001B[K${stage[language]} ${Math.round((100 * done) / total)} %${done === total ? "\r\u001B[K" : ""}`,
    );
  };
}

/** Waits until the text is written, so that a pipe gets the whole of it; a reader that closed early is no failure. */
function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (error?: Error | null): void => {
      if (error === undefined || error === null || ("code" in error && error.code === "EPIPE")) resolve();
      else
        reject(
          new InnobeltError(
            "analysis",
            {
              en: `The result could not be written to the output (${error.message}).`,
              zh: `结果无法写入输出（${error.message}）。`,
            },
            { wayOut: { en: "Make room, or write elsewhere.", zh: "请腾出空间，或写到别处。" }, cause: error },
          ),
        );
    };
    process.stdout.once("error", end);
    process.stdout.write(text, end);
  });
}

/** Files appear whole: an interruption while they are written waits until the last is in place. */
function uninterrupted(write: () => void): void {
  const stop = (): never => process.exit(130);
  process.once("SIGINT", stop);
  write();
  // The signal, if there was one, is handed over in the next turn of the loop, which lies between two immediates.
  setImmediate(() => setImmediate(() => process.off("SIGINT", stop)));
}

try {
  await program().parseAsync();
} catch (error) {
  const debug = process.argv.includes("--debug");
  const given = process.argv[process.argv.indexOf("--lang") + 1];
  const language: Language = given === "zh" || process.argv.includes("--lang=zh") ? "zh" : "en";
  if (error instanceof CommanderError) {
    // Commander has printed its sentence; help and version are no failures.
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else {
    process.stderr.write(`${errorText(error, language, debug)}\n`);
    process.exitCode = exitCodeOf(error);
  }
  const isUsage = error instanceof InnobeltError ? error.code === "usage" : process.exitCode === 2;
  if (isUsage)
    process.stderr.write(
      language === "zh"
        ? "innobelt --help 列出命令；innobelt 命令 --help 列出其选项。\n"
        : "innobelt --help lists the commands; innobelt COMMAND --help its options.\n",
    );
}

import { Worker } from "node:worker_threads";
import { build, type Rollup } from "vite";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { InnobeltError } from "../../src/support/error.ts";
import { inPlace, type Pool, workerPool, type WorkerHandle } from "../../src/support/pool.ts";
import { kernels } from "./kernels.worker.ts";

let code: string;
let started = 0;
let ended = 0;

beforeAll(async () => {
  // Node 20 does not read TypeScript, so the worker is built as the program's own worker is.
  const built = (await build({
    configFile: false,
    logLevel: "silent",
    build: {
      ssr: new URL("kernels.worker.ts", import.meta.url).pathname,
      write: false,
      rollupOptions: { output: { format: "cjs" } },
    },
    ssr: { noExternal: true },
  })) as Rollup.RollupOutput;
  code = built.output[0].code;
});

function startWorker(): WorkerHandle {
  const worker = new Worker(code, { eval: true });
  started++;
  worker.once("exit", () => ended++);
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    post: (message) => worker.postMessage(message),
    onMessage: (listener) => void worker.on("message", listener),
    onError: (listener) => {
      worker.on("error", listener);
      worker.on("exit", (status) => listener(new Error(`exit code ${status}`)));
    },
    terminate: () => worker.terminate(),
  };
}

const pools: Pool[] = [];
const workers = (size: number): Pool => {
  const pool = workerPool(startWorker, size);
  pools.push(pool);
  return pool;
};

afterEach(async () => {
  for (const pool of pools.splice(0)) await pool.close();
  expect(ended).toBe(started);
});

/** Byte for byte, and faster than comparing numbers one by one. */
function bytes(results: readonly Float64Array[]): string {
  return results.map((part) => Buffer.from(part.buffer).toString("base64")).join("\n");
}

const draws = (pool: Pool, of: typeof chunks): Promise<Float64Array[]> => pool.run("draws", of);

const chunks = Array.from({ length: 30 }, (_, index) => ({ seed: 4, index }));

test("in place, with 1 worker and with 8 the bytes are the same, in the order of the chunks", async () => {
  const there = await draws(inPlace(kernels), chunks);
  expect(there.map((part) => part.length)).toEqual(chunks.map(({ index }) => 2000 * (9 - (index % 9))));
  for (const size of [1, 8]) expect(bytes(await draws(workers(size), chunks)) === bytes(there)).toBe(true);
});

test("no more workers are started than there are chunks, and they are used again", async () => {
  const before = started;
  const pool = workers(8);
  await pool.run("draws", chunks.slice(0, 2));
  await pool.run("draws", chunks.slice(0, 2));
  expect(started - before).toBe(2);
});

test("two runs at once share the workers and keep their results apart", async () => {
  const pool = workers(2);
  const other = chunks.map(({ index }) => ({ seed: 5, index }));
  const [a, b] = await Promise.all([draws(pool, chunks), draws(pool, other)]);
  expect(bytes(a) === bytes(await draws(inPlace(kernels), chunks))).toBe(true);
  expect(bytes(b) === bytes(await draws(inPlace(kernels), other))).toBe(true);
});

test("no chunks, no worker", async () => {
  const before = started;
  expect(await workers(2).run("draws", [])).toEqual([]);
  expect(started).toBe(before);
});

describe.each([
  ["in place", () => inPlace(kernels)],
  ["with workers", () => workers(2)],
])("%s", (_, start) => {
  test("progress counts every chunk", async () => {
    const heard: string[] = [];
    await start().run("draws", chunks.slice(0, 5), { onProgress: (done, total) => heard.push(`${done}/${total}`) });
    expect(heard).toEqual(["1/5", "2/5", "3/5", "4/5", "5/5"]);
  });

  test("what is shared reaches every chunk, and no other run", async () => {
    const pool = start();
    const shared = (run: string) => ({ values: Float64Array.of(3), run });
    const [a, b, none] = await Promise.all([
      pool.run("shared", [1, 2, 3, 4], { shared: shared("a") }),
      pool.run("shared", [5, 6, 7, 8], { shared: shared("b") }),
      pool.run("shared", [1, 2]),
    ]);
    expect(a).toEqual(["a 3", "a 6", "a 9", "a 12"]);
    expect(b).toEqual(["b 15", "b 18", "b 21", "b 24"]);
    expect(none).toEqual(["nothing shared", "nothing shared"]);
  });

  test("results taken one by one come in the order of the chunks, and are not kept", async () => {
    const heard: number[] = [];
    const kept = await start().run<unknown, Float64Array>("draws", chunks, {
      onResult: (part) => heard.push(part.length),
    });
    expect(heard).toEqual(chunks.map(({ index }) => 2000 * (9 - (index % 9))));
    expect(kept).toEqual([]);
  });

  test("an error of whoever takes the results ends the run", async () => {
    const taking = start().run("draws", chunks, {
      onResult: () => {
        throw new RangeError("enough");
      },
    });
    await expect(taking).rejects.toThrow("enough");
  });

  test("an error for the user keeps its fields", async () => {
    const error = await start()
      .run("refuse", ["Atlantis"])
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InnobeltError);
    expect(error).toMatchObject({
      message: "Atlantis is no city.",
      code: "input",
      where: { file: "cities.csv", row: 7 },
      said: { en: "Atlantis is no city.", zh: "Atlantis 不是城市。" },
      wayOut: { en: "Mend the file.", zh: "请改正文件。" },
    });
  });

  test("a defect keeps its name, message and stack", async () => {
    const error = await start()
      .run("breakDown", [1])
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: "TypeError", message: "a defect" });
    expect((error as Error).stack).toMatch(/breakDown/);
    expect(error).not.toBeInstanceOf(InnobeltError);
  });

  test("an unknown kernel is an error, not a silence", async () => {
    await expect(start().run("nothing", [1])).rejects.toThrow(/no kernel called nothing/);
    await expect(start().run("toString", [1])).rejects.toThrow(/no kernel called toString/);
  });

  test("after an error the pool works on", async () => {
    const pool = start();
    await expect(pool.run("refuse", ["a", "b", "c", "d"])).rejects.toThrow();
    expect(await pool.run("draws", chunks)).toHaveLength(30);
  });

  test("an error in the listener for progress reaches the caller", async () => {
    const onProgress = (): void => {
      throw new Error("the listener broke");
    };
    await expect(start().run("draws", chunks, { onProgress })).rejects.toThrow(/listener broke/);
  });

  test("a run that was cancelled before it began does nothing", async () => {
    const run = start().run("draws", chunks, { signal: AbortSignal.abort() });
    await expect(run).rejects.toMatchObject({ name: "AbortError" });
  });

  test("cancelling drops what was not begun", async () => {
    const stop = new AbortController();
    let heard = 0;
    const run = start().run("draws", chunks, {
      signal: stop.signal,
      onProgress: () => {
        if (++heard === 3) stop.abort();
      },
    });
    await expect(run).rejects.toBeInstanceOf(DOMException);
    expect(heard).toBe(3);
  });

  test("a closed pool refuses", async () => {
    const pool = start();
    await pool.close();
    await expect(pool.run("draws", chunks)).rejects.toThrow(/closed/);
  });
});

test("in place, timers get their turn between chunks, so that a run can be cancelled from outside", async () => {
  const slow = inPlace({
    wait: (ms: number) => {
      const until = performance.now() + ms;
      while (performance.now() < until);
    },
  });
  const begun = performance.now();
  const run = slow.run(
    "wait",
    Array.from({ length: 200 }, () => 10),
    { signal: AbortSignal.timeout(50) },
  );
  await expect(run).rejects.toMatchObject({ name: "AbortError" });
  expect(performance.now() - begun).toBeLessThan(1000);
});

test("a kernel that never ends is cancelled promptly and its worker ended; the pool goes on", async () => {
  const pool = workers(1);
  const stop = new AbortController();
  const run = pool.run("forever", [1, 2], { signal: stop.signal });
  setTimeout(() => stop.abort(), 30);
  const begun = performance.now();
  await expect(run).rejects.toMatchObject({ name: "AbortError" });
  expect(performance.now() - begun).toBeLessThan(500);
  expect(await pool.run("draws", chunks.slice(0, 3))).toHaveLength(3);
});

test("a worker that dies is an error for the user, and another takes its place", async () => {
  const pool = workers(2);
  const error = await pool.run("die", [1, 2, 3]).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(InnobeltError);
  expect((error as Error).message).toMatch(/ended before its part was done: exit code 3/);
  expect((error as InnobeltError).said.zh).toMatch(/未完成任务便终止：exit code 3/);
  expect((error as InnobeltError).wayOut.en).toMatch(/--threads 1/);
  expect(await pool.run("draws", chunks)).toHaveLength(30);
});

test("a result that cannot be cloned is an error, not a wait for ever", async () => {
  await expect(workers(1).run("uncloneable", [1])).rejects.toThrow(/could not be cloned/);
});

test("a chunk that cannot be cloned is an error, and the worker stays usable", async () => {
  const pool = workers(1);
  await expect(pool.run("draws", [() => 1])).rejects.toThrow(/could not be cloned/);
  expect(await pool.run("draws", chunks.slice(0, 2))).toHaveLength(2);
});

test("a worker that cannot start is an error", async () => {
  const pool = workerPool(() => {
    throw new Error("no threads here");
  }, 2);
  await expect(pool.run("draws", chunks)).rejects.toThrow(/no threads here/);
});

test("closing ends what runs and what waits", async () => {
  const pool = workers(1);
  const runs = [pool.run("forever", [1]), pool.run("draws", chunks)];
  const outcome = Promise.allSettled(runs);
  await pool.close();
  expect((await outcome).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
});

test("a pool of no workers cannot be made", () => {
  expect(() => workerPool(startWorker, 0)).toThrow(/one worker or more/);
});

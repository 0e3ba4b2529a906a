import { expect, test } from "vitest";
import type { DeclaredDataset } from "../../src/dataset/declared.ts";
import type { Answer, Order } from "../../src/viewer/analyst-task.ts";
import { workerLine } from "../../src/viewer/analyst.ts";

interface Stand {
  readonly orders: Order[];
  readonly answer: (answer: Answer) => void;
  readonly fail: (reason: string) => void;
  ended: boolean;
}

/** A line to workers that do nothing until the test answers for them. */
function line() {
  const workers: Stand[] = [];
  const { ask } = workerLine((answer, fail) => {
    const stand: Stand = { orders: [], answer, fail, ended: false };
    workers.push(stand);
    return {
      post: (order) => stand.orders.push(order),
      end: () => {
        stand.ended = true;
      },
    };
  });
  return { ask, workers };
}
const offers = { kind: "offers" } as const;
const run = { kind: "run", analysis: "analyze", set: {} } as const;
const dataset = (id: string): DeclaredDataset => ({ id }) as DeclaredDataset;

test("tasks are done one after the other by one worker", async () => {
  const { ask, workers } = line();
  const [first, second] = [ask(offers), ask(offers)];
  const [worker] = workers;
  expect(worker!.orders.length).toBe(1);
  worker!.answer({ id: worker!.orders[0]!.id, kind: "result", result: "one" });
  expect(await first).toBe("one");
  expect(worker!.orders.length).toBe(2);
  worker!.answer({ id: worker!.orders[1]!.id, kind: "result", result: "two" });
  expect(await second).toBe("two");
  expect(workers.length).toBe(1);
});

test("a dataset is handed over once, and again to a worker that does not hold it", async () => {
  const { ask, workers } = line();
  const [a, b] = [dataset("a"), dataset("b")];
  const handed: (string | null)[] = [];
  for (const one of [a, a, b, a]) {
    const asked = ask(run, { dataset: one });
    const order = workers[0]!.orders.at(-1)!;
    handed.push(order.dataset?.id ?? null);
    workers[0]!.answer({ id: order.id, kind: "result", result: null });
    await asked;
  }
  expect(handed).toEqual(["a", null, "b", "a"]);
});

test("what a worker has read it holds, a reading that failed changes nothing", async () => {
  const { ask, workers } = line();
  const read = { kind: "read", source: { kind: "package", files: [] } } as const;
  const reading = ask(read);
  const a = dataset("a");
  workers[0]!.answer({ id: workers[0]!.orders[0]!.id, kind: "result", result: { dataset: a } });
  await reading;
  const failing = ask(read);
  workers[0]!.answer({
    id: workers[0]!.orders[1]!.id,
    kind: "failed",
    failure: { message: { en: "no", zh: "否" }, where: [], wayOut: null },
  });
  await expect(failing).rejects.toMatchObject({ failure: { message: { en: "no" } } });
  void ask(run, { dataset: a });
  expect(workers[0]!.orders[2]!.dataset).toBeNull();
});

test("cancelling ends the worker at once; the next task gets a new one, with its dataset", async () => {
  const { ask, workers } = line();
  const [cancel, a] = [new AbortController(), dataset("a")];
  const running = ask(run, { dataset: a, signal: cancel.signal });
  const waiting = ask(run, { dataset: a });
  cancel.abort();
  await expect(running).rejects.toMatchObject({ name: "AbortError" });
  expect(workers.map(({ ended }) => ended)).toEqual([true, false]);
  const order = workers[1]!.orders[0]!;
  expect(order.dataset).toBe(a);
  // A late word of the ended worker is not taken for an answer.
  workers[0]!.answer({ id: workers[0]!.orders[0]!.id, kind: "result", result: "late" });
  workers[1]!.answer({ id: order.id, kind: "result", result: "new" });
  expect(await waiting).toBe("new");
});

test("cancelling a task that waits leaves the one under way alone", async () => {
  const { ask, workers } = line();
  const cancel = new AbortController();
  const running = ask(offers);
  const waiting = ask(offers, { signal: cancel.signal });
  cancel.abort();
  await expect(waiting).rejects.toMatchObject({ name: "AbortError" });
  expect(workers[0]!.ended).toBe(false);
  workers[0]!.answer({ id: workers[0]!.orders[0]!.id, kind: "result", result: 1 });
  expect(await running).toBe(1);
  expect(workers[0]!.orders.length).toBe(1);
});

test("a worker that dies fails its task, and the next task is done by another", async () => {
  const { ask, workers } = line();
  const running = ask(offers);
  const next = ask(offers);
  workers[0]!.fail("out of memory");
  await expect(running).rejects.toThrow("out of memory");
  workers[1]!.answer({ id: workers[1]!.orders[0]!.id, kind: "result", result: 2 });
  expect(await next).toBe(2);
});

test("progress reaches the task that is under way", async () => {
  const { ask, workers } = line();
  const heard: number[] = [];
  const running = ask(run, { onProgress: (_, done, total) => heard.push(done / total) });
  const { id } = workers[0]!.orders[0]!;
  const stage = { en: "x", zh: "x" };
  workers[0]!.answer({ id, kind: "progress", stage, done: 1, total: 4 });
  workers[0]!.answer({ id: id + 1, kind: "progress", stage, done: 4, total: 4 });
  workers[0]!.answer({ id, kind: "result", result: null });
  await running;
  expect(heard).toEqual([0.25]);
});

import { availableParallelism } from "node:os";
import { expect, test } from "vitest";
import { poolFor } from "../../src/cli/threads.ts";
import { compactUndirected } from "../../src/network/compact.ts";
import { makeLayer } from "../../src/network/make-layer.ts";

const form = compactUndirected(3, makeLayer({ id: "l" }, [{ source: 0, target: 1, strength: 2 }]));
// A function cannot be handed to another thread: whoever takes this chunk has not left this one.
const homebound = { ...form, stays: () => true };

test("two threads are two threads: a chunk goes to a worker, and the answer is that of one", async () => {
  const [one, two] = [poolFor(1, 3), poolFor(2, 3)];
  try {
    await expect(one.run("pagerank", [homebound])).resolves.toHaveLength(1);
    await expect(two.run("pagerank", [homebound])).rejects.toThrow(/could not be cloned/);
    expect(await two.run("pagerank", [form, form])).toEqual(await one.run("pagerank", [form, form]));
  } finally {
    await Promise.all([one.close(), two.close()]);
  }
});

test("a small network starts no thread unasked, a large one does where there are cores", async () => {
  const [small, large] = [poolFor(null, 41), poolFor(null, 5000)];
  try {
    await expect(small.run("pagerank", [homebound])).resolves.toHaveLength(1);
    const away = await large.run("pagerank", [homebound]).then(
      () => false,
      () => true,
    );
    expect(away).toBe(availableParallelism() > 1);
  } finally {
    await Promise.all([small.close(), large.close()]);
  }
});

/** A worker of the tests: kernels that compute, refuse, break and die. */
import { parentPort } from "node:worker_threads";
import { InnobeltError } from "../../src/support/error.ts";
import { type Kernels, serveKernels } from "../../src/support/pool.ts";
import { stream } from "../../src/support/random.ts";

export const kernels: Kernels = {
  draws: ({ seed, index }: { seed: number; index: number }) => {
    const { uniform } = stream(seed, index);
    // Later chunks are ready earlier, so the order of the results is not the order of being ready.
    return Float64Array.from({ length: 2000 * (9 - (index % 9)) }, uniform);
  },
  shared: (times: number, shared: { values: Float64Array; run: string } | undefined) =>
    shared === undefined ? "nothing shared" : `${shared.run} ${times * shared.values[0]!}`,
  refuse: (city: string) => {
    throw new InnobeltError(
      "input",
      { en: `${city} is no city.`, zh: `${city} 不是城市。` },
      {
        where: { file: "cities.csv", row: 7 },
        wayOut: { en: "Mend the file.", zh: "请改正文件。" },
      },
    );
  },
  breakDown: () => {
    throw new TypeError("a defect");
  },
  uncloneable: () => () => 1,
  forever: () => {
    for (;;);
  },
  die: () => process.exit(3),
};

const port = parentPort;
if (port !== null)
  serveKernels(kernels, {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => port.on("message", listener),
  });

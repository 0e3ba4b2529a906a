/** The long run of the reader's fuzz test: node scripts/fuzz-csv.mjs [RUNS=100000] */
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const runs = process.argv[2] ?? "100000";
if (!/^[1-9]\d*$/.test(runs)) {
  console.error(`RUNS is a whole number above 0, not ${runs}.`);
  process.exit(2);
}
const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
const { status } = spawnSync(process.execPath, [vitest, "run", "tests/dataset/fuzz.test.ts"], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, INNOBELT_FUZZ_RUNS: runs },
});
process.exit(status ?? 1);

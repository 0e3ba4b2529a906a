/** The whole check: types, lint, format, build, then every test, in a real browser too. `npm test -- tests/belts` runs some. */
import { findChromium } from "./chromium.mjs";
import { run } from "./run.mjs";

const chosen = process.argv.slice(2);
run("tsc", ["-p", "."]);
run("oxlint", ["--type-aware", "--deny-warnings"]);
run("oxfmt", ["--check"]);
run(process.execPath, ["scripts/build.mjs"]);
const chromium = await findChromium().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
run("vitest", ["run", ...chosen], { env: { CHROME_PATH: chromium } });

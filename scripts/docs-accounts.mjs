/**
 * Writes the accounts docs/yrd.md and docs/china.md, in both languages, and their figures from the bundled data:
 * npm run docs:accounts. Needs no build; tests/docs/accounts.test.ts holds the files against the results.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "vite";
import { root } from "./run.mjs";

const vite = await createServer({
  root,
  configFile: `${root}vite.config.ts`,
  mode: "node",
  appType: "custom",
  logLevel: "error",
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true, include: [] },
});
try {
  const { accountFiles, pictureFolder, readAccounts } = await vite.ssrLoadModule("/scripts/accounts/accounts.ts");
  const files = accountFiles(await readAccounts((path) => readFileSync(root + path)));
  mkdirSync(root + pictureFolder, { recursive: true });
  for (const name of readdirSync(root + pictureFolder))
    if (!files.has(`${pictureFolder}/${name}`)) rmSync(`${root}${pictureFolder}/${name}`);
  for (const [path, text] of files) writeFileSync(root + path, text);
  console.log([...files.keys()].join("\n"));
} finally {
  await vite.close();
}

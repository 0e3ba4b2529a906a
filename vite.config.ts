import { readFileSync } from "node:fs";
import { defineConfig } from "vitest/config";

/**
 * Three products of one source: the page (default mode), and with `--mode node` the library, the command line and its
 * worker. Tests run on the source itself, those in tests/browser/ on the built page.
 */
export default defineConfig(({ mode }) => ({
  ...(mode === "node" ? node : page),
  define: { __INNOBELT__: JSON.stringify(about()) },
  test: {
    root: import.meta.dirname,
    include: ["tests/**/*.test.ts"],
    reporters: ["default", "./tests/closing-line.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Two cores: the browser and the long property tests do not run beside each other.
    maxWorkers: 2,
  },
}));

const page = {
  root: "src/viewer",
  base: "./",
  build: {
    outDir: "../../dist/viewer",
    emptyOutDir: true,
    target: "es2022",
    // A strict content security policy allows no data: modules and no inline styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // kB before compression; compressed, the first picture needs a third of this.
    chunkSizeWarningLimit: 700,
  },
  worker: { format: "es" as const },
};

const node = {
  build: {
    outDir: "dist",
    emptyOutDir: false,
    target: "node20",
    ssr: true,
    minify: false,
    rolldownOptions: {
      input: { cli: "src/cli/main.ts", worker: "src/cli/worker.ts", index: "src/index.ts" },
      output: { entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js" },
    },
  },
};

/** What src/support/version.ts says. */
function about() {
  const { version, dependencies } = JSON.parse(readFileSync(`${import.meta.dirname}/package.json`, "utf8"));
  const numeric = ["graphology", "graphology-communities-louvain", "pure-rand"];
  return { version, packages: Object.fromEntries(numeric.map((name) => [name, dependencies[name]])) };
}

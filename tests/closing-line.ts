import type { Reporter, TestModule } from "vitest/node";

/** Vitest prints no closing line that every CI reads: this is it. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const count = { passed: 0, failed: 0, skipped: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === "pending") count.skipped++;
        else count[state]++;
      }
      // A file that does not load holds no test, and must not pass for that.
      if (module.errors().length > 0) count.failed++;
    }
    count.failed += errors.length;
    const line = `${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`;
    // After the default reporter's own summary, which is printed in the same turn.
    process.on("exit", () => console.log(line));
  }
}

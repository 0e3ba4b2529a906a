import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { resolve } from "node:path";

const cli = resolve(import.meta.dirname, "../../dist/cli.js");

export interface Served {
  readonly address: string;
  readonly end: () => void;
}

/** Starts `innobelt view` as a user does and waits for the address it prints. */
export function serve(...args: string[]): Promise<Served> {
  if (!existsSync(cli)) throw new Error("dist/cli.js is not built. Run npm run build first.");
  const child: ChildProcess = spawn(process.execPath, [cli, "view", ...args, "--port", "0"], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  return new Promise((found, fail) => {
    let said = "";
    let complained = "";
    child.stderr!.on("data", (chunk: Buffer) => (complained += chunk.toString()));
    child.stdout!.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(said)?.[0];
      if (address !== undefined) found({ address, end: () => void child.kill() });
    });
    child.on("exit", (code) => fail(new Error(`innobelt view ended with ${code} before it served: ${complained}`)));
  });
}

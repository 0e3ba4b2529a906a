import { isatty } from "node:tty";
import pc from "picocolors";

/** Colours only where a terminal shows them: a pipe or a file gets plain text, under CI too. NO_COLOR and FORCE_COLOR are kept. */
function coloursFor(descriptor: number): ReturnType<typeof pc.createColors> {
  const { NO_COLOR: no = "", FORCE_COLOR: force = "" } = process.env;
  const wanted = force === "" || force === "0" ? isatty(descriptor) : true;
  return pc.createColors(wanted && no === "");
}

export const onStdout = coloursFor(1);
export const onStderr = coloursFor(2);

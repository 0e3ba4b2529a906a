/** How to make the account again: inputs, seed, permutations and draws. */
import type { Manifest } from "../../../src/report/manifest.ts";
import type { Facts } from "../facts.ts";
import type { Voice } from "../voice.ts";

export function madeSection({ settings, options, belts }: Facts, inputs: Manifest["inputs"], voice: Voice): string {
  const { say, paragraph } = voice;
  const drawn = belts.certainty?.draws ?? null;
  return [
    paragraph(
      say({
        en: "Every number above is a result; none is typed. The same inputs give the same text to the last byte.",
        zh: "以上数字均为计算结果，没有手工录入。相同的输入逐字节得到相同的文本。",
      }),
      say({
        en: `Seed ${options.seed}, ${options.permutations} permutations, ${drawn === null ? "no draws" : `${drawn.draws} draws`}; all other options by default.`,
        zh: `种子 ${options.seed}，置换 ${options.permutations} 次，${drawn === null ? "无抽样" : `抽样 ${drawn.draws} 次`}；其余选项均为默认值。`,
      }),
    ),
    [
      "```",
      "npm run docs:accounts",
      `node dist/cli.js belts ${settings.id} --layer ${settings.layers.join(",")}`,
      "```",
    ].join("\n"),
    voice.table(
      [say({ en: "input", zh: "输入" }), say({ en: "bytes", zh: "字节" }), "SHA-256"],
      inputs.map(({ name, bytes, sha256 }) => [name, String(bytes), `\`${sha256}\``]),
    ),
  ].join("\n\n");
}

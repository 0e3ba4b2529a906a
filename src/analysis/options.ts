/**
 * Options as data: from these the command line makes its flags, the page its controls and the docs their tables.
 */
import type { Text } from "../support/text.ts";

export type OptionSpec = {
  /** Key in the options object; the command line's flag is the same in kebab case: hubLevel, --hub-level. */
  readonly key: string;
  readonly title: Text;
} & (
  | {
      readonly kind: "number";
      readonly default: number | null;
      readonly min: number;
      readonly max?: number;
      readonly integer?: boolean;
    }
  | { readonly kind: "text"; readonly default: null }
  | { readonly kind: "choice"; readonly default: string; readonly choices: readonly string[] }
  | { readonly kind: "flag"; readonly default: false }
  | { readonly kind: "list"; readonly default: null; readonly of: "text" | "number" }
);

export type OptionValue = number | string | boolean | null | readonly string[] | readonly number[];

/** `--hub-level` for hubLevel. */
export function flagOf(key: string): string {
  return `--${key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

export const seedOptionSpec: OptionSpec = {
  key: "seed",
  kind: "number",
  default: 1,
  min: 0,
  integer: true,
  title: { en: "seed of everything that draws", zh: "随机种子" },
};

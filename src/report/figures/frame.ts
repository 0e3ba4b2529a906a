/** The sheet a figure stands on: ground, font, heading, and what a screen reader is told. */
import type { Language } from "../../support/text.ts";
import { label, shortened, textWidth } from "./label.ts";
import type { FigureStyle } from "./style.ts";
import { svg, type SvgNode } from "./svg.ts";

export const margin = 24;
/** Where the figure proper may start, below the heading. */
export const headHeight = 66;

const fonts =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "PingFang SC", "Microsoft YaHei", ' +
  '"Noto Sans CJK SC", sans-serif';

export interface Sheet {
  /** Part of the ids of its title and description, so it differs between the figures of one page. */
  readonly name: string;
  readonly title: string;
  /** What it was read from. */
  readonly subtitle: string;
  /** What the figure says, for those who do not see it. */
  readonly description: string;
  readonly width: number;
  readonly height: number;
  readonly language: Language;
  readonly style: FigureStyle;
}

export function sheet(
  { name, title, subtitle, description, width, height, language, style }: Sheet,
  ...children: readonly (SvgNode | null)[]
): SvgNode {
  const [wide, high] = [Math.ceil(width), Math.ceil(height)];
  const room = wide - 2 * margin;
  return svg(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      width: wide,
      height: high,
      viewBox: `0 0 ${wide} ${high}`,
      role: "img",
      "aria-labelledby": `${name}-title ${name}-desc`,
      lang: language === "zh" ? "zh-Hans" : "en",
      "font-family": fonts,
    },
    svg("title", { id: `${name}-title` }, title),
    svg("desc", { id: `${name}-desc` }, description),
    svg("rect", { width: wide, height: high, fill: style.background }),
    label(margin, 36, shortened(title, 17, room, 650), { size: 17, fill: style.text, weight: 650 }),
    label(margin, 56, shortened(subtitle, 12.5, room), { size: 12.5, fill: style.muted }),
    ...children,
  );
}

/** Wide enough for its own heading, though not for any length of it. */
export function headingWidth(title: string, subtitle: string): number {
  return Math.min(900, 2 * margin + Math.max(textWidth(title, 17, 650), textWidth(subtitle, 12.5)));
}

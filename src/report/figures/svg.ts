/**
 * A picture as plain data: a tree of SVG elements that the command line writes as text and the page builds as elements.
 *
 * Only the tags and attributes of a still picture can be said: no script, no handler, no link. Numbers are rounded to
 * two decimals when the tree is made, so that both ways show the same; a number that is not finite is refused.
 */
export type SvgTag = "svg" | "title" | "desc" | "g" | "path" | "line" | "rect" | "circle" | "text";

export interface SvgNode {
  readonly tag: SvgTag;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly (SvgNode | string)[];
}

export type SvgAttributes = Readonly<Record<string, string | number | null>>;

/** Attributes and children that are null are left out. Throws a RangeError for a number that is not finite. */
export function svg(
  tag: SvgTag,
  attributes: SvgAttributes,
  ...children: readonly (SvgNode | string | null)[]
): SvgNode {
  const kept: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null) continue;
    if (/^on|href$|^style$/i.test(name)) throw new RangeError(`a still picture has no attribute ${name}`);
    kept[name] = typeof value === "number" ? rounded(value, name) : value;
  }
  return { tag, attributes: kept, children: children.filter((child) => child !== null) };
}

/** "M1,2L3,4.5": the lines through these points, to one decimal; closed on demand. */
export function pathThrough(points: readonly { readonly x: number; readonly y: number }[], closed = false): string {
  const tenth = (value: number): number => Math.round(rounded(value, "path") * 10) / 10 + 0;
  return `M${points.map(({ x, y }) => `${tenth(x)},${tenth(y)}`).join("L")}${closed ? "Z" : ""}`;
}

/** The text of a file. */
export function svgText(node: SvgNode): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written(node)}\n`;
}

function written({ tag, attributes, children }: SvgNode): string {
  const said = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(String(value))}"`);
  const start = `<${tag}${said.join("")}`;
  if (children.length === 0) return `${start}/>`;
  const inner = children.map((child) => (typeof child === "string" ? escaped(child) : written(child)));
  // A line per element, but none inside a text, where it would be shown as a space.
  const broken = children.every((child) => typeof child !== "string");
  return broken ? `${start}>\n${inner.join("\n")}\n</${tag}>` : `${start}>${inner.join("")}</${tag}>`;
}

function rounded(value: number, name: string): number {
  if (!Number.isFinite(value)) throw new RangeError(`${name} is ${value}`);
  return Math.round(value * 100) / 100 + 0;
}

const entities: Readonly<Record<string, string>> = {
  "<": "&lt;",
  ">": "&gt;",
  "&": "&amp;",
  '"': "&quot;",
  "'": "&#39;",
};

/** XML 1.0 allows no control characters but tab and line ends, and no half of a surrogate pair. */
function escaped(text: string): string {
  let out = "";
  for (const character of text) {
    const code = character.codePointAt(0)!;
    const isControl = code < 0x20 && code !== 9 && code !== 10 && code !== 13;
    const isOutside = (code >= 0xd800 && code <= 0xdfff) || code === 0xfffe || code === 0xffff;
    out += isControl || isOutside ? "\ufffd" : (entities[character] ?? character);
  }
  return out;
}

/** Reads a figure back: its text as XML, strictly, and its tree for what the labels cover. */
import { type Anchor, type Box, labelBox, textWidth } from "../../../src/report/figures/label.ts";
import type { SvgNode } from "../../../src/report/figures/svg.ts";

export interface Element {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

const name = /[A-Za-z_][\w:.-]*/y;
const entity = /&(?:lt|gt|amp|quot|#39);/g;

/** Throws where the text is not well-formed. */
export function parseXml(text: string): Element {
  let at = 0;
  const fail = (what: string): never => {
    throw new Error(`${what} at ${at}: ${text.slice(Math.max(0, at - 30), at + 30)}`);
  };
  const plain = (raw: string): string => {
    if (/[<>&]/.test(raw.replaceAll(entity, ""))) fail("a character that is not escaped");
    return raw
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&quot;", '"')
      .replaceAll("&#39;", "'")
      .replaceAll("&amp;", "&");
  };
  const word = (): string => {
    name.lastIndex = at;
    const found = name.exec(text)?.[0] ?? fail("no name");
    at += found.length;
    return found;
  };
  const element = (): Element => {
    at++;
    const tag = word();
    const attributes: Record<string, string> = {};
    while (text[at] === " ") {
      at++;
      const key = word();
      if (text.slice(at, at + 2) !== '="') fail("no value");
      const end = text.indexOf('"', at + 2);
      if (key in attributes) fail(`${key} twice`);
      attributes[key] = plain(text.slice(at + 2, end));
      at = end + 1;
    }
    if (text.startsWith("/>", at)) {
      at += 2;
      return { tag, attributes, children: [] };
    }
    if (text[at] !== ">") fail("the tag does not end");
    at++;
    const children: (Element | string)[] = [];
    while (!text.startsWith("</", at)) {
      if (at >= text.length) fail(`${tag} is not closed`);
      if (text[at] === "<") children.push(element());
      else {
        const end = text.indexOf("<", at);
        children.push(plain(text.slice(at, end < 0 ? text.length : end)));
        at = end < 0 ? text.length : end;
      }
    }
    at += 2;
    if (word() !== tag) fail(`${tag} is closed by another`);
    if (text[at++] !== ">") fail("the end tag does not end");
    return { tag, attributes, children };
  };
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
  if (!text.startsWith(head)) fail("no declaration");
  at = head.length;
  const root = element();
  if (text.slice(at) !== "\n") fail("something after the end");
  return root;
}

export function* nodesOf(node: SvgNode): Generator<SvgNode> {
  yield node;
  for (const child of node.children) if (typeof child !== "string") yield* nodesOf(child);
}

export interface Label {
  readonly text: string;
  readonly box: Box;
}

export function labelsOf(node: SvgNode): Label[] {
  return [...nodesOf(node)].flatMap(({ tag, attributes, children }) => {
    if (tag !== "text") return [];
    const text = children.filter((child) => typeof child === "string").join("");
    const [x, y, size, weight] = [
      attributes["x"],
      attributes["y"],
      attributes["font-size"],
      attributes["font-weight"],
    ].map(Number);
    const upright = labelBox(x!, y!, text, {
      size: size!,
      anchor: (attributes["text-anchor"] ?? "start") as Anchor,
      weight: Number.isNaN(weight) ? 400 : weight!,
    });
    const box =
      attributes["transform"] === undefined
        ? upright
        : { left: x! - size! * 0.82, right: x! + size! * 0.24, top: y! - textWidth(text, size!), bottom: y! };
    return [{ text, box }];
  });
}

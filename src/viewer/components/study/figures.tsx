/**
 * The figures of a result, built element by element from plain data, each with a button that saves it as a file.
 *
 * A map of thousands of cities has as many elements, so they are made a few milliseconds at a time, beside Preact: the
 * page answers meanwhile.
 */
import { useEffect, useRef } from "preact/hooks";
import type { Figure } from "../../../report/figures/figures.ts";
import { type SvgNode, svgText } from "../../../report/figures/svg.ts";
import { session } from "../../session.ts";
import { figures } from "../../study-run.ts";
import { tell } from "../../study-words.ts";
import { study, told } from "../../view.ts";

export function Figures({ of }: { of: object }) {
  const drawn = figures.value;
  if (drawn === null || drawn.of !== of) return null;
  return (
    <>
      {drawn.failure !== null && (
        <p class="caution" role="alert">
          {tell("noFigure")} {told(drawn.failure.message)}
        </p>
      )}
      {drawn.list.map((figure) => (
        <FigureShown figure={figure} key={figure.name} />
      ))}
    </>
  );
}

function FigureShown({ figure }: { figure: Figure }) {
  const title = told(figure.title);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const gone = new AbortController();
    void draw(figure.node, place.current!, gone.signal);
    return () => gone.abort();
  }, [figure.node]);
  return (
    <figure class="study-figure">
      <div class="study-scroll" role="region" aria-label={title} tabIndex={0} ref={place} />
      <figcaption>
        <button type="button" class="link" aria-label={`${tell("saveSvg")}: ${title}`} onClick={() => save(figure)}>
          {tell("saveSvg")}
        </button>
      </figcaption>
    </figure>
  );
}

/** Of one task, ms. */
const slice = 8;

/** Puts the picture in place of what is there. */
async function draw(picture: SvgNode, place: Element, gone: AbortSignal): Promise<void> {
  const waiting: { readonly node: SvgNode | string; readonly within: Element }[] = [{ node: picture, within: place }];
  let since = -Infinity;
  place.replaceChildren();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (performance.now() - since > slice) {
      await new Promise((resolve) => setTimeout(resolve));
      if (gone.aborted) return;
      since = performance.now();
    }
    const { node, within } = next;
    if (typeof node === "string") {
      within.append(node);
      continue;
    }
    const element = document.createElementNS("http://www.w3.org/2000/svg", node.tag);
    for (const [name, value] of Object.entries(node.attributes))
      if (name !== "xmlns") element.setAttribute(name, String(value));
    within.append(element);
    for (let i = node.children.length - 1; i >= 0; i--) waiting.push({ node: node.children[i]!, within: element });
  }
}

function save({ name, node }: Figure): void {
  const address = URL.createObjectURL(new Blob([svgText(node)], { type: "image/svg+xml" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = [session.peek()?.dataset.id ?? "innobelt", study.peek()?.analysis, name].join("-") + ".svg";
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

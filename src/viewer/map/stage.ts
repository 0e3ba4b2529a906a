/**
 * The stage: Sigma draws discs and ties, canvas layers below and above draw the map, the ribbons, the marks and names.
 *
 * It is handed a whole picture (`Picture`) and draws it; it knows nothing of analysis. Order from below: map, ribbons,
 * ties, discs, marks, names. All layers follow one camera, read through `graphToViewport`.
 */
import Graph from "graphology";
import Sigma from "sigma";
import { createNodeBorderProgram } from "@sigma/node-border";
import { type Basemap, type CellTint, drawBasemap } from "./basemap.ts";
import type { Frame } from "./frame.ts";
import { type Label, drawLabels } from "./labels.ts";
import { type Mark, drawMarks } from "./marks.ts";
import { type Palette, premultiplied } from "./palette.ts";
import type { Place } from "./projection.ts";
import { type Ribbons, drawRibbons } from "./ribbons.ts";

export interface Disc {
  readonly id: string;
  readonly place: Place;
  readonly radius: number;
  readonly colour: string;
  readonly edge: string;
  /** Larger ones are drawn first, so that a small city is never hidden under a large one. */
  readonly order: number;
}

export interface DrawnTie {
  readonly from: string;
  readonly to: string;
  readonly width: number;
  readonly colour: string;
  readonly alpha: number;
}

export interface Picture {
  readonly palette: Palette;
  readonly basemap: Basemap;
  readonly tintOf: (city: string) => CellTint | null;
  readonly discs: readonly Disc[];
  readonly ties: readonly DrawnTie[];
  readonly ribbons: Ribbons;
}

/** What lies over the discs; it may change alone, when the pointer moves. */
export interface Overlay {
  readonly marks: readonly Mark[];
  readonly labels: readonly Label[];
}

/** A picture made ready to be shown: for many cities that is a task of its own, outside of a frame. */
export interface Prepared {
  readonly picture: Picture;
  readonly graph: Graph;
}

export function prepared(picture: Picture): Prepared {
  const graph = emptyGraph();
  // Sigma draws in the order of the graph: small discs over large ones, strong ties over weak ones.
  for (const disc of [...picture.discs].sort((a, b) => a.order - b.order))
    graph.addNode(disc.id, {
      x: disc.place.x,
      y: disc.place.y,
      size: disc.radius,
      color: disc.colour,
      edge: disc.edge,
      edgeWidth: disc.radius > 6 ? 1.4 : 0.9,
    });
  for (const tie of [...picture.ties].sort((a, b) => a.alpha - b.alpha))
    graph.addUndirectedEdge(tie.from, tie.to, { size: tie.width, color: premultiplied(tie.colour, tie.alpha) });
  return { picture, graph };
}

export interface StageEvents {
  readonly choose: (city: string | null) => void;
  readonly hover: (city: string | null) => void;
  /** How much of the stage's lower part a sheet covers now, px. */
  readonly covered: () => number;
}

export interface Stage {
  readonly show: (prepared: Prepared, overlay: Overlay) => void;
  /** Draws marks and names anew, nothing else. A changed size of the stage needs `show`: discs follow it. */
  readonly mark: (overlay: Overlay) => void;
  readonly fit: () => void;
  readonly zoom: (direction: 1 | -1) => void;
  /** Brings a city into the part of the stage that is not covered; does nothing when it is there already. */
  readonly reveal: (city: string) => void;
  /** Pixels of the stage of a city; null when it is not drawn. */
  readonly screenOf: (city: string) => Place | null;
  readonly named: () => readonly string[];
  /** Pixels per km now. */
  readonly scale: () => number;
  readonly onFrame: (listener: () => void) => void;
  readonly end: () => void;
}

const stagePadding = 22;
/** Height of the controls over the upper edge, and width of the legend at the left of a stage that is wide enough, px. */
const roomAbove = 34;
const roomLeft = 200;
const wideStage = 700;

/** Beyond this many cities a new picture takes three frames, or the one would hold up the page. */
const manyCities = 600;

/** A finger is wider than a small city: within this many pixels a tap chooses the nearest one. */
const reach = 22;

export function openStage(container: HTMLElement, events: StageEvents, calm: () => boolean): Stage {
  // Sigma works out its frame from the nodes it has; an empty graph gets the unit square until the first picture.
  const sigma = new Sigma(emptyGraph(), container, {
    allowInvalidContainer: true,
    renderLabels: false,
    renderEdgeLabels: false,
    defaultNodeType: "city",
    nodeProgramClasses: {
      city: createNodeBorderProgram({
        borders: [
          { size: { attribute: "edgeWidth", defaultValue: 1.2, mode: "pixels" }, color: { attribute: "edge" } },
          { size: { fill: true }, color: { attribute: "color" } },
        ],
      }),
    },
    defaultDrawNodeHover: () => {},
    defaultDrawNodeLabel: () => {},
    stagePadding,
    minEdgeThickness: 0.4,
    minCameraRatio: 0.04,
    maxCameraRatio: 2.2,
    enableCameraRotation: false,
    labelDensity: 0,
  });
  // The options of a layer go through, though the declaration of createCanvasContext leaves its place out.
  const layer = (id: string, place: { beforeLayer: string } | { afterLayer: string }): void =>
    void sigma.createCanvasContext(id, place as object);
  layer("basemap", { beforeLayer: "edges" });
  layer("ribbons", { afterLayer: "basemap" });
  layer("marks", { afterLayer: "nodes" });
  layer("names", { afterLayer: "marks" });
  const contexts = new Map(
    ["basemap", "ribbons", "marks", "names"].map((id) => {
      const canvas = sigma.getCanvases()[id]!;
      // Pointer events belong to Sigma's own top layer.
      canvas.style.pointerEvents = "none";
      return [id, canvas.getContext("2d")!];
    }),
  );
  sigma.resize(true);

  let picture: Picture | null = null;
  let overlay: Overlay | null = null;
  let named: readonly string[] = [];
  /** This frame draws discs and ties, the next one ribbons and marks, the one after it the names. */
  let inTurns = false;
  let ended = false;
  const listeners: (() => void)[] = [];

  const frameOf = (layer: string): Frame => {
    const context = contexts.get(layer)!;
    const toScreen = (place: Place): Place => sigma.graphToViewport(place);
    const { width, height } = sigma.getDimensions();
    return {
      context,
      width,
      height,
      pixelRatio: context.canvas.width / Math.max(1, width),
      toScreen,
      scale: scaleNow(),
      grown: (size) => sigma.scaleSize(size),
    };
  };
  const scaleNow = (): number => {
    const [a, b] = [sigma.graphToViewport({ x: 0, y: 0 }), sigma.graphToViewport({ x: 1, y: 0 })];
    return Math.hypot(b.x - a.x, b.y - a.y);
  };
  const draw = (): void => {
    if (picture === null) return;
    drawBasemap(frameOf("basemap"), picture.basemap, picture.palette, picture.tintOf);
    if (inTurns)
      requestAnimationFrame(() => {
        drawOver();
        requestAnimationFrame(drawNames);
      });
    else {
      drawOver();
      drawNames();
    }
    inTurns = false;
    for (const listener of listeners) listener();
  };
  const drawOver = (): void => {
    if (picture === null || ended) return;
    drawRibbons(frameOf("ribbons"), picture.ribbons, picture.palette);
    drawMarksNow();
  };
  const drawMarksNow = (): void => {
    if (picture !== null && overlay !== null) drawMarks(frameOf("marks"), overlay.marks, picture.palette);
  };
  const drawNames = (): void => {
    if (picture !== null && overlay !== null && !ended)
      named = drawLabels(frameOf("names"), overlay.labels, picture.palette);
  };
  sigma.on("afterRender", draw);

  const nearest = (at: Place): string | null => {
    let city: string | null = null;
    let least = reach;
    for (const disc of picture?.discs ?? []) {
      const { x, y } = sigma.graphToViewport(disc.place);
      const away = Math.hypot(x - at.x, y - at.y) - sigma.scaleSize(disc.radius);
      if (away < least) {
        least = away;
        city = disc.id;
      }
    }
    return city;
  };
  sigma.on("clickNode", ({ node }) => events.choose(node));
  sigma.on("clickStage", ({ event }) => events.choose(nearest(event)));
  sigma.on("enterNode", ({ node }) => {
    container.style.cursor = "pointer";
    events.hover(node);
  });
  sigma.on("leaveNode", () => {
    container.style.cursor = "";
    events.hover(null);
  });

  let frameKey = "";
  const show = (next: Prepared, over: Overlay): void => {
    picture = next.picture;
    overlay = over;
    inTurns = over.labels.length > manyCities;
    frame();
    sigma.setGraph(next.graph);
  };

  /** The extent of the data, and around it room for what lies over the stage. */
  const frame = (): void => {
    const extent = picture?.basemap.extent ?? extentOf(picture?.discs ?? []);
    if (extent === null) return;
    const [wide, high] = [extent.x[1] - extent.x[0], extent.y[1] - extent.y[0]];
    const inner = (side: number): number => Math.max(40, side - 2 * stagePadding);
    const left = container.offsetWidth >= wideStage ? roomLeft : 0;
    const kmPerPixel = Math.max(
      wide / Math.max(40, inner(container.offsetWidth) - left),
      high / Math.max(40, inner(container.offsetHeight) - roomAbove),
    );
    const key = JSON.stringify(extent);
    sigma.setCustomBBox({
      x: [extent.x[0] - left * kmPerPixel, extent.x[1]],
      y: [extent.y[0], extent.y[1] + roomAbove * kmPerPixel],
    });
    if (key !== frameKey) sigma.getCamera().setState({ x: 0.5, y: 0.5, ratio: 1, angle: 0 });
    frameKey = key;
  };

  const duration = (): number => (calm() ? 0 : 260);
  const move = (state: { x?: number; y?: number; ratio?: number }): void => {
    const camera = sigma.getCamera();
    if (calm()) camera.setState(state);
    else void camera.animate(state, { duration: duration() });
  };

  return {
    show,
    mark: (next) => {
      overlay = next;
      drawMarksNow();
      drawNames();
    },
    fit: () => move({ x: 0.5, y: 0.5, ratio: 1 }),
    zoom: (direction) => {
      const ratio = sigma.getCamera().getBoundedRatio(sigma.getCamera().ratio * (direction > 0 ? 1 / 1.6 : 1.6));
      move({ ratio });
    },
    reveal: (city) => {
      const disc = picture?.discs.find(({ id }) => id === city);
      if (disc === undefined) return;
      const { width, height } = sigma.getDimensions();
      const seen = Math.max(80, height - events.covered());
      const at = sigma.graphToViewport(disc.place);
      const margin = 14;
      if (at.x > margin && at.x < width - margin && at.y > margin && at.y < seen - margin) return;
      // The camera looks at the middle of the stage; the city goes to the middle of what is seen of it.
      move(sigma.viewportToFramedGraph({ x: at.x, y: at.y + (height - seen) / 2 }));
    },
    screenOf: (city) => {
      const disc = picture?.discs.find(({ id }) => id === city);
      return disc === undefined ? null : sigma.graphToViewport(disc.place);
    },
    named: () => named,
    scale: scaleNow,
    onFrame: (listener) => listeners.push(listener),
    end: () => {
      ended = true;
      sigma.kill();
    },
  };
}

function emptyGraph(): Graph {
  return new Graph({ type: "undirected", multi: false });
}

function extentOf(discs: readonly Disc[]): { x: [number, number]; y: [number, number] } | null {
  if (discs.length === 0) return null;
  const xs = discs.map((disc) => disc.place.x);
  const ys = discs.map((disc) => disc.place.y);
  const [west, east] = [xs.reduce((a, b) => Math.min(a, b)), xs.reduce((a, b) => Math.max(a, b))];
  const [south, north] = [ys.reduce((a, b) => Math.min(a, b)), ys.reduce((a, b) => Math.max(a, b))];
  // One city alone, or all on one spot, still needs a frame.
  const least = 1;
  return {
    x: east - west < least ? [west - least, east + least] : [west, east],
    y: north - south < least ? [south - least, north + least] : [south, north],
  };
}

/**
 * Which layer does a name mean? One of the dataset, one that the map gives, or a combination.
 *
 *   border              a layer of the dataset
 *   nearest:4           the 4 nearest cities of each (see src/ties/geography.ts)
 *   band:150            all pairs at most 150 km apart
 *   border+rail-2016    a pair is tied when it is in any of the parts, each read as belts read it (a relation on its
 *                       backbone); the strength is the number of parts that hold it
 * A layer of the dataset goes before the other readings of its name.
 */
import type { DeclaredDataset } from "../dataset/declared.ts";
import type { Layer } from "../network/layer.ts";
import { makeLayer, type TieRow } from "../network/make-layer.ts";
import { InnobeltError } from "../support/error.ts";
import { nearestHint } from "../support/nearest.ts";
import type { Text } from "../support/text.ts";
import { bandTies, nearestTies } from "../ties/geography.ts";
import { beltForm, type BeltOptions } from "./belt-reading.ts";

/** How the parts of a combination are read. */
type PartOptions = Partial<Pick<BeltOptions, "symmetrise" | "tieType">>;

/** The layer asked for, else the default, else the only one; null when the dataset has no layers. */
export function layerNamed(
  dataset: DeclaredDataset,
  asked: string | null,
  fallback: string | null,
  options: PartOptions = {},
): Layer | null {
  const { layers } = dataset.network;
  const id = asked ?? fallback ?? [...layers.keys()][0] ?? null;
  if (id === null) return null;
  const layer = layers.get(id) ?? fromMap(dataset, id) ?? combination(dataset, id, options);
  if (layer !== null) return layer;
  if (id.includes(","))
    throw new InnobeltError(
      "usage",
      {
        en: `One layer is read at a time, not "${id}".`,
        zh: `一次只能读取一个联系层，而非“${id}”。`,
      },
      {
        wayOut: {
          en: `Choose one of ${[...layers.keys()].join(", ")}; belts, corridor, uplift, areas and diffusion take several.`,
          zh: `请任选其一：${[...layers.keys()].join("、")}；belts、corridor、uplift、areas 与 diffusion 可同时读取多个。`,
        },
      },
    );
  throw new InnobeltError(
    "usage",
    { en: `There is no layer called "${id}".`, zh: `没有名为“${id}”的联系层。` },
    {
      wayOut:
        layers.size > 0
          ? nearestHint(id, [...layers.keys(), "nearest:4", "band:150"])
          : { en: "The dataset has no ties: give a file with --ties.", zh: "数据集没有联系：请用 --ties 指定文件。" },
    },
  );
}

/** What a layer of that name is called, without making it; the name itself where there is none. */
export function layerTitle(dataset: DeclaredDataset, id: string): Text {
  const layer = dataset.network.layers.get(id);
  if (layer !== undefined) return layer.title;
  const found = mapRule.exec(id);
  if (found !== null)
    return found[1] === "nearest"
      ? { en: `${found[2]} nearest cities`, zh: `最近 ${found[2]} 个城市` }
      : { en: `Within ${found[2]} km`, zh: `${found[2]} 公里以内` };
  const parts = id.split("+");
  if (parts.length < 2) return { en: id, zh: id };
  const titles = parts.map((part) => layerTitle(dataset, part));
  return { en: titles.map(({ en }) => en).join(" + "), zh: titles.map(({ zh }) => zh).join("＋") };
}

/** The names in `--layer a,b`; one null, the default, where none is given. */
export function layersAsked(asked: string | null): readonly (string | null)[] {
  if (asked === null) return [null];
  const names = asked.split(",").map((name) => name.trim());
  const there = [...new Set(names.filter((name) => name !== ""))];
  if (there.length === 0)
    throw new InnobeltError(
      "usage",
      { en: `No layer is named in "${asked}".`, zh: `“${asked}”中没有写出联系层。` },
      {
        wayOut: {
          en: "Write names of layers, separated by commas, or leave --layer out.",
          zh: "请写出联系层名称，以逗号分隔，或去掉 --layer。",
        },
      },
    );
  return there;
}

const mapRule = /^(nearest|band):(\d+(?:\.\d+)?)$/;
const mostNearest = 100;

function fromMap(dataset: DeclaredDataset, id: string): Layer | null {
  const { cities } = dataset.network;
  const found = mapRule.exec(id);
  if (found === null) return null;
  const [, rule, text] = found;
  const amount = Number(text);
  if (cities.every(({ point }) => point === null))
    throw new InnobeltError(
      "usage",
      { en: `No city has a point, so there is no layer ${id}.`, zh: `城市没有坐标，无法得到 ${id} 层。` },
      { wayOut: { en: "Add lon and lat to the table of cities.", zh: "请在城市表中加入经度与纬度。" } },
    );
  if (rule === "nearest") {
    if (!Number.isInteger(amount) || amount < 1 || amount > mostNearest)
      throw new InnobeltError(
        "usage",
        { en: `${text} is no number of nearest cities.`, zh: `${text} 不能作为最近城市的个数。` },
        {
          wayOut: {
            en: `Write a whole number from 1 to ${mostNearest}, as in nearest:4.`,
            zh: `请写 1 到 ${mostNearest} 的整数，如 nearest:4。`,
          },
        },
      );
    return makeLayer(
      {
        id,
        title: layerTitle(dataset, id),
        kind: "geography",
        unit: { en: "1 (among the nearest)", zh: "1（属最近城市）" },
        provenance: { kind: "modelled", from: ["points"], how: `nearest ${amount} by great-circle km, either way` },
      },
      nearestTies(cities, amount),
    );
  }
  return makeLayer(
    {
      id,
      title: layerTitle(dataset, id),
      kind: "geography",
      unit: { en: "1 (within reach)", zh: "1（在范围内）" },
      provenance: { kind: "modelled", from: ["points"], how: `great-circle distance of at most ${amount} km` },
    },
    bandTies(cities, amount),
  );
}

/** The layers that a combination is made of, each once; null for any other name. */
export function combinedLayers(dataset: DeclaredDataset, id: string): readonly Layer[] | null {
  const names = id.split("+").map((name) => name.trim());
  if (dataset.network.layers.has(id) || names.length < 2 || names.includes("") || id.includes(",")) return null;
  return [...new Set(names)].map((name) => layerNamed(dataset, name, null)!);
}

/** Types of tie are those of a part that has any. */
export function partFilter(part: Layer, { symmetrise = "max", tieType = null }: PartOptions) {
  return { minStrength: null, symmetrise, tieType: part.types.length === 0 ? null : tieType };
}

function combination(dataset: DeclaredDataset, id: string, options: PartOptions): Layer | null {
  const parts = combinedLayers(dataset, id);
  if (parts === null) return null;
  const [first] = parts;
  if (parts.length === 1) return first!;
  const ties: TieRow[] = [];
  for (const part of parts) {
    const form = beltForm(dataset, part, partFilter(part, options));
    for (let source = 0; source < form.n; source++)
      for (let slot = form.offsets[source]!; slot < form.offsets[source + 1]!; slot++) {
        const target = form.neighbours[slot]!;
        if (source < target) ties.push({ source, target, strength: 1 });
      }
  }
  const joined = parts.map((part) => part.id).join("+");
  return makeLayer(
    {
      id: joined,
      title: layerTitle(dataset, joined),
      kind: "geography",
      unit: { en: "layers that hold the tie", zh: "含此联系的图层数" },
      provenance: {
        kind: "modelled",
        from: parts.map((part) => part.id),
        how: "union of the parts, each as belts read it",
      },
    },
    ties,
  );
}

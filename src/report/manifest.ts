/**
 * The manifest: enough, beside every output, to run it again to the same bytes. It holds no clock time, duration, path,
 * host or number of threads.
 */
import type { Analysis, OptionValues } from "../analysis/analysis.ts";
import { beltForm } from "../analysis/belt-reading.ts";
import { layerNamed, layersAsked } from "../analysis/layer-named.ts";
import { structureLayer } from "../analysis/layer-reading.ts";
import type { DeclaredDataset, NamedBytes } from "../dataset/declared.ts";
import { compareIds } from "../network/city.ts";
import { numericPackages, version } from "../support/version.ts";

export interface Manifest {
  readonly analysis: string;
  readonly seed: number | null;
  readonly options: OptionValues;
  readonly versions: Readonly<Record<string, string>>;
  readonly inputs: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
  /** Cities without a tie, and what was done with them. */
  readonly islands: { readonly policy: "kept"; readonly layer: string; readonly cities: readonly string[] } | null;
  readonly citations: readonly string[];
}

export async function makeManifest(
  analysis: Analysis,
  options: OptionValues,
  inputs: readonly NamedBytes[],
  islands: Manifest["islands"],
): Promise<Manifest> {
  const { seed, ...rest } = options;
  return {
    analysis: analysis.id,
    seed: typeof seed === "number" ? seed : null,
    options: rest,
    versions: { innobelt: version, ...numericPackages },
    inputs: await Promise.all(
      [...inputs]
        .sort((a, b) => compareIds(a.name, b.name))
        .map(async ({ name, bytes }) => ({ name: baseName(name), bytes: bytes.length, sha256: await sha256(bytes) })),
    ),
    islands,
    citations: analysis.references,
  };
}

/** Cities without a tie in the (first) layer that the analysis reads, after its tie filter; null when it reads none. */
export function islandsOf(analysis: Analysis, dataset: DeclaredDataset, options: OptionValues): Manifest["islands"] {
  const { reads } = analysis;
  if (reads === undefined) return null;
  const asked = typeof options["layer"] === "string" ? (layersAsked(options["layer"])[0] ?? null) : null;
  const layer = reads === "belts" ? layerNamed(dataset, asked, dataset.defaults.layer) : structureLayer(dataset, asked);
  if (layer === null) return null;
  const { minStrength, symmetrise, tieType } = options;
  // A backbone keeps a tie of every city that has one, so all ties are read here.
  const { offsets } = beltForm(dataset, layer, {
    minStrength: typeof minStrength === "number" ? minStrength : 0,
    symmetrise: String(symmetrise ?? "max"),
    tieType: Array.isArray(tieType) ? tieType.map(String) : null,
  });
  const islands = dataset.network.cities.filter((_, city) => offsets[city] === offsets[city + 1]);
  return { policy: "kept", layer: layer.id, cities: islands.map(({ id }) => id) };
}

function baseName(name: string): string {
  return name.slice(Math.max(name.lastIndexOf("/"), name.lastIndexOf("\\")) + 1);
}

async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

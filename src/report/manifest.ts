/**
 * The manifest: enough, beside every output, to run it again to the same bytes. It holds no clock time, duration, path,
 * host or number of threads.
 */
import type { Analysis, OptionValues } from "../analysis/analysis.ts";
import { beltForm, layerNamed } from "../analysis/belt-reading.ts";
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

/** Cities without a tie in the layer that belts are read on, after the tie filter of the options; null for an analysis without a layer. */
export function islandsOf(dataset: DeclaredDataset, options: OptionValues): Manifest["islands"] {
  const { layer: asked, minStrength, symmetrise, tieType } = options;
  if (asked === undefined) return null;
  const layer = layerNamed(dataset, typeof asked === "string" ? asked : null, dataset.defaults.layer);
  if (layer === null) return null;
  const { offsets } = beltForm(dataset, layer, {
    minStrength: typeof minStrength === "number" ? minStrength : null,
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

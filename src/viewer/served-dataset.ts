/**
 * Fetches the dataset that the server of this page offers: its index, then the bytes of every file. Same origin only.
 */
import type { NamedBytes } from "../dataset/declared.ts";
import { Failed, serverFailure } from "./failure.ts";

export interface ServedFile extends NamedBytes {
  readonly role: "cities" | "ties" | null;
  readonly layer: string | null;
}

export interface Served {
  readonly kind: "package" | "loose";
  readonly files: readonly ServedFile[];
  readonly options: Readonly<Record<string, unknown>>;
}

interface Index {
  readonly kind: "package" | "loose";
  readonly files: readonly {
    readonly name: string;
    readonly url: string;
    readonly role?: "cities" | "ties";
    readonly layer?: string | null;
  }[];
  readonly options?: Readonly<Record<string, unknown>>;
}

/** Throws `Failed` when the server is not there or has no such file. */
export async function servedDataset(): Promise<Served> {
  const index = JSON.parse(new TextDecoder().decode(await bytesOf("/dataset/index.json"))) as Index;
  const files = await Promise.all(
    index.files.map(async ({ name, url, role, layer }) => ({
      name,
      bytes: await bytesOf(url),
      role: role ?? null,
      layer: layer ?? null,
    })),
  );
  return { kind: index.kind, files, options: index.options ?? {} };
}

async function bytesOf(address: string): Promise<Uint8Array> {
  let response: Response;
  try {
    response = await fetch(address);
  } catch (error) {
    throw new Failed(serverFailure(address, error instanceof Error ? error.message : String(error)));
  }
  if (!response.ok) throw new Failed(serverFailure(address, `${response.status} ${response.statusText}`));
  return new Uint8Array(await response.arrayBuffer());
}

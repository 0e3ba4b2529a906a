/**
 * What a dataset declares, once its tables are read: cities and ties as a network, indicators by year, definitions of
 * derived measures and scores (declared here, evaluated in `analysis/`), outlines to draw, published figures to hold
 * results against, and the import report.
 */
export type { NamedBytes } from "../formats/named-bytes.ts";
import type { Network } from "../network/network.ts";
import type { Text } from "../support/text.ts";

export interface Source {
  readonly title: string;
  readonly path: string | null;
  readonly licence: string | null;
}

/** `size`: adds up over cities (firms, GDP). `intensity`: a rate or a normalised index. */
export type IndicatorKind = "size" | "intensity";

export interface Indicator {
  readonly id: string;
  readonly title: Text;
  readonly unit: Text;
  readonly kind: IndicatorKind;
  readonly source: string;
  readonly cautions: readonly Text[];
  /** Ascending. "" stands for the year of a column that does not say one. */
  readonly years: readonly string[];
  /** By year, then by city in canonical order; NaN where there is no value. */
  readonly values: ReadonlyMap<string, Float64Array>;
}

/** An indicator at one year. */
export interface IndicatorAt {
  readonly indicator: string;
  readonly year: string;
}

/** A size measure that is a product of indicators, evaluated by the program (R&D intensity x GDP). */
export interface DerivedIndicator {
  readonly id: string;
  readonly title: Text;
  readonly unit: Text;
  readonly kind: IndicatorKind;
  /** As it should be read: "2021/22". */
  readonly year: string;
  readonly product: readonly IndicatorAt[];
  readonly cautions: readonly Text[];
}

/** A composite: the weighted mean of the multiples of the mean of its parts. */
export interface DeclaredScore {
  readonly id: string;
  readonly title: Text;
  readonly unit: Text;
  readonly year: string;
  /** A derived indicator (year null) or an indicator at a year; weights are > 0 and are divided by their sum. */
  readonly parts: readonly { readonly indicator: string; readonly year: string | null; readonly weight: number }[];
  readonly cautions: readonly Text[];
}

/** A published figure about these cities, to hold a result against. */
export type PublishedClaim = {
  readonly text: Text;
  /** What to know of the comparison (another index, another year); also why it cannot be tested. */
  readonly reason: Text | null;
} & (
  | { readonly kind: "tier"; readonly city: string; readonly tier: number }
  | { readonly kind: "tierCount"; readonly tier: number; readonly count: number }
  | { readonly kind: "cv"; readonly value: number }
  | { readonly kind: "belt"; readonly spine: readonly string[] }
  | { readonly kind: "hubClass"; readonly city: string; readonly classes: readonly string[] }
  /** A figure that these data cannot test; `reason` says why. */
  | { readonly kind: "figure"; readonly value: number | string }
);

export interface Published {
  readonly source: Text;
  readonly claims: readonly PublishedClaim[];
}

/** One thing refused or noted while reading. `rule` names the rule it broke; `message` is a sentence with a way out. */
export interface ImportNote {
  readonly file: string;
  /** 1-based line of the file where the record starts; null when it is about the whole file. */
  readonly row: number | null;
  readonly column: string | null;
  /** As it stands in the file, at most 80 characters. */
  readonly value: string | null;
  readonly rule: string;
  readonly message: Text;
}

export interface FileReport {
  readonly file: string;
  readonly role: string;
  /** Records in the file, blank lines apart. rows = kept + refused, always. */
  readonly rows: number;
  readonly kept: number;
  readonly refused: number;
  /** Facts for the reader: "encoded as Windows-1252", "separated by ;". */
  readonly facts: readonly Text[];
}

export interface ImportReport {
  readonly files: readonly FileReport[];
  /** Every refused row, at least one note each; before them a cities file that has no usable row at all. */
  readonly refusals: readonly ImportNote[];
  /** Kept, but worth knowing: repeated ties, a missing strength read as 1, no points, cities without ties. */
  readonly notes: readonly ImportNote[];
}

export interface DeclaredDataset {
  readonly id: string;
  readonly title: Text;
  readonly sources: readonly Source[];
  readonly network: Network;
  /** By layer: what to know of its ties before quoting them. */
  readonly layerCautions: ReadonlyMap<string, readonly Text[]>;
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly derived: readonly DerivedIndicator[];
  readonly scores: readonly DeclaredScore[];
  readonly defaults: {
    /** A declared score, a derived indicator or an indicator. */
    readonly score: string | null;
    /** Layer that belts are read on. */
    readonly layer: string | null;
    /** Layer of cooperation, for centrality and communities. */
    readonly cooperation: string | null;
  };
  /** GeoJSON FeatureCollections to draw under the network; null when the dataset brings none. */
  readonly outlines: unknown;
  readonly cells: unknown;
  readonly published: Published | null;
}

/** `dataset` is null when nothing usable is left; the report then says why, row by row. */
export interface Reading {
  readonly dataset: DeclaredDataset | null;
  readonly report: ImportReport;
}

/**
 * Does the result agree with what is published about these cities?
 *
 * Every published figure of the dataset is held against the computed one; nothing is tuned to it. A figure that these
 * data cannot test says why. A dispersion agrees when it is the same to the two decimals published.
 */
import type { DeclaredDataset, PublishedClaim } from "../dataset/declared.ts";
import type { Text } from "../support/text.ts";
import type { BeltsPart, Dispersion, PublishedRow, TiersPart } from "./result.ts";

/** Whether the score and the layer read are the dataset's own, which the published figures are about. */
export interface Comparable {
  readonly score: boolean;
  readonly layer: boolean;
}

export interface Computed {
  readonly tiers: TiersPart | null;
  readonly dispersion: Dispersion | null;
  readonly belts: BeltsPart;
}

export function publishedRows(dataset: DeclaredDataset, computed: Computed, comparable: Comparable): PublishedRow[] {
  return (dataset.published?.claims ?? []).map((claim) => {
    const city = "city" in claim ? claim.city : null;
    const { published, result, agrees } = compare(claim, computed);
    const onTies = claim.kind === "belt" || claim.kind === "hubClass";
    if (claim.kind !== "figure" && (!comparable.score || (onTies && !comparable.layer)))
      return {
        claim: claim.text,
        city,
        published,
        computed: null,
        testable: false,
        reason: otherReading,
        agrees: null,
      };
    return {
      claim: claim.text,
      city,
      published,
      computed: result,
      testable: agrees !== null,
      reason: claim.reason,
      agrees,
    };
  });
}

const otherReading: Text = {
  en: "The published figure is about the dataset's own score and layer; another one is read here.",
  zh: "已发表的数字针对数据集默认的得分与联系层，此处所用不同。",
};

interface Comparison {
  readonly published: string | number;
  readonly result: string | number | null;
  readonly agrees: boolean | null;
}

function compare(claim: PublishedClaim, { tiers, dispersion, belts }: Computed): Comparison {
  switch (claim.kind) {
    case "tier": {
      const index = tiers?.members.findIndex((members) => members.includes(claim.city)) ?? -1;
      const result = index < 0 ? null : index + 1;
      return { published: claim.tier, result, agrees: result === null ? null : result === claim.tier };
    }
    case "tierCount": {
      const result = tiers?.members[claim.tier - 1]?.length ?? null;
      return { published: claim.count, result, agrees: result === null ? null : result === claim.count };
    }
    case "cv": {
      const result = dispersion?.cv ?? null;
      return {
        published: claim.value,
        result,
        agrees: result === null ? null : result.toFixed(2) === claim.value.toFixed(2),
      };
    }
    case "belt": {
      if (belts.tieFilter === null) return { published: claim.spine.join("-"), result: null, agrees: null };
      const spines = belts.belts.map(({ spine }) => spine.join("-"));
      const wanted = new Set([claim.spine.join("-"), [...claim.spine].reverse().join("-")]);
      return {
        published: claim.spine.join("-"),
        result: spines.join(" ") || null,
        agrees: spines.some((spine) => wanted.has(spine)),
      };
    }
    case "hubClass": {
      const published = claim.classes.join(" or ");
      if (belts.tieFilter === null) return { published, result: null, agrees: null };
      const result = belts.hubs.find(({ id }) => id === claim.city)?.hubClass ?? "no hub";
      return { published, result, agrees: claim.classes.includes(result) };
    }
    case "figure":
      return { published: claim.value, result: null, agrees: null };
  }
}

/**
 * Three to six sentences that a planner can quote, each with its numbers beside it.
 *
 * They say what was found, in this order: the belt, the isolated hubs, the sector hubs and their gaps, how sure the
 * classes near a limit are, how concentrated the score is, and what the cooperation layer adds.
 */
import type { City } from "../network/city.ts";
import type { Text } from "../support/text.ts";
import type { AnalyzeResult, HubRow, SummarySentence } from "./result.ts";
import {
  hubClassText,
  isolatedHow,
  listText,
  multipleText,
  namesText,
  ofDraws,
  percentText,
  spineText,
  withArticle,
} from "./wording.ts";

type Facts = Pick<
  AnalyzeResult,
  | "belts"
  | "hubs"
  | "hubLevel"
  | "threshold"
  | "isolationLevel"
  | "tiers"
  | "dispersion"
  | "sensitivity"
  | "communities"
  | "border"
  | "weakPoints"
  | "tieFilter"
  | "draws"
>;

export function summarise(
  cities: readonly City[],
  multiple: (id: string) => number | null,
  facts: Facts,
  titleOf: (layer: string) => Text,
): SummarySentence[] {
  const city = new Map(cities.map((one) => [one.id, one]));
  const named = (ids: readonly string[]): City[] => ids.map((id) => city.get(id)!);
  if (facts.tieFilter === null) return facts.tiers === null ? [] : concentration(cities, named, facts);
  return [
    ...beltSentences(named, facts),
    ...pairedSentence(named, facts),
    ...isolatedSentence(named, multiple, facts),
    ...sectorSentence(named, multiple, facts),
    ...certaintySentence(named, multiple, facts),
    ...concentration(cities, named, facts),
    ...cooperationSentence(named, facts, titleOf),
  ];
}

/** More cities than this are counted, not named. */
const mostNamed = 5;

type Named = (ids: readonly string[]) => City[];
type MultipleOf = (id: string) => number | null;

function beltSentences(named: Named, { belts, hubLevel, threshold, hubs }: Facts): SummarySentence[] {
  const belt = belts[0];
  if (hubs.length === 0)
    return [
      {
        en: `No city reaches the hub level of ${hubLevel} times the mean, so there is neither hub nor belt.`,
        zh: `没有城市达到均值的 ${hubLevel} 倍（枢纽下限），故既无枢纽也无创新带。`,
        values: { belts: 0, hubs: 0 },
      },
    ];
  if (belt === undefined)
    return [
      {
        en: `No belt: nowhere do three neighbouring cities, two of them hubs, all stand at ${threshold} times the mean or more.`,
        zh: `没有创新带：没有三个相邻城市（其中两个为枢纽）同时达到均值的 ${threshold} 倍。`,
        values: { belts: 0, hubs: hubs.length },
      },
    ];
  const spine = named(belt.spine);
  const bottleneck = named([belt.bottleneck.id])[0]!;
  const level = multipleText(belt.bottleneck.multiple, [hubLevel]);
  const km = belt.lengthKm === null ? null : Math.round(belt.lengthKm);
  const branches = named(belt.branches);
  const more = belts.length - 1;
  return [
    {
      en:
        `A continuous belt runs ${spineText(
          spine.map(({ name }) => name.en),
          "-",
        )}` +
        (km === null ? "" : ` over ${km} km`) +
        (belt.provinces.length > 1 ? ` through ${belt.provinces.length} provinces` : "") +
        (spine.length > 2
          ? `; the lowest city between its ends, ${bottleneck.name.en}, stands at ${level} times the mean`
          : `; the lower of its two ends, ${bottleneck.name.en}, stands at ${level} times the mean`) +
        (branches.length > 0
          ? `, and ${namesText(branches, "en", mostNamed)} ${branches.length > 1 ? "branch" : "branches"} off the belt`
          : "") +
        (more > 0 ? `. There ${more === 1 ? "is 1 more belt" : `are ${more} more belts`}.` : "."),
      zh:
        `一条连续创新带：${spineText(
          spine.map(({ name }) => name.zh),
          "—",
        )}` +
        (km === null ? "" : `，全长约 ${km} 公里`) +
        (belt.provinces.length > 1 ? `，跨 ${belt.provinces.length} 个省级行政区` : "") +
        `；${spine.length > 2 ? "两端之间最低的城市" : "两端中较低的城市"}是${bottleneck.name.zh}，为均值的 ${level} 倍` +
        (branches.length > 0 ? `；${namesText(branches, "zh", mostNamed)}为其支线` : "") +
        (more > 0 ? `。另有 ${more} 条创新带。` : "。"),
      values: {
        belts: belts.length,
        spine: belt.spine,
        lengthKm: belt.lengthKm,
        bottleneck: belt.bottleneck.id,
        bottleneckMultiple: belt.bottleneck.multiple,
        continuity: belt.continuity,
      },
    },
  ];
}

function pairedSentence(named: Named, { hubs }: Facts): SummarySentence[] {
  const paired = hubs.filter(({ hubClass }) => hubClass === "paired").map(({ id }) => id);
  if (paired.length === 0) return [];
  return [
    {
      en: `${namesText(named(paired), "en", mostNamed)} ${paired.length === 1 ? "is a paired hub" : "are paired hubs"}: joined to another hub, but in no belt of three cities.`,
      zh: `${namesText(named(paired), "zh", mostNamed)}为成对枢纽：与另一枢纽相连，但不在三城以上的创新带中。`,
      values: { paired },
    },
  ];
}

/** "between it and Nanjing lies Chuzhou at 0.25" */
function gapClause(named: Named, hub: HubRow, { hubs, hubLevel, isolationLevel }: Facts): { en: string; zh: string } {
  if (hubs.length === 1) return { en: "there is no other hub", zh: "再无其他枢纽" };
  if (hub.gap === null || hub.path.length === 0)
    return { en: "no path of ties leads to another hub", zh: "没有通向其他枢纽的联系路径" };
  const [gap, end] = named([hub.gap.id, hub.path.at(-1)!]);
  const level = multipleText(hub.gap.multiple, [hubLevel, isolationLevel]);
  return {
    en: `between it and ${end!.name.en} lies ${gap!.name.en} at ${level}`,
    zh: `它与${end!.name.zh}之间隔着仅为 ${level} 的${gap!.name.zh}`,
  };
}

function isolatedSentence(named: Named, multiple: MultipleOf, facts: Facts): SummarySentence[] {
  const { hubs, hubLevel } = facts;
  const isolated = hubs.filter(({ hubClass }) => hubClass === "isolated");
  const top = isolated.slice(0, 3);
  if (top.length === 0) return [];
  const says = top.map((hub, index) => {
    const [city] = named([hub.id]);
    const level = multipleText(multiple(hub.id)!, [hubLevel]);
    const gap = gapClause(named, hub, facts);
    // The first says what is meant, the others how it is with them.
    if (index > 0) {
      const share = hub.classShare === null ? null : ofDraws(hub.classShare, facts.draws.count);
      const behind = hub.gap === null ? null : named([hub.gap.id])[0]!.name;
      const low = hub.gap === null ? "" : multipleText(hub.gap.multiple, [hubLevel, facts.isolationLevel]);
      return {
        en: `${city!.name.en} (${level})${share === null ? "" : ` ${share.en.replace(" draws", "")}`}, ${behind === null ? "without a path to another hub" : `behind ${behind.en} (${low})`}`,
        zh: `${city!.name.zh}（${level}）${share === null ? "亦然" : `${share.zh}是孤立枢纽`}，${behind === null ? "没有通往其他枢纽的路径" : `其间隔着${behind.zh}（${low}）`}`,
      };
    }
    const sure = isolatedHow(hub, facts.draws);
    return {
      en: `${city!.name.en}, ${level} times the mean, ${sure.en}: ${gap.en}`,
      zh: `${city!.name.zh}为均值的 ${level} 倍，${sure.zh}：${gap.zh}`,
    };
  });
  const more = isolated.length - top.length;
  return [
    {
      en: `${says.map(({ en }) => en).join("; ")}${more > 0 ? `; ${more} more ${more === 1 ? "hub is" : "hubs are"} cut off like that` : ""}.`,
      zh: `${says.map(({ zh }) => zh).join("；")}${more > 0 ? `；另有 ${more} 个枢纽同样被隔断` : ""}。`,
      values: Object.fromEntries([
        ["isolated", isolated.map(({ id }) => id)],
        ...top.flatMap(({ id, gap, joiningLevel, classShare }) => [
          [`${id}.multiple`, multiple(id)],
          [`${id}.gap`, gap?.id ?? null],
          [`${id}.joiningLevel`, joiningLevel],
          [`${id}.classShare`, classShare],
        ]),
      ]),
    },
  ];
}

function sectorSentence(
  named: Named,
  multiple: MultipleOf,
  { hubs, hubLevel, isolationLevel }: Facts,
): SummarySentence[] {
  const levels = [hubLevel, isolationLevel];
  const sector = hubs.filter(({ hubClass }) => hubClass === "sector");
  if (sector.length === 0) return [];
  const byGap = new Map<string, HubRow[]>();
  for (const hub of sector) {
    const gap = hub.gap?.id ?? "";
    byGap.set(gap, [...(byGap.get(gap) ?? []), hub]);
  }
  const says = [...byGap.values()].slice(0, 3).map((group) => {
    const { gap } = group[0]!;
    const name = (hub: HubRow, language: "en" | "zh"): string =>
      language === "en"
        ? `${named([hub.id])[0]!.name.en} (${multipleText(multiple(hub.id)!, levels)})`
        : `${named([hub.id])[0]!.name.zh}（${multipleText(multiple(hub.id)!, levels)}）`;
    const en = listText(
      group.map((hub) => name(hub, "en")),
      "en",
      mostNamed,
    );
    const zh = listText(
      group.map((hub) => name(hub, "zh")),
      "zh",
      mostNamed,
    );
    const many = group.length > 1;
    if (gap === null) return { en: `${en} ${many ? "are sector hubs" : "is a sector hub"}`, zh: `${zh}为片区枢纽` };
    const [at] = named([gap.id]);
    const level = multipleText(gap.multiple, levels);
    return {
      en: `${en} ${many ? "are sector hubs" : "is a sector hub"}: the way to the next hub is broken at ${at!.name.en} (${level})`,
      zh: `${zh}为片区枢纽：通往下一枢纽之路断于${at!.name.zh}（${level}）`,
    };
  });
  return [
    {
      en: `${says.map(({ en }) => en).join("; ")}.`,
      zh: `${says.map(({ zh }) => zh).join("；")}。`,
      values: Object.fromEntries([
        ["sector", sector.map(({ id }) => id)],
        ...sector.flatMap(({ id, gap, joiningLevel }) => [
          [`${id}.gap`, gap?.id ?? null],
          [`${id}.joiningLevel`, joiningLevel],
        ]),
      ]),
    },
  ];
}

/** How near a limit is near: within a tenth of the hub level. */
const nearLimit = 0.1;

function certaintySentence(
  named: Named,
  multiple: MultipleOf,
  { sensitivity, hubs, hubLevel }: Facts,
): SummarySentence[] {
  if (sensitivity === null || hubs.length === 0) return [];
  const total = sensitivity.leftOut.length;
  const classNow = new Map(hubs.map(({ id, hubClass }) => [id, hubClass]));
  const changing = sensitivity.classes
    .map(({ id, classes }) => ({
      id,
      multiple: multiple(id)!,
      now: classNow.get(id) ?? null,
      same: classes.filter((one) => one === (classNow.get(id) ?? null)).length,
    }))
    .filter(({ same }) => same < total)
    .sort((a, b) => a.same - b.same || b.multiple - a.multiple);
  const steady = hubs.length - changing.filter(({ now }) => now !== null).length;
  const near = changing.filter(({ multiple: level }) => Math.abs(level - hubLevel) <= nearLimit * hubLevel);
  const shown = (near.length > 0 ? near : changing).slice(0, 3);
  const values: SummarySentence["values"] = { steadyHubs: steady, hubs: hubs.length, leftOut: sensitivity.leftOut };
  for (const one of shown) values[`${one.id}.same`] = one.same;
  if (shown.length === 0)
    return [
      {
        en: `How sure: all ${hubs.length} hubs keep their class when any one of the ${total} parts of the score is left out.`,
        zh: `可靠性：去掉得分 ${total} 个组成部分中的任何一个，全部 ${hubs.length} 个枢纽的类别不变。`,
        values,
      },
    ];
  const clause = (one: (typeof shown)[number]): { en: string; zh: string } => {
    const [city] = named([one.id]);
    const level = multipleText(one.multiple, [hubLevel]);
    if (one.now === null)
      return {
        en: `${city!.name.en} (${level}), no hub, becomes one in ${total - one.same} of the ${total}`,
        zh: `${city!.name.zh}（${level}）并非枢纽，但在其中 ${total - one.same} 次成为枢纽`,
      };
    return {
      en: `${city!.name.en} (${level}) stays ${withArticle(hubClassText[one.now].en)} in ${one.same} of the ${total}`,
      zh: `${city!.name.zh}（${level}）在其中 ${one.same} 次仍为${hubClassText[one.now].zh}`,
    };
  };
  const clauses = shown.map(clause);
  return [
    {
      en: `How sure: leaving out each of the ${total} parts of the score in turn, ${steady} of the ${hubs.length} hubs keep their class; ${clauses.map(({ en }) => en).join(", ")}.`,
      zh: `可靠性：依次去掉得分 ${total} 个组成部分之一，${hubs.length} 个枢纽中有 ${steady} 个类别不变；${clauses.map(({ zh }) => zh).join("，")}。`,
      values,
    },
  ];
}

function concentration(cities: readonly City[], named: Named, { tiers, dispersion }: Facts): SummarySentence[] {
  if (tiers === null || dispersion === null) return [];
  const top = named(tiers.members[0] ?? []);
  const bottom = tiers.members.at(-1)?.length ?? 0;
  const limit = tiers.breaks[0]!;
  const lowest = tiers.breaks.at(-1)!;
  const { theil } = dispersion;
  const between = theil.between === null || theil.total === 0 ? null : theil.between / theil.total;
  const cv = dispersion.cv.toFixed(2);
  const scored = cities.length - tiers.unscored.length;
  const plain = (level: number): string => String(Number(level.toFixed(2)));
  const few = top.length > 0 && top.length <= 4;
  return [
    {
      en:
        (few
          ? `${namesText(top, "en")}${top.length === 1 ? " alone stands" : " stand"}`
          : top.length === 0
            ? "No city stands"
            : `${top.length} cities stand`) +
        ` at ${plain(limit)} times the mean or more, ${bottom} of the ${scored} cities ${bottom === 1 ? "stands" : "stand"} below ${plain(lowest)}; the coefficient of variation is ${cv}` +
        (between === null ? "." : `, and ${percentText(between)} of the inequality (Theil) lies between provinces.`),
      zh:
        (few ? `${top.length === 1 ? "仅" : ""}${namesText(top, "zh")}` : `${top.length} 个城市`) +
        `达到均值的 ${plain(limit)} 倍以上，${scored} 个城市中有 ${bottom} 个低于 ${plain(lowest)} 倍；变异系数为 ${cv}` +
        (between === null ? "。" : `，省际差异占不平等（泰尔指数）的 ${percentText(between)}。`),
      values: {
        topTier: tiers.members[0] ?? [],
        bottomTier: bottom,
        cv: dispersion.cv,
        gini: dispersion.gini,
        theilBetweenShare: between,
      },
    },
  ];
}

function cooperationSentence(
  named: Named,
  { communities, border, weakPoints }: Facts,
  titleOf: (layer: string) => Text,
): SummarySentence[] {
  if (communities === null) return [];
  const ari = communities.ariWithProvinces;
  const ariText = ari === null ? null : ari.toFixed(2);
  const { count, layer, runs, stability } = communities;
  const title = titleOf(layer);
  const cross = border === null ? null : percentText(border.crossShare);
  const expected = border?.expectedCrossShare ?? null;
  const byChance = expected === null ? null : percentText(expected);
  const [weakest] = weakPoints?.articulation ?? [];
  const cut = weakest === undefined ? null : named([weakest.id])[0]!;
  const off = weakest?.cutsOff ?? 0;
  return [
    {
      en:
        `By “${title.en}” the cities form ${count} ${count === 1 ? "community" : "communities"} (stability ${percentText(stability)} over ${runs} ${runs === 1 ? "run" : "runs"}, not a test)` +
        (ariText === null ? "" : `; agreement with the provinces ${ariText} (ARI: 0 chance, 1 the same)`) +
        (cross === null ? "." : `. ${cross} of the strength crosses provincial borders`) +
        (cross === null ? "" : byChance === null ? "." : ` (${byChance} expected of the cities' strengths).`) +
        (cut === null ? "" : ` Without ${cut.name.en}, ${off} ${off === 1 ? "other city is" : "others are"} cut off.`),
      zh:
        `按“${title.zh}”联系，城市分为 ${count} 个社群（${runs} 次运行的稳定度为 ${percentText(stability)}，并非检验）` +
        (ariText === null ? "" : `，与省界的一致性为 ${ariText}（ARI：0 为随机，1 为相同）`) +
        (cross === null ? "。" : `；${cross} 的联系强度跨越省界`) +
        (cross === null ? "" : byChance === null ? "。" : `（按各城市强度预期为 ${byChance}）。`) +
        (cut === null ? "" : `若没有${cut.name.zh}，将有 ${off} 个城市与其余城市失去联系。`),
      values: {
        layer,
        communities: count,
        stability,
        ariWithProvinces: ari,
        crossShare: border?.crossShare ?? null,
        expectedCrossShare: expected,
        articulation: weakest?.id ?? null,
        cutsOff: weakest?.cutsOff ?? null,
      },
    },
  ];
}

/** The text of `communities`: who belongs together, how sure that is, and what provinces and distance have to do with it. */
import type { CommunitiesResult } from "../analysis/communities-result.ts";
import { percentText } from "../analysis/wording.ts";
import type { Text } from "../support/text.ts";
import { pad, widthOf, wrap } from "./layout.ts";
import { capped, heading, labelled, layerLine, moreLines, type Page, readLines } from "./page.ts";

/** A terminal shows the first of a long list; --json has all. */
const mostCommunities = 8;
const mostApart = 8;
const mostBetween = 4;
const mostTies = 3;
const mostPlateaus = 4;

export function communitiesLines(page: Page, result: CommunitiesResult): string[] {
  const { say } = page;
  return [
    ...readLines(page),
    ...layerLine(page, result.tieFilter),
    "",
    ...memberLines(page, result),
    "",
    ...labelled(page, { en: "Sure?", zh: "稳定性" }, sureText(page, result)),
    ...placeLines(page, result),
    ...scanLines(page, result),
    ...provinceLines(page, result),
    ...rewiredLines(page, result),
    ...gravityLines(page, result),
    ...borderLines(page, result),
    ...result.notes.flatMap((note) => ["", ...wrap(say(note), page.width)]),
  ];
}

const objectiveText: Record<CommunitiesResult["objective"], Text> = {
  modularity: { en: "modularity", zh: "模块度" },
  cpm: { en: "constant Potts model", zh: "恒定 Potts 模型" },
};

function memberLines(page: Page, result: CommunitiesResult): string[] {
  const { say, name } = page;
  const { method, objective, directed, resolution, runs, members, unassigned } = result;
  const note = [
    method === "leiden" ? "Leiden" : "Louvain",
    `${directed ? say({ en: "directed ", zh: "有向" }) : ""}${say(objectiveText[objective])}`,
    `γ ${number(resolution)}`,
    say({ en: `${runs} ${runs === 1 ? "run" : "runs"}`, zh: `运行 ${runs} 次` }),
  ].join(say({ en: ", ", zh: "，" }));
  const lines = members.slice(0, mostCommunities).map((ids, index) => {
    const label = `  ${index + 1}  ${pad(String(ids.length), 3, "right")}  `;
    let line = label;
    for (const [k, id] of ids.entries()) {
      const next = `${line}${k === 0 ? "" : page.comma}${name(id)}`;
      // Room for the comma and the dots that say that there are more.
      const room = k === ids.length - 1 ? 0 : widthOf(page.comma) + 1;
      if (widthOf(next) > page.width - room && k > 0) return `${line}${page.comma}…`;
      line = next;
    }
    return line;
  });
  return [
    heading(page, { en: "Communities", zh: "社群" }, note),
    ...lines,
    ...moreLines(page, members.length - mostCommunities),
    ...(unassigned.length === 0
      ? []
      : labelled(page, { en: "Without ties", zh: "无联系" }, capped(page, unassigned.map(name), mostApart), 14)),
  ];
}

function sureText(page: Page, { stability, quality, objective, ties }: CommunitiesResult): string {
  const { say, name } = page;
  const what = say(objectiveText[objective]);
  const open = ties
    .filter(({ together }) => together > 0 && together < 1)
    .sort((a, b) => Math.abs(a.together - 0.5) - Math.abs(b.together - 0.5) || b.strength - a.strength)
    .slice(0, mostTies)
    .map(({ source, target, together }) => `${name(source)}–${name(target)} ${percentText(together)}`);
  const spread = `${fixed(quality.best)} / ${fixed(quality.median)} / ${fixed(quality.worst)}`;
  const agree = stability === null ? null : stability.toFixed(2);
  return say({
    en: `${agree === null ? "one run tells nothing of it" : `stability ${agree}, how much the runs agree`}; ${what} ${fixed(quality.consensus)}, of the runs best / median / worst ${spread}${open.length === 0 ? "" : `; least sure (share of runs together): ${open.join(", ")}`}`,
    zh: `${agree === null ? "仅运行一次，无从判断" : `稳定度 ${agree}（各次运行的一致程度）`}；${what} ${fixed(quality.consensus)}，各次运行最好／中位／最差 ${spread}${open.length === 0 ? "" : `；最不确定的联系（同组次数占比）：${open.join("、")}`}`,
  });
}

/** Cities that tie the communities to each other, and those that lead inside theirs. */
function placeLines(page: Page, { cities, count }: CommunitiesResult): string[] {
  const { say, name } = page;
  const top = (value: (city: CommunitiesResult["cities"][number]) => number | null): string[] =>
    cities
      .filter((city) => (value(city) ?? 0) > 0)
      .sort((a, b) => value(b)! - value(a)!)
      .slice(0, mostBetween)
      .map((city) => `${name(city.id)} ${value(city)!.toFixed(2)}`);
  const across = count > 1 ? top((city) => city.participation) : [];
  const within = top((city) => city.withinModuleDegree);
  return [
    ...(across.length === 0
      ? []
      : labelled(
          page,
          { en: "Between", zh: "跨社群" },
          `${across.join(page.comma)} ${say({ en: "(participation)", zh: "（参与系数）" })}`,
        )),
    ...(within.length === 0
      ? []
      : labelled(
          page,
          { en: "Leading", zh: "社群内" },
          `${within.join(page.comma)} ${say({ en: "(strength inside, standard deviations)", zh: "（社群内强度，标准差）" })}`,
        )),
  ];
}

function scanLines(page: Page, { scan }: CommunitiesResult): string[] {
  if (scan === null) return [];
  const { say } = page;
  const counts = scan.steps.map(({ count }) => count);
  const range = say({
    en: `${counts[0]} to ${counts.at(-1)} communities from γ ${number(scan.steps[0]!.resolution)} to ${number(scan.steps.at(-1)!.resolution)}`,
    zh: `γ 由 ${number(scan.steps[0]!.resolution)} 至 ${number(scan.steps.at(-1)!.resolution)}，社群数由 ${counts[0]} 变为 ${counts.at(-1)}`,
  });
  const plateaus = scan.plateaus.map(({ count, from, to }) =>
    say({ en: `${count} at ${number(from)}–${number(to)}`, zh: `${count} 个（γ ${number(from)}–${number(to)}）` }),
  );
  return labelled(
    page,
    { en: "Scan of γ", zh: "分辨率" },
    say({
      en: `${range}; ${plateaus.length === 0 ? "no stable plateau" : `stable: ${capped(page, plateaus, mostPlateaus)}`}`,
      zh: `${range}；${plateaus.length === 0 ? "没有稳定区间" : `稳定：${capped(page, plateaus, mostPlateaus)}`}`,
    }),
  );
}

function provinceLines(page: Page, { provinces, cities }: CommunitiesResult): string[] {
  if (provinces === null || provinces.ari === null) return [];
  const { say, name } = page;
  const apart = cities.filter(({ mismatch }) => mismatch === true).map(({ id }) => name(id));
  const agree = `ARI ${provinces.ari.toFixed(2)}${say({ en: ", ", zh: "，" })}NMI ${provinces.nmi!.toFixed(2)}`;
  return labelled(
    page,
    { en: "Provinces", zh: "省份" },
    say({
      en: `${agree}; apart from most of their province: ${apart.length === 0 ? "none" : capped(page, apart, mostApart)}`,
      zh: `${agree}；与本省多数城市不同组：${apart.length === 0 ? "无" : capped(page, apart, mostApart)}`,
    }),
  );
}

/** What the draws of both nulls have; a verdict only where there are enough draws to give one. */
function rewiredLines(page: Page, { nulls: { rewired, strengthsKept } }: CommunitiesResult): string[] {
  // Where all draws are the same there is nothing to compare with.
  if (strengthsKept === null || strengthsKept.z === null) return [];
  const { say } = page;
  const drawn = ({ mean, sd, p }: typeof strengthsKept): string =>
    `${mean === null ? "–" : fixed(mean)}${sd === null ? "" : ` ± ${fixed(sd)}`}${say({ en: ` (p = ${pText(p)})`, zh: `（p = ${pText(p)}）` })}`;
  const { observed, permutations, p, smallestP } = strengthsKept;
  const degrees =
    rewired === null
      ? { en: "", zh: "" }
      : { en: ` with the same degrees have ${drawn(rewired)},`, zh: `同度数的重连网络为 ${drawn(rewired)}，` };
  const verdict: Text =
    smallestP > 0.05
      ? { en: "", zh: "" }
      : p <= 0.05
        ? { en: ": more than the strengths of the cities alone give", zh: "：高于仅由各城市强度所能解释的水平" }
        : { en: ": not more than the strengths of the cities alone give", zh: "：未超出仅由各城市强度所能解释的水平" };
  return labelled(
    page,
    { en: "Rewired", zh: "重连" },
    say({
      en: `modularity ${fixed(observed)}; ${permutations} networks${degrees.en} with the same degrees and strengths ${rewired === null ? "have " : ""}${drawn(strengthsKept)}${verdict.en}`,
      zh: `模块度 ${fixed(observed)}；抽样 ${permutations} 次，${degrees.zh}同度数且同强度的为 ${drawn(strengthsKept)}${verdict.zh}`,
    }),
  );
}

function gravityLines(page: Page, { nulls: { gravity } }: CommunitiesResult): string[] {
  if (gravity === null) return [];
  const { count, modularity, ariWithProvinces: provinces, ariWithCommunities: plain } = gravity;
  const ari = (value: number | null): string => (value === null ? "–" : value.toFixed(2));
  return labelled(
    page,
    { en: "No distance", zh: "剔除距离" },
    page.say({
      en: `${count} communities beyond what size and distance explain, modularity ${fixed(modularity)}; ARI with the above ${ari(plain)}${provinces === null ? "" : `, with provinces ${ari(provinces)}`}`,
      zh: `剔除规模与距离的影响后有 ${count} 个社群，模块度 ${fixed(modularity)}；与上述社群 ARI ${ari(plain)}${provinces === null ? "" : `，与省份 ARI ${ari(provinces)}`}`,
    }),
  );
}

function borderLines(page: Page, { border }: CommunitiesResult): string[] {
  if (border === null) return [];
  const { crossShare, expected, permuted, rewired, strengthsKept } = border;
  const tested =
    permuted === null || rewired === null || strengthsKept === null
      ? { en: "", zh: "" }
      : {
          en: `; p = ${pText(permuted.p)} with provinces permuted, ${pText(rewired.p)} with ties rewired, ${pText(strengthsKept.p)} with the strengths kept as well`,
          zh: `；省份置换 p = ${pText(permuted.p)}，联系重连 p = ${pText(rewired.p)}，同时保持强度 p = ${pText(strengthsKept.p)}`,
        };
  return labelled(
    page,
    { en: "Borders", zh: "省界" },
    page.say({
      en: `${percentText(crossShare)} of the strength crosses provinces, ${percentText(expected)} expected of the cities' strengths${tested.en}`,
      zh: `跨省强度占 ${percentText(crossShare)}，按各城市强度预期为 ${percentText(expected)}${tested.zh}`,
    }),
  );
}

function number(value: number): string {
  return String(Number(value.toFixed(2)));
}

function fixed(value: number): string {
  const text = value.toFixed(3);
  return text === "-0.000" ? "0.000" : text;
}

function pText(p: number): string {
  return p < 0.0001 ? p.toExponential(0) : String(Number(p.toPrecision(2)));
}

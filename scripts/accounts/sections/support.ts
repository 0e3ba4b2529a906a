/** What the data support of the published pattern and of the picture of the delta, and what not. */
import { publishedText, pText } from "../../../src/analysis/wording.ts";
import type { Facts } from "../facts.ts";
import type { Claim } from "../settings.ts";
import { dash, type Voice } from "../voice.ts";

export function supportSection(facts: Facts, voice: Voice): string {
  return [publishedPart(facts, voice), claimsPart(facts, voice)].join("\n\n");
}

function publishedPart({ dataset, whole }: Facts, voice: Voice): string {
  const { say, paragraph, bullets } = voice;
  const { published } = dataset;
  if (published === null || whole.published.length === 0)
    return say({
      en: "No published pattern comes with these data, so there is none to hold the results against.",
      zh: "本数据集不附已发表的格局，故无从对照。",
    });
  const nameOf = (id: string) => dataset.network.cities[dataset.network.indexOf.get(id) ?? -1]?.name ?? null;
  const rows = whole.published;
  const testable = rows.filter(({ testable: can }) => can);
  const agreeing = testable.filter(({ agrees }) => agrees === true);
  const reasons = testable.flatMap(({ reason }, place) =>
    reason === null || testable.findIndex((row) => row.reason?.en === reason.en) < place ? [] : [reason],
  );
  const differing = testable.filter(({ agrees }) => agrees === false);
  return [
    paragraph(
      say({ en: `Published: ${published.source.en}.`, zh: `已发表来源：${published.source.zh}。` }),
      say({
        en: `Of ${rows.length} published figures ${testable.length} can be tested with these data; ${agreeing.length} agree and ${differing.length} do not. Agreement says that a figure does not hang on one index; disagreement does not say which is right.`,
        zh: `${rows.length} 条已发表数字中有 ${testable.length} 条可用本数据检验：${agreeing.length} 条一致，${differing.length} 条不一致。一致说明该结果不取决于某一种指数；不一致并不说明孰对孰错。`,
      }),
      ...reasons.map(say),
    ),
    voice.table(
      [
        say({ en: "claim", zh: "说法" }),
        say({ en: "published", zh: "已发表" }),
        say({ en: "computed", zh: "计算值" }),
        say({ en: "agrees", zh: "是否一致" }),
      ],
      rows.flatMap(({ claim, published: figure, computed, testable: can, agrees }, place) => {
        if (!can) return [];
        const isTier = published.claims[place]?.kind === "tier";
        const shown = (value: string | number): string =>
          isTier ? say({ en: `tier ${value}`, zh: `第 ${value} 级` }) : say(publishedText(value, nameOf));
        return [
          [
            say(claim),
            shown(figure),
            computed === null ? dash : shown(computed),
            say(agrees === true ? { en: "yes", zh: "是" } : { en: "**no**", zh: "**否**" }),
          ],
        ];
      }),
    ),
    ...(testable.length === rows.length
      ? []
      : [
          say({ en: "Not testable here:", zh: "此处无法检验：" }),
          bullets(
            rows
              .filter(({ testable: can }) => !can)
              .map(({ claim, reason }) =>
                reason === null
                  ? say(claim)
                  : say({ en: `${claim.en}: ${lowered(reason.en)}`, zh: `${claim.zh}：${reason.zh}` }),
              ),
          ),
        ]),
  ].join("\n\n");
}

function lowered(sentence: string): string {
  return /^(?:A|An|The|Two) /.test(sentence) ? sentence[0]!.toLowerCase() + sentence.slice(1) : sentence;
}

function claimsPart(facts: Facts, voice: Voice): string {
  const { say } = voice;
  const { settings, dataset } = facts;
  return [
    say({
      en: `The ${settings.claims.length} statements about the delta, held against “${dataset.title.en}” on every layer:`,
      zh: `关于长三角的 ${settings.claims.length} 项判断，逐图层与“${dataset.title.zh}”的结果对照：`,
    }),
    voice.bullets(settings.claims.map((claim) => claimText(claim, facts, voice))),
    ...yardstickText(facts, voice),
  ].join("\n\n");
}

function claimText(claim: Claim, facts: Facts, voice: Voice): string {
  const { say, layers: named, paragraph } = voice;
  const { layers } = facts;
  const holding = layers.filter((_, place) => holds(claim, place, facts)).map(({ id }) => id);
  const others = layers.map(({ id }) => id).filter((id) => !holding.includes(id));
  return paragraph(
    say({ en: `**${claim.text.en}.**`, zh: `**${claim.text.zh}。**` }),
    say(readAs(claim, voice)),
    holding.length === 0
      ? say({ en: `It holds on none of the ${layers.length} layers.`, zh: `在 ${layers.length} 个图层上均不成立。` })
      : others.length === 0
        ? say({ en: `It holds on all ${layers.length} layers.`, zh: `在全部 ${layers.length} 个图层上成立。` })
        : say({
            en: `It holds on ${holding.length} of the ${layers.length} layers: ${named(holding)}.`,
            zh: `在 ${layers.length} 个图层中的 ${holding.length} 个上成立：${named(holding)}。`,
          }),
    others.length === 0 || holding.length === 0
      ? null
      : say({ en: `Not on ${named(others)}.`, zh: `不成立：${named(others)}。` }),
    ...(claim.kind === "one-belt" ? [] : claim.cities.map((id) => hubText(id, facts, voice))),
  );
}

/** The same score among fewer cities: how far a class hangs on the mean and on who else is read. */
function yardstickText(
  { yardstick, belts, settings, dataset }: Facts,
  { say, name, hubClass, level }: Voice,
): string[] {
  if (yardstick === null) return [];
  const cities = [...new Set(settings.claims.flatMap((claim) => (claim.kind === "one-belt" ? [] : claim.cities)))];
  const classOf = (
    hubs: readonly { readonly id: string; readonly hubClass: Facts["belts"]["hubs"][number]["hubClass"] }[],
    id: string,
  ) => hubs.find((hub) => hub.id === id)?.hubClass ?? null;
  const lines = cities.map((id) => {
    const [among, alone] = [classOf(belts.hubs, id), classOf(yardstick.hubs, id)];
    const gap = yardstick.hubs.find((hub) => hub.id === id)?.gap ?? null;
    const gapHere = gap === null ? null : (belts.cities.find((city) => city.id === gap.id)?.multiple ?? null);
    const moved =
      gap === null || gapHere === null
        ? { en: "", zh: "" }
        : {
            en: ` (${name(gap.id)}: ${level(gap.multiple)} there, ${level(gapHere)} here)`,
            zh: `（${name(gap.id)}：彼处 ${level(gap.multiple)}，此处 ${level(gapHere)}）`,
          };
    return among === alone
      ? say({
          en: `${name(id)} is ${article(hubClass(among))} in both${moved.en}`,
          zh: `${name(id)}在两种范围中均为${hubClass(among)}${moved.zh}`,
        })
      : say({
          en: `${name(id)} is ${article(hubClass(alone))} there and ${article(hubClass(among))} here${moved.en}`,
          zh: `${name(id)}在彼处为${hubClass(alone)}，在此处为${hubClass(among)}${moved.zh}`,
        });
  });
  const means = [yardstick.mean, yardstick.meanHere].map((mean) => mean.toFixed(2));
  return [
    say({
      en: `The yardstick matters. Within “${yardstick.title.en}” alone, on its own borders, the same score has a mean of ${means[0]}; within “${dataset.title.en}” the mean is ${means[1]}, and every multiple moves with it: ${lines.join("; ")}.`,
      zh: `结论取决于参照范围。同一得分只在“${yardstick.title.zh}”范围内（按其自身的接壤关系）读取时，均值为 ${means[0]}；在“${dataset.title.zh}”范围内为 ${means[1]}，所有倍数随之改变：${lines.join("；")}。`,
    }),
  ];
}

function readAs(claim: Claim, { names, spine }: Voice): { en: string; zh: string } {
  switch (claim.kind) {
    case "one-belt":
      return {
        en: `Read as: ${spine(claim.cities)} lie in one belt.`,
        zh: `读作：${spine(claim.cities)}同在一条创新带中。`,
      };
    case "cut-off":
      return {
        en: `Read as: each of ${names(claim.cities)} is a sector hub with a gap or an isolated hub.`,
        zh: `读作：${names(claim.cities)}均为有断点的片区枢纽或孤立枢纽。`,
      };
    case "isolated":
      return {
        en: `Read as: ${names(claim.cities)} is an isolated hub.`,
        zh: `读作：${names(claim.cities)}为孤立枢纽。`,
      };
  }
}

function holds(claim: Claim, layer: number, { belts }: Facts): boolean {
  const side = belts.sideBySide!;
  if (claim.kind === "one-belt")
    return side.layers[layer]!.belts.some((cities) => claim.cities.every((id) => cities.includes(id)));
  return claim.cities.every((id) => {
    const hubClass = side.hubs.find((hub) => hub.id === id)?.byLayer[layer]?.hubClass;
    return hubClass === "isolated" || (claim.kind === "cut-off" && hubClass === "sector");
  });
}

/** How sure that is on the first layer. */
function hubText(id: string, { belts, settings }: Facts, { say, name, hubClass, level }: Voice): string {
  const hub = belts.hubs.find((one) => one.id === id);
  const test = belts.certainty?.hubs.find((one) => one.id === id);
  if (hub === undefined) return say({ en: `${name(id)} is no hub here.`, zh: `${name(id)}在此不是枢纽。` });
  const gap = hub.gap === null ? "" : say({ en: ` at ${name(hub.gap.id)}`, zh: `，断于${name(hub.gap.id)}` });
  const share =
    hub.classShare === null
      ? ""
      : say({
          en: `, in ${Math.round(100 * hub.classShare)} % of the draws`,
          zh: `，占抽样的 ${Math.round(100 * hub.classShare)} %`,
        });
  const p =
    test === undefined || test.p === null
      ? ""
      : say({
          en: `; p ${pText(test.p)}, adjusted ${pText(test.adjustedP)}`,
          zh: `；p ${pText(test.p)}，校正后 ${pText(test.adjustedP)}`,
        });
  return say({
    en: `On \`${settings.layers[0]}\` ${name(id)} is ${article(hubClass(hub.hubClass))}, joining level ${level(hub.joiningLevel)}${gap}${share}${p}.`,
    zh: `在 \`${settings.layers[0]}\` 上，${name(id)}为${hubClass(hub.hubClass)}，连通水平 ${level(hub.joiningLevel)}${gap}${share}${p}。`,
  });
}

function article(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;
}

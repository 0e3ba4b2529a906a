/** Areas: which hub leads which cities, and where the ways to tell do not agree. */
import type { Facts } from "../facts.ts";
import { dash, type Voice } from "../voice.ts";

const mostAreas = 8;
const mostMembers = 8;

export function areasSection({ settings, areas }: Facts, voice: Voice): string {
  const { say, name, names, level, paragraph } = voice;
  const [first] = areas.readings;
  const ranked = [...first!.areas].sort((a, b) => b.count - a.count);
  const shown = ranked.slice(0, mostAreas).filter(({ count }) => count > 1);
  const alone = ranked.filter(({ count }) => count === 1).length;
  const followers = areas.cities.filter(({ hub, agree }) => !hub && agree !== null);
  const agreeing = followers.filter(({ agree }) => agree === true).length;
  return [
    paragraph(
      say({
        en: "A city that is no hub belongs to the hub that it reaches by always going to its highest neighbour.",
        zh: "非枢纽城市沿“始终走向最高邻居”的路径到达的枢纽，即其所属腹地的枢纽。",
      }),
      alone === 0
        ? null
        : say({
            en: `${alone} of the ${ranked.length} hubs lead no city but themselves.`,
            zh: `${ranked.length} 个枢纽中有 ${alone} 个除自身外不带动任何城市。`,
          }),
      first!.unled.length === 0
        ? null
        : say({
            en: `Led by no hub: ${names(first!.unled, mostMembers)}.`,
            zh: `无枢纽带动：${names(first!.unled, mostMembers)}。`,
          }),
    ),
    shown.length === 0
      ? say({ en: "No hub leads another city.", zh: "没有枢纽带动其他城市。" })
      : voice.table(
          [
            say({ en: "hub", zh: "枢纽" }),
            say({ en: "cities with it", zh: "城市数（含自身）" }),
            say({ en: "mean multiple", zh: "平均倍数" }),
            say({ en: "the others", zh: "其他城市" }),
          ],
          shown.map(({ hub, cities, count, meanMultiple }) => [
            name(hub),
            String(count),
            level(meanMultiple),
            names(
              cities.filter((id) => id !== hub),
              mostMembers,
            ),
          ]),
        ),
    paragraph(
      say({
        en: `Three ways to name the hub of a city (the climb on the layer, its strongest tie, and gravity, multiple / km^${areas.gravityExponent}) agree for ${agreeing} of the ${followers.length} cities where at least two name one, and disagree for ${followers.length - agreeing}.`,
        zh: `判断某城市所属枢纽的三种方法（沿图层攀升、最强联系、引力即倍数除以公里数的 ${areas.gravityExponent} 次方），在至少两种给出结果的 ${followers.length} 个城市中有 ${agreeing} 个一致，${followers.length - agreeing} 个不一致。`,
      }),
      first!.disagreements.length > 0 && first!.disagreements.length <= 12
        ? say({
            en: `They disagree for ${names(first!.disagreements.map(({ id }) => id))}.`,
            zh: `不一致的城市：${names(first!.disagreements.map(({ id }) => id))}。`,
          })
        : null,
      say({
        en: `On the layers: ${areas.readings.map(({ layer, disagreements }) => `\`${layer}\` ${disagreements.length}`).join(", ")}.`,
        zh: `各图层的不一致数：${areas.readings.map(({ layer, disagreements }) => `\`${layer}\` ${disagreements.length}`).join("、")}。`,
      }),
    ),
    say({
      en: `Does ${name(settings.leads.hub)} lead ${names(settings.leads.cities)}?`,
      zh: `${name(settings.leads.hub)}是否带动${names(settings.leads.cities)}？`,
    }),
    voice.bullets(settings.leads.cities.map((id) => leadText(id, settings.leads.hub, areas, voice))),
    ...(areas.notes.length === 0 ? [] : [paragraph(...areas.notes.map(say))]),
  ].join("\n\n");
}

function leadText(
  id: string,
  hub: string,
  { cities, cooperationLayer, readings }: Facts["areas"],
  { say, name, list, layers, paragraph }: Voice,
): string {
  const city = cities.find((one) => one.id === id)!;
  const named = (lead: string | null): string => (lead === null ? dash : name(lead));
  const leader =
    city.leader === null || city.leaderShare === null
      ? null
      : say({
          en: `Of the tied cities of a higher tier, ${name(city.leader)} attracts it most (${Math.round(100 * city.leaderShare)} % of their attraction).`,
          zh: `相连的更高层级城市中，${name(city.leader)}的引力最大（占其合计的 ${Math.round(100 * city.leaderShare)} %）。`,
        });
  if (city.hub)
    return paragraph(
      say({
        en: `${name(id)} is a hub itself on this score and leads its own area, so it is not led by ${name(hub)} in this sense.`,
        zh: `按此得分，${name(id)}自身即为枢纽并有自己的腹地，故在此意义上不由${name(hub)}带动。`,
      }),
      leader,
    );
  const ways = [
    { en: `by the climb ${named(city.area)}`, zh: `按攀升为${named(city.area)}`, lead: city.area },
    {
      en: `by its strongest tie ${named(city.leadByStrength)}`,
      zh: `按最强联系为${named(city.leadByStrength)}`,
      lead: city.leadByStrength,
    },
    {
      en: `by gravity ${named(city.leadByGravity)}`,
      zh: `按引力为${named(city.leadByGravity)}`,
      lead: city.leadByGravity,
    },
    // On the layer already read it is the strongest tie once more.
    ...(city.leadByCooperation === null || cooperationLayer === null || cooperationLayer === readings[0]!.layer
      ? []
      : [
          {
            en: `by the strongest tie on ${layers([cooperationLayer])} ${named(city.leadByCooperation)}`,
            zh: `按 ${layers([cooperationLayer])} 上的最强联系为${named(city.leadByCooperation)}`,
            lead: city.leadByCooperation,
          },
        ]),
  ];
  const yes = ways.filter(({ lead }) => lead === hub).length;
  return paragraph(
    say({
      en: `${name(id)}: ${list(ways.map(({ en }) => en))}.`,
      zh: `${name(id)}：${list(ways.map(({ zh }) => zh))}。`,
    }),
    say(
      yes === 0
        ? { en: `None of them names ${name(hub)}.`, zh: `均未指向${name(hub)}。` }
        : {
            en: `${yes === ways.length ? "All" : `${yes} of the ${ways.length}`} name${yes === 1 ? "s" : ""} ${name(hub)}.`,
            zh: `${ways.length} 种中有 ${yes} 种指向${name(hub)}。`,
          },
    ),
    leader,
  );
}

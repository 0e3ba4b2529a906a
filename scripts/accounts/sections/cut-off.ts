/** The isolated hubs one by one, then the sector hubs: behind which city, and what speaks for and against it. */
import { pText, shareText, usualLevel } from "../../../src/analysis/wording.ts";
import type { Facts } from "../facts.ts";
import { usualLevelText, type Voice } from "../voice.ts";
import { drawnHow } from "./hubs.ts";

type Hub = Facts["belts"]["hubs"][number];

export function cutOffSection(facts: Facts, voice: Voice): string {
  const { hubs } = facts.belts;
  const { say } = voice;
  const isolated = hubs.filter(({ hubClass }) => hubClass === "isolated");
  const sector = hubs.filter(({ hubClass }) => hubClass === "sector");
  return [
    isolated.length === 0
      ? say({ en: "No hub is isolated.", zh: "没有孤立枢纽。" })
      : isolated.map((hub) => isolatedText(hub, facts, voice)).join("\n\n"),
    sector.length === 0
      ? say({ en: "No hub is a sector hub with a gap.", zh: "没有带断点的片区枢纽。" })
      : [
          say({
            en: "Sector hubs with a gap are joined to another hub above the isolation level, but below the hub level:",
            zh: "有断点的片区枢纽：与其他枢纽的连通水平高于孤立下限而低于枢纽下限：",
          }),
          voice.bullets(sector.map((hub) => sectorText(hub, facts, voice))),
        ].join("\n\n"),
  ].join("\n\n");
}

function isolatedText(hub: Hub, facts: Facts, voice: Voice): string {
  const { belts } = facts;
  const { say, name, level, hubClass, list, paragraph } = voice;
  const multiple = belts.cities.find(({ id }) => id === hub.id)!.multiple!;
  const test = belts.certainty?.hubs.find(({ id }) => id === hub.id);
  const drawn = belts.certainty?.draws?.cities.find(({ id }) => id === hub.id);
  const others =
    drawn === undefined
      ? []
      : (["belt", "paired", "sector", "none"] as const)
          .filter((one) => drawn.classes[one] > 0)
          .map((one) =>
            say({
              en: `${hubClass(one === "none" ? null : one)} in ${shareText(drawn.classes[one])}`,
              zh: `${hubClass(one === "none" ? null : one)} ${shareText(drawn.classes[one])}`,
            }),
          );
  return paragraph(
    say({
      en: `**${name(hub.id)}** stands at ${level(multiple)} times the mean.`,
      zh: `**${name(hub.id)}**为均值的 ${level(multiple)} 倍。`,
    }),
    hub.path.length < 2
      ? say({ en: "No path leads to another hub.", zh: "没有路径通往其他枢纽。" })
      : hub.gap === null
        ? say({
            en: `Its best way to another hub leads to ${name(hub.path.at(-1)!)}, at ${level(hub.joiningLevel)}.`,
            zh: `通往其他枢纽的最佳路径到${name(hub.path.at(-1)!)}，连通水平 ${level(hub.joiningLevel)}。`,
          })
        : say({
            en: `Its best way to another hub, ${voice.spine(hub.path)}, falls to ${level(hub.joiningLevel)} at ${name(hub.gap.id)}, the gap city.`,
            zh: `通往其他枢纽的最佳路径为${voice.spine(hub.path)}，在断点城市${name(hub.gap.id)}降至 ${level(hub.joiningLevel)}。`,
          }),
    hub.classShare === null
      ? say({
          en: "It is isolated on this score; there is nothing to draw anew, so no share can be given.",
          zh: "在此得分下为孤立枢纽；无可重新抽样，故不给出比例。",
        })
      : say({
          en: `It is isolated ${drawnHow(hub, belts.draws, voice)}${others.length === 0 ? "" : ` (${list(others)})`}.`,
          zh: `${drawnHow(hub, belts.draws, voice)}为孤立枢纽${others.length === 0 ? "" : `（${list(others)}）`}。`,
        }),
    test === undefined || test.p === null
      ? say({ en: "Its prominence has no p, because it has no col.", zh: "因无鞍部，其突出度没有 p 值。" })
      : say({
          en: `Its prominence has p ${pText(test.p)}, adjusted ${pText(test.adjustedP)}: at ${usualLevelText} ${test.adjustedP! <= usualLevel ? "it stands apart more than chance would arrange" : "the test does not show that it stands apart more than chance would arrange"}.`,
          zh: `突出度的 p 为 ${pText(test.p)}，校正后 ${pText(test.adjustedP)}：在 ${usualLevelText} 水平上${test.adjustedP! <= usualLevel ? "超出随机" : "不能与随机排列相区分"}。`,
        }),
    facts.rim?.includes(hub.id) === true
      ? say({
          en: "It lies on the rim of the study area, and its neighbours outside are not seen.",
          zh: "它位于研究范围的边缘，外侧邻居不在数据之内。",
        })
      : null,
    onLayers(hub, facts, voice),
  );
}

function onLayers({ id }: Hub, { belts, layers }: Facts, { say, layers: named, hubClass }: Voice): string | null {
  const side = belts.sideBySide?.hubs.find((hub) => hub.id === id);
  if (side === undefined) return null;
  const on = side.byLayer.flatMap((one, place) => (one.hubClass === "isolated" ? [layers[place]!.id] : []));
  const elsewhere = (["sector", "paired", "belt"] as const).flatMap((one) => {
    const ids = side.byLayer.flatMap((row, place) => (row.hubClass === one ? [layers[place]!.id] : []));
    return ids.length === 0
      ? []
      : [say({ en: `${hubClass(one)} on ${named(ids)}`, zh: `在 ${named(ids)} 上为${hubClass(one)}` })];
  });
  return say({
    en: `It is isolated on ${on.length} of the ${layers.length} layers (${named(on)})${elsewhere.length === 0 ? "" : `; ${elsewhere.join("; ")}`}.`,
    zh: `在 ${layers.length} 个图层中的 ${on.length} 个上为孤立枢纽（${named(on)}）${elsewhere.length === 0 ? "" : `；${elsewhere.join("；")}`}。`,
  });
}

function sectorText(hub: Hub, { belts }: Facts, voice: Voice): string {
  const { say, name, level } = voice;
  const multiple = belts.cities.find(({ id }) => id === hub.id)!.multiple!;
  const how =
    hub.classShare === null
      ? ""
      : say({ en: `; ${drawnHow(hub, belts.draws, voice)}`, zh: `；${drawnHow(hub, belts.draws, voice)}如此` });
  if (hub.gap === null)
    return say({ en: `${name(hub.id)} (${level(multiple)})${how}`, zh: `${name(hub.id)}（${level(multiple)}）${how}` });
  return say({
    en: `${name(hub.id)} (${level(multiple)}): ${name(hub.gap.id)} at ${level(hub.gap.multiple)} on the way to ${name(hub.path.at(-1)!)}${how}`,
    zh: `${name(hub.id)}（${level(multiple)}）：通往${name(hub.path.at(-1)!)}的路断于${name(hub.gap.id)}（${level(hub.gap.multiple)}）${how}`,
  });
}

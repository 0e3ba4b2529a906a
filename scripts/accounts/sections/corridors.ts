/** Corridors: along which cities, how low they fall, and whether another way or another layer does better. */
import type { Detour, Facts } from "../facts.ts";
import { dash, type Voice } from "../voice.ts";

type Corridors = Facts["corridors"];
type Corridor = Corridors["readings"][number]["corridors"][number];
type Path = Corridor["paths"][number];

export function corridorsSection({ settings, corridors, peakCorridors, detours }: Facts, voice: Voice): string {
  const { say } = voice;
  return [
    say({
      en: `Of all ways between two cities a corridor is the one whose lowest inner city stands highest; among equal ones the shortest. The first table, with the best way that avoids the lowest city, is read on \`${settings.layers[0]}\`, the next on all layers.`,
      zh: `走廊是两城之间最低途经城市最高的路径；相同时取最短者。第一张表（附绕开最低城市的最佳路径）按 \`${settings.layers[0]}\` 读取，随后为全部图层。`,
    }),
    pathTable([corridors], detours, voice),
    layerTable([corridors], voice),
    ...(peakCorridors.length === 0
      ? []
      : [
          say({
            en: `The ${peakCorridors.length} most prominent peaks that meet a higher one, each with the corridor to it:`,
            zh: `突出度最高且与更高峰相遇的 ${peakCorridors.length} 个峰，各自通往该峰的走廊：`,
          }),
          pathTable(peakCorridors, detours, voice),
          layerTable(peakCorridors, voice),
        ]),
    ...(corridors.notes.length === 0 ? [] : [voice.bullets(corridors.notes.map(say))]),
  ].join("\n\n");
}

function pathTable(results: readonly Corridors[], detours: Facts["detours"], voice: Voice): string {
  const { say, spine, name } = voice;
  const rows = results.flatMap(({ from, readings }) =>
    readings[0]!.corridors.map(({ to, paths }) => {
      const [first] = paths;
      if (to === null || first === undefined)
        return [to === null ? name(from) : spine([from, to]), dash, dash, dash, dash];
      return [
        spine([from, to]),
        first.path.length === 2 ? say(direct) : spine(first.path.slice(1, -1)),
        first.lengthKm === null ? dash : String(Math.round(first.lengthKm)),
        lowest(first, voice),
        detourText(detours.get(`${from} ${to}`), voice),
      ];
    }),
  );
  return voice.table(
    [
      say({ en: "corridor", zh: "走廊" }),
      say({ en: "by way of", zh: "途经" }),
      "km",
      say({ en: "lowest inner city", zh: "最低途经城市" }),
      say({ en: "best way round it", zh: "绕开它的最佳路径" }),
    ],
    rows,
  );
}

function layerTable(results: readonly Corridors[], voice: Voice): string {
  const layers = results[0]!.readings.map(({ layer }) => layer);
  const rows = results.flatMap(({ from, readings }) =>
    readings[0]!.corridors.map(({ to }, place) => [
      to === null ? voice.name(from) : voice.spine([from, to]),
      ...readings.map(({ corridors }) => {
        const [first] = corridors[place]!.paths;
        return first === undefined ? voice.say({ en: "no way", zh: "无路径" }) : lowest(first, voice);
      }),
    ]),
  );
  return voice.table(
    [voice.say({ en: "lowest inner city", zh: "最低途经城市" }), ...layers.map((id) => `\`${id}\``)],
    rows,
  );
}

const direct = { en: "a direct tie", zh: "直接相连" };

function lowest({ level, bottleneck }: Path, { say, name, level: text }: Voice): string {
  return level === null ? say(direct) : `${name(bottleneck.id)} ${text(level)}`;
}

function detourText(detour: Detour | undefined, { say, name, level }: Voice): string {
  if (detour === undefined) return dash;
  const way = `${name(detour.bottleneck)} ${level(detour.level)}`;
  if (detour.lengthKm === null) return way;
  const km = Math.round(detour.lengthKm);
  return say({ en: `${way}, ${km} km`, zh: `${way}，${km} km` });
}

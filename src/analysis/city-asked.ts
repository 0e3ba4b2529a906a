/** The city that an option names, by its id or by an English or Chinese name that only one city has. */
import { makeCityFinder } from "../dataset/city-finder.ts";
import type { DeclaredDataset } from "../dataset/declared.ts";
import { InnobeltError } from "../support/error.ts";
import type { Text } from "../support/text.ts";

/** Its index among the cities; refused when no city or more than one can be meant, with the candidates. */
export function cityAsked({ network }: DeclaredDataset, asked: string): number {
  const { cities, indexOf } = network;
  const finder = makeCityFinder(cities, { bareNames: true });
  const found = finder.find(asked.trim());
  if ("index" in found) return found.index;
  if (found.how === "ambiguous" || found.how === "rounded") {
    const candidate = (id: string, language: keyof Text): string => {
      const city = cities[indexOf.get(id)!]!;
      const province = city.province?.[language];
      const [open, close] = language === "en" ? [" (", ")"] : ["（", "）"];
      return `${id}${open}${city.name[language]}${province === undefined ? "" : `, ${province}`}${close}`;
    };
    throw new InnobeltError(
      "usage",
      { en: `"${asked}" may be one of several cities.`, zh: `“${asked}”可指多个城市。` },
      {
        wayOut: {
          en: `Write the id: ${found.candidates.map((id) => candidate(id, "en")).join(", ")}.`,
          zh: `请改写编号：${found.candidates.map((id) => candidate(id, "zh")).join("、")}。`,
        },
      },
    );
  }
  const near = finder.nearest(asked);
  throw new InnobeltError(
    "usage",
    { en: `No city has the id or name "${asked}".`, zh: `没有编号或名称为“${asked}”的城市。` },
    {
      wayOut:
        near.length > 0
          ? { en: `Did you mean ${near.join(", ")}?`, zh: `是否指 ${near.join("、")}？` }
          : { en: "Write an id or a name of the cities table.", zh: "请写城市表中的编号或名称。" },
    },
  );
}

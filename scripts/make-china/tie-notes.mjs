/**
 * The notes of the source on a pair, shortened; which layer and which type a tie is of is read off them.
 *
 * A pair that shares no border is a tie of the layer `links`, so that the layer `border` is borders only. A border that
 * the second boundary set has not, or hardly, is `doubtful` and can be left out by its type.
 */
const rules = [
  [/^$/, "border", "land", ""],
  [
    /^water only .*Hangzhou Bay Bridge/,
    "border",
    "water",
    "meet on the water of Hangzhou Bay only; Hangzhou Bay Bridge",
  ],
  [/^water only .*Jiashao Bridge/, "border", "water", "meet on the water of Hangzhou Bay only; Jiashao Bridge"],
  [
    /^short or generalised .* contact over about ([\d.]+) km only$/,
    "border",
    "doubtful",
    "in the second boundary set a contact of about $1 km",
  ],
  [/^short or generalised .* a gap of ([\d.]+) km$/, "border", "doubtful", "in the second boundary set a gap of $1 km"],
  [
    /^NOT contiguous .*Donghai Bridge.*$/,
    "links",
    "fixed-link",
    "no land border; Donghai Bridge to Yangshan (Shengsi county of Zhoushan)",
  ],
  [
    /^NOT contiguous .*Zhoushan cross-sea bridges$/,
    "links",
    "fixed-link",
    "no land border; Zhoushan cross-sea bridges",
  ],
  [
    /^NOT contiguous .*Shenzhen-Zhongshan Link \(2024\)$/,
    "links",
    "fixed-link",
    "no land border; Shenzhen-Zhongshan Link over the Pearl River estuary, since 2024",
  ],
  [
    /^NOT contiguous .*Qiongzhou Strait; train ferry.*$/,
    "links",
    "ferry",
    "no land border; train ferry, no fixed link",
  ],
  [
    /^NOT contiguous: separated by county-level units .*Hainan.*$/,
    "links",
    "railway",
    "separated by county-level units of Hainan; ring railway of the island",
  ],
];

export function tieOf(note) {
  const rule = rules.find(([pattern]) => pattern.test(note));
  if (rule === undefined) throw new Error(`contiguity.csv: no rule reads the note "${note}"`);
  const [pattern, layer, type, text] = rule;
  return { layer, type, note: text.includes("$1") ? note.replace(pattern, text) : text };
}

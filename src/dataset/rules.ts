/**
 * Every rule of reading by its id, with the sentence that a broken one gives: what is wrong, and the way out.
 *
 * Refusals say why a row was left out. The others are notes on what was kept: those that take a count are written once
 * per file, with the first place where it happened.
 */
import type { Text } from "../support/text.ts";

const rows = (count: number): string => (count === 1 ? "1 row" : `${count.toLocaleString("en")} rows`);
/** "1 row has", "2 rows have": the verb that goes with the count. */
const rowsThat = (count: number, one: string, more: string): string => `${rows(count)} ${count === 1 ? one : more}`;
const counted = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;
const list = (names: readonly string[], between = ", "): string => names.join(between);

/** Why a row was left out. */
export const refusals = {
  "csv.ragged": (cells: number, headings: number): Text => ({
    en: `The row has ${counted(cells, "cell", "cells")} under ${counted(headings, "heading", "headings")}. Add or remove separators, or put a cell that holds one in quotes.`,
    zh: `该行有 ${cells} 个单元格，而表头有 ${headings} 列。请增删分隔符，或给含分隔符的单元格加引号。`,
  }),
  "csv.quote": (): Text => ({
    en: 'A quote is opened and not closed before a separator or the end of the line. Close it, and write a quote inside a cell as "".',
    zh: '引号打开后未在分隔符或行尾之前关闭。请补上引号；单元格内的引号写作 ""。',
  }),
  "id.empty": (): Text => ({ en: "The city has no id. Give it one.", zh: "该城市没有编号，请补上。" }),
  "id.long": (): Text => ({
    en: "The id is longer than 200 characters; it may hold text of other cells. Check the quotes of this row.",
    zh: "编号超过 200 个字符，可能混入了其他单元格的内容。请检查该行的引号。",
  }),
  "id.duplicate": (firstRow: number): Text => ({
    en: `This id stands already in row ${firstRow}, which is the one kept. Give every city its own id.`,
    zh: `该编号已在第 ${firstRow} 行出现，保留先出现的一行。请为每个城市使用不同的编号。`,
  }),
  "id.duplicateYear": (firstRow: number, year: string): Text => ({
    en: `This city has a row for ${year} already, row ${firstRow}, which is the one kept. Leave one row per city and year.`,
    zh: `该城市 ${year} 年的数据已在第 ${firstRow} 行出现，保留先出现的一行。每个城市每年只留一行。`,
  }),
  "city.empty": (): Text => ({ en: "The city is not named. Write its id.", zh: "未写城市，请填写其编号。" }),
  "cities.noRows": (records: number): Text =>
    records === 0
      ? {
          en: "The cities file has headings but no rows, so there are no cities. Add a row for every city, or check that it is the right file.",
          zh: "城市文件只有表头，没有数据行，因此没有任何城市。请为每个城市添加一行，或确认文件是否正确。",
        }
      : {
          en: `The cities file has no usable row: ${records === 1 ? "its only row was" : `all ${records.toLocaleString("en")} rows were`} refused, so there are no cities. Mend its rows first.`,
          zh: `城市文件没有可用的数据行：${records} 行全部被拒绝，因此没有任何城市。请先改正这些行。`,
        },
  "city.none": (): Text => ({
    en: "The cities file has no usable row, so this city cannot be found in it. Mend the cities file first.",
    zh: "城市文件没有可用的数据行，无法找到该城市。请先改正城市文件。",
  }),
  "city.unknown": (nearest: readonly string[]): Text => ({
    en: `No city has this id or name. ${nearest.length > 0 ? `The nearest are ${list(nearest)}.` : "Add the city to the cities table, or correct the id."}`,
    zh: `没有这个编号或名称的城市。${nearest.length > 0 ? `最接近的是 ${list(nearest, "、")}。` : "请在城市表中补上该城市，或更正编号。"}`,
  }),
  "city.ambiguous": (ids: readonly string[]): Text => ({
    en: `Several cities have this name: ${list(ids)}. Write the id.`,
    zh: `多个城市同名：${list(ids, "、")}。请改写编号。`,
  }),
  "city.rounded": (ids: readonly string[]): Text => ({
    en: `A spreadsheet has rounded this id, and it may be any of ${list(ids)}. Format the column as text and export again.`,
    zh: `电子表格把编号取整了，可能是 ${list(ids, "、")} 中的任何一个。请把该列设为文本格式后重新导出。`,
  }),
  "tie.self": (): Text => ({
    en: "The tie joins a city to itself. Leave the row out; activity inside a city belongs into the cities table.",
    zh: "该联系的两端是同一城市。请删去该行；城市内部的量应写入城市表。",
  }),
  "tie.repeated": (firstRow: number): Text => ({
    en: `This tie stands already in row ${firstRow}. Leave one row, or read with --repeats sum, first or max.`,
    zh: `该联系已在第 ${firstRow} 行出现。请只留一行，或使用 --repeats sum、first 或 max。`,
  }),
  "strength.number": (): Text => ({
    en: "The strength is no number. Write digits with a decimal point, or leave the cell empty for 1.",
    zh: "强度不是数字。请写成带小数点的数字；留空表示 1。",
  }),
  "strength.ambiguous": (): Text => ({
    en: "The comma or point may mark thousands or decimals, and nothing in the file says which. Write 1234 or 1.234.",
    zh: "逗号或句点可能表示千位或小数，文件中没有依据可判断。请写作 1234 或 1.234。",
  }),
  "strength.negative": (): Text => ({
    en: "The strength is negative; a strength says how close two cities are and is above 0. Turn a distance into a strength first.",
    zh: "强度为负；强度表示两城的紧密程度，须大于 0。若是距离，请先换算为强度。",
  }),
  "strength.zero": (): Text => ({
    en: "The strength is 0, which is no tie. Leave the row out.",
    zh: "强度为 0，即没有联系。请删去该行。",
  }),
  "strength.range": (): Text => ({
    en: "The strength is infinite or outside 1e-100 to 1e100, where sums and distances leave the range of numbers. Change its unit.",
    zh: "强度为无穷大或超出 1e-100 至 1e100，求和与距离会超出数值范围。请更换单位。",
  }),
  "indicator.unknown": (nearest: readonly string[]): Text => ({
    en: `The data package declares no such indicator here. ${nearest.length > 0 ? `The nearest are ${list(nearest)}.` : "Declare it, or correct the name."}`,
    zh: `数据包未在此声明该指标。${nearest.length > 0 ? `最接近的是 ${list(nearest, "、")}。` : "请补充声明，或更正名称。"}`,
  }),
  "indicator.year": (): Text => ({
    en: "The year is missing or longer than 20 characters. Write a year such as 2021.",
    zh: "年份缺失或超过 20 个字符。请写成 2021 这样的年份。",
  }),
  "indicator.duplicate": (firstRow: number): Text => ({
    en: `This city, year and indicator stand already in row ${firstRow}, which is the one kept. Leave one row.`,
    zh: `该城市、年份与指标已在第 ${firstRow} 行出现，保留先出现的一行。请只留一行。`,
  }),
  "value.number": (): Text => ({
    en: "The value is no number. Write digits with a decimal point, or leave the cell empty when it is missing.",
    zh: "数值不是数字。请写成带小数点的数字；缺失时留空。",
  }),
  "value.ambiguous": (): Text => ({
    en: "The comma or point may mark thousands or decimals, and nothing in the file says which. Write 1234 or 1.234.",
    zh: "逗号或句点可能表示千位或小数，文件中没有依据可判断。请写作 1234 或 1.234。",
  }),
  "value.range": (): Text => ({
    en: "The value is infinite or beyond 1e100. Correct it, change its unit, or leave it empty when it is missing.",
    zh: "数值为无穷大或超过 1e100。请更正或更换单位；缺失时留空。",
  }),
  "outline.feature": (): Text => ({
    en: "The feature has no GeoJSON geometry in degrees (lon within ±180, lat within ±90). Export it in WGS-84 (EPSG:4326).",
    zh: "该要素没有以度为单位的 GeoJSON 几何（经度 ±180、纬度 ±90 以内）。请以 WGS-84（EPSG:4326）导出。",
  }),
  "report.more": (count: number): Text => ({
    en: `${count === 1 ? "1 more row of this file was refused and is" : `${count.toLocaleString("en")} more rows of this file were refused and are`} not listed one by one. Mend those listed and read it again.`,
    zh: `该文件另有 ${count} 行被拒绝，未逐一列出。请先改正已列出的行再读入。`,
  }),
};

/** What is worth knowing of what was kept. */
export const notes = {
  "csv.trimmed": (count: number): Text => ({
    en: `${rows(count)} had empty cells beyond the last heading; they were cut off.`,
    zh: `${count} 行在最后一个表头之后有空单元格，已截去。`,
  }),
  "csv.hollow": (count: number): Text => ({
    en: `${rows(count)} held separators only and ${count === 1 ? "was skipped like a blank line" : "were skipped like blank lines"}.`,
    zh: `${count} 行只有分隔符，按空行跳过。`,
  }),
  "heading.duplicate": (): Text => ({
    en: "This heading stands twice, or two headings mean the same; the first is read. Rename or remove the other.",
    zh: "表头重复或含义相同，读取靠前的一列。请改名或删去另一列。",
  }),
  "heading.empty": (column: number): Text => ({
    en: `Column ${column} has no heading and is not read. Give it one if it is wanted.`,
    zh: `第 ${column} 列没有表头，未读取。如需要请加上表头。`,
  }),
  "heading.unread": (names: readonly string[]): Text => ({
    en: `Not read, for lack of a meaning here: ${list(names)}. Rename a column if it is wanted.`,
    zh: `以下各列未读取：${list(names, "、")}。如需要请改用可识别的表头。`,
  }),
  "heading.blank": (names: readonly string[]): Text => ({
    en: `No cell holds a value under ${list(names)}, so ${names.length === 1 ? "the column is" : "these columns are"} not read.`,
    zh: `以下各列没有任何数值，未读取：${list(names, "、")}。`,
  }),
  "heading.notNumbers": (heading: string): Text => ({
    en: `The cells under "${heading}" are mostly not numbers, such as this one, so the column is not read. Write digits with a decimal point, without units, percent signs or formulas.`,
    zh: `“${heading}”列的单元格大多不是数字（例如此格），未读取该列。请写成带小数点的数字，不带单位、百分号或公式。`,
  }),
  "heading.screen": (): Text => ({
    en: "The columns x and y are not read, since many programs write places on the screen there. Call them lon and lat if they are degrees.",
    zh: "x、y 两列未读取，因为许多软件用它们表示屏幕位置。若是经纬度，请改名为 lon、lat。",
  }),
  "heading.id": (heading: string): Text => ({
    en: `No heading is called id, so the column "${heading}" is taken for the id. Name a column id if another is meant.`,
    zh: `没有名为 id 的表头，以“${heading}”列为编号。若应为其他列，请将其改名为 id。`,
  }),
  "heading.strength": (heading: string): Text => ({
    en: `No heading is called strength or weight, so the only column of numbers, "${heading}", is taken for the strength.`,
    zh: `没有名为 strength 或 weight 的表头，以唯一的数字列“${heading}”为强度。`,
  }),
  "id.float": (count: number): Text => ({
    en: `A spreadsheet had turned ${count === 1 ? 'the id of 1 row into a decimal ("310000.0"); it was read as a whole number' : `the ids of ${rows(count)} into decimals ("310000.0"); they were read as whole numbers`}. Format the column as text before export.`,
    zh: `${count} 行的编号被电子表格变成了小数（如“310000.0”），已按整数读取。导出前请将该列设为文本格式。`,
  }),
  "id.rounded": (count: number): Text => ({
    en: `${rowsThat(count, "has", "have")} an id in powers of ten ("3.1E+05") that a spreadsheet has rounded; it is kept as it stands. Format the column as text and export again.`,
    zh: `${count} 行的编号被电子表格写成了取整的科学计数法（如“3.1E+05”），按原样保留。请将该列设为文本格式后重新导出。`,
  }),
  "id.formula": (count: number): Text => ({
    en: `${rowsThat(count, "writes", "write")} a cell as a formula of text (="310000"); the text inside was read.`,
    zh: `${count} 行把单元格写成文本公式（="310000"），已读取其中的文本。`,
  }),
  "text.invisible": (count: number): Text => ({
    en: `${rows(count)} held invisible characters in an id or a name; they were removed.`,
    zh: `${count} 行的编号或名称含有不可见字符，已去除。`,
  }),
  "city.float": (count: number): Text => ({
    en: `A spreadsheet had turned the ids of ${rows(count)} into decimals or powers of ten; each was matched to the one city it can mean. Format the column as text before export.`,
    zh: `${count} 行的编号被电子表格变成小数或科学计数法，已对应到唯一可能的城市。导出前请将该列设为文本格式。`,
  }),
  "city.byName": (count: number): Text => ({
    en: `${rowsThat(count, "names", "name")} a city by its name instead of its id; each name is that of one city only.`,
    zh: `${count} 行以名称而非编号指代城市；每个名称只对应一个城市。`,
  }),
  "city.total": (): Text => ({
    en: "This looks like a total row, not a city; it is kept as a city and counts in means and shares. Take the row out if it is a total.",
    zh: "该行看起来是合计行而非城市；已作为城市保留，会计入均值与占比。若确为合计行，请删去。",
  }),
  "point.range": (): Text => ({
    en: "The point is outside lon ±180, lat ±90, so the city is kept without a point. Give degrees (WGS-84).",
    zh: "坐标超出经度 ±180、纬度 ±90，城市保留但没有点位。请使用以度为单位的 WGS-84 坐标。",
  }),
  "point.number": (): Text => ({
    en: "The point is no pair of numbers, so the city is kept without one. Write decimal degrees such as 121.47 and 31.23.",
    zh: "坐标不是一对数字，城市保留但没有点位。请写成十进制度数，如 121.47 与 31.23。",
  }),
  "point.half": (): Text => ({
    en: "Only one of lon and lat is there, so the city is kept without a point. Add the other.",
    zh: "经度和纬度只有一个，城市保留但没有点位。请补全。",
  }),
  "point.swapped": (count: number): Text => ({
    en: `lon and lat are swapped in ${rows(count)} (the latitude is beyond 90 and swapping mends it); they were swapped back.`,
    zh: `${count} 行的经度与纬度颠倒（纬度超过 90，对调后有效），已对调。`,
  }),
  "point.columns": (count: number): Text => ({
    en: `The columns lon and lat are swapped (in ${rows(count)} the latitude is beyond 90 and swapping mends it); the whole columns were swapped back.`,
    zh: `lon 与 lat 两列颠倒（${count} 行纬度超过 90，对调后有效），已整列对调。`,
  }),
  "point.none": (count: number): Text => ({
    en: `${count} ${count === 1 ? "city has" : "cities have"} no point and cannot be drawn on the map. Add lon and lat if you need it.`,
    zh: `${count} 个城市没有点位，无法在地图上绘出。如需要请补充经度和纬度。`,
  }),
  "number.number": (): Text => ({
    en: "The cell is no number and its column holds numbers; the value is left out as missing. Write digits, or leave it empty.",
    zh: "该列为数字而此单元格不是数字，按缺失处理。请写数字或留空。",
  }),
  "number.ambiguous": (): Text => ({
    en: "The comma or point may mark thousands or decimals, so the value is left out as missing. Write 1234 or 1.234.",
    zh: "逗号或句点可能表示千位或小数，按缺失处理。请写作 1234 或 1.234。",
  }),
  "number.range": (): Text => ({
    en: "The value is infinite or beyond 1e100, so it is left out as missing. Correct it, or change its unit.",
    zh: "数值为无穷大或超过 1e100，按缺失处理。请更正或更换单位。",
  }),
  "score.negative": (heading: string): Text => ({
    en: `"${heading}" has values below 0, so it cannot be a score (a number >= 0). It is kept as an indicator.`,
    zh: `“${heading}”含负值，不能作为得分（须大于等于 0），保留为指标。`,
  }),
  "score.several": (names: readonly string[]): Text => ({
    en: `Several columns could be the score: ${list(names)}. Choose one with --score.`,
    zh: `有多列可作得分：${list(names, "、")}。请用 --score 选择。`,
  }),
  "score.none": (): Text => ({
    en: "No column of the cities could be a score, so what needs one is left out. Add a column of numbers.",
    zh: "城市表中没有可作得分的列，需要得分的分析从略。请增加一列数字。",
  }),
  "strength.missing": (count: number): Text => ({
    en: `${rowsThat(count, "has", "have")} no strength; it was read as 1.`,
    zh: `${count} 行没有强度，按 1 读取。`,
  }),
  "tie.summed": (count: number): Text => ({
    en: `${rowsThat(count, "repeats", "repeat")} a tie; ${count === 1 ? "the" : "their"} strengths were summed. Choose --repeats first, max or refuse for another rule.`,
    zh: `${count} 行为重复联系，强度已相加。可用 --repeats first、max 或 refuse 改变规则。`,
  }),
  "tie.first": (count: number): Text => ({
    en: `${rowsThat(count, "repeats", "repeat")} a tie; the first strength was kept.`,
    zh: `${count} 行为重复联系，保留最先的强度。`,
  }),
  "tie.max": (count: number): Text => ({
    en: `${rowsThat(count, "repeats", "repeat")} a tie; the greatest strength was kept.`,
    zh: `${count} 行为重复联系，保留最大的强度。`,
  }),
  "tie.years": (years: string): Text => ({
    en: `The ties are of several years (${years}) and are read as one layer. Split the file by year to keep them apart.`,
    zh: `联系分属多个年份（${years}），按一个图层读取。若要分开，请按年份拆分文件。`,
  }),
  "tie.types": (count: number): Text => ({
    en: `The column of types holds ${count} different texts, too many to be types of tie, and is not read. Remove it, or give at most 1,000 types.`,
    zh: `类型列含有 ${count} 种不同文本，过多而不视为联系类型，未读取。请删去该列，或使类型不超过 1000 种。`,
  }),
  "direction.mixed": (count: number): Text => ({
    en: `The file holds directed and undirected ties; it is read as directed, and ${count === 1 ? "the undirected one" : `each of the ${count} undirected ones`} as a tie in both directions.`,
    zh: `文件同时含有向与无向联系，按有向读取；其中 ${count} 条无向联系视为双向。`,
  }),
  "direction.overruled": (directed: boolean): Text => ({
    en: `The column Type says ${directed ? "undirected" : "directed"}, but the ties are read as ${directed ? "directed" : "undirected"}, as asked for.`,
    zh: `Type 列写明${directed ? "无向" : "有向"}，但按要求以${directed ? "有向" : "无向"}读取。`,
  }),
  "layer.geography": (): Text => ({
    en: "All ties are equally strong (1), so the layer is read as neighbourhood on a map: every tie counts for belts.",
    zh: "所有联系强度相同（均为 1），该图层按地理相邻处理：每条联系都参与创新带的判定。",
  }),
  "layer.isolates": (count: number, ids: readonly string[]): Text => ({
    en: `${count} ${count === 1 ? "city has" : "cities have"} no tie in this layer and ${count === 1 ? "is" : "are"} kept: ${list(ids)}${count > ids.length ? ", ..." : "."}`,
    zh: `${count} 个城市在该图层中没有联系，予以保留：${list(ids, "、")}${count > ids.length ? "等。" : "。"}`,
  }),
  "file.noRows": (): Text => ({
    en: "No row below the headings could be used. Check that it is the right file.",
    zh: "表头之下没有可用的数据行。请确认文件是否正确。",
  }),
  "package.unread": (): Text => ({
    en: 'This table of the data package has no "innobelt" entry with a role, so it is not read. Add one if it is wanted.',
    zh: "数据包中的该表没有带 role 的 innobelt 条目，未读取。如需要请补充。",
  }),
  "published.city": (): Text => ({
    en: "A published figure names a city that is not in the cities table; it cannot be compared. Correct the id.",
    zh: "已发表的数字提到城市表中没有的城市，无法比较。请更正编号。",
  }),
  "report.more": (count: number): Text => ({
    en: `${count === 1 ? "1 more note on this file is" : `${count.toLocaleString("en")} more notes on this file are`} not listed one by one.`,
    zh: `该文件另有 ${count} 条说明未逐一列出。`,
  }),
};

export type Refusals = typeof refusals;
export type RefusalRule = keyof Refusals;
export type Notes = typeof notes;
export type NoteRule = keyof Notes;
/** Notes that are written once per file with a count of rows. */
export type CountedRule = {
  [R in NoteRule]: Parameters<Notes[R]> extends [number] ? R : never;
}[NoteRule];

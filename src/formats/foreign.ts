/**
 * Is this file a table of text at all? A spreadsheet, a web page saved in its place, a graph file or a picture is
 * refused here with a sentence that names what it is, before a parser makes nonsense of it.
 *
 * Read off the first bytes (the signatures are those of the formats' own specifications) and off NUL bytes, which no
 * text file holds except UTF-16, known by its byte order mark. Cost: one pass over the bytes.
 */
import { InnobeltError } from "../support/error.ts";
import type { Text } from "../support/text.ts";
import type { NamedBytes } from "./named-bytes.ts";

const saveSheet: Text = {
  en: "Save the sheet as CSV UTF-8 and give that file.",
  zh: "请将工作表另存为 CSV UTF-8，并使用该文件。",
};
const exportTable: Text = { en: "Export it as CSV and give that file.", zh: "请导出为 CSV，并使用该文件。" };
const exportGraph: Text = {
  en: "Export nodes and edges as CSV tables and give those.",
  zh: "请将节点与边分别导出为 CSV 表，并使用这些文件。",
};

const signatures: readonly { readonly bytes: readonly number[]; readonly what: Text; readonly wayOut: Text }[] = [
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    what: { en: "an Excel workbook or another zip archive", zh: "Excel 工作簿或其他 zip 压缩文件" },
    wayOut: saveSheet,
  },
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0],
    what: { en: "an old Excel or Office document", zh: "旧版 Excel 或 Office 文档" },
    wayOut: saveSheet,
  },
  {
    bytes: [0x1f, 0x8b],
    what: { en: "compressed with gzip", zh: "gzip 压缩文件" },
    wayOut: { en: "Unpack it first.", zh: "请先解压。" },
  },
  { bytes: [0x50, 0x41, 0x52, 0x31], what: { en: "a Parquet file", zh: "Parquet 文件" }, wayOut: exportTable },
  {
    bytes: [0x25, 0x50, 0x44, 0x46],
    what: { en: "a PDF", zh: "PDF 文件" },
    wayOut: {
      en: "Copy its table into a spreadsheet and save it as CSV.",
      zh: "请将其中的表格复制到电子表格，再存为 CSV。",
    },
  },
  {
    bytes: [0x89, 0x50, 0x4e, 0x47],
    what: { en: "a PNG picture", zh: "PNG 图片" },
    wayOut: { en: "Give a CSV file.", zh: "请使用 CSV 文件。" },
  },
];

export function refuseForeign({ name, bytes }: NamedBytes): void {
  const refuse = (what: Text, wayOut: Text): never => {
    const said = {
      en: `${name} is no text table: it is ${what.en}.`,
      zh: `${name} 不是文本表格，而是${spaced(what.zh)}。`,
    };
    throw new InnobeltError("input", said, { where: { file: name }, wayOut });
  };
  for (const { bytes: signature, what, wayOut } of signatures)
    if (signature.every((byte, i) => bytes[i] === byte)) refuse(what, wayOut);
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (utf16) return;
  if (bytes.includes(0))
    refuse(
      { en: "binary (it holds NUL bytes)", zh: "二进制文件（含有 NUL 字节）" },
      {
        en: "Give a CSV file; if it is UTF-16 text, save it as CSV UTF-8.",
        zh: "请使用 CSV 文件；若为 UTF-16 文本，请另存为 CSV UTF-8。",
      },
    );
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 512)).replace(/^ï»¿/, "").trimStart().toLowerCase();
  if (!start.startsWith("<")) return;
  if (start.startsWith("<!doctype html") || start.startsWith("<html"))
    refuse(
      { en: "a web page", zh: "网页" },
      {
        en: "The download may have given an error page; open it in a browser, then fetch the data again.",
        zh: "下载到的可能是错误页面；请在浏览器中打开查看，再重新获取数据。",
      },
    );
  if (start.includes("<gexf")) refuse({ en: "a GEXF graph", zh: "GEXF 图文件" }, exportGraph);
  if (start.includes("<graphml")) refuse({ en: "a GraphML graph", zh: "GraphML 图文件" }, exportGraph);
  if (/^<[?!a-z]/.test(start))
    refuse(
      { en: "XML", zh: "XML 文件" },
      { en: "Export the table as CSV and give that file.", zh: "请将表格导出为 CSV，并使用该文件。" },
    );
}

/** A space between Chinese and Latin letters, as the other sentences have it. */
function spaced(text: string): string {
  return /^[a-z]/i.test(text) ? ` ${text}` : text;
}

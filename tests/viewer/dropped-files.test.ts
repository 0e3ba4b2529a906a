import { expect, test } from "vitest";
import { roleOf } from "../../src/viewer/dropped-files.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test("headings of Gephi, igraph, flowmap and libpysal tell ties from cities", () => {
  expect(roleOf(bytes("Source,Target,Type,Weight\na,b,Undirected,1\n"))).toBe("ties");
  expect(roleOf(bytes("from\tto\na\tb\n"))).toBe("ties");
  expect(roleOf(bytes("origin;dest;count\na;b;1\n"))).toBe("ties");
  expect(roleOf(bytes("focal,neighbor,weight\na,b,1\n"))).toBe("ties");
  expect(roleOf(bytes("Id,Label,Innovation\na,A,1\n"))).toBe("cities");
  expect(roleOf(bytes("城市,经度,纬度,得分\n合肥,117,31,2\n"))).toBe("cities");
});

test("an id beside source and target is the tie's own", () => {
  expect(roleOf(bytes("Id,Source,Target\n1,a,b\n"))).toBe("ties");
});

test("a BOM, quotes and blank lines before the headings do not hide them", () => {
  expect(roleOf(bytes('\ufeff\r\n\r\n"Id";"Label"\r\na;A\r\n'))).toBe("cities");
  expect(
    roleOf(Uint8Array.of(0xff, 0xfe, ...new Uint8Array(Uint16Array.from("Id,Label\n", (c) => c.charCodeAt(0)).buffer))),
  ).toBe("cities");
});

test("headings that say nothing are left to the reader", () => {
  expect(roleOf(bytes("foo,bar\n1,2\n"))).toBeNull();
  expect(roleOf(new Uint8Array(0))).toBeNull();
});

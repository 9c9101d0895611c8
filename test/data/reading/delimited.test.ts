import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bytesOf, cellsOf, gzipped, readText, refusal } from "../tables.ts";
import { readTable, Stopped } from "../../../src/data/index.ts";

const names = async (text: string): Promise<string[]> =>
  (await readText(text)).columns.map(({ name }) => name);

describe("how a text file is written", () => {
  const wanted = [
    [1, 2.5, -3],
    [4, 5, 6e3],
    [7, 0.8, 9],
  ];
  it.each([
    ["comma", "a,b,c\n1,2.5,-3\n4,5,6e3\n7,.8,9\n"],
    ["semicolon and decimal comma", "a;b;c\n1;2,5;-3\n4;5;6e3\n7;0,8;9"],
    ["tab", "a\tb\tc\n1\t2.5\t-3\n4\t5\t6e3\n7\t.8\t9\n"],
    ["tab and decimal comma", "a\tb\tc\n1\t2,5\t-3\n4\t5\t6e3\n7\t,8\t9\n"],
    ["bar", "a|b|c\n1|2.5|-3\n4|5|6e3\n7|.8|9\n"],
    ["blanks", "a b   c\n 1  2.5 -3\n4 5 6e3 \n7 .8 9\n"],
    ["byte-order mark and returns", "\uFEFFa,b,c\r\n1,2.5,-3\r\n4,5,6e3\r\n7,.8,9\r\n"],
    ["old returns", "a,b,c\r1,2.5,-3\r4,5,6e3\r7,.8,9\r"],
    ["quotes", '"a","b","c"\n"1","2.5","-3"\n4,"5",6e3\n7,.8,"9"\n'],
    ["single quotes", "'a','b','c'\n'1','2.5','-3'\n4,'5',6e3\n7,.8,9\n"],
    ["comments", "# made by hand\n# twice\na,b,c\n1,2.5,-3\n4,5,6e3\n7,.8,9\n"],
    ["names in a comment", "# a,b,c\n1,2.5,-3\n4,5,6e3\n7,.8,9\n"],
    ["a typographic minus", "a,b,c\n1,2.5,−3\n4,5,6e3\n7,.8,9\n"],
    ["grouped thousands", 'a,b,c\n1,2.5,-3\n4,5,"6,000"\n7,.8,9\n'],
    ["grouped thousands with decimal comma", "a;b;c\n1;2,5;-3\n4;5;6.000,0\n7;0,8;9\n"],
    ["empty lines", "\na,b,c\n1,2.5,-3\n\n4,5,6e3\n7,.8,9\n\n\n"],
  ])("%s", async (_, text) => {
    const table = await readText(text);
    expect(table.columns.map(({ name }) => name)).toEqual(["a", "b", "c"]);
    expect(cellsOf(table)).toEqual(wanted);
  });

  it("tells names from numbers", async () => {
    expect(await names("1,2\n3,4\n5,6\n")).toEqual(["column 1", "column 2"]);
    expect(await names("0,1,2\n3.5,4.5,1\n5,6,7\n8,8,9")).toEqual(["0", "1", "2"]);
    expect(await names("x,y\n3,4\n5,6\n1,2")).toEqual(["x", "y"]);
    expect(await names("x,x,\n3,4,1\n5,6,1\n1,2,3")).toEqual(["x", "x (2)", "column 3"]);
    expect(await names("kind,size\na,b\nc,d\ne,f\n")).toEqual(["kind", "size"]);
    expect(await names("x,y\na,3,4\nb,5,6\nc,1,2\n")).toEqual(["column 1", "x", "y"]);
    // of a table written with names of rows
    expect(await names("x y\na 3 4\nb 5 6\nc 1 2")).toEqual(["column 1", "x", "y"]);
  });

  it("counts what is missing", async () => {
    const { columns } = await readText("a,b\n1,NA\n,2\nnan,3\nNULL,?\n5,4\n");
    expect(columns.map(({ missing }) => missing)).toEqual([3, 2]);
    expect([...columns[0].values]).toEqual([1, NaN, NaN, NaN, 5]);
  });

  it("keeps quoted delimiters, quotes and line ends in a cell", async () => {
    const { columns } = await readText('name,v,w\n"a, ""b""\nc",1,2\nd,3,4\ne,5,6\n');
    expect(columns[0].texts?.words).toEqual(['a, "b"\nc', "d", "e"]);
    expect([...columns[2].values]).toEqual([2, 4, 6]);
  });

  it("takes true and false for 1 and 0", async () => {
    const { columns } = await readText("a,b\ntrue,1\nFALSE,2\nTrue,3\n,4\n");
    expect([...columns[0].values]).toEqual([1, 0, 1, NaN]);
  });

  it("reads back any numbers, however they are written", async () => {
    const cell = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer(),
      fc.constant(NaN),
    );
    const matrix = fc.integer({ min: 2, max: 6 }).chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
        minLength: 3,
        maxLength: 12,
      }),
    );
    const style = fc.record({
      delimiter: fc.constantFrom(",", ";", "\t", "|"),
      comma: fc.boolean(),
      newline: fc.constantFrom("\n", "\r\n", "\r"),
      quoted: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(matrix, style, async (rows, { delimiter, comma, newline, quoted }) => {
        const written = (value: number): string => {
          const text = Number.isNaN(value) ? "" : String(value);
          const point = comma && delimiter !== "," ? text.replace(".", ",") : text;
          return quoted ? `"${point}"` : point;
        };
        const head = rows[0].map((_, k) => `name ${k}`).join(delimiter);
        const body = rows.map((row) => row.map(written).join(delimiter));
        const table = await readText([head, ...body, ""].join(newline));
        expect(cellsOf(table)).toEqual(rows.map((row) => row.map((value) => value + 0)));
      }),
      { numRuns: 60 },
    );
  });

  it("is the same in many slices, compressed or not", async () => {
    const rows = Array.from({ length: 60_000 }, (_, i) => `${i % 97},"é ${i % 7}",${i / 8}`);
    const bytes = bytesOf(`a,b,c\r\n${rows.join("\r\n")}\r\n`);
    const table = await readTable(bytes);
    expect(table.rows).toBe(rows.length);
    expect(table.columns[2].values[59_999]).toBe(59_999 / 8);
    expect(table.columns[1].texts?.words.length).toBe(7);
    const packed = await readTable(await gzipped(bytes));
    expect(packed.source.gzip).toBe(true);
    expect(packed.columns).toEqual(table.columns);
  });

  it("reports where it stands and stops when it is told to", async () => {
    const bytes = bytesOf(`a,b,c,d\n${"1.25,2.5,3.75,hello\n".repeat(500_000)}`);
    const signal = { aborted: false };
    const shares: number[] = [];
    const reading = readTable(bytes, {
      signal,
      onProgress: (share) => {
        shares.push(share);
        if (share > 0.3) signal.aborted = true;
      },
    });
    await expect(reading).rejects.toThrow(Stopped);
    expect(shares.at(-1)).toBeLessThan(0.8);
  });
});

describe("a text file that is no table", () => {
  it.each([
    ["an empty file", "", /is empty/],
    ["blanks alone", " \n\n ", /is empty/],
    ["one column", "a\n1\n2\n3\n", /has one column; at least two are needed/],
    ["names alone", "a,b\n", /has no rows|one row/],
    ["two rows", "a,b\n1,2\n3,4\n", /has two rows; at least three/],
    ["a ragged row", "a,b\n1,2\n3\n4,5\n", /row 2 has 1 cell, and the header 2/],
    ["a long row", "a,b\n1,2\n3,4,5\n4,5\n", /row 2 has 3 cells, and the header 2/],
    [
      "a wrong cell",
      "a,b\n1,2\n3,x7\n4,5\n4,6\n",
      /row 2, column "b" has "x7", which is not a number/,
    ],
    [
      "infinity",
      "a,b\n1,2\n3,inf\n4,-Infinity\n4,6\n",
      /row 2, column "b" has "inf", which is infinite/,
    ],
    [
      "overflow",
      "a,b\n1,2\n3,1e999\n4,5\n4,6\n",
      /row 2, column "b" has "1e999", which is infinite/,
    ],
    ["a web page", "<!DOCTYPE html><html>", /a web page/],
    ["JSON", '{"a": [1, 2]}', /JSON/],
    ["a quote that stays open", 'a,b\n1,2\n3,"4\n5,6\n7,8\n', /row \d/],
  ])("%s", async (_, text, message) => {
    expect(await refusal(bytesOf(text))).toMatch(message);
  });

  it("names all wrong cells at once, the first ten", async () => {
    const rows = Array.from({ length: 40 }, (_, i) => (i % 3 === 0 ? `${i},x${i}` : `${i},${i}`));
    const message = await refusal(bytesOf(`a,b\n${rows.slice(0, 30).join("\n")}\n`));
    expect(message.split("\n")).toHaveLength(4);
    expect(message).toMatch(/row 4, column "b" has "x3".*\n.*\n.*has 7 more cells like these/s);
  });

  it("takes a column that is text in many rows for one of text", async () => {
    const rows = Array.from({ length: 60 }, (_, i) => `${i % 3 === 0 ? `x${i % 4}` : i},${i},1`);
    const { columns } = await readText(`a,b,c\n${rows.join("\n")}\n`);
    expect(columns[0].texts).not.toBeNull();
    expect(columns[1].texts).toBeNull();
  });

  it("refuses a million columns at once", async () => {
    const row = "1,".repeat(999_999);
    expect(await refusal(bytesOf(`${row}1\n${row}2\n`))).toMatch(
      /has 1,000,000 columns; at most 100,000/,
    );
  });

  it("says what bytes are that no text has", async () => {
    const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13);
    expect(await refusal(png)).toMatch(/is no table but a PNG image/);
    const latin = Uint8Array.from([...bytesOf("a,b\n1,"), 0xe9, ...bytesOf("\n2,3\n")]);
    expect(await refusal(latin)).toMatch(/is not text in UTF-8: byte [78] is none/);
    const wide = Uint8Array.from([
      0xff,
      0xfe,
      ...Array.from(bytesOf("a,b\n1,2\n"), (c) => [c, 0]).flat(),
    ]);
    expect(await refusal(wide)).toMatch(/UTF-16/);
    expect(await refusal(bytesOf("PK\x03\x04\0\0"))).toMatch(/ZIP archive/);
    expect(await refusal(Uint8Array.of(1, 2, 3, 0, 5))).toMatch(/binary/);
  });

  it("refuses a damaged or too large gzip file", async () => {
    const packed = await gzipped(bytesOf(`a,b\n${"1,2\n".repeat(50_000)}`));
    expect(await refusal(packed.subarray(0, 60))).toMatch(
      /damaged gzip file, or one that is cut short/,
    );
    expect(await refusal(packed, { limits: { bytes: 20_000 } })).toMatch(
      /unpacks to more than 19.5 KiB/,
    );
    expect(await refusal(bytesOf("a,b\n1,2\n"), { limits: { bytes: 5 } })).toMatch(
      /has 8 bytes; at most 5/,
    );
  });
});

import { parquetWriteBuffer } from "hyparquet-writer";
import { describe, expect, it } from "vitest";
import { cellsOf, refusal } from "../tables.ts";
import { readTable } from "../../../src/data/index.ts";

type Columns = Parameters<typeof parquetWriteBuffer>[0]["columnData"];

const file = (columnData: Columns, codec?: "SNAPPY" | "UNCOMPRESSED"): Uint8Array =>
  new Uint8Array(parquetWriteBuffer({ columnData, ...(codec && { codec }) }));

describe("Parquet files", () => {
  it.each(["SNAPPY", "UNCOMPRESSED"] as const)("are read, %s", async (codec) => {
    const table = await readTable(
      file(
        [
          { name: "double", data: [1.5, null, -3, 4], type: "DOUBLE" },
          { name: "float", data: [0.5, 1, 2, 3], type: "FLOAT" },
          { name: "int", data: [1, 2, 3, 4], type: "INT32" },
          { name: "long", data: [1n, 2n, 3n, -4n], type: "INT64" },
          { name: "truth", data: [true, false, true, true], type: "BOOLEAN" },
        ],
        codec,
      ),
    );
    expect(cellsOf(table)).toEqual([
      [1.5, 0.5, 1, 1, 1],
      [NaN, 1, 2, 2, 0],
      [-3, 2, 3, 3, 1],
      [4, 3, 4, -4, 1],
    ]);
    expect(table.columns[0].missing).toBe(1);
  });

  it("keep texts, and leave out what cannot be used", async () => {
    const { columns } = await readTable(
      file([
        { name: "kind", data: ["a", "b", "NA", "a"], type: "STRING" },
        { name: "day", data: [0, 1, 2, 3].map((i) => new Date(i * 864e5)), type: "TIMESTAMP" },
        { name: "x", data: [1, 2, 3, 4], type: "INT32" },
      ]),
    );
    expect(columns[0].texts?.words).toEqual(["a", "b"]);
    expect(columns[0].missing).toBe(1);
    expect(columns[1].unusable).toBe("dates");
    expect([...columns[2].values]).toEqual([1, 2, 3, 4]);
  });

  it("are refused where they are cut short or damaged", async () => {
    const whole = file([
      { name: "x", data: Array.from({ length: 500 }, (_, i) => i / 7), type: "DOUBLE" },
      { name: "y", data: Array.from({ length: 500 }, (_, i) => i % 7), type: "DOUBLE" },
    ]);
    expect(await refusal(whole.subarray(0, whole.length - 40))).toMatch(
      /Parquet file that is cut short/,
    );
    const damaged = whole.slice();
    damaged.fill(7, whole.length - 60, whole.length - 12);
    expect(await refusal(damaged)).toMatch(/damaged Parquet file/);
  });
});

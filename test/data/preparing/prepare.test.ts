import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { randomStream } from "../../../src/numerics/index.ts";
import { InvalidTable, prepareTable, type PreparedTable } from "../../../src/data/index.ts";
import { normalQuantile } from "../../../src/data/preparing/normal-quantile.ts";
import { factorRows, readText, tableOf } from "../tables.ts";

const column = ({ values, used }: PreparedTable, name: string): number[] => {
  const at = used.indexOf(name);
  return Array.from(values).filter((_, i) => i % used.length === at);
};
const meanSquare = (x: readonly number[]): number => x.reduce((s, v) => s + v * v, 0) / x.length;

describe("preparing a table", () => {
  it("standardises: mean 0 and mean square 1, whatever the units and the missing entries", async () => {
    const entry = fc.oneof(
      { weight: 9, arbitrary: fc.integer({ min: -99, max: 99 }) },
      fc.constant(NaN),
    );
    const rows = fc.array(fc.tuple(entry, entry, entry), { minLength: 30, maxLength: 60 });
    const units = fc.tuple(
      fc.constantFrom(1e-200, 1e-6, 1, 1e9, 1e200),
      fc.constantFrom(-1e3, 0, 0.5, 1e4),
    );
    await fc.assert(
      fc.asyncProperty(rows, units, async (cells, [unit, shift]) => {
        const scaled = cells.map(([a, b, c]) => [unit * (a + shift), b, c]);
        const ready = await prepareTable(tableOf(scaled)).catch(() => null);
        fc.pre(ready !== null);
        for (const name of ready.used) {
          const z = column(ready, name);
          expect(z.every((value) => Number.isFinite(value))).toBe(true);
          expect(Math.abs(z.reduce((s, v) => s + v, 0) / z.length)).toBeLessThan(1e-8);
          expect(meanSquare(z)).toBeCloseTo(1, 9);
        }
        const missing = cells.filter((row) => Number.isNaN(row[1])).length;
        const zeros = column(ready, "x1").filter((z) => z === 0).length;
        if (ready.used.includes("x1")) expect(zeros).toBeGreaterThanOrEqual(missing);
      }),
      { numRuns: 40 },
    );
  });

  it("drops what cannot be used, and says why", async () => {
    const rows = Array.from({ length: 40 }, (_, i) => [
      i + 7,
      i % 3,
      5,
      i === 0 ? 1 : 0,
      Math.sin(i),
      i < 3 ? i * i : NaN,
    ]);
    const ready = await prepareTable(tableOf(rows, ["id", "a", "same", "rare", "b", "gone"]));
    expect(ready.used).toEqual(["a", "b"]);
    expect(Object.fromEntries(ready.dropped.map(({ column, reason }) => [column, reason]))).toEqual(
      {
        id: "it counts the rows",
        same: "it has the value 5 only",
        rare: "one value (0) fills 97.5 % of the rows",
        gone: "it has no entry in 92.5 % of the rows",
      },
    );
  });

  it("leaves text out or makes indicators of it, without the commonest", async () => {
    const text = `kind,x,y\n${Array.from({ length: 30 }, (_, i) => `${["a", "b", "b", "c"][i % 4]},${i % 5},${(i * i) % 7}`).join("\n")}\n`;
    const table = await readText(text);
    const plain = await prepareTable(table);
    expect(plain.used).toEqual(["x", "y"]);
    expect(plain.dropped[0].reason).toMatch(/it is text \("a", "b", …\)/);
    const ready = await prepareTable(table, { indicators: true });
    expect(ready.used).toEqual(["kind = a", "kind = c", "x", "y"]);
  });

  it("takes the columns of largest variance where there are too many", async () => {
    const random = randomStream(1, "wide");
    const rows = Array.from({ length: 12 }, () =>
      Array.from({ length: 1100 }, (_, k) => (k % 11 === 0 ? 1e-3 : 1 + k) * random.normal()),
    );
    const ready = await prepareTable(tableOf(rows));
    expect(ready.used.length).toBe(1000);
    expect(ready.used).not.toContain("x11");
    expect(ready.dropped).toHaveLength(100);
    expect(ready.notes[0]).toMatch(/Of 1,100 columns the 1,000 of largest variance/);
  });

  it("sets a target apart, with the rows that have it", async () => {
    const rows = factorRows(50, 6).map((row, i) => row.map((x, k) => (k === 2 && i < 5 ? NaN : x)));
    const ready = await prepareTable(tableOf(rows), { target: "x2" });
    expect(ready.rows).toBe(45);
    expect(ready.used).toEqual(["x0", "x1", "x3", "x4", "x5"]);
    expect(meanSquare([...(ready.target?.values ?? [])])).toBeCloseTo(1, 12);
    expect(ready.notes[0]).toMatch(/5 rows without an entry of "x2"/);
  });

  it("refuses a target that is not there or cannot be one, and a table without columns", async () => {
    const table = tableOf(
      factorRows(20, 3).map((row) => [...row, 1]),
      ["a", "b", "c", "same"],
    );
    const said = (target: string | null, one = table): Promise<string> =>
      prepareTable(one, { target }).then(
        () => "nothing",
        (error) => (error instanceof InvalidTable ? error.message : "else"),
      );
    expect(await said("d")).toMatch(
      /target must be a column of the table, which has "a", "b", "c", "same"; found "d"/,
    );
    expect(await said("same")).toMatch(/target cannot be "same": it has the value 1 only/);
    expect(
      await said(
        null,
        tableOf([
          [1, 2],
          [1, 2],
          [1, 2],
        ]),
      ),
    ).toMatch(/has no column that can be used.*\n.*value 1 only/);
  });

  it("counts rows that are the same, and sees rows in an order", async () => {
    const rows = factorRows(200, 20);
    const random = await prepareTable(tableOf([...rows, ...rows.slice(0, 7)]));
    expect([random.duplicates, random.order]).toEqual([7, null]);
    const series = rows.map((row, i) => row.map((x, k) => x + 2 * Math.sin(i / 9 + k)));
    expect((await prepareTable(tableOf(series))).order).toBeGreaterThan(0.3);
  });
});

describe("transforms", () => {
  it("suggests the logarithm for amounts, ranks for what has two tails, nothing for what is tame", async () => {
    const amounts = await prepareTable(
      tableOf(factorRows(400, 10, { shape: (x) => Math.exp(2 * x) })),
    );
    expect(amounts.tails.heavy.length).toBeGreaterThan(5);
    expect(amounts.tails.suggestion?.transform).toBe("log1p");
    expect(amounts.tails.heavy[0].share).toBeCloseTo(amounts.tails.heavy[0].largest ** 2 / 400, 12);
    const both = await prepareTable(tableOf(factorRows(400, 10, { shape: (x) => x ** 5 })));
    expect(both.tails.suggestion?.transform).toBe("normal-scores");
    const tame = await prepareTable(tableOf(factorRows(400, 10)));
    expect(tame.tails).toMatchObject({ heavy: [], suggestion: null });
  });

  it("gives normal scores that ranks alone decide, ties sharing theirs", async () => {
    const values = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 12, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(values, async (list) => {
        const rows = list.map((x, i) => [x, i % 2, Math.exp(x) - 3]);
        const ready = await prepareTable(tableOf(rows), { transform: "normal-scores" }).catch(
          () => null,
        );
        fc.pre(ready !== null && ready.used.length === 3);
        const [a, b] = [column(ready, "x0"), column(ready, "x2")];
        a.forEach((z, i) => {
          expect(b[i]).toBeCloseTo(z, 9);
          a.forEach((other, j) => expect(Math.sign(z - other)).toBe(Math.sign(list[i] - list[j])));
        });
      }),
      { numRuns: 60 },
    );
  });

  it("has the normal quantiles of tables", () => {
    expect(normalQuantile(0.5)).toBe(0);
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963985, 8);
    expect(normalQuantile(0.001)).toBeCloseTo(-3.090232306, 8);
    expect(normalQuantile(1e-9)).toBeCloseTo(-5.997807015, 7);
  });
});

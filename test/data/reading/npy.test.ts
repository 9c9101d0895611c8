import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellsOf, refusal } from "../tables.ts";
import { readTable } from "../../../src/data/index.ts";

/** Writers of one element, little-endian unless told otherwise. */
const TYPES: Readonly<
  Record<string, { size: number; set: (v: DataView, at: number, x: number, le: boolean) => void }>
> = {
  f4: { size: 4, set: (v, at, x, le) => v.setFloat32(at, x, le) },
  f8: { size: 8, set: (v, at, x, le) => v.setFloat64(at, x, le) },
  i1: { size: 1, set: (v, at, x) => v.setInt8(at, x) },
  i2: { size: 2, set: (v, at, x, le) => v.setInt16(at, x, le) },
  i4: { size: 4, set: (v, at, x, le) => v.setInt32(at, x, le) },
  i8: { size: 8, set: (v, at, x, le) => v.setBigInt64(at, BigInt(x), le) },
  u1: { size: 1, set: (v, at, x) => v.setUint8(at, Math.abs(x)) },
  u4: { size: 4, set: (v, at, x, le) => v.setUint32(at, Math.abs(x), le) },
  u8: { size: 8, set: (v, at, x, le) => v.setBigUint64(at, BigInt(Math.abs(x)), le) },
  b1: { size: 1, set: (v, at, x) => v.setUint8(at, x > 0 ? 1 : 0) },
};

interface Npy {
  type: string;
  shape: readonly number[];
  values: readonly number[];
  fortran?: boolean;
  big?: boolean;
  version?: 1 | 2;
  descr?: string;
}

/** An NPY file with its elements in the order given; headers of odd length, so nothing is aligned. */
function npy({
  type,
  shape,
  values,
  fortran = false,
  big = false,
  version = 1,
  descr,
}: Npy): Uint8Array {
  const { size, set } = TYPES[type];
  const order = size === 1 ? "|" : big ? ">" : "<";
  const dict = `{'descr': ${descr ?? `'${order}${type}'`}, 'fortran_order': ${fortran ? "True" : "False"}, 'shape': (${shape.join(", ")}${shape.length === 1 ? "," : ""}), }\n`;
  const head = version === 1 ? 10 : 12;
  const bytes = new Uint8Array(head + dict.length + size * values.length);
  const view = new DataView(bytes.buffer);
  bytes.set([0x93, ...new TextEncoder().encode("NUMPY"), version, 0]);
  if (version === 1) view.setUint16(8, dict.length, true);
  else view.setUint32(8, dict.length, true);
  bytes.set(new TextEncoder().encode(dict), head);
  values.forEach((x, i) => set(view, head + dict.length + i * size, x, !big));
  return bytes;
}

describe("arrays of NumPy", () => {
  it("are read in every type, byte order and order of elements", async () => {
    const array = fc.record({
      type: fc.constantFrom(...Object.keys(TYPES)),
      rows: fc.integer({ min: 3, max: 7 }),
      columns: fc.integer({ min: 2, max: 5 }),
      fortran: fc.boolean(),
      big: fc.boolean(),
      version: fc.constantFrom<1 | 2>(1, 2),
    });
    await fc.assert(
      fc.asyncProperty(array, async ({ rows, columns, fortran, ...rest }) => {
        const unsigned = /^[ub]/.test(rest.type);
        const entry = (i: number, k: number): number =>
          rest.type === "b1" ? (i + k) % 2 : (unsigned ? 1 : i % 2 ? -1 : 1) * (10 * i + k);
        const places = Array.from({ length: rows * columns }, (_, at) =>
          fortran
            ? entry(at % rows, Math.floor(at / rows))
            : entry(Math.floor(at / columns), at % columns),
        );
        const table = await readTable(
          npy({ ...rest, shape: [rows, columns], values: places, fortran }),
        );
        const wanted = Array.from({ length: rows }, (_, i) =>
          Array.from({ length: columns }, (_, k) => entry(i, k)),
        );
        expect(cellsOf(table)).toEqual(wanted);
      }),
      { numRuns: 60 },
    );
  });

  it("of more than two dimensions have rows of all the later ones", async () => {
    const values = Array.from({ length: 24 }, (_, i) => i);
    const table = await readTable(npy({ type: "f4", shape: [4, 2, 3], values }));
    expect(cellsOf(table)[1]).toEqual([6, 7, 8, 9, 10, 11]);
    expect(table.source.notes[0]).toMatch(/4 × 2 × 3/);
    const fortran = await readTable(npy({ type: "f4", shape: [4, 2, 3], values, fortran: true }));
    // element (i, j, k) is number i + 4j + 8k
    expect(cellsOf(fortran)[1]).toEqual([1, 9, 17, 5, 13, 21]);
  });

  it("may have missing entries, but none that is infinite", async () => {
    const values = [1, NaN, 3, 4, 5, Infinity];
    expect(await refusal(npy({ type: "f8", shape: [3, 2], values }))).toMatch(
      /row 3, column "column 1" has "Infinity", which is infinite/,
    );
    const table = await readTable(npy({ type: "f8", shape: [3, 2], values: [1, NaN, 3, 4, 5, 6] }));
    expect(table.columns.map(({ missing }) => missing)).toEqual([0, 1]);
  });

  it("are refused, and why, where they are not numbers or not whole", async () => {
    const values = [1, 2, 3, 4, 5, 6];
    const of = (descr: string): Uint8Array => npy({ type: "f8", shape: [3, 2], values, descr });
    expect(await refusal(of("'|O'"))).toMatch(/Python objects.*astype\(float\)/);
    expect(await refusal(of("'<U5'"))).toMatch(/texts/);
    expect(await refusal(of("'<c16'"))).toMatch(/complex/);
    expect(await refusal(of("'<M8[ns]'"))).toMatch(/dates/);
    expect(await refusal(of("[('a', '<f8')]"))).toMatch(/structured/);
    expect(await refusal(of("'<f16'"))).toMatch(/entries of the type f16/);
    const whole = npy({ type: "f8", shape: [3, 2], values });
    expect(await refusal(whole.subarray(0, whole.length - 3))).toMatch(/cut short/);
    expect(await refusal(whole.subarray(0, 30))).toMatch(/cut short/);
    expect(await refusal(npy({ type: "f8", shape: [6], values }))).toMatch(/one dimension of 6/);
  });
});

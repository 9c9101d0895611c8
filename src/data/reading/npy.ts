import { figures, InvalidTable, refused } from "../invalid-table.ts";
import { ColumnBuilder } from "./column-builder.ts";
import { tooWide, type ReadColumns } from "./delimited.ts";

/** What stands at the head of an NPY file. */
interface NpyHeader {
  /** Byte order `<`, `>`, `|` or `=`, kind and bytes of an element. */
  readonly order: string;
  readonly kind: string;
  readonly size: number;
  readonly shape: readonly number[];
  /** Where the elements begin. */
  readonly start: number;
}

/** Most faults of single entries that are named. */
const NAMED = 10;

const KINDS: Readonly<Record<string, string>> = {
  O: "an array of Python objects: make it one of numbers (array.astype(float)) and save it again",
  U: "an array of texts: save it as CSV",
  S: "an array of texts: save it as CSV",
  a: "an array of texts: save it as CSV",
  c: "an array of complex numbers: save real and imaginary parts as columns",
  M: "an array of dates: make them numbers first",
  m: "an array of time spans: make them numbers first",
  V: "a structured array: save its fields as the columns of a plain one",
};

/**
 * Reads an array of NumPy: integers, booleans and floats of any byte order, by rows or by columns. Two
 * dimensions are rows and columns; of more, the later ones become columns together.
 *
 * @throws InvalidTable for what is no such array, or is cut short.
 */
export async function readNpy(bytes: Uint8Array): Promise<ReadColumns> {
  const header = headerOf(bytes);
  const { shape } = header;
  if (shape.length < 2) {
    const found =
      shape.length === 0 ? "a single number" : `one dimension of ${figures(shape[0] ?? 0)}`;
    throw refused(`must have rows and columns; this array has ${found}`, shape);
  }
  const [rows = 0, ...rest] = shape;
  const width = rest.reduce((product, length) => product * length, 1);
  if (width > 100_000) throw tooWide(width);
  const { parse } = await import("npyjs");
  const { data, fortranOrder } = parse(normalised(bytes, header));
  const values = data as unknown as ArrayLike<number | bigint | boolean>;
  const digits = String(width - 1).length;
  const builders = Array.from(
    { length: width },
    (_, k) => new ColumnBuilder(`column ${String(k).padStart(digits, "0")}`),
  );
  const at = fortranOrder ? fortranPlace(shape) : (i: number, k: number): number => i * width + k;
  for (let k = 0; k < width; k++) {
    const builder = builders[k] as ColumnBuilder;
    for (let i = 0; i < rows; i++) builder.addNumber(Number(values[at(i, k)]));
  }
  const faults = builders.flatMap((builder) => builder.faults());
  if (faults.length > 0) throw new InvalidTable(faults.slice(0, NAMED));
  const notes =
    rest.length > 1
      ? [
          `The array has the shape ${shape.join(" × ")}: all but the first dimension were taken for columns.`,
        ]
      : [];
  return { rows, columns: builders.map((builder) => builder.build()), dialect: null, notes };
}

/** Place of entry (i, k) where the first dimension runs fastest, k counting the others with the last fastest. */
function fortranPlace([rows = 0, ...rest]: readonly number[]): (i: number, k: number) => number {
  const places = new Float64Array(rest.reduce((product, length) => product * length, 1));
  for (let k = 0; k < places.length; k++) {
    let left = k;
    let place = 0;
    for (let axis = rest.length - 1; axis >= 0; axis--) {
      const length = rest[axis] ?? 1;
      const before = rest.slice(0, axis).reduce((product, one) => product * one, rows);
      place += (left % length) * before;
      left = Math.floor(left / length);
    }
    places[k] = place;
  }
  return (i, k) => i + (places[k] ?? 0);
}

/** Source: NumPy Enhancement Proposal 1, A simple file format for NumPy arrays. */
function headerOf(bytes: Uint8Array): NpyHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const cut = (): InvalidTable => refused("is an NPY file that is cut short");
  if (bytes.length < 12) throw cut();
  const long = view.getUint8(6) > 1;
  const length = long ? view.getUint32(8, true) : view.getUint16(8, true);
  const start = (long ? 12 : 10) + length;
  if (bytes.length < start) throw cut();
  const text = new TextDecoder("latin1").decode(bytes.subarray(start - length, start));
  const descr = /'descr'\s*:\s*(?:'([<>|=]?)([a-zA-Z])(\d*)[^']*'|(\[))/.exec(text);
  const shape = /'shape'\s*:\s*\(([^)]*)\)/.exec(text)?.[1];
  if (descr === null || shape === undefined) throw refused("is an NPY file with a damaged header");
  const [, order = "", kind = "", digits = ""] = descr;
  const what = KINDS[descr[4] === undefined ? kind : "V"];
  if (what !== undefined) throw refused(`is ${what}`, descr[0]);
  const size = Number(digits);
  const known = { b: [1], i: [1, 2, 4, 8], u: [1, 2, 4, 8], f: [2, 4, 8] }[kind];
  if (!known?.includes(size)) {
    throw refused(
      `has entries of the type ${kind}${digits}; integers, booleans and floats of up to 8 bytes can be read`,
    );
  }
  const lengths = shape.split(",").flatMap((one) => (one.trim() === "" ? [] : [Number(one)]));
  const needed = lengths.reduce((product, one) => product * one, size);
  if (bytes.length - start < needed) throw cut();
  return { order, kind, size, shape: lengths, start };
}

/** The array as the library reads it: little-endian, the elements at a multiple of their size, none behind. */
function normalised(
  bytes: Uint8Array,
  { order, kind, size, shape, start }: NpyHeader,
): ArrayBuffer {
  const fortran = /'fortran_order'\s*:\s*True/.test(
    new TextDecoder("latin1").decode(bytes.subarray(0, start)),
  );
  const dict = `{'descr': '${size === 1 ? "|" : "<"}${kind}${size}', 'fortran_order': ${fortran ? "True" : "False"}, 'shape': (${shape.join(", ")}), }`;
  const padded = Math.ceil((10 + dict.length + 1) / 64) * 64;
  const needed = shape.reduce((product, one) => product * one, size);
  const all = new Uint8Array(padded + needed);
  all.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, (padded - 10) & 255, (padded - 10) >> 8]);
  const head = `${dict.padEnd(padded - 11)}\n`;
  for (let i = 0; i < head.length; i++) all[10 + i] = head.charCodeAt(i);
  all.set(bytes.subarray(start, start + needed), padded);
  if (order === ">") {
    for (let at = padded; at < all.length; at += size) all.subarray(at, at + size).reverse();
  }
  return all.buffer;
}

import type { CovarianceRoot, Engine, Fit, Masking, StreamKey } from "./engine.ts";
import type { Design } from "./kernel.ts";

/** What the module of assembly/index.ts exports. Addresses and lengths are unsigned 32-bit numbers. */
interface Exports {
  readonly memory: WebAssembly.Memory;
  exchange(bytes: number): number;
  drawNormals(a: number, b: number, c: number, d: number, rows: number, columns: number): void;
  place(rows: number, columns: number, values: number): void;
  colourChunk(): number;
  colourFrom(root: number): void;
  colourBy(count: number, vectors: number, lift: number): void;
  colourDone(): void;
  respond(length: number, beta: number, out: number): void;
  sampleColumn(k: number, out: number): void;
  columnSquares(out: number): void;
  mask(
    a: number,
    b: number,
    c: number,
    d: number,
    copies: number,
    ratios: number,
    rescale: boolean,
    hidden: number,
  ): void;
  scale(scales: number): void;
  read(rows: number, columns: number, values: number): void;
  write(values: number): void;
  designRows(): number;
  designColumns(): number;
  solve(columns: number, response: number, shift: number, out: number): number;
}

/** Methods by the numbers that the module's `solve` returns. */
const METHODS = ["cholesky", "orthogonal", "singular values"] as const;

/**
 * The fast engine: an instance of the module, which holds samples, design, Gram matrix and factor.
 * Its memory grows to what the largest experiment needs, about 8·(4·n·D + 3·N·D + 1.5·min(N, D)²) bytes,
 * and is never given back.
 */
export function wasmEngine(module: WebAssembly.Module): Engine {
  const wasm = new WebAssembly.Instance(module).exports as Exports;
  let rows = 0;
  let columns = 0;
  /** Length of a response: samples, or rows of a design from outside. */
  let responses = 0;

  /** Room for numbers in the module's memory, at an address that is a multiple of 16. */
  const room = (count: number): number => wasm.exchange(8 * count) >>> 0;
  const view = (at: number, count: number): Float64Array =>
    new Float64Array(wasm.memory.buffer, at, count);
  const take = (at: number, count: number): Float64Array => view(at, count).slice();

  return {
    name: "WebAssembly",
    drawNormals([a, b, c, d]: StreamKey, n: number, count: number): void {
      rows = n;
      columns = count;
      wasm.drawNormals(a, b, c, d, n, count);
    },
    place(samples: Design): void {
      ({ rows, columns } = samples);
      const count = rows * columns;
      const at = room(count);
      view(at, count).set(samples.values.subarray(0, count));
      wasm.place(rows, columns, at);
    },
    colour({ root, lift, vectors }: CovarianceRoot): void {
      const most = wasm.colourChunk();
      wasm.colourFrom(root);
      for (let from = 0; from < lift.length; from += most) {
        const count = Math.min(most, lift.length - from);
        const at = room(count * columns + count);
        const sizes = at + 8 * count * columns;
        view(at, count * columns).set(vectors.subarray(from * columns, (from + count) * columns));
        view(sizes, count).set(lift.subarray(from, from + count));
        wasm.colourBy(count, at, sizes);
      }
      wasm.colourDone();
    },
    respond(beta: Float64Array): Float64Array {
      const at = room(beta.length + rows + 5);
      const out = at + 16 * Math.ceil(beta.length / 2);
      view(at, beta.length).set(beta);
      wasm.respond(beta.length, at, out);
      return take(out, rows);
    },
    sampleColumn(k: number): Float64Array {
      const at = room(rows);
      wasm.sampleColumn(k, at);
      return take(at, rows);
    },
    columnSquares(): Float64Array {
      const at = room(columns);
      wasm.columnSquares(at);
      return take(at, columns);
    },
    mask({ key, copies, ratios, rescale, hidden }: Masking): void {
      if (ratios.length !== copies * rows) {
        throw new RangeError(`${ratios.length} ratios for ${copies} × ${rows} rows`);
      }
      const at = room(ratios.length);
      view(at, ratios.length).set(ratios);
      responses = rows;
      wasm.mask(key[0], key[1], key[2], key[3], copies, at, rescale, hidden ?? -1);
    },
    scale(scales: Float64Array): void {
      const at = room(columns);
      view(at, columns).set(scales.subarray(0, columns));
      responses = rows;
      wasm.scale(at);
    },
    load(design: Design): void {
      rows = columns = 0;
      responses = design.rows;
      const at = room(design.values.length);
      view(at, design.values.length).set(design.values);
      wasm.read(design.rows, design.columns, at);
    },
    design(): Design {
      const size = { rows: wasm.designRows(), columns: wasm.designColumns() };
      const count = size.rows * size.columns;
      const at = room(count);
      wasm.write(at);
      return { ...size, values: take(at, count) };
    },
    solve(leading: number, ys: readonly Float64Array[], lambda: number): Fit[] {
      const shift = lambda * wasm.designRows();
      return ys.map((y) => {
        const at = room(responses + leading + 1);
        view(at, responses).set(y);
        const out = at + 8 * responses;
        const method = METHODS[wasm.solve(leading, at, shift, out)];
        const coefficients = take(out, leading);
        return { coefficients, residual: view(out + 8 * leading, 1)[0], method };
      });
    },
  };
}

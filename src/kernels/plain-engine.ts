import type { CovarianceRoot, Engine, Fit, Masking, StreamKey } from "./engine.ts";
import type { Design, Kernel } from "./kernel.ts";
import { fillNormals, hide } from "./normals.ts";
import { referenceKernel } from "./reference.ts";

/**
 * The engine that runs anywhere: draws by {@link fillNormals}, the same to the bit as the fast ones,
 * solutions by the reference kernel. Slow: a singular value decomposition for each response.
 */
export function plainEngine(kernel: Kernel = referenceKernel): Engine {
  let samples: Design = { rows: 0, columns: 0, values: new Float64Array(0) };
  let training: Design = samples;
  /** The sample that each row of the design is made from. */
  let origin = new Int32Array(0);
  const row = (i: number): Float64Array =>
    samples.values.subarray(i * samples.columns, (i + 1) * samples.columns);
  return {
    name: "plain",
    drawNormals(key: StreamKey, rows: number, columns: number): void {
      samples = { rows, columns, values: new Float64Array(rows * columns) };
      for (let i = 0; i < rows; i++) fillNormals(key, i, samples.values, i * columns, columns);
    },
    place({ rows, columns, values }: Design): void {
      samples = { rows, columns, values: values.slice(0, rows * columns) };
    },
    colour({ root, lift, vectors }: CovarianceRoot): void {
      for (let i = 0; i < samples.rows; i++) colourRow(row(i), root, lift, vectors);
    },
    respond(beta: Float64Array): Float64Array {
      return Float64Array.from({ length: samples.rows }, (_, i) => product(row(i), beta));
    },
    sampleColumn(k: number): Float64Array {
      return Float64Array.from({ length: samples.rows }, (_, i) => row(i)[k]);
    },
    columnSquares(): Float64Array {
      const squares = new Float64Array(samples.columns);
      for (let i = 0; i < samples.rows; i++) {
        const x = row(i);
        for (let k = 0; k < x.length; k++) squares[k] = squares[k] + x[k] * x[k];
      }
      return squares;
    },
    mask({ key, copies, ratios, rescale, hidden }: Masking): void {
      const { rows, columns } = samples;
      if (ratios.length !== copies * rows) {
        throw new RangeError(`${ratios.length} ratios for ${copies} × ${rows} rows`);
      }
      const kept = Int32Array.from(ratios.keys()).filter((at) => !Number.isNaN(ratios[at]));
      const values = new Float64Array(kept.length * columns);
      origin = kept.map((at) => at % rows);
      kept.forEach((at, to) => {
        const z = values.subarray(to * columns, (to + 1) * columns);
        z.set(row(at % rows));
        hide(key, Math.floor(at / rows), at % rows, ratios[at], z);
        if (hidden !== null) z[hidden] = 0;
        const factor = 1 / (1 - ratios[at]);
        // a row with ratio 1 has nothing left to divide
        if (rescale && factor < Infinity) for (let k = 0; k < columns; k++) z[k] = z[k] * factor;
      });
      training = { rows: kept.length, columns, values };
    },
    scale(scales: Float64Array): void {
      const { rows, columns, values } = samples;
      origin = Int32Array.from({ length: rows }, (_, i) => i);
      training = { rows, columns, values: values.map((x, at) => x * scales[at % columns]) };
    },
    load({ rows, columns, values }: Design): void {
      samples = { rows: 0, columns: 0, values: new Float64Array(0) };
      origin = Int32Array.from({ length: rows }, (_, i) => i);
      training = { rows, columns, values: values.slice() };
    },
    design(): Design {
      return { ...training, values: training.values.slice() };
    },
    solve(columns: number, responses: readonly Float64Array[], lambda: number): Fit[] {
      const z = leading(training, columns);
      return responses.map((response) => {
        const y = Float64Array.from(origin, (i) => response[i]);
        const coefficients = kernel.ridge(z, y, lambda);
        let residual = 0;
        for (let i = 0; i < z.rows; i++) {
          const fitted = product(z.values.subarray(i * columns, (i + 1) * columns), coefficients);
          residual += (y[i] - fitted) ** 2;
        }
        return { coefficients, residual, method: "singular values" };
      });
    },
  };
}

/** The leading columns of a design. */
function leading(design: Design, columns: number): Design {
  const { rows } = design;
  if (columns === design.columns) return design;
  const values = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    const from = i * design.columns;
    values.set(design.values.subarray(from, from + columns), i * columns);
  }
  return { rows, columns, values };
}

/** Σ_k a_k b_k over the shorter of the two. */
function product(a: Float64Array, b: Float64Array): number {
  const length = Math.min(a.length, b.length);
  let sum = 0;
  for (let k = 0; k < length; k++) sum += a[k] * b[k];
  return sum;
}

/** x ← root·x + Vᵀ diag(lift) V x, in place. */
function colourRow(x: Float64Array, root: number, lift: Float64Array, vectors: Float64Array): void {
  const along = Float64Array.from(
    lift,
    (size, j) => size * product(vectors.subarray(j * x.length, (j + 1) * x.length), x),
  );
  for (let k = 0; k < x.length; k++) x[k] = x[k] * root;
  along.forEach((size, j) => {
    const from = j * x.length;
    for (let k = 0; k < x.length; k++) x[k] = x[k] + size * vectors[from + k];
  });
}

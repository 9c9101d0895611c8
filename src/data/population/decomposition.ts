import { symmetricEigen } from "../../numerics/index.ts";
import { step, type Work } from "../work.ts";

/** A matrix of standardised columns. */
export interface Features {
  /** Number N of rows. */
  readonly rows: number;
  /** Number d of columns. */
  readonly columns: number;
  /** N·d entries, row-major. */
  readonly values: Float64Array;
}

/**
 * What the functions of a table are made from: its correlation matrix C = XᵀX/N, decomposed.
 *
 * | symbol | meaning |
 * |---|---|
 * | `rows` | N′: independent rows. N where N > d; else N − 1, as centring takes one |
 * | `columns` | d |
 * | `values` | eigenvalues l_k of C, descending, the min(N′, d) largest; the others are 0 |
 * | `loadings` | V_jk², squared components of column j along eigenvector k: d×m, row-major |
 */
export interface Decomposition {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
  readonly loadings: Float64Array;
  /** u_k²: energy along eigenvector k of an outside y of length N, mean 0: (Σ_i U_ik y_i)²/N. Cost O(N d). */
  readonly energies: (y: Float64Array) => Float64Array;
}

/** Rows that are added to a Gram matrix at once. */
const BLOCK = 8;

/**
 * Decomposes a table in its smaller dimension: C itself, or XXᵀ/N, whose eigenvalues are the same. Cost
 * O(N d min(N, d) + min(N, d)³).
 *
 * @throws Stopped where it was told to stop.
 */
export async function decompose(features: Features, work: Work): Promise<Decomposition> {
  const { rows: n, columns: d, values: x } = features;
  const tall = n > d;
  const size = tall ? d : n;
  const gram = tall ? await gramOf(x, n, d, work) : await gramOf(transposed(x, n, d), d, n, work);
  for (let i = 0; i < gram.length; i++) gram[i] = (gram[i] as number) / n;
  await step(work, 0.3, "decomposing");
  const { values, vectors } = symmetricEigen(gram, size, (share) =>
    work.onProgress?.(0.3 + 0.7 * share, "decomposing"),
  );
  await step(work, 1, "decomposing");
  const rows = tall ? n : n - 1;
  const order = Array.from(values.keys())
    .sort((a, b) => (values[b] as number) - (values[a] as number))
    .slice(0, Math.min(rows, d));
  const kept = Float64Array.from(order, (k) => Math.max(0, values[k] as number));
  const basis = { vectors, size, order, kept };
  return tall
    ? { rows, columns: d, values: kept, ...tallSide(features, basis) }
    : { rows, columns: d, values: kept, ...wideSide(features, basis) };
}

interface Basis {
  readonly vectors: Float64Array;
  readonly size: number;
  readonly order: readonly number[];
  readonly kept: Float64Array;
}

type Sides = Pick<Decomposition, "loadings" | "energies">;

/** From the eigenvectors of C. */
function tallSide({ rows: n, columns: d, values: x }: Features, basis: Basis): Sides {
  const { vectors, size, order, kept } = basis;
  const loadings = new Float64Array(d * order.length);
  for (let j = 0; j < d; j++) {
    order.forEach((k, to) => {
      loadings[j * order.length + to] = (vectors[j * size + k] as number) ** 2;
    });
  }
  const energies = (y: Float64Array): Float64Array => {
    const along = new Float64Array(d);
    for (let i = 0; i < n; i++) {
      const value = (y[i] as number) / n;
      for (let j = 0; j < d; j++)
        along[j] = (along[j] as number) + value * (x[i * d + j] as number);
    }
    return kept.map((value, to) => {
      let sum = 0;
      const k = order[to] as number;
      for (let j = 0; j < d; j++) sum += (along[j] as number) * (vectors[j * size + k] as number);
      // a direction that the table does not have carries nothing of y
      return value > RANK * (kept[0] as number) ? (sum * sum) / value : 0;
    });
  };
  return { loadings, energies };
}

/** Eigenvalues below this share of the largest are rounding. */
export const RANK = 1e-14;

/** From the eigenvectors of XXᵀ/N. */
function wideSide({ rows: n, columns: d, values: x }: Features, basis: Basis): Sides {
  const { vectors, size, order, kept } = basis;
  const m = order.length;
  const products = new Float64Array(d * m);
  const along = new Float64Array(m);
  for (let i = 0; i < n; i++) {
    order.forEach((k, to) => (along[to] = vectors[i * size + k] as number));
    for (let j = 0; j < d; j++) {
      const value = x[i * d + j] as number;
      const at = j * m;
      for (let k = 0; k < m; k++) {
        products[at + k] = (products[at + k] as number) + value * (along[k] as number);
      }
    }
  }
  const loadings = products.map((value, at) => {
    const l = kept[at % m] as number;
    return l > RANK * (kept[0] as number) ? (value * value) / (n * l) : 0;
  });
  const energies = (y: Float64Array): Float64Array =>
    Float64Array.from(order, (k) => {
      let sum = 0;
      for (let i = 0; i < n; i++) sum += (y[i] as number) * (vectors[i * size + k] as number);
      return (sum * sum) / n;
    });
  return { loadings, energies };
}

function transposed(x: Float64Array, n: number, d: number): Float64Array {
  const out = new Float64Array(x.length);
  for (let i = 0; i < n; i++) for (let j = 0; j < d; j++) out[j * n + i] = x[i * d + j] as number;
  return out;
}

/** XᵀX, d×d, the lower triangle alone; eight rows of X at a time. */
async function gramOf(x: Float64Array, n: number, d: number, work: Work): Promise<Float64Array> {
  const gram = new Float64Array(d * d);
  const whole = n - (n % BLOCK);
  const every = BLOCK * Math.max(1, Math.floor(2e8 / (BLOCK * d * d)));
  for (let i = 0; i < whole; i += BLOCK) {
    if (i % every === 0) await step(work, (0.3 * i) / n, "decomposing");
    addEight(gram, x, i * d, d);
  }
  for (let i = whole; i < n; i++) {
    for (let j = 0; j < d; j++) {
      const value = x[i * d + j] as number;
      for (let k = 0; k <= j; k++) {
        gram[j * d + k] = (gram[j * d + k] as number) + value * (x[i * d + k] as number);
      }
    }
  }
  return gram;
}

function addEight(gram: Float64Array, x: Float64Array, at: number, d: number): void {
  const a = x.subarray(at, at + d);
  const b = x.subarray(at + d, at + 2 * d);
  const c = x.subarray(at + 2 * d, at + 3 * d);
  const e = x.subarray(at + 3 * d, at + 4 * d);
  const f = x.subarray(at + 4 * d, at + 5 * d);
  const g = x.subarray(at + 5 * d, at + 6 * d);
  const h = x.subarray(at + 6 * d, at + 7 * d);
  const o = x.subarray(at + 7 * d, at + 8 * d);
  for (let j = 0; j < d; j++) {
    const [aj, bj, cj, ej] = [a[j] as number, b[j] as number, c[j] as number, e[j] as number];
    const [fj, gj, hj, oj] = [f[j] as number, g[j] as number, h[j] as number, o[j] as number];
    const row = j * d;
    for (let k = 0; k <= j; k++) {
      const first =
        aj * (a[k] as number) +
        bj * (b[k] as number) +
        (cj * (c[k] as number) + ej * (e[k] as number));
      const second =
        fj * (f[k] as number) +
        gj * (g[k] as number) +
        (hj * (h[k] as number) + oj * (o[k] as number));
      gram[row + k] = (gram[row + k] as number) + (first + second);
    }
  }
}

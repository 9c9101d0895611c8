/** The x ≥ 0 that brings Ax nearest to b. */
export interface NonnegativeSolution {
  /** Length n, entries ≥ 0. */
  readonly x: Float64Array;
  /** |Ax − b|. */
  readonly residual: number;
  /** Largest cosine between the residual and a column that is not used: 0 or less at the solution. */
  readonly gradient: number;
  readonly iterations: number;
  /** Whether the gradient is at most 1e-9, or what is left is rounding. */
  readonly converged: boolean;
}

/** A gradient that counts as none. */
const SMALLEST = 1e-9;

/** A residual of so few roundings of b counts as none. */
const ROUNDINGS = 4 * Number.EPSILON;

/**
 * Non-negative least squares by the active-set method of Lawson & Hanson, each subproblem by the QR
 * decomposition of A itself (never AᵀA, whose condition is the square), so that columns may be nearly
 * dependent: an A that cannot tell some columns apart gives one of many x, and the residual is the least.
 *
 * Cost: O(m p²) an iteration, p positive entries; some 2p iterations.
 * Source: Lawson & Hanson, Solving Least Squares Problems (1974), ch. 23.
 *
 * @param columns A: n columns of length m each, finite
 * @param b length m
 */
export function nonnegativeLeastSquares(
  columns: readonly Float64Array[],
  b: Float64Array,
): NonnegativeSolution {
  const norms = columns.map((column) => norm(column));
  const units = columns.map((column, k) => column.map((value) => value / (norms[k] || 1)));
  const size = norm(b);
  const x = new Float64Array(columns.length);
  let passive: number[] = [];
  const isPassive = new Uint8Array(columns.length);
  const refused = new Uint8Array(columns.length);
  const most = 6 * columns.length + 30;
  let iterations = 0;
  let left: Float64Array = b.slice();
  let gradient = 0;
  let converged = false;
  for (; iterations < most; iterations++) {
    const [best, slope] = steepest(units, left, isPassive, refused);
    const far = norm(left);
    gradient = far > 0 ? slope / far : 0;
    if (best < 0 || gradient <= SMALLEST || far <= ROUNDINGS * size) {
      converged = true;
      break;
    }
    passive.push(best);
    isPassive[best] = 1;
    let solution = leastSquares(passive, units, b);
    if (!((solution.at(-1) ?? 0) > 0)) {
      // rounding had made the gradient look positive
      refused[best] = 1;
      isPassive[best] = 0;
      passive.pop();
      continue;
    }
    while (solution.some((value) => value <= 0)) {
      let step = 1;
      passive.forEach((k, i) => {
        const to = solution[i];
        if (to <= 0) step = Math.min(step, x[k] / (x[k] - to));
      });
      passive.forEach((k, i) => {
        x[k] += step * (solution[i] - x[k]);
      });
      const small = 1e-14 * norm(x);
      const dropped = passive.filter((k, i) => !(solution[i] > 0 || x[k] > small));
      if (dropped.length === 0) dropped.push(passive.reduce((a, k) => (x[k] < x[a] ? k : a)));
      for (const k of dropped) {
        x[k] = 0;
        isPassive[k] = 0;
      }
      passive = passive.filter((k) => isPassive[k] === 1);
      solution = leastSquares(passive, units, b);
    }
    x.fill(0);
    passive.forEach((k, i) => {
      x[k] = solution[i];
    });
    const nextLeft = residualOf(passive, units, x, b);
    // as soon as anything moves, what was rounding may be more
    if (norm(nextLeft) < (1 - 1e-9) * far) refused.fill(0);
    left = nextLeft;
  }
  const scaled = x.map((value, k) => value / (norms[k] || 1));
  return { x: scaled, residual: norm(left), gradient, iterations, converged };
}

function norm(vector: ArrayLike<number>): number {
  let squares = 0;
  for (let i = 0; i < vector.length; i++) squares += vector[i] ** 2;
  return Math.sqrt(squares);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/** The column that the residual leans on most, and how much; −1 where there is none. */
function steepest(
  units: readonly Float64Array[],
  left: Float64Array,
  isPassive: Uint8Array,
  refused: Uint8Array,
): [number, number] {
  let best = -1;
  let slope = 0;
  units.forEach((column, k) => {
    if (isPassive[k] === 1 || refused[k] === 1) return;
    const along = dot(column, left);
    if (along > slope) [best, slope] = [k, along];
  });
  return [best, slope];
}

function residualOf(
  passive: readonly number[],
  units: readonly Float64Array[],
  x: Float64Array,
  b: Float64Array,
): Float64Array {
  const left = b.slice();
  for (const k of passive) {
    const column = units[k];
    for (let i = 0; i < left.length; i++) left[i] -= x[k] * column[i];
  }
  return left;
}

/** The least squares solution on some columns, by Householder reflections. */
function leastSquares(
  passive: readonly number[],
  units: readonly Float64Array[],
  b: Float64Array,
): number[] {
  const columns = passive.map((k) => units[k].slice());
  const right = b.slice();
  const diagonal: number[] = [];
  columns.forEach((column, j) => {
    let squares = 0;
    for (let i = j; i < column.length; i++) squares += column[i] ** 2;
    const beta = column[j] > 0 ? -Math.sqrt(squares) : Math.sqrt(squares);
    diagonal.push(beta);
    if (beta === 0) return;
    column[j] -= beta;
    const scale = -1 / (beta * column[j]);
    for (const other of [...columns.slice(j + 1), right]) {
      let along = 0;
      for (let i = j; i < column.length; i++) along += column[i] * other[i];
      along *= scale;
      for (let i = j; i < column.length; i++) other[i] -= along * column[i];
    }
  });
  const solution = new Array<number>(columns.length).fill(0);
  for (let j = columns.length - 1; j >= 0; j--) {
    let sum = right[j];
    for (let k = j + 1; k < columns.length; k++) sum -= columns[k][j] * solution[k];
    // dependent to rounding: leave it to the others
    solution[j] = Math.abs(diagonal[j]) > 1e-14 ? sum / diagonal[j] : 0;
  }
  return solution;
}

/** A cell's part in a correlation: what its score is made of. */
export interface CorrelatedScore {
  /** Excess risks of replicates 0, 1, … of the cell. */
  readonly draws: ArrayLike<number>;
  /** Share of the score's variance that sampling makes, in [0, 1]; the rest is the allowance. */
  readonly sampling: number;
}

/** Sums of powers of the eigenvalues of a correlation matrix R: tr R², tr R³. */
export interface CorrelationMoments {
  readonly second: number;
  readonly third: number;
}

/** Replicates in each third below which a correlation cannot be told from chance. */
const FEWEST = 4;

/** Replicates beyond which correlations are known well enough. */
const MOST = 900;

/**
 * Moments of the correlation matrix of scores of cells whose replicates share their draws: replicate
 * i of every cell comes from the same streams, so that cells err alike.
 *
 * The sampling part is estimated from the replicates that all cells have. Squares of estimated
 * correlations are too large on average; therefore the replicates are dealt into thirds, each with
 * an estimate R₁, R₂, R₃ of its own, and tr R₁R₂ and tr R₁R₂R₃ have no such bias. The allowance is
 * taken to err the same way in every cell, the worst case; so are cells with too few replicates in
 * common. Where cells have unequal numbers of replicates their means are less correlated than taken
 * here.
 *
 * Both moments lie between those of independent and those of equal scores (C and C; C² and C³) and
 * keep to the inequalities (tr R²)²/C ≤ tr R³ ≤ (tr R²)^(3/2). Cost O(m²C) for m replicates in common
 * (900 at most) of C cells.
 */
export function correlationMoments(scores: readonly CorrelatedScore[]): CorrelationMoments {
  const cells = scores.length;
  const common = Math.min(MOST, ...scores.map(({ draws }) => draws.length));
  const size = Math.floor(common / 3);
  if (size < FEWEST) return { second: cells ** 2, third: cells ** 3 };
  const [a, b, c] = [0, 1, 2].map((third) => standardised(scores, third, size)) as [
    Float64Array[],
    Float64Array[],
    Float64Array[],
  ];
  const [ab, bc, ca] = [products(a, b), products(b, c), products(c, a)];
  const between = (value: number, least: number, largest: number): number =>
    Math.min(largest, Math.max(least, value));
  const second = between((squares(ab) + squares(bc) + squares(ca)) / 3, cells, cells ** 2);
  const third = between(traceOfThree(ab, bc, ca), second ** 2 / cells, second ** 1.5);
  return { second, third };
}

/**
 * Rows Y with YᵀY = R as one third of the replicates tells it: a row for each replicate, standardised
 * over the third, and one for the allowance.
 */
function standardised(
  scores: readonly CorrelatedScore[],
  third: number,
  size: number,
): Float64Array[] {
  const rows = Array.from({ length: size + 1 }, () => new Float64Array(scores.length));
  scores.forEach(({ draws, sampling }, cell) => {
    const value = (i: number): number => draws[3 * i + third] as number;
    let mean = 0;
    for (let i = 0; i < size; i++) mean += value(i) / size;
    let sum = 0;
    for (let i = 0; i < size; i++) sum += (value(i) - mean) ** 2;
    // what does not vary has no sampling error to share
    const scale = sum > 0 ? Math.sqrt(sampling / sum) : 0;
    rows.forEach((row, i) => {
      row[cell] = i < size ? scale * (value(i) - mean) : Math.sqrt(1 - sampling);
    });
  });
  return rows;
}

/** ABᵀ of two matrices given by their rows. */
function products(a: readonly Float64Array[], b: readonly Float64Array[]): Float64Array[] {
  return a.map((row) => Float64Array.from(b, (other) => dot(row, other)));
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += (a[k] as number) * (b[k] as number);
  return sum;
}

/** tr MMᵀ. */
function squares(matrix: readonly Float64Array[]): number {
  return matrix.reduce((sum, row) => sum + dot(row, row), 0);
}

/** tr MNP. */
function traceOfThree(
  m: readonly Float64Array[],
  n: readonly Float64Array[],
  p: readonly Float64Array[],
): number {
  const columns = p[0] === undefined ? [] : Array.from(p[0], (_, j) => column(p, j));
  const right = products(n, columns); // NP
  return m.reduce((sum, row, i) => sum + dot(row, column(right, i)), 0);
}

function column(matrix: readonly Float64Array[], j: number): Float64Array {
  return Float64Array.from(matrix, (row) => row[j] as number);
}

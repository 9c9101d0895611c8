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
 * They are estimated from the replicates that all cells have. Squares of estimated correlations are
 * too large on average; therefore the replicates are dealt into thirds, each with an estimate R₁, R₂,
 * R₃ of its own, and tr R₁R₂ and tr R₁R₂R₃ have no such bias. Cells with too few replicates in common
 * are taken to err the same way, the worst case. Where cells have unequal numbers of replicates their
 * means are less correlated than taken here.
 *
 * Both moments lie between those of independent and those of equal scores (C and C; C² and C³) and
 * keep to the inequalities (tr R²)²/C ≤ tr R³ ≤ (tr R²)^(3/2). Cost O(mC·min(m, C)) for m replicates in
 * common (900 at most) of C cells.
 */
export function correlationMoments(draws: readonly ArrayLike<number>[]): CorrelationMoments {
  const cells = draws.length;
  const common = Math.min(MOST, ...draws.map(({ length }) => length));
  const size = Math.floor(common / 3);
  if (size < FEWEST) return { second: cells ** 2, third: cells ** 3 };
  const [a, b, c] = [0, 1, 2].map((third) => standardised(draws, third, size)) as [
    Float64Array[],
    Float64Array[],
    Float64Array[],
  ];
  const traces = cells > size ? tracesByReplicates(a, b, c) : tracesByCells(a, b, c);
  const between = (value: number, least: number, largest: number): number =>
    Math.min(largest, Math.max(least, value));
  const second = between(traces.second, cells, cells ** 2);
  const third = between(traces.third, second ** 2 / cells, second ** 1.5);
  return { second, third };
}

/** Rows Y of each third, with YᵀY = R. */
type Rows = readonly Float64Array[];

/** The mean of tr R₁R₂ over pairs of thirds, and tr R₁R₂R₃, from the R themselves: quick for few cells. */
function tracesByCells(a: Rows, b: Rows, c: Rows): CorrelationMoments {
  const [r1, r2, r3] = [a, b, c].map((rows) => {
    const columns = transposed(rows);
    return products(columns, columns);
  }) as [Float64Array[], Float64Array[], Float64Array[]];
  const second = (inner(r1, r2) + inner(r2, r3) + inner(r3, r1)) / 3;
  return { second, third: inner(products(r1, r2), r3) };
}

/** The same from products of the rows, Y₁Y₂ᵀ and so on: quick for few replicates. */
function tracesByReplicates(a: Rows, b: Rows, c: Rows): CorrelationMoments {
  const [ab, bc, ca] = [products(a, b), products(b, c), products(c, a)];
  const second = (inner(ab, ab) + inner(bc, bc) + inner(ca, ca)) / 3;
  // tr (Y₁Y₂ᵀ)(Y₂Y₃ᵀ)(Y₃Y₁ᵀ)
  return { second, third: inner(products(ab, transposed(bc)), transposed(ca)) };
}

/**
 * Rows Y with YᵀY = R as one third of the replicates tells it: one for each replicate, standardised
 * over the third. What does not vary is correlated with nothing but itself.
 */
function standardised(
  draws: readonly ArrayLike<number>[],
  third: number,
  size: number,
): Float64Array[] {
  const rows = Array.from({ length: size }, () => new Float64Array(draws.length));
  draws.forEach((values, cell) => {
    const value = (i: number): number => values[3 * i + third] as number;
    let mean = 0;
    for (let i = 0; i < size; i++) mean += value(i) / size;
    let sum = 0;
    for (let i = 0; i < size; i++) sum += (value(i) - mean) ** 2;
    const scale = sum > 0 ? Math.sqrt(1 / sum) : 0;
    rows.forEach((row, i) => (row[cell] = scale * (value(i) - mean)));
  });
  return rows;
}

/** ABᵀ of two matrices given by their rows. */
function products(a: Rows, b: Rows): Float64Array[] {
  return a.map((row) => Float64Array.from(b, (other) => dot(row, other)));
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += (a[k] as number) * (b[k] as number);
  return sum;
}

/** tr MNᵀ. */
function inner(m: Rows, n: Rows): number {
  return m.reduce((sum, row, i) => sum + dot(row, n[i] as Float64Array), 0);
}

function transposed(matrix: Rows): Float64Array[] {
  return Array.from({ length: matrix[0]?.length ?? 0 }, (_, j) =>
    Float64Array.from(matrix, (row) => row[j] as number),
  );
}

import type { Design } from "./kernel.ts";

/** Names a stream of draws: the 128-bit hash of its key, as four signed 32-bit words. */
export type StreamKey = readonly [number, number, number, number];

/** Σ^½ = root·I + Vᵀ diag(lift) V: a bulk, and what single directions have beyond it. */
export interface CovarianceRoot {
  /** √(bulk eigenvalue). */
  readonly root: number;
  /** √(eigenvalue) − root for each direction, length r. */
  readonly lift: Float64Array;
  /** V: r×D, row-major, orthonormal rows. */
  readonly vectors: Float64Array;
}

/** How samples become masked training rows. */
export interface Masking {
  /** Stream of the masks: entry (i, k) of copy c is hidden by a draw of (key, c, i, k) alone. */
  readonly key: StreamKey;
  /** Masked copies of each sample. */
  readonly copies: number;
  /**
   * Mask ratio in [0, 1] of copy c of sample i at `c * n + i`, length copies·n; NaN where that row is
   * not kept.
   */
  readonly ratios: Float64Array;
  /** Whether visible inputs are divided by 1 − ratio. */
  readonly rescale: boolean;
  /** A column hidden in every row, or null. */
  readonly hidden: number | null;
}

/** A least squares fit and how it was found. */
export interface Fit {
  /** β̂, one for each column asked for. */
  readonly coefficients: Float64Array;
  /** Sum of squared residuals over the design's rows. */
  readonly residual: number;
  /** What solved it; the later ones take over where an earlier one cannot vouch for its digits. */
  readonly method: "cholesky" | "orthogonal" | "singular values";
}

/**
 * The steps of an experiment, on matrices that stay in the engine: *samples* X: n×D and a *design*
 * Z: N×D made from them. Engines differ in speed, and in the last digits of a solution; draws and
 * masks are the same to the bit. An engine is a resource: one for each worker, never shared.
 *
 * Every answer depends on the matrices alone, never on what was asked before: solving for more and
 * more leading columns reuses what smaller ones needed, to the same bits.
 */
export interface Engine {
  /** Name shown in benchmarks, notices and test titles. */
  readonly name: string;
  /**
   * X ← rows×columns independent standard normals. Entry (i, k) depends on (key, i, k) alone: fewer
   * rows or columns are the leading part of more.
   */
  drawNormals(key: StreamKey, rows: number, columns: number): void;
  /** X ← rows from outside, such as those of a table. */
  place(samples: Design): void;
  /** X ← X·Σ^½. Cost O(n·D·r). */
  colour(covariance: CovarianceRoot): void;
  /** Xβ over the leading columns that β has, length n. */
  respond(beta: Float64Array): Float64Array;
  /** Column k of X, length n. */
  sampleColumn(k: number): Float64Array;
  /** Σ_i X_ik² for each column, length D. */
  columnSquares(): Float64Array;
  /** Z ← masked copies of X: the rows of copy 0 first; X stays. */
  mask(masking: Masking): void;
  /** Z ← X·diag(scales), for a loss averaged over masks; X stays. */
  scale(scales: Float64Array): void;
  /** Z ← a matrix from outside; X is lost. */
  load(design: Design): void;
  /** Z itself, row-major; rows not kept are left out. Cost O(N·D). */
  design(): Design;
  /**
   * The ridge estimates (ZᵀZ/N + λI)⁻¹Zᵀy/N on the leading columns of Z, λ = 0 being the least
   * squares solutions of least norm, as {@link Kernel} defines both. N counts the rows kept, zero
   * rows included.
   *
   * @param columns how many leading columns
   * @param responses each a y of length n (the copies of a sample share theirs), or N after `load`
   * @param lambda λ ≥ 0, finite
   * @returns a fit for each response; β̂ = 0 without rows
   */
  solve(columns: number, responses: readonly Float64Array[], lambda: number): Fit[];
}

/**
 * A design matrix Z.
 *
 * | symbol | meaning |
 * |---|---|
 * | `rows` × `columns` | N samples × d features, either may be 0 |
 * | `values` | N·d entries, row-major: Z_ij is `values[i * columns + j]`, finite |
 */
export interface Design {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

/**
 * The linear algebra that an experiment leans on. Backends differ in speed only: all of them pass
 * the same suite of tests. A backend may reuse its own buffers between calls but never keeps or
 * changes its arguments, and its answer belongs to the caller.
 */
export interface Kernel {
  /** Name shown in benchmarks and test titles. */
  readonly name: string;
  /**
   * The least squares solution of least norm, β̂ = Z⁺y.
   *
   * Singular values at or below (machine epsilon)·max(N, d)·(largest singular value) count as 0,
   * so the answer scales with its data: Z → cZ gives β̂/c. Zero rows and columns are allowed; a
   * design of zeros, or without rows, gives β̂ = 0.
   *
   * @param design Z: N×d
   * @param response y, length N
   * @returns β̂, length d
   */
  minimumNorm(design: Design, response: Float64Array): Float64Array;
  /**
   * The ridge estimate β̂ = (ZᵀZ/N + λI)⁻¹Zᵀy/N, N counting zero rows as well.
   *
   * Tends to {@link Kernel.minimumNorm} as λ → 0, and is it at λ = 0: singular values that count as
   * 0 there count as 0 here. Z → cZ with λ → c²λ gives β̂/c.
   *
   * @param design Z: N×d
   * @param response y, length N
   * @param lambda λ ≥ 0, finite
   * @returns β̂, length d
   */
  ridge(design: Design, response: Float64Array, lambda: number): Float64Array;
  /**
   * Eigenvalues of ZᵀZ/N, ascending, length d. Those beyond min(N, d) are exactly 0, the others
   * right to rounding of the largest (never negative). Without rows all are 0.
   *
   * @param design Z: N×d
   */
  gramSpectrum(design: Design): Float64Array;
}

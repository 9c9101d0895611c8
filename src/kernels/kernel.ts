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
}

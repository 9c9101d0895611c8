import { dot, multiply, rotate } from "./vectors";

/** Columns whose cosine is below this are orthogonal to rounding. */
const ORTHOGONAL: f64 = 1e-15;

/**
 * B = U·diag(σ)·Vᵀ by rotations of pairs of columns until all are orthogonal. Converges quadratically
 * in the end; each sweep over all pairs goes on as long as the last one still turned something by more
 * than rounding, which six to ten sweeps see through.
 *
 * Source: Hestenes (1958); Golub & Van Loan, Matrix Computations, 4th ed. (2013), §8.6.3; accurate on
 * a triangular factor by Drmač & Veselić (2008), New fast and accurate Jacobi SVD algorithm.
 *
 * @param b size × size, column-major; becomes U, columns of unit length where σ > 0
 * @param v size × size, column-major, written
 * @param sigma length `size`, written, in no order
 */
export function singularValues(b: usize, v: usize, sigma: usize, size: i32): void {
  const stride = (<usize>size) << 3;
  memory.fill(v, 0, <usize>size * stride);
  for (let j: usize = 0; j < <usize>size; j++) store<f64>(v + j * stride + (j << 3), 1);
  const bound = ORTHOGONAL * max(1, sqrt(<f64>size));
  let turned = true;
  while (turned) {
    turned = false;
    for (let j = 1; j < size; j++) {
      const y = b + <usize>j * stride;
      for (let i = 0; i < j; i++) {
        const x = b + <usize>i * stride;
        const xx = dot(x, x, size);
        const yy = dot(y, y, size);
        const xy = dot(x, y, size);
        // columns whose squares vanish beside 1, the size of the matrix, are 0 for every purpose
        if (min(xx, yy) < 1e-280 || !(abs(xy) > bound * sqrt(xx) * sqrt(yy))) continue;
        turned = true;
        const zeta = (yy - xx) / (2 * xy);
        const tangent =
          abs(zeta) > 1e150
            ? 1 / (2 * zeta)
            : (zeta >= 0 ? 1.0 : -1.0) / (abs(zeta) + sqrt(1 + zeta * zeta));
        const cosine = 1 / sqrt(1 + tangent * tangent);
        rotate(x, y, cosine, cosine * tangent, size);
        rotate(v + <usize>i * stride, v + <usize>j * stride, cosine, cosine * tangent, size);
      }
    }
  }
  for (let j = 0; j < size; j++) {
    const column = b + <usize>j * stride;
    const norm = sqrt(dot(column, column, size));
    store<f64>(sigma + ((<usize>j) << 3), norm);
    if (norm > 0) multiply(column, 1 / norm, size);
  }
}

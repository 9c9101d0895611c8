import { add, dot, multiply } from "./vectors";

/**
 * Reflectors H = I − τ·v·vᵀ with v₀ = 1; v₁… overwrites the vector that H turns into (β, 0, …), and β
 * its first entry.
 *
 * Source: Golub & Van Loan, Matrix Computations, 4th ed. (2013), §5.1; signs as LAPACK's dlarfg.
 */

/** Makes the reflector of x, length ≥ 1; returns τ, 0 where x is (β, 0, …) already. */
export function reflector(x: usize, length: i32): f64 {
  const tail = dot(x + 8, x + 8, length - 1);
  if (tail == 0) return 0;
  const head = load<f64>(x);
  const norm = sqrt(head * head + tail);
  const beta = head > 0 ? -norm : norm;
  multiply(x + 8, 1 / (head - beta), length - 1);
  store<f64>(x, beta);
  return (beta - head) / beta;
}

/** y ← H·y for the reflector that lies at `x`. */
export function reflect(x: usize, tau: f64, y: usize, length: i32): void {
  if (tau == 0) return;
  const along = tau * (load<f64>(y) + dot(x + 8, y + 8, length - 1));
  store<f64>(y, load<f64>(y) - along);
  add(y + 8, -along, x + 8, length - 1);
}

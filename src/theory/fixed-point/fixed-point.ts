import { newtonBracketed } from "../../numerics/index.ts";
import type { SolverReport } from "../risk/result.ts";
import type { SpectralSide } from "../population/spectral-side.ts";

/**
 * The row classes' half of the fixed point, on one side of the threshold.
 *
 * `at(rho)` answers with z. Then, for that rho, `slope` holds d log z / d log rho, `weights(a)`
 * writes the a_q into an array with room for Q, and `defect()` is the residual of the row side's own
 * (logarithmic) equation.
 */
export interface RowSide {
  at(rho: number): number;
  readonly slope: number;
  /** Whether a_q is 1/leverage (times a ridge that went to 0), not 1/(1 + leverage). */
  readonly interpolates: boolean;
  weights(a: Float64Array): void;
  defect(): number;
}

/**
 * The solved fixed point, THEORY.md (3.3): the deterministic equivalent of the resolvent is, in units of t = 1,
 * Q = 1/(ell + A Sigma + B) = 1/(A (Sigma + z)).
 *
 * | symbol | meaning |
 * |---|---|
 * | `a` | a_q, 1/(1 + leverage) of a row of class q, first Q entries (over: its limit over lambda) |
 * | `z` | (ell + B)/A, with A = sum mu a al and B = sum mu a et |
 * | `ell` | the ridge over t; without one, 1 when the fit interpolates, 0 otherwise |
 * | `interpolates` | whether the training residuals are 0 |
 * | `rho` | s1/s0 = E[lambda Q]/E[Q], in (0, 1] |
 */
export interface FixedPoint {
  readonly a: Float64Array;
  readonly z: number;
  readonly rho: number;
  readonly ell: number;
  readonly interpolates: boolean;
  readonly solver: SolverReport;
}

/**
 * Solves the fixed point: the one scalar rho = E_w[lambda/(lambda+z)] / E_w[1/(lambda+z)], with z
 * from the row side.
 *
 * Both halves lie between fixed bounds, so the root in log rho is bracketed by the harmonic and
 * the arithmetic mean (1) of the eigenvalues; Newton inside the bracket. The existence of a root
 * (see phase.ts) is taken for granted. The weights are left in `a`, room for Q entries. Cost: 4-7 evaluations of O(K + Q).
 *
 * Derived in this project: THEORY.md (3.3), (3.4); the fixed point is an instance of R. Yates (1995),
 * standard interference functions, hence has one solution.
 */
export function solveFixedPoint(
  spectrum: SpectralSide,
  rows: RowSide,
  ell: number,
  a: Float64Array,
): FixedPoint {
  const { lambda, mass, logHarmonic } = spectrum;
  let z = 0;
  const root = newtonBracketed(
    (logRho, out) => {
      z = rows.at(Math.exp(logRho));
      // E1 = E[lambda/(lambda+z)], E0 = E[z/(lambda+z)], J = E of the product of the two: all in
      // [0, 1], so nothing overflows for any z > 0.
      let e1 = 0;
      let e0 = 0;
      let product = 0;
      for (let k = 0; k < lambda.length; k++) {
        const inverse = 1 / (lambda[k] + z);
        const r = lambda[k] * inverse;
        const q = z * inverse;
        e1 += mass[k] * r;
        e0 += mass[k] * q;
        product += mass[k] * r * q;
      }
      out.value = Math.log((e1 / e0) * z) - logRho;
      out.slope = (1 - product / (e0 * e1)) * rows.slope - 1;
    },
    logHarmonic,
    0,
    0,
  );
  rows.weights(a);
  const residual = Math.max(root.residual, rows.defect());
  const { iterations, converged } = root;
  const solver: SolverReport = { iterations, residual, converged };
  return { a, z, rho: Math.exp(root.value), ell, interpolates: rows.interpolates, solver };
}

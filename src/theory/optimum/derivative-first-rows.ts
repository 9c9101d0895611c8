import type { Problem } from "../../problem/index.ts";
import type { SpectralSide } from "../population/spectral-side.ts";
import { inputClass } from "../rows/row-classes.ts";
import type { LawSlope } from "./law-derivative.ts";
import { rowInput } from "./row-input.ts";

/**
 * D(p) where nothing is seen yet and beta-hat = 0: with masked targets at ratio 0 there are no rows, and
 * in the limit p -> 1 of raw inputs under a ridge `ell` (over t) every row shows nothing. A new row adds
 * a z y/(ell N), a = 1/(1 + gamma (al+et)/ell), by itself, which changes the risk by
 * -2 c_T beta'Sigma z y a/(ell N) and by z'S_T z (y a)²/(ell N)² in the mean, S_T the covariance of test
 * inputs; without any rows ell N is 0.
 *
 * Cost O(K), O(1) a ratio. Derived in this project: THEORY.md (12.1).
 */
export function firstRowsSlope(
  spectrum: SpectralSide,
  problem: Problem,
  ell = 0,
): { readonly excessRisk: number; readonly at: LawSlope } {
  const { lambda, mass, energy, noise } = spectrum;
  const { gamma, rescale } = problem;
  let signal = 0;
  let aligned = 0;
  let square = 0;
  for (let k = 0; k < lambda.length; k++) {
    signal += energy[k] * lambda[k];
    aligned += energy[k] * lambda[k] * lambda[k];
    square += mass[k] * lambda[k] * lambda[k];
  }
  const test = inputClass(problem.test.mask, rescale);
  const hidden = problem.rows === "masked-target";
  const at = (ratio: number): number => {
    const rows = hidden ? ratio : 1;
    if (rows === 0) return 0;
    const { al, et, c } = rowInput(ratio, rescale);
    const length = al + et;
    const weight = 1 / (ell + gamma * length);
    const spread = test.al * (al * square + et) + test.et * length;
    const found = 2 * test.c * c * aligned;
    const damage = (signal + noise) * spread * gamma * weight;
    return rows * weight * (damage - found);
  };
  return { excessRisk: signal, at };
}

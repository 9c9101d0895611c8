import type { Problem } from "../../problem/index.ts";
import type { SpectralSide } from "../population/spectral-side.ts";
import { inputClass } from "../rows/row-classes.ts";
import type { LawSlope } from "./law-derivative.ts";

/**
 * D(p) where there are no rows yet (masked targets, ratio 0): beta-hat = 0, and every new row adds
 * z y/|z|² by itself, |z|² = d (al + et), which changes the risk by -2 c_T beta'Sigma z y/|z|² and by
 * z'S_T z y²/|z|^4 in the mean, S_T the covariance of test inputs. A ridge plays no part: lambda N
 * goes to 0 with N.
 *
 * Cost O(K), O(1) a ratio. Derived in this project: THEORY.md (12.1).
 */
export function firstRowsSlope(
  spectrum: SpectralSide,
  problem: Problem,
): { readonly excessRisk: number; readonly at: LawSlope } {
  const { lambda, mass, energy, noise } = spectrum;
  let signal = 0;
  let aligned = 0;
  let square = 0;
  for (let k = 0; k < lambda.length; k++) {
    signal += energy[k] * lambda[k];
    aligned += energy[k] * lambda[k] * lambda[k];
    square += mass[k] * lambda[k] * lambda[k];
  }
  const test = inputClass(problem.test.mask, problem.rescale);
  const at = (ratio: number): number => {
    const { al, et, c } = inputClass(ratio, problem.rescale);
    const length = al + et;
    const spread = test.al * (al * square + et) + test.et * length;
    const found = (2 * test.c * c * aligned) / length;
    const damage = ((signal + noise) * spread) / length / length;
    return (ratio / problem.gamma) * (damage - found);
  };
  return { excessRisk: signal, at };
}

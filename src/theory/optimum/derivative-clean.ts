import type { Problem } from "../../problem/index.ts";
import type { SpectralSide } from "../population/spectral-side.ts";
import { cleanRows } from "../risk/clean-rows.ts";
import { missedBy } from "../risk/mean-estimator.ts";
import {
  inputClass,
  noiselessShare,
  type InputClass,
  type RowClasses,
} from "../rows/row-classes.ts";
import type { LawSlope } from "./law-derivative.ts";

/**
 * D(p) where ordinary least squares on the rows at ratio 0 decides (phase `clean`): the explicit
 * formulas of clean-rows.ts, differentiated. A few masked rows are interpolated in the null space, so on
 * clean tests they only take the place of clean ones, whatever their ratio.
 *
 * Cost O(K + Q), O(1) a ratio. Derived in this project: THEORY.md (12.1).
 */
export function cleanSlope(
  spectrum: SpectralSide,
  classes: RowClasses,
  gamma: number,
  problem: Problem,
): { readonly excessRisk: number; readonly at: LawSlope } {
  const { lambda, mass, noise, rankShare } = spectrum;
  const test = inputClass(problem.test.mask, problem.rescale);
  const { mean, fluctuation } = cleanRows(spectrum, classes, gamma, false);
  const { v1, v0 } = fluctuation;
  let inverse = 0;
  for (let k = 0; k < lambda.length; k++) if (lambda[k] > 0) inverse += mass[k] / lambda[k];
  const clean = noiselessShare(classes);
  const free = (clean - rankShare * gamma) / gamma;
  const room = ((1 - rankShare) * gamma - (1 - clean)) / gamma;
  const perClean1 = noise > 0 ? (-noise * rankShare) / free / free / gamma : 0;
  const perClean0 = noise > 0 ? (-noise * inverse) / free / free / gamma : 0;
  const fitted = noise > 0 ? (noise * inverse) / free : 0;
  // r/et of a masked row, and its change with V1 and with the norm fitted
  const perRow = (row: InputClass): number =>
    (noise + missedBy(mean, row) + row.al * v1 + row.et * fitted) / row.et;
  let load = 0;
  let feed1 = 0;
  let masked = 0;
  for (let q = 0; q < classes.size; q++) {
    const [al, et, c, gap] = [classes.al[q], classes.et[q], classes.c[q], classes.gap[q]];
    if (et === 0) continue;
    load += classes.share[q] * perRow({ al, et, c, gap });
    feed1 += (classes.share[q] * al) / et;
    masked += classes.share[q];
  }
  const at = (ratio: number): number => {
    const row = inputClass(ratio, problem.rescale);
    const dClean = (row.et === 0 ? 1 : 0) - clean;
    const dMasked = (row.et === 0 ? 0 : 1) - masked;
    const d1 = perClean1 * dClean;
    if (test.et === 0) return test.al * d1;
    const dFitted = perClean0 * dClean;
    const dLoad = (row.et === 0 ? 0 : perRow(row)) - load + feed1 * d1 + masked * dFitted;
    // |shortest|² = load/gamma/room
    const shortest =
      load > 0 || dLoad !== 0 ? (dLoad + (load * dMasked) / gamma / room) / gamma / room : 0;
    return test.al * d1 + test.et * (dFitted + shortest);
  };
  const excessRisk = missedBy(mean, test) + test.al * v1 + (test.et > 0 ? test.et * v0 : 0);
  return { excessRisk, at };
}

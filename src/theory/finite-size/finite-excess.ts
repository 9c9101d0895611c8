import type { Problem } from "../../problem/index.ts";
import type { FixedPoint } from "../fixed-point/fixed-point.ts";
import { closeMoments } from "../fixed-point/moments.ts";
import { leastRidge, solveRows } from "../fixed-point/solve-rows.ts";
import type { SpectralSide } from "../population/spectral-side.ts";
import { noRows } from "../risk/assemble.ts";
import { cleanRows } from "../risk/clean-rows.ts";
import { gainExcess, meanEstimator, missedBy, type MeanEstimator } from "../risk/mean-estimator.ts";
import { riskOn } from "../risk/risk.ts";
import { inputClass, noiselessShare, type RowClasses } from "../rows/row-classes.ts";

/** |N - d| <= 1 for whole N, also where a share of the rows has nothing visible. */
export const heavyTailed = 1.5;

/** What the risk of an experiment is computed from. */
export interface FiniteModel {
  readonly problem: Problem;
  readonly spectrum: SpectralSide;
  readonly classes: RowClasses;
  readonly d: number;
  readonly ridge: number;
}

export interface Excess {
  readonly value: number;
  readonly converged: boolean;
}

/**
 * Excess risk with so many unmasked and masked rows beside a singular Sigma of rank r; null where the
 * mean does not exist. Unmasked rows that outnumber r decide by ordinary least squares, r/(n-r-1) in
 * the mean, while masked ones do not fill the null space; and where fewer interpolate alone, r takes
 * the place of d.
 */
export function singularExcess(model: FiniteModel, seen: number, masked: number): Excess | null {
  const { problem, spectrum, d } = model;
  const rank = spectrum.rankShare * d;
  const count = seen + masked;
  const classes = withUnmasked(model.classes, count > 0 ? seen / count : 0);
  const test = inputClass(problem.test.mask, problem.rescale);
  const room = d - rank - masked;
  if (Math.abs(seen - rank) < heavyTailed && room > -heavyTailed) return null;
  if (seen > rank && room > 0) {
    // the norm alone has no mean where masked rows just fill the null space
    if (test.et > 0 && masked > 0 && room < heavyTailed) return null;
    const one = withUnmasked(model.classes, (seen - 1) / (count - 1));
    const { mean, fluctuation: around } = cleanRows(spectrum, one, d / (count - 1), false);
    const noise = test.et > 0 ? test.et * (mean.norm + around.v0) : 0;
    return {
      value: test.al * around.v1 + missedBy(mean, { ...test, et: 0 }) + noise,
      converged: true,
    };
  }
  if (Math.abs(count - d) < heavyTailed) return null;
  return excessAt(model, classes, count, masked > 0 ? d : rank);
}

/** The classes with another share of them at ratio 0. */
function withUnmasked(classes: RowClasses, share: number): RowClasses {
  const { size, et } = classes;
  const clean = noiselessShare(classes);
  const scaled = classes.share.map((old, q) => {
    if (q >= size) return old;
    return et[q] === 0 ? (old / clean) * share : clean < 1 ? (old / (1 - clean)) * (1 - share) : 0;
  });
  return { ...classes, share: scaled };
}

/** Excess risk with `count` rows of given classes that span `dimension` dimensions. */
export function excessAt(
  model: FiniteModel,
  classes: RowClasses,
  count: number,
  dimension: number,
): Excess {
  const { problem, spectrum, d, ridge } = model;
  if (classes.size === 0 || count <= 0)
    return { value: noRows(spectrum).mean.signal, converged: true };
  const plain = ridge > leastRidge;
  const few = !plain && count < dimension;
  const gamma = plain || few ? d / count : d / (count - 1);
  const { point } = solveRows(spectrum, classes, gamma, ridge);
  if (point === null) {
    const limit = riskOn(spectrum, { ...problem, rows: "all", gamma });
    return { value: limit.excessRisk ?? Infinity, converged: limit.solver.converged };
  }
  const mean = meanEstimator(spectrum, point.z, gainExcess(classes, point.a));
  const still = testError(model, mean);
  const left = leftBy(spectrum, mean);
  const value = still + fluctuating(model, fluctuation(spectrum, classes, gamma, point, left));
  const converged = point.solver.converged;
  if (!few) return { value, converged };
  // a projection on so many rows is exact: only what acts as noise of y is amplified by one row more
  const noise = leftBy(spectrum, populationFit(spectrum, classes));
  const nearer = ((1 - 1 / dimension) * d) / count;
  const { point: shifted } = solveRows(spectrum, classes, nearer, 0);
  if (shifted === null) return { value: Infinity, converged };
  const more = fluctuation(spectrum, classes, nearer, shifted, noise);
  const less = fluctuation(spectrum, classes, gamma, point, noise);
  return {
    value: value + fluctuating(model, more) - fluctuating(model, less),
    converged: converged && shifted.solver.converged,
  };
}

/** Mean square that an estimate leaves of a row of a class. */
type Left = (al: number, et: number, c: number, gap: number) => number;

/**
 * sigma² and what a mean estimate misses of a row. As in mean-estimator.ts, but for classes in which
 * c² is not al k, THEORY.md (8.2): (1 - 2c + al) signal + 2 gap missed + al missed2 + et norm.
 */
function leftBy({ noise }: SpectralSide, mean: MeanEstimator): Left {
  return (al, et, c, gap) =>
    noise +
    (1 - c - gap) * mean.signal +
    2 * gap * mean.missed +
    al * mean.missed2 +
    et * mean.norm;
}

/** The regression of y on masked inputs in the population: what infinitely many rows would give. */
function populationFit(
  spectrum: SpectralSide,
  { size, share, al, et, gap }: RowClasses,
): MeanEstimator {
  let [visible, hidden, lost] = [0, 0, 0];
  for (let q = 0; q < size; q++) {
    visible += share[q] * al[q];
    hidden += share[q] * et[q];
    lost += share[q] * gap[q];
  }
  return meanEstimator(spectrum, hidden / visible, lost / visible);
}

/** V1 and V0 of rows that leave `left`. */
function fluctuation(
  spectrum: SpectralSide,
  { size, share, al, et, c, gap }: RowClasses,
  gamma: number,
  point: FixedPoint,
  left: Left,
): { v1: number; v0: number } {
  const { a } = point;
  let [visible, hidden] = [0, 0];
  for (let q = 0; q < size; q++) {
    visible += share[q] * a[q] * al[q];
    hidden += share[q] * a[q] * et[q];
  }
  const rows = { visible, hidden, p11: 0, p10: 0, p00: 0, m1: 0, m0: 0, right1: 0, right0: 0 };
  for (let q = 0; q < size; q++) {
    const alpha = (a[q] * al[q]) / visible;
    const beta = hidden > 0 ? (a[q] * et[q]) / hidden : 0;
    const base = left(al[q], et[q], c[q], gap[q]);
    const weight = share[q] * a[q];
    rows.p11 += share[q] * alpha * alpha;
    rows.p10 += share[q] * alpha * beta;
    rows.p00 += share[q] * beta * beta;
    rows.m1 += weight * alpha;
    rows.m0 += weight * beta;
    rows.right1 += weight * alpha * base;
    rows.right0 += weight * beta * base;
  }
  return closeMoments(spectrum, gamma, point, rows);
}

/** What a mean estimate misses of test inputs. */
function testError({ problem }: FiniteModel, mean: MeanEstimator): number {
  return missedBy(mean, inputClass(problem.test.mask, problem.rescale));
}

/** What fluctuations add on test inputs. */
function fluctuating({ problem }: FiniteModel, { v1, v0 }: { v1: number; v0: number }): number {
  const test = inputClass(problem.test.mask, problem.rescale);
  return test.al * v1 + (test.et > 0 ? test.et * v0 : 0);
}

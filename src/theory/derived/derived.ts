import { inverseVisibleMeanDiverges, type Problem } from "../../problem/index.ts";
import { rowModel, type RowModel } from "../rows/derived-rows.ts";
import type { FixedPoint } from "../fixed-point/fixed-point.ts";
import { gainExcess, meanEstimator, type MeanEstimator } from "../risk/mean-estimator.ts";
import { solveRows } from "../fixed-point/solve-rows.ts";
import { problemSpectrum } from "../population/problem-spectrum.ts";
import { riskOn } from "../risk/risk.ts";
import type { SpectralSide } from "../population/spectral-side.ts";
import { fluctuation } from "../risk/variance.ts";

/** The clean variance, by what the fluctuations feed on; the parts are >= 0 and sum to it. */
export interface VarianceParts {
  /** The noise of y: the variance that a problem without signal has; linear in sigma². */
  readonly noise: number;
  /** The mask noise: what the masks make of the mean estimate. 0 without masks. */
  readonly masks: number;
  /** The features: signal that the mean estimate misses acts as noise of the samples drawn. */
  readonly features: number;
}

/**
 * Quantities behind a risk. The deterministic equivalent of the resolvent is
 * (Z'Z/N + lambda)^-1 ~ 1/(ell + A Sigma + B I); without ridge ell is 0 when rows outnumber
 * dimensions, and 1 otherwise (A and B then are limits over lambda).
 */
export interface DerivedQuantities {
  /**
   * kappa = (ell + B)/A: E beta-hat is that of ridge regression, beta-hat_k proportional to
   * lambda/(lambda + kappa), in units of the eigenvalues (Bach 2024, eq. 2.6; Simon et al. 2023).
   */
  readonly effectiveRidge: number;
  /** The pair of scalars of the fixed point, A and B; null for ordinary least squares. */
  readonly scalars: { readonly visible: number; readonly hidden: number } | null;
  /** df1 = tr Sigma (Sigma+kappa)^-1 / n: freedom spent on the features themselves, per sample. */
  readonly degrees1: number;
  /** df2 = tr Sigma² (Sigma+kappa)^-2 / n, per sample (Hastie, Tibshirani & Friedman 2009, §3.4). */
  readonly degrees2: number;
  /**
   * tr B (ell + A Sigma + B)^-1 / n: freedom spent on fitting mask noise. With df1 it adds up to
   * min(N, d)/n without ridge, the rank of Cov(z) being d.
   */
  readonly maskDegrees: number;
  /**
   * Mean square that the mean estimate leaves of a training row, sigma² + missed signal + mask
   * noise, rows weighted as they enter the variance: sigma² of an equivalent problem without masks.
   */
  readonly effectiveNoise: number;
  /**
   * Rows per sample that count: (N/n)(sum mu w)²/(sum mu w²), w = a al the weight of a row in A.
   * N/n for a fixed ratio, less where rows differ (the effective sample size of Kish 1965).
   */
  readonly effectiveSamples: number;
  /** Null where the variance is infinite. */
  readonly variance: VarianceParts | null;
}

/**
 * Derived quantities of a problem; null where they are not defined: no rows at all, exactly at the
 * threshold, and copies that are no classes of rows (with random ratios, or infinitely many).
 *
 * The split of the variance: fluctuations V obey the linear system V = G R, R = sum mu a² (al, et)
 * (r + al V1 + et V0), with positive coefficients, fed by r = E(y - z'theta)², theta = E beta-hat.
 * Given x, z'theta has mean sqrt(al) x'theta and variance et t |theta|², hence exactly
 * r = k sigma² + E(sqrt(k) x'beta - sqrt(al) x'theta)² + et t |theta|²: noise, missed signal and
 * mask noise. V is the sum of the solutions fed by each alone, all >= 0.
 *
 * Cost: about that of two risks. Derived in this project: THEORY.md (5.1) to (5.3).
 */
export function derivedQuantities(problem: Problem): DerivedQuantities | null {
  const spectrum = problemSpectrum(problem);
  const rows = rowModel(problem);
  if (rows === null || rows.classes.size === 0) return null;
  const ell = problem.ridge / spectrum.diagonal;
  const { phase, point } = solveRows(spectrum, rows.classes, rows.gamma, ell);
  if (point === null) return phase === "clean" ? ordinary(spectrum, rows, problem) : null;
  const { interpolates } = point;
  const divergent = interpolates && !problem.rescale && inverseVisibleMeanDiverges(problem.mask);
  return solved(spectrum, rows, point, !divergent);
}

function solved(
  spectrum: SpectralSide,
  rows: RowModel,
  point: FixedPoint,
  finite: boolean,
): DerivedQuantities {
  const { classes, gamma, rowsPerSample } = rows;
  const { size, share, al, et, k } = classes;
  const { a, z, ell } = point;
  const mean = meanEstimator(spectrum, z, gainExcess(classes, a));
  let visible = 0;
  let hidden = 0;
  let squares = 0;
  let weights = 0;
  let left = 0;
  for (let q = 0; q < size; q++) {
    const weight = a[q] * al[q];
    visible += share[q] * weight;
    hidden += share[q] * a[q] * et[q];
    squares += share[q] * weight * weight;
    const m = share[q] * a[q] * weight;
    weights += m;
    left += m * (k[q] * spectrum.noise + missedSignal(mean, rows, q) + et[q] * mean.norm);
  }
  const { df1, df2, rest } = degrees(spectrum, z);
  const { diagonal } = spectrum;
  const perSample = gamma * rowsPerSample;
  const part = (change: Partial<MeanEstimator>, noise: number): number => {
    const fed = { ...mean, ...change };
    return fluctuation({ ...spectrum, noise }, classes, gamma, point, fed).v1;
  };
  return {
    effectiveRidge: z * diagonal,
    // ell = 1 of interpolation has no unit: A and B are per ridge, and in units of the eigenvalues
    scalars: {
      visible: point.interpolates ? visible / diagonal : visible,
      hidden: point.interpolates ? hidden : hidden * diagonal,
    },
    degrees1: perSample * df1,
    degrees2: perSample * df2,
    maskDegrees: (perSample * rest * hidden) / (ell + hidden),
    effectiveNoise: left / weights,
    effectiveSamples: (rowsPerSample * visible * visible) / squares,
    variance: finite
      ? {
          noise: part({ signal: 0, missed: 0, missed2: 0, norm: 0 }, spectrum.noise),
          masks: part({ signal: 0, missed: 0, missed2: 0 }, 0),
          features: part({ norm: 0 }, 0),
        }
      : null,
  };
}

/** E(sqrt(k) x'beta - sqrt(al) x'theta)² of class q. */
function missedSignal(mean: MeanEstimator, { classes }: RowModel, q: number): number {
  const { k, c, al, gap } = classes;
  if (c[q] === 0) return 0;
  const hidden = gap[q] / c[q];
  const visible = al[q] / c[q];
  const { signal, missed, missed2 } = mean;
  return (
    k[q] * (hidden * hidden * signal + 2 * hidden * visible * missed + visible * visible * missed2)
  );
}

/** E_w of r, r² and 1 - r, r = lambda/(lambda+z). */
function degrees(
  { lambda, mass }: SpectralSide,
  z: number,
): { df1: number; df2: number; rest: number } {
  let df1 = 0;
  let df2 = 0;
  let rest = 0;
  for (let i = 0; i < lambda.length; i++) {
    if (mass[i] === 0) continue;
    const r = lambda[i] === 0 ? 0 : lambda[i] / (lambda[i] + z);
    df1 += mass[i] * r;
    df2 += mass[i] * r * r;
    rest += mass[i] * (1 - r);
  }
  return { df1, df2, rest };
}

/** Ordinary least squares on the rows at ratio 0: nothing is missed and no mask noise is fitted. */
function ordinary(spectrum: SpectralSide, rows: RowModel, problem: Problem): DerivedQuantities {
  const { share, et, size } = rows.classes;
  let clean = 0;
  for (let q = 0; q < size; q++) if (et[q] === 0) clean += share[q];
  const freedom = problem.gamma * spectrum.rankShare;
  return {
    effectiveRidge: 0,
    scalars: null,
    degrees1: freedom,
    degrees2: freedom,
    maskDegrees: 0,
    effectiveNoise: spectrum.noise,
    effectiveSamples: rows.rowsPerSample * clean,
    variance: { noise: riskOn(spectrum, problem).variance ?? Infinity, masks: 0, features: 0 },
  };
}

import {
  inverseVisibleMeanDiverges,
  isSelfSupervised,
  meanRatio,
  population,
  ratioNodes,
  spectralAtoms,
  type Problem,
} from "../problem/index.ts";
import { classRisk, noRowsRisk } from "./class-risk.ts";
import type { Risk } from "./result.ts";
import { inputClass, rowClasses } from "./row-classes.ts";
import { selfSupervisedPopulation } from "./self-supervised.ts";
import { spectralSide, type SpectralSide } from "./spectral-side.ts";

/**
 * The asymptotic risk of minimum-norm least squares on masked inputs, for a checked problem.
 *
 * Pure and total: never NaN; what is infinite is null and `regime` says why. `solver.converged`
 * tells whether the fixed point was found (it was, in every problem tried).
 *
 * Cost: about 5 µs for a few eigenvalues and a uniform law, 20 µs for 200 eigenvalues.
 * Source: Hastie, Montanari, Rosset & Tibshirani (2022) without masks; mixtures of mask ratios and
 * masked targets derived in this project (see README, theory).
 */
export function risk(problem: Problem): Risk {
  return riskOn(problemSpectrum(problem), problem);
}

/** The population side of a problem, whichever its target. */
export function problemSpectrum(problem: Problem): SpectralSide {
  return spectralSide(
    isSelfSupervised(problem)
      ? selfSupervisedPopulation(spectralAtoms(problem.spectrum))
      : population(problem),
  );
}

/** {@link risk} with the population side already at hand; it must be the problem's own. */
export function riskOn(spectrum: SpectralSide, problem: Problem): Risk {
  const { mask, rescale } = problem;
  const targetHidden = problem.rows === "masked-target";
  const test = inputClass(problem.test.mask, rescale);
  const classes = rowClasses(ratioNodes(mask), rescale, targetHidden);
  if (classes === null) return noRowsRisk(spectrum, test);
  const gamma = targetHidden ? problem.gamma / meanRatio(mask) : problem.gamma;
  const heavy = !rescale && inverseVisibleMeanDiverges(mask);
  return classRisk(spectrum, { classes, gamma, heavy, test });
}

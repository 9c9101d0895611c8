import {
  inverseVisibleMeanDiverges,
  meanRatio,
  ratioNodes,
  type Problem,
} from "../problem/index.ts";
import { classRisk, noRowsRisk } from "./class-risk.ts";
import type { Risk } from "./result.ts";
import { fillRowClasses, inputClass, rowClassRoom } from "./row-classes.ts";
import { problemSpectrum } from "./problem-spectrum.ts";
import type { SpectralSide } from "./spectral-side.ts";

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

/** {@link risk} with the population side already at hand; it must be the problem's own. */
export function riskOn(spectrum: SpectralSide, problem: Problem): Risk {
  const { mask, rescale } = problem;
  const targetHidden = problem.rows === "masked-target";
  const test = inputClass(problem.test.mask, rescale);
  const nodes = ratioNodes(mask);
  if (nodes.ratio.length > scratch.length) makeRoom(nodes.ratio.length);
  const classes = fillRowClasses(room, nodes, rescale, targetHidden);
  if (classes.size === 0) return noRowsRisk(spectrum, test);
  const gamma = targetHidden ? problem.gamma / meanRatio(mask) : problem.gamma;
  const heavy = !rescale && inverseVisibleMeanDiverges(mask);
  return classRisk(spectrum, { classes, gamma, ridge: problem.ridge, heavy, test }, scratch);
}

// Typed arrays beyond 64 bytes cost some 0.4 µs each to allocate, as much as all the arithmetic on
// them: the row classes live in room that is used again. Nothing of it leaves riskOn.
let room = rowClassRoom(128);
let scratch = new Float64Array(128);

function makeRoom(capacity: number): void {
  room = rowClassRoom(capacity);
  scratch = new Float64Array(capacity);
}

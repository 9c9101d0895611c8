import { inverseVisibleMeanDiverges, type Problem, type RatioNodes } from "../../problem/index.ts";
import { averagedClass } from "../rows/averaged-class.ts";
import { averagedLoss } from "./averaged-loss.ts";
import { assemble, noRows, type Solution } from "./assemble.ts";
import { classSolution } from "./class-risk.ts";
import { fillCopyClasses } from "../rows/copy-classes.ts";
import { freshRatios } from "../rows/fresh-copies.ts";
import type { Risk } from "./result.ts";
import { rowsPerSample } from "../rows/rows-per-sample.ts";
import { rowNodes } from "../rows/row-nodes.ts";
import { fillRowClasses, inputClass, rowClassRoom, type InputClass } from "../rows/row-classes.ts";
import { problemSpectrum } from "../population/problem-spectrum.ts";
import type { SpectralSide } from "../population/spectral-side.ts";
import { copySolution } from "./copy-risk.ts";

/**
 * The asymptotic risk of minimum-norm least squares, or ridge regression, on masked inputs, for a
 * checked problem.
 *
 * Pure and total: never NaN; what is infinite is null and `regime` says why. `solver.converged`
 * tells whether the fixed point was found (it was, in every problem tried).
 *
 * Cost: about 3 µs for a few eigenvalues and a uniform law, 6 µs for a beta law, 20 µs for 200
 * eigenvalues; copies with random ratios 0.1-0.5 ms, however many, 1 ms for shapes below 1.
 * Source: Hastie, Montanari, Rosset & Tibshirani (2022) without masks; mixtures of mask ratios,
 * copies and masked targets derived in this project: THEORY.md (3.3), (4.8), (9.1), (9.10), (10.1).
 */
export function risk(problem: Problem): Risk {
  return riskOn(problemSpectrum(problem), problem);
}

/** {@link risk}, THEORY.md (4.8), with the population side already at hand; it must be the problem's own. */
export function riskOn(spectrum: SpectralSide, problem: Problem): Risk {
  const test = inputClass(problem.test.mask, problem.rescale);
  return assemble(spectrum, test, solutionOn(spectrum, problem, test));
}

/** What {@link riskOn} is put together from; `test` plays no part in it. */
export function solutionOn(
  spectrum: SpectralSide,
  problem: Problem,
  test: InputClass = inputClass(problem.test.mask, problem.rescale),
): Solution {
  const { mask, rescale, copies, ridge } = problem;
  const targetHidden = problem.rows === "masked-target";
  if (copies === "infinity") return averaged(spectrum, problem);
  const nodes = rowNodes(problem, spectrum);
  const inverseMeanDiverges = inverseVisibleMeanDiverges(mask);
  if (copies > 1 && mask.law !== "fixed")
    return fresh(spectrum, problem, nodes, inverseMeanDiverges);

  const needed = Math.max(nodes.ratio.length, copies + 1);
  if (needed > scratch.length) makeRoom(needed);
  const classes =
    copies > 1
      ? fillCopyClasses(room, nodes.ratio[0], copies, rescale, targetHidden)
      : fillRowClasses(room, nodes, rescale, targetHidden);
  if (classes.size === 0) return noRows(spectrum);
  const gamma = problem.gamma / rowsPerSample(problem);
  const model = {
    classes,
    gamma,
    ridge,
    inverseMeanDiverges: inverseMeanDiverges && !rescale,
    test,
  };
  return classSolution(spectrum, model, scratch);
}

function averaged(spectrum: SpectralSide, problem: Problem): Solution {
  const rows = averagedClass(problem);
  if (rows === null || !(rows.et < Infinity)) return infinitePenalty(spectrum);
  const { gamma, ridge } = problem;
  const found = averagedLoss(spectrum, rows, gamma, ridge / spectrum.diagonal);
  const { mean, fluctuation, solver } = found;
  return { mean, fluctuation, regime: "underparameterised", solver };
}

/** The averaged loss of rescaled inputs with E p/(1-p) = infinity: beta-hat = 0 fits nothing. */
function infinitePenalty(spectrum: SpectralSide): Solution {
  const none = noRows(spectrum);
  const training = none.mean.signal + spectrum.noise;
  return {
    ...none,
    fluctuation: { ...none.fluctuation, training },
    regime: "underparameterised",
  };
}

function fresh(
  spectrum: SpectralSide,
  problem: Problem,
  nodes: RatioNodes,
  inverseMeanDiverges: boolean,
): Solution {
  const { rescale, rows, copies } = problem;
  const ratios = freshRatios(nodes, copies as number, rescale, rows === "masked-target");
  const gamma = problem.gamma / rowsPerSample(problem);
  const ridge = problem.ridge / spectrum.diagonal;
  return copySolution(spectrum, ratios, gamma, ridge, inverseMeanDiverges && !rescale);
}

// Typed arrays beyond 64 bytes cost some 0.4 µs each to allocate, as much as all the arithmetic on
// them: the row classes live in room that is used again. Nothing of it leaves riskOn.
let room = rowClassRoom(128);
let scratch = new Float64Array(128);

function makeRoom(capacity: number): void {
  room = rowClassRoom(capacity);
  scratch = new Float64Array(capacity);
}

import { ratioNodes, type Problem } from "../../problem/index.ts";
import { averagedClass } from "../rows/averaged-class.ts";
import { fillRowClasses, rowClassRoom } from "../rows/row-classes.ts";
import { problemSpectrum } from "./problem-spectrum.ts";

/** The covariance of the masked inputs, al Sigma + et t I, along the eigenvectors of Sigma. */
export interface MaskedPopulation {
  /** Eigenvalues of Sigma, and their spectral mass. */
  readonly lambda: Float64Array;
  readonly mass: Float64Array;
  /** Eigenvalue of each in the mean over the rows' ratios, and its standard deviation over them. */
  readonly mean: Float64Array;
  readonly deviation: Float64Array;
  /** E al and E et t: mean = visible lambda + hidden. */
  readonly visible: number;
  readonly hidden: number;
}

/**
 * What the masks make of the population: Cov(z) = al Sigma + et t I of a row at ratio p, al = (1-p)²,
 * et = p(1-p) (rescaled: 1 and p/(1-p)), averaged over the ratios that count (in proportion to p
 * with masked targets): THEORY.md (2.2). Copies look like their sample, each for itself.
 *
 * Null without rows, and where the mean is infinite (rescaled, E p/(1-p) = infinity). Cost O(K + Q).
 */
export function maskedPopulation(problem: Problem): MaskedPopulation | null {
  const { mask, rescale, rows } = problem;
  const { lambda, mass, diagonal } = problemSpectrum(problem);
  const nodes = ratioNodes(mask);
  const room = rowClassRoom(nodes.ratio.length);
  const { size, share, al, et } = fillRowClasses(room, nodes, rescale, rows === "masked-target");
  const average = averagedClass(problem);
  if (size === 0 || average === null || average.et === Infinity) return null;
  const { al: visible, et: hidden } = average;
  let spreadVisible = 0;
  let spreadBoth = 0;
  let spreadHidden = 0;
  for (let q = 0; q < size; q++) {
    const a = al[q] - visible;
    const e = et[q] - hidden;
    spreadVisible += share[q] * a * a;
    spreadBoth += share[q] * a * e;
    spreadHidden += share[q] * e * e;
  }
  return {
    lambda: lambda.map((value) => value * diagonal),
    mass,
    mean: lambda.map((value) => (visible * value + hidden) * diagonal),
    deviation: lambda.map((value) => {
      const square = spreadVisible * value * value + 2 * spreadBoth * value + spreadHidden;
      return diagonal * Math.sqrt(Math.max(0, square));
    }),
    visible,
    hidden: hidden * diagonal,
  };
}

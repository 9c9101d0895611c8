import { InvalidProblem, type Problem } from "../../problem/index.ts";
import { averagedClass } from "../rows/averaged-class.ts";
import { problemSpectrum } from "../population/problem-spectrum.ts";
import {
  spectralDensity,
  type SpectralDensity,
  type SpectralDensityOptions,
} from "./spectral-density.ts";

/**
 * The limiting spectrum of a problem's data as its estimator sees them: {@link spectralDensity},
 * and for infinitely many copies that of the loss averaged over masks.
 *
 * As diag(X'X/n) -> t I, the averaged Gram matrix is E al X'X/n + E et t I: every eigenvalue of the
 * clean data is scaled and shifted, its mass at 0 comes to lie at E et t: THEORY.md (6.5). Averages over the ratios
 * that count (size-biased with masked targets).
 *
 * @throws InvalidProblem as {@link spectralDensity}; and where rescaled inputs make the averaged
 * matrix infinite, E p/(1-p) = infinity.
 */
export function maskedSpectrum(
  problem: Problem,
  options: SpectralDensityOptions = {},
): SpectralDensity {
  if (problem.copies !== "infinity") return spectralDensity(problem, options);
  const rows = averagedClass(problem);
  const { al: visible, et: hidden } = rows ?? { al: 1, et: 0 };
  if (hidden === Infinity) {
    const message =
      "makes the averaged covariance infinite: E p/(1−p) must be finite with rescaled inputs";
    throw new InvalidProblem([{ path: "mask", value: problem.mask, message }]);
  }
  const shift = hidden * problemSpectrum(problem).diagonal;
  const place = (x: number): number => visible * x + shift;
  const clean = spectralDensity(
    { ...problem, copies: 1, mask: { law: "fixed", ratio: 0 }, rows: "all", rescale: false },
    options,
  );
  return {
    ...clean,
    x: clean.x.map(place),
    density: clean.density.map((density) => density / visible),
    edges: clean.edges.map(([left, right]): [number, number] => [place(left), place(right)]),
    atomPlace: place(0),
    outliers: clean.outliers.map((one) =>
      Object.assign({}, one, { location: one.location === null ? null : place(one.location) }),
    ),
  };
}

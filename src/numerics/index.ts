export type { Rule } from "./rule.ts";
export { gaussLegendre } from "./quadrature-legendre.ts";
export { randomStream, streamKey } from "./random.ts";
export type { Random } from "./random.ts";
export { digest } from "./random-hash.ts";
export { mergeMoments, median, moments, standardError, summarize } from "./statistics.ts";
export type { Moments, Summary } from "./statistics.ts";
export { chiSquareTail, normalScore } from "./statistics-significance.ts";
export {
  meanInterval,
  meanScore,
  skewness,
  studentDeviate,
  type SampleMean,
} from "./statistics-skewed.ts";
export { type Root, type Tangent, brentRoot, newtonBracketed } from "./roots.ts";
export { type Minimum, brentMinimum } from "./minimum.ts";
export { averageBetweenCuts } from "./quadrature-cuts.ts";
export { nelderMead, type SimplexMinimum, type SimplexOptions } from "./nelder-mead.ts";
export {
  type GradientMinimum,
  type GradientOptions,
  type Sloped,
  bfgsMinimum,
} from "./quasi-newton.ts";
export { nonnegativeLeastSquares, type NonnegativeSolution } from "./nonnegative.ts";
export { symmetricEigen, type SymmetricEigen } from "./symmetric-eigen.ts";
export { laplaceRule } from "./quadrature-laplace.ts";

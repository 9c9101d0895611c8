/** Asymptotic risk: row classes, fixed point, risk, closed forms, best ratio, threshold. */
export { type BestFixedRatio, bestFixedRatio } from "./optimum/best-ratio.ts";
export {
  type LawDerivative,
  type LawDerivativeGap,
  lawDerivative,
} from "./optimum/law-derivative.ts";
export { type BestLaw, type LawCertificate, bestLaw } from "./optimum/best-law.ts";
export { type BestRidge, bestRidge } from "./optimum/best-ridge.ts";
export {
  type ClosedForm,
  isotropicExcess,
  singleRatioRisk,
  spikedRisk,
  unmaskedIsotropicExcess,
} from "./risk/closed-forms.ts";
export type { Regime, Risk, SolverReport } from "./risk/result.ts";
export { risk, riskOn } from "./risk/risk.ts";
export { problemSpectrum } from "./population/problem-spectrum.ts";
export { type RowModel, rowModel } from "./rows/derived-rows.ts";
export { type BlockAverages, type FreshCopies, freshCopies } from "./risk/fresh-copies.ts";
export { type InputClass, type RowClasses, inputClass } from "./rows/row-classes.ts";
export { rowsPerSample } from "./rows/rows-per-sample.ts";
export { selfSupervisedPopulation } from "./population/self-supervised.ts";
export { type SpectralSide, spectralSide } from "./population/spectral-side.ts";
export { thresholdGamma, thresholdRatio, thresholdsAlong } from "./fixed-point/threshold.ts";
export {
  type Optimum,
  type OptimumCertificate,
  type OptimumLaw,
  optima,
  optimum,
} from "./optimum/optimum.ts";
export { maskedSpectrum } from "./density/averaged.ts";
export {
  type Outlier,
  type SpectralDensity,
  type SpectralDensityOptions,
  spectralDensity,
} from "./density/spectral-density.ts";
export {
  type DerivedQuantities,
  type VarianceParts,
  derivedQuantities,
} from "./derived/derived.ts";
export {
  type OptimumHint,
  type QuickFixed,
  type QuickOptimum,
  quickFixedRatio,
  quickOptimum,
} from "./optimum/quick.ts";
export {
  type FiniteSize,
  type FiniteSizeRisk,
  finiteSizeHelps,
  finiteSizeRisk,
} from "./finite-size/finite-size.ts";
export { type EigenRecovery, eigenRecovery } from "./derived/eigen-recovery.ts";
export { type MaskedPopulation, maskedPopulation } from "./population/masked-population.ts";
export { type UpperSpectrum, upperSpectrum } from "./density/upper-spectrum.ts";

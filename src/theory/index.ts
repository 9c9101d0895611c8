/** Asymptotic risk: row classes, fixed point, risk, closed forms, best ratio, threshold. */
export { type BestFixedRatio, bestFixedRatio } from "./best-ratio.ts";
export { type BestRidge, bestRidge } from "./best-ridge.ts";
export { type ClassModel, classRisk } from "./class-risk.ts";
export {
  type ClosedForm,
  isotropicExcess,
  singleRatioRisk,
  spikedRisk,
  unmaskedIsotropicExcess,
} from "./closed-forms.ts";
export type { Regime, Risk, SolverReport } from "./result.ts";
export { risk, riskOn } from "./risk.ts";
export { problemSpectrum } from "./problem-spectrum.ts";
export { type RowModel, rowModel } from "./derived-rows.ts";
export { type CopyTuples } from "./copy-tuples.ts";
export { type FreshCopies, freshCopies } from "./fresh-copies.ts";
export { type InputClass, type RowClasses, inputClass } from "./row-classes.ts";
export { rowsPerSample } from "./rows-per-sample.ts";
export { selfSupervisedPopulation } from "./self-supervised.ts";
export { type SpectralSide, spectralSide } from "./spectral-side.ts";
export { thresholdGamma, thresholdRatio, thresholdsAlong } from "./threshold.ts";
export {
  type Optimum,
  type OptimumCertificate,
  type OptimumLaw,
  optima,
  optimum,
} from "./optimum.ts";
export { maskedSpectrum } from "./spectral-density-averaged.ts";
export {
  type Outlier,
  type SpectralDensity,
  type SpectralDensityOptions,
  spectralDensity,
} from "./spectral-density.ts";
export { type DerivedQuantities, type VarianceParts, derivedQuantities } from "./derived.ts";
export {
  type OptimumHint,
  type QuickFixed,
  type QuickOptimum,
  quickFixedRatio,
  quickOptimum,
} from "./optimum-quick.ts";
export { type FiniteSize, type FiniteSizeRisk, finiteSizeRisk } from "./finite-size.ts";
export { type EigenRecovery, eigenRecovery } from "./eigen-recovery.ts";
export { type MaskedPopulation, maskedPopulation } from "./masked-population.ts";
export { type UpperSpectrum, upperSpectrum } from "./upper-spectrum.ts";

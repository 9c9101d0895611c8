/** Finite-n experiments with exact conditional risks. */
export { canonicalJson, cellKey, featureCount, type Cell } from "./cell.ts";
export { runExperiment, summarizeCell, type Experiment } from "./experiment.ts";
export {
  averageLoss,
  estimateAveraged,
  estimateFromRows,
  estimateNothing,
  type AveragedLoss,
  type Estimate,
} from "./estimate.ts";
export { maskMoments, type MaskMoments } from "./mask-moments.ts";
export type { Notice } from "./notice.ts";
export { drawRows, type TrainingRows } from "./rows.ts";
export { QUANTITIES, type Observation, type Quantity } from "./observation.ts";
export { familyKey } from "./preparation.ts";
export { sampleSpectrum, type SpectrumDraw } from "./sample-spectrum.ts";
export {
  createSimulator,
  describeCell,
  type CellFacts,
  type Simulator,
  type SimulatorOptions,
} from "./simulator.ts";
export { engineNotice, type Engine } from "../kernels/index.ts";

/** What the figures of the spectrum offer, as part of this layer's index. */
export {
  columnName,
  columnText,
  recoveryFigure,
  recoverySummary,
  type RecoveryColumn,
  type RecoveryFigure,
} from "./recovery-figure.ts";
export {
  spikePathFigure,
  spikePathSummary,
  type SpikeCourse,
  type SpikePath,
  type SpikePathFigure,
} from "./spike-path-figure.ts";
export {
  binCount,
  densityAxis,
  densityOn,
  spectrumAxis,
  spectrumBars,
  spectrumSummary,
  spikeFate,
  wantsLogAxis,
  type SpectrumFigure,
  type SpectrumStick,
} from "./spectrum-figure.ts";
export {
  barsPath,
  densityPath,
  eigenvaluePixel,
  fateLabels,
  heightOf,
  populationLabels,
  spectrumFrame,
  stickMarks,
  withoutOverlaps,
  type SpectrumFrame,
  type StickMark,
} from "./geometry.ts";
export { densityTable, shareBelow, spectrumReading, spectrumTable } from "./reading.ts";
export { axisTicks } from "../axes/ticks.ts";

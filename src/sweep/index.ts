/** Sweeps: axes → cells → theory and simulation → rows, comparison, files. */
export { axisValues, parseAxis, type Axis, type ValueRange } from "./axes/axis.ts";
export {
  finiteSizeError,
  type FiniteSizeError,
  type Prediction,
} from "./comparison/finite-error.ts";
export { experimentCaution } from "./comparison/caution.ts";
export { sweepCells, type SweepCell } from "./axes/cells.ts";
export { axisGrid, problemsAlong, riskCurve, type PlotAxis, type RiskCurve } from "./axes/curve.ts";
export {
  compareCell,
  type CellComparison,
  type ComparisonOptions,
} from "./comparison/comparison.ts";
export {
  EXTRAPOLATED,
  extrapolate,
  type Extrapolation,
  type SizedDraws,
  type SizedMean,
} from "./comparison/extrapolation.ts";
export {
  compareSweep,
  compareTogether,
  type Comparisons,
  type SweepComparison,
} from "./comparison/overall.ts";
export { differenceWords, intervalWords, signedPercent, type Verdict } from "./comparison/words.ts";
export { rowNumber, simulationRow, sweepColumns, theoryRow, type Row } from "./rows/rows.ts";
export {
  startSimulation,
  type CellFailure,
  type Progress,
  type RunOptions,
  type RunOutcome,
  type SimulationRun,
} from "./run/run.ts";
export type { SimulationPlan } from "./run/schedule.ts";
export { ReplicateStore, type Stretch } from "./run/store.ts";
export {
  answerTask,
  localPort,
  prepareTask,
  runTask,
  type CellReply,
  type SimulationTask,
  type TaskReply,
  type WorkerPort,
} from "./run/task.ts";
export {
  assess,
  FEWEST_REPLICATES,
  settlementNotice,
  type Assessment,
  type ReplicateRule,
  type Settlement,
} from "./run/stopping.ts";
export { toCsv, toJson, toJsonLines, toSidecar, type SweepHeader } from "./rows/write.ts";
export {
  completeStride,
  mapOrder,
  mapStrides,
  standIns,
  startMap,
  type MapOptions,
  type MapRun,
} from "./map/run.ts";
export {
  answerMapTask,
  problemOfCell,
  type MapAxis,
  type MapPlan,
  type MapReply,
  type MapTask,
} from "./map/task.ts";
export { MAP_FAMILIES, mapCell, type MapCell, type MapColumn, type MapFamily } from "./map/cell.ts";
export {
  experimentFields,
  type ExperimentSettings,
  type ExperimentSize,
} from "./run/experiment-fields.ts";
export type { TaskPort } from "./run/port.ts";
export { failureText } from "./run/failure.ts";
export { serveTasks } from "./run/serve.ts";
export { curveQuantities, fewRows, type CurveQuantity } from "./rows/quantities.ts";
export { quantityTexts, type CurveQuantityName, type QuantityText } from "./rows/quantity-texts.ts";

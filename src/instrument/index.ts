/** The live problem: curves kept up to date, experiments running, undo. */
export { buildFigure, overallCaution, axisField, type PointsOf } from "./curves/build-figure.ts";
export { CurveCache } from "./curves/curve-cache.ts";
export {
  type DrawnRows,
  drawnCsv,
  drawnJson,
  drawnRows,
  type DrawnCurve,
} from "./curves/drawn-rows.ts";
export { LiveCurves, type CurvesReading } from "./curves/live-curves.ts";
export { familyMembers, type Member } from "./curves/family-members.ts";
export { describeProblem, pinName, lawName, currentName, isRandomLaw } from "./curves/names.ts";
export { pointDetail, problemAt } from "./curves/point-detail.ts";
export { regimeText } from "./curves/regime.ts";
export { relativeSeries, type ReferenceLine } from "./curves/relative.ts";
export { shownCurves, referenceCurve, type ShownCurve } from "./curves/shown-curves.ts";
export { strokesOf, type Stroke } from "./curves/strokes.ts";
export { BackgroundThread } from "./background/background-thread.ts";
export { portOf, workerCount } from "./background/port.ts";
export { ExperimentRunner, type CurveAgreement } from "./experiments/experiment-runner.ts";
export { type ComparedCell } from "./experiments/simulated-series.ts";
export { pagePorts } from "./experiments/page-ports.ts";
export { progressText, percent } from "./experiments/progress.ts";
export { sharedPool } from "./experiments/shared-pool.ts";
export type { AxisActions } from "./session/axis-actions.ts";
export type { FieldActions } from "./session/field-actions.ts";
export type { PinActions } from "./session/pin-actions.ts";
export { FormulasUnavailable, readLink } from "./session/read-link.ts";
export { Session, type SessionHost } from "./session/session.ts";

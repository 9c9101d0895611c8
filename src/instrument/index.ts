/** The live problem: curves kept up to date, experiments running, undo. */
export { BackgroundThread } from "./background/background-thread.ts";
export { portOf, workerCount } from "./background/port.ts";
export { type DrawnRows, drawnCsv, drawnJson, drawnRows } from "./curves/drawn-rows.ts";
export { LiveCurves, type CurvesReading } from "./curves/live-curves.ts";
export { currentName, describeProblem, lawName } from "./curves/names.ts";
export { regimeText } from "./curves/regime.ts";
export { shownCurves } from "./curves/shown-curves.ts";
export { strokesOf } from "./curves/strokes.ts";
export { ExperimentRunner, type CurveAgreement } from "./experiments/experiment-runner.ts";
export { pagePorts } from "./experiments/page-ports.ts";
export { percent, progressText, stoppedText } from "./experiments/progress.ts";
export { sharedPool } from "./experiments/shared-pool.ts";
export type { ComparedCell } from "./experiments/simulated-series.ts";
export type { AxisActions } from "./session/axis-actions.ts";
export type { FieldActions } from "./session/field-actions.ts";
export type { PinActions } from "./session/pin-actions.ts";
export { FormulasUnavailable, readLink } from "./session/read-link.ts";
export { Session } from "./session/session.ts";

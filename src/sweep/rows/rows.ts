import type { Experiment } from "../../simulation/index.ts";
import type { Risk } from "../../theory/index.ts";
import type { Axis } from "../axes/axis.ts";

/** One tidy row: a value for every column of {@link sweepColumns}; null where there is none. */
export type Row = Readonly<Record<string, string | number | null>>;

/** A number as a row has it: null for what is infinite, not a number, or not there. */
export function rowNumber(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}

const COLUMNS = [
  "source",
  "excessRisk",
  "standardError",
  "replicates",
  "seed",
  "n",
  "d",
  "totalRisk",
  "bias",
  "variance",
  "estimationRisk",
  "norm2",
  "trainingError",
  "median",
  "estimationRiskStandardError",
  "norm2StandardError",
  "trainingErrorStandardError",
  "regime",
  "notice",
] as const;

/**
 * Columns of a sweep's rows: the swept fields, then `source` ("theory" or "simulation"), the excess
 * risk with its standard error, and the rest. `median` is that of the excess risk; the standard
 * error of the total risk is that of the excess risk, or hardly differs.
 */
export function sweepColumns(axes: readonly Axis[]): string[] {
  return [...axes.map((axis) => axis.path), ...COLUMNS];
}

/** The row of a cell's asymptotic risk. What is infinite is null; `regime` says why. */
export function theoryRow(axes: readonly Axis[], values: readonly number[], risk: Risk): Row {
  const { converged, residual } = risk.solver;
  return {
    ...blankRow(axes, values),
    source: "theory",
    excessRisk: risk.excessRisk,
    totalRisk: risk.totalRisk,
    bias: risk.bias,
    variance: risk.variance,
    estimationRisk: risk.estimationRisk,
    norm2: risk.norm2,
    trainingError: risk.trainingError,
    regime: risk.regime,
    notice: converged ? null : `The solver did not converge (residual ${residual}).`,
  };
}

/**
 * The row of a cell's experiment: means, standard errors and what it says about itself.
 *
 * @param remark something more to tell of it, such as why it has no more replicates
 */
export function simulationRow(
  axes: readonly Axis[],
  values: readonly number[],
  experiment: Experiment,
  remark: string | null = null,
): Row {
  const told = [...experiment.notices.map(({ message }) => message), remark ?? ""].filter(Boolean);
  const { excessRisk, totalRisk, estimationRisk, norm2, trainingError } = experiment;
  return {
    ...blankRow(axes, values),
    source: "simulation",
    excessRisk: excessRisk.mean,
    standardError: excessRisk.standardError,
    replicates: excessRisk.replicates,
    seed: experiment.seed,
    n: experiment.n,
    d: experiment.d,
    totalRisk: totalRisk.mean,
    estimationRisk: estimationRisk.mean,
    norm2: norm2.mean,
    trainingError: trainingError.mean,
    median: excessRisk.median,
    estimationRiskStandardError: estimationRisk.standardError,
    norm2StandardError: norm2.standardError,
    trainingErrorStandardError: trainingError.standardError,
    notice: told.length > 0 ? told.join(" ") : null,
  };
}

function blankRow(axes: readonly Axis[], values: readonly number[]): Record<string, null | number> {
  const swept = axes.map(({ path }, i): [string, number] => [path, values[i] ?? Number.NaN]);
  return {
    ...Object.fromEntries(swept),
    ...Object.fromEntries(COLUMNS.map((name) => [name, null])),
  };
}

import { formatNumber } from "../words/format.ts";

/** What the estimator makes of the signal along some eigenvectors: one eigenvalue, or a bin of them. */
export interface RecoveryColumn {
  /** Smallest and largest eigenvalue in the column; the same for one. */
  readonly from: number;
  readonly to: number;
  readonly mass: number;
  /** Share of the signal's energy. */
  readonly share: number;
  /** Fraction of it that the mean estimate recovers; 1 is unbiased. */
  readonly recovered: number;
  /** Excess risk left along them. */
  readonly bias: number;
  /** Infinity at the threshold. */
  readonly variance: number;
}

/** What the estimator recovers, eigenvalue by eigenvalue in increasing order. */
export interface RecoveryFigure {
  readonly columns: readonly RecoveryColumn[];
  /** Largest entries of the three lanes, for their scales. */
  readonly share: number;
  readonly recovered: number;
  readonly error: number;
  /** The whole excess risk; Infinity where its variance is. */
  readonly total: number;
  /** Whether columns are bins of several eigenvalues. */
  readonly binned: boolean;
}

/** Arrays per eigenvalue, as theory gives them. */
export interface RecoveryData {
  readonly lambda: Float64Array;
  readonly mass: Float64Array;
  readonly energy: Float64Array;
  readonly recovered: Float64Array;
  readonly bias: Float64Array;
  readonly variance: Float64Array | null;
}

/** Most columns that are drawn one by one. */
const MOST_COLUMNS = 60;
const BINS = 40;

/** Columns of a recovery; more than 60 eigenvalues are binned, equally many to a bin. */
export function recoveryFigure(data: RecoveryData): RecoveryFigure {
  const order = Array.from(data.lambda.keys()).sort(
    (a, b) => (data.lambda[a] ?? 0) - (data.lambda[b] ?? 0) || a - b,
  );
  const energy = data.energy.reduce((sum, b) => sum + b, 0);
  const binned = order.length > MOST_COLUMNS;
  const count = binned ? BINS : order.length;
  const columns = Array.from({ length: count }, (_, i) => {
    const from = Math.round((i * order.length) / count);
    const to = Math.round(((i + 1) * order.length) / count);
    return column(data, order.slice(from, to), energy);
  });
  const most = (of: (one: RecoveryColumn) => number): number => Math.max(0, ...columns.map(of));
  return {
    columns,
    share: most((one) => one.share),
    recovered: Math.max(
      1,
      most((one) => one.recovered),
    ),
    error: most((one) => one.bias + (one.variance < Infinity ? one.variance : 0)),
    total: columns.reduce((sum, one) => sum + one.bias + one.variance, 0),
    binned,
  };
}

function column(data: RecoveryData, members: readonly number[], energy: number): RecoveryColumn {
  const sum = (list: Float64Array): number => members.reduce((all, k) => all + (list[k] ?? 0), 0);
  const own = sum(data.energy);
  // without signal, what a signal there would come to: the plain mean
  const weight = (k: number): number =>
    own > 0 ? (data.energy[k] ?? 0) / own : 1 / members.length;
  return {
    from: data.lambda[members[0] ?? 0] ?? 0,
    to: data.lambda[members.at(-1) ?? 0] ?? 0,
    mass: sum(data.mass),
    share: energy > 0 ? own / energy : 0,
    recovered: members.reduce((all, k) => all + weight(k) * (data.recovered[k] ?? 0), 0),
    bias: sum(data.bias),
    variance: data.variance === null ? Infinity : sum(data.variance),
  };
}

/** Name of a column: its eigenvalue, or the range of them. */
export function columnName({ from, to }: RecoveryColumn, digits = 3): string {
  const first = formatNumber(from, digits);
  return from === to ? `λ = ${first}` : `λ from ${first} to ${formatNumber(to, digits)}`;
}

const percent = (share: number): string => `${formatNumber(100 * share, 3)} %`;

/** A column in words and numbers. */
export function columnText(column: RecoveryColumn): string {
  const { share, recovered, bias, variance } = column;
  const error =
    variance < Infinity
      ? `${formatNumber(bias + variance, 3)} of the excess risk (bias ${formatNumber(bias, 3)} + variance ${formatNumber(variance, 3)})`
      : `bias ${formatNumber(bias, 3)}, variance infinite`;
  const found = share > 0 ? `${percent(recovered)} recovered` : "no signal there";
  return `${columnName(column)}: ${percent(share)} of the signal, ${found}, ${error}`;
}

/** A recovery in words. */
export function recoverySummary(figure: RecoveryFigure): string {
  const strongest = figure.columns.toSorted((a, b) => b.share - a.share)[0];
  const total = Number.isFinite(figure.total)
    ? `The excess risk is ${formatNumber(figure.total)}, split over ${figure.columns.length} ${figure.binned ? "bins of eigenvalues" : "eigenvalues"}.`
    : "The excess risk is infinite here.";
  return strongest === undefined ? total : `${total} Most signal: ${columnText(strongest)}.`;
}

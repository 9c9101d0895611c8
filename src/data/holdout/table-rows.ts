/** What held-out experiments need of a prepared table. Plain data: send it to a worker once. */
export interface TableRows {
  /** Number N of rows. */
  readonly rows: number;
  /** Number of columns in `values`. */
  readonly columns: number;
  /** N×columns, row-major, standardised. */
  readonly values: Float64Array;
  /** The target of every row; null where each column is one, predicted from the others. */
  readonly target: Float64Array | null;
}

/** Features that a fit has. */
export function featuresOf({ columns, target }: TableRows): number {
  return target === null ? columns - 1 : columns;
}

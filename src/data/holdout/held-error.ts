import type { TableRows } from "./table-rows.ts";

/** How a test row is treated before the fit sees it. */
export interface TestInputs {
  /** Mask ratio q in [0, 1) of its inputs. */
  readonly ratio: number;
  /** Whether the visible inputs are divided by 1 − q. */
  readonly rescale: boolean;
}

/** Sums over the held-out rows from which their error under any test masks follows. */
export interface HeldSums {
  readonly count: number;
  /** Σ (y − f)², Σ (y − f)f, Σ f² with f = xᵀβ̂, and Σ_i Σ_j x_ij² β̂_j². */
  readonly missed: number;
  readonly crossed: number;
  readonly fitted: number;
  readonly spread: number;
}

/**
 * Looks at every held-out row. Cost O(rows·columns).
 *
 * @param held the rows, as places in the table
 * @param beta β̂, 0 at a target's own column
 * @param target value of row i of the table
 */
export function heldSums(
  { columns, values }: TableRows,
  held: Int32Array,
  beta: Float64Array,
  target: (row: number) => number,
): HeldSums {
  const squares = beta.map((b) => b * b);
  let [missed, crossed, fitted, spread] = [0, 0, 0, 0];
  for (const row of held) {
    const x = values.subarray(row * columns, (row + 1) * columns);
    let [f, s] = [0, 0];
    for (let k = 0; k < columns; k++) {
      const value = x[k] as number;
      f += value * (beta[k] as number);
      s += value * value * (squares[k] as number);
    }
    const left = target(row) - f;
    missed += left * left;
    crossed += left * f;
    fitted += f * f;
    spread += s;
  }
  return { count: held.length, missed, crossed, fitted, spread };
}

/**
 * The mean over held-out rows of E(y − zᵀβ̂)² over the masks of the test, exactly: with v = s(1 − q), s = 1
 * or 1/(1 − q), it is (y − v f)² + s²q(1 − q) Σ_j x_j² β̂_j² for each row.
 */
export function heldError(sums: HeldSums, { ratio, rescale }: TestInputs): number {
  const scale = rescale ? 1 / (1 - ratio) : 1;
  const lost = rescale ? 0 : ratio;
  const { count, missed, crossed, fitted, spread } = sums;
  const seen = missed + 2 * lost * crossed + lost * lost * fitted;
  return (seen + scale ** 2 * ratio * (1 - ratio) * spread) / count;
}

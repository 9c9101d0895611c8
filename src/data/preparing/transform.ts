import { normalQuantile } from "./normal-quantile.ts";

/** What may be done to the entries of a column before it is standardised. */
export type Transform = "none" | "log1p" | "normal-scores";

/** Every transform, with what it does. */
export const transforms: Readonly<Record<Transform, string>> = {
  none: "values as they are",
  log1p: "log(1 + x), for amounts and counts; columns with values below 0 stay as they are",
  "normal-scores": "the normal quantile of a value’s rank; equal values share the mean rank",
};

/**
 * Transforms a column, NaN staying NaN.
 *
 * `log1p` leaves a column with a negative value as it is. `normal-scores` gives the entry of rank r of n
 * Φ⁻¹((r − ½)/n), ties their mean rank (van der Waerden 1952, with Hazen's places). Cost O(n log n).
 */
export function transformed(values: Float64Array, transform: Transform): Float64Array {
  switch (transform) {
    case "none":
      return values;
    case "log1p":
      return values.some((value) => value < 0) ? values : values.map((value) => Math.log1p(value));
    case "normal-scores":
      return normalScores(values);
  }
}

function normalScores(values: Float64Array): Float64Array {
  const order = Array.from(values.keys()).filter((i) => !Number.isNaN(values[i]));
  order.sort((a, b) => (values[a] as number) - (values[b] as number));
  const scores = new Float64Array(values.length).fill(Number.NaN);
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && values[order[to] as number] === values[order[from] as number]) to++;
    const score = normalQuantile((from + to) / 2 / order.length);
    for (let i = from; i < to; i++) scores[order[i] as number] = score;
    from = to;
  }
  return scores;
}

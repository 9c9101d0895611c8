import type { Features } from "../population/decomposition.ts";

/** A correlation between neighbours that matters. */
const ALIKE = 0.1;

/** Standard errors beyond which it is not chance. */
const CERTAIN = 6;

/**
 * Whether rows next to each other are alike: Σ_i x_i·x_{i+1} / Σ_i |x_i|², 0 in the mean for rows in no
 * order. Null where it is small, or may be chance. Cost O(N d).
 */
export function neighbourCorrelation({ rows, columns, values }: Features): number | null {
  let together = 0;
  let squares = 0;
  for (let i = 0; i + 1 < rows; i++) {
    let product = 0;
    for (let k = 0; k < columns; k++) {
      product += (values[i * columns + k] as number) * (values[(i + 1) * columns + k] as number);
    }
    together += product;
    squares += product * product;
  }
  // the spread of the products themselves tells how far their sum may be off
  const correlation = together / (rows * columns);
  const error = Math.sqrt(Math.max(0, squares - (together * together) / rows)) / (rows * columns);
  return correlation > ALIKE && correlation > CERTAIN * error ? correlation : null;
}

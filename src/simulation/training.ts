import type { Design } from "../kernels/index.ts";
import type { Random } from "../numerics/index.ts";
import { drawRatio, type Problem } from "../problem/index.ts";
import { drawFeatures, type Covariance } from "./covariance.ts";
import type { Target } from "./target.ts";

/** The streams of draws that make a training set; each its own, so that none shifts another. */
export interface TrainingStreams {
  /** Mask ratios of the rows, and which rows are kept. */
  readonly rows: Random;
  readonly features: Random;
  readonly noise: Random;
  readonly masks: Random;
}

/** What the estimator sees: masked inputs Z: N×D (row-major) and clean targets y, length N. */
export interface TrainingSet {
  readonly design: Design;
  readonly response: Float64Array;
}

/**
 * Draws n samples, masks their inputs and keeps the rows that count. The target of a row comes from
 * its inputs before masking. With "masked-target" rows a row counts only when its own target is
 * hidden, which happens with its own mask ratio p: N is then random, and may be 0.
 *
 * Cost O(N·D·r), r as in {@link Covariance}.
 */
export function drawTraining(
  { mask, rows, rescale }: Problem,
  n: number,
  sigma: Covariance,
  target: Target,
  random: TrainingStreams,
): TrainingSet {
  const ratios: number[] = [];
  for (let i = 0; i < n; i++) {
    const p = drawRatio(mask, random.rows);
    if (rows === "all" || random.rows.uniform() < p) ratios.push(p);
  }
  const columns = sigma.dimension;
  const values = new Float64Array(ratios.length * columns);
  const response = new Float64Array(ratios.length);
  ratios.forEach((p, i) => {
    const at = i * columns;
    const x = values.subarray(at, at + columns);
    drawFeatures(sigma, random.features, x);
    response[i] = target.respond(x, random.noise);
    maskRow(x, p, rescale, random.masks);
    if (target.coordinate !== null) x[target.coordinate] = 0;
  });
  return { design: { rows: ratios.length, columns, values }, response };
}

/** Hides each entry with probability p, in place; the visible ones are divided by 1 − p if asked. */
function maskRow(x: Float64Array, p: number, rescale: boolean, random: Random): void {
  // A law may reach p = 1 by rounding: nothing is visible then, and nothing is there to divide.
  const scale = rescale && p < 1 ? 1 / (1 - p) : 1;
  for (let j = 0; j < x.length; j++) x[j] = random.uniform() < p ? 0 : x[j] * scale;
}

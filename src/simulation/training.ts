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

/** What the estimator sees: inputs Z: N×D (row-major) and clean targets y, length N. */
export interface TrainingSet {
  readonly design: Design;
  readonly response: Float64Array;
}

/**
 * Draws n samples, makes `copies` masked copies of each and keeps the rows that count. Copies of a
 * sample share its inputs and target; each has its own mask and its own ratio from the law. The
 * target of a row comes from its inputs before masking. With "masked-target" rows a copy counts only
 * when its own target is hidden, which happens with its own mask ratio p: N is then random, and may
 * be 0. A sample without any kept copy is not drawn.
 *
 * Cost O(N·D·r), r as in {@link Covariance}.
 */
export function drawTraining(
  { mask, rows, rescale }: Problem,
  { n, copies }: { readonly n: number; readonly copies: number },
  sigma: Covariance,
  target: Target,
  random: TrainingStreams,
): TrainingSet {
  const samples: number[][] = [];
  for (let i = 0; i < n; i++) {
    const ratios: number[] = [];
    for (let k = 0; k < copies; k++) {
      const p = drawRatio(mask, random.rows);
      if (rows === "all" || random.rows.uniform() < p) ratios.push(p);
    }
    if (ratios.length > 0) samples.push(ratios);
  }
  const columns = sigma.dimension;
  const count = samples.reduce((sum, ratios) => sum + ratios.length, 0);
  const values = new Float64Array(count * columns);
  const response = new Float64Array(count);
  const x = new Float64Array(columns);
  let row = 0;
  for (const ratios of samples) {
    drawFeatures(sigma, random.features, x);
    const y = target.respond(x, random.noise);
    for (const p of ratios) {
      const z = values.subarray(row * columns, (row + 1) * columns);
      z.set(x);
      maskRow(z, p, rescale, random.masks);
      if (target.coordinate !== null) z[target.coordinate] = 0;
      response[row++] = y;
    }
  }
  return { design: { rows: count, columns, values }, response };
}

/**
 * Draws n samples and masks nothing but a self-supervised target: what a mask-averaged loss is made
 * of. The streams of features and noise give the same samples as {@link drawTraining} with all rows.
 */
export function drawSamples(
  n: number,
  sigma: Covariance,
  target: Target,
  random: Pick<TrainingStreams, "features" | "noise">,
): TrainingSet {
  const columns = sigma.dimension;
  const values = new Float64Array(n * columns);
  const response = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const x = values.subarray(i * columns, (i + 1) * columns);
    drawFeatures(sigma, random.features, x);
    response[i] = target.respond(x, random.noise);
    if (target.coordinate !== null) x[target.coordinate] = 0;
  }
  return { design: { rows: n, columns, values }, response };
}

/** Hides each entry with probability p, in place; the visible ones are divided by 1 − p if asked. */
function maskRow(x: Float64Array, p: number, rescale: boolean, random: Random): void {
  // A law may reach p = 1 by rounding: nothing is visible then, and nothing is there to divide.
  const scale = rescale && p < 1 ? 1 / (1 - p) : 1;
  for (let j = 0; j < x.length; j++) x[j] = random.uniform() < p ? 0 : x[j] * scale;
}

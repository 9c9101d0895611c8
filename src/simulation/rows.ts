import type { Random } from "../numerics/index.ts";
import { drawRatio, hostDependence, type Problem } from "../problem/index.ts";
import { hostRounded } from "./host-rounding.ts";

/** The training rows that masked copies of n samples make. */
export interface TrainingRows {
  /** Mask ratio of copy c of sample i at `c * n + i`, length copies·n; NaN where it is not kept. */
  readonly ratios: Float64Array;
  /** Number N of rows kept. */
  readonly kept: number;
}

/**
 * Draws the mask ratios of the rows, and which rows count. Copies of a sample have ratios of their
 * own. With "masked-target" rows a copy counts only when its own target is hidden, which happens with
 * its own mask ratio p: N is then random, and may be 0. Draws run sample by sample, so that fewer
 * samples have the first draws of more. Cost O(n·copies).
 */
export function drawRows(
  { mask, rows }: Pick<Problem, "mask" | "rows">,
  { n, copies }: { readonly n: number; readonly copies: number },
  random: Random,
): TrainingRows {
  const ratios = new Float64Array(copies * n);
  let kept = 0;
  for (let i = 0; i < n; i++) {
    for (let c = 0; c < copies; c++) {
      const drawn = drawRatio(mask, random);
      const p = hostDependence(mask).draws ? 1 - hostRounded(1 - drawn) : drawn;
      const counts = rows === "all" || random.uniform() < p;
      ratios[c * n + i] = counts ? p : Number.NaN;
      if (counts) kept++;
    }
  }
  return { ratios, kept };
}

/** The rows where none is left to chance, every draw of {@link drawRows}; else null. */
export function certainRows(
  { mask, rows }: Pick<Problem, "mask" | "rows">,
  { n, copies }: { readonly n: number; readonly copies: number },
): TrainingRows | null {
  if (mask.law !== "fixed" || rows !== "all") return null;
  return { ratios: new Float64Array(copies * n).fill(mask.ratio), kept: copies * n };
}

import type { MaskLaw } from "../../problem/index.ts";

/*
 * Laws as points of a box: coordinates for a search that knows no bounds. Ratios and weights are
 * logits, cut at 1e-6 from 0 and 1; a share is cut to [0, 1].
 */

/** Interior ratios and weights that a search looks at lie between these logits. */
export const outermost: number = Math.log(1e6 - 1);

/** log(p/(1-p)). */
export function logit(p: number): number {
  return Math.log(p / (1 - p));
}

/** The p of a logit, held 1e-6 away from 0 and 1. */
export function expit(x: number): number {
  return 1 / (1 + Math.exp(-Math.min(outermost, Math.max(-outermost, x))));
}

/** A family of laws in search coordinates. */
export interface LawFamily {
  /** The law at a point. */
  law(at: readonly number[]): MaskLaw;
  /** Values of each coordinate of a grid that is to find every valley. */
  readonly grid: readonly (readonly number[])[];
  /** First steps of a refinement. */
  readonly steps: readonly number[];
  /** Which coordinates are logits, whose ends are not attained. */
  readonly logits: readonly boolean[];
}

function even(low: number, high: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => low + ((high - low) * i) / (count - 1));
}

/** Denser where ratios are neither tiny nor nearly 1. */
const ratios: readonly number[] = [
  -13,
  -10,
  -8,
  -6.5,
  -5.5,
  ...even(-4.75, 3.75, 28),
  4.5,
  6,
  8,
  13,
];
const coarseRatios: readonly number[] = [-8, -5, ...even(-3.5, 3, 14), 4.5, 7];
const weights: readonly number[] = [-4, -2.5, -1.25, 0, 1.25, 2.5, 4];

/** U[s b, b]: coordinates logit b and s. */
export const uniformFamily: LawFamily = {
  law([x, s]) {
    const max = expit(x);
    return { law: "uniform", min: max * Math.min(1, Math.max(0, s)), max };
  },
  grid: [ratios, [0.15, 0.4, 0.7]],
  steps: [0.25, 0.15],
  logits: [true, false],
};

/** U[0, b]: coordinate logit b. */
export const uniformFromZero: LawFamily = {
  law: ([x]) => ({ law: "uniform", min: 0, max: expit(x) }),
  grid: [ratios],
  steps: [0.25],
  logits: [true],
};

/** Ratios p and q, the latter with probability w: coordinates logit p, logit q, logit w. */
export const twoPointFamily: LawFamily = {
  law: ([x, y, w]) => twoPoint(expit(x), expit(y), expit(w)),
  grid: [coarseRatios, coarseRatios, [-2.5, 0, 2.5]],
  steps: [0.3, 0.3, 0.4],
  logits: [true, true, true],
};

/** Ratios 0 and p, the latter with probability w: coordinates logit p, logit w. */
export const zeroAndPoint: LawFamily = {
  law: ([x, w]) => twoPoint(0, expit(x), expit(w)),
  grid: [ratios, weights],
  steps: [0.25, 0.4],
  logits: [true, true],
};

function twoPoint(p: number, q: number, weight: number): MaskLaw {
  return p <= q
    ? { law: "discrete", ratios: [p, q], weights: [1 - weight, weight] }
    : { law: "discrete", ratios: [q, p], weights: [weight, 1 - weight] };
}

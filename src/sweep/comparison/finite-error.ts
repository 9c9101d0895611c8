import { meanRatio, ratioNodes, spectralAtoms, type Problem } from "../../problem/index.ts";
import type { Experiment } from "../../simulation/index.ts";

/** The part that few visible inputs make, in words. */
export const FEW_VISIBLE = "too few entries of the data are visible at this n";

/** What experiments are held against: the limit n, d → ∞, or theory refined for their size. */
export type Prediction = "limit" | "finite-size";

/** How far a prediction may be off at a finite size, relative to the excess risk. */
export interface FiniteSizeError {
  /** Sum of all parts. */
  readonly total: number;
  /** What the largest part comes from, as a clause for a person. */
  readonly main: string;
}

/**
 * An estimate of the finite-size error of an experiment, from what was seen to cause it in
 * simulations of many sizes. It is an order of magnitude that experiments nearly always stay within,
 * not a bound. Its parts, with N the expected number of rows and d of features:
 *
 * - visible entries: v + 12v² with v = E p/(E(1 − p)·min(N, d)): nothing without masks, and it grows
 *   fast where hardly anything is visible;
 * - threshold: 1/|N − d| (d/(n − d) is really d/(n − d − 1)), and Var N/(N − d)² where the number of
 *   rows is random (copies are counted), and v·min(N, d)/|N − d|; the mean itself is heavy-tailed there. Where rows at ratio 0
 *   can fill the range of a singular Σ, the distance to that threshold as well. A ridge, or the
 *   averaging over masks of infinitely many copies, keeps at a distance of its own;
 * - concentration: tr Σ²/(2 (tr Σ)²), as ‖x‖² fluctuates when a few directions dominate;
 * - what the experiment says of itself: spikes with visible trace, spectra hardly resolved.
 *
 * Vanishes as n grows, but for the last two with strong factors.
 *
 * Held against theory refined for the size ({@link finiteSizeRisk}), only what it leaves out counts:
 * half of the first order where few entries are visible, 4/(distance)² about
 * the threshold d, less two standard deviations of N (the error of second order, and heavy tails of
 * the mean), and nothing for the trace of spikes. Cost O(K + nodes of the law).
 */
export function finiteSizeError(
  problem: Problem,
  experiment: Pick<Experiment, "n" | "d" | "notices">,
  prediction: Prediction = "limit",
): FiniteSizeError {
  const { n, d, notices } = experiment;
  const refined = prediction === "finite-size";
  const shape = rowShape(problem, n);
  const smaller = Math.min(shape.samples, d);
  const v = hiddenToVisible(problem, smaller);
  const visible = Math.min(1, firstOrder(prediction) * v + SECOND_ORDER * v * v);
  const counted = refined ? notices.filter(({ kind }) => kind !== "spikes") : notices;
  const parts: [number, string][] = [
    [visible, FEW_VISIBLE],
    [
      // without any row there is nothing to err about: β̂ = 0
      shape.rows > 0
        ? thresholdPart(problem, shape, d, refined) + rowsPart(problem, shape, d, v)
        : 0,
      "too near the interpolation threshold",
    ],
    [concentration(problem, d), "a few directions dominate the variance"],
    ...counted.map(({ size, kind }): [number, string] => [
      size,
      kind === "spikes" ? "the spikes are heavy at this n" : "n is too small for this spectrum",
    ]),
  ];
  const largest = parts.reduce((a, b) => (b[0] > a[0] ? b : a));
  return { total: parts.reduce((sum, [size]) => sum + size, 0), main: largest[1] };
}

/** Hidden inputs over visible ones, over min(N, d): 1/(visible inputs) at ratios near 1. */
function hiddenToVisible(problem: Problem, smaller: number): number {
  if (problem.copies === "infinity") return 0;
  const { ratio, weight } = ratioNodes(problem.mask);
  const hidden = problem.rows === "masked-target";
  let [masked, visible] = [0, 0];
  ratio.forEach((p, q) => {
    const share = (weight[q] ?? 0) * (hidden ? p : 1);
    masked += share * p;
    visible += share * (1 - p);
  });
  return masked === 0 ? 0 : masked / (visible * smaller);
}

/** What the number of rows that count does near the threshold, of which few visible inputs take some. */
function rowsPart(problem: Problem, shape: RowShape, d: number, v: number): number {
  const distance = Math.hypot(shape.rows - d, ridgeDistance(problem, shape));
  return Math.min(1, (v * Math.min(shape.samples, d)) / Math.max(distance, 1e-9));
}

/** Factor of the error of first order in 1/(visible entries). */
export function firstOrder(prediction: Prediction): number {
  return prediction === "finite-size" ? 0.5 : 1;
}

/** Error of the second order in 1/(visible entries). */
export const SECOND_ORDER = 12;

/** Expected numbers of samples that count and of training rows, and the variance of the latter. */
export interface RowShape {
  readonly samples: number;
  readonly rows: number;
  readonly variance: number;
}

/** Infinitely many copies count as one row a sample: their masks are averaged out. */
export function rowShape(problem: Problem, n: number): RowShape {
  const copies = problem.copies === "infinity" ? 1 : problem.copies;
  const averaged = problem.rows === "all" || problem.copies === "infinity";
  const kept = averaged ? 1 : meanRatio(problem.mask);
  const rows = n * copies * kept;
  return { samples: n * Math.min(1, copies * kept), rows, variance: rows * (1 - kept) };
}

/**
 * How far a penalty keeps a problem from its threshold, as a number of rows: the smallest eigenvalue
 * is of the order ((N − d)/2N)² t there, and a penalty λ stands for a distance of 2N√(λ/t).
 */
function ridgeDistance(problem: Problem, { rows }: RowShape): number {
  const { lambda, mass } = spectralAtoms(problem.spectrum);
  const trace = lambda.reduce((sum, value, k) => sum + value * (mass[k] ?? 0), 0);
  return 2 * rows * Math.sqrt(problem.ridge / trace + averagedPenalty(problem));
}

/** The penalty, over t, that averaging over masks amounts to; 0 for finitely many copies. */
function averagedPenalty({ copies, mask, rescale }: Problem): number {
  if (copies !== "infinity") return 0;
  const { ratio, weight } = ratioNodes(mask);
  const average = (f: (p: number) => number): number =>
    ratio.reduce((sum, p, q) => sum + (weight[q] ?? 0) * f(p), 0);
  if (rescale) return average((p) => p / (1 - p));
  return average((p) => p * (1 - p)) / average((p) => (1 - p) ** 2);
}

function thresholdPart(problem: Problem, shape: RowShape, d: number, refined: boolean): number {
  const { rows, variance } = shape;
  const near = (distance: number, spread: number): number =>
    distance === 0 ? 1 : Math.min(1, 1 / distance + spread / distance ** 2);
  const clean = problem.rows === "all" ? shareAtZero(problem) : 0;
  const rank = d * rankShare(problem);
  const penalty = ridgeDistance(problem, shape);
  const far = Math.hypot(rows - d, penalty);
  const left = Math.max(0, far - 2 * Math.sqrt(variance));
  const ofAll = refined ? Math.min(1, 4 / left ** 2) : near(far, variance);
  // masses sum to 1 but for rounding
  if (clean === 0 || rank > d * (1 - 1e-9)) return ofAll;
  const ofClean = near(Math.hypot(clean * rows - rank, penalty), 0);
  return clean === 1 ? ofClean : Math.max(ofAll, ofClean);
}

/** Probability of the ratio 0. */
function shareAtZero(problem: Problem): number {
  const { ratio, weight } = ratioNodes(problem.mask);
  return ratio.reduce((sum, p, q) => sum + (p === 0 ? (weight[q] ?? 0) : 0), 0);
}

function rankShare(problem: Problem): number {
  const { lambda, mass } = spectralAtoms(problem.spectrum);
  return lambda.reduce((sum, value, k) => sum + (value > 0 ? (mass[k] ?? 0) : 0), 0);
}

/** tr Σ²/(2 (tr Σ)²) at d features, massless spikes counted once. */
function concentration(problem: Problem, d: number): number {
  const { lambda, mass } = spectralAtoms(problem.spectrum);
  let trace = 0;
  let square = 0;
  lambda.forEach((value, k) => {
    const count = mass[k] === 0 ? 1 : d * (mass[k] ?? 0);
    trace += count * value;
    square += count * value * value;
  });
  return square / (2 * trace * trace);
}

/** A value and its gradient; the value may be Infinity where the function is not defined. */
export interface Sloped {
  readonly value: number;
  readonly gradient: readonly number[];
}

/** A local minimum in several variables by its gradient. */
export interface GradientMinimum {
  readonly at: readonly number[];
  readonly value: number;
  /** Largest entry of the gradient there. */
  readonly residual: number;
  readonly evaluations: number;
  readonly converged: boolean;
}

/** When to stop. */
export interface GradientOptions {
  /** Largest entry of the gradient, relative to the value. */
  readonly tolerance: number;
  /** Longest step, in any coordinate. */
  readonly reach: number;
  readonly evaluations: number;
}

/** Share of the decrease that the slope promises which a step must bring (Armijo). */
const LEAST_DECREASE = 1e-4;
const HALVINGS = 40;

/**
 * Local minimum of a smooth f from `start` by the BFGS method with backtracking; never leaves to a
 * higher value, so `start` is the worst it returns. Not converged where the evaluations ran out or no
 * step along the gradient lowers f (rounding, or a kink).
 *
 * Cost: O(k²) beside each evaluation, some 10-40 of them in k <= 8 coordinates.
 * Source: Nocedal & Wright, Numerical Optimization (2006), algorithm 6.1.
 */
export function bfgsMinimum(
  f: (at: readonly number[]) => Sloped,
  start: readonly number[],
  options: GradientOptions,
): GradientMinimum {
  let at = [...start];
  let here = f(at);
  let evaluations = 1;
  let inverse = identity(at.length);
  let fresh = true;
  const small = (of: Sloped): boolean =>
    largest(of.gradient) <= options.tolerance * Math.abs(of.value);
  while (!small(here) && evaluations < options.evaluations) {
    const downhill = inverse.map((row) => -dot(row, here.gradient));
    const length = largest(downhill);
    const step =
      length > options.reach ? downhill.map((x) => (x * options.reach) / length) : downhill;
    const slope = dot(step, here.gradient);
    let next: { at: number[]; found: Sloped } | null = null;
    const halvings = slope < 0 ? HALVINGS : 0;
    for (let k = 0, scale = 1; k < halvings; k++, scale /= 2) {
      const trial = at.map((x, i) => x + scale * step[i]);
      const found = f(trial);
      evaluations++;
      if (found.value <= here.value + LEAST_DECREASE * scale * slope) {
        next = { at: trial, found };
        break;
      }
      if (evaluations >= options.evaluations) break;
    }
    if (next === null) {
      if (fresh) break;
      inverse = identity(at.length);
      fresh = true;
      continue;
    }
    const moved = next.at.map((x, i) => x - at[i]);
    const turned = next.found.gradient.map((g, i) => g - here.gradient[i]);
    at = next.at;
    here = next.found;
    const curvature = dot(moved, turned);
    if (curvature > 1e-12 * largest(moved) * largest(turned)) {
      if (fresh) inverse = scaled(inverse, curvature / dot(turned, turned));
      inverse = updated(inverse, moved, turned, curvature);
      fresh = false;
    }
  }
  const residual = largest(here.gradient);
  return { at, value: here.value, residual, evaluations, converged: small(here) };
}

function identity(size: number): number[][] {
  return Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => +(i === j)));
}

function scaled(matrix: readonly (readonly number[])[], by: number): number[][] {
  return matrix.map((row) => row.map((x) => x * by));
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, x, i) => sum + x * b[i], 0);
}

function largest(a: readonly number[]): number {
  return a.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
}

/** The BFGS update of the inverse Hessian. */
function updated(
  inverse: readonly (readonly number[])[],
  moved: readonly number[],
  turned: readonly number[],
  curvature: number,
): number[][] {
  const applied = inverse.map((row) => dot(row, turned));
  const more = (1 + dot(applied, turned) / curvature) / curvature;
  return inverse.map((row, i) =>
    row.map(
      (x, j) =>
        x +
        more * moved[i] * moved[j] -
        (applied[i] * moved[j] + moved[i] * applied[j]) / curvature,
    ),
  );
}

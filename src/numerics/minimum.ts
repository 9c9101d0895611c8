/** A local minimum: where, how low, the interval that holds it, and what it cost. */
export interface Minimum {
  readonly at: number;
  readonly value: number;
  readonly bracket: readonly [number, number];
  readonly evaluations: number;
  readonly converged: boolean;
}

const goldenSection = (3 - Math.sqrt(5)) / 2;
const mostEvaluations = 200;

/**
 * Local minimum of f on [low, high] by Brent's method (golden section with parabolic steps).
 *
 * f may return Infinity where it is not defined. Stops when the interval around the best point is
 * within `tolerance` (absolute) of it. A smooth minimum cannot be located better than about
 * sqrt(machine epsilon) of its scale; smaller tolerances only cost evaluations.
 *
 * Cost: 15-40 evaluations. Not converged after 200: `converged` is false.
 * Source: R. Brent, Algorithms for Minimization without Derivatives (1973), ch. 5.
 */
export function brentMinimum(
  f: (x: number) => number,
  low: number,
  high: number,
  tolerance: number,
): Minimum {
  let a = low;
  let b = high;
  let x = a + goldenSection * (b - a);
  let w = x;
  let v = x;
  let fx = f(x);
  let fw = fx;
  let fv = fx;
  let step = 0;
  let before = 0;
  for (let evaluations = 1; evaluations < mostEvaluations; evaluations++) {
    const middle = 0.5 * (a + b);
    const near = 1e-9 * Math.abs(x) + tolerance / 3;
    if (Math.abs(x - middle) <= 2 * near - 0.5 * (b - a)) {
      return { at: x, value: fx, bracket: [a, b], evaluations, converged: true };
    }
    const guess = Math.abs(before) > near ? parabola(x, w, v, fx, fw, fv) : NaN;
    const kept =
      Math.abs(guess) < 0.5 * Math.abs(before) && x + guess > a + near && x + guess < b - near;
    const larger = x < middle ? b - x : a - x;
    before = kept ? step : larger;
    step = kept ? guess : goldenSection * larger;
    const u = x + (Math.abs(step) >= near ? step : Math.sign(step) * near);
    const fu = f(u);
    if (fu <= fx) {
      if (u < x) b = x;
      else a = x;
      v = w;
      fv = fw;
      w = x;
      fw = fx;
      x = u;
      fx = fu;
    } else {
      if (u < x) a = u;
      else b = u;
      if (fu <= fw || w === x) {
        v = w;
        fv = fw;
        w = u;
        fw = fu;
      } else if (fu <= fv || v === x || v === w) {
        v = u;
        fv = fu;
      }
    }
  }
  return { at: x, value: fx, bracket: [a, b], evaluations: mostEvaluations, converged: false };
}

/** Step from x to the vertex of the parabola through three points; NaN when they have none. */
function parabola(x: number, w: number, v: number, fx: number, fw: number, fv: number): number {
  const r = (x - w) * (fx - fv);
  const q = (x - v) * (fx - fw);
  return (-0.5 * ((x - v) * q - (x - w) * r)) / (q - r);
}

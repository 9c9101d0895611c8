/** What an iterative solver found. `residual` is |f| at `value`; `converged` is never assumed. */
export interface Root {
  readonly value: number;
  readonly residual: number;
  readonly iterations: number;
  readonly converged: boolean;
}

/** A function value with its slope, written by the function under {@link newtonBracketed}. */
export interface Tangent {
  value: number;
  slope: number;
}

/** More evaluations than bisection needs for every digit of a double from any finite bracket. */
const mostIterations = 200;
/** A Newton step this small has, squared, reached rounding: the point it leads to is final. */
const arrived = 1e-10;

/**
 * Root of a decreasing-through-zero function on [low, high] by Newton's method, kept inside the
 * shrinking bracket by bisection.
 *
 * f writes value and slope at x into its second argument; f(low) >= 0 >= f(high) is taken for
 * granted (not evaluated there), `low` may be -Infinity (then the search walks down in doubling
 * steps), `start` lies in [low, high]. The last evaluation of f is at the returned value, so that
 * whatever f left behind belongs to it. Scale: steps are judged against max(1, |x|).
 *
 * Cost: typically 4-7 evaluations. Not converged after 200, or f not a number: `converged` is
 * false.
 * Source: Press et al., Numerical Recipes (2007), §9.4 (rtsafe).
 */
export function newtonBracketed(
  f: (x: number, out: Tangent) => void,
  low: number,
  high: number,
  start: number,
): Root {
  const out: Tangent = { value: 0, slope: 0 };
  let x = start;
  let last = Infinity;
  let stride = 2;
  let final = false;
  for (let iterations = 1; iterations <= mostIterations; iterations++) {
    f(x, out);
    const { value, slope } = out;
    const residual = Math.abs(value);
    const scale = Math.max(1, Math.abs(x));
    if (Number.isNaN(residual)) return { value: x, residual, iterations, converged: false };
    if (final || value === 0) return { value: x, residual, iterations, converged: true };
    if (value > 0) low = x;
    else high = x;
    if (high - low <= 2 * Number.EPSILON * scale) {
      return { value: x, residual, iterations, converged: true };
    }
    let step = -value / slope;
    if (Math.abs(step) <= 2 * Number.EPSILON * scale) {
      return { value: x, residual, iterations, converged: true };
    }
    const inside = x + step > low && x + step < high;
    const newton =
      low === -Infinity ? inside && -step <= stride : inside && Math.abs(step) <= 0.5 * last;
    if (!newton) {
      step = low === -Infinity ? -stride : 0.5 * (low + high) - x;
      stride *= 2;
    }
    final = newton && Math.abs(step) <= arrived * scale;
    last = Math.abs(step);
    x += step;
  }
  return { value: x, residual: Math.abs(out.value), iterations: mostIterations, converged: false };
}

/**
 * Root of a continuous function on [low, high] by Brent's method; f(low) and f(high) must have
 * opposite signs (or one be 0), otherwise RangeError. Stops when the bracket is down to `tolerance`
 * (absolute, beside rounding of the value; default 0: every digit).
 *
 * Cost: typically 8-12 evaluations. Source: R. Brent, Algorithms for Minimization without
 * Derivatives (1973), ch. 4.
 */
export function brentRoot(
  f: (x: number) => number,
  low: number,
  high: number,
  tolerance = 0,
): Root {
  let a = low;
  let b = high;
  let fa = f(a);
  let fb = f(b);
  if (!(Math.sign(fa) * Math.sign(fb) <= 0)) {
    throw new RangeError(`no sign change: f(${low}) = ${fa}, f(${high}) = ${fb}`);
  }
  let c = a;
  let fc = fa;
  let step = b - a;
  let before = step;
  for (let iterations = 2; iterations <= mostIterations; iterations++) {
    if (fb > 0 === fc > 0) {
      c = a;
      fc = fa;
      step = b - a;
      before = step;
    }
    if (Math.abs(fc) < Math.abs(fb)) {
      a = b;
      b = c;
      c = a;
      fa = fb;
      fb = fc;
      fc = fa;
    }
    const limit = 2 * Number.EPSILON * Math.abs(b) + 0.5 * tolerance;
    const middle = 0.5 * (c - b);
    if (Math.abs(middle) <= limit || fb === 0) {
      return { value: b, residual: Math.abs(fb), iterations, converged: true };
    }
    const trial = Math.abs(before) >= limit && Math.abs(fa) > Math.abs(fb);
    const guess = trial ? interpolate(a, b, c, fa, fb, fc) : NaN;
    // Accepted only while it stays well inside and halves the step before last (NaN fails both).
    const kept =
      2 * Math.abs(guess) < Math.min(3 * Math.abs(middle) - limit, Math.abs(before)) &&
      guess * middle > 0;
    before = kept ? step : middle;
    step = kept ? guess : middle;
    a = b;
    fa = fb;
    b += Math.abs(step) > limit ? step : Math.sign(middle) * limit;
    fb = f(b);
  }
  return { value: b, residual: Math.abs(fb), iterations: mostIterations, converged: false };
}

/** Secant step, or inverse quadratic step where three points differ, from b. */
function interpolate(a: number, b: number, c: number, fa: number, fb: number, fc: number): number {
  const s = fb / fa;
  if (a === c) return ((b - c) * s) / (1 - s);
  const q = fa / fc;
  const r = fb / fc;
  const p = s * ((c - b) * q * (q - r) - (b - a) * (r - 1));
  return -p / ((q - 1) * (r - 1) * (s - 1));
}

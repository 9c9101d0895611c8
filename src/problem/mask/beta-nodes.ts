import type { BetaLaw } from "./beta.ts";
import type { Clearance, RatioNodes } from "./law.ts";

/** Logarithm of the share of a result that the tails left out may have: e^-38 is about 3e-17. */
const LOST = 38;
/** p and 1−p beyond e^-340 count as that: their squares still are numbers. */
const FARTHEST = 340;

/** Rules kept; a slider that drags a shape would otherwise fill the memory. */
const KEPT = 64;
const recent = new Map<string, RatioNodes>();

/**
 * Trapezoidal rule in x = log(p/(1−p)), in which the density of Beta(a, b) is in proportion to
 * pᵃ(1−p)ᵇ and all real poles outside [0, 1] lie on the lines Im x = ±π, however near to the ends.
 *
 * The sums go on to where what is left is no digit, or where the functions have become constant (p far
 * below `zero`), or constant and 1/(1−p) (1−p far below `one`): from there on they are geometric
 * series, written down as one node, of the weight and the mean of 1/(1−p) of all that it stands for.
 * So a b next to 1, whose E 1/(1−p) = (a+b−1)/(b−1) is large, needs no more nodes than another.
 *
 * Cost: 60-200 nodes, more for shapes below 0.5; the last 64 rules are kept.
 * Source: L. Trefethen & J. Weideman, The exponentially convergent trapezoidal rule, SIAM Review
 * 56 (2014), §5.
 */
export function betaNodes({ a, b }: BetaLaw, { zero, one }: Clearance): RatioNodes {
  // in steps, so that neighbours along an axis share their nodes
  const left = 8 * Math.ceil(Math.max(0, -Math.log(zero)) / 8);
  const right = one > 0 ? 8 * Math.ceil(Math.max(0, -Math.log(one)) / 8) : 0;
  const key = `${a}:${b}:${left}:${right}`;
  const known = recent.get(key);
  if (known) return known;
  const rule = trapezoidal(a, b, left, right);
  if (recent.size >= KEPT) {
    for (const oldest of recent.keys()) {
      recent.delete(oldest);
      break;
    }
  }
  recent.set(key, rule);
  return rule;
}

/** Poles at p = −e^−left and 1−p = −e^−right, or farther. */
function trapezoidal(a: number, b: number, left: number, right: number): RatioNodes {
  const mode = Math.log(a / b);
  const density = (x: number): number =>
    -a * Math.log1p(Math.exp(-x)) - b * Math.log1p(Math.exp(x));
  const top = density(mode);
  const step = stepOf(a, b);
  const ratio: number[] = [];
  const visible: number[] = [];
  const weight: number[] = [];
  const add = (x: number, w: number): void => {
    ratio.push(1 / (1 + Math.exp(-x)));
    visible.push(1 / (1 + Math.exp(x)));
    weight.push(w);
  };
  // what the series in place of nodes from x on do not say, relative: p/pole and pᵃ(1−p)ᵇ − pᵃ
  const leftLost = Math.max(left, Math.log1p(b));
  for (let i = 0; ; i--) {
    const x = mode + i * step;
    const log = density(x) - top;
    const w = Math.exp(log);
    if (log + Math.min(0, x + leftLost) < -LOST || x < -FARTHEST) {
      // all further weights: w, w e^-ah, w e^-2ah, …
      add(x, w / -Math.expm1(-a * step));
      break;
    }
    add(x, w);
  }
  for (const list of [ratio, visible, weight]) list.reverse();
  const rightLost = Math.max(2 * right, Math.log1p(a));
  for (let i = 1; ; i++) {
    const x = mode + i * step;
    const log = density(x) - top;
    const w = Math.exp(log);
    const rest = log + Math.min(right, rightLost - x);
    const inverse = b > 1 ? log + Math.log1p(a) : rest;
    if (Math.max(rest, inverse) < -LOST || x > FARTHEST) {
      const all = w / -Math.expm1(-b * step);
      // the mean of 1/(1−p), or where that is infinite of 1−p, over the weights
      const shrink =
        b > 1
          ? Math.expm1(-(b - 1) * step) / Math.expm1(-b * step)
          : Math.expm1(-b * step) / Math.expm1(-(b + 1) * step);
      add(x - Math.log(shrink), all);
      break;
    }
    add(x, w);
  }
  const total = weight.reduce((sum, w) => sum + w, 0);
  return {
    ratio: Float64Array.from(ratio),
    visible: Float64Array.from(visible),
    weight: Float64Array.from(weight, (w) => w / total),
  };
}

/**
 * The error is the characteristic function of x at ω = 2π/step, |Γ(a+iω)Γ(b−iω)|/(Γ(a)Γ(b)): for
 * moderate shapes about e^−πω, for one large shape e^(−πω/2), for two e^(−ω²(1/a+1/b)/2). Each is
 * below 1e-13 with these steps, also
 * times some powers of p and 1−p, each of which raises it by ω.
 */
function stepOf(a: number, b: number): number {
  const coarse = Math.max(a, b) <= 6 ? 0.4 : 0.25;
  return coarse * Math.min(1, Math.sqrt(1 / a + 1 / b));
}

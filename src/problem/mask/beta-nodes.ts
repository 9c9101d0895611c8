import type { BetaLaw } from "./beta.ts";
import type { Clearance, PoleError, RatioNodes } from "./law.ts";

/** Logarithm of the share of a result that the tails left out may have: e^-38 is about 3e-17. */
const LOST = 38;
/** p and 1−p beyond e^-340 count as that: their squares still are numbers. */
const FARTHEST = 340;

/** Rules kept; a slider that drags a shape would otherwise fill the memory. */
const KEPT = 64;
const recent = new Map<string, BetaRule>();

/** Nodes at origin + whole multiples of step in x, weights e^(log density − top)/total. */
interface BetaRule extends RatioNodes {
  readonly origin: number;
  readonly step: number;
  readonly top: number;
  readonly total: number;
}

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
export function betaNodes({ a, b }: BetaLaw, { zero, one }: Clearance): BetaRule {
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
function trapezoidal(a: number, b: number, left: number, right: number): BetaRule {
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
    origin: mode,
    step,
    top,
    total,
  };
}

/** Beyond this e^x leaves nothing of what is added to it. */
const NOTHING = 40;

/**
 * What the trapezoidal rule lacks of E 1/(v − v₀): the residue at x₀ = log((1−v₀)/v₀), by how far the
 * nodes' own 1/(1 − e^(−2πi(x₀−origin)/step)) is from the 0 or 1 that the integral has on either side.
 *
 * Source: L. Trefethen & J. Weideman (2014), §5: the remainder as a contour integral.
 */
export function betaPoleError(law: BetaLaw, clearance: Clearance): PoleError {
  const { a, b } = law;
  const { origin, step, top, total } = betaNodes(law, clearance);
  const rate = (2 * Math.PI) / step;
  return (re, im, out) => {
    out[0] = 0;
    out[1] = 0;
    // x₀ = log(1 − v₀) − log v₀
    const goneRe = Math.log(Math.hypot(1 - re, im));
    const goneIm = Math.atan2(-im, 1 - re);
    const seenRe = Math.log(Math.hypot(re, im));
    const seenIm = Math.atan2(im, re);
    const x = goneRe - seenRe;
    const y = goneIm - seenIm;
    if (!(Math.abs(y) < Math.PI && Math.abs(y) * rate < NOTHING)) return;
    // the density e^(a log p + b log v), and −1/(v₀(1 − v₀)) of dv/dx
    const size = Math.exp(a * goneRe + b * seenRe - top - goneRe - seenRe) / (total * step);
    const turn = a * goneIm + b * seenIm - goneIm - seenIm;
    const residueRe = -size * Math.cos(turn);
    const residueIm = -size * Math.sin(turn);
    // q − [y < 0] with q = 1/(1 − w), w = e^(−i rate (x₀ − origin)): 1/(1 − w), or w/(1 − w)
    const grow = Math.exp(y * rate);
    const angle = -rate * (x - origin);
    const wRe = grow * Math.cos(angle);
    const wIm = grow * Math.sin(angle);
    const norm = (1 - wRe) ** 2 + wIm * wIm;
    let qRe = (1 - wRe) / norm;
    let qIm = wIm / norm;
    if (y < 0) [qRe, qIm] = [wRe * qRe - wIm * qIm, wRe * qIm + wIm * qRe];
    // times 2πi and the residue
    const productRe = residueRe * qRe - residueIm * qIm;
    const productIm = residueRe * qIm + residueIm * qRe;
    out[0] = -2 * Math.PI * productIm;
    out[1] = 2 * Math.PI * productRe;
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

import type { PoleError } from "../../problem/index.ts";

/**
 * Complex numbers that a quadrature lacks, real and imaginary parts: of A and B, and of
 * P11 = -dA/ds1, P10 = -dA/ds0 and P00 = -dB/ds0.
 */
export interface Lacking {
  a: [number, number];
  b: [number, number];
  p11: [number, number];
  p10: [number, number];
  p00: [number, number];
}

/** Writes what the sums over classes lack at (s0, s1) into `out`. */
export type PoleCorrection = (
  s0r: number,
  s0i: number,
  s1r: number,
  s1i: number,
  out: Lacking,
) => void;

export function lackingNothing(): Lacking {
  return { a: [0, 0], b: [0, 0], p11: [0, 0], p10: [0, 0], p00: [0, 0] };
}

/** Poles farther than this from (0, 1) are none. */
const far = 3;

/** Relative step of the differences that stand for derivatives: exact to some 1e-10. */
const step = 1e-5;

/**
 * What quadrature lacks of A = E a al and B = E a et, a = 1/(1 + gamma (al s1 + et s0)).
 *
 * In v = 1-p both are rational; rescaled, a = v/(v + gamma (v s1 + (1-v) s0)) with one pole
 * v0 = -gamma s0/(1 + gamma (s1 - s0)), raw, 1/a = 1 + gamma v s0 + gamma (s1 - s0) v² with two. The
 * law knows what its nodes lack of E 1/(v - v0) (`error`); times the residues that is all, THEORY.md (6.6). `biased` is
 * E p where ratios enter in proportion to p, null elsewhere. Derivatives, which only steer Newton's
 * method, are differences.
 */
export function poleCorrection(
  error: PoleError,
  gamma: number,
  rescale: boolean,
  biased: number | null,
): PoleCorrection {
  const found: [number, number] = [0, 0];
  // adds the pole at v0 whose residue of a is 1/(dr + i di) times al, or et
  const add = (v0: Complex, slope: Complex, top: Complex, sum: [Complex, Complex]): void => {
    // farther ones (at infinity, where s0 = s1) no nodes miss; NaN does not pass either
    if (!(Math.abs(v0[0]) < far && Math.abs(v0[1]) < far)) return;
    error(v0[0], v0[1], found);
    if (found[0] === 0 && found[1] === 0) return;
    let weight = divide(times(top, found), slope);
    const hidden: Complex = [1 - v0[0], -v0[1]];
    if (biased !== null) weight = times(weight, [hidden[0] / biased, hidden[1] / biased]);
    // al : et = v : 1-v times what `top` holds
    plus(sum[0], times(weight, v0));
    plus(sum[1], times(weight, hidden));
  };
  const lacking = (s0: Complex, s1: Complex): [Complex, Complex] => {
    const sum: [Complex, Complex] = [
      [0, 0],
      [0, 0],
    ];
    const across: Complex = [gamma * (s1[0] - s0[0]), gamma * (s1[1] - s0[1])];
    const along: Complex = [gamma * s0[0], gamma * s0[1]];
    if (rescale) {
      const slope: Complex = [1 + across[0], across[1]];
      // a al = v/(slope v + along), a et = (1-v)/(slope v + along)
      add(divide([-along[0], -along[1]], slope), slope, [1, 0], sum);
      return sum;
    }
    // across v² + along v + 1 = 0; a al = v·v/…, a et = v (1-v)/…
    const root = squareRoot(minus(times(along, along), [4 * across[0], 4 * across[1]]));
    const sign = along[0] * root[0] + along[1] * root[1] >= 0 ? 1 : -1;
    const half: Complex = [-(along[0] + sign * root[0]) / 2, -(along[1] + sign * root[1]) / 2];
    for (const v0 of [divide(half, across), divide([1, 0], half)]) {
      const twice = times(across, v0);
      add(v0, [2 * twice[0] + along[0], 2 * twice[1] + along[1]], v0, sum);
    }
    return sum;
  };
  return (s0r, s0i, s1r, s1i, out) => {
    const [a, b] = lacking([s0r, s0i], [s1r, s1i]);
    out.a = a;
    out.b = b;
    const h0 = step * Math.hypot(s0r, s0i);
    const h1 = step * Math.hypot(s1r, s1i);
    const up0 = lacking([s0r + h0, s0i], [s1r, s1i]);
    const down0 = lacking([s0r - h0, s0i], [s1r, s1i]);
    const up1 = lacking([s0r, s0i], [s1r + h1, s1i]);
    const down1 = lacking([s0r, s0i], [s1r - h1, s1i]);
    const slopeOf = (up: Complex, down: Complex, h: number): Complex => [
      (down[0] - up[0]) / (2 * h),
      (down[1] - up[1]) / (2 * h),
    ];
    out.p11 = slopeOf(up1[0], down1[0], h1);
    out.p10 = slopeOf(up0[0], down0[0], h0);
    out.p00 = slopeOf(up0[1], down0[1], h0);
  };
}

type Complex = [number, number];

function plus(sum: Complex, z: Complex): void {
  sum[0] += z[0];
  sum[1] += z[1];
}

function minus(x: Complex, y: Complex): Complex {
  return [x[0] - y[0], x[1] - y[1]];
}

function times(x: Complex, y: Complex): Complex {
  return [x[0] * y[0] - x[1] * y[1], x[0] * y[1] + x[1] * y[0]];
}

function divide(x: Complex, y: Complex): Complex {
  const size = y[0] * y[0] + y[1] * y[1];
  return [(x[0] * y[0] + x[1] * y[1]) / size, (x[1] * y[0] - x[0] * y[1]) / size];
}

function squareRoot(x: Complex): Complex {
  const size = Math.hypot(x[0], x[1]);
  const re = Math.sqrt((size + Math.abs(x[0])) / 2);
  if (re === 0) return [0, 0];
  const im = Math.abs(x[1]) / (2 * re);
  const sign = x[1] < 0 ? -1 : 1;
  return x[0] >= 0 ? [re, sign * im] : [im, sign * re];
}

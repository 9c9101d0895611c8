/**
 * exp(−t) and ln u by additions, multiplications and divisions alone, so that every machine agrees on
 * the last bit: Math.exp and Math.log may differ between hosts. Both engines compile this very file.
 *
 * Source: Sun Microsystems, fdlibm 5.3 (1993), e_exp.c and e_log.c: reductions and coefficients.
 */

const LN2_HIGH: number = 6.9314718036912381649e-1;
const LN2_LOW: number = 1.90821492927058770002e-10;
const SQRT_HALF: number = Math.SQRT1_2;

/** exp(−t) for 0 ≤ t ≤ 700, to an ulp. */
export function expOfNegative(t: number): number {
  const halvings: number = Math.floor(t * Math.LOG2E + 0.5);
  const high: number = halvings * LN2_HIGH - t;
  const low: number = -(halvings * LN2_LOW);
  const r: number = high - low;
  const q: number = r * r;
  const inner: number =
    6.61375632143793436117e-5 + q * (-1.6533902205465251539e-6 + q * 4.13813679705723846039e-8);
  const c: number =
    r - q * (1.66666666666666019037e-1 + q * (-2.77777777770155933842e-3 + q * inner));
  let value: number = 1 - (low - (r * c) / (2 - c) - high);
  for (let k: number = 0; k < halvings; k++) value *= 0.5;
  return value;
}

/** ln u for 2^−53 ≤ u ≤ 1, to an ulp. */
export function logOfUnit(u: number): number {
  let doublings: number = 0;
  while (u < SQRT_HALF) {
    u *= 2;
    doublings += 1;
  }
  const f: number = u - 1;
  const s: number = f / (2 + f);
  const z: number = s * s;
  const w: number = z * z;
  const odd: number =
    z *
    (6.66666666666673513e-1 +
      w * (2.857142874366239149e-1 + w * (1.818357216161805012e-1 + w * 1.479819860511658591e-1)));
  const even: number =
    w * (3.999999999940941908e-1 + w * (2.222219843214978396e-1 + w * 1.531383769920937332e-1));
  const square: number = 0.5 * f * f;
  const low: number = doublings * LN2_LOW;
  return -(doublings * LN2_HIGH) - (square - (s * (square + odd + even) - low) - f);
}

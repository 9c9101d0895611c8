/**
 * Probability that a chi-square variable exceeds x.
 *
 * @param x finite, at or below 0 gives 1
 * @param degrees of freedom > 0, whole or not
 * @returns Q(degrees/2, x/2), to about 1e-12 relative (underflows to 0 in the far tail)
 *
 * The sum of the series, or the continued fraction, runs until it no longer changes: below
 * √degrees + 100 terms or so. Source: DLMF 8.11.4 (series), 8.9.2 (fraction, by Lentz's method).
 */
export function chiSquareTail(x: number, degrees: number): number {
  if (x <= 0) return 1;
  const a = degrees / 2;
  const z = x / 2;
  const front = Math.exp(a * Math.log(z) - z - logGamma(a));
  return z < a + 1 ? Math.max(0, 1 - front * lowerSeries(a, z)) : front * upperFraction(a, z);
}

/** γ(a, z)·e^z·z^-a = Σ z^k / (a (a+1) … (a+k)). */
function lowerSeries(a: number, z: number): number {
  let term = 1 / a;
  let sum = term;
  for (let k = 1; term > sum * 1e-17; k++) {
    term *= z / (a + k);
    sum += term;
  }
  return sum;
}

/** Γ(a, z)·e^z·z^-a as 1/(z+1−a − 1(1−a)/(z+3−a − 2(2−a)/(z+5−a − …))). */
function upperFraction(a: number, z: number): number {
  let b = z + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let value = d;
  let factor = 0;
  for (let k = 1; Math.abs(factor - 1) > 1e-15; k++) {
    const numerator = k * (a - k);
    b += 2;
    d = 1 / (b + numerator * d);
    c = b + numerator / c;
    factor = c * d;
    value *= factor;
  }
  return value;
}

/** Stirling's series is at its best beyond this. */
const STIRLING_FROM = 15;

/**
 * log Γ(a) for a > 0, to about 1e-14: Stirling's series, reached by the recurrence for smaller a.
 * Source: DLMF 5.11.1 and 5.5.1.
 */
function logGamma(a: number): number {
  let shift = 0;
  let z = a;
  for (; z < STIRLING_FROM; z++) shift += Math.log(z);
  const w = 1 / (z * z);
  const series = (1 / 12 - w * (1 / 360 - w * (1 / 1260 - w * (1 / 1680 - w / 1188)))) / z;
  return (z - 0.5) * Math.log(z) - z + Math.log(2 * Math.PI) / 2 + series - shift;
}

/**
 * Normal score of a Student t: the standard normal deviate of (nearly) the same tail probability.
 * With few replicates (mean − truth)/standard error has t's heavy tails; squares of the score can
 * be summed to a chi-square, squares of t cannot.
 *
 * @param t any real
 * @param degrees of freedom (replicates − 1) ≥ 1
 * @returns within 1 % for 5 degrees and more, |z| ≤ 3.3
 *
 * Source: Wallace (1959), Annals of Mathematical Statistics 30, 1124.
 */
export function normalScore(t: number, degrees: number): number {
  const root = Math.sqrt(degrees * Math.log1p((t * t) / degrees));
  return (Math.sign(t) * root * (8 * degrees + 1)) / (8 * degrees + 3);
}

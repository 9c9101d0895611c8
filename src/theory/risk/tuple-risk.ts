import type { CopyTuples } from "../rows/copy-tuples.ts";
import { infinite, still, type Solution } from "./assemble.ts";
import { solveTupleRows } from "../fixed-point/solve-tuples.ts";
import { meanEstimator, type MeanEstimator } from "./mean-estimator.ts";
import { closeMoments } from "../fixed-point/moments.ts";
import type { SpectralSide } from "../population/spectral-side.ts";
import { tupleSums } from "../fixed-point/tuple-rows.ts";
import type { Fluctuation } from "./variance.ts";

/**
 * Fixed point, mean estimator and fluctuation for copies with fresh ratios; `gamma` = d/N;
 * `ridge` is that over t; `heavy` as in ClassModel.
 *
 * Of a sample's block M (tuple-rows.ts), m = Mv and o = M1: the mean estimator's gain is E v'M1, and
 * the residuals that the response leaves are weighted by x = v'm, h = v'o and o themselves.
 * Cost: 5-30 times O(combinations × copies).
 * Derived in this project: THEORY.md (9.5), (9.6).
 */
export function solveTuples(
  spectrum: SpectralSide,
  tuples: CopyTuples,
  gamma: number,
  ridge: number,
  heavy: boolean,
): Solution {
  const { place, over, point, rho, u } = solveTupleRows(spectrum, tuples, gamma, ridge);
  const unit = over ? 0 : 1;
  // where the fit interpolates M was taken at u = 1: it is that over gamma - 1
  const scale = over ? 1 / (gamma - 1) : 1;
  const { solver } = point;
  const sums = { ...tupleSums(tuples, unit)(rho, u) };
  const { visible, hidden } = sums;
  const mean = meanEstimator(spectrum, point.z, gainExcess(tuples, unit, rho, u) / visible);
  const response = responses(tuples, unit, rho, u, mean, spectrum.noise);
  if (over && (place === 0 || heavy)) {
    const regime = place === 0 ? "threshold" : "divergent";
    const some = response.right1 + response.right0 > 0;
    return { mean, fluctuation: some ? infinite : still, regime, solver };
  }
  const { v1, v0, load1, load0 } = closeMoments(spectrum, gamma, point, {
    visible: visible * scale,
    hidden: hidden * scale,
    p11: sums.p11 / (visible * visible),
    p10: sums.p10 / (visible * hidden),
    p00: sums.p00 / (hidden * hidden),
    m1: sums.m1 / visible,
    m0: sums.m0 / hidden,
    right1: (response.right1 * scale) / visible,
    right0: (response.right0 * scale) / hidden,
  });
  const training = over ? 0 : response.left + v1 * sums.m1 + (mean.norm + v0) * sums.m0;
  const regime = place >= 0 ? "overparameterised" : "underparameterised";
  const fluctuation: Fluctuation = { v1, v0, training, load1, load0, nullNorm: 0 };
  return { mean, fluctuation, regime, solver };
}

/** E (h - x) = E v'M(1-v), a sum of positive terms. */
function gainExcess(
  { visible: v, hidden: D, gap, groups }: CopyTuples,
  unit: number,
  rho: number,
  u: number,
): number {
  let sum = 0;
  for (const { size, index, weight } of groups) {
    for (let j = 0, at = 0; j < weight.length; j++) {
      let s = 0;
      let lost = 0;
      for (let i = 0; i < size; i++, at++) {
        const node = index[at];
        const y = v[node] / (unit + u * D[node]);
        s += y * v[node];
        lost += y * gap[node];
      }
      sum += (weight[j] * lost) / (1 + u * rho * s);
    }
  }
  return sum;
}

/**
 * What the mean estimator leaves of the response: with w = M(1-v), so o = m + w and h = x + v'w,
 *
 * | symbol | meaning |
 * |---|---|
 * | `right1` | E[h² sigma² + (h-x)² signal + 2(h-x)x missed + x² missed2 + m'Dm norm] |
 * | `right0` | E[o'Do sigma² + w'Dw signal + 2 w'Dm missed + m'Dm missed2 + tr DMDM norm] |
 * | `left` | the same as `right0` without D and without the norm: of the training residual |
 */
function responses(
  { visible: v, hidden: D, gap, groups }: CopyTuples,
  unit: number,
  rho: number,
  u: number,
  mean: MeanEstimator,
  noise: number,
): { right1: number; right0: number; left: number } {
  const { signal, missed, missed2, norm } = mean;
  let right1 = 0;
  let right0 = 0;
  let left = 0;
  for (const { size, index, weight } of groups) {
    for (let j = 0; j < weight.length; j++) {
      const from = j * size;
      let s = 0;
      let lost = 0;
      for (let i = from; i < from + size; i++) {
        const node = index[i];
        const y = v[node] / (unit + u * D[node]);
        s += y * v[node];
        lost += y * gap[node];
      }
      const t = 1 / (1 + u * rho * s);
      const f = u * rho * t;
      const x = s * t;
      const aside = lost * t;
      let damage = 0;
      let load = 0;
      let residual = 0;
      let pairs = 0;
      for (let i = from; i < from + size; i++) {
        const node = index[i];
        const e = 1 / (unit + u * D[node]);
        const y = v[node] * e;
        const m = y * t;
        const w = gap[node] * e - f * y * lost;
        const base = noise * (m + w) ** 2 + signal * w * w + 2 * missed * w * m + missed2 * m * m;
        damage += D[node] * m * m;
        load += D[node] * base;
        residual += base;
        for (let k = from; k < from + size; k++) {
          const other = index[k];
          const y2 = v[other] / (unit + u * D[other]);
          const entry = (i === k ? e : 0) - f * y * y2;
          pairs += D[node] * D[other] * entry * entry;
        }
      }
      const h = x + aside;
      const right =
        noise * h * h + signal * aside * aside + 2 * missed * aside * x + missed2 * x * x;
      right1 += weight[j] * (right + norm * damage);
      right0 += weight[j] * (load + norm * pairs);
      left += weight[j] * residual;
    }
  }
  return { right1, right0, left };
}

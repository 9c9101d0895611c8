import type { CopyParts, CopyTable } from "../fixed-point/copy-table.ts";
import type { FreshRatios } from "../rows/fresh-copies.ts";

/**
 * What the response adds to the averages over copies, per row: with m = Mv, o = M1, w = o - m, and
 * x = v'm, a = v'w,
 *
 * | symbol | average of |
 * |---|---|
 * | `aside` | a |
 * | `ax`, `aa` | a x, a² |
 * | `mw`, `ww` | m'Dw, w'Dw |
 * | `plainMw`, `plainWw` | m'w, w'w |
 *
 * Rescaled inputs have v = 1, so w = 0 and all of them are 0.
 */
export interface CopyResponse {
  readonly aside: number;
  readonly ax: number;
  readonly aa: number;
  readonly mw: number;
  readonly ww: number;
  readonly plainMw: number;
  readonly plainWw: number;
}

const none: CopyResponse = { aside: 0, ax: 0, aa: 0, mw: 0, ww: 0, plainMw: 0, plainWw: 0 };

/** Nothing of e^-x is left beyond this. */
const nothing = 700;

/**
 * The averages at the solved point. Raw copies have 1 - v = D/v, so that with s and d as in the table
 *
 *     v_k w_k = P (z d_k + sum over j ≠ k of (d_k s_j - s_k d_j)),
 *
 * and the sum does not change when a multiple kappa of s is taken from d on both places: with
 * q = d - kappa s, kappa the ratio of their means under e^(-tau s), q has mean 0 and what would cancel
 * (copies of nearly one ratio) is not there. Squares are then sums over one, two and three copies.
 *
 * Cost O(nodes tau × Q), once. Derived in this project: THEORY.md (9.6), (9.9).
 */
export function copyResponse(
  ratios: FreshRatios,
  { s, i, d }: CopyParts,
  table: CopyTable,
  z: number,
  unit: 0 | 1,
  u: number,
): CopyResponse {
  if (!ratios.raw) return none;
  const { copies, rows, kept, share, ratio, visible, hidden } = ratios;
  const { tau, weight, logPhi, sums } = table;
  const others = copies - 1;
  const across = 1 / z;
  const columns = sums.length / tau.length;
  const size = s.length;
  // d/v = p/E and s/v = v/E
  const dv = new Float64Array(size);
  const sv = new Float64Array(size);
  for (let q = 0; q < size; q++) {
    const inverse = 1 / (unit + u * hidden[q]);
    dv[q] = ratio[q] * inverse;
    sv[q] = visible[q] * inverse;
  }
  let aside = 0;
  let ax = 0;
  let aa = 0;
  let mw = 0;
  let ww = 0;
  let plainMw = 0;
  let plainWw = 0;
  for (let j = 0; j < tau.length; j++) {
    // of z P and (z P)²
    const zTau = tau[j] * z;
    const w = weight[j] * z * Math.exp(copies * logPhi[j] - zTau);
    if (w === 0) continue;
    const w2 = w * zTau;
    const from = j * columns;
    const s1 = sums[from];
    const s2 = sums[from + 1];
    const d1 = sums[from + 3];
    const kappa = s1 > 0 ? d1 / s1 : 0;
    let [qq, sq, dq, iq, id] = [0, 0, 0, 0, 0];
    let [ddd, ddq, dqq, dss, dqs] = [0, 0, 0, 0, 0];
    let [pdd, pdq, pqq, pss, pqs] = [0, 0, 0, 0, 0];
    const tilt = kept * Math.exp(-logPhi[j]);
    for (let k = 0; k < size; k++) {
      const drop = tau[j] * s[k];
      if (drop > nothing) continue;
      const f = share[k] * Math.exp(-drop);
      const q = d[k] - kappa * s[k];
      const qv = dv[k] - kappa * sv[k];
      qq += f * q * q;
      sq += f * s[k] * q;
      dq += f * d[k] * q;
      iq += f * i[k] * q;
      id += f * i[k] * d[k];
      const plainDd = f * dv[k] * dv[k];
      const plainDq = f * dv[k] * qv;
      const plainQq = f * qv * qv;
      const plainSs = f * sv[k] * sv[k];
      const plainQs = f * qv * sv[k];
      pdd += plainDd;
      pdq += plainDq;
      pqq += plainQq;
      pss += plainSs;
      pqs += plainQs;
      ddd += hidden[k] * plainDd;
      ddq += hidden[k] * plainDq;
      dqq += hidden[k] * plainQq;
      dss += hidden[k] * plainSs;
      dqs += hidden[k] * plainQs;
    }
    const beside = others * s1 * across;
    const square = others * (s2 + (others - 1) * s1 * s1) * across * across;
    const spread = others * qq * tilt * across * across;
    const both = others * sq * tilt * across * across;
    aside += w * d1;
    ax += w2 * (sums[from + 5] + others * d1 * s1);
    aa += w2 * (sums[from + 6] + others * d1 * d1);
    mw += w2 * (sums[from + 6] + dq * tilt * beside);
    plainMw += w2 * tilt * (id + iq * beside);
    const squares = (dd: number, dq1: number, qq1: number, ss: number, qs: number): number =>
      tilt * (dd + 2 * beside * dq1 + square * qq1 + spread * ss - 2 * both * qs);
    ww += w2 * squares(ddd, ddq, dqq, dss, dqs);
    // residuals are left only where the fit does not interpolate
    if (unit === 1) plainWw += w2 * squares(pdd, pdq, pqq, pss, pqs);
  }
  const perRow = copies / rows;
  return {
    aside: aside * perRow,
    ax: ax * perRow,
    aa: aa * perRow,
    mw: mw * perRow,
    ww: ww * perRow,
    plainMw: plainMw * perRow,
    plainWw: plainWw * perRow,
  };
}

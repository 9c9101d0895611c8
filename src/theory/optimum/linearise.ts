import type { FixedPoint } from "../fixed-point/fixed-point.ts";
import { gainExcess, meanEstimator, missedBy, type MeanEstimator } from "../risk/mean-estimator.ts";
import type { InputClass, RowClasses } from "../rows/row-classes.ts";
import type { SpectralSide } from "../population/spectral-side.ts";
import { classSums, rowAt, rowTerms, type RowAdds } from "./row-sums.ts";

/*
 * The first-order change of a solved problem when rows are added or taken away. Units of t = 1, and of
 * A = 1 where it starts (`scale` in those of the problem), so that nothing overflows next to a threshold or with a tiny ridge.
 *
 * | symbol | meaning |
 * |---|---|
 * | `a` | weight of a row, 1/(e + u d), d = al rho + et; e = 0 where the fit interpolates |
 * | `h` | E_w[1/(lambda+z)], so that u = gamma s0 = gamma h/A |
 * | `G` | gamma E_w[lambda^j/(lambda+z)²]/A², j = 2, 1, 0 for G11, G10, G00 |
 * | `R1`, `R0` | sums of mu a² al r and mu a² et r, r with the fluctuation V = G R in it |
 */

/** What changes: what rows add to the sums, how many rows those are, and the ridge. */
export interface RowChange extends RowAdds {
  /** Rows added, as a share of the rows there were. */
  readonly count: number;
  readonly ell: number;
}

/** Nothing changes. */
export const noChange: RowChange = {
  ...(Object.fromEntries(rowTerms.map((term) => [term, 0])) as Record<keyof RowAdds, number>),
  count: 0,
  ell: 0,
};

/** First-order changes of z, chi (see MeanEstimator), V1 and V0 (see Fluctuation). */
export interface PointChange {
  readonly z: number;
  readonly chi: number;
  readonly v1: number;
  readonly v0: number;
}

/** A solved problem that can be asked what a change of its rows does. */
export interface Linearised {
  readonly mean: MeanEstimator;
  readonly v1: number;
  readonly v0: number;
  /** What one unit of rows of a class adds to the sums; the training rows are one unit. */
  row(input: InputClass): RowAdds;
  /** A of the problem as it was, the unit of ell here. */
  readonly scale: number;
  /** What the training rows add up to. */
  readonly own: RowAdds;
  change(by: RowChange): PointChange;
}

/**
 * Linearises the fixed point and the moments around a solution, for rows with k = 1 (no copies).
 *
 * The fixed point: z A = ell + B, rho = E_w[lambda/(lambda+z)]/h, and the degrees of freedom
 * sum mu (1 - e a) + ell u = gamma, which needs no difference of large numbers next to the threshold.
 * The moments (I - PG) R = right-hand side, eliminated:
 * S R1 = right1 + N12 right0/M22 and M22 R0 = right0 + N21 R1 with N = PG off the diagonal,
 * M22 = 1 - P10 G10 - P00 G00 and, by the fixed point, S A = e M1 + N12 (ell + e M0)/M22: sums of
 * positive terms, so the change keeps its digits at any distance from the threshold.
 *
 * Cost O(K + Q), then O(1) a change or a row. Source: derived in this project: THEORY.md (12.3), (12.4).
 */
export function linearise(
  spectrum: SpectralSide,
  classes: RowClasses,
  gamma: number,
  point: FixedPoint,
): Linearised {
  const { noise } = spectrum;
  const { z, rho } = point;
  let scale = 0;
  for (let q = 0; q < classes.size; q++) scale += classes.share[q] * point.a[q] * classes.al[q];
  const a = point.a.map((weight) => weight / scale);
  const e = point.interpolates ? 0 : scale;
  const ell = point.ell / scale;
  const mean = meanEstimator(spectrum, z, gainExcess(classes, a));
  const sums = classSums(classes, a, (input) => noise + missedBy(mean, input));
  const { own, third } = sums;
  const { B, P11, P10, P00, M1, M0 } = own;
  const powers = resolventPowers(spectrum, z);
  const { h, second: q2, third: q3 } = powers;
  const u = gamma * h;
  const follow = powers.spread / (h * h);

  const G = q2.map((value) => gamma * value) as [number, number, number];
  const N12 = P11 * G[1] + P10 * G[0];
  const N21 = P10 * G[2] + P00 * G[1];
  const K0 = P10 * G[1] + P00 * G[0];
  const M22 = K0 > 0.5 ? (e * M0 + ell * K0 + N21) / B : 1 - K0;
  const rest = (ell + e * M0) / M22;
  const S = e * M1 + N12 * rest;
  const R1 = (own.right1 + (N12 * own.right0) / M22) / S;
  const R0 = (own.right0 + N21 * R1) / M22;
  const v1 = G[2] * R1 + G[1] * R0;
  const v0 = G[1] * R1 + G[0] * R0;

  // for (u, z): u1 du + z1 dz = ..., u2 du + z2 dz = ...
  const u1 = (e * (z * M1 - M0) - ell) / u;
  const z1 = 1 + u * follow * (P10 - z * P11);
  const u2 = e * (rho * M1 + M0) + ell;
  const z2 = e * u * follow * M1;
  const determinant = u1 * z2 - z1 * u2;
  const meanBy = meanChanges(spectrum, mean);

  const change = (by: RowChange): PointChange => {
    const left = by.ell + by.B - z * by.A;
    const right = e * by.free - by.count - u * by.ell;
    const du = (left * z2 - z1 * right) / determinant;
    const dz = (u1 * right - u2 * left) / determinant;
    const drho = follow * dz;
    const turn = u * drho + rho * du;
    const dA = by.A - turn * P11 - du * P10;
    const dchi = by.C - turn * own.T1 - du * own.T0 - mean.chi * dA;
    const dM1 = by.M1 - 2 * (turn * third.al2 + du * third.alet);
    const dM0 = by.M0 - 2 * (turn * third.alet + du * third.et2);
    const dP11 = by.P11 - 2 * (turn * third.al3 + du * third.al2et);
    const dP10 = by.P10 - 2 * (turn * third.al2et + du * third.alet2);
    const dP00 = by.P00 - 2 * (turn * third.alet2 + du * third.et3);

    const along = (of: ByPoint): number => of.z * dz + of.chi * dchi;
    const missed = along(meanBy.missed);
    const missed2 = along(meanBy.missed2);
    const norm = along(meanBy.norm);
    const fed1 = 2 * own.T1 * missed + P11 * missed2 + P10 * norm;
    const fed0 = 2 * own.T0 * missed + P10 * missed2 + P00 * norm;
    const dRight1 = by.right1 - 2 * (turn * third.left2 + du * third.left1) + fed1;
    const dRight0 = by.right0 - 2 * (turn * third.left1 + du * third.left0) + fed0;

    const dG = (j: 0 | 1 | 2): number => -2 * (gamma * q3[j] * dz + G[j] * dA);
    const [dG0, dG1, dG2] = [dG(0), dG(1), dG(2)];
    const dN12 = dP11 * G[1] + dP10 * G[0] + P11 * dG1 + P10 * dG0;
    const dN21 = dP10 * G[2] + dP00 * G[1] + P10 * dG2 + P00 * dG1;
    const dM22 = -(dP10 * G[1] + dP00 * G[0] + P10 * dG1 + P00 * dG0);
    const dRest = (by.ell + e * dM0 - rest * dM22) / M22;
    const dS = e * dM1 + dN12 * rest + N12 * dRest - S * dA;
    const dShare = (N12 * dRight0 + dN12 * own.right0 - (N12 * own.right0 * dM22) / M22) / M22;
    const dR1 = (dRight1 + dShare - R1 * dS) / S;
    const dR0 = (dRight0 + dN21 * R1 + N21 * dR1 - R0 * dM22) / M22;
    return {
      z: dz,
      chi: dchi,
      v1: G[2] * dR1 + G[1] * dR0 + dG2 * R1 + dG1 * R0,
      v0: G[1] * dR1 + G[0] * dR0 + dG1 * R1 + dG0 * R0,
    };
  };

  const row = (input: InputClass): RowAdds => {
    const weight = 1 / (e + u * (input.al * rho + input.et));
    return rowAt(input, weight, noise + missedBy(mean, input));
  };
  return { mean, v1, v0, row, own, scale, change };
}

type Powers = readonly [number, number, number];

/**
 * E_w of 1/(lambda+z), its variance, and E_w[lambda^j/(lambda+z)²], E_w[lambda^j/(lambda+z)³],
 * j = 0, 1, 2; z > 0 or no eigenvalue 0.
 */
function resolventPowers(
  { lambda, mass }: SpectralSide,
  z: number,
): { h: number; spread: number; second: Powers; third: Powers } {
  const second: [number, number, number] = [0, 0, 0];
  const third: [number, number, number] = [0, 0, 0];
  let h = 0;
  for (let k = 0; k < lambda.length; k++) {
    if (mass[k] === 0) continue;
    const inverse = 1 / (lambda[k] + z);
    h += mass[k] * inverse;
    let term = mass[k] * inverse * inverse;
    for (let j = 0; j < 3; j++) {
      second[j] += term;
      third[j] += term * inverse;
      term *= lambda[k];
    }
  }
  let spread = 0;
  for (let k = 0; k < lambda.length; k++) {
    if (mass[k] > 0) spread += mass[k] * (1 / (lambda[k] + z) - h) ** 2;
  }
  return { h, spread, second, third };
}

/** Derivatives by z and by chi. */
interface ByPoint {
  readonly z: number;
  readonly chi: number;
}

/** Derivatives of the sums of the mean estimator by z and chi: 1-t = (z - chi lambda)/(lambda+z). */
export function meanChanges(
  { lambda, energy }: SpectralSide,
  { z, chi }: MeanEstimator,
): { readonly missed: ByPoint; readonly missed2: ByPoint; readonly norm: ByPoint } {
  const missed = { z: 0, chi: 0 };
  const missed2 = { z: 0, chi: 0 };
  const norm = { z: 0, chi: 0 };
  for (let k = 0; k < lambda.length; k++) {
    const b = energy[k];
    if (b === 0 || lambda[k] === 0) continue;
    const inverse = 1 / (lambda[k] + z);
    const shrunk = lambda[k] * inverse;
    const u = (z - chi * lambda[k]) * inverse;
    const t = (1 + chi) * shrunk;
    const byZ = t * inverse;
    const byChi = -shrunk;
    missed.z += b * lambda[k] * byZ;
    missed.chi += b * lambda[k] * byChi;
    missed2.z += 2 * b * lambda[k] * u * byZ;
    missed2.chi += 2 * b * lambda[k] * u * byChi;
    norm.z -= 2 * b * t * byZ;
    norm.chi -= 2 * b * t * byChi;
  }
  return { missed, missed2, norm };
}

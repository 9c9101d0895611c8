import type { Decomposition } from "./decomposition.ts";

/**
 * The functions of the population that the risk is made of, at one effective ridge κ.
 *
 * | symbol | meaning |
 * |---|---|
 * | `kappa` | κ |
 * | `seen` | E_w[λ/(λ+κ)] over the eigenvalues of the features |
 * | `unseen` | E_w[κ/(λ+κ)] = 1 − seen, without cancellation |
 * | `explained` | M = Σ b λ²/(λ+κ) |
 * | `left` | ν − M = σ² + Σ b λκ/(λ+κ), without cancellation |
 */
export interface PopulationFunctions {
  readonly kappa: number;
  readonly seen: number;
  readonly unseen: number;
  readonly explained: number;
  readonly left: number;
}

/** What a table says of a target at a sample ridge L. */
export interface TargetFunctions {
  /** Number of features that predict it. */
  readonly features: number;
  /** κ(L) with its logarithmic derivative, and the functions there. */
  at(ridge: number): PopulationFunctions & { readonly slope: number };
}

/**
 * An outside target: with l_k the eigenvalues of XXᵀ/N and u_k² the energy of y along its eigenvectors,
 *
 *     κ = L/(1 − S/N),  S = Σ l/(l+L),  E_w[λ/(λ+κ)] = S/d,  M = ν − κ Σ u²/(l+L),
 *
 * 1/κ being the deterministic equivalent of the diagonal of (XXᵀ/N + L)⁻¹.
 *
 * Source: derived in this project: THEORY.md (11.1), (11.2); Silverstein (1995), J. Multivariate Anal. 55,
 * 331 for κ.
 *
 * @param variance ν = mean y²
 */
export function outsideFunctions(
  { rows, columns, values }: Decomposition,
  energies: Float64Array,
  variance: number,
): TargetFunctions {
  const inside = energies.reduce((sum, u) => sum + u, 0);
  const outside = Math.max(0, variance - inside);
  const nothing = columns - values.length;
  return {
    features: columns,
    at(ridge) {
      let [visible, hidden, fall, q] = [0, nothing, 0, outside / ridge];
      for (let k = 0; k < values.length; k++) {
        const l = values[k] as number;
        const inverse = 1 / (l + ridge);
        visible += l * inverse;
        hidden += ridge * inverse;
        fall += l * inverse * inverse;
        q += (energies[k] as number) * inverse;
      }
      const kappa = (ridge * rows) / (rows - visible);
      const slope = 1 - (ridge * fall) / (rows - visible);
      return {
        kappa,
        slope,
        seen: visible / columns,
        unseen: hidden / columns,
        explained: variance - kappa * q,
        left: kappa * q,
      };
    },
  };
}

/**
 * Column j of the table as the target of all others, by the rank-one identity: with v = x_jᵀ(K+L)⁻¹x_j/N
 * and w = x_jᵀ(K+L)⁻²x_j/N for the whole table's K, the K without the column has tr(K+L)⁻¹ larger by
 * w/(1−v), and q = v/(1−v).
 *
 * Source: Sherman & Morrison (1950), Ann. Math. Statist. 21, 124.
 */
export function columnFunctions(
  { rows, columns, values, loadings }: Decomposition,
  column: number,
): TargetFunctions {
  const m = values.length;
  const own = loadings.subarray(column * m, (column + 1) * m);
  const beyond = m < columns ? Math.max(0, 1 - own.reduce((sum, p) => sum + p, 0)) : 0;
  const features = columns - 1;
  return {
    features,
    at(ridge) {
      let [visible, hidden, fall, v] = [0, columns - m, 0, 0];
      let [rest, rest2, w, w3] = [beyond, beyond, 0, 0];
      for (let k = 0; k < m; k++) {
        const l = values[k] as number;
        const p = own[k] as number;
        const inverse = 1 / (l + ridge);
        const share = l * inverse;
        const missed = ridge * inverse;
        visible += share;
        hidden += missed;
        fall += share * inverse;
        v += p * share;
        rest += p * missed;
        rest2 += p * missed * missed;
        w += p * share * inverse;
        w3 += p * share * inverse * inverse;
      }
      const ratio = w / rest;
      const without = visible - ridge * ratio;
      // d(without)/dL
      const change = -fall - ratio + ridge * (2 * (w3 / rest) + ratio * ratio);
      const kappa = (ridge * rows) / (rows - without);
      const left = (kappa * v) / rest;
      const slope = 1 + (ridge * change) / (rows - without);
      return {
        kappa,
        slope,
        seen: without / features,
        // features − without, with L w − rest = −rest2
        unseen: (hidden - rest2 / rest) / features,
        explained: 1 - left,
        left,
      };
    },
  };
}

/** κ(0+), the least effective ridge that a table can tell of: 0 where it has more rows than columns. */
export function leastRidge({ rows, columns, values }: Decomposition): number {
  if (rows >= columns) return 0;
  return rows / values.reduce((sum, l) => sum + 1 / l, 0);
}

/**
 * The functions at a given κ above {@link leastRidge}, by Newton's method in log L.
 *
 * @param start an L to start from
 */
export function functionsAt(
  target: TargetFunctions,
  kappa: number,
  start: number,
): PopulationFunctions & { readonly slope: number; readonly ridge: number } {
  let ridge = start;
  let found = target.at(ridge);
  for (let i = 0; i < 60; i++) {
    const miss = Math.log(kappa / found.kappa);
    if (Math.abs(miss) < 1e-13) break;
    const next = ridge * Math.exp(Math.max(-3, Math.min(3, miss / Math.max(found.slope, 0.02))));
    if (next === ridge || !(next > 0)) break;
    ridge = next;
    found = target.at(ridge);
  }
  return { ...found, ridge };
}

import { randomStream } from "../numerics/index.ts";
import { drawCovariance, type Covariance } from "./covariance.ts";
import type { Prepared } from "./preparation.ts";

/** Bytes of a covariance beside its eigenvectors, roughly. */
const OVERHEAD = 4096;

/**
 * Makes a source of covariances: each is drawn from (seed, eigenvalues), so that the cells of a sweep
 * that share a Σ share its eigenvectors. Those used last are kept.
 *
 * @param capacity bytes of eigenvectors kept for later
 */
export function covarianceCache(
  capacity: number,
): (prepared: Prepared, seed: number) => Covariance {
  const kept = new Map<string, Covariance>();
  const bytes = (sigma: Covariance): number => sigma.vectors.byteLength + OVERHEAD;
  let total = 0;
  // Replicates come in runs that ask for one covariance again and again.
  let last: { seed: number; eigenvalues: string; sigma: Covariance } | null = null;

  return ({ spectrum: { spaces }, eigenvalues }, seed) => {
    if (last !== null && last.seed === seed && last.eigenvalues === eigenvalues) return last.sigma;
    const name = `${seed} ${eigenvalues}`;
    let sigma = kept.get(name);
    if (sigma) {
      kept.delete(name);
    } else {
      sigma = drawCovariance(spaces, randomStream(seed, eigenvalues, "eigenvectors"));
      total += bytes(sigma);
    }
    kept.set(name, sigma);
    last = { seed, eigenvalues, sigma };
    for (const [oldest, old] of kept) {
      if (total <= capacity || oldest === name) break;
      kept.delete(oldest);
      total -= bytes(old);
    }
    return sigma;
  };
}

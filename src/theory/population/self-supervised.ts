import { brentRoot } from "../../numerics/index.ts";
import type { Population, SpectralAtoms } from "../../problem/index.ts";

/**
 * The population of a self-supervised target: coordinate j of x, predicted from the others.
 *
 * Deleting the coordinate creates, with delocalised eigenvectors, one extra eigenvalue x between
 * any two neighbouring eigenvalues of Sigma, at the root of sum w/(lambda - x) = 0. These carry no
 * spectral mass but all of beta: b_x = 1/(x² sum w/(lambda-x)²). The noise is what the other
 * coordinates cannot explain, sigma² = 1/E_w[1/lambda]. Returned are the atoms of Sigma (equal
 * ones merged, without massless spikes, which no coordinate sees) followed by the extra ones.
 *
 * Needs lambda > 0 and mass somewhere. Cost O(K²), some 10 K² flops.
 * Derived in this project: THEORY.md (10.2) to (10.4); interlacing: Golub, Some modified matrix
 * eigenvalue problems, SIAM Review 15 (1973).
 */
export function selfSupervisedPopulation(atoms: SpectralAtoms): Population {
  const { lambda, mass } = mergedAtoms(atoms);
  const bulk = lambda.length;
  const size = 2 * bulk - 1;
  const population = {
    lambda: new Float64Array(size),
    mass: new Float64Array(size),
    energy: new Float64Array(size),
  };
  population.lambda.set(lambda);
  population.mass.set(mass);
  let inverse = 0;
  for (let k = 0; k < bulk; k++) inverse += mass[k] / lambda[k];
  for (let k = 0; k + 1 < bulk; k++) {
    const { x, stiffness } = interlacedRoot(lambda, mass, k);
    population.lambda[bulk + k] = x;
    population.energy[bulk + k] = 1 / (x * x * stiffness);
  }
  return { ...population, noise: 1 / inverse };
}

/** Atoms of positive mass in increasing order, equal eigenvalues joined. */
function mergedAtoms({ lambda, mass }: SpectralAtoms): SpectralAtoms {
  const order = Array.from(lambda.keys())
    .filter((k) => mass[k] > 0)
    .sort((i, j) => lambda[i] - lambda[j]);
  const values: number[] = [];
  const masses: number[] = [];
  for (const k of order) {
    const last = values.length - 1;
    if (last >= 0 && lambda[k] === values[last]) masses[last] += mass[k];
    else {
      values.push(lambda[k]);
      masses.push(mass[k]);
    }
  }
  return { lambda: Float64Array.from(values), mass: Float64Array.from(masses) };
}

/**
 * The root x of sum w/(lambda - x) between eigenvalues k and k+1, with sum w/(lambda-x)² there.
 *
 * Solved for the distance to the nearer pole, so that close eigenvalues lose no digits, and for
 * the product of the sum with the distances to both poles, which has no poles on the interval.
 */
function interlacedRoot(
  lambda: Float64Array,
  mass: Float64Array,
  k: number,
): { x: number; stiffness: number } {
  const gap = lambda[k + 1] - lambda[k];
  const rest = (origin: number, distance: number): number => {
    let sum = 0;
    for (let i = 0; i < lambda.length; i++) {
      if (i !== k && i !== k + 1) sum += mass[i] / (lambda[i] - lambda[origin] - distance);
    }
    return sum;
  };
  const fromLeft = (d: number): number =>
    -mass[k] * (gap - d) + mass[k + 1] * d + d * (gap - d) * rest(k, d);
  const left = fromLeft(gap / 2) >= 0;
  const origin = left ? k : k + 1;
  const root = left
    ? brentRoot(fromLeft, 0, gap / 2)
    : brentRoot(
        (d) => -mass[k] * d + mass[k + 1] * (gap - d) + d * (gap - d) * rest(k + 1, -d),
        0,
        gap / 2,
      );
  const distance = left ? root.value : -root.value;
  let stiffness = 0;
  for (let i = 0; i < lambda.length; i++) {
    const away = lambda[i] - lambda[origin] - distance;
    stiffness += mass[i] / (away * away);
  }
  return { x: lambda[origin] + distance, stiffness };
}

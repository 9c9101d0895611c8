import { eigenvaluesHostDependent, energiesHostDependent, type Problem } from "../problem/index.ts";

/**
 * x to 26 significant bits. Powers, cosines and logarithms differ between hosts in their last bit,
 * and experiments hang on every bit of the eigenvalues and eigenvectors they start from. Rounded like this hosts agree,
 * but for one value in a hundred million; the change, 1e-8 relative, is far below any error of an
 * experiment.
 *
 * Source: Dekker (1971), Numerische Mathematik 18, 224, eq. 5.6 (splitting of a number).
 *
 * @param x |x| ≤ 1e300
 */
export function hostRounded(x: number): number {
  const shifted = x * (2 ** 27 + 1);
  return shifted - (shifted - x);
}

/** Whether eigenvalues or energies come from functions that differ between hosts. */
export function hostDependent({ spectrum, signal }: Problem): boolean {
  return eigenvaluesHostDependent(spectrum) || energiesHostDependent(signal.alignment);
}

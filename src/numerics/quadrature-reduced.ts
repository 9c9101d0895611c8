import type { Rule } from "./rule.ts";
import { tridiagonalEigen } from "./tridiagonal.ts";

/**
 * The Gauss rule with at most `count` nodes for a discrete measure: exact for polynomials of degree
 * 2 count - 1, so a rule of many nodes is replaced by one of few for smooth functions. Nodes lie
 * inside the hull of the given ones, weights sum to 1. Up to `count` given nodes are returned as
 * they are.
 *
 * Lanczos recurrence with full reorthogonalisation, then the eigenvalues of the Jacobi matrix.
 * Domain: weights >= 0 of sum 1, count >= 1. Cost O(nodes count²).
 * Source: W. Gragg & W. Harrod, The numerically stable reconstruction of Jacobi matrices from
 * spectral data, Numer. Math. 44 (1984), §2; G. Golub & J. Welsch (1969).
 */
export function reducedRule({ node, weight }: Rule, count: number): Rule {
  const size = node.length;
  if (size <= count) return { node, weight };
  const diagonal = new Float64Array(count);
  const off = new Float64Array(count);
  const basis: Float64Array[] = [];
  let next = Float64Array.from(weight, Math.sqrt);
  let found = 0;
  while (found < count) {
    const norm = Math.sqrt(dot(next, next));
    // what is left of a measure with fewer points than asked for
    if (found > 0 && !(norm > 1e-14 * Math.max(1, Math.abs(diagonal[0])))) break;
    if (found > 0) off[found - 1] = norm;
    const current = next.map((value) => value / norm);
    basis.push(current);
    next = current.map((value, i) => value * node[i]);
    diagonal[found] = dot(next, current);
    for (let pass = 0; pass < 2; pass++) {
      for (const known of basis) {
        const share = dot(next, known);
        for (let i = 0; i < size; i++) next[i] -= share * known[i];
      }
    }
    found++;
  }
  const first = new Float64Array(found);
  first[0] = 1;
  const nodes = diagonal.slice(0, found);
  tridiagonalEigen(nodes, off.slice(0, found), first);
  return { node: nodes, weight: first.map((value) => value * value) };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

import { assertNodeCount, type Rule } from "./rule.ts";
import { tridiagonalEigen } from "./tridiagonal.ts";

/** Rules kept; a slider that drags an exponent would otherwise fill the memory. */
const cacheSize = 256;
const cache = new Map<string, Rule>();

/**
 * Gauss-Jacobi rule with `count` nodes for the weight (1-x)^alpha (1+x)^beta on [-1, 1], the
 * weights normalised to sum 1: `sum_i weight[i] f(node[i])` is the expectation of f(x) when
 * (1+x)/2 is Beta(beta+1, alpha+1).
 *
 * Nodes are eigenvalues of the Jacobi matrix of the monic recurrence, weights the squared first
 * components of its eigenvectors (Golub & Welsch 1969); both good to about 1e-15 absolute.
 *
 * Domain: count an integer 1..4096, alpha and beta finite and > -1, otherwise RangeError.
 * Cost: about 15 count² flops once per triple, then cached (the last 256 triples).
 * Source: W. Gautschi, Orthogonal Polynomials: Computation and Approximation (2004), Table 1.1.
 */
export function gaussJacobi(count: number, alpha: number, beta: number): Rule {
  const key = `${count}:${alpha}:${beta}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  assertNodeCount(count);
  assertExponent("alpha", alpha);
  assertExponent("beta", beta);
  const rule = golubWelsch(count, alpha, beta);
  if (cache.size >= cacheSize) {
    for (const oldest of cache.keys()) {
      cache.delete(oldest);
      break;
    }
  }
  cache.set(key, rule);
  return rule;
}

function assertExponent(name: string, value: number): void {
  if (!(value > -1 && value < Infinity)) {
    throw new RangeError(`Gauss-Jacobi exponent ${name} must be finite and > -1, got ${value}`);
  }
}

function golubWelsch(count: number, alpha: number, beta: number): Rule {
  const diagonal = new Float64Array(count);
  const off = new Float64Array(count);
  const first = new Float64Array(count);
  first[0] = 1;
  const sum = alpha + beta;
  // k = 0 and 1 have removable 0/0 at alpha + beta = 0 and -1: written out.
  diagonal[0] = (beta - alpha) / (sum + 2);
  off[0] = Math.sqrt((4 * (1 + alpha) * (1 + beta)) / (sum + 3)) / (sum + 2);
  for (let k = 1; k < count; k++) {
    const s = 2 * k + sum;
    const j = k + 1;
    const u = s + 2;
    diagonal[k] = ((beta - alpha) / s) * ((beta + alpha) / (s + 2));
    const ratio = ((4 * j * (j + alpha)) / (u + 1)) * (((j + beta) * (j + sum)) / (u - 1));
    off[k] = Math.sqrt(ratio) / u;
  }
  tridiagonalEigen(diagonal, off, first);
  const order = Array.from(diagonal.keys()).sort((i, j) => diagonal[i] - diagonal[j]);
  const node = new Float64Array(count);
  const weight = new Float64Array(count);
  let total = 0;
  order.forEach((from, to) => {
    node[to] = diagonal[from];
    weight[to] = first[from] * first[from];
    total += weight[to];
  });
  for (let i = 0; i < count; i++) weight[i] /= total;
  return { node, weight };
}

/**
 * A Gaussian quadrature rule on [-1, 1]: the integral of f against the rule's weight function is
 * approximated by `sum_i weight[i] f(node[i])`, exactly for polynomials of degree below twice the
 * number of nodes. Nodes are increasing and interior; weights are positive. Rules are cached and
 * shared: read them, never write into them.
 */
export interface Rule {
  readonly node: Float64Array;
  readonly weight: Float64Array;
}

/** Largest number of nodes of a rule; beyond it the cost (quadratic) is a mistake of the caller. */
const largestRule: number = 4096;

/** Throws a RangeError unless `count` is an integer from 1 to {@link largestRule}. */
export function assertNodeCount(count: number): void {
  if (!Number.isInteger(count) || count < 1 || count > largestRule) {
    throw new RangeError(
      `number of quadrature nodes must be an integer from 1 to ${largestRule}, got ${count}`,
    );
  }
}

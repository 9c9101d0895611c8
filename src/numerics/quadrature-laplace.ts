import { reducedRule } from "./quadrature-reduced.ts";
import type { Rule } from "./rule.ts";

/** Step in log tau: the error of the trapezoidal rule is |Gamma(2 + 2 pi i/step)|, some 1e-13. */
const step = 0.3;
/** Where e^-x is nothing beside 1. */
const far = 36;
/** Nodes that stand for all between 0 and the first node, where e^(-tau T) is nearly 1. */
const early = 5;

let earlyRule: Rule | undefined;

/**
 * Nodes tau and weights w with sum w e^(-tau T) = 1/T and sum w tau e^(-tau T) = 1/T², both to some
 * 1e-12 relative, for every T in [low, high]: what makes a sum over combinations of the parts of T a
 * product of sums.
 *
 * The integrals of e^(-tau T) and tau e^(-tau T) over tau by the trapezoidal rule in log tau; its
 * nodes below 1/high, a geometric series without end, are replaced by the Gauss rule of five nodes for
 * that series. Nodes are in decreasing order. Domain: 0 < low <= high < Infinity.
 * Cost: 17 + 3.3 log(high/low) nodes.
 *
 * Source: L. Trefethen & J. Weideman, The exponentially convergent trapezoidal rule, SIAM Review 56
 * (2014), §5; D. Braess & W. Hackbusch (2005) for what fewest nodes could do, some 2/3 of these.
 */
export function laplaceRule(low: number, high: number): Rule {
  const first = far / low;
  const count = Math.ceil(Math.log(first * high) / step);
  const node = new Float64Array(count + early);
  const weight = new Float64Array(count + early);
  for (let j = 0; j < count; j++) {
    node[j] = first * Math.exp(-step * j);
    weight[j] = step * node[j];
  }
  const last = first * Math.exp(-step * count);
  const { node: x, weight: w } = (earlyRule ??= seriesRule());
  for (let i = 0; i < early; i++) {
    node[count + i] = last * x[early - 1 - i];
    weight[count + i] = last * w[early - 1 - i];
  }
  return { node, weight };
}

/** The Gauss rule of weights step q^i at q^i, q = e^-step, i = 0, 1, 2, … */
function seriesRule(): Rule {
  const terms = Math.ceil((far + 4) / step);
  const node = Float64Array.from({ length: terms }, (_, i) => Math.exp(-step * i));
  const whole = -step / Math.expm1(-step);
  const share = node.map((x) => (step * x) / whole);
  const rule = reducedRule({ node, weight: share }, early);
  const order = Array.from(rule.node.keys()).sort((i, j) => rule.node[i] - rule.node[j]);
  return {
    node: Float64Array.from(order, (i) => rule.node[i]),
    weight: Float64Array.from(order, (i) => rule.weight[i] * whole),
  };
}

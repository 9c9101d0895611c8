import type { RatioNodes } from "../../problem/index.ts";

/**
 * The copies of a sample, each with a ratio of its own, as one copy is: they are independent.
 *
 * | symbol | meaning |
 * |---|---|
 * | `copies` | K |
 * | `kept` | probability that a copy counts: 1, or E p when its target must be hidden too |
 * | `share` | per node of the law of the copies that count, their probability, sum 1 |
 * | `visible`, `hidden` | per node: v and D of a row z = v x + mask noise of variance D t |
 * | `raw` | whether v = 1 - p and D = v (1 - v); rescaled v = 1 |
 * | `odds` | per node, p/(1-p) |
 * | `rows` | rows per sample, K times `kept` |
 *
 * Nodes are in decreasing order of what is visible.
 */
export interface FreshRatios {
  readonly copies: number;
  readonly kept: number;
  readonly share: Float64Array;
  readonly ratio: Float64Array;
  readonly visible: Float64Array;
  readonly hidden: Float64Array;
  readonly raw: boolean;
  readonly rows: number;
}

/**
 * One copy of K with fresh ratios or, with `targetHidden`, of those whose target is hidden too: a
 * copy counts with probability p, so its ratio is size-biased and their number is Binomial(K, E p),
 * independent of the ratios. Ratios 0 must have no weight. Derived in this project: THEORY.md (9.3)
 * to (9.8).
 */
export function freshRatios(
  { ratio, visible, weight }: RatioNodes,
  copies: number,
  rescale: boolean,
  targetHidden: boolean,
): FreshRatios {
  // next to 0 ratios alone tell nodes apart, next to 1 only what is visible
  const used = Array.from(ratio.keys())
    .filter((i) => weight[i] * ratio[i] > 0)
    .sort((i, j) => ratio[i] - ratio[j] || visible[j] - visible[i]);
  const share = Float64Array.from(used, (i) => weight[i] * (targetHidden ? ratio[i] : 1));
  const total = share.reduce((sum, w) => sum + w, 0);
  const p = Float64Array.from(used, (i) => ratio[i]);
  const seen = Float64Array.from(used, (i) => visible[i]);
  const kept = targetHidden ? total : 1;
  return {
    copies,
    kept,
    share: share.map((w) => w / total),
    ratio: p,
    visible: rescale ? seen.map(() => 1) : seen,
    hidden: p.map((at, i) => (rescale ? at / seen[i] : at * seen[i])),
    raw: !rescale,
    rows: copies * kept,
  };
}

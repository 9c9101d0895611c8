import { reducedRule } from "../../numerics/index.ts";
import { BELOW_ONE, type RatioNodes } from "../../problem/index.ts";
import { keptChance } from "./copy-classes.ts";

/**
 * The copies of a sample that count, each with a ratio of its own: every combination of quadrature
 * nodes of the law, in any order (their multiplicity is in the weight).
 *
 * | symbol | meaning |
 * |---|---|
 * | `visible`, `hidden` | per node: v and D of a row z = v x + mask noise of variance D t |
 * | `gap` | per node: 1 - v |
 * | `groups` | per number m of copies: node indices of each combination, m by m, and its weight |
 * | `rows` | rows per sample, sum of m times the probability; the weights are divided by it |
 */
export interface CopyTuples {
  readonly visible: Float64Array;
  readonly hidden: Float64Array;
  readonly gap: Float64Array;
  readonly groups: readonly TupleGroup[];
  readonly rows: number;
}

/** Combinations of m copies: `index` holds m node numbers for each entry of `weight`. */
export interface TupleGroup {
  readonly size: number;
  readonly index: Int32Array;
  readonly weight: Float64Array;
}

/**
 * Most nodes by the number of copies, 3000-9000 combinations: 20 nodes in log(p/(1-p)) leave errors
 * below 1e-8 for every law tried, 24 below 1e-9.
 */
const mostNodes = [0, 2048, 128, 24, 20];

/**
 * Combinations of K copies with fresh ratios, 1 <= K <= 4, or, with `targetHidden`, of those whose
 * target is hidden too: a copy counts with probability p, so its ratio is size-biased and their
 * number is Binomial(K, E p), independent of the ratios.
 *
 * Laws with more nodes than `most` are reduced to the Gauss rule of that many nodes in
 * log(p/(1-p)), where the integrands, rational in p, have no singularity near.
 * Cost: that of writing the combinations. Derived in this project: THEORY.md (9.3) to (9.5).
 */
export function copyTuples(
  nodes: RatioNodes,
  copies: number,
  rescale: boolean,
  targetHidden: boolean,
  most: number = mostNodes[copies],
): CopyTuples {
  const { ratio, weight, mean } = usableNodes(nodes, targetHidden, most);
  const groups: TupleGroup[] = [];
  const rows = targetHidden ? copies * mean : copies;
  for (let m = targetHidden ? 1 : copies; m <= copies; m++) {
    const chance = targetHidden ? keptChance(copies, m, mean) : 1;
    if (chance > 0) groups.push(combinations(weight, m, chance / rows));
  }
  return {
    visible: ratio.map((p) => (rescale ? 1 : 1 - p)),
    hidden: ratio.map((p) => (rescale ? p / (1 - p) : p * (1 - p))),
    gap: ratio.map((p) => (rescale ? 0 : p)),
    groups,
    rows,
  };
}

function usableNodes(
  { ratio, weight }: RatioNodes,
  targetHidden: boolean,
  most: number,
): RatioNodes & { mean: number } {
  const used = Array.from(ratio.keys()).filter((i) => weight[i] * ratio[i] > 0 && ratio[i] < 1);
  const kept = Float64Array.from(used, (i) => weight[i] * (targetHidden ? ratio[i] : 1));
  const total = kept.reduce((sum, w) => sum + w, 0);
  const shares = kept.map((w) => w / total);
  const ratios = Float64Array.from(used, (i) => ratio[i]);
  if (used.length <= most) return { ratio: ratios, weight: shares, mean: total };
  const odds = ratios.map((p) => Math.log(p / (1 - p)));
  const reduced = reducedRule({ node: odds, weight: shares }, most);
  // the last node may round to ratio 1, of which nothing is visible
  const back = reduced.node.map((x) => Math.min(1 / (1 + Math.exp(-x)), BELOW_ONE));
  return { ratio: back, weight: reduced.weight, mean: total };
}

/** All multisets of m nodes, weighted by the product of weights and the number of orders. */
function combinations(weight: Float64Array, m: number, scale: number): TupleGroup {
  const index: number[] = [];
  const weights: number[] = [];
  const chosen: number[] = [];
  const extend = (from: number, product: number, run: number): void => {
    if (chosen.length === m) {
      index.push(...chosen);
      weights.push(product);
      return;
    }
    const place = chosen.length + 1;
    for (let i = from; i < weight.length; i++) {
      // one more place to order, divided by the number of equal entries so far
      const equal = i === from ? run + 1 : 1;
      chosen.push(i);
      extend(i, (product * weight[i] * place) / equal, equal);
      chosen.pop();
    }
  };
  extend(0, scale, 0);
  return { size: m, index: Int32Array.from(index), weight: Float64Array.from(weights) };
}

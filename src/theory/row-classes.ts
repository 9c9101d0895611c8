import type { RatioNodes } from "../problem/index.ts";

/**
 * Classes of training rows, as a struct of arrays of equal length Q; class q holds a share of the
 * rows z with responses y for which
 *
 * | symbol | meaning |
 * |---|---|
 * | `share` | mu_q, share of the rows, sum 1 |
 * | `al`, `et` | Cov(z) = al Sigma + et t I, t = diag(Sigma) |
 * | `c` | E[z y] = c Sigma beta |
 * | `k` | E[y²] = k (beta' Sigma beta + sigma²) |
 * | `gap` | c - al, kept apart because it is small where c and al are not |
 *
 * The part of z along x is sqrt(al) x and that of y is sqrt(k) of the target, hence c² = al k.
 * Derived in this project (see README, theory).
 */
export interface RowClasses {
  readonly share: Float64Array;
  readonly al: Float64Array;
  readonly et: Float64Array;
  readonly c: Float64Array;
  readonly k: Float64Array;
  readonly gap: Float64Array;
}

/** One class without its share: how one kind of input looks. */
export interface InputClass {
  readonly al: number;
  readonly et: number;
  readonly c: number;
  readonly gap: number;
}

/**
 * Inputs masked at one ratio p in [0, 1): raw, z = m∘x, or rescaled by 1/(1-p) ("inverted
 * dropout"). At p = 0 both are clean inputs.
 */
export function inputClass(ratio: number, rescale: boolean): InputClass {
  const visible = 1 - ratio;
  if (rescale) return { al: 1, et: ratio / visible, c: 1, gap: 0 };
  const hidden = ratio * visible;
  return { al: visible * visible, et: hidden, c: visible, gap: hidden };
}

/**
 * The classes of rows that draw their ratio from a law.
 *
 * `targetHidden`: a row counts only when its target is masked too, so that ratios enter in
 * proportion to p (the size-biased law). Null when no row is left. Nodes whose ratio has rounded
 * to 1 carry nothing and are dropped. Cost O(Q).
 */
export function rowClasses(
  nodes: RatioNodes,
  rescale: boolean,
  targetHidden: boolean,
): RowClasses | null {
  const { ratio, weight } = nodes;
  let total = 0;
  let size = 0;
  for (let q = 0; q < ratio.length; q++) {
    const w = targetHidden ? weight[q] * ratio[q] : weight[q];
    if (!(w > 0 && ratio[q] < 1)) continue;
    total += w;
    size++;
  }
  if (size === 0) return null;
  const share = new Float64Array(size);
  const al = new Float64Array(size);
  const et = new Float64Array(size);
  const c = new Float64Array(size);
  const k = new Float64Array(size);
  const gap = new Float64Array(size);
  let i = 0;
  for (let q = 0; q < ratio.length; q++) {
    const p = ratio[q];
    const w = targetHidden ? weight[q] * p : weight[q];
    if (!(w > 0 && p < 1)) continue;
    const visible = 1 - p;
    share[i] = w / total;
    k[i] = 1;
    if (rescale) {
      al[i] = 1;
      et[i] = p / visible;
      c[i] = 1;
    } else {
      al[i] = visible * visible;
      et[i] = p * visible;
      c[i] = visible;
      gap[i] = p * visible;
    }
    i++;
  }
  return { share, al, et, c, k, gap };
}

/** Share of the rows that carry no mask noise (et = 0): those at ratio 0. */
export function noiselessShare({ share, et }: RowClasses): number {
  let sum = 0;
  let others = 0;
  for (let q = 0; q < share.length; q++) {
    if (et[q] === 0) sum += share[q];
    else others += share[q];
  }
  return others === 0 ? 1 : sum;
}

import type { RatioNodes } from "../../problem/index.ts";

/**
 * Classes of training rows, as a struct of arrays whose first `size` = Q entries count; class q
 * holds a share of the rows z with responses y for which
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
 * Derived in this project: THEORY.md (1.1) to (1.3).
 */
export interface RowClasses {
  readonly size: number;
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
 * dropout"): THEORY.md (1.2). At p = 0 both are clean inputs.
 */
export function inputClass(ratio: number, rescale: boolean): InputClass {
  const visible = 1 - ratio;
  if (rescale) return { al: 1, et: ratio / visible, c: 1, gap: 0 };
  const hidden = ratio * visible;
  return { al: visible * visible, et: hidden, c: visible, gap: hidden };
}

/** Room for the classes of `capacity` rows, to be filled by {@link fillRowClasses}. */
export function rowClassRoom(capacity: number): RowClasses {
  return {
    size: 0,
    share: new Float64Array(capacity),
    al: new Float64Array(capacity),
    et: new Float64Array(capacity),
    c: new Float64Array(capacity),
    k: new Float64Array(capacity),
    gap: new Float64Array(capacity),
  };
}

/**
 * Smaller ratios than this count as this one: no digit of a risk differs, and products of a
 * subnormal number have lost theirs.
 */
const leastRatio = 1e-290;

/**
 * The classes of rows that draw their ratio from a law, written into `room` (of at least as many
 * entries as there are nodes) and returned with their number.
 *
 * `targetHidden`: a row counts only when its target is masked too, so that ratios enter in
 * proportion to p (the size-biased law, THEORY.md (10.1)). `size` is 0 when no row is left. Nodes whose ratio has
 * rounded to 1 carry nothing and are dropped. Cost O(Q), no allocation but the result.
 */
export function fillRowClasses(
  room: RowClasses,
  nodes: RatioNodes,
  rescale: boolean,
  targetHidden: boolean,
): RowClasses {
  const { ratio, weight, visible: seen } = nodes;
  const { share, al, et, c, k, gap } = room;
  let total = 0;
  let size = 0;
  for (let q = 0; q < ratio.length; q++) {
    const p = ratio[q] > 0 ? Math.max(ratio[q], leastRatio) : 0;
    const w = targetHidden ? weight[q] * p : weight[q];
    if (!(w > 0 && p < 1)) continue;
    const visible = seen[q];
    const hidden = p * visible;
    share[size] = w;
    al[size] = rescale ? 1 : visible * visible;
    et[size] = rescale ? p / visible : hidden;
    c[size] = rescale ? 1 : visible;
    gap[size] = rescale ? 0 : hidden;
    k[size] = 1;
    total += w;
    size++;
  }
  for (let q = 0; q < size; q++) share[q] /= total;
  return { size, share, al, et, c, k, gap };
}

/** Share of the rows that carry no mask noise (et = 0): those at ratio 0. */
export function noiselessShare({ size, share, et }: RowClasses): number {
  let sum = 0;
  let others = 0;
  for (let q = 0; q < size; q++) {
    if (et[q] === 0) sum += share[q];
    else others += share[q];
  }
  return others === 0 ? 1 : sum;
}

import type { RowClasses } from "./row-classes.ts";

/** Classes rarer than this are left out: they would not change a digit. */
const leastShare = 1e-20;

/**
 * Row classes of samples used K times, each copy with fresh masks of the same ratio p in (0, 1).
 *
 * The copies of a sample are exchangeable: rotated to their mean, sqrt(K) times, and K-1 contrasts,
 * they act as independent rows, the mean row with al = K al(p), c = K c(p), k = K, a contrast with
 * al = c = k = 0, both with et(p). With `targetHidden` each copy counts when its target is hidden
 * too, m ~ Binomial(K, p) of them: m in place of K, weighted by its probability, for m >= 1.
 *
 * Written into `room`, which needs K + 1 entries. Cost O(K).
 * Derived in this project: THEORY.md (9.1), (9.2).
 */
export function fillCopyClasses(
  room: RowClasses,
  ratio: number,
  copies: number,
  rescale: boolean,
  targetHidden: boolean,
): RowClasses {
  const { share, al, et, c, k, gap } = room;
  const visible = 1 - ratio;
  const hidden = ratio * visible;
  const noise = rescale ? ratio / visible : hidden;
  let size = 0;
  let contrasts = 0;
  const add = (kept: number, weight: number): void => {
    if (!(weight > leastShare)) return;
    share[size] = weight;
    al[size] = rescale ? kept : kept * visible * visible;
    et[size] = noise;
    c[size] = rescale ? kept : kept * visible;
    gap[size] = rescale ? 0 : kept * hidden;
    k[size] = kept;
    contrasts += weight * (kept - 1);
    size++;
  };
  if (targetHidden) {
    for (let m = 1; m <= copies; m++) add(m, keptChance(copies, m, ratio) / (copies * ratio));
  } else {
    add(copies, 1 / copies);
  }
  if (contrasts > 0) {
    share[size] = contrasts;
    al[size] = 0;
    et[size] = noise;
    c[size] = 0;
    gap[size] = 0;
    k[size] = 0;
    size++;
  }
  return { size, share, al, et, c, k, gap };
}

/** P(m of K copies are kept), each with probability p; K <= 1000, some 1e-13 relative. */
function keptChance(copies: number, m: number, p: number): number {
  const rare = Math.min(m, copies - m);
  let log = m * Math.log(p) + (copies - m) * Math.log1p(-p);
  for (let i = 1; i <= rare; i++) log += Math.log((copies - rare + i) / i);
  return Math.exp(log);
}

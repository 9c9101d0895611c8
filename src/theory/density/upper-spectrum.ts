import { brentMinimum, brentRoot } from "../../numerics/index.ts";
import { inverseVisibleMeanDiverges, type Problem, type RatioNodes } from "../../problem/index.ts";
import { fillCopyClasses } from "../rows/copy-classes.ts";
import { rowNodes } from "../rows/row-nodes.ts";
import { problemSpectrum } from "../population/problem-spectrum.ts";
import { fillRowClasses, rowClassRoom, type RowClasses } from "../rows/row-classes.ts";
import type { SpectralSide } from "../population/spectral-side.ts";
import { rowsPerSample } from "../rows/rows-per-sample.ts";

/** The right end of the limiting spectrum of Z'Z/N, and where eigenvalues of Sigma show beyond. */
export interface UpperSpectrum {
  /** Upper edge of the bulk. */
  readonly edge: number;
  /** The eigenvalue of Sigma from which on a spike leaves the bulk (BBP). */
  readonly criticalSpike: number;
  /** Where a massless eigenvalue of Sigma makes an outlier; null when the bulk drowns it. */
  outlier(spike: number): number | null;
}

/** Places looked at between the largest eigenvalue and far out, evenly in log(v/largest - 1). */
const looks = 72;
const nearestGap = 1e-5;

/**
 * Upper edge, BBP threshold and outliers alone, without the density: some 10³ times cheaper than
 * {@link spectralDensity}, and the same numbers.
 *
 * Outside the support the fixed point is real, and with v = (x - B)/A, the eigenvalue of Sigma
 * whose own resolvent has its pole at x, it can be written down from v: with h = E[1/(v-lambda)],
 * rho = E[lambda/(v-lambda)]/h and s = -s0 one scalar equation is left,
 *
 *     s · sum mu al/(1 - gamma s (al rho + et)) = h,
 *
 * increasing in s up to the first pole, so with one root; then A = h/s, B = sum mu a et and
 * x(v) = A v + B. A spike v makes its outlier at x(v) where x increases; the edge is the minimum of
 * x over v beyond the largest eigenvalue, at the critical spike. For one ratio x(v) is psi of Bai &
 * Yao (2012); mixtures derived in this project: THEORY.md (6.4).
 *
 * `scale` multiplies every ratio of the law, to see what more or less of it does.
 * Null where rows are no classes (copies with fresh ratios), without rows, and where the averaged
 * matrix is infinite. Needs every mass finite; infinitely many copies are the clean spectrum scaled
 * and shifted. Cost: about 100 times O(K + 10 Q).
 */
export function upperSpectrum(problem: Problem, scale = 1): UpperSpectrum | null {
  const { copies, mask, rescale } = problem;
  const side = problemSpectrum(problem);
  const targetHidden = problem.rows === "masked-target";
  const nodes = scaled(rowNodes(problem, side), scale);
  if (copies === "infinity") return averagedUpper(side, problem, nodes);
  if (copies > 1 && mask.law !== "fixed") return null;
  const room = rowClassRoom(Math.max(nodes.ratio.length, copies + 1));
  const classes =
    copies > 1
      ? fillCopyClasses(room, nodes.ratio[0], copies, rescale, targetHidden)
      : fillRowClasses(room, nodes, rescale, targetHidden);
  if (classes.size === 0) return null;
  const rows = rowsPerSample(problem) * (targetHidden ? scale : 1);
  return upperOf(side, classes, problem.gamma / rows);
}

function scaled(nodes: RatioNodes, scale: number): RatioNodes {
  if (scale === 1) return nodes;
  const ratio = nodes.ratio.map((p) => p * scale);
  return { ratio, visible: ratio.map((p) => 1 - p), weight: nodes.weight };
}

/** E al X'X/n + E et t, THEORY.md (6.5): the clean upper end, scaled and shifted. */
function averagedUpper(
  side: SpectralSide,
  { mask, rescale, rows, gamma }: Problem,
  nodes: RatioNodes,
): UpperSpectrum | null {
  if (rescale && inverseVisibleMeanDiverges(mask)) return null;
  const hiddenTarget = rows === "masked-target";
  const room = rowClassRoom(nodes.ratio.length);
  const { size, share, al, et } = fillRowClasses(room, nodes, rescale, hiddenTarget);
  if (size === 0) return null;
  let visible = 0;
  let hidden = 0;
  for (let q = 0; q < size; q++) {
    visible += share[q] * al[q];
    hidden += share[q] * et[q] * side.diagonal;
  }
  const one = Float64Array.of(1);
  const none = { ratio: Float64Array.of(0), visible: one, weight: one };
  const clean = upperOf(side, fillRowClasses(rowClassRoom(1), none, false, false), gamma);
  return {
    edge: visible * clean.edge + hidden,
    criticalSpike: clean.criticalSpike,
    outlier: (spike) => {
      const x = clean.outlier(spike);
      return x === null ? null : visible * x + hidden;
    },
  };
}

function upperOf(side: SpectralSide, classes: RowClasses, gamma: number): UpperSpectrum {
  const { lambda, mass, diagonal } = side;
  let top = 0;
  for (let k = 0; k < lambda.length; k++) if (mass[k] > 0) top = Math.max(top, lambda[k]);
  const place = (v: number): number => placeOf(side, classes, gamma, v);
  // from far out inwards, x falls until the edge and rises again
  const at = (i: number): number => top * (1 + nearestGap * farthest(gamma) ** (i / looks));
  let best = looks;
  let least = place(at(looks));
  for (let i = looks - 1; i >= 0; i--) {
    const here = place(at(i));
    if (here >= least) break;
    least = here;
    best = i;
  }
  const from = Math.log(at(Math.max(0, best - 1)) / top - 1);
  const to = Math.log(at(Math.min(looks, best + 1)) / top - 1);
  const found = brentMinimum((u) => place(top * (1 + Math.exp(u))), from, to, 1e-9);
  const critical = top * (1 + Math.exp(found.at));
  return {
    edge: found.value * diagonal,
    criticalSpike: critical * diagonal,
    outlier: (spike) => (spike / diagonal > critical ? place(spike / diagonal) * diagonal : null),
  };
}

/** The critical spike of one ratio is at most about 1 + sqrt(gamma) times (al + et)/al. */
function farthest(gamma: number): number {
  return (1e7 * (1 + Math.sqrt(gamma))) / nearestGap;
}

/** x(v), in units of t = 1. */
function placeOf(
  { lambda, mass }: SpectralSide,
  { size, share, al, et }: RowClasses,
  gamma: number,
  v: number,
): number {
  let h = 0;
  let h1 = 0;
  for (let k = 0; k < lambda.length; k++) {
    if (mass[k] === 0) continue;
    const one = mass[k] / (v - lambda[k]);
    h += one;
    h1 += lambda[k] * one;
  }
  const rho = h1 / h;
  let load = 0;
  for (let q = 0; q < size; q++) load = Math.max(load, al[q] * rho + et[q]);
  // w = gamma s max(al rho + et) in (0, 1)
  const scale = gamma * load;
  const visible = (w: number): number => {
    let sum = 0;
    for (let q = 0; q < size; q++) {
      sum += (share[q] * al[q]) / (1 - (w * (al[q] * rho + et[q])) / load);
    }
    return sum;
  };
  const rest = (at: number): number => at * visible(at) - h * scale;
  const highest = 1 - 1e-15;
  if (size > 1 && !(rest(highest) > 0)) return Infinity;
  const w =
    size === 1 ? scale * (h / (al[0] + scale * h)) : brentRoot(rest, 0, highest, 1e-15).value;
  let a = 0;
  let b = 0;
  for (let q = 0; q < size; q++) {
    const weight = share[q] / (1 - (w * (al[q] * rho + et[q])) / load);
    a += weight * al[q];
    b += weight * et[q];
  }
  return a * v + b;
}

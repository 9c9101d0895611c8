import {
  InvalidProblem,
  isSelfSupervised,
  meanRatio,
  population,
  ratioNodes,
  spectralAtoms,
  type Problem,
  type SpectralAtoms,
} from "../../problem/index.ts";
import { binomialNodes, type BinomialNodes } from "./binomial.ts";
import type { FixedPoint } from "../fixed-point/fixed-point.ts";
import { meanEstimator } from "../risk/mean-estimator.ts";
import { closeMoments } from "../fixed-point/moments.ts";
import { leastRidge, solveRows } from "../fixed-point/solve-rows.ts";
import { rowClassRoom, type RowClasses } from "../rows/row-classes.ts";
import { riskOn } from "../risk/risk.ts";
import { selfSupervisedPopulation } from "../population/self-supervised.ts";
import { spectralSide, type SpectralSide } from "../population/spectral-side.ts";

/** A finite experiment. */
export interface FiniteSize {
  /** Samples. */
  readonly n: number;
  /** Features. */
  readonly d: number;
}

/** The excess risk that experiments of a size should show in the mean. */
export interface FiniteSizeRisk {
  /** Clean or masked tests as the problem has it; null where the mean does not exist. */
  readonly excessRisk: number | null;
  readonly totalRisk: number | null;
  /** Probability that the number of rows is so near to d that the mean does not exist there. */
  readonly nearThreshold: number;
  readonly converged: boolean;
}

/** |N - d| <= 1 for whole N, also where a share of the rows has nothing visible. */
const heavyTailed = 1.5;
/** Beyond this probability of rows at the threshold their average says nothing. */
const mostNearThreshold = 1e-3;

/**
 * The asymptotic risk refined for n samples and d features, for comparison with experiments:
 *
 * - a massless spike is an atom of mass 1/d, and diag(Sigma) the true mean eigenvalue;
 * - a row at ratio p with k ~ Binomial(d, 1-p) visible inputs is a class of its own with
 *   Cov(z) = al Sigma + (c - al) t I, c = k/d, al = k(k-1)/(d(d-1)); rows with k = 0 are dropped;
 * - ridgeless, d/(N-d) becomes d/(N-d-1), and N/(d-N) becomes N/(d-N-1): exact for Gaussian
 *   features without masks (Hastie et al. 2022, §2);
 * - with masked-target rows N ~ Binomial(n, E p) is averaged over; where |N-d| <= 1 the mean does
 *   not exist: such N are left out, their probability told, and null returned beyond 1e-3.
 *
 * What is left are errors of the next order and the fluctuation of |x|² where few directions
 * dominate. Ratios at 0 beside masked rows with a singular Sigma fall back on the limit's formulas.
 *
 * @throws InvalidProblem for copies other than 1. Cost: some 20 Q classes per risk, 0.1-1 ms, times
 * some 20 for masked-target rows (16 standard deviations of N near the threshold). Derived in this project:
 * THEORY.md (8.1) to (8.3).
 */
export function finiteSizeRisk(problem: Problem, size: FiniteSize): FiniteSizeRisk {
  if (problem.copies !== 1) {
    const message = "must be 1 for a finite-size refinement";
    throw new InvalidProblem([{ path: "copies", value: problem.copies, message }]);
  }
  const { n, d } = size;
  const spectrum = finiteSide(problem, d);
  const { classes, kept } = finiteClasses(problem, d);
  const ridge = problem.ridge / spectrum.diagonal;
  const hidden = problem.rows === "masked-target";
  const rows = hidden ? drawnRows(n, d, meanRatio(problem.mask)) : { value: [n], weight: [1] };
  let sum = 0;
  let weights = 0;
  let nearThreshold = 0;
  let converged = true;
  rows.value.forEach((drawn, i) => {
    const weight = rows.weight[i];
    const count = drawn * kept;
    if (
      ridge <= leastRidge &&
      Math.abs(count - d) < heavyTailed &&
      !isRankDeficientCase(classes, spectrum)
    ) {
      nearThreshold += weight;
      return;
    }
    const found = excessAt(problem, spectrum, classes, count, d, ridge);
    sum += weight * found.value;
    weights += weight;
    converged &&= found.converged;
  });
  const exists = nearThreshold <= mostNearThreshold && sum < Infinity;
  const excessRisk = exists ? sum / weights : null;
  const totalRisk = excessRisk === null ? null : excessRisk + spectrum.noise;
  return { excessRisk, totalRisk, nearThreshold, converged };
}

/** Number of rows of which each is kept with probability p; every one where some are near d. */
function drawnRows(n: number, d: number, p: number): BinomialNodes {
  const near = Math.abs(n * p - d) < 12 * Math.sqrt(n * p * (1 - p));
  return binomialNodes(n, p, near);
}

/** Unmasked rows and a singular Sigma: the threshold is the rank, not d. */
function isRankDeficientCase({ et, size }: RowClasses, { rankShare }: SpectralSide): boolean {
  return rankShare < 1 && et.subarray(0, size).every((value) => value === 0);
}

/** The population with spikes as atoms of mass 1/d, their share taken from the rest. */
function finiteSide(problem: Problem, d: number): SpectralSide {
  if (isSelfSupervised(problem)) {
    const atoms = spectralAtoms(problem.spectrum);
    return spectralSide(selfSupervisedPopulation(withMass(atoms, d + 1)));
  }
  const limit = population(problem);
  return spectralSide({ ...limit, ...withMass(limit, d) });
}

function withMass({ lambda, mass }: SpectralAtoms, d: number): SpectralAtoms {
  const spikes = mass.reduce((count, share) => count + (share === 0 ? 1 : 0), 0);
  const rest = Math.max(0, 1 - spikes / d);
  return { lambda, mass: mass.map((share) => (share === 0 ? 1 / d : share * rest)) };
}

/** Classes by number of visible inputs; `kept` is the share of rows with any. */
function finiteClasses(problem: Problem, d: number): { classes: RowClasses; kept: number } {
  const { ratio, weight } = ratioNodes(problem.mask);
  const hidden = problem.rows === "masked-target";
  const list: { share: number; al: number; et: number; c: number }[] = [];
  let all = 0;
  ratio.forEach((p, q) => {
    const share = hidden ? weight[q] * p : weight[q];
    if (!(share > 0)) return;
    all += share;
    const scale = problem.rescale ? 1 / (1 - p) : 1;
    const visible = binomialNodes(d, 1 - p);
    visible.value.forEach((k, i) => {
      if (k === 0) return;
      const c = k / d;
      const al = d > 1 ? (c * (k - 1)) / (d - 1) : c;
      list.push({
        share: share * visible.weight[i],
        al: al * scale * scale,
        et: (c - al) * scale * scale,
        c: c * scale,
      });
    });
  });
  const kept = list.reduce((sum, { share }) => sum + share, 0);
  const room = rowClassRoom(list.length);
  list.forEach(({ share, al, et, c }, q) => {
    room.share[q] = share / kept;
    room.al[q] = al;
    room.et[q] = et;
    room.c[q] = c;
    room.k[q] = 1;
    room.gap[q] = c - al;
  });
  return { classes: { ...room, size: list.length }, kept: all > 0 ? kept / all : 0 };
}

/** Excess risk with `count` rows of given classes. */
function excessAt(
  problem: Problem,
  spectrum: SpectralSide,
  classes: RowClasses,
  count: number,
  d: number,
  ridge: number,
): { value: number; converged: boolean } {
  const plain = ridge > leastRidge;
  if (classes.size === 0 || count <= 0) {
    const none = riskOn(spectrum, {
      ...problem,
      rows: "masked-target",
      mask: { law: "fixed", ratio: 0 },
    });
    return { value: none.excessRisk ?? Infinity, converged: true };
  }
  const gamma = plain ? d / count : count > d ? d / (count - 1) : (d - 1) / count;
  const { point } = solveRows(spectrum, classes, gamma, ridge);
  if (point === null) {
    const limit = riskOn(spectrum, { ...problem, rows: "all", gamma });
    return { value: limit.excessRisk ?? Infinity, converged: limit.solver.converged };
  }
  return {
    value: closedExcess(problem, spectrum, classes, gamma, point),
    converged: point.solver.converged,
  };
}

/**
 * The excess risk at a solved fixed point. As in variance.ts, but for classes in which c² is not
 * al k, THEORY.md (8.2): r = k (signal + sigma²) - 2 c tau + al om + et norm, written in what is missed.
 */
function closedExcess(
  problem: Problem,
  spectrum: SpectralSide,
  classes: RowClasses,
  gamma: number,
  point: FixedPoint,
): number {
  const { size, share, al, et, c, gap } = classes;
  const { a } = point;
  let [visible, hidden, lost] = [0, 0, 0];
  for (let q = 0; q < size; q++) {
    visible += share[q] * a[q] * al[q];
    hidden += share[q] * a[q] * et[q];
    lost += share[q] * a[q] * gap[q];
  }
  const mean = meanEstimator(spectrum, point.z, lost / visible);
  const missedBy = (al: number, et: number, c: number, gap: number): number =>
    (1 - c - gap) * mean.signal + 2 * gap * mean.missed + al * mean.missed2 + et * mean.norm;
  const rows = { visible, hidden, p11: 0, p10: 0, p00: 0, m1: 0, m0: 0, right1: 0, right0: 0 };
  for (let q = 0; q < size; q++) {
    const alpha = (a[q] * al[q]) / visible;
    const beta = hidden > 0 ? (a[q] * et[q]) / hidden : 0;
    const left = spectrum.noise + missedBy(al[q], et[q], c[q], gap[q]);
    const weight = share[q] * a[q];
    rows.p11 += share[q] * alpha * alpha;
    rows.p10 += share[q] * alpha * beta;
    rows.p00 += share[q] * beta * beta;
    rows.m1 += weight * alpha;
    rows.m0 += weight * beta;
    rows.right1 += weight * alpha * left;
    rows.right0 += weight * beta * left;
  }
  const { v1, v0 } = closeMoments(spectrum, gamma, point, rows);
  const q = problem.test.mask;
  const scale = problem.rescale ? 1 / (1 - q) : 1;
  const seen = (1 - q) * scale;
  const noise = q * seen * scale;
  const clean = seen * seen;
  return missedBy(clean, noise, seen, seen - clean) + clean * v1 + noise * v0;
}

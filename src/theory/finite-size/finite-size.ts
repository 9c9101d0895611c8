import { InvalidProblem, meanRatio, spectralAtoms, type Problem } from "../../problem/index.ts";
import { leastRidge } from "../fixed-point/solve-rows.ts";
import { noiselessShare } from "../rows/row-classes.ts";
import { binomialNodes, type BinomialNodes } from "./binomial.ts";
import { finiteClasses, finiteSide } from "./finite-classes.ts";
import { excessAt, heavyTailed, singularExcess, type Excess } from "./finite-excess.ts";

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
  /** Whether it is the better prediction: {@link finiteSizeHelps}, and a mean exists. */
  readonly helps: boolean;
  readonly converged: boolean;
}

/**
 * Whether refined theory is nearer to experiments than the limit, as far as is known for the kind of
 * problem: ridgeless fits, where rows and dimensions count one less (2 to 20 times nearer); random
 * numbers of rows (masked targets); spikes, whose trace the limit leaves out. With a ridge alone
 * only the visible inputs of a row are refined, which is worth little and now and then harms; and copies have no
 * refinement. The figures are those of test/long, the refinement THEORY.md (8.1) to (8.3). Cost O(K).
 */
export function finiteSizeHelps(problem: Problem): boolean {
  const { copies, ridge, rows, spectrum } = problem;
  if (copies !== 1) return false;
  if (ridge === 0 || rows === "masked-target") return true;
  return spectralAtoms(spectrum).mass.some((share) => share === 0);
}

/** Beyond this probability of rows at the threshold their average says nothing. */
const mostNearThreshold = 1e-3;

/**
 * The asymptotic risk refined for n samples and d features, for comparison with experiments:
 *
 * - a massless spike is an atom of mass 1/d, and diag(Sigma) the true mean eigenvalue;
 * - a row at ratio p with k ~ Binomial(d, 1-p) visible inputs is a class of its own with
 *   Cov(z) = al Sigma + (c - al) t I, c = k/d, al = k(k-1)/(d(d-1)); rows with k = 0 are dropped;
 * - ridgeless, d/(N-d) becomes d/(N-d-1), and N/(d-N) becomes N/(d-N-1) for what acts as noise of y:
 *   exact for isotropic Gaussian features without masks (Hastie et al. 2022, §2). Where unmasked rows see the range of a singular
 *   Sigma only, its rank takes the place of d;
 * - beside a singular Sigma the number of unmasked rows is averaged over where the law draws it;
 * - with masked-target rows N ~ Binomial(n, E p) is averaged over; where |N-d| <= 1 the mean does
 *   not exist: such N are left out, their probability told, and null returned beyond 1e-3.
 *
 * What is left are errors of the next order and the fluctuation of |x|² where few directions
 * dominate.
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
  const take = (weight: number, found: Excess | null): void => {
    if (found === null) {
      nearThreshold += weight;
      return;
    }
    sum += weight * found.value;
    weights += weight;
    converged &&= found.converged;
  };
  const clean = noiselessShare(classes);
  const singular = ridge <= leastRidge && spectrum.rankShare < 1 && classes.size > 0 && clean > 0;
  const model = { problem, spectrum, classes, d, ridge };
  if (singular) {
    // unmasked rows see the range of Sigma only: how many there are decides
    const counts = unmaskedRows(n, clean * kept, spectrum.rankShare * d);
    counts.value.forEach((seen, i) => {
      const masked = clean < 1 ? ((n - seen) * (kept - clean * kept)) / (1 - clean * kept) : 0;
      take(counts.weight[i], singularExcess(model, seen, masked));
    });
  } else {
    rows.value.forEach((drawn, i) => {
      const count = drawn * kept;
      const heavy = ridge <= leastRidge && Math.abs(count - d) < heavyTailed;
      take(rows.weight[i], heavy ? null : excessAt(model, classes, count, d));
    });
  }
  const exists = nearThreshold <= mostNearThreshold && sum < Infinity;
  const excessRisk = exists ? sum / weights : null;
  const totalRisk = excessRisk === null ? null : excessRisk + spectrum.noise;
  const helps = excessRisk !== null && finiteSizeHelps(problem);
  return { excessRisk, totalRisk, nearThreshold, helps, converged };
}

/** Number of rows of which each is kept with probability p; every one where some are near d. */
function drawnRows(n: number, d: number, p: number): BinomialNodes {
  const near = Math.abs(n * p - d) < 12 * Math.sqrt(n * p * (1 - p));
  return binomialNodes(n, p, near);
}

/** Number of rows at ratio 0 of which each is one with probability p; every one where some are near `rank`. */
function unmaskedRows(n: number, p: number, rank: number): BinomialNodes {
  const near = Math.abs(n * p - rank) < 12 * Math.sqrt(n * p * (1 - p));
  return binomialNodes(n, Math.min(1, p), near);
}

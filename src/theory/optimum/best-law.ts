import { brentMinimum } from "../../numerics/index.ts";
import { BELOW_ONE, InvalidProblem, type MaskLaw, type Problem } from "../../problem/index.ts";
import { problemSpectrum } from "../population/problem-spectrum.ts";
import type { Risk } from "../risk/result.ts";
import { riskOn } from "../risk/risk.ts";
import {
  maskOf,
  refined,
  scalesOf,
  tidied,
  type Atoms,
  type Scales,
  type WeighedLaw,
} from "./atoms.ts";
import { bestFixedRatio, type BestFixedRatio } from "./best-ratio.ts";
import { expit, logit, outermost } from "./law.ts";
import { relativeTo, type LawSlope } from "./law-derivative.ts";
import { optimum, type Optimum } from "./optimum.ts";

/** What vouches for a best law: the derivative D(p) over the whole domain (see lawDerivative). */
export interface LawCertificate {
  /**
   * Least D/R over the ratios: 0, 1e-6 to 1 - 1e-6, and the limit as p -> 1; 0 at best. Null where R is
   * 0 or infinite. Where the infimum is a limit, D and R are those of the limit. Infinitely many
   * copies allow no ratio 0, and need no limit.
   */
  readonly least: number | null;
  /** The ratio of the least D/R; 1 is the limit of ratios that tend to it. */
  readonly where: number | null;
  /** least > -tolerance is what `converged` says. */
  readonly tolerance: number;
  readonly converged: boolean;
  /** False where the infimum is a limit: a ratio tends to an end of [0, 1) and no law is there. */
  readonly attained: boolean;
  /** That end, where the infimum is approached and not attained. */
  readonly approaches: 0 | 1 | null;
  /** Laws from which a search started, and linearisations computed by all. */
  readonly starts: number;
  readonly evaluations: number;
}

/** The best law of any shape. */
export interface BestLaw {
  /** Fixed where it is one ratio, else discrete; where the infimum is a limit, a law next to it. */
  readonly mask: MaskLaw;
  readonly risk: Risk;
  /** The infimum of the excess risk: that of `risk`, or the limit to which it is near. */
  readonly infimum: number;
  /** 1 - infimum / that of fixed ratios; exactly 0 where nothing is gained. */
  readonly gain: number;
  /** The same over the best uniform law (R²MAE). */
  readonly gainOverUniform: number;
  readonly fixed: BestFixedRatio;
  readonly uniform: Optimum;
  readonly certificate: LawCertificate;
}

const TOLERANCE = 1e-6;
/** Smaller relative differences than this are rounding, not gain. */
const ROUNDING = 1e-11;
const MOST_ROUNDS = 24;
/** Spacing of the ratios at which D is looked at, in log(p/(1-p)); a minimum is then refined. */
const SPACING = 0.1;
/** Weights at which a new ratio is tried. */
const TRIALS = [0.7, 0.5, 0.3, 0.15, 0.07, 0.03, 0.01, 3e-3, 1e-3, 1e-4, 1e-5, 1e-6];
/** Neighbouring ratios this near, in log(p/(1-p)), are tried as one. */
const NEAR = 0.7;

/**
 * The mask law with the least excess risk of all laws on [0, 1), whatever their shape, in place of the
 * problem's own; test inputs and all else stay as they are.
 *
 * From the best fixed ratio, the best pair of ratios, the best uniform law, and half the rows next to
 * p = 1 (with a ridge or rescaled inputs): the ratio of least D is
 * added, weights and ratios are refined together, ratios that weigh nothing or do no better apart are
 * taken out, until D/R > -1e-6 at every ratio. That no law *near* the result is better is then certain
 * to that accuracy, the risk being differentiable in the law; it is the global minimum as far as the
 * starts see (the risk is not convex in the law: a threshold parts two valleys).
 *
 * A minimum may lie at the end p -> 1 that no law attains (with a ridge, rows of which nothing is
 * visible count in N and so raise the ridge; rescaled, they are all noise): the limit is searched as a law
 * of its own, `attained` is then false, `approaches` 1, and `mask` has a ratio near enough to 1.
 *
 * @throws InvalidProblem for 2 or more copies, finitely many: their D is not defined.
 *
 * Cost: 15-40 ms for few eigenvalues, mostly for the best pair and the best uniform law.
 * Source: derived in this project: THEORY.md (12.1); the search is that of Frank & Wolfe (1956) with
 * full corrections, the certificate that of Kiefer & Wolfowitz (1960).
 */
export function bestLaw(
  problem: Problem,
  fixed: BestFixedRatio = bestFixedRatio(problem),
): BestLaw {
  const { copies } = problem;
  if (copies !== 1 && copies !== "infinity") {
    const message = 'must be 1 or "infinity" for the best law of any shape';
    throw new InvalidProblem([{ path: "copies", value: copies, message }]);
  }
  const uniform = optimum(problem, "uniform", fixed);
  const pair = optimum(problem, "two-point", fixed);
  const scales = scalesOf(problem);
  const single = scales.weigh({ ratios: [fixed.ratio], weights: [1] });
  const starts = [single];
  if (pair.gain > 0) starts.push(scales.weigh(atomsOf(pair.mask)));
  if (uniform.gain > 0) starts.push(scales.weigh(spreadOver(uniform.mask)));
  // rows of which nothing is visible, where they do something: a ridge counts them, rescaling swells them
  if (copies === 1 && (problem.ridge > 0 || problem.rescale)) {
    starts.push(scales.weigh({ ratios: [0.3, 1], weights: [0.5, 0.5] }));
  }
  const found = starts.map((start) => search(scales, problem, start));
  const least = found.reduce((a, b) => (b.value < a.value * (1 - ROUNDING) ? b : a));
  const gains = least.value < fixed.infimum * (1 - ROUNDING);
  // the limit of fixed ratios as p -> 1 is a law here: D at it says what other rows would do
  const toOne = problem.copies === 1 && fixed.approaches === 1;
  const best = gains ? least : toOne ? scales.weigh({ ratios: [1], weights: [1] }) : single;
  const mask = gains ? reached(problem, best) : ({ law: "fixed", ratio: fixed.ratio } as const);
  const risk = gains ? riskOn(problemSpectrum(problem), { ...problem, mask }) : fixed.risk;
  const infimum = gains ? best.value : fixed.infimum;
  const low = lowest(problem, best.slope);
  const relative = low === null || !(infimum > 0) ? null : relativeTo(low.value, infimum);
  const approaches = gains ? (best.law.ratios.at(-1) === 1 ? 1 : null) : fixed.approaches;
  return {
    mask,
    risk,
    infimum,
    gain: gainOver(infimum, fixed.infimum),
    gainOverUniform: gainOver(
      infimum,
      Math.min(fixed.infimum, uniform.risk.excessRisk ?? Infinity),
    ),
    fixed,
    uniform,
    certificate: {
      least: relative,
      where: relative === null ? null : (low?.at ?? null),
      tolerance: TOLERANCE,
      converged: relative === null ? infimum === 0 : relative > -TOLERANCE,
      attained: approaches === null,
      approaches,
      starts: starts.length,
      evaluations: scales.count,
    },
  };
}

/** The law with ratios below 1, near enough for the risk of the limit to 1e-6 where numbers allow. */
function reached(problem: Problem, { law, value }: WeighedLaw): MaskLaw {
  if (law.ratios.at(-1) !== 1) return maskOf(law);
  const spectrum = problemSpectrum(problem);
  const ending = (last: number): MaskLaw =>
    maskOf({ ...law, ratios: [...law.ratios.slice(0, -1), last] });
  for (let digits = 3; digits < 16; digits++) {
    const mask = ending(1 - 10 ** -digits);
    const { excessRisk } = riskOn(spectrum, { ...problem, mask });
    if ((excessRisk ?? Infinity) <= value * (1 + 1e-6)) return mask;
  }
  return ending(BELOW_ONE);
}

function gainOver(value: number, reference: number): number {
  if (!(value < reference * (1 - ROUNDING))) return 0;
  return reference < Infinity ? 1 - value / reference : 1;
}

function atomsOf(mask: MaskLaw): Atoms {
  if (mask.law === "discrete") return tidied(mask);
  return { ratios: [mask.law === "fixed" ? mask.ratio : 0], weights: [1] };
}

/** A uniform law as a few even ratios: a start, not a quadrature. */
function spreadOver(mask: MaskLaw): Atoms {
  if (mask.law !== "uniform") return atomsOf(mask);
  const points = 6;
  const ratios = Array.from(
    { length: points },
    (_, i) => mask.min + ((mask.max - mask.min) * (i + 0.5)) / points,
  );
  return tidied({ ratios, weights: ratios.map(() => 1 / points) });
}

/** Adds the ratio of least D and refines, until there is none that helps. */
function search(scales: Scales, problem: Problem, start: WeighedLaw): WeighedLaw {
  let law = start.law.ratios.length > 1 ? improved(scales, problem, start) : start;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const low = lowest(problem, law.slope);
    if (low === null || !(law.value > 0) || low.value / law.value > -0.3 * TOLERANCE) break;
    const trials = TRIALS.map((weight) => scales.weigh(withRatio(law.law, low.at, weight)));
    const next = improved(
      scales,
      problem,
      trials.reduce((a, b) => (b.value < a.value ? b : a)),
    );
    if (!(next.value < law.value)) break;
    law = next;
  }
  return law;
}

function withRatio({ ratios, weights }: Atoms, ratio: number, weight: number): Atoms {
  return tidied({
    ratios: [...ratios, ratio],
    weights: [...weights.map((w) => w * (1 - weight)), weight],
  });
}

/** Refined, and as few ratios as do as well. */
function improved(scales: Scales, problem: Problem, start: WeighedLaw): WeighedLaw {
  let law = refined(scales, start.law, 200);
  if (!(law.value <= start.value)) law = start;
  for (let again = true; again;) {
    again = false;
    for (const fewer of simpler(problem, law.law)) {
      const other = refined(scales, fewer, 120);
      if (other.value <= law.value * (1 + ROUNDING)) {
        law = other;
        again = true;
        break;
      }
    }
  }
  return law;
}

/** The law with two neighbouring ratios as one, with the least of them at 0, or the largest at 1. */
function simpler({ copies }: Problem, { ratios, weights }: Atoms): Atoms[] {
  const laws: Atoms[] = [];
  for (let i = 0; i + 1 < ratios.length; i++) {
    const [low, high] = [ratios[i], ratios[i + 1]];
    const far =
      low === 0 ? high > 1e-3 : high === 1 ? low < 0.999 : logit(high) - logit(low) > NEAR;
    if (far) continue;
    const weight = weights[i] + weights[i + 1];
    const middle =
      low === 0 ? 0 : high === 1 ? 1 : (weights[i] * low + weights[i + 1] * high) / weight;
    laws.push({
      ratios: [...ratios.slice(0, i), middle, ...ratios.slice(i + 2)],
      weights: [...weights.slice(0, i), weight, ...weights.slice(i + 2)],
    });
  }
  if (copies === 1 && ratios[0] > 0 && ratios[0] < 0.02) {
    laws.push({ ratios: [0, ...ratios.slice(1)], weights });
  }
  const last = ratios.length - 1;
  if (copies === 1 && ratios[last] < 1 && ratios[last] > 0.98) {
    laws.push({ ratios: [...ratios.slice(0, last), 1], weights });
  }
  return laws;
}

/** The ratio of least D on the domain. */
function lowest(problem: Problem, slope: LawSlope | null): { at: number; value: number } | null {
  if (slope === null) return null;
  const count = Math.ceil((2 * outermost) / SPACING);
  const grid = Array.from(
    { length: count + 1 },
    (_, i) => -outermost + (2 * outermost * i) / count,
  );
  const values = grid.map((x) => slope(expit(x)));
  const ends = problem.copies === 1;
  let best = { at: 0, value: ends ? slope(0) : Infinity };
  const take = (at: number, value: number): void => {
    if (value < best.value) best = { at, value };
  };
  if (ends) take(1, slope(1));
  values.forEach((value, i) => {
    take(expit(grid[i]), value);
    if (i === 0 || i === count || value > values[i - 1] || value > values[i + 1]) return;
    const found = brentMinimum((x) => slope(expit(x)), grid[i - 1], grid[i + 1], 1e-6);
    take(expit(found.at), found.value);
  });
  return best;
}

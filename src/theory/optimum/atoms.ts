import { bfgsMinimum, type Sloped } from "../../numerics/index.ts";
import type { MaskLaw, Problem } from "../../problem/index.ts";
import { expit, logit, outermost } from "./law.ts";
import { leastRidge } from "../fixed-point/solve-rows.ts";
import { problemSpectrum } from "../population/problem-spectrum.ts";
import type { SpectralSide } from "../population/spectral-side.ts";
import { rowClassRoom } from "../rows/row-classes.ts";
import { firstRowsSlope } from "./derivative-first-rows.ts";
import { lawSlope, rowsSlope, type LawSlope, type SlopeFound } from "./law-derivative.ts";
import { rowInput } from "./row-input.ts";

/** A law of finitely many ratios, in increasing order, weights > 0 with sum 1. */
export interface Atoms {
  readonly ratios: readonly number[];
  readonly weights: readonly number[];
}

/** A law with its excess risk and derivative; Infinity and null where the risk is not finite. */
export interface WeighedLaw {
  readonly law: Atoms;
  readonly value: number;
  readonly slope: LawSlope | null;
}

/** Rarer ratios than this are left out. */
const LEAST_WEIGHT = 1e-9;
/** Step of the derivative of D in log(p/(1-p)). */
const STEP = 1e-3;

/** The law as a mask: one ratio is a fixed one. */
export function maskOf({ ratios, weights }: Atoms): MaskLaw {
  return ratios.length === 1
    ? { law: "fixed", ratio: ratios[0] }
    : { law: "discrete", ratios: [...ratios], weights: [...weights] };
}

/** The law in order, rare ratios and repetitions taken out, weights of sum 1. */
export function tidied({ ratios, weights }: Atoms): Atoms {
  const order = Array.from(ratios.keys()).sort((i, j) => ratios[i] - ratios[j]);
  const total = weights.reduce((sum, w) => sum + w, 0);
  const out: { ratios: number[]; weights: number[] } = { ratios: [], weights: [] };
  for (const i of order) {
    const last = out.ratios.length - 1;
    if (!(weights[i] > LEAST_WEIGHT * total)) continue;
    if (last >= 0 && out.ratios[last] === ratios[i]) out.weights[last] += weights[i];
    else {
      out.ratios.push(ratios[i]);
      out.weights.push(weights[i]);
    }
  }
  const kept = out.weights.reduce((sum, w) => sum + w, 0);
  return { ratios: out.ratios, weights: out.weights.map((w) => w / kept) };
}

/** Weighs laws, and counts them. */
export interface Scales {
  weigh(law: Atoms): WeighedLaw;
  readonly count: number;
}

/**
 * Excess risk and derivative of laws in the place of the problem's own. A ratio of 1 is the limit of
 * ratios that tend to it, with one copy; with infinitely many ratios lie below 1.
 */
export function scalesOf(problem: Problem): Scales {
  const spectrum = problemSpectrum(problem);
  const single = problem.copies === 1;
  const scales = {
    count: 0,
    weigh(law: Atoms): WeighedLaw {
      scales.count++;
      const found = single
        ? slopeOfAtoms(spectrum, problem, law)
        : lawSlope({ ...problem, mask: maskOf(law) });
      return "at" in found
        ? { law, value: found.excessRisk, slope: found.at }
        : { law, value: Infinity, slope: null };
    },
  };
  return scales;
}

function slopeOfAtoms(spectrum: SpectralSide, problem: Problem, law: Atoms): SlopeFound {
  const hidden = problem.rows === "masked-target";
  const ell = problem.ridge / spectrum.diagonal;
  const nothing = law.ratios.every((ratio) => ratio === 1) && !problem.rescale;
  if (nothing && ell > leastRidge) {
    return firstRowsSlope(spectrum, problem, ell);
  }
  const room = rowClassRoom(law.ratios.length);
  let size = 0;
  let rows = 0;
  law.ratios.forEach((ratio, i) => {
    const share = hidden ? law.weights[i] * ratio : law.weights[i];
    if (!(share > 0)) return;
    const { al, et, c, gap } = rowInput(ratio, problem.rescale);
    room.share[size] = share;
    room.al[size] = al;
    room.et[size] = et;
    room.c[size] = c;
    room.k[size] = 1;
    room.gap[size] = gap;
    rows += share;
    size++;
  });
  const mask = maskOf(law);
  if (size === 0) return firstRowsSlope(spectrum, { ...problem, mask });
  for (let q = 0; q < size; q++) room.share[q] /= rows;
  const rowsPerSample = hidden ? rows : 1;
  const model = {
    classes: { ...room, size },
    gamma: problem.gamma / rowsPerSample,
    rowsPerSample,
  };
  return rowsSlope(spectrum, { ...problem, mask }, model);
}

/**
 * Weights and ratios of a law refined together; ratios at 0 and at
 * the limit 1 stay there. Coordinates: log weights (only
 * their differences count) and log(p/(1-p)); the gradient is w D(p) and w D'(p).
 */
export function refined({ weigh }: Scales, start: Atoms, evaluations: number): WeighedLaw {
  const { ratios } = start;
  const size = ratios.length;
  const free = Array.from(ratios.keys()).filter((i) => ratios[i] > 0 && ratios[i] < 1);
  const lawAt = (at: readonly number[]): Atoms => {
    const top = Math.max(...at.slice(0, size));
    const raw = at.slice(0, size).map((x) => Math.exp(x - top));
    const total = raw.reduce((sum, w) => sum + w, 0);
    const places = [...ratios];
    free.forEach((i, k) => (places[i] = expit(at[size + k])));
    return { ratios: places, weights: raw.map((w) => w / total) };
  };
  const f = (at: readonly number[]): Sloped => {
    const law = lawAt(at);
    const { value, slope } = weigh(law);
    if (slope === null) return { value: Infinity, gradient: at.map(() => 0) };
    const { weights } = law;
    const byWeight = law.ratios.map((p, i) => weights[i] * slope(p));
    const byRatio = free.map((i, k) => {
      const x = at[size + k];
      if (Math.abs(x) >= outermost) return 0;
      const away = (by: number): number =>
        slope(expit(x + by * STEP)) - slope(expit(x - by * STEP));
      return (weights[i] * (8 * away(1) - away(2))) / (12 * STEP);
    });
    return { value, gradient: [...byWeight, ...byRatio] };
  };
  const from = [...start.weights.map(Math.log), ...free.map((i) => logit(ratios[i]))];
  const { at } = bfgsMinimum(f, from, { tolerance: 1e-10, reach: 1.5, evaluations });
  return weigh(tidied(lawAt(at)));
}

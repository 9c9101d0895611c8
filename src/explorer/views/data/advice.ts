import { brentMinimum } from "../../../numerics/index.ts";
import { InvalidProblem, type MaskLaw, type Problem } from "../../../problem/index.ts";
import { bestFixedRatio, optimum, risk } from "../../../theory/index.ts";

/** A mask law and the error on new rows under it. */
export interface Judged {
  readonly mask: MaskLaw;
  readonly error: number;
}

/** Which masks to use, and what others cost: errors on new rows, in units of the target's variance. */
export interface Advice {
  /** The best fixed ratio. */
  readonly ratio: number;
  readonly error: number;
  /** False where the error still falls towards the end of the range. */
  readonly attained: boolean;
  /** The ratios around it that are within 1 % of it. */
  readonly within: readonly [number, number];
  /** R²MAE on [0, b] at its best b; null where it is not defined. */
  readonly fromZero: Judged | null;
  /** The best R²MAE range of all; null where it is not defined. */
  readonly uniform: Judged | null;
  /** The error without masks; null where it is infinite, or no row would count. */
  readonly unmasked: number | null;
  /** The error at half and at twice the ratio; null where that is none. */
  readonly half: number | null;
  readonly twice: number | null;
}

/** How much more than the best error is as good. */
const SLACK = 0.01;
/** Looks along the ratio; between two of them the edge of the good ones is bisected. */
const LOOKS = 200;
const LAST = 0.995;
const RANGES = 40;

/** Errors on new rows under every mask, and the best of them. Cost: some 2500 risks. */
export function adviceFor(problem: Problem): Advice {
  const errorOf = (mask: MaskLaw): number => {
    const { totalRisk } = risk({ ...problem, mask });
    return totalRisk ?? Infinity;
  };
  const at = (ratio: number): number => errorOf({ law: "fixed", ratio });
  const { ratio, attained } = bestFixedRatio(problem);
  const error = at(ratio);
  // ratio 0 is not always allowed, and with hidden targets no row is left there
  const bare = problem.rows === "all" && problem.copies === 1 ? at(0) : Infinity;
  const near = (other: number): number | null => {
    const value = other > 0 && other < 1 ? at(other) : Infinity;
    return value < Infinity ? value : null;
  };
  return {
    ratio,
    error,
    attained,
    within: [edge(at, ratio, error, -1), edge(at, ratio, error, 1)],
    fromZero: bestFromZero(errorOf),
    uniform: bestUniform(problem, errorOf),
    unmasked: bare < Infinity ? bare : null,
    half: near(ratio / 2),
    twice: near(2 * ratio),
  };
}

/** Where the error leaves what is as good, from the best ratio to one side. */
function edge(at: (ratio: number) => number, ratio: number, error: number, side: 1 | -1): number {
  const limit = error * (1 + SLACK);
  const good = (place: number): boolean => at(place) <= limit;
  const end = side > 0 ? LAST : 0;
  let inside = ratio;
  let outside: number | null = null;
  for (let k = 1; k <= LOOKS; k++) {
    // denser near the best ratio
    const place = ratio + (end - ratio) * (k / LOOKS) ** 2;
    if (place > 0 ? good(place) : sound(at, 0) && good(0)) inside = place;
    else {
      outside = place;
      break;
    }
  }
  if (outside === null) return inside;
  let beyond: number = outside;
  for (let k = 0; k < 30; k++) {
    const middle: number = (inside + beyond) / 2;
    if (good(middle)) inside = middle;
    else beyond = middle;
  }
  return inside;
}

function sound(at: (ratio: number) => number, ratio: number): boolean {
  try {
    return at(ratio) < Infinity;
  } catch (error) {
    if (error instanceof InvalidProblem) return false;
    throw error;
  }
}

function bestFromZero(errorOf: (mask: MaskLaw) => number): Judged | null {
  const mask = (max: number): MaskLaw => ({ law: "uniform", min: 0, max });
  const at = (logit: number): number => errorOf(mask(1 / (1 + Math.exp(-logit))));
  const [low, high] = [-7, 6];
  const places = Array.from({ length: RANGES }, (_, k) => low + ((high - low) * k) / (RANGES - 1));
  const values = places.map(at);
  const best = values.reduce((a, value, k) => (value < (values[a] ?? Infinity) ? k : a), 0);
  if (!((values[best] ?? Infinity) < Infinity)) return null;
  const { at: x, value } = brentMinimum(
    at,
    places[Math.max(0, best - 1)] as number,
    places[Math.min(RANGES - 1, best + 1)] as number,
    1e-4,
  );
  return { mask: mask(1 / (1 + Math.exp(-x))), error: value };
}

function bestUniform(problem: Problem, errorOf: (mask: MaskLaw) => number): Judged | null {
  try {
    const { mask } = optimum(problem, "uniform");
    const error = errorOf(mask);
    return error < Infinity ? { mask, error } : null;
  } catch (error) {
    // more copies than a law of this kind may have
    if (error instanceof InvalidProblem) return null;
    throw error;
  }
}

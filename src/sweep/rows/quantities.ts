import { BELOW_ONE, type Problem } from "../../problem/index.ts";
import {
  derivedQuantities,
  lawDerivative,
  quickFixedRatio,
  quickOptimum,
  risk,
  type DerivedQuantities,
} from "../../theory/index.ts";
import { quantityTexts, type CurveQuantityName, type QuantityText } from "./quantity-texts.ts";

/** Something that a curve can show of a problem. */
export interface CurveQuantity extends QuantityText {
  /** Its asymptotic value; null where it is infinite or not defined. */
  value(problem: Problem): number | null;
}

type ValueOf = CurveQuantity["value"];

function derived(pick: (quantities: DerivedQuantities) => number | null | undefined): ValueOf {
  return (problem) => {
    const quantities = derivedQuantities(problem);
    return quantities === null ? null : (pick(quantities) ?? null);
  };
}

const values: Readonly<Record<CurveQuantityName, ValueOf>> = {
  excess: (problem) => risk(problem).excessRisk,
  total: (problem) => risk(problem).totalRisk,
  estimation: (problem) => risk(problem).estimationRisk,
  norm: (problem) => risk(problem).norm2,
  training: (problem) => risk(problem).trainingError,
  kappa: derived((one) => one.effectiveRidge),
  df1: derived((one) => one.degrees1),
  df2: derived((one) => one.degrees2),
  "effective-noise": derived((one) => one.effectiveNoise),
  "effective-samples": derived((one) => one.effectiveSamples),
  "noise-variance": derived((one) => one.variance?.noise),
  "mask-variance": derived((one) => one.variance?.masks),
  "feature-variance": derived((one) => one.variance?.features),
  "best-ratio": (problem) => {
    const { ratio, fixed } = quickFixedRatio(problem);
    return Number.isFinite(fixed) ? ratio : null;
  },
  "best-risk": (problem) => finite(quickFixedRatio(problem).fixed),
  "masking-gain": (problem) => {
    const unmasked = risk({ ...problem, copies: 1, mask: { law: "fixed", ratio: 0 } }).excessRisk;
    // masks that take an infinite risk away gain all of it
    return percentBelow(quickFixedRatio(problem).fixed, unmasked ?? Infinity);
  },
  "random-gain": (problem) => {
    const { copies } = problem;
    if (copies !== "infinity" && copies > 4) return null;
    const { fixed, uniform } = quickOptimum(problem);
    return percentBelow(uniform, fixed);
  },
  // of a few rows at the ratio in force itself
  "few-rows": ({ mask }) => (mask.law === "fixed" ? 0 : null),
};

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** How far a risk is below another one, in percent of that; never below 0 by rounding. */
function percentBelow(least: number, other: number): number | null {
  if (!Number.isFinite(least) || !(other > 0)) return null;
  return other === Infinity ? 100 : Math.max(0, 100 * (1 - least / other));
}

/**
 * What a few rows at each ratio would do, in percent of the excess risk for each percent of the rows;
 * NaN where it is not defined. See `lawDerivative`.
 */
export function fewRows(problem: Problem, ratios: Float64Array): Float64Array {
  const found = lawDerivative(
    problem,
    ratios.map((ratio) => Math.min(Math.max(ratio, 0), BELOW_ONE)),
  );
  if (!found.defined) return ratios.map(() => Number.NaN);
  return Float64Array.from(found.relative, (value) =>
    Number.isFinite(value) ? value : Number.NaN,
  );
}

/** Every quantity that curves can show, by name. */
export const curveQuantities: Readonly<Record<CurveQuantityName, CurveQuantity>> =
  Object.fromEntries(
    Object.entries(quantityTexts).map(([name, text]) => [
      name,
      { ...text, value: values[name as CurveQuantityName] },
    ]),
  ) as Record<CurveQuantityName, CurveQuantity>;

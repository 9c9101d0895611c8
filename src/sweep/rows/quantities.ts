import type { Problem } from "../../problem/index.ts";
import { derivedQuantities, risk, type DerivedQuantities } from "../../theory/index.ts";
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
};

/** Every quantity that curves can show, by name. */
export const curveQuantities: Readonly<Record<CurveQuantityName, CurveQuantity>> =
  Object.fromEntries(
    Object.entries(quantityTexts).map(([name, text]) => [
      name,
      { ...text, value: values[name as CurveQuantityName] },
    ]),
  ) as Record<CurveQuantityName, CurveQuantity>;

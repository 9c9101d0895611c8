import type { Problem } from "../problem/index.ts";
import type { Quantity } from "../simulation/index.ts";
import { derivedQuantities, risk, type DerivedQuantities } from "../theory/index.ts";

/** Something that a curve can show of a problem. */
export interface CurveQuantity {
  /** Name in the field's terms, lower case. */
  readonly label: string;
  readonly symbol: string;
  /** What it means, in a sentence. */
  readonly help: string;
  /** Its asymptotic value; null where it is infinite or not defined. */
  value(problem: Problem): number | null;
  /** The experiments' quantity that it is held against; null where they observe none. */
  readonly simulated: Quantity | null;
}

function derived(
  label: string,
  symbol: string,
  help: string,
  pick: (quantities: DerivedQuantities) => number | null | undefined,
): CurveQuantity {
  const value = (problem: Problem): number | null => {
    const quantities = derivedQuantities(problem);
    return quantities === null ? null : (pick(quantities) ?? null);
  };
  return { label, symbol, help, value, simulated: null };
}

/** The name of a quantity that curves can show. */
export type CurveQuantityName =
  | "excess"
  | "total"
  | "estimation"
  | "norm"
  | "training"
  | "kappa"
  | "df1"
  | "df2"
  | "effective-noise"
  | "effective-samples"
  | "noise-variance"
  | "mask-variance"
  | "feature-variance";

/** Every quantity that curves can show, by name. */
export const curveQuantities: Readonly<Record<CurveQuantityName, CurveQuantity>> = {
  excess: {
    label: "excess risk",
    symbol: "",
    help: "E(y − ŷ)² − σ² on a new sample.",
    value: (problem) => risk(problem).excessRisk,
    simulated: "excessRisk",
  },
  total: {
    label: "total risk",
    symbol: "",
    help: "Excess risk + σ².",
    value: (problem) => risk(problem).totalRisk,
    simulated: "totalRisk",
  },
  estimation: {
    label: "estimation risk",
    symbol: "‖β̂ − β‖²",
    help: "Squared distance of the estimate from the true signal.",
    value: (problem) => risk(problem).estimationRisk,
    simulated: "estimationRisk",
  },
  norm: {
    label: "squared norm",
    symbol: "‖β̂‖²",
    help: "Squared norm of the estimate.",
    value: (problem) => risk(problem).norm2,
    simulated: "norm2",
  },
  training: {
    label: "training error",
    symbol: "",
    help: "Mean squared residual on the training rows.",
    value: (problem) => risk(problem).trainingError,
    simulated: "trainingError",
  },
  kappa: derived(
    "effective ridge",
    "κ",
    "The mean estimate is that of ridge regression with this penalty, in units of the eigenvalues.",
    (one) => one.effectiveRidge,
  ),
  df1: derived(
    "degrees of freedom",
    "df₁",
    "tr Σ(Σ + κ)⁻¹/n: freedom spent on the features, per sample.",
    (one) => one.degrees1,
  ),
  df2: derived("degrees of freedom", "df₂", "tr Σ²(Σ + κ)⁻²/n, per sample.", (one) => one.degrees2),
  "effective-noise": derived(
    "effective noise",
    "",
    "Noise variance of an equivalent problem without masks: σ², missed signal and mask noise.",
    (one) => one.effectiveNoise,
  ),
  "effective-samples": derived(
    "effective samples per sample",
    "",
    "Rows per sample that count: fewer than there are where rows differ (Kish 1965).",
    (one) => one.effectiveSamples,
  ),
  "noise-variance": derived(
    "variance from noise",
    "",
    "Part of the variance that the noise of y makes.",
    (one) => one.variance?.noise,
  ),
  "mask-variance": derived(
    "variance from masks",
    "",
    "Part of the variance that the masks make of the mean estimate.",
    (one) => one.variance?.masks,
  ),
  "feature-variance": derived(
    "variance from features",
    "",
    "Part of the variance that missed signal makes, as noise of the samples drawn.",
    (one) => one.variance?.features,
  ),
};

import type { Quantity } from "../../simulation/index.ts";

/** Something that a curve can show of a problem, in words. */
export interface QuantityText {
  /** Name in the field's terms, lower case. */
  readonly label: string;
  readonly symbol: string;
  /** What it means, in a sentence. */
  readonly help: string;
  /** The experiments' quantity that it is held against; null where they observe none. */
  readonly simulated: Quantity | null;
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

/** The words of every quantity that curves can show, apart from what computes them. */
export const quantityTexts: Readonly<Record<CurveQuantityName, QuantityText>> = {
  excess: {
    label: "excess risk",
    symbol: "",
    help: "E(y − ŷ)² − σ² on a new sample.",
    simulated: "excessRisk",
  },
  total: {
    label: "total risk",
    symbol: "",
    help: "Excess risk + σ².",
    simulated: "totalRisk",
  },
  estimation: {
    label: "estimation risk",
    symbol: "‖β̂ − β‖²",
    help: "Squared distance of the estimate from the true signal.",
    simulated: "estimationRisk",
  },
  norm: {
    label: "squared norm",
    symbol: "‖β̂‖²",
    help: "Squared norm of the estimate.",
    simulated: "norm2",
  },
  training: {
    label: "training error",
    symbol: "",
    help: "Mean squared residual on the training rows.",
    simulated: "trainingError",
  },
  kappa: {
    label: "effective ridge",
    symbol: "κ",
    help: "The mean estimate is that of ridge regression with this penalty, in units of the eigenvalues.",
    simulated: null,
  },
  df1: {
    label: "degrees of freedom",
    symbol: "df₁",
    help: "tr Σ(Σ + κ)⁻¹/n: freedom spent on the features, per sample.",
    simulated: null,
  },
  df2: {
    label: "degrees of freedom",
    symbol: "df₂",
    help: "tr Σ²(Σ + κ)⁻²/n, per sample.",
    simulated: null,
  },
  "effective-noise": {
    label: "effective noise",
    symbol: "",
    help: "Noise variance of an equivalent problem without masks: σ², missed signal and mask noise.",
    simulated: null,
  },
  "effective-samples": {
    label: "effective samples per sample",
    symbol: "",
    help: "Rows per sample that count: fewer than there are where rows differ (Kish 1965).",
    simulated: null,
  },
  "noise-variance": {
    label: "variance from noise",
    symbol: "",
    help: "Part of the variance that the noise of y makes.",
    simulated: null,
  },
  "mask-variance": {
    label: "variance from masks",
    symbol: "",
    help: "Part of the variance that the masks make of the mean estimate.",
    simulated: null,
  },
  "feature-variance": {
    label: "variance from features",
    symbol: "",
    help: "Part of the variance that missed signal makes, as noise of the samples drawn.",
    simulated: null,
  },
};

import { quantityTerms } from "../../problem/index.ts";
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
  /** What its numbers are in where they are differences, told with their sign. */
  readonly unit?: "%";
  /** Whether it searches among mask laws: some hundred risks for each place, whatever the problem's law. */
  readonly searched?: true;
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
  | "feature-variance"
  | "best-ratio"
  | "best-risk"
  | "masking-gain"
  | "random-gain"
  | "few-rows";

function worded(name: keyof typeof quantityTerms): Pick<QuantityText, "label" | "symbol" | "help"> {
  const { name: label, symbol, meaning: help } = quantityTerms[name];
  return { label, symbol, help };
}

/** The words of every quantity that curves can show, apart from what computes them. */
export const quantityTexts: Readonly<Record<CurveQuantityName, QuantityText>> = {
  excess: {
    ...worded("excessRisk"),
    // axes name it without its letter
    symbol: "",
    simulated: "excessRisk",
  },
  total: {
    ...worded("totalRisk"),
    simulated: "totalRisk",
  },
  estimation: {
    ...worded("estimationRisk"),
    simulated: "estimationRisk",
  },
  norm: {
    ...worded("squaredNorm"),
    simulated: "norm2",
  },
  training: {
    ...worded("trainingError"),
    simulated: "trainingError",
  },
  kappa: {
    ...worded("effectiveRidge"),
    simulated: null,
  },
  df1: {
    ...worded("degreesOne"),
    simulated: null,
  },
  df2: {
    ...worded("degreesTwo"),
    simulated: null,
  },
  "effective-noise": {
    ...worded("effectiveNoise"),
    simulated: null,
  },
  "effective-samples": {
    ...worded("effectiveSamples"),
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
  "best-ratio": {
    label: "best fixed ratio",
    symbol: "",
    help: "The fixed mask ratio with the least excess risk; near 1 where the infimum is only approached.",
    simulated: null,
    searched: true,
  },
  "best-risk": {
    label: "risk at the best fixed ratio",
    symbol: "",
    help: "The least excess risk of all fixed mask ratios.",
    simulated: null,
    searched: true,
  },
  "masking-gain": {
    label: "gain of masking",
    symbol: "",
    help: "How far the best fixed ratio is below no masks, in percent of the excess risk without masks.",
    simulated: null,
    unit: "%",
    searched: true,
  },
  "random-gain": {
    label: "gain of R²MAE",
    symbol: "",
    help: "How far the best uniform law (R²MAE) is below the best fixed ratio, in percent of that.",
    simulated: null,
    unit: "%",
    searched: true,
  },
  "few-rows": {
    label: "D(p)/R: change by 1 % of rows at p",
    symbol: "",
    help: "Change of the excess risk, in percent for each percent of the rows that have ratio p in place of the law in force: no law nearby is better where it is nowhere negative. Along the mask ratio.",
    simulated: null,
    unit: "%",
  },
};

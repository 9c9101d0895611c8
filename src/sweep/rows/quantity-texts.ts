import { terms, type TermName } from "../../problem/index.ts";
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

function worded(name: TermName): Pick<QuantityText, "label" | "symbol" | "help"> {
  const { name: label, symbol, meaning: help } = terms[name];
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
};

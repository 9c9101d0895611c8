import type { Fields } from "../../problem/index.ts";
import { quantityTexts, type CurveQuantityName } from "../quantity-texts.ts";

/** How the vertical axis is chosen: from zero up, fitted to the curves, or logarithmic. */
export type VerticalScale = "zero" | "fit" | "log";

/** How the plot is looked at. */
export interface View {
  /** What the stage shows. */
  panel: "curves" | "atlas" | "spectrum";
  vertical: VerticalScale;
  /** What the curves show. */
  quantity: CurveQuantityName;
  /** What a map shows. */
  mapped: "ratio" | "risk" | "benefit" | "gain";
  /** Axis of the eigenvalues of a spectrum. */
  eigenscale: "auto" | "linear" | "log";
  /** Whether bias and variance are drawn under the current curve. */
  parts: boolean;
  /** Whether theory refined for the experiments' size is drawn, and compared with. */
  refined: boolean;
}

/** Names of the quantities, with their symbols. */
function quantityNames(): Readonly<Record<CurveQuantityName, string>> {
  const entries = Object.entries(quantityTexts).map(([name, { label, symbol }]) => [
    name,
    symbol === "" ? label : `${label} ${symbol}`,
  ]);
  return Object.fromEntries(entries) as Record<CurveQuantityName, string>;
}

export const viewFields: Fields<View> = {
  panel: {
    kind: "choice",
    key: "view",
    label: "view",
    help: "What the stage shows: risk curves, a map of the best masks, or the spectrum of the masked data.",
    options: { curves: "Curves", atlas: "Atlas", spectrum: "Spectrum" },
    default: "curves",
  },
  vertical: {
    kind: "choice",
    key: "yscale",
    label: "vertical scale",
    help: "How the vertical axis is chosen.",
    options: { zero: "from zero", fit: "fitted", log: "log" },
    default: "zero",
  },
  quantity: {
    kind: "choice",
    key: "quantity",
    label: "quantity",
    help: "What the curves show.",
    options: quantityNames(),
    default: "excess",
  },
  mapped: {
    kind: "choice",
    key: "mapped",
    label: "map of",
    help: "What a map shows.",
    options: {
      ratio: "Best fixed ratio",
      risk: "Risk at the best ratio",
      benefit: "Benefit of masking",
      gain: "Gain of R²MAE",
    },
    default: "ratio",
  },
  eigenscale: {
    kind: "choice",
    key: "eigenscale",
    label: "eigenvalue axis",
    help: "Axis of the spectrum: log where eigenvalues spread far, unless chosen.",
    options: { auto: "auto", linear: "linear", log: "log" },
    default: "auto",
  },
  parts: {
    kind: "flag",
    key: "parts",
    label: "bias and variance",
    help: "Draw bias and variance under the current curve.",
    default: false,
  },
  refined: {
    kind: "flag",
    key: "refined",
    label: "theory at this n",
    help: "Draw theory refined for the experiments' size beside the limit n, d → ∞.",
    default: false,
  },
};

import type { Fields } from "../problem/index.ts";
import { quantityTexts, type CurveQuantityName } from "../sweep/index.ts";

/**
 * How the vertical axis is chosen: by what matters of the curves (named as in the links that were made
 * when it always began at zero), from zero up, fitted to the curves, or logarithmic.
 */
export type VerticalScale = "zero" | "origin" | "fit" | "log";

/** The views of the page: a new one is a line here and its folder, explorer/views/<name>. */
export const panelNames = {
  curves: "Curves",
  atlas: "Atlas",
  spectrum: "Spectrum",
  claims: "Claims",
  data: "Data",
} as const;

/**
 * The claims that links can name, in the order in which they are read: a new one is a line here and its
 * file, explorer/views/claims/statements/<name>.ts.
 */
export const claimNames = {
  none: "none",
  isotropic: "uncorrelated features",
  spiked: "strong directions",
  peak: "double descent",
  depends: "no universal ratio",
  grows: "model size",
  "more-rows": "more rows",
  "as-tested": "train as tested",
  "all-rows": "R²MAE, all rows",
  "hidden-target": "R²MAE, hidden target",
  "fewer-rows": "fewer rows",
  "on-tables": "R²MAE on tables",
  fades: "gain fades",
  "tuned-ridge": "tuned ridge",
  averaged: "masks averaged",
  finite: "finite samples",
  networks: "networks",
} as const;

/** How the plot is looked at. */
export interface View {
  /** What the stage shows. */
  panel: keyof typeof panelNames;
  /** The claim that is laid open. */
  claim: keyof typeof claimNames;
  vertical: VerticalScale;
  /** What the curves show. */
  quantity: CurveQuantityName;
  /** What a map shows. */
  mapped: "ratio" | "risk" | "benefit" | "width" | "middle" | "gain" | "own" | "change";
  /** Cells along each axis of a map. */
  cells: "32" | "64" | "128";
  /** Axis of the eigenvalues of a spectrum. */
  eigenscale: "auto" | "linear" | "log";
  /** Whether bias and variance are drawn under the current curve. */
  parts: boolean;
  /** Whether theory at the experiments' size, which they are compared with, is drawn. */
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
    help: "What the stage shows: risk curves, a map of the best masks, the spectrum of the masked data, what is claimed of masks and what holds, or a table of one’s own.",
    options: panelNames,
    default: "curves",
  },
  claim: {
    kind: "choice",
    key: "claim",
    label: "claim",
    help: "The claim that is laid open.",
    options: claimNames,
    default: "none",
  },
  vertical: {
    kind: "choice",
    key: "yscale",
    label: "vertical scale",
    help: "How the vertical axis is chosen. Auto: peaks are cut, a dip can be seen, logarithmic where curves lie far apart.",
    options: { zero: "auto", origin: "from zero", fit: "fitted", log: "log" },
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
      width: "Width of the best R²MAE range",
      middle: "Middle of the best R²MAE range",
      gain: "Gain of R²MAE",
      own: "Risk as it stands",
      change: "Risk as it stands, over unmasked",
    },
    default: "ratio",
  },
  cells: {
    kind: "choice",
    key: "cells",
    label: "cells",
    help: "Cells along each axis of a map.",
    options: { "32": "32 × 32", "64": "64 × 64", "128": "128 × 128" },
    default: "64",
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
    help: "Draw theory at the experiments' size, which they are compared with, beside the limit n, d → ∞.",
    default: false,
  },
};

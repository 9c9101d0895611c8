import { alignmentKinds, type Alignment } from "./alignment/index.ts";
import type { Exclusion, Fields } from "./fields/kinds.ts";
import { ratioField } from "./mask/law.ts";
import { maskLaws, type MaskLaw } from "./mask/index.ts";
import { MAX_MAGNITUDE } from "./spectrum/family.ts";
import { spectrumFamilies, type Spectrum } from "./spectrum/index.ts";

/** Version of the contract of a problem. */
export const PROBLEM_VERSION = 1;

/** Most copies of a sample under a fixed ratio; beyond, "infinity" is as good. */
const MAX_COPIES = 1000;

/** The true signal β. `strength` and `of` are absent when the target is self-supervised. */
export interface Signal {
  /** ‖β‖² or βᵀΣβ, as `of` says; ≥ 0. */
  strength?: number;
  of?: "norm" | "variance";
  alignment: Alignment;
}

/** How test inputs are treated. */
export interface TestInputs {
  /** Ratio in [0, 1) at which test inputs are masked; 0 = clean. */
  mask: number;
}

/** A complete, checked problem: data, masks, estimator and test. Every default is filled in. */
export interface Problem {
  version: 1;
  /** Aspect ratio γ = d/n: features per sample, > 0. */
  gamma: number;
  spectrum: Spectrum;
  signal: Signal;
  /** Variance σ² of ε in y = xᵀβ + ε; absent when the target is self-supervised. */
  noise?: number;
  mask: MaskLaw;
  /** Which rows count: all, or only those whose own target is hidden. */
  rows: "all" | "masked-target";
  /** Masked copies K of each sample, each with fresh masks (and ratios); "infinity" averages the loss over masks. */
  copies: number | "infinity";
  /** Whether inputs are divided by 1−p ("inverted dropout"), in training and masked testing. */
  rescale: boolean;
  /** ℓ ≥ 0 in ZᵀZ/N + ℓI, N = number of rows, copies counted; 0 = ridgeless. */
  ridge: number;
  test: TestInputs;
}

const followsFromSigma: Exclusion = {
  path: "signal.alignment.kind",
  is: "self-supervised",
  because: "with a self-supervised target it follows from the spectrum",
};

const signal: Fields<Signal> = {
  strength: {
    kind: "number",
    key: "strength",
    label: "signal strength",
    symbol: "r²",
    tex: "r^2",
    help: "Size of the true signal: ‖β‖², or the variance βᵀΣβ that it explains.",
    min: 0,
    max: MAX_MAGNITUDE,
    default: 1,
    initial: 1,
    scale: "log",
    track: [0.01, 100],
    unless: followsFromSigma,
  },
  of: {
    kind: "choice",
    key: "of",
    label: "strength is",
    help: "What the signal strength measures.",
    options: { norm: "‖β‖²", variance: "βᵀΣβ" },
    default: "norm",
    unless: followsFromSigma,
  },
  alignment: {
    kind: "variant",
    key: "alignment",
    tag: "kind",
    label: "alignment",
    help: "How the energy of β is spread over the eigenvectors of Σ.",
    variants: alignmentKinds,
    default: "isotropic",
  },
};

/**
 * The one table of fields. Types are held against it by the compiler; validation, JSON Schema,
 * links, controls and command-line flags are read off it.
 */
export const problemFields: Fields<Problem> = {
  version: {
    kind: "constant",
    key: "v",
    label: "version",
    help: "Version of the problem contract.",
    value: PROBLEM_VERSION,
  },
  gamma: {
    kind: "number",
    key: "gamma",
    section: "data",
    label: "aspect ratio",
    symbol: "γ",
    tex: "\\gamma",
    help: "Features per sample, d/n.",
    min: 0,
    max: 1e6,
    openMin: true,
    initial: 2,
    scale: "log",
    track: [0.1, 20],
  },
  spectrum: {
    kind: "variant",
    key: "spectrum",
    section: "data",
    tag: "family",
    label: "spectrum",
    symbol: "Σ",
    tex: "\\Sigma",
    help: "Eigenvalues of the feature covariance Σ.",
    variants: spectrumFamilies,
    default: "isotropic",
  },
  signal: {
    kind: "group",
    label: "signal",
    section: "data",
    symbol: "β",
    tex: "\\beta",
    help: "The true signal β.",
    fields: signal,
  },
  noise: {
    kind: "number",
    key: "noise",
    section: "data",
    label: "noise variance",
    symbol: "σ²",
    tex: "\\sigma^2",
    help: "Variance of the noise ε in y = xᵀβ + ε.",
    min: 0,
    max: MAX_MAGNITUDE,
    default: 0.25,
    initial: 0.25,
    scale: "log",
    track: [0.001, 10],
    unless: followsFromSigma,
  },
  mask: {
    kind: "variant",
    key: "mask",
    section: "masks",
    tag: "law",
    label: "mask law",
    help: "Law from which each training row draws its mask ratio.",
    variants: maskLaws,
    default: "fixed",
  },
  rows: {
    kind: "choice",
    key: "rows",
    section: "masks",
    label: "training rows",
    help: "Which rows count: all, or only those whose own target is hidden.",
    options: { all: "all rows", "masked-target": "target hidden" },
    default: "all",
  },
  copies: {
    kind: "number-or-word",
    key: "copies",
    section: "estimator",
    label: "masked copies",
    symbol: "K",
    tex: "K",
    help: "Masked copies of each sample, each with fresh masks; infinity is the mask-averaged loss.",
    min: 1,
    max: MAX_COPIES,
    integer: true,
    word: "infinity",
    wordLabel: "∞",
    default: 1,
    initial: 2,
    scale: "linear",
    track: [1, 10],
  },
  ridge: {
    kind: "number",
    key: "ridge",
    section: "estimator",
    label: "ridge",
    symbol: "ℓ",
    tex: "\\ell",
    help: "Penalty ℓ in (ZᵀZ/N + ℓI), with N rows, copies counted; 0 is ridgeless.",
    min: 0,
    max: MAX_MAGNITUDE,
    default: 0,
    initial: 0,
    scale: "log",
    track: [1e-4, 10],
  },
  rescale: {
    kind: "flag",
    key: "rescale",
    section: "estimator",
    label: "rescale inputs",
    help: "Divide inputs by 1−p (inverted dropout), in training and masked testing.",
    default: false,
  },
  test: {
    kind: "group",
    label: "test",
    section: "test",
    help: "How test inputs are treated.",
    fields: {
      mask: ratioField({
        key: "test",
        label: "test mask ratio",
        symbol: "q",
        tex: "q",
        help: "Ratio at which test inputs are masked; 0 is clean.",
        default: 0,
        initial: 0,
      }),
    },
  },
};

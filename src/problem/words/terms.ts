import { quantityTerms, term, type Term } from "./quantity-terms.ts";

/** Names by which code asks for a term. */
export type TermName =
  | "samples"
  | "features"
  | "aspectRatio"
  | "rows"
  | "rowAspectRatio"
  | "covariance"
  | "eigenvalue"
  | "mass"
  | "diagonal"
  | "signal"
  | "energy"
  | "strength"
  | "noise"
  | "maskRatio"
  | "testRatio"
  | "ratioLaw"
  | "copies"
  | "ridge"
  | "estimate"
  | "excessRisk"
  | "totalRisk"
  | "bias"
  | "variance"
  | "estimationRisk"
  | "squaredNorm"
  | "trainingError"
  | "threshold"
  | "bestRatio"
  | "criticalRatio"
  | "criticalSpike"
  | "effectiveRidge"
  | "degreesOne"
  | "degreesTwo"
  | "effectiveNoise"
  | "effectiveSamples"
  | "resolventVisible"
  | "resolventHidden"
  | "replicates"
  | "standardError"
  | "zScore";

/**
 * The one table of symbols: views, formulas, lessons and exports take symbol, name and meaning from
 * here, so that a symbol means one thing wherever it stands. Symbols of a single law or family (a, b,
 * w, h, ρ) belong to its fields. A test holds it against the table of fields and src/GLOSSARY.md.
 */
export const terms: Readonly<Record<TermName, Term>> = {
  samples: term("n", "n", "samples", "Number of samples.", "1, 2, …"),
  features: term("d", "d", "features", "Number of features of a sample.", "1, 2, …"),
  aspectRatio: term("γ", "\\gamma", "aspect ratio", "Features per sample, d/n.", "> 0"),
  rows: term(
    "N",
    "N",
    "training rows",
    "Rows of the design: n, times the copies, times E p where a row counts only if its target is hidden.",
    "1, 2, …",
  ),
  rowAspectRatio: term(
    "γ_N",
    "\\gamma_N",
    "features per row",
    "d/N; γ where rows are samples.",
    "> 0",
  ),
  covariance: term("Σ", "\\Sigma", "feature covariance", "E xxᵀ of unmasked inputs.", "units of λ"),
  eigenvalue: term("λₖ", "\\lambda_k", "eigenvalue", "Eigenvalue k of Σ.", "≥ 0"),
  mass: term(
    "wₖ",
    "w_k",
    "spectral mass",
    "Share of all d eigenvalues that λₖ has; 0 for a massless spike. They sum to 1.",
    "0 to 1",
  ),
  diagonal: term("t", "t", "diagonal of Σ", "Mean eigenvalue, Σₖ wₖλₖ.", "units of λ"),
  signal: term("β", "\\beta", "signal", "The true coefficients in y = xᵀβ + ε.", "units of y/√λ"),
  energy: term(
    "bₖ",
    "b_k",
    "signal energy",
    "Energy of β along the eigenvectors of λₖ; they sum to ‖β‖².",
    "units of y²/λ",
  ),
  strength: term(
    "r²",
    "r^2",
    "signal strength",
    "Size of the true signal: ‖β‖², or the variance βᵀΣβ that it explains.",
    "≥ 0",
  ),
  noise: term(
    "σ²",
    "\\sigma^2",
    "noise variance",
    "Variance of the noise ε in y = xᵀβ + ε.",
    "units of y²",
  ),
  maskRatio: term(
    "p",
    "p",
    "mask ratio",
    "Probability that an input is hidden during training.",
    "0 to 1, not 1",
  ),
  testRatio: term(
    "q",
    "q",
    "test mask ratio",
    "Ratio at which test inputs are masked.",
    "0 to 1, not 1",
  ),
  ratioLaw: term(
    "μ",
    "\\mu",
    "mask law",
    "Law from which each training row draws its mask ratio.",
    "a law on [0, 1)",
  ),
  copies: term(
    "K",
    "K",
    "masked copies",
    "Masked copies of each sample; ∞ is the loss averaged over masks.",
    "1, 2, …, ∞",
  ),
  ridge: term(
    "ℓ",
    "\\ell",
    "ridge",
    "Penalty in ZᵀZ/N + ℓI; 0 is the minimum-norm fit.",
    "units of λ, ≥ 0",
  ),
  estimate: term(
    "β̂",
    "\\hat\\beta",
    "estimate",
    "Minimum-norm or ridge fit on the masked rows.",
    "units of y/√λ",
  ),
  ...quantityTerms,
  threshold: term(
    "",
    "",
    "interpolation threshold",
    "Where rows and features are equally many, N = d: the ridgeless risk is infinite there.",
    "",
  ),
  bestRatio: term("p*", "p^*", "best fixed ratio", "Fixed ratio of least excess risk.", "0 to 1"),
  criticalRatio: term(
    "p_c",
    "p_c",
    "drowning ratio",
    "Ratio beyond which a spike leaves no outlier in the sample spectrum.",
    "0 to 1",
  ),
  criticalSpike: term(
    "λ_c",
    "\\lambda_c",
    "critical spike",
    "Least spike that leaves an outlier in the sample spectrum (BBP transition).",
    "units of λ",
  ),
  resolventVisible: term("A", "A", "visible part of the resolvent", "Q = 1/(ℓ + AΣ + B).", "≥ 0"),
  resolventHidden: term(
    "B",
    "B",
    "hidden part of the resolvent",
    "Q = 1/(ℓ + AΣ + B).",
    "units of λ, ≥ 0",
  ),
  replicates: term(
    "m",
    "m",
    "replicates",
    "Independent experiments at each place; each has its own seeded draws.",
    "1, 2, …",
  ),
  standardError: term(
    "",
    "",
    "standard error",
    "Standard deviation of a mean over replicates; the seed gives the same digits again.",
    "units of the mean",
  ),
  zScore: term("z", "z", "z", "(mean − theory)/standard error.", ""),
};

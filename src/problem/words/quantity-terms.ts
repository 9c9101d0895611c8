/** A term of the field, as every part of the instrument writes and explains it. */
export interface Term {
  /** In plain Unicode; empty where the field has words alone. */
  readonly symbol: string;
  /** The same in TeX. */
  readonly tex: string;
  /** Name in the field's terms, lower case. */
  readonly name: string;
  /** What it means, in a sentence. */
  readonly meaning: string;
  /** Domain, and unit where it has one: units are those of the eigenvalues λ, of y², or none. */
  readonly unit: string;
}

/** A term from its parts. */
export const term = (
  symbol: string,
  tex: string,
  name: string,
  meaning: string,
  unit: string,
): Term => ({
  symbol,
  tex,
  name,
  meaning,
  unit,
});

/**
 * The part of the table of symbols that names what a curve can show: apart, because a page has it from
 * the start and the rest when it is asked for.
 */
export const quantityTerms: Readonly<
  Record<
    | "excessRisk"
    | "totalRisk"
    | "bias"
    | "variance"
    | "estimationRisk"
    | "squaredNorm"
    | "trainingError"
    | "effectiveRidge"
    | "degreesOne"
    | "degreesTwo"
    | "effectiveNoise"
    | "effectiveSamples",
    Term
  >
> = {
  excessRisk: term("R", "R", "excess risk", "E(y − ŷ)² − σ² on a new sample.", "units of y²"),
  totalRisk: term("", "", "total risk", "Excess risk + σ².", "units of y²"),
  bias: term("", "", "bias", "Excess risk of the mean estimate E β̂.", "units of y²"),
  variance: term(
    "",
    "",
    "variance",
    "What samples, noise and masks add to the bias.",
    "units of y²",
  ),
  estimationRisk: term(
    "‖β̂ − β‖²",
    "\\lVert\\hat\\beta-\\beta\\rVert^2",
    "estimation risk",
    "Squared distance of the estimate from the true signal.",
    "units of y²/λ",
  ),
  squaredNorm: term(
    "‖β̂‖²",
    "\\lVert\\hat\\beta\\rVert^2",
    "squared norm",
    "Squared norm of the estimate.",
    "units of y²/λ",
  ),
  trainingError: term(
    "",
    "",
    "training error",
    "Mean squared residual on the training rows.",
    "units of y²",
  ),
  effectiveRidge: term(
    "κ",
    "\\kappa",
    "effective ridge",
    "The mean estimate is that of ridge regression with this penalty, in units of the eigenvalues.",
    "units of λ, ≥ 0",
  ),
  degreesOne: term(
    "df₁",
    "\\mathrm{df}_1",
    "degrees of freedom",
    "tr Σ(Σ + κ)⁻¹/n: freedom spent on the features, per sample.",
    "≥ 0",
  ),
  degreesTwo: term(
    "df₂",
    "\\mathrm{df}_2",
    "degrees of freedom",
    "tr Σ²(Σ + κ)⁻²/n, per sample.",
    "≥ 0",
  ),
  effectiveNoise: term(
    "",
    "",
    "effective noise",
    "Noise variance of an equivalent problem without masks: σ², missed signal and mask noise.",
    "units of y²",
  ),
  effectiveSamples: term(
    "",
    "",
    "effective samples per sample",
    "Rows per sample that count: fewer than there are where rows differ (Kish 1965).",
    "≥ 0",
  ),
};

import { formatNumber } from "../../plot/index.ts";
import { maskLawName, spectrumName, type MaskLaw, type Problem } from "../../problem/index.ts";

const number = (value: number): string => formatNumber(value, 3);

/** A mask law in a few characters. */
export function lawName(law: MaskLaw): string {
  return maskLawName(law, number);
}

/** Whether a law is random, as in R²MAE: it then has the fixed accent on every plot. */
export function isRandomLaw(law: MaskLaw): boolean {
  // a list of one ratio is that ratio
  return law.law === "discrete" ? law.ratios.length > 1 : law.law !== "fixed";
}

/** The name of the curve being edited: its law, or "fixed p" while the ratio itself is the axis. */
export function currentName(problem: Problem, axisPath: string): string {
  return axisPath === "mask.ratio" && problem.mask.law === "fixed"
    ? "fixed p"
    : lawName(problem.mask);
}

/** The problem in one line: data, masks and test, in the field's terms. */
export function describeProblem(problem: Problem): string {
  const parts = [
    `γ = ${formatNumber(problem.gamma, 3)}`,
    spectrumName(problem.spectrum, number),
    problem.signal.alignment.kind === "self-supervised"
      ? "target: a coordinate of x"
      : `σ² = ${formatNumber(problem.noise ?? 0, 3)}`,
    lawName(problem.mask),
  ];
  if (problem.rows === "masked-target") parts.push("rows with a hidden target");
  if (problem.copies === "infinity") parts.push("loss averaged over masks");
  else if (problem.copies > 1) parts.push(`${problem.copies} masked copies`);
  if (problem.rescale) parts.push("inputs rescaled");
  if (problem.ridge > 0) parts.push(`ridge ${formatNumber(problem.ridge, 3)}`);
  if (problem.test.mask > 0) parts.push(`tested at q = ${formatNumber(problem.test.mask, 3)}`);
  return parts.join(" · ");
}

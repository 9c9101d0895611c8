import type { Fault } from "../fields/kinds.ts";
import { joinPath } from "../fields/paths.ts";
import { formulaField } from "../formula/field.ts";
import type { FormulaSymbol } from "../formula/grammar.ts";
import { formulaMistake, formulaValues } from "../formula/values.ts";
import type { SpectralAtoms } from "../spectrum/family.ts";
import type { AlignmentKind } from "./alignment.ts";

/** Energies in proportion to mass × a formula. */
export interface FormulaAlignment {
  kind: "formula";
  /** Energy in terms of λ_k ("lambda"), u = (k−½)/D, k and D, up to a factor. */
  formula: string;
}

const SYMBOLS: readonly FormulaSymbol[] = ["lambda", "u", "k", "D"];

export const formulaAlignment: AlignmentKind<FormulaAlignment> = {
  kind: "formula",
  order: 40,
  hostDependent: true,
  label: "formula",
  help: "Energy in proportion to spectral mass × a formula in λ, u = (k − ½)/D, k and D.",
  fields: {
    formula: formulaField(
      {
        key: "energy",
        label: "signal energies",
        symbol: "b̃(λ)",
        tex: "\\tilde b(\\lambda)",
        help: "Relative energy of β along eigenvector k, ≥ 0, from its eigenvalue lambda, u = (k − ½)/D, k = 1…D and D.",
        initial: "lambda^2",
      },
      SYMBOLS,
    ),
  },
  faultsIn(alignment, atoms, path): Fault[] {
    const message = mistakeIn(alignment, atoms);
    if (message === undefined) return [];
    return [{ path: joinPath(path, "formula"), value: alignment.formula, message }];
  },
  energies({ formula }, { lambda, mass }): Float64Array {
    const values = formulaValues(formula, SYMBOLS, lambda.length, lambda);
    // relative to the largest that counts, so that no sum of them overflows
    const reference = values.reduce((max, v, k) => (mass[k] === 0 ? max : Math.max(max, v)), 0);
    return values.map((value, k) =>
      mass[k] === 0 ? 0 : (mass[k] as number) * (value / reference),
    );
  },
};

/** What is wrong with the formula of an alignment in a spectrum; undefined when nothing is. */
function mistakeIn(
  { formula }: FormulaAlignment,
  { lambda, mass }: SpectralAtoms,
): string | undefined {
  const mistake = formulaMistake(formula, SYMBOLS, lambda.length, Number.MAX_VALUE, lambda);
  if (mistake !== undefined) return mistake;
  const values = formulaValues(formula, SYMBOLS, lambda.length, lambda);
  if (values.some((value, k) => value > 0 && (mass[k] as number) > 0)) return undefined;
  return "must be positive at some k that has spectral mass; it is 0 there";
}

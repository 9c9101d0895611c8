import type { Fault } from "../fields/kinds.ts";
import { joinPath } from "../fields/paths.ts";
import { formulaField } from "../formula/field.ts";
import type { FormulaSymbol } from "../formula/grammar.ts";
import { formulaMistake, formulaValues } from "../formula/values.ts";
import { dimension } from "./dimension.ts";
import { equalMass, MAX_MAGNITUDE, type SpectralAtoms, type SpectrumFamily } from "./family.ts";

/** Eigenvalues by a formula, taken as they are. */
export interface FormulaSpectrum {
  family: "formula";
  /** λ_k in terms of u = (k−½)/D, k and D. */
  formula: string;
  /** Number D of eigenvalues. */
  dimension: number;
}

const SYMBOLS: readonly FormulaSymbol[] = ["u", "k", "D"];

export const formula: SpectrumFamily<FormulaSpectrum> = {
  family: "formula",
  order: 70,
  label: "formula",
  help: "Eigenvalues by a formula in u = (k − ½)/D, k and D, taken as they are.",
  fields: {
    formula: formulaField(
      {
        key: "formula",
        label: "eigenvalues",
        symbol: "λₖ",
        tex: "\\lambda_k",
        help: "Eigenvalue k of Σ, ≥ 0, from u = (k − ½)/D in (0, 1), k = 1…D and D.",
        initial: "1/(1+10*u)",
      },
      SYMBOLS,
    ),
    dimension,
  },
  check({ formula: text, dimension: count }, path): Fault[] {
    const message = formulaMistake(text, SYMBOLS, count, MAX_MAGNITUDE);
    return message === undefined ? [] : [{ path: joinPath(path, "formula"), value: text, message }];
  },
  name: ({ formula: text }) => `λₖ = ${text}`,
  hostDependent: true,
  atoms({ formula: text, dimension: count }): SpectralAtoms {
    return equalMass(formulaValues(text, SYMBOLS, count));
  },
};

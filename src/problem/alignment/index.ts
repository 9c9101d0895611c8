import type { SpectralAtoms } from "../spectrum/family.ts";
import type { AlignmentKind } from "./alignment.ts";
import { formulaAlignment, type FormulaAlignment } from "./formula.ts";
import { isotropicAlignment, type IsotropicAlignment } from "./isotropic.ts";
import { powerAlignment, type PowerAlignment } from "./power.ts";
import { selfSupervisedAlignment, type SelfSupervisedAlignment } from "./self-supervised.ts";
import { weightsAlignment, type WeightsAlignment } from "./weights.ts";

/** How the energy of β is spread over the eigenvectors of Σ. */
export type Alignment =
  | IsotropicAlignment
  | PowerAlignment
  | WeightsAlignment
  | FormulaAlignment
  | SelfSupervisedAlignment;

type Kinds = { readonly [A in Alignment as A["kind"]]: AlignmentKind<A> };

/** Every kind of alignment by name. A new kind is its own file and one line here. */
export const alignmentKinds: Kinds = {
  isotropic: isotropicAlignment,
  power: powerAlignment,
  weights: weightsAlignment,
  formula: formulaAlignment,
  "self-supervised": selfSupervisedAlignment,
};

/** Unnormalised energies along each atom; null for a self-supervised target. */
export function energyShape(alignment: Alignment, atoms: SpectralAtoms): Float64Array | null {
  const kind = alignmentKinds[alignment.kind] as AlignmentKind<Alignment>;
  return kind.energies(alignment, atoms);
}

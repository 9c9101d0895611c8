import type { Variant } from "../fields/kinds.ts";
import type { SpectralAtoms } from "../spectrum/family.ts";

/** A kind of alignment of the signal with the eigenvectors of Σ: its fields, and the energies' shape. */
export interface AlignmentKind<A> extends Variant<Omit<A, "kind">> {
  /**
   * Unnormalised energies of β along each atom's eigenspace, length K, ≥ 0;
   * null where the target, and with it β, follows from Σ itself.
   */
  energies(alignment: A, atoms: SpectralAtoms): Float64Array | null;
}

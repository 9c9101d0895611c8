import type { Fault, Variant } from "../fields/kinds.ts";
import type { SpectralAtoms } from "../spectrum/family.ts";

/** A kind of alignment of the signal with the eigenvectors of Σ: its fields, and the energies' shape. */
export interface AlignmentKind<A extends { readonly kind: string }> extends Variant<
  Omit<A, "kind">
> {
  /** Its name in links and files. */
  readonly kind: A["kind"];
  /** Its place in lists: lower ones come first. */
  readonly order: number;
  /**
   * Whether energies come from functions (powers) whose last bits differ between hosts: experiments
   * then round them.
   */
  readonly hostDependent: boolean;
  /** Faults of an alignment in a spectrum; none unless given. */
  faultsIn?(alignment: A, atoms: SpectralAtoms, path: string): readonly Fault[];
  /**
   * Unnormalised energies of β along each atom's eigenspace, length K, ≥ 0;
   * null where the target, and with it β, follows from Σ itself.
   */
  energies(alignment: A, atoms: SpectralAtoms): Float64Array | null;
}

/** Whether no eigenvalue is 0. */
export function everyPositive(lambda: Float64Array): boolean {
  return lambda.every((value) => value > 0);
}

import { inOrder } from "../fields/in-order.ts";
import type { Fault } from "../fields/kinds.ts";
import type { SpectralAtoms } from "../spectrum/family.ts";
import type { AlignmentKind } from "./alignment.ts";
import * as specs from "./kinds.ts";

type AlignmentOf<K> = K extends AlignmentKind<infer A> ? A : never;

/** How the energy of β is spread over the eigenvectors of Σ. */
export type Alignment = AlignmentOf<(typeof specs)[keyof typeof specs]>;

type Kinds = { readonly [A in Alignment as A["kind"]]: AlignmentKind<A> };

/** Every kind of alignment by name, in the order in which they are offered. */
export const alignmentKinds: Kinds = Object.fromEntries(
  inOrder(specs).map((spec) => [spec.kind, spec]),
) as unknown as Kinds;

function kindOf(alignment: Alignment): AlignmentKind<Alignment> {
  return alignmentKinds[alignment.kind];
}

/** Unnormalised energies along each atom; null for a self-supervised target. */
export function energyShape(alignment: Alignment, atoms: SpectralAtoms): Float64Array | null {
  return kindOf(alignment).energies(alignment, atoms);
}

/** Faults of an alignment in a spectrum. */
export function alignmentFaults(
  alignment: Alignment,
  atoms: SpectralAtoms,
  path: string,
): readonly Fault[] {
  return kindOf(alignment).faultsIn?.(alignment, atoms, path) ?? [];
}

/** Whether the energies of an alignment differ between hosts in their last bits. */
export function energiesHostDependent(alignment: Alignment): boolean {
  return kindOf(alignment).hostDependent;
}

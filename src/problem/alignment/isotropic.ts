import type { AlignmentKind } from "./alignment.ts";

/** β has no preferred direction. */
export interface IsotropicAlignment {
  kind: "isotropic";
}

export const isotropicAlignment: AlignmentKind<IsotropicAlignment> = {
  kind: "isotropic",
  order: 10,
  hostDependent: false,
  label: "isotropic",
  help: "β points in a random direction: energy in proportion to spectral mass (none on a massless spike).",
  fields: {},
  energies(_, { mass }): Float64Array {
    return mass.slice();
  },
};

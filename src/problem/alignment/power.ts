import type { Fault } from "../fields/kinds.ts";
import { joinPath } from "../fields/paths.ts";
import { everyPositive, type AlignmentKind } from "./alignment.ts";

/** Energies in proportion to mass × λ^s. */
export interface PowerAlignment {
  kind: "power";
  /** Exponent s: > 0 leans on strong directions, < 0 on weak ones. */
  exponent: number;
}

export const powerAlignment: AlignmentKind<PowerAlignment> = {
  kind: "power",
  order: 20,
  hostDependent: true,
  label: "power of λ",
  help: "Energy in proportion to spectral mass × λ^s: s > 0 leans on strong directions.",
  fields: {
    exponent: {
      kind: "number",
      key: "s",
      label: "alignment exponent",
      symbol: "s",
      tex: "s",
      help: "Energy of β along an eigenvector is proportional to λ^s; negative s needs every λ > 0.",
      min: -20,
      max: 20,
      scale: "linear",
      track: [-2, 4],
      initial: 1,
    },
  },
  faultsIn({ exponent }, { lambda }, path): Fault[] {
    if (exponent >= 0 || everyPositive(lambda)) return [];
    const message = `must be at least 0 while an eigenvalue is 0; found ${exponent}`;
    return [{ path: joinPath(path, "exponent"), value: exponent, message }];
  },
  energies({ exponent }, { lambda, mass }): Float64Array {
    // relative to the largest (or, for s < 0, smallest) eigenvalue that has mass, so that no power
    // overflows and not all of them underflow
    let reference = exponent >= 0 ? 0 : Infinity;
    for (let k = 0; k < lambda.length; k++) {
      if (mass[k] === 0) continue;
      const value = lambda[k] as number;
      reference = exponent >= 0 ? Math.max(reference, value) : Math.min(reference, value);
    }
    const energy = new Float64Array(lambda.length);
    for (let k = 0; k < lambda.length; k++) {
      const w = mass[k] as number;
      if (w !== 0) energy[k] = w * ((lambda[k] as number) / reference) ** exponent;
    }
    return energy;
  },
};

import type { AlignmentKind } from "./alignment.ts";

/** Energies in proportion to mass × λ^s. */
export interface PowerAlignment {
  kind: "power";
  /** Exponent s: > 0 leans on strong directions, < 0 on weak ones. */
  exponent: number;
}

export const powerAlignment: AlignmentKind<PowerAlignment> = {
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
  energies({ exponent }, { lambda, mass }): Float64Array {
    // relative to the largest (or, for s < 0, smallest) eigenvalue that has mass, so that no power
    // overflows and not all of them underflow
    const carried = lambda.filter((_, k) => mass[k] !== 0);
    const reference = exponent >= 0 ? Math.max(...carried) : Math.min(...carried);
    return mass.map((w, k) => (w === 0 ? 0 : w * ((lambda[k] as number) / reference) ** exponent));
  },
};

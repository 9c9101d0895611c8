import { energyShape } from "./alignment/index.ts";
import { spectralAtoms } from "./spectrum/index.ts";
import type { SpectralAtoms } from "./spectrum/family.ts";
import type { Problem, Signal } from "./table.ts";

/**
 * The limiting population of a problem with an outside target.
 *
 * | symbol | meaning |
 * |---|---|
 * | `lambda` | eigenvalues of Σ, length K |
 * | `mass` | spectral mass of each, sum 1 (0 for a massless spike) |
 * | `energy` | b_k, energy of β on each, Σ b = ‖β‖² |
 * | `noise` | σ² |
 */
export interface Population extends SpectralAtoms {
  readonly energy: Float64Array;
  readonly noise: number;
}

/** Whether the target is itself a coordinate of x. */
export function isSelfSupervised(problem: Problem): boolean {
  return problem.signal.alignment.kind === "self-supervised";
}

/** The population of a checked problem. Throws a TypeError for a self-supervised target. Cost O(K). */
export function population(problem: Problem): Population {
  const atoms = spectralAtoms(problem.spectrum);
  const energy = signalEnergies(problem.signal, atoms);
  if (energy === null || problem.noise === undefined) {
    throw new TypeError("a self-supervised target has no population of its own: it follows from Σ");
  }
  return { ...atoms, energy, noise: problem.noise };
}

/** Energies b_k scaled to the strength asked for; null for a self-supervised target. */
function signalEnergies(signal: Signal, atoms: SpectralAtoms): Float64Array | null {
  const shape = energyShape(signal.alignment, atoms);
  if (shape === null || signal.strength === undefined) return null;
  const scale = signalScale(signal, shape, atoms);
  for (let k = 0; k < shape.length; k++) shape[k] = (shape[k] as number) * scale;
  return shape;
}

function shapeSize(signal: Signal, shape: Float64Array, lambda: Float64Array): number {
  let size = 0;
  for (let k = 0; k < shape.length; k++) {
    size += (shape[k] as number) * (signal.of === "variance" ? (lambda[k] as number) : 1);
  }
  return size;
}

/** Factor from the shape of the energies to the strength asked for. */
function signalScale(signal: Signal, shape: Float64Array, { lambda }: SpectralAtoms): number {
  return signal.strength === 0 ? 0 : (signal.strength ?? 0) / shapeSize(signal, shape, lambda);
}

/** Whether an alignment can be scaled, within the range of numbers, to the strength asked for. */
export function signalIsReachable(signal: Signal, atoms: SpectralAtoms): boolean {
  const energy = signalEnergies(signal, atoms);
  return energy === null || energy.every((b) => Number.isFinite(b));
}

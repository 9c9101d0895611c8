import type { SpikePath } from "../../../plot/index.ts";
import {
  isSelfSupervised,
  loadFormulas,
  usesFormulas,
  type Problem,
} from "../../../problem/index.ts";
import { sampleSpectrum } from "../../../simulation/index.ts";
import { maskedSpectrum, type SpectralDensity } from "../../../theory/index.ts";
import { spikePath } from "./spike-path.ts";
import { trackedSpikes } from "./spectrum-model.ts";

/** One piece of the spectrum to compute in the background. */
export interface SpectrumTask {
  readonly kind: "density" | "path" | "draw";
  readonly problem: Problem;
  readonly n: number;
  readonly seed: number;
}

/** What came of a task; or why nothing did. */
export type SpectrumReply =
  | { readonly kind: "density"; readonly density: SpectralDensity }
  | { readonly kind: "path"; readonly path: SpikePath | null }
  | { readonly kind: "draw"; readonly draw: Float64Array }
  | { readonly kind: "failure"; readonly failure: string };

/** Computes a piece of the spectrum. Seconds for a draw, at most. */
export async function computeSpectrum(task: SpectrumTask): Promise<SpectrumReply> {
  const { kind, problem, n, seed } = task;
  if (usesFormulas(problem)) await loadFormulas();
  if (kind === "density") return { kind, density: maskedSpectrum(problem) };
  if (kind === "path") return { kind, path: spikePath(problem, trackedSpikes(problem)) };
  if (drawCost(problem, n) > MOST_WORK) {
    return { kind: "failure", failure: `no draw at n = ${n}: too large to wait for` };
  }
  return { kind, draw: sampleSpectrum(problem, { n, seed, replicate: 0 }) };
}

/** Multiplications that a draw's eigenvalues may take: some seconds. */
const MOST_WORK = 2e9;

function drawCost({ gamma, copies }: Problem, n: number): number {
  const rows = copies === "infinity" ? n : n * copies;
  return rows * gamma * n * Math.min(rows, gamma * n);
}

/**
 * What a task depends on, so that the same is not computed twice. The bulk does not know of single
 * spikes; only those beside it, below, may show in its gaps.
 */
export function spectrumKey({ kind, problem, n, seed }: SpectrumTask): string {
  const { noise: _noise, signal, test: _test, ridge: _ridge, spectrum, ...rest } = problem;
  const own = isSelfSupervised(problem) ? signal : null;
  if (kind === "draw") return JSON.stringify([rest, spectrum, own, n, seed]);
  if (kind === "path") {
    const { mask, ...others } = rest;
    // the course of a fixed ratio is the same wherever it stands
    return JSON.stringify([others, spectrum, own, mask.law === "fixed" ? "fixed" : mask]);
  }
  const beside =
    spectrum.family === "spiked"
      ? { family: spectrum.family, spikes: spectrum.spikes.filter((spike) => spike < 1) }
      : spectrum;
  return JSON.stringify([rest, beside, own]);
}

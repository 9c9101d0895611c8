import {
  isSelfSupervised,
  loadFormulas,
  usesFormulas,
  type Problem,
} from "../../../problem/index.ts";
import { sampleSpectrum } from "../../../simulation/index.ts";
import { maskedSpectrum, type SpectralDensity } from "../../../theory/index.ts";

/** One spectrum to compute: the limit, and one draw beside it. */
export interface SpectrumTask {
  readonly problem: Problem;
  readonly n: number;
  readonly seed: number;
}

/** The limit and the eigenvalues of one draw; or why there are none. */
export type SpectrumReply =
  | {
      readonly density: SpectralDensity;
      readonly draw: Float64Array | null;
      readonly notice: string;
    }
  | { readonly failure: string };

/** Computes a spectrum. Never rejects. A draw that cannot be made leaves the limit alone. */
export async function computeSpectrum({ problem, n, seed }: SpectrumTask): Promise<SpectrumReply> {
  try {
    if (usesFormulas(problem)) await loadFormulas();
    const density = maskedSpectrum(problem);
    if (drawCost(problem, n) > MOST_WORK) {
      return { density, draw: null, notice: `no draw at n = ${n}: too large to wait for` };
    }
    try {
      return { density, draw: sampleSpectrum(problem, { n, seed, replicate: 0 }), notice: "" };
    } catch (error) {
      return { density, draw: null, notice: messageOf(error) };
    }
  } catch (error) {
    return { failure: messageOf(error) };
  }
}

/** Multiplications that a draw's eigenvalues may take: some seconds. */
const MOST_WORK = 2e9;

function drawCost({ gamma, copies }: Problem, n: number): number {
  const rows = copies === "infinity" ? n : n * copies;
  return rows * gamma * n * Math.min(rows, gamma * n);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What a spectrum depends on, so that the same is not computed twice. */
export function spectrumKey({ problem, n, seed }: SpectrumTask): string {
  const { noise: _noise, signal, test: _test, ridge: _ridge, ...rest } = problem;
  const own = isSelfSupervised(problem) ? signal : null;
  return JSON.stringify([rest, own, n, seed]);
}

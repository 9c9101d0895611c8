import {
  binCount,
  densityAxis,
  densityOn,
  spectrumAxis,
  spectrumBars,
  wantsLogAxis,
  type SpectrumFigure,
  type SpectrumStick,
} from "../../../plot/index.ts";
import {
  isSelfSupervised,
  listedEigenvalues,
  spectralAtoms,
  type Problem,
  type SpectralAtoms,
} from "../../../problem/index.ts";
import {
  maskedPopulation,
  upperSpectrum,
  type MaskedPopulation,
  type SpectralDensity,
  type UpperSpectrum,
} from "../../../theory/index.ts";

/** Most spikes that are followed one by one. */
const MOST_SPIKES = 50;

/** The spikes of a spectrum that are followed into the sample; a self-supervised target sees none. */
export function trackedSpikes(
  problem: Problem,
  { lambda, mass }: SpectralAtoms = spectralAtoms(problem.spectrum),
): number[] {
  if (isSelfSupervised(problem)) return [];
  return Array.from(lambda)
    .filter((_, k) => mass[k] === 0)
    .slice(0, MOST_SPIKES);
}

/** What is known of a spectrum without waiting. */
export interface SpectrumModel {
  readonly sticks: readonly SpectrumStick[];
  readonly masked: MaskedPopulation | null;
  readonly upper: UpperSpectrum | null;
  /** What masking makes of Σ. */
  readonly maskedName: string;
}

/**
 * Population, masked inputs and the fate of every spike, at once. `density` knows the outliers in
 * gaps and below the bulk, when it is there.
 */
export function spectrumModel(problem: Problem, density: SpectralDensity | null): SpectrumModel {
  const masked = maskedPopulation(problem);
  const upper = upperSpectrum(problem);
  const atoms = spectralAtoms(problem.spectrum);
  const { lambda, mass } = atoms;
  const spikes = new Set(trackedSpikes(problem, atoms));
  const sticks = Array.from(lambda, (value, k): SpectrumStick => {
    const spike = mass[k] === 0 && spikes.has(value);
    const beside = density?.outliers.find((one) => near(one.spike, value))?.location ?? null;
    const outlier = spike ? (upper?.outlier(value) ?? beside) : null;
    const place = masked === null ? null : maskedStick(masked, value, k);
    return {
      lambda: value,
      mass: mass[k] ?? 0,
      masked: place,
      path: listedEigenvalues(problem.spectrum)?.path(k) ?? null,
      spike,
      outlier,
    };
  });
  return { sticks, masked, upper, maskedName: maskedName(problem) };
}

/** For one ratio in symbols (diag stands for the constant diagonal of Σ), for a law in words. */
function maskedName({ mask, rescale }: Problem): string {
  if (mask.law !== "fixed") return "mean over rows, ± 1 s.d.";
  return rescale ? "Σ + p/(1−p) diag" : "(1−p)²Σ + p(1−p)diag";
}

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.abs(b);

/** The masked eigenvalue of an eigenvalue; equal ones were merged for a self-supervised target. */
function maskedStick(
  masked: MaskedPopulation,
  value: number,
  index: number,
): { mean: number; deviation: number } | null {
  const same = (one: number): boolean => near(one, value) || (one === 0 && value === 0);
  const here = masked.lambda[index];
  const k = here !== undefined && same(here) ? index : masked.lambda.findIndex(same);
  const deviation = masked.deviation[k];
  const mean = masked.visible * value + masked.hidden;
  return mean < Infinity ? { mean, deviation: deviation ?? 0 } : null;
}

/** How the horizontal axis is chosen. */
export type EigenvalueScale = "auto" | "linear" | "log";

/** The scale in force. */
export function axisScale(
  sticks: readonly SpectrumStick[],
  choice: EigenvalueScale,
): "linear" | "log" {
  if (choice !== "auto") return choice;
  return wantsLogAxis(sticks) ? "log" : "linear";
}

/** What the figure is made of beside the model. */
export interface SpectrumPieces {
  readonly density: SpectralDensity | null;
  readonly draw: Float64Array | null;
  readonly fresh: { readonly density: boolean; readonly draw: boolean };
  readonly missing: string;
}

/** The figure of a model; `held` is the axis to keep while something is dragged. */
export function spectrumFigure(
  model: SpectrumModel,
  pieces: SpectrumPieces,
  scale: "linear" | "log",
  held: SpectrumFigure | null,
): SpectrumFigure {
  const { density, fresh, missing } = pieces;
  const { sticks, masked, upper, maskedName: name } = model;
  const draw = pieces.draw?.every((value) => Number.isFinite(value)) ? pieces.draw : null;
  const edges = density?.edges ?? [];
  const edge = edges.at(-1)?.[1] ?? upper?.edge ?? 0;
  const outlying =
    draw === null ? [] : Array.from(draw).filter((value) => value > edge * 1.02 && edge > 0);
  const x =
    held?.x.scale === scale
      ? held.x
      : spectrumAxis(
          [
            ...sticks.flatMap((stick) => [
              stick.lambda,
              stick.masked === null ? 0 : stick.masked.mean,
              stick.outlier ?? 0,
            ]),
            ...edges.flat(),
            edge,
            ...outlying,
          ],
          scale,
        );
  const curve = density === null ? null : densityOn(x, density);
  const to = edge > 0 ? edge * 1.0001 : Math.max(0, ...(draw ?? [])) * 1.02;
  const bars = draw === null || to === 0 ? [] : spectrumBars(draw, x, to, binCount(draw.length));
  return {
    x,
    y: densityAxis(x, curve, bars),
    sticks,
    mixed: masked !== null && masked.deviation.some((value) => value > 0),
    maskedName: name,
    density: curve,
    bars,
    edges,
    criticalSpike: upper?.criticalSpike ?? null,
    outlying,
    atom: { place: density?.atomPlace ?? 0, mass: density?.atomAtZero ?? 0 },
    fresh,
    missing,
  };
}

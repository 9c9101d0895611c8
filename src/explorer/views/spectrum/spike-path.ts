import { brentRoot } from "../../../numerics/index.ts";
import type { SpikeCourse, SpikePath } from "../../../plot/index.ts";
import { largestRatio, meanRatio, type Problem } from "../../../problem/index.ts";
import { upperSpectrum, type UpperSpectrum } from "../../../theory/index.ts";

/** Places along the ratio. */
const PLACES = 72;
/** Largest ratio looked at. */
const LAST = 0.98;

/**
 * The upper edge of the bulk and the outliers of spikes as the masks change: over the ratio of a
 * fixed law, or over the mean of a random one with all its ratios scaled together. Null where the
 * rows are no classes. Cost: some hundred upper spectra.
 */
export function spikePath(problem: Problem, spikes: readonly number[]): SpikePath | null {
  const scaled = problem.mask.law !== "fixed";
  const at = course(problem);
  const range = scaled ? largestScale(problem) : LAST;
  const places = Float64Array.from({ length: PLACES + 1 }, (_, i) => (range * i) / PLACES);
  const uppers = Array.from(places, at);
  if (uppers.every((upper) => upper === null)) return null;
  const unit = scaled ? meanRatio(problem.mask) : 1;
  const follow = (lambda: number): SpikeCourse => {
    const location = Float64Array.from(uppers, (upper) => upper?.outlier(lambda) ?? Number.NaN);
    const thresholds: number[] = [];
    for (let i = 1; i < places.length; i++) {
      const [before, after] = [excess(uppers[i - 1], lambda), excess(uppers[i], lambda)];
      if (!(before * after < 0)) continue;
      const { value } = brentRoot(
        (p) => excess(at(p), lambda),
        places[i - 1] ?? 0,
        places[i] ?? 1,
        1e-6,
      );
      thresholds.push(value * unit);
    }
    return { lambda, location, thresholds };
  };
  return {
    ratio: places.map((place) => place * unit),
    edge: Float64Array.from(uppers, (upper) => finite(upper?.edge)),
    spikes: spikes.map(follow),
    scaled,
  };
}

/** Upper spectra along the ratio, or along the scale of a law. */
function course(problem: Problem): (place: number) => UpperSpectrum | null {
  if (problem.mask.law !== "fixed") return (scale) => upperSpectrum(problem, scale);
  // copies need some masking to differ at all
  const least = problem.copies !== "infinity" && problem.copies > 1 ? 1e-4 : 0;
  return (ratio) =>
    upperSpectrum({ ...problem, mask: { law: "fixed", ratio: Math.max(least, ratio) } });
}

/** The scale at which the largest ratio of a law reaches the end; at least the law itself. */
function largestScale({ mask }: Problem): number {
  const most = largestRatio(mask);
  return most > 0 ? Math.max(1, LAST / most) : 1;
}

/** How far a spike lies above the critical one, in logarithms. */
function excess(upper: UpperSpectrum | null | undefined, lambda: number): number {
  return upper ? Math.log(lambda / upper.criticalSpike) : Number.NaN;
}

function finite(value: number | undefined): number {
  return value !== undefined && value < Infinity ? value : Number.NaN;
}

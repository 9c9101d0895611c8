import type { FigureAxis } from "../figure/figure.ts";
import { formatNumber } from "../words/format.ts";

/** The course of one spike as the masks change. */
export interface SpikeCourse {
  readonly lambda: number;
  /** Where it shows at each ratio; NaN while the bulk drowns it. */
  readonly location: Float64Array;
  /** Ratios at which it drowns or emerges (BBP), in increasing order. */
  readonly thresholds: readonly number[];
}

/** How the upper end of the limiting spectrum depends on the masks. */
export interface SpikePath {
  /** Mask ratios: of a fixed law, or the mean ratio of a law scaled up or down. */
  readonly ratio: Float64Array;
  /** Upper edge of the bulk; NaN where there is none. */
  readonly edge: Float64Array;
  readonly spikes: readonly SpikeCourse[];
  /** Whether the ratios of a law are all scaled together. */
  readonly scaled: boolean;
}

/** A path with its axes. */
export interface SpikePathFigure extends SpikePath {
  readonly x: FigureAxis;
  readonly y: FigureAxis;
}

/** Up to this ratio everything fits the frame: beyond, edges of rescaled inputs grow without bound. */
const FITTED = 0.85;

/** The figure of a path; `current` is the ratio in force, which fits as well. */
export function spikePathFigure(path: SpikePath, current: number): SpikePathFigure {
  const last = path.ratio.at(-1) ?? 1;
  let top = 0;
  path.ratio.forEach((p, i) => {
    if (p > Math.max(FITTED * last, current)) return;
    for (const value of [path.edge[i], ...path.spikes.map((one) => one.location[i])]) {
      if (value !== undefined && value < Infinity) top = Math.max(top, value);
    }
  });
  return {
    ...path,
    x: {
      label: path.scaled ? "mean mask ratio" : "mask ratio",
      symbol: path.scaled ? "E p" : "p",
      scale: "linear",
      range: [0, last],
    },
    y: {
      label: "eigenvalue of ZᵀZ/N",
      symbol: "",
      scale: "linear",
      range: [0, 1.1 * (top > 0 ? top : 1)],
    },
  };
}

/** A path in words. */
export function spikePathSummary({ spikes, x, scaled }: SpikePathFigure): string {
  const number = (value: number): string => formatNumber(value, 3);
  const parts = spikes.slice(0, 8).map(({ lambda, thresholds, location }) => {
    const shown = location.some((value) => !Number.isNaN(value));
    if (thresholds.length > 0) {
      const places = thresholds.map((p) => `${x.symbol} = ${number(p)}`).join(" and ");
      return `The spike ${number(lambda)} crosses the bulk's edge at ${places}.`;
    }
    return `The spike ${number(lambda)} ${shown ? "stays outside the bulk" : "is drowned throughout"}.`;
  });
  const what = scaled ? "the mean ratio, all ratios of the law scaled together" : "the mask ratio";
  return [`Upper edge of the bulk and outliers against ${what}.`, ...parts].join(" ");
}

import type { FigureAxis } from "./figure.ts";

/** One spike: its eigenvalue in Σ, and the outlier it makes among the data's eigenvalues. */
export interface SpectrumSpike {
  readonly spike: number;
  /** Null while it is lost in the bulk. */
  readonly location: number | null;
}

/** The spectrum of the masked sample covariance: the limit, beside one draw of finite size. */
export interface SpectrumFigure {
  readonly x: FigureAxis;
  readonly y: FigureAxis;
  /** Limiting density per unit of x; 0 outside the support. */
  readonly density: { readonly x: Float64Array; readonly y: Float64Array };
  /** Bars of a draw's histogram, as density; empty before anything was drawn. */
  readonly bars: readonly { readonly from: number; readonly to: number; readonly height: number }[];
  readonly edges: readonly (readonly [number, number])[];
  readonly spikes: readonly SpectrumSpike[];
  /** Eigenvalues of a draw that lie beyond the limiting support: where spikes are looked for. */
  readonly outlying: readonly number[];
  /** Mass at one place, 0 but for the averaged loss, in the limit. */
  readonly atom: { readonly place: number; readonly mass: number };
}

/** How much room, as a share of the largest edge, stands free right of everything shown. */
const MARGIN = 0.06;

/** The axes that hold a density, a histogram and its outliers. */
export function spectrumAxes(
  figure: Pick<SpectrumFigure, "density" | "bars" | "edges" | "spikes" | "outlying">,
  clip: number,
): { x: FigureAxis; y: FigureAxis } {
  const edge = figure.edges.at(-1)?.[1] ?? 1;
  const places = [edge, ...figure.outlying, ...figure.spikes.map((spike) => spike.location ?? 0)];
  const right = Math.max(...places) * (1 + MARGIN);
  // a density may be unbounded at 0: the frame follows its bulk and the bars
  const heights = Array.from(figure.density.y).toSorted((a, b) => a - b);
  const bulk = heights[Math.floor(clip * (heights.length - 1))] ?? 1;
  const bars = figure.bars.map((bar) => bar.height).toSorted((a, b) => a - b);
  const tall = bars[Math.floor(0.95 * (bars.length - 1))] ?? 0;
  const top = 1.12 * Math.max(bulk, tall, 1e-9);
  return {
    x: { label: "eigenvalue of ZᵀZ/N", symbol: "", scale: "linear", range: [0, right] },
    y: { label: "density", symbol: "", scale: "linear", range: [0, top] },
  };
}

/** A spectrum in words, for a screen reader. */
export function spectrumSummary(figure: SpectrumFigure): string {
  const number = (value: number): string => String(Number(value.toPrecision(3)));
  const support = figure.edges
    .map(([from, to]) => `${number(from)} to ${number(to)}`)
    .join(" and ");
  const spikes = figure.spikes.map(({ spike, location }) =>
    location === null
      ? `The spike ${number(spike)} is lost in the bulk.`
      : `The spike ${number(spike)} shows at ${number(location)}.`,
  );
  const zero =
    figure.atom.mass > 0
      ? ` ${number(100 * figure.atom.mass)} % of the eigenvalues are ${number(figure.atom.place)}.`
      : "";
  const draw = figure.bars.length > 0 ? " A histogram of one simulated draw is laid over it." : "";
  return [
    `Limiting spectrum of the masked sample covariance on ${support}.${zero}${draw}`,
    ...spikes,
  ].join(" ");
}

/** Histogram of eigenvalues as a density over all of them, zeros counted in the total but not drawn. */
export function histogramBars(
  eigenvalues: Float64Array,
  to: number,
  bins: number,
): { bars: SpectrumFigure["bars"]; atZero: number } {
  const zero = 1e-9 * Math.max(to, ...eigenvalues);
  const width = to / bins;
  const counts = new Array<number>(bins).fill(0);
  let zeros = 0;
  for (const value of eigenvalues) {
    if (value <= zero) zeros += 1;
    else if (value < to)
      counts[Math.floor(value / width)] = (counts[Math.floor(value / width)] ?? 0) + 1;
  }
  const bars = counts.map((count, i) => ({
    from: i * width,
    to: (i + 1) * width,
    height: count / (eigenvalues.length * width),
  }));
  return { bars, atZero: zeros / eigenvalues.length };
}

import type { FigureAxis } from "../figure/figure.ts";
import { formatNumber } from "../words/format.ts";

/** One eigenvalue of the population, and what becomes of it. */
export interface SpectrumStick {
  readonly lambda: number;
  /** Spectral mass; 0 for a spike. */
  readonly mass: number;
  /** Its eigenvalue in the covariance of the masked inputs: mean over rows, and deviation. */
  readonly masked: { readonly mean: number; readonly deviation: number } | null;
  /** The field of the problem that it is, if it can be dragged. */
  readonly path: string | null;
  /** A single eigenvalue that is followed into the sample; others make up the bulk. */
  readonly spike: boolean;
  /** Where a spike shows among the sample's eigenvalues; null while the bulk drowns it. */
  readonly outlier: number | null;
}

/** A bar of a histogram; height as density. */
export interface SpectrumBar {
  readonly from: number;
  readonly to: number;
  readonly height: number;
}

/**
 * A spectrum on its way: population, masked inputs, limit of the masked sample covariance, one draw.
 * All on one axis of eigenvalues.
 */
export interface SpectrumFigure {
  readonly x: FigureAxis;
  readonly y: FigureAxis;
  readonly sticks: readonly SpectrumStick[];
  /** Whether the rows have different ratios: masked eigenvalues then have a spread. */
  readonly mixed: boolean;
  /** What masking makes of Σ, in symbols or words. */
  readonly maskedName: string;
  /** Limiting density, per unit or per decade as the axis is linear or log; null when there is none. */
  readonly density: { readonly x: Float64Array; readonly y: Float64Array } | null;
  readonly bars: readonly SpectrumBar[];
  /** Components of the limiting support. */
  readonly edges: readonly (readonly [number, number])[];
  /** The smallest spike that leaves the bulk; null without a bulk. */
  readonly criticalSpike: number | null;
  /** Eigenvalues of the draw beyond the support: where spikes are looked for. */
  readonly outlying: readonly number[];
  /** Limiting mass at one place. */
  readonly atom: { readonly place: number; readonly mass: number };
  /** Whether density and draw are those of the problem shown, or of the one before. */
  readonly fresh: { readonly density: boolean; readonly draw: boolean };
  /** Why there is no density; empty when there is or will be one. */
  readonly missing: string;
}

/** Room right of everything shown, as a share of the axis. */
const MARGIN = 0.07;
/** Decades that a log axis shows at most. */
const DECADES = 6;

/** The axis that holds everything: from 0 on a linear scale, from the smallest eigenvalue on a log one. */
export function spectrumAxis(values: Iterable<number>, scale: "linear" | "log"): FigureAxis {
  let most = 0;
  let least = Infinity;
  for (const value of values) {
    if (!(value > 0 && value < Infinity)) continue;
    most = Math.max(most, value);
    least = Math.min(least, value);
  }
  if (most === 0) [least, most] = [0.1, 1];
  const label = scale === "log" ? "eigenvalue, log scale" : "eigenvalue";
  if (scale === "linear") {
    return { label, symbol: "", scale, range: [0, most * (1 + MARGIN)] };
  }
  const low = Math.max(least, most / 10 ** DECADES);
  const stretch = (most / low) ** MARGIN;
  return { label, symbol: "", scale, range: [low / stretch / 1.1, most * stretch * 1.1] };
}

/** Spread of the bulk's eigenvalues beyond which a linear axis would hide most of them. */
const WIDE = 45;

/** Whether the eigenvalues with mass spread so far that a log axis serves them better. */
export function wantsLogAxis(sticks: readonly Pick<SpectrumStick, "lambda" | "mass">[]): boolean {
  const positive = sticks.filter(({ lambda, mass }) => lambda > 0 && mass > 0);
  const values = positive.map(({ lambda }) => lambda);
  return values.length > 1 && Math.max(...values) > WIDE * Math.min(...values);
}

/** Natural logarithm of 10: densities per decade are so much times x times those per unit. */
const DECADE = Math.LN10;

/** A density per unit as it is drawn on an axis: the area under the curve is mass. */
export function densityOn(
  axis: FigureAxis,
  { x, density }: { readonly x: Float64Array; readonly density: Float64Array },
): { x: Float64Array; y: Float64Array } {
  if (axis.scale === "linear") return { x, y: density };
  return { x, y: density.map((value, i) => value * (x[i] ?? 0) * DECADE) };
}

/** The vertical axis: what is typical fits, a density unbounded at 0 is cut. */
export function densityAxis(
  x: FigureAxis,
  density: { readonly y: Float64Array } | null,
  bars: readonly SpectrumBar[],
): FigureAxis {
  const heights = Array.from(density?.y ?? []).toSorted((a, b) => a - b);
  const bulk = heights[Math.floor(0.97 * (heights.length - 1))] ?? 0;
  const tall = bars.map((bar) => bar.height).toSorted((a, b) => a - b);
  const top = tall[Math.floor(0.95 * (tall.length - 1))] ?? 0;
  const label = x.scale === "log" ? "density per decade" : "density";
  const most = Math.max(bulk, density === null ? top : Math.min(top, 1.6 * bulk));
  return { label, symbol: "", scale: "linear", range: [0, 1.15 * (most > 0 ? most : 1)] };
}

/**
 * Histogram of eigenvalues on an axis as a density over all of them; zeros are counted in the total
 * but not drawn.
 */
export function spectrumBars(
  eigenvalues: Float64Array,
  axis: FigureAxis,
  to: number,
  bins: number,
): SpectrumBar[] {
  const log = axis.scale === "log";
  const place = (value: number): number => (log ? Math.log10(value) : value);
  const back = (value: number): number => (log ? 10 ** value : value);
  const zero = 1e-9 * Math.max(to, ...eigenvalues);
  const from = log ? place(axis.range[0]) : 0;
  const width = (place(to) - from) / bins;
  const counts = new Array<number>(bins).fill(0);
  for (const value of eigenvalues) {
    if (value <= zero || value >= to) continue;
    const bin = Math.floor((place(value) - from) / width);
    if (bin >= 0) counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts.map((count, i) => ({
    from: back(from + i * width),
    to: back(from + (i + 1) * width),
    height: count / (eigenvalues.length * width),
  }));
}

/** Bars of the histogram up to the right edge: more as there are more eigenvalues to fill them. */
export function binCount(eigenvalues: number): number {
  return Math.max(8, Math.min(60, Math.round(1.6 * eigenvalues ** 0.6)));
}

/** What becomes of a spike, in words. */
export function spikeFate(
  { outlier }: Pick<SpectrumStick, "outlier">,
  criticalSpike: number | null,
): string {
  if (outlier !== null) return `emerges at ${formatNumber(outlier, 3)}`;
  if (criticalSpike === null) return "not known";
  return `drowned: emerges from λ > ${formatNumber(criticalSpike, 3)}`;
}

/** A spectrum in words, for a screen reader. */
export function spectrumSummary(figure: SpectrumFigure): string {
  const number = (value: number): string => formatNumber(value, 3);
  const atoms = figure.sticks.filter((stick) => stick.mass > 0);
  const [first, last] = [atoms.at(0), atoms.at(-1)];
  const spikes = figure.sticks.filter((stick) => stick.spike);
  const population =
    first === undefined || last === undefined
      ? ""
      : atoms.length === 1
        ? `Population eigenvalue ${number(first.lambda)}`
        : `${atoms.length} population eigenvalues from ${number(Math.min(...atoms.map((one) => one.lambda)))} to ${number(Math.max(...atoms.map((one) => one.lambda)))}`;
  const support = figure.edges
    .map(([from, to]) => `${number(from)} to ${number(to)}`)
    .join(" and ");
  const limit =
    figure.missing !== ""
      ? `No limiting density: ${figure.missing}.`
      : figure.edges.length === 0
        ? ""
        : `Limiting spectrum of the masked sample covariance on ${support}.`;
  const zero =
    figure.atom.mass > 0
      ? `${number(100 * figure.atom.mass)} % of the eigenvalues are ${number(figure.atom.place)}.`
      : "";
  const draw = figure.bars.length > 0 ? "A histogram of one simulated draw is laid under it." : "";
  const told = spikes.slice(0, 8).map((one) => {
    const fate = spikeFate(one, figure.criticalSpike);
    return `The spike ${number(one.lambda)} ${one.outlier === null ? "is " : ""}${fate}.`;
  });
  const more = spikes.length > 8 ? `And ${spikes.length - 8} more spikes.` : "";
  return [population === "" ? "" : `${population}.`, limit, zero, draw, ...told, more]
    .filter((part) => part !== "")
    .join(" ");
}

import { formatNumber } from "../words/format.ts";
import { axisFraction } from "../axes/scale.ts";
import { axisTicks, tellingFigures } from "../axes/ticks.ts";

/** The excess risk of one cell of a map against the fixed mask ratio, and what is best there. */
export interface StripFigure {
  /** Mask ratios, ascending, and their risks: Infinity where infinite, NaN where not computed yet. */
  readonly ratios: Float64Array;
  readonly risks: Float64Array;
  /** Risk without masks; Infinity where infinite, NaN where not known. */
  readonly unmasked: number;
  readonly best: { readonly ratio: number; readonly risk: number } | null;
  /** The best uniform law, where it beats the best fixed ratio. */
  readonly range: { readonly min: number; readonly max: number; readonly risk: number } | null;
  /** The problem's own fixed ratio; null under a random law. */
  readonly own: { readonly ratio: number; readonly risk: number } | null;
  /** The ratio at which N = d; null where none is. */
  readonly threshold: number | null;
}

/** Size and margins of the strip. */
export interface StripFrame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Everything of a strip in pixels. */
export interface StripGeometry {
  readonly path: string;
  readonly xTicks: readonly { readonly at: number; readonly label: string }[];
  readonly yTicks: readonly { readonly at: number; readonly label: string }[];
  readonly unmasked: number | null;
  readonly best: { readonly x: number; readonly y: number } | null;
  readonly range: { readonly from: number; readonly to: number; readonly y: number } | null;
  readonly own: { readonly x: number; readonly y: number } | null;
  readonly threshold: number | null;
}

/** The frame of a strip of this size. */
export function stripFrame(width: number, height: number): StripFrame {
  return { width, height, left: 42, right: 8, top: 24, bottom: 36 };
}

/** How far above the least risk a strip shows: a shallow valley must stay one. */
const REACH = 30;

/** Where everything of a strip is. */
export function stripGeometry(figure: StripFigure, frame: StripFrame): StripGeometry {
  const axis = verticalAxis(figure);
  const right = frame.width - frame.right;
  const bottom = frame.height - frame.bottom;
  const x = (ratio: number): number => frame.left + (right - frame.left) * ratio;
  const y = (risk: number): number => {
    const up = risk > 0 || axis.scale === "linear" ? axisFraction(axis, risk) : 0;
    // a curve that leaves the strip goes on a little, to be cut off there
    return bottom - (bottom - frame.top) * Math.min(1.5, Math.max(-0.2, up));
  };
  let path = "";
  let pen = false;
  figure.ratios.forEach((ratio, i) => {
    const risk = figure.risks[i] as number;
    if (Number.isNaN(risk)) return;
    if (!(risk < Infinity)) {
      pen = false;
      return;
    }
    path += `${pen ? "L" : "M"}${x(ratio).toFixed(1)} ${y(risk).toFixed(1)}`;
    pen = true;
  });
  const point = (one: { ratio: number; risk: number } | null): { x: number; y: number } | null =>
    one !== null && Number.isFinite(one.risk) ? { x: x(one.ratio), y: y(one.risk) } : null;
  const ticks = axisTicks(axis, Math.max(2, (bottom - frame.top) / 44));
  const digits = tellingFigures(ticks.values, 3);
  return {
    path,
    xTicks: [0, 0.5, 1].map((ratio) => ({ at: x(ratio), label: String(ratio) })),
    yTicks: ticks.values.map((value) => ({ at: y(value), label: formatNumber(value, digits) })),
    unmasked: Number.isFinite(figure.unmasked) ? y(figure.unmasked) : null,
    best: point(figure.best),
    range: figure.range && {
      from: x(figure.range.min),
      to: x(figure.range.max),
      y: y(figure.range.risk),
    },
    own: point(figure.own),
    threshold: figure.threshold === null ? null : x(figure.threshold),
  };
}

function verticalAxis({ risks, unmasked, best, range }: StripFigure): {
  label: string;
  symbol: string;
  scale: "linear" | "log";
  range: [number, number];
} {
  const known = risks.filter((risk) => Number.isFinite(risk)).sort();
  const low = Math.min(
    known[0] ?? Infinity,
    best && Number.isFinite(best.risk) ? best.risk : Infinity,
    range?.risk ?? Infinity,
  );
  const middle = known[Math.floor(0.8 * known.length)] ?? 1;
  const high = Math.max(middle, Number.isFinite(unmasked) ? unmasked : 0);
  const base = { label: "", symbol: "" };
  if (!(low > 1e-9 && low < Infinity)) {
    return { ...base, scale: "linear", range: [0, high > 0 ? high * 1.15 : 1] };
  }
  const top = Math.min(low * REACH, Math.max(high * 1.15, low * 1.6));
  return { ...base, scale: "log", range: [low / (top / low) ** 0.12, top] };
}

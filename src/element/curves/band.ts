import { axisFraction, axisValue, type FigureAxis } from "../../plot/index.ts";

/** A stretch of the axis that can be dragged: the range of a random mask law. */
export interface Band {
  readonly from: number;
  readonly to: number;
}

/** What of a band is being moved. */
export type BandPart = "from" | "to" | "both";

/** Narrowest band, as a fraction of the axis: its ends must stay apart to be grasped. */
const NARROWEST = 0.01;

/**
 * The band with one of its parts moved to a value of the axis. Ends stay on the axis and in order; the
 * whole band keeps its width (on the axis' own scale) and is led by its start.
 */
export function movedBand(axis: FigureAxis, band: Band, part: BandPart, value: number): Band {
  const from = axisFraction(axis, band.from);
  const to = axisFraction(axis, band.to);
  const wanted = axisFraction(axis, value);
  const within = (fraction: number, low: number, high: number): number =>
    axisValue(axis, Math.min(Math.max(fraction, low), high));
  if (part === "from") return { from: within(wanted, 0, Math.max(0, to - NARROWEST)), to: band.to };
  if (part === "to") {
    return { from: band.from, to: within(wanted, Math.min(1, from + NARROWEST), 1) };
  }
  const width = Math.min(1, to - from);
  const start = Math.min(Math.max(wanted, 0), 1 - width);
  return { from: axisValue(axis, start), to: axisValue(axis, start + width) };
}

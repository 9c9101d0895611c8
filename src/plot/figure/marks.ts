import type { Figure, FigureSeries, FigureThreshold } from "./figure.ts";
import { axisNumber, formatNumber } from "../words/format.ts";
import { innerHeight, innerWidth, type Frame } from "../axes/frame.ts";
import { axisFraction } from "../axes/scale.ts";

/** Text beside a mark, in pixels from the plot's top left corner. */
export interface MarkLabel {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "middle" | "end";
}

/** A ring at the best ratio of a curve. Its label is null where others stand already. */
export interface RingMark {
  readonly series: FigureSeries;
  /** The ratio itself. */
  readonly value: number;
  readonly x: number;
  readonly y: number;
  readonly label: MarkLabel | null;
}

/** A named vertical line. Its label is null where others stand already. */
export interface LineMark {
  readonly threshold: FigureThreshold;
  readonly x: number;
  readonly label: MarkLabel | null;
}

/** Rings and thresholds with their labels, none of which overlap. */
export interface Marks {
  readonly rings: readonly RingMark[];
  readonly lines: readonly LineMark[];
}

/** Average width of a character of the small text, and its height. */
const CHARACTER = 6.6;
const LINE = 17;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Places the marks of a figure: thresholds first, then rings, the current problem's first. */
export function marksOf(figure: Figure, frame: Frame): Marks {
  const taken: Box[] = [];
  const place = (label: MarkLabel): MarkLabel | null => {
    const box = boxOf(label);
    if (taken.some((other) => overlap(box, other))) return null;
    taken.push(box);
    return label;
  };
  const lines = figure.thresholds
    .filter(({ x }) => x >= figure.x.range[0] && x <= figure.x.range[1])
    .map((threshold): LineMark => {
      const x = frame.left + axisFraction(figure.x, threshold.x) * innerWidth(frame);
      return { threshold, x, label: place(lineLabel(threshold, x, frame)) };
    });
  const rank = ({ current, member }: FigureSeries): number => (current ? 0 : member ? 2 : 1);
  const rings = figure.series
    .toSorted((a, b) => rank(a) - rank(b))
    .flatMap((series): RingMark[] => {
      const at = ringPlace(series, figure, frame);
      if (at === null) return [];
      const label = series.member ? null : place(ringLabel(at.value, at, figure, frame));
      return [{ series, ...at, label }];
    });
  return { rings, lines };
}

function ringPlace(
  { best }: FigureSeries,
  figure: Figure,
  frame: Frame,
): { value: number; x: number; y: number } | null {
  if (best === null) return null;
  const across = axisFraction(figure.x, best.x);
  const up = axisFraction(figure.y, best.y);
  if (!(across >= 0 && across <= 1 && up >= 0 && up <= 1)) return null;
  return {
    value: best.x,
    x: frame.left + across * innerWidth(frame),
    y: frame.top + (1 - up) * innerHeight(frame),
  };
}

/** Above the ring, inside the valley; below it only where there is no room. */
function ringLabel(
  value: number,
  { x, y }: { x: number; y: number },
  figure: Figure,
  frame: Frame,
): MarkLabel {
  const text = `best ${figure.x.symbol} = ${formatNumber(value, 3)}`;
  const half = (text.length * CHARACTER) / 2;
  const right = frame.left + innerWidth(frame);
  const anchor = x + half > right ? "end" : x - half < frame.left ? "start" : "middle";
  const shift = anchor === "end" ? -10 : anchor === "start" ? 10 : 0;
  const below = y < frame.top + 30;
  return { text, x: x + shift, y: below ? y + 22 : y - 17, anchor };
}

function lineLabel({ name }: FigureThreshold, x: number, frame: Frame): MarkLabel {
  const right = x + name.length * CHARACTER > frame.left + innerWidth(frame);
  const anchor = right ? "end" : "start";
  return { text: name, x: x + (right ? -6 : 6), y: frame.top + 8, anchor };
}

function boxOf({ text, x, y, anchor }: MarkLabel): Box {
  const width = text.length * CHARACTER;
  const left = anchor === "end" ? x - width : anchor === "middle" ? x - width / 2 : x;
  return { left, right: left + width, top: y - LINE / 2, bottom: y + LINE / 2 };
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** A value of a curve for people; infinite where the curve has a gap. */
export function curveNumber(figure: Figure, value: number, digits = 4): string {
  return Number.isFinite(value) ? axisNumber(figure.y, value, digits) : "∞";
}

import type { Figure, FigureCaution, FigureSeries, FigureThreshold } from "./figure.ts";
import { axisNumber, formatNumber } from "../words/format.ts";
import { innerHeight, innerWidth, type Frame } from "../axes/frame.ts";
import { axisFraction } from "../axes/scale.ts";
import { LabelRoom, type LabelBox, type PlacedText } from "./placement.ts";

/** Text beside a mark, in pixels from the plot's top left corner. */
export type MarkLabel = PlacedText;

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
  /** Names of hatched stretches, where they are wide enough. */
  readonly hatches: readonly MarkLabel[];
}

/** Half the width of a character of the small text, for what is centred. */
const HALF_CHARACTER = 3.3;

/** Where the ring's texts keep off: its own radius and a line's half. */
const CLEAR = 17;

/**
 * Places the marks of a figure: thresholds first, then rings, the current problem's first.
 *
 * @param obstacles what lies over the plot: texts keep off it, and go without where there is no room
 */
export function marksOf(figure: Figure, frame: Frame, obstacles: readonly LabelBox[] = []): Marks {
  const room = new LabelRoom({
    left: frame.left,
    top: 0,
    right: frame.width,
    bottom: frame.height,
  });
  room.block(...obstacles);
  const lines = figure.thresholds
    .filter(({ x }) => x >= figure.x.range[0] && x <= figure.x.range[1])
    .map((threshold): LineMark => {
      const x = frame.left + axisFraction(figure.x, threshold.x) * innerWidth(frame);
      return { threshold, x, label: room.place(lineLabels(threshold, x, frame)) };
    });
  const rank = ({ current, member }: FigureSeries): number => (current ? 0 : member ? 2 : 1);
  const rings = figure.series
    .toSorted((a, b) => rank(a) - rank(b))
    .flatMap((series): RingMark[] => {
      const at = ringPlace(series, figure, frame);
      if (at === null) return [];
      const label = series.member ? null : room.place(ringLabels(at.value, at, figure, frame));
      return [{ series, ...at, label }];
    });
  const hatches = figure.cautions.flatMap(
    (caution) => room.place(hatchLabels(caution, figure, frame)) ?? [],
  );
  return { rings, lines, hatches };
}

/** What hatching means, in as many words as there is room for; why is told by the card and beside. */
const HATCHED = ["simulated means unreliable here", "means unreliable here", "unreliable"];

/** At the foot of a hatched stretch, or at its top. */
function hatchLabels({ from, to }: FigureCaution, figure: Figure, frame: Frame): MarkLabel[] {
  const at = (value: number): number =>
    frame.left + Math.min(1, Math.max(0, axisFraction(figure.x, value))) * innerWidth(frame);
  const [left, right] = [at(from), at(to)];
  const text = HATCHED.find((words) => words.length * 2 * HALF_CHARACTER + 8 < right - left);
  if (text === undefined) return [];
  const foot = frame.top + innerHeight(frame);
  return [foot - 13, foot - 33, frame.top + 12].map((y) => ({
    text,
    x: (left + right) / 2,
    y,
    anchor: "middle",
  }));
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

/** Above the ring, inside the valley; below it, or beside it, where there is no room. */
function ringLabels(
  value: number,
  { x, y }: { x: number; y: number },
  figure: Figure,
  frame: Frame,
): MarkLabel[] {
  const text = `best ${figure.x.symbol} = ${formatNumber(value, 3)}`;
  const half = text.length * HALF_CHARACTER;
  const right = frame.left + innerWidth(frame);
  const anchor = x + half > right ? "end" : x - half < frame.left ? "start" : "middle";
  const shift = anchor === "end" ? -10 : anchor === "start" ? 10 : 0;
  const inside = ({ y: at }: MarkLabel): boolean =>
    at > frame.top - 4 && at < frame.height - frame.bottom - 6;
  const above: MarkLabel = { text, x: x + shift, y: y - CLEAR, anchor };
  const below: MarkLabel = { ...above, y: y + CLEAR + 5 };
  const before: MarkLabel = { text, x: x - 12, y: y - CLEAR, anchor: "end" };
  const after: MarkLabel = { text, x: x + 12, y: y - CLEAR, anchor: "start" };
  const higher: MarkLabel = { ...above, y: y - 2 * CLEAR - 2 };
  const places = [above, below, before, after, higher].filter(inside);
  return y < frame.top + 30 ? places.toReversed() : places;
}

/** At the top of its line, on the side with room; lower down, or in one word, where the top is taken. */
function lineLabels({ name }: FigureThreshold, x: number, frame: Frame): MarkLabel[] {
  const right = x + 2 * HALF_CHARACTER * name.length > frame.left + innerWidth(frame);
  const short = name.slice(name.lastIndexOf(" ") + 1);
  return [name, short].flatMap((text) =>
    [8, 27, 46].flatMap((down) => {
      const y = frame.top + down;
      const after: MarkLabel = { text, x: x + 6, y, anchor: "start" };
      const before: MarkLabel = { text, x: x - 6, y, anchor: "end" };
      return right ? [before, after] : [after, before];
    }),
  );
}

/** A value of a curve for people; infinite where the curve has a gap. */
export function curveNumber(figure: Figure, value: number, digits = 4): string {
  return Number.isFinite(value) ? axisNumber(figure.y, value, digits) : "∞";
}

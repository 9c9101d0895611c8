import type { Figure, FigureSeries } from "./figure.ts";
import { innerHeight, innerWidth, type Frame } from "../axes/frame.ts";
import { axisFraction } from "../axes/scale.ts";

/** Where a curve or a simulated cell leaves the plot, in pixels from its top left corner. */
export interface CutMark {
  readonly series: FigureSeries;
  readonly x: number;
  readonly y: number;
  readonly way: "up" | "down";
}

/** A stretch beyond the axis: its first place, how far it goes, and where on the axis that is. */
interface Stretch {
  readonly first: number;
  readonly most: number;
  readonly from: number;
}

/** Half the width of a mark, in pixels. */
const HALF = 4.5;

/** A value this far beyond the axis, as a share of it, has left it. */
const SLACK = 0.002;

/**
 * One mark for each stretch of a curve that is cut off: at its peak where it comes back, else where it
 * leaves; and one for each simulated cell out of sight.
 */
export function cutMarks(figure: Figure, frame: Frame): CutMark[] {
  return figure.series.flatMap((series) =>
    (["up", "down"] as const).flatMap((way) => marksOf(series, figure, frame, way)),
  );
}

function marksOf(
  series: FigureSeries,
  figure: Figure,
  frame: Frame,
  way: CutMark["way"],
): CutMark[] {
  const y = way === "up" ? frame.top + 1 : frame.top + innerHeight(frame) - 1;
  const mark = (fraction: number): CutMark => {
    return { series, x: frame.left + fraction * innerWidth(frame), y, way };
  };
  const beyond = (value: number): number => {
    const up = axisFraction(figure.y, value);
    return way === "up" ? up - 1 : value <= 0 && figure.y.scale === "log" ? Infinity : -up;
  };
  const { x, total } = series;
  const marks: CutMark[] = [];
  let stretch: Stretch | null = null;
  for (let i = 0; i <= x.length; i++) {
    const far = i < x.length ? beyond(total[i] as number) : Number.NaN;
    const across = axisFraction(figure.x, x[i] ?? Number.NaN);
    // a gap in a stretch beyond the top is where it is infinite: its peak
    const infinite: boolean =
      i < x.length && Number.isNaN(total[i]) && stretch !== null && way === "up";
    if ((far > SLACK || infinite) && across >= 0 && across <= 1) {
      const most: number = infinite ? Infinity : far;
      if (stretch === null) stretch = { first: i, most, from: across };
      else if (most > stretch.most) stretch = { first: stretch.first, most, from: across };
      continue;
    }
    if (stretch !== null) {
      const open = stretch.first === 0 || i >= x.length;
      const leaves = stretch.first === 0 ? i - 1 : stretch.first;
      marks.push(mark(open ? axisFraction(figure.x, x[leaves] as number) : stretch.from));
    }
    stretch = null;
  }
  const points = series.points.flatMap((point): CutMark[] => {
    const far = beyond(point.caution === null ? point.mean : point.median);
    const across = axisFraction(figure.x, point.x);
    return far > SLACK && across >= 0 && across <= 1 ? [mark(across)] : [];
  });
  return [...marks, ...points];
}

/** A mark as the path of a small triangle. */
export function cutPath({ x, y, way }: CutMark): string {
  const foot = way === "up" ? y + 2 * HALF - 1 : y - 2 * HALF + 1;
  return `M${x - HALF},${foot}L${x},${y}L${x + HALF},${foot}Z`;
}

/** Whether a value has a place between the ends of the vertical axis. */
export function onPlot(figure: Figure, value: number): boolean {
  const up = axisFraction(figure.y, value);
  return up >= -SLACK && up <= 1 + SLACK;
}

import type { Figure, FigureAxis, FigurePoint, FigureSeries } from "../figure/figure.ts";
import type { Frame } from "../axes/frame.ts";
import { linePath } from "../figure/line-path.ts";
import type { PlotTheme } from "../figure/theme.ts";
import { linesOf } from "../figure/series-lines.ts";

/** A figure as it was drawn. */
export interface Drawn {
  readonly figure: Figure;
  readonly frame: Frame;
  readonly theme: PlotTheme;
}

/** Whether two figures differ in the course of their lines at most. */
export function sameShape(a: Drawn, b: Drawn): boolean {
  return (
    a.frame === b.frame &&
    a.theme === b.theme &&
    sameAxis(a.figure.x, b.figure.x) &&
    sameAxis(a.figure.y, b.figure.y) &&
    a.figure.series.length === b.figure.series.length &&
    a.figure.series.every((one, i) => sameSeries(one, b.figure.series[i] as FigureSeries))
  );
}

function sameAxis(a: FigureAxis, b: FigureAxis): boolean {
  return (
    a.label === b.label &&
    a.symbol === b.symbol &&
    a.scale === b.scale &&
    a.unit === b.unit &&
    a.range[0] === b.range[0] &&
    a.range[1] === b.range[1]
  );
}

function sameSeries(a: FigureSeries, b: FigureSeries): boolean {
  return (
    a.id === b.id &&
    JSON.stringify(a.tone) === JSON.stringify(b.tone) &&
    a.dash === b.dash &&
    a.current === b.current &&
    (a.parts === null) === (b.parts === null) &&
    (a.refined === null) === (b.refined === null) &&
    samePoints(a.points, b.points)
  );
}

function samePoints(a: readonly FigurePoint[], b: readonly FigurePoint[]): boolean {
  return a === b || (a.length === b.length && a.every((point, i) => samePoint(point, b[i])));
}

function samePoint(a: FigurePoint, b: FigurePoint | undefined): boolean {
  return (
    a === b ||
    (a.x === b?.x &&
      a.mean === b.mean &&
      a.standardError === b.standardError &&
      a.median === b.median &&
      a.caution === b.caution)
  );
}

/**
 * Moves the lines drawn in an element to where a figure of the same shape has them.
 *
 * @returns false when a line is not there to be moved: the figure must be drawn anew.
 */
export function moveLines(element: HTMLElement, figure: Figure, frame: Frame): boolean {
  const moves: (() => void)[] = [];
  for (const { id, x, y } of figure.series.flatMap(linesOf)) {
    const path = linePath(figure, frame, x, y);
    const drawn = element.querySelectorAll(`.scatterlayer .trace${id} path.js-line`);
    const [first] = drawn;
    if (first === undefined) {
      // a line without a finite value is not drawn at all
      if (path !== "") return false;
      continue;
    }
    // a line with gaps was drawn in pieces: the first now holds all of them
    moves.push(() => drawn.forEach((one) => one.setAttribute("d", one === first ? path : "M0,0")));
  }
  for (const move of moves) move();
  return true;
}

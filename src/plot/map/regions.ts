import { innerHeight, innerWidth, type Frame } from "../axes/frame.ts";
import type { MapFigure } from "./map-figure.ts";

/** The middle of the largest room in a region of a map, in pixels, with what fits there. */
export interface MapRegion {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/**
 * Where the name of a kind of cells fits best: the widest run of cells with as many rows of their kind
 * around them as a line of text takes, on one side of the threshold, whose line has a name of its own;
 * null where there are none. Cost O(cells).
 */
export function regionOf(
  { kinds, side, xs, ys }: MapFigure,
  frame: Frame,
  kind: number,
  height = 34,
): MapRegion | null {
  const columns = xs.length;
  const rows = ys.length;
  const cellHeight = innerHeight(frame) / Math.max(1, rows - 1);
  const cellWidth = innerWidth(frame) / Math.max(1, columns - 1);
  const deep = Math.max(1, Math.ceil(height / cellHeight));
  // 0 for other kinds; else which side it is on, or that there is none
  const regions = Int8Array.from(kinds, (one, cell) =>
    one === kind ? 2 + (Math.sign(side[cell] as number) || 0) : 0,
  );
  // for each column of a row: how many rows down from it are of its region
  const heights = new Int32Array(columns);
  let best: { from: number; to: number; row: number; score: number } | null = null;
  for (let row = 0; row < rows; row++) {
    let from = -1;
    for (let column = 0; column <= columns; column++) {
      const cell = row * columns + column;
      const region = column < columns ? (regions[cell] as number) : 0;
      if (column < columns) {
        const below = row > 0 && regions[cell - columns] === region;
        heights[column] = region === 0 ? 0 : below ? (heights[column] as number) + 1 : 1;
      }
      const roomy = region > 0 && (heights[column] as number) >= deep;
      const goesOn = roomy && from >= 0 && regions[cell - 1] === region;
      if (roomy && from < 0) from = column;
      if (goesOn || from < 0 || (roomy && from === column)) continue;
      const middle = (row - (deep - 1) / 2) / Math.max(1, rows - 1);
      // among equally wide places the one nearest to the middle of the map
      const score = column - from - 0.2 * columns * Math.abs(middle - 0.5);
      if (best === null || score > best.score) best = { from, to: column - 1, row, score };
      from = roomy ? column : -1;
    }
  }
  if (best === null) return null;
  const middle = (best.from + best.to) / 2 / Math.max(1, columns - 1);
  const up = (best.row - (deep - 1) / 2) / Math.max(1, rows - 1);
  return {
    x: frame.left + innerWidth(frame) * middle,
    y: frame.top + innerHeight(frame) * (1 - up),
    width: (best.to - best.from) * cellWidth,
  };
}

import { innerHeight, innerWidth, type Frame } from "./frame.ts";
import type { MapFigure } from "./map-figure.ts";

/** The middle of the largest room in a region of a map, in pixels, with what fits there. */
export interface MapRegion {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/**
 * Where the name of a kind of cells fits best: the widest run of cells in rows that have `lines` rows of
 * their kind around them; null where there are none. Cost O(cells).
 */
export function regionOf(
  { kinds, xs, ys }: MapFigure,
  frame: Frame,
  kind: number,
  height = 34,
): MapRegion | null {
  const columns = xs.length;
  const rows = ys.length;
  const cellHeight = innerHeight(frame) / Math.max(1, rows - 1);
  const cellWidth = innerWidth(frame) / Math.max(1, columns - 1);
  const deep = Math.max(1, Math.ceil(height / cellHeight));
  // for each column of a row: how many rows up from it are of the kind
  const heights = new Int32Array(columns);
  let best: { from: number; to: number; row: number; score: number } | null = null;
  for (let row = 0; row < rows; row++) {
    let from = -1;
    for (let column = 0; column <= columns; column++) {
      const same = column < columns && kinds[row * columns + column] === kind;
      if (column < columns) heights[column] = same ? (heights[column] as number) + 1 : 0;
      const roomy = column < columns && (heights[column] as number) >= deep;
      if (roomy && from < 0) from = column;
      if (roomy || from < 0) continue;
      const middle = (row - (deep - 1) / 2) / Math.max(1, rows - 1);
      // among equally wide places the one nearest to the middle of the map
      const score = column - from - 0.2 * columns * Math.abs(middle - 0.5);
      if (best === null || score > best.score) best = { from, to: column - 1, row, score };
      from = -1;
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

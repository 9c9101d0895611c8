/** A line as x, y pairs, one after the other: x0, y0, x1, y1, … */
export type Polyline = readonly number[];

/** Values on a lattice, row by row; NaN where a contour must not pass. */
export interface Lattice {
  readonly columns: number;
  readonly rows: number;
  readonly values: Float64Array;
}

/**
 * Lines of one level, by marching squares with linear interpolation, in lattice coordinates (column,
 * row), joined end to end. Squares with a corner that is NaN are left out. Cost O(columns · rows).
 */
export function contourLines({ columns, rows, values }: Lattice, level: number): Polyline[] {
  const segments: [number, number][] = [];
  const points = new Map<number, readonly [number, number]>();
  const at = (column: number, row: number): number => values[row * columns + column] as number;
  // an edge is named by its lower left corner and its direction: 2·cell for across, 2·cell + 1 for up
  const cross = (column: number, row: number, up: 0 | 1): number => {
    const name = 2 * (row * columns + column) + up;
    if (!points.has(name)) {
      const a = at(column, row);
      const b = up === 1 ? at(column, row + 1) : at(column + 1, row);
      const share = Math.min(1, Math.max(0, (level - a) / (b - a)));
      points.set(name, up === 1 ? [column, row + share] : [column + share, row]);
    }
    return name;
  };
  for (let row = 0; row + 1 < rows; row++) {
    for (let column = 0; column + 1 < columns; column++) {
      const corners = [
        at(column, row),
        at(column + 1, row),
        at(column + 1, row + 1),
        at(column, row + 1),
      ];
      if (corners.some(Number.isNaN)) continue;
      const above = corners.map((value) => value >= level);
      const edges: number[] = [];
      if (above[0] !== above[1]) edges.push(cross(column, row, 0));
      if (above[1] !== above[2]) edges.push(cross(column + 1, row, 1));
      if (above[2] !== above[3]) edges.push(cross(column, row + 1, 0));
      if (above[3] !== above[0]) edges.push(cross(column, row, 1));
      if (edges.length === 2) segments.push([edges[0] as number, edges[1] as number]);
      if (edges.length === 4) {
        // a saddle: what the middle is decides which corners are cut off
        const middle = corners.reduce((sum, value) => sum + value, 0) / 4 >= level;
        const [bottom, right, top, left] = edges as [number, number, number, number];
        if (middle === above[0]) segments.push([bottom, right], [top, left]);
        else segments.push([left, bottom], [right, top]);
      }
    }
  }
  return joined(segments).map((names) => names.flatMap((name) => points.get(name) ?? []));
}

/** Segments between named points, joined into chains as long as they go; a ring ends as it starts. */
function joined(segments: readonly (readonly [number, number])[]): number[][] {
  const ends = new Map<number, number[]>();
  segments.forEach(([a, b], index) => {
    for (const point of [a, b]) ends.set(point, [...(ends.get(point) ?? []), index]);
  });
  const used = new Uint8Array(segments.length);
  const walk = (from: number): number[] => {
    const chain: number[] = [];
    for (let point = from; ;) {
      const index = (ends.get(point) ?? []).find((one) => used[one] === 0);
      if (index === undefined) return chain;
      used[index] = 1;
      const [a, b] = segments[index] as readonly [number, number];
      point = a === point ? b : a;
      chain.push(point);
    }
  };
  return segments.flatMap(([a], index) => {
    if (used[index] === 1) return [];
    const forward = walk(a);
    return [[...walk(a).toReversed(), a, ...forward]];
  });
}

/** A line with its corners worn off, as the outline of cells: its ends stay where they are. */
export function smoothed(line: Polyline, passes: number): Polyline {
  let current = [...line];
  const count = line.length / 2;
  const ring = count > 3 && line[0] === line[line.length - 2] && line[1] === line[line.length - 1];
  for (let pass = 0; pass < passes; pass++) {
    const before = current;
    current = before.map((value, i) => {
      const point = i >> 1;
      if (point > 0 && point < count - 1) {
        return ((before[i - 2] as number) + 2 * value + (before[i + 2] as number)) / 4;
      }
      if (!ring) return value;
      const next = before[(i % 2) + 2] as number;
      const last = before[before.length - 4 + (i % 2)] as number;
      return (last + 2 * value + next) / 4;
    });
  }
  return current;
}

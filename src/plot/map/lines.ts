import { innerHeight, innerWidth, type Frame } from "../axes/frame.ts";
import { contourLines, smoothed, type Lattice, type Polyline } from "./contours.ts";
import { CELL, type MapFigure } from "./map-figure.ts";
import { mapNumber, scaleTicks } from "./scale.ts";
import { axisFraction } from "../axes/scale.ts";
import { LabelRoom, turnedBoxes, type LabelBox } from "../figure/placement.ts";

/** A text on a map, turned along its line. */
export interface MapLabel {
  readonly x: number;
  readonly y: number;
  /** Degrees, −90 to 90. */
  readonly turn: number;
  readonly text: string;
}

/** Lines of a map in pixels, as SVG paths, with their labels. */
export interface MapLines {
  readonly contours: readonly { readonly path: string; readonly text: string }[];
  /** Where the flat tone ends. */
  readonly border: string;
  /** Where N = d. */
  readonly threshold: string;
  readonly labels: readonly (MapLabel & {
    readonly kind: "level" | "border" | "threshold";
    /** Length of its line that it takes, in pixels. */
    readonly width: number;
  })[];
}

/** Levels drawn at most. */
const LEVELS = 5;

/** Pixels between labels. */
const SPACE = 10;

/**
 * Every line of a map, once its coarsest blocks are known.
 *
 * @param obstacles what labels keep off
 */
export function mapLines(
  figure: MapFigure,
  frame: Frame,
  obstacles: readonly LabelBox[] = [],
): MapLines {
  const empty: MapLines = { contours: [], border: "", threshold: "", labels: [] };
  if (figure.stride === 0) return empty;
  const grid = latticeOf(figure);
  const pixels = (line: Polyline): Polyline => toPixels(line, grid, figure, frame);
  const width = (text: string): number => 7 * text.length + 8;
  const room = new LabelRoom({
    left: frame.left + 4,
    top: frame.top + 4,
    right: frame.width - frame.right - 4,
    bottom: frame.height - frame.bottom - 4,
  });
  room.block(...obstacles);
  const labels: MapLines["labels"][number][] = [];
  const name = (
    lines: readonly Polyline[],
    text: string,
    kind: "level" | "border" | "threshold",
  ): void => {
    const label = labelAlong(lines, text, width(text), room);
    if (label === null) return;
    labels.push({ ...label, kind, width: width(text) });
    room.block(...turnedBoxes(label.x, label.y, width(text) + SPACE, label.turn));
  };

  const threshold = contourLines(grid.lattice(figure.side), 0).map((line) =>
    pixels(smoothed(line, 2)),
  );
  name(threshold, figure.thresholdName, "threshold");

  const border = contourLines(grid.lattice(figure.region), 0.5).map((line) =>
    pixels(smoothed(line, 8)),
  );
  name(border, figure.borderName, "border");

  const { scale } = figure;
  const place = (value: number): number => (scale.log ? Math.log(value) : value);
  const heights = Float64Array.from(figure.values, (value, cell) => {
    if (figure.kinds[cell] === CELL.value) return place(value);
    return figure.kinds[cell] === CELL.flat ? figure.flatValue : Number.NaN;
  });
  const surface = grid.lattice(heights);
  const contours = mapLevels(figure).map((level) => {
    const lines = contourLines(surface, place(level)).map((line) => pixels(smoothed(line, 1)));
    const text = mapNumber(level, figure.unit);
    name(lines, text, "level");
    return { path: lines.map(pathOf).join(""), text };
  });
  return {
    contours,
    border: border.map(pathOf).join(""),
    threshold: threshold.map(pathOf).join(""),
    labels,
  };
}

/** Round values strictly inside the scale, few. */
export function mapLevels({ scale, unit }: MapFigure): number[] {
  const [from, to] = scale.domain;
  const inside = scaleTicks(scale, LEVELS, unit)
    .map(({ value }) => value)
    .filter((value) => value > from + 1e-3 * (to - from) && value < to - 1e-3 * (to - from));
  const skip = Math.ceil(inside.length / (LEVELS + 1));
  return inside.filter((_, i) => i % Math.max(1, skip) === 0);
}

/** The cells that contours run through: one of each block. */
function latticeOf({ xs, ys, stride }: MapFigure): {
  columnAt: number[];
  rowAt: number[];
  lattice(values: Float64Array): Lattice;
} {
  const columnAt = every(xs.length, stride);
  const rowAt = every(ys.length, stride);
  const lattice = (values: Float64Array): Lattice => ({
    columns: columnAt.length,
    rows: rowAt.length,
    values: Float64Array.from({ length: columnAt.length * rowAt.length }, (_, i) => {
      const column = columnAt[i % columnAt.length] as number;
      const row = rowAt[Math.floor(i / columnAt.length)] as number;
      return values[row * xs.length + column] as number;
    }),
  });
  return { columnAt, rowAt, lattice };
}

function every(count: number, stride: number): number[] {
  return Array.from({ length: Math.ceil(count / stride) }, (_, i) => i * stride);
}

function toPixels(
  line: Polyline,
  { columnAt, rowAt }: { columnAt: number[]; rowAt: number[] },
  figure: MapFigure,
  frame: Frame,
): Polyline {
  const along = (
    axis: MapFigure["x"],
    places: Float64Array,
    indices: readonly number[],
    at: number,
  ): number => {
    const low = Math.min(Math.floor(at), indices.length - 1);
    const high = Math.min(low + 1, indices.length - 1);
    const a = axisFraction(axis, places[indices[low] as number] as number);
    const b = axisFraction(axis, places[indices[high] as number] as number);
    return a + (b - a) * (at - low);
  };
  return line.map((value, i) =>
    i % 2 === 0
      ? frame.left + innerWidth(frame) * along(figure.x, figure.xs, columnAt, value)
      : frame.top + innerHeight(frame) * (1 - along(figure.y, figure.ys, rowAt, value)),
  );
}

function pathOf(line: Polyline): string {
  let path = "";
  for (let i = 0; i < line.length; i += 2) {
    path += `${i === 0 ? "M" : "L"}${(line[i] as number).toFixed(1)} ${(line[i + 1] as number).toFixed(1)}`;
  }
  return path;
}

/**
 * A place for a text along one of the lines: where the line runs straight, inside the frame and off
 * other labels; null where there is none.
 */
function labelAlong(
  lines: readonly Polyline[],
  text: string,
  width: number,
  room: LabelRoom,
): MapLabel | null {
  if (text === "") return null;
  let best: MapLabel | null = null;
  let bestBend = 1.16;
  for (const line of lines) {
    const lengths = [0];
    for (let i = 2; i < line.length; i += 2) {
      const step = Math.hypot(
        (line[i] as number) - (line[i - 2] as number),
        (line[i + 1] as number) - (line[i - 1] as number),
      );
      lengths.push((lengths[lengths.length - 1] as number) + step);
    }
    const total = lengths[lengths.length - 1] as number;
    if (total < width * 1.3) continue;
    for (let share = 0.1; share <= 0.91; share += 0.08) {
      const start = pointAt(line, lengths, share * total - width / 2);
      const end = pointAt(line, lengths, share * total + width / 2);
      const chord = Math.hypot(end[0] - start[0], end[1] - start[1]);
      const bend = width / Math.max(chord, 1e-9) + 0.1 * Math.abs(share - 0.5);
      const x = (start[0] + end[0]) / 2;
      const y = (start[1] + end[1]) / 2;
      let turn = (Math.atan2(end[1] - start[1], end[0] - start[0]) * 180) / Math.PI;
      if (bend >= bestBend) continue;
      if (!turnedBoxes(x, y, width + SPACE, turn).every((box) => room.isFree(box))) continue;
      if (turn > 90) turn -= 180;
      if (turn < -90) turn += 180;
      best = { x, y, turn, text };
      bestBend = bend;
    }
  }
  return best;
}

function pointAt(line: Polyline, lengths: readonly number[], at: number): [number, number] {
  let i = 1;
  while (i < lengths.length - 1 && (lengths[i] as number) < at) i++;
  const a = lengths[i - 1] as number;
  const b = lengths[i] as number;
  const share = b > a ? (at - a) / (b - a) : 0;
  const mix = (k: 0 | 1): number =>
    (line[2 * i - 2 + k] as number) +
    share * ((line[2 * i + k] as number) - (line[2 * i - 2 + k] as number));
  return [mix(0), mix(1)];
}

import type { FigureAxis } from "../figure/figure.ts";
import { axisName } from "../words/format.ts";
import { mapNumber, type MapScale } from "./scale.ts";
import { axisFraction } from "../axes/scale.ts";

/** What is known of a cell. */
export const CELL = {
  /** Nothing yet. */
  unknown: 0,
  /** A finite value, shown by the ramp. */
  value: 1,
  /** The quantity has nothing to show: masking only hurts, or no random law does better. */
  flat: 2,
  /** The risk is infinite. */
  infinite: 3,
  /** The two values make no problem, or the quantity is not defined. */
  missing: 4,
} as const;

/** A quantity over two fields, filled in as it is computed. */
export interface MapFigure {
  readonly x: FigureAxis;
  readonly y: FigureAxis;
  /** Places along each axis, ascending. */
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  /** Values row by row, y slowest; a coarser cell's where a cell is not computed. */
  readonly values: Float64Array;
  /** {@link CELL} of each cell. */
  readonly kinds: Uint8Array;
  /** Width of the finest blocks that are all computed: contours are drawn through their corners. */
  readonly stride: number;
  /** Names what contours run through: as long as it is the same, so are they. */
  readonly lattice: string;
  /** How many cells are computed. */
  readonly computed: number;
  readonly label: string;
  readonly symbol: string;
  readonly unit: "%" | "×" | "";
  readonly scale: MapScale;
  /** Value that contours see in flat cells; NaN where they must end there. */
  readonly flatValue: number;
  /** 1 where nothing is gained, 0 where something is, NaN where that is not known. */
  readonly region: Float64Array;
  /** Name of the line around that region; empty for none. */
  readonly borderName: string;
  /** Names of what has no colour of the ramp. */
  readonly flatName: string;
  readonly missingName: string;
  /** Log of γ over its threshold, cell by cell; NaN where there is none. */
  readonly side: Float64Array;
  readonly thresholdName: string;
  /** Where the problem being edited stands. */
  readonly here: { readonly x: number; readonly y: number } | null;
}

/** Name of cells with an infinite risk. */
export const INFINITE_NAME = "risk infinite";

/** A cell's value in words: its number, or the name of what it is instead. */
export function cellText(figure: MapFigure, cell: number): string {
  switch (figure.kinds[cell]) {
    case CELL.value:
      return mapNumber(figure.values[cell] as number, figure.unit);
    case CELL.flat:
      return figure.flatName;
    case CELL.infinite:
      return INFINITE_NAME;
    case CELL.missing:
      return figure.missingName;
    default:
      return "not computed yet";
  }
}

/** How many cells are of a kind. */
export function countOf({ kinds }: MapFigure, kind: number): number {
  return kinds.reduce((sum, one) => sum + (one === kind ? 1 : 0), 0);
}

/** A map in words, for a screen reader. */
export function mapSummary(figure: MapFigure): string {
  const head = `${figure.label} over ${axisName(figure.x)} and ${axisName(figure.y)}`;
  if (figure.computed === 0) return `${head}: nothing computed yet.`;
  const total = figure.values.length;
  const words = [`${head}: ${figure.computed} of ${total} cells`];
  let low = -1;
  let high = -1;
  figure.kinds.forEach((kind, cell) => {
    if (kind !== CELL.value) return;
    const value = figure.values[cell] as number;
    if (low < 0 || value < (figure.values[low] as number)) low = cell;
    if (high < 0 || value > (figure.values[high] as number)) high = cell;
  });
  if (low >= 0) {
    words.push(`least ${placeText(figure, low)}`, `greatest ${placeText(figure, high)}`);
  }
  const kindsOf: readonly [number, string][] = [
    [CELL.flat, figure.flatName],
    [CELL.infinite, INFINITE_NAME],
    [CELL.missing, figure.missingName],
  ];
  for (const [kind, name] of kindsOf) {
    const share = countOf(figure, kind) / total;
    if (share > 0) words.push(`${name} in ${Math.max(1, Math.round(100 * share))} %`);
  }
  return `${words.join("; ")}.`;
}

function placeText(figure: MapFigure, cell: number): string {
  return `${cellText(figure, cell)} at ${cellPlaceText(figure, cell)}`;
}

/** "γ = 2, σ² = 0.5" */
export function cellPlaceText(figure: MapFigure, cell: number): string {
  const columns = figure.xs.length;
  const name = (axis: FigureAxis): string => axis.symbol || axis.label;
  const x = mapNumber(figure.xs[cell % columns] as number, "");
  const y = mapNumber(figure.ys[Math.floor(cell / columns)] as number, "");
  return `${name(figure.x)} = ${x}, ${name(figure.y)} = ${y}`;
}

/**
 * Edges of cells along an axis as shares of its length: midway between neighbours, and as far again
 * outside the first and the last, whose middles are the axis' ends.
 */
export function cellEdges(axis: FigureAxis, places: Float64Array): Float64Array {
  const at = Array.from(places, (place) => axisFraction(axis, place));
  const edges = new Float64Array(at.length + 1);
  for (let i = 1; i < at.length; i++) {
    edges[i] = ((at[i - 1] as number) + (at[i] as number)) / 2;
  }
  const [first = 0, last = 1] = [at[0], at[at.length - 1]];
  edges[0] = at.length > 1 ? 2 * first - (edges[1] as number) : -0.5;
  edges[at.length] = at.length > 1 ? 2 * last - (edges[at.length - 1] as number) : 1.5;
  return edges;
}

/** A point of the unit square: ratio across, height up. */
export type Point = readonly [ratio: number, height: number];

/** How a law is drawn: the outline of an area, or stems. */
export interface LawShape {
  readonly area: readonly Point[];
  readonly stems: readonly Point[];
}

/** A part of a law that can be taken hold of, on the unit square of ratio and height. */
export interface Handle {
  /** Tells handles of a law apart; stays the same while one is dragged. */
  readonly id: string;
  readonly label: string;
  /** What a screen reader says for the value. */
  readonly text: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** Whether the value is a height (a probability) rather than a ratio. */
  readonly vertical: boolean;
  /** Whether the value is kept to two figures rather than to {@link RATIO_STEP}. */
  readonly fine?: boolean;
  /** Whether it is an end of an area, drawn as a bar halfway up. */
  readonly edge?: boolean;
  /** The handle that follows a pointer across while this one follows it up. */
  readonly foot?: string;
}

/** The law's part in a small plot of its density, whose parts can be dragged. */
export interface LawDrawing<L> {
  /** The law with densities multiplied by `weigh`, on the scale that suits `highest` as well. */
  shape(law: L, weigh: (ratio: number) => number, highest: (ratio: number) => number): LawShape;
  /** What can be dragged, in the order of the fields. */
  handles(law: L): readonly Handle[];
  /** The law with a handle at another value, one that the handle admits. */
  moved(law: L, id: string, value: number): L;
  /** Where a handle is drawn on the shape of its law. */
  point(law: L, id: string, shape: LawShape): Point;
  /** The value that a handle takes under a pointer; unless given, the ratio there. */
  dragged?(law: L, id: string, pointer: Point): number;
}

/** Height of the highest part of a law. */
export const FULL = 0.92;

/** Ratios snap to this, by pointer and keyboard; finer ones can be typed. */
export const RATIO_STEP = 0.01;

/** Largest ratio of a handle: 1 itself would leave nothing to see. */
export const TOP_RATIO = 0.99;

/** A handle for a ratio. */
export function ratioHandle(
  id: string,
  label: string,
  value: number,
  min: number,
  max: number,
): Handle {
  return { id, label, value, min, max, vertical: false, text: figureText(value) };
}

/** A number to three figures. */
export function figureText(value: number): string {
  return String(Number(value.toPrecision(3)));
}

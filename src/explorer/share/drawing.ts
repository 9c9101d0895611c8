import type { DrawnRows } from "../../instrument/index.ts";
import type { DrawnFigure } from "./drawn-svg.ts";

/** A figure that is none of curves, as files are made of it. */
export interface Drawing {
  readonly element: DrawnFigure;
  /** What it shows, in a line. */
  readonly title: string;
  /** What can be seen on it, in words. */
  readonly description: string;
  /** Its numbers as far as they are computed. */
  rows(): DrawnRows;
}

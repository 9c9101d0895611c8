import type { DrawnRows } from "../../plot/index.ts";
import type { DrawnFigure } from "./drawn-svg.ts";

/** A figure that is none of curves, as files are made of it. */
export interface Drawing {
  readonly element: DrawnFigure;
  /** Its numbers as far as they are computed. */
  rows(): DrawnRows;
}

/** Figures: what is drawn, its axes, its words, its table. The renderer is loaded on demand. */
export type {
  Figure,
  FigureAxis,
  FigureCaution,
  FigurePoint,
  FigureSeries,
  FigureThreshold,
} from "./figure.ts";
export { axisName, formatNumber } from "./format.ts";
export { frameOf, innerHeight, innerWidth, type Frame } from "./frame.ts";
export { axisFraction, axisValue, interpolate, nearestIndex } from "./scale.ts";
import type { releaseFigure, renderFigure } from "./renderer.ts";

export { figureSummary } from "./summary.ts";
export { experimentTable, theoryTable, type FigureTable } from "./table.ts";
export { DASHES, readTheme, seriesColour, SERIES_HUES, type PlotTheme } from "./theme.ts";
export { verticalRange, type VerticalScale } from "./y-range.ts";

/** What the renderer offers, once loaded. */
export interface Renderer {
  readonly renderFigure: typeof renderFigure;
  readonly releaseFigure: typeof releaseFigure;
}

/** The renderer with its drawing library, which is large: fetched when first needed. */
export function loadRenderer(): Promise<Renderer> {
  return import("./renderer.ts");
}

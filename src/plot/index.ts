/** Figures: what is drawn, its axes, its words, its table. The renderer is loaded on demand. */
export type {
  DetailRow,
  Figure,
  FigureAxis,
  FigureCaution,
  FigurePoint,
  FigureSeries,
  FigureThreshold,
  PointDetail,
  Tone,
} from "./figure.ts";
export { endLabels, leaderOf, shortName, type EndLabel } from "./end-labels.ts";
export { linePath } from "./line-path.ts";
export { drawnLines, drawnPoints, drawnTicks } from "./drawing.ts";
export { curveNumber, marksOf, type Marks, type MarkLabel, type RingMark } from "./marks.ts";
export { axisName, axisNumber, formatNumber } from "./format.ts";
export { frameOf, innerHeight, innerWidth, type Frame, type FrameKind } from "./frame.ts";
export { axisFraction, axisValue, interpolate, nearestIndex } from "./scale.ts";
import type { moveFigure, releaseFigure, renderFigure } from "./renderer.ts";

export * from "./curves/index.ts";
export * from "./spectrum-exports.ts";
export * from "./map-exports.ts";
export { figureSummary } from "./summary.ts";
export { experimentTable, theoryTable, type FigureTable } from "./table.ts";
export {
  DASHES,
  RAMP_STOPS,
  readTheme,
  seriesColour,
  SERIES_HUES,
  type PlotTheme,
} from "./theme.ts";
export { strokeOf, type LineStroke } from "./strokes.ts";
export { differenceRange, heldRange, verticalRange } from "./y-range.ts";

/** What the renderer offers, once loaded. */
export interface Renderer {
  readonly renderFigure: typeof renderFigure;
  readonly moveFigure: typeof moveFigure;
  readonly releaseFigure: typeof releaseFigure;
  /** The drawing library's own rules, for the root that holds a figure to adopt. */
  readonly librarySheet: CSSStyleSheet;
}

/** The renderer with its drawing library, which is large: fetched when first needed. */
export function loadRenderer(): Promise<Renderer> {
  return import("./renderer.ts");
}

import type * as exportModule from "./export/index.ts";

export type {
  DrawnRows,
  ExportSize,
  ExportSizeName,
  Provenance,
  SvgOptions,
} from "./export/index.ts";

/** What writes files of figures: fetched when first needed. */
export function loadExports(): Promise<typeof exportModule> {
  return import("./export/index.ts");
}
export { VERSION } from "./version.ts";

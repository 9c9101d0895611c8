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
} from "./figure/figure.ts";
export { endLabels, LABEL_LINE, leaderOf, nameLines } from "./figure/end-labels.ts";
export { cutMarks, cutPath } from "./figure/cut-marks.ts";
export { linePath } from "./figure/line-path.ts";
export { drawnLines, drawnPoints, drawnTicks, drawnTicksAcross } from "./figure/drawing.ts";
export { LabelRoom, type LabelBox, type PlacedText } from "./figure/placement.ts";
export { curveNumber, marksOf, type Marks, type MarkLabel, type RingMark } from "./figure/marks.ts";
export { axisName, formatNumber } from "./words/format.ts";
export { frameOf, innerHeight, innerWidth, type Frame, type FrameKind } from "./axes/frame.ts";
export { axisFraction, axisValue, interpolate, nearestIndex } from "./axes/scale.ts";
import type { moveFigure, releaseFigure, renderFigure } from "./plotly/renderer.ts";

export * from "./spectrum/index.ts";
export * from "./map/index.ts";
export { figureSummary } from "./words/summary.ts";
export { experimentTable, theoryTable, type FigureTable } from "./words/table.ts";
export {
  RAMP_STOPS,
  readTheme,
  seriesColour,
  SERIES_HUES,
  type PlotTheme,
} from "./figure/theme.ts";
export { strokeOf } from "./figure/strokes.ts";
export { autoAxis } from "./axes/auto-range.ts";
export { limitedAxis } from "./axes/limited-axis.ts";
export { differenceRange, heldRange, verticalRange } from "./axes/y-range.ts";

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
  return import("./plotly/renderer.ts");
}

import type * as exportModule from "./export/index.ts";

export type { ExportSizeName, Provenance } from "./export/index.ts";

/** What writes files of figures: fetched when first needed. */
export function loadExports(): Promise<typeof exportModule> {
  return import("./export/index.ts");
}
/** At once, not with the other exports: paper waits for nothing. */
export { stillSvg } from "./export/figure-svg.ts";
export { VERSION } from "./version.ts";

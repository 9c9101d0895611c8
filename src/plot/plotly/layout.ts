import type { Layout } from "plotly.js";
import type { Figure } from "../figure/figure.ts";
import type { Frame } from "../axes/frame.ts";
import { axisTitles, baseLayout, gridAxes } from "./layout-parts.ts";
import type { PlotTheme } from "../figure/theme.ts";

/**
 * The layout of a figure: fixed margins, a quiet grid. What moves with the curves (their names,
 * thresholds, rings) is laid over it by the element: a layout is slow to change.
 */
export function layoutOf(figure: Figure, frame: Frame, theme: PlotTheme): Partial<Layout> {
  return {
    ...baseLayout(frame, theme),
    ...gridAxes(figure, frame, theme),
    annotations: axisTitles(figure, frame, theme),
  };
}

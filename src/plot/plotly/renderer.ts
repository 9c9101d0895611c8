// before the drawing library, which looks for it as it loads
export { librarySheet } from "./library-sheet.ts";
import Plotly from "plotly.js/lib/core";
import type { Config } from "plotly.js";
import type { Figure } from "../figure/figure.ts";
import type { Frame } from "../axes/frame.ts";
import { layoutOf } from "./layout.ts";
import { moveLines, sameShape, type Drawn } from "./move-lines.ts";
import { tracesOf } from "./traces.ts";
import type { PlotTheme } from "../figure/theme.ts";

/** The drawing library sends nothing anywhere and shows no tools or logo of its own. */
const config: Partial<Config> = {
  displayModeBar: false,
  displaylogo: false,
  showSendToCloud: false,
  showTips: false,
  responsive: false,
  staticPlot: true,
};

/**
 * Draws a figure into an element, or redraws it there. Resolves once it is painted. Where nothing but
 * the lines has changed, as while a slider is dragged, only their paths are written: at once, where
 * the drawing library takes tens of milliseconds.
 */
export async function renderFigure(
  element: HTMLElement,
  figure: Figure,
  frame: Frame,
  theme: PlotTheme,
): Promise<void> {
  if (moveFigure(element, figure, frame, theme)) return;
  drawn.set(element, { figure, frame, theme });
  const layout = { ...layoutOf(figure, frame, theme), datarevision: ++revision };
  await Plotly.react(element, tracesOf(figure, theme), layout, config);
}

/**
 * Moves the lines drawn in an element to where a figure has them; false where more than the lines has
 * changed, and nothing is done. Takes about a millisecond.
 */
export function moveFigure(
  element: HTMLElement,
  figure: Figure,
  frame: Frame,
  theme: PlotTheme,
): boolean {
  const before = drawn.get(element);
  const now = { figure, frame, theme };
  if (!before || !sameShape(before, now) || !moveLines(element, figure, frame)) return false;
  drawn.set(element, now);
  return true;
}

/** What was last drawn into each element. */
const drawn = new WeakMap<HTMLElement, Drawn>();

/** Tells the drawing library that its data are new: it may have been drawn past. */
let revision = 0;

/** Frees what a drawn element holds. */
export function releaseFigure(element: HTMLElement): void {
  drawn.delete(element);
  Plotly.purge(element);
}

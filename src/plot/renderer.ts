import Plotly from "plotly.js/lib/core";
import type { Config } from "plotly.js";
import type { Figure } from "./figure.ts";
import type { Frame } from "./frame.ts";
import { layoutOf } from "./layout.ts";
import { tracesOf } from "./traces.ts";
import type { PlotTheme } from "./theme.ts";

/** The drawing library sends nothing anywhere and shows no tools or logo of its own. */
const config: Partial<Config> = {
  displayModeBar: false,
  displaylogo: false,
  showSendToCloud: false,
  showTips: false,
  responsive: false,
  staticPlot: true,
};

/** Draws a figure into an element, or redraws it there. Resolves once it is painted. */
export async function renderFigure(
  element: HTMLElement,
  figure: Figure,
  frame: Frame,
  theme: PlotTheme,
): Promise<void> {
  await Plotly.react(element, tracesOf(figure, theme), layoutOf(figure, frame, theme), config);
}

/** Frees what a drawn element holds. */
export function releaseFigure(element: HTMLElement): void {
  Plotly.purge(element);
}

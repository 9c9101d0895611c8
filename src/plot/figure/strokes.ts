import type { FigureSeries } from "./figure.ts";
import type { SeriesLine } from "./series-lines.ts";
import { DASHES, seriesColour, type PlotTheme } from "./theme.ts";

/** How a line is stroked. */
export interface LineStroke {
  readonly colour: string;
  readonly width: number;
  /** Lengths of dashes and gaps in pixels; empty for a solid line. */
  readonly pattern: readonly number[];
  readonly opacity: number;
}

/** Dashes and gaps, in units of the line's width. */
const PATTERNS: Readonly<Record<(typeof DASHES)[number], readonly number[]>> = {
  solid: [],
  dash: [3, 3],
  dashdot: [3, 1, 1, 1],
  longdash: [5, 5],
  dot: [1, 1],
};

/** Thinner lines have dashes as long as lines of this width, as the drawing library has it. */
const LEAST_UNIT = 3;

/** The stroke of a line as the drawing library draws it, for whoever draws it without. */
export function strokeOf(
  series: FigureSeries,
  kind: SeriesLine["kind"],
  theme: PlotTheme,
): LineStroke {
  const colour = seriesColour(theme, series.tone);
  switch (kind) {
    case "bias":
      return stroke(colour, 1.5, "dash", 0.62);
    case "variance":
      return stroke(colour, 1.5, "dot", 0.62);
    case "refined":
      return stroke(theme.ink, 1.6, "dot");
    case "total":
      return stroke(colour, series.current ? 3 : 2, DASHES[series.dash % DASHES.length] ?? "solid");
  }
}

function stroke(
  colour: string,
  width: number,
  dash: (typeof DASHES)[number],
  opacity = 1,
): LineStroke {
  const unit = Math.max(width, LEAST_UNIT);
  return { colour, width, pattern: PATTERNS[dash].map((part) => part * unit), opacity };
}

import { shortName } from "../figure/end-labels.ts";
import type { FigureSeries } from "../figure/figure.ts";
import { strokeOf } from "../figure/strokes.ts";
import type { PlotTheme } from "../figure/theme.ts";
import { svgText } from "./svg-text.ts";
import { tag } from "./xml.ts";

/** Height of a row, width of the stroke shown, and average width of a letter. */
const ROW = 19;
const SWATCH = 26;
const LETTER = 6.6;
const GAP = 18;

interface Place {
  readonly series: FigureSeries;
  readonly x: number;
  readonly row: number;
}

/** Names beside strokes, in rows as wide as the drawing leaves. */
function places(all: readonly FigureSeries[], width: number): Place[] {
  const room = width - 60;
  let x = 0;
  let row = 0;
  return all.map((series) => {
    const needed = SWATCH + 8 + shortName(series.name).length * LETTER;
    if (x > 0 && x + needed > room) {
      x = 0;
      row += 1;
    }
    const place = { series, x, row };
    x += needed + GAP;
    return place;
  });
}

/** Height of {@link legend} with some air. */
export function legendHeight(all: readonly FigureSeries[], width: number): number {
  const last = places(all, width).at(-1);
  return last === undefined ? 0 : (last.row + 1) * ROW + 8;
}

/** Names of the curves for drawings too narrow to carry them at their ends. */
export function legend(all: readonly FigureSeries[], width: number, theme: PlotTheme): string {
  return places(all, width)
    .map(({ series, x, row }) => {
      const y = row * ROW + ROW / 2;
      const { colour, width: thick, pattern } = strokeOf(series, "total", theme);
      const line = tag("line", {
        x1: x,
        x2: x + SWATCH,
        y1: y,
        y2: y,
        stroke: colour,
        "stroke-width": thick,
        "stroke-dasharray": pattern.length === 0 ? null : pattern.join(" "),
      });
      const name = svgText(shortName(series.name), {
        x: x + SWATCH + 8,
        y,
        fill: theme.ink,
        middle: true,
        weight: series.current ? 600 : 400,
      });
      return `${line}${name}`;
    })
    .join("\n");
}

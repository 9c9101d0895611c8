import { cutMarks, cutPath } from "../figure/cut-marks.ts";
import { drawnLines, drawnPoints, type DrawnPoint } from "../figure/drawing.ts";
import { endLabels, LABEL_LINE, leaderOf, nameLines } from "../figure/end-labels.ts";
import type { Figure, FigureSeries } from "../figure/figure.ts";
import { axisName } from "../words/format.ts";
import { frameOf, innerHeight, innerWidth, type Frame } from "../axes/frame.ts";
import { marksOf, type MarkLabel, type Marks } from "../figure/marks.ts";
import { axisFraction } from "../axes/scale.ts";
import { drawingOrder } from "../figure/series-lines.ts";
import { strokeOf } from "../figure/strokes.ts";
import { figureSummary } from "../words/summary.ts";
import { MARKERS, seriesColour, type PlotTheme } from "../figure/theme.ts";
import { axisTicks } from "../axes/ticks.ts";
import { drawingId, svgFile } from "./frame-svg.ts";
import { legend, legendHeight } from "./legend-svg.ts";
import { markerPath } from "./marker-path.ts";
import { mixed } from "./mixed.ts";
import type { Provenance } from "./provenance.ts";
import { svgText } from "./svg-text.ts";
import { LIGHT_THEME } from "./themes.ts";
import { tag } from "./xml.ts";

/** How a figure is exported. */
export interface SvgOptions {
  /** Size of the drawing in its own pixels, in which text is 13 high. */
  readonly width: number;
  readonly height: number;
  /** Size as shown or printed, in CSS units; the drawing's own without. */
  readonly shownWidth?: string;
  readonly shownHeight?: string;
  /** Colours and type; the light ones without. */
  readonly theme?: PlotTheme;
  readonly background?: "paper" | "transparent";
  /** Words above the plot; none without. */
  readonly title?: string;
  /** Rules of the fonts in the file (`@font-face`); without, readers take the nearest they have. */
  readonly fontFaces?: string;
}

/** Height of a title above the plot. */
const TITLE = 28;

/**
 * A figure as an SVG file: every line, cell, whisker, mark and name where the page draws them. Pure:
 * the same figure gives the same file. Values outside the axes are cut, gaps stay gaps.
 *
 * Cost: a few milliseconds.
 */
export function figureSvg(figure: Figure, options: SvgOptions, provenance: Provenance): string {
  const { theme = LIGHT_THEME } = options;
  return svgFile(
    {
      ...options,
      background: options.background === "transparent" ? null : theme.paper,
      description: figureSummary(figure),
      font: theme.font,
    },
    provenance,
    figureDrawing(figure, options, drawingId(provenance)),
  );
}

/** A figure as an SVG element for paper: light, without a size of its own, with nothing but its drawing. */
export function stillSvg(figure: Figure, width: number, height: number): string {
  return tag(
    "svg",
    {
      viewBox: `0 0 ${width} ${height}`,
      width: "100%",
      height: "100%",
      "aria-hidden": "true",
      "font-family": LIGHT_THEME.font,
      "font-size": 13,
    },
    tag("rect", { width, height, fill: LIGHT_THEME.paper }) +
      figureDrawing(figure, { width, height }, "still"),
  );
}

/** What is drawn, as markup; `id` begins the names within it. */
function figureDrawing(figure: Figure, options: SvgOptions, id: string): string {
  const { width, height, theme = LIGHT_THEME, title = "" } = options;
  const above = title === "" ? 0 : TITLE;
  const plain = frameOf(width, height);
  const below = plain.labelled ? 0 : legendHeight(figure.series, width);
  const frame = frameOf(width, height - above - below);
  const marks = marksOf(figure, frame);
  const halo = options.background === "transparent" ? null : theme.paper;
  const plot = [
    under(figure, frame, marks, theme, id),
    axes(figure, frame, theme),
    lines(figure, frame, theme, id),
    drawingOrder(figure)
      .map((series) => cells(series, figure, frame, theme, id))
      .join("\n"),
    over(figure, frame, marks, theme, halo),
  ].join("\n");
  const drawing = [
    title === "" ? "" : heading(title, theme),
    above === 0 ? plot : tag("g", { transform: `translate(0,${above})` }, plot),
    below === 0
      ? ""
      : tag(
          "g",
          { transform: `translate(${frame.left},${height - below})` },
          legend(figure.series, width, theme),
        ),
  ];
  return drawing.filter(Boolean).join("\n");
}

/** A drawing made elsewhere, markup already, as an SVG file with the same options. */
export function drawingSvg(
  drawing: string,
  description: string,
  options: SvgOptions,
  provenance: Provenance,
): string {
  const { theme = LIGHT_THEME, title = "", background } = options;
  return svgFile(
    {
      ...options,
      background: background === "transparent" ? null : theme.paper,
      description,
      font: theme.font,
    },
    provenance,
    title === ""
      ? drawing
      : `${heading(title, theme)}${tag("g", { transform: `translate(0,${TITLE})` }, drawing)}`,
  );
}

function heading(title: string, theme: PlotTheme): string {
  return svgText(title, { x: 8, y: 20, fill: theme.ink, size: 17, weight: 600 });
}

/** Hatched stretches, thresholds, the line at zero. */
function under(figure: Figure, frame: Frame, marks: Marks, theme: PlotTheme, id: string): string {
  const { top, left } = frame;
  const height = innerHeight(frame);
  const width = innerWidth(frame);
  const x = (value: number): number =>
    left + Math.min(1, Math.max(0, axisFraction(figure.x, value))) * width;
  const hatch = tag(
    "pattern",
    {
      id: `${id}-hatch`,
      width: 7,
      height: 7,
      patternUnits: "userSpaceOnUse",
      patternTransform: "rotate(45)",
    },
    tag("line", { y2: 7, stroke: theme.hatch, "stroke-width": 1.6, opacity: 0.62 }),
  );
  const clip = tag("clipPath", { id: `${id}-inside` }, tag("rect", { width, height }));
  return [
    tag("defs", {}, `${hatch}${clip}`),
    ...figure.cautions.map(({ from, to }) =>
      tag("rect", {
        class: "caution",
        fill: `url(#${id}-hatch)`,
        x: x(from),
        y: top,
        width: x(to) - x(from),
        height,
      }),
    ),
    ...marks.lines.map((line) =>
      tag("line", {
        class: "threshold",
        x1: line.x,
        x2: line.x,
        y1: top,
        y2: top + height,
        stroke: theme.muted,
        "stroke-dasharray": "5 4",
      }),
    ),
    zeroLine(figure, frame, theme),
  ].join("\n");
}

function zeroLine(figure: Figure, frame: Frame, theme: PlotTheme): string {
  if (figure.zero === null) return "";
  const y = frame.top + (1 - axisFraction(figure.y, 0)) * innerHeight(frame);
  if (!(y >= frame.top && y <= frame.top + innerHeight(frame))) return "";
  const line = {
    x1: frame.left,
    x2: frame.left + innerWidth(frame),
    y1: y,
    y2: y,
    stroke: theme.ink,
    "stroke-width": 1.2,
  };
  return `${tag("line", line)}${svgText(figure.zero, { x: frame.left + 6, y: y - 6, fill: theme.ink })}`;
}

/** Grid, ticks and names of both axes. */
function axes(figure: Figure, frame: Frame, theme: PlotTheme): string {
  const { left, top } = frame;
  const width = innerWidth(frame);
  const height = innerHeight(frame);
  const bottom = top + height;
  const across = axisTicks(figure.x, Math.max(3, width / 95));
  const up = axisTicks(figure.y, Math.max(3, height / 70));
  const name = { fill: theme.ink, size: 14 };
  return [
    ...up.values.flatMap((value, i) => {
      const y = top + (1 - axisFraction(figure.y, value)) * height;
      return [
        tag("line", {
          class: "grid",
          x1: left,
          x2: left + width,
          y1: y,
          y2: y,
          stroke: theme.grid,
        }),
        svgText(up.labels[i] ?? "", {
          x: left - 4,
          y,
          anchor: "end",
          fill: theme.muted,
          middle: true,
        }),
      ];
    }),
    tag("line", { x1: left, x2: left + width, y1: bottom, y2: bottom, stroke: theme.muted }),
    ...across.values.flatMap((value, i) => {
      const x = left + axisFraction(figure.x, value) * width;
      return [
        tag("line", { x1: x, x2: x, y1: bottom, y2: bottom + 5, stroke: theme.muted }),
        svgText(across.labels[i] ?? "", {
          x,
          y: bottom + 20,
          anchor: "middle",
          fill: theme.muted,
        }),
      ];
    }),
    svgText(`↑ ${axisName(figure.y)}`, { x: 6, y: top - 14, ...name }),
    svgText(`${axisName(figure.x)} →`, { x: left + width, y: bottom + 44, anchor: "end", ...name }),
  ].join("\n");
}

function lines(figure: Figure, frame: Frame, theme: PlotTheme, id: string): string {
  const paths = drawnLines(figure, frame)
    .filter(({ path }) => path !== "")
    .map(({ series, kind, path }) => {
      const { colour, width, pattern, opacity } = strokeOf(series, kind, theme);
      return tag("path", {
        class: `curve ${kind}`,
        d: path,
        fill: "none",
        stroke: colour,
        "stroke-width": width,
        "stroke-miterlimit": 2,
        "stroke-dasharray": pattern.length === 0 ? null : pattern.join(" "),
        opacity: opacity === 1 ? null : opacity,
      });
    });
  return tag(
    "g",
    { transform: `translate(${frame.left},${frame.top})` },
    tag("g", { "clip-path": `url(#${id}-inside)` }, paths.join("\n") || "<g/>"),
  );
}

/** Simulated cells: marks that stand out of the axes are left out, whiskers are cut. */
function cells(
  series: FigureSeries,
  figure: Figure,
  frame: Frame,
  theme: PlotTheme,
  id: string,
): string {
  const width = innerWidth(frame);
  const height = innerHeight(frame);
  const points = drawnPoints(figure, frame, series).filter(
    ({ x, y }) => x >= -0.5 && x <= width + 0.5 && y >= 0 && y <= height,
  );
  if (points.length === 0) return "";
  const colour = seriesColour(theme, series.tone);
  const symbol = MARKERS[series.dash % MARKERS.length] ?? "circle";
  const whiskers = points.flatMap(({ x, whisker }) =>
    whisker === null
      ? []
      : [
          tag("line", {
            class: "whisker",
            x1: x,
            x2: x,
            y1: whisker[0],
            y2: whisker[1],
            stroke: colour,
            "stroke-width": 1.4,
          }),
        ],
  );
  const mark = ({ x, y, trusted }: DrawnPoint): string =>
    tag("path", {
      class: trusted ? "cell" : "cell untrusted",
      transform: `translate(${Math.round(x * 100) / 100},${Math.round(y * 100) / 100})`,
      d: markerPath(symbol, trusted ? 3.75 : 3.5),
      fill: trusted ? colour : theme.paper,
      stroke: trusted ? theme.paper : colour,
      "stroke-width": trusted ? 1.4 : 1.6,
    });
  return tag(
    "g",
    { transform: `translate(${frame.left},${frame.top})` },
    [
      whiskers.length === 0
        ? ""
        : tag("g", { "clip-path": `url(#${id}-inside)` }, whiskers.join("\n")),
      ...points.map(mark),
    ].join("\n"),
  );
}

/** Rings, and names of thresholds, best ratios and curves. */
function over(
  figure: Figure,
  frame: Frame,
  marks: Marks,
  theme: PlotTheme,
  halo: string | null,
): string {
  const named = (label: MarkLabel | null, fill: string, size: number): string =>
    label === null
      ? ""
      : svgText(label.text, {
          x: label.x,
          y: label.y,
          anchor: label.anchor,
          fill,
          size,
          middle: true,
          halo,
        });
  return [
    ...marks.lines.map(({ label }) => named(label, theme.muted, 12.5)),
    ...marks.rings.map(({ series, x, y, label }) => {
      const colour = seriesColour(theme, series.tone);
      const ring = {
        class: "ring",
        cx: x,
        cy: y,
        r: series.member ? 4 : 6,
        fill: theme.paper,
        stroke: colour,
        "stroke-width": 2.4,
      };
      return `${tag("circle", ring)}${named(label, colour, 13)}`;
    }),
    ...cutMarks(figure, frame).map((mark) =>
      tag("path", { d: cutPath(mark), fill: seriesColour(theme, mark.series.tone) }),
    ),
    ...(frame.labelled ? endNames(figure, frame, theme) : []),
  ].join("\n");
}

function endNames(figure: Figure, frame: Frame, theme: PlotTheme): string[] {
  return endLabels(figure, frame).map((label) => {
    const { series, name, x, y } = label;
    const colour = seriesColour(theme, series.tone);
    const leader = leaderOf(label, frame);
    const lines = nameLines(name);
    const text = lines
      .map((line, i) =>
        svgText(line, {
          x,
          y: y + (i - (lines.length - 1) / 2) * LABEL_LINE,
          fill: series.member ? mixed(colour, theme.ink, 0.62) : colour,
          size: 13.5,
          weight: series.current ? 700 : 400,
          middle: true,
        }),
      )
      .join("");
    if (leader === null) return text;
    return `${tag("path", { d: leader, fill: "none", stroke: colour, opacity: 0.6 })}${text}`;
  });
}

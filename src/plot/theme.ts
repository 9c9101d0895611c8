/** Colours and type of a plot, read from the page's CSS variables so that both always agree. */
export interface PlotTheme {
  readonly ink: string;
  readonly muted: string;
  readonly grid: string;
  readonly paper: string;
  readonly hatch: string;
  /** One hue per problem. */
  readonly series: readonly string[];
  /** Fixed accent of random mask laws (R²MAE). */
  readonly random: string;
  readonly font: string;
}

/** Number of hues that `--series-1`, `--series-2`, … define. */
export const SERIES_HUES = 6;

/** Stroke patterns; the first is solid. */
export const DASHES = ["solid", "dash", "dashdot", "longdash", "dot"] as const;

/** Marker shapes, one per stroke pattern. */
export const MARKERS = ["circle", "square", "diamond", "triangle-up", "x"] as const;

/** Reads the theme from the computed style of an element. */
export function readTheme(element: Element): PlotTheme {
  const style = getComputedStyle(element);
  const variable = (name: string, fallback: string): string =>
    style.getPropertyValue(name).trim() || fallback;
  return {
    ink: variable("--ink", "#1c1e22"),
    muted: variable("--muted", "#5d6470"),
    grid: variable("--grid", "#e7e4dc"),
    paper: variable("--paper", "#ffffff"),
    hatch: variable("--hatch", "#b9b3a5"),
    series: Array.from({ length: SERIES_HUES }, (_, i) => variable(`--series-${i + 1}`, "#2458c5")),
    random: variable("--series-random", "#c2255c"),
    font: variable("--font-sans", "sans-serif"),
  };
}

/** The hue of a series. */
export function seriesColour(theme: PlotTheme, tone: number | "random"): string {
  if (tone === "random") return theme.random;
  return theme.series[tone % theme.series.length] ?? theme.ink;
}

import type { Tone } from "./figure.ts";

/** Colours and type of a plot, read from the page's CSS variables so that both always agree. */
export interface PlotTheme {
  readonly ink: string;
  readonly muted: string;
  readonly grid: string;
  readonly paper: string;
  /** What stands back from the paper, such as the cells of a map that have nothing to show. */
  readonly sunken: string;
  readonly hatch: string;
  /** One hue per problem. */
  readonly series: readonly string[];
  /** Fixed accent of random mask laws (R²MAE). */
  readonly random: string;
  /** Colours of the sequential ramp, from its low end to its high one: six-digit hexadecimal. */
  readonly ramp: readonly string[];
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
    sunken: variable("--sunken", "#eceae2"),
    hatch: variable("--hatch", "#b9b3a5"),
    series: Array.from({ length: SERIES_HUES }, (_, i) => variable(`--series-${i + 1}`, "#2458c5")),
    random: variable("--series-random", "#c2255c"),
    ramp: Array.from({ length: RAMP_STOPS }, (_, i) => variable(`--ramp-${i + 1}`, "#7a4a12")),
    font: variable("--font-sans", "sans-serif"),
  };
}

/** Number of colours that `--ramp-1`, `--ramp-2`, … define. */
export const RAMP_STOPS = 4;

/** A colour of the ramp, between the two stops around its place. */
function rampColour({ ramp }: PlotTheme, place: number): string {
  const at = Math.min(1, Math.max(0, place)) * (ramp.length - 1);
  const low = Math.min(Math.floor(at), ramp.length - 2);
  const [a, b] = [channels(ramp[low] ?? ""), channels(ramp[low + 1] ?? "")];
  const mixed = a.map((value, i) => Math.round(value + (at - low) * ((b[i] ?? 0) - value)));
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

function channels(hex: string): number[] {
  return [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16) || 0);
}

/** The hue of a series. */
export function seriesColour(theme: PlotTheme, tone: Tone): string {
  if (tone === "random") return theme.random;
  if (typeof tone === "object") return rampColour(theme, tone.ramp);
  return theme.series[tone % theme.series.length] ?? theme.ink;
}

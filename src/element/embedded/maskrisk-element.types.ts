/**
 * What `maskrisk/element` registers, for those who write TypeScript. It is published as it stands: the
 * class and its attributes are checked against it where they are written.
 */
import type { Problem } from "../../problem/index.ts";

/** Detail of the events `ready` and `change`. */
export interface PlotDetail {
  readonly problem: Problem;
  /** The whole state as the query of a link. */
  readonly link: string;
}

/** Detail of the event `progress` while experiments are under way; null once they have ended. */
export interface PlotProgress {
  readonly done: number;
  readonly total: number;
  /** Milliseconds left, estimated; null until an estimate can be made. */
  readonly timeLeft: number | null;
}

/** Details of the events, by name. */
export interface MaskriskPlotEvents {
  readonly ready: PlotDetail;
  readonly change: PlotDetail;
  readonly progress: PlotProgress | null;
  /** What is wrong, line by line. */
  readonly error: { readonly faults: readonly string[] };
}

/** How an image is written; light, on paper, in the size of the plot unless said otherwise. */
export interface ImageOptions {
  readonly width?: number;
  readonly height?: number;
  readonly title?: string;
  readonly theme?: "light" | "dark";
  readonly background?: "paper" | "transparent";
  /** Pixels of a PNG to each pixel of its size; 2 without. */
  readonly scale?: number;
}

/**
 * `<maskrisk-plot>`. Its attributes are the keys of a link (`gamma`, `p`, `axis`, `seed`, …), each a
 * property of the same name as well, and those below.
 *
 * Its events are those of {@link MaskriskPlotEvents}. None of them bubbles.
 */
export interface MaskriskPlotElement extends HTMLElement {
  /** A link of the explorer, or its query; single keys beside it replace its own. */
  href: string | null;
  /** The same as `href`, which comes first. */
  src: string | null;
  theme: "auto" | "light" | "dark" | null;
  controls: "none" | "min" | "full" | null;
  /** A picture only. */
  static: string | boolean | null;
  /** Experiments start by themselves, once the plot is visible. */
  run: string | boolean | null;
  /** Address of the explorer, for "Open in explorer"; none without. */
  explorer: string | null;
  /** The problem; setting one replaces the attributes of a link, and throws when it is none. */
  problem: Problem | null;
  /** A copy of the problem that is shown; null while there is none. */
  getProblem(): Problem | null;
  /** The whole state as the query of a link; null while there is none. */
  getLink(): string | null;
  toSVG(options?: ImageOptions): Promise<string>;
  toPNG(options?: ImageOptions): Promise<Blob>;
}

declare global {
  interface HTMLElementTagNameMap {
    "maskrisk-plot": MaskriskPlotElement;
  }
}

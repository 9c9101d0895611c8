/** Size of a plot in CSS pixels, and the margins around its axes. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Whether there is room for names at the curves' ends. */
  readonly labelled: boolean;
}

/** Below this width curves are named beside the plot instead of at their ends. */
const LABELLED_WIDTH = 620;

/** What a frame holds: curves need room for their names, maps for a colour bar above them. */
export type FrameKind = "curves" | "spectrum" | "map";

/** Right margins in pixels: with room for labels, and on narrow plots. */
const RIGHT: Readonly<Record<FrameKind, readonly [number, number]>> = {
  curves: [168, 14],
  spectrum: [40, 14],
  map: [16, 12],
};

/** The frame for a plot of this size. Margins are fixed, so that nothing jumps while values change. */
export function frameOf(width: number, height: number, kind: FrameKind = "curves"): Frame {
  const labelled = width >= LABELLED_WIDTH;
  return {
    width,
    height,
    labelled,
    left: labelled ? 58 : 46,
    right: RIGHT[kind][labelled ? 0 : 1],
    top: kind === "map" ? (labelled ? 44 : 66) : 34,
    bottom: 58,
  };
}

/** Width of the area between the axes. */
export function innerWidth(frame: Frame): number {
  return Math.max(1, frame.width - frame.left - frame.right);
}

/** Height of the area between the axes. */
export function innerHeight(frame: Frame): number {
  return Math.max(1, frame.height - frame.top - frame.bottom);
}

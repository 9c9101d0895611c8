/**
 * What is drawn, free of any drawing library: the layers below compute it, the renderer, the
 * data table and the spoken summary all read it.
 */

/** One axis in the field's standard terms. */
export interface FigureAxis {
  /** Name, lower case: "mask ratio". */
  readonly label: string;
  /** Symbol in plain Unicode: "p". Empty when it has none. */
  readonly symbol: string;
  readonly scale: "linear" | "log";
  readonly range: readonly [number, number];
  /** What its numbers are in; differences carry their sign. Plain numbers without. */
  readonly unit?: "%" | "difference";
}

/** A colour: a place in the palette, the accent of random mask laws, or a place on the ramp (0 to 1). */
export type Tone = number | "random" | { readonly ramp: number };

/** One simulated cell: mean excess risk with its uncertainty. */
export interface FigurePoint {
  readonly x: number;
  readonly mean: number;
  /** Standard error of the mean; null for fewer than two replicates. */
  readonly standardError: number | null;
  readonly median: number;
  readonly replicates: number;
  /** Why the mean cannot be trusted here; null when it can. */
  readonly caution: string | null;
  /** (mean − theory)/standard error, nothing allowed for; null where not compared. */
  readonly z: number | null;
  /** How it compares with theory, in words; null where it does not, and while it is being simulated. */
  readonly verdict: string | null;
}

/** One problem along the axis. Gaps (infinite or inadmissible) are NaN inside the arrays. */
export interface FigureSeries {
  readonly id: string;
  readonly name: string;
  /** One hue per problem; random mask laws (R²MAE) have a fixed accent; members of a family the ramp. */
  readonly tone: Tone;
  /** Stroke pattern index, so that curves differ without colour. */
  readonly dash: number;
  /** Whether this is the problem being edited. */
  readonly current: boolean;
  /** Whether this is a member of a family: the problem being edited with another value of a second field. */
  readonly member: boolean;
  readonly x: Float64Array;
  readonly total: Float64Array;
  /** Bias and variance of the clean excess risk, when shown. */
  readonly parts: { readonly bias: Float64Array; readonly variance: Float64Array } | null;
  readonly points: readonly FigurePoint[];
  /** Theory refined for the size of the experiments, when shown. */
  readonly refined: { readonly x: Float64Array; readonly y: Float64Array } | null;
  /** Best mask ratio on this axis, when the axis is the mask ratio. */
  readonly best: { readonly x: number; readonly y: number } | null;
}

/** A named vertical: an interpolation threshold. */
export interface FigureThreshold {
  readonly x: number;
  readonly name: string;
}

/** A stretch of the axis where simulated means are unreliable, and why. */
export interface FigureCaution {
  readonly from: number;
  readonly to: number;
  readonly why: string;
}

/** Everything on one plot. */
export interface Figure {
  readonly x: FigureAxis;
  readonly y: FigureAxis;
  readonly series: readonly FigureSeries[];
  readonly thresholds: readonly FigureThreshold[];
  readonly cautions: readonly FigureCaution[];
  /** Name of the line at zero, where the vertical axis shows differences; null elsewhere. */
  readonly zero: string | null;
}

/** What stands behind a curve at a place of the axis: named numbers, in groups. */
export interface PointDetail {
  readonly rows: readonly DetailRow[];
  /** What the variance is made of, in shares that sum to 1; null where it is not known. */
  readonly sources: readonly { readonly name: string; readonly share: number }[] | null;
  /** In a few words: the regime. */
  readonly note: string;
}

/** One named number of a {@link PointDetail}. */
export interface DetailRow {
  readonly name: string;
  readonly value: string;
  /** Whether a part of what stands above it. */
  readonly part?: boolean;
}

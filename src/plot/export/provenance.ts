import type { Problem } from "../../problem/index.ts";
import type { PlotAxis } from "../../sweep/index.ts";

/** Where an exported figure comes from: enough to draw it again, and to check it. */
export interface Provenance {
  /** Name of the program that drew it. */
  readonly program: "maskrisk";
  readonly version: string;
  /** What is shown, in a line. */
  readonly title: string;
  /** The problem being edited. */
  readonly problem: Problem;
  /** Every curve that is drawn, by name, with its problem; empty for what has no curves. */
  readonly curves: readonly { readonly name: string; readonly problem: Problem }[];
  readonly axis: PlotAxis | null;
  readonly experiment: {
    readonly n: number;
    readonly replicates: number;
    readonly target: number;
    readonly seed: number;
  };
  /** Link that opens it; null when none is known. */
  readonly link: string | null;
}

/** Where something comes from, as one line of JSON. */
export function provenanceText(provenance: Provenance): string {
  return JSON.stringify(provenance);
}

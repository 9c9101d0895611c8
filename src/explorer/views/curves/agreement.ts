import type { CurveAgreement, ComparedCell } from "../../../element/index.ts";
import { compareSweep, type SweepComparison } from "../../../sweep/index.ts";

/** A simulated cell on the strip of its curve. */
export interface StripCell {
  readonly x: number;
  /** Distance from theory in standard errors, finite n allowed for; null where not trusted. */
  readonly z: number | null;
  /** Why it is not trusted; null where it is. */
  readonly reason: string | null;
}

/** Cells that are not trusted for one reason, and where they are. */
export interface LeftOut {
  readonly reason: string;
  readonly places: readonly number[];
}

/** One curve's experiments held against its theory. */
export interface CurveVerdict {
  readonly agreement: CurveAgreement;
  readonly cells: readonly StripCell[];
  readonly summary: SweepComparison;
  readonly leftOut: readonly LeftOut[];
}

/** Every curve with experiments, and all of them together; null while there are none. */
export function verdicts(
  agreements: readonly CurveAgreement[],
): { readonly curves: readonly CurveVerdict[]; readonly all: SweepComparison } | null {
  if (agreements.length === 0) return null;
  const curves = agreements.map((agreement): CurveVerdict => {
    const { cells } = agreement;
    return {
      agreement,
      cells: cells.map(({ x, comparison: { score, reason } }) => ({ x, z: score, reason })),
      summary: summaryOf(cells),
      leftOut: leftOutOf(agreement),
    };
  });
  return { curves, all: summaryOf(agreements.flatMap(({ cells }) => cells)) };
}

/** The verdict over cells that share their draws. */
function summaryOf(cells: readonly ComparedCell[]): SweepComparison {
  return compareSweep(
    cells.map(({ comparison }) => comparison),
    cells.map(({ draws }) => draws),
  );
}

function leftOutOf({ cells }: CurveAgreement): LeftOut[] {
  const places = new Map<string, number[]>();
  for (const { x, comparison } of cells) {
    if (comparison.reason === null) continue;
    places.set(comparison.reason, [...(places.get(comparison.reason) ?? []), x]);
  }
  return [...places].map(([reason, at]) => ({ reason, places: at }));
}

/** How far z reaches on a strip; what lies further is drawn at its edge. */
export const STRIP = 4;

/** Height of a z on a strip as a fraction from its top. */
export function stripHeight(z: number): number {
  const clamped = Math.max(-STRIP, Math.min(STRIP, z));
  return 0.5 - (0.5 * clamped) / (STRIP + 0.5);
}

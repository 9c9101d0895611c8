import type { CurveAgreement, ComparedCell } from "../../../instrument/index.ts";
import { compareSweep, type SweepComparison } from "../../../sweep/index.ts";

/** A simulated cell on the strip of its curve. */
export interface StripCell {
  readonly x: number;
  /** (mean − theory)/standard error, nothing allowed for; null where not compared. */
  readonly z: number | null;
  /** Why it is not compared; null where it is. */
  readonly reason: string | null;
}

/** Cells that are not compared for one reason, and where they are. */
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

/** Every curve with experiments, and all of them together. */
export interface Verdicts {
  readonly curves: readonly CurveVerdict[];
  readonly all: SweepComparison;
}

/**
 * Verdicts over curves with experiments; null while there are none. What a curve's cells told is kept
 * as long as they are the same ones: something else may be dragged, many times a second.
 */
export class Agreement {
  readonly #of = new WeakMap<readonly ComparedCell[], Omit<CurveVerdict, "agreement">>();
  #all: { readonly of: readonly CurveAgreement[]; readonly summary: SweepComparison } | null = null;

  verdicts(agreements: readonly CurveAgreement[]): Verdicts | null {
    if (agreements.length === 0) return null;
    const curves = agreements.map((agreement) => ({ agreement, ...this.#verdict(agreement) }));
    const [alone, second] = curves;
    const all = alone && !second ? alone.summary : this.#together(agreements);
    return { curves, all };
  }

  #verdict({ cells }: CurveAgreement): Omit<CurveVerdict, "agreement"> {
    const known = this.#of.get(cells);
    if (known !== undefined) return known;
    const verdict = {
      cells: cells.map(({ x, comparison: { z, reason } }) => {
        return { x, z: reason === null ? (z ?? 0) : null, reason };
      }),
      summary: summaryOf(cells),
      leftOut: leftOutOf(cells),
    };
    this.#of.set(cells, verdict);
    return verdict;
  }

  #together(agreements: readonly CurveAgreement[]): SweepComparison {
    const last = this.#all;
    const same =
      last?.of.length === agreements.length &&
      last.of.every(({ cells }, i) => cells === agreements[i]?.cells);
    if (last !== null && same) return last.summary;
    const summary = summaryOf(agreements.flatMap(({ cells }) => cells));
    this.#all = { of: agreements, summary };
    return summary;
  }
}

/** The verdict over cells that share their draws. */
function summaryOf(cells: readonly ComparedCell[]): SweepComparison {
  return compareSweep(
    cells.map(({ comparison }) => comparison),
    cells.map(({ draws }) => draws),
  );
}

function leftOutOf(cells: readonly ComparedCell[]): LeftOut[] {
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

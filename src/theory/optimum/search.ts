import { nelderMead } from "../../numerics/index.ts";
import type { MaskLaw } from "../../problem/index.ts";
import { outermost, type LawFamily } from "./law.ts";

/** The best point of a family, and how it was found. */
export interface FamilyMinimum {
  readonly mask: MaskLaw;
  readonly value: number;
  /** False when the search ended where ratios or weights are cut, 1e-6 from 0 or 1. */
  readonly attained: boolean;
  readonly gridPoints: number;
  /** Points from which a refinement started. */
  readonly starts: number;
  /** Size of the last simplex of the best refinement, in logits. */
  readonly size: number;
  readonly converged: boolean;
}

/** Valleys of the grid that are refined, the lowest first. */
const mostStarts = 4;
const coarse = { size: 0.02, spread: 1e-5, evaluations: 120 };
const fine = { size: 1e-6, spread: 1e-13, evaluations: 600 };

/**
 * The law of a family with the least value: the whole grid, then the simplex method from its lowest
 * local minima and from `hints`, and to the last digit from the lowest of these.
 */
export function searchFamily(
  family: LawFamily,
  value: (mask: MaskLaw) => number,
  hints: readonly (readonly number[])[],
): FamilyMinimum {
  const f = (at: readonly number[]): number => value(family.law(at));
  const grid = gridValues(family.grid, f);
  const starts = [...hints, ...valleys(family.grid, grid)];
  const rough = starts.map((start) => nelderMead(f, start, family.steps, coarse));
  const lowest = rough.reduce((a, b) => (b.value < a.value ? b : a));
  const near = family.steps.map((step) => 0.1 * step);
  let best = nelderMead(f, lowest.at, near, fine);
  // a simplex can collapse early: a fresh one from where it ended shows whether it did
  const again = nelderMead(f, best.at, near, fine);
  if (again.value < best.value) best = again;
  const attained = best.at.every((x, j) => !family.logits[j] || Math.abs(x) < outermost - 1e-5);
  const { size, converged } = best;
  return {
    mask: family.law(best.at),
    value: best.value,
    attained,
    gridPoints: grid.length,
    starts: starts.length,
    size,
    converged,
  };
}

/** Values on a grid, its last coordinate running fastest. */
function gridValues(
  axes: readonly (readonly number[])[],
  f: (at: readonly number[]) => number,
): number[] {
  let points: number[][] = [[]];
  for (const axis of axes) points = points.flatMap((point) => axis.map((x) => [...point, x]));
  return points.map(f);
}

/** The grid's lowest points that no neighbour along an axis undercuts. */
function valleys(axes: readonly (readonly number[])[], values: readonly number[]): number[][] {
  const strides = axes.map((_, j) =>
    axes.slice(j + 1).reduce((size, axis) => size * axis.length, 1),
  );
  const placeOf = (index: number, j: number): number =>
    Math.floor(index / strides[j]) % axes[j].length;
  const isValley = (index: number): boolean =>
    values[index] < Infinity &&
    axes.every((axis, j) => {
      const place = placeOf(index, j);
      const before = place > 0 ? values[index - strides[j]] : Infinity;
      const after = place + 1 < axis.length ? values[index + strides[j]] : Infinity;
      return values[index] <= before && values[index] <= after;
    });
  return values
    .map((_, index) => index)
    .filter(isValley)
    .sort((a, b) => values[a] - values[b])
    .slice(0, mostStarts)
    .map((index) => axes.map((axis, j) => axis[placeOf(index, j)]));
}

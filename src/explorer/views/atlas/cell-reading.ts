import { spectralAtoms, type MaskLaw, type Problem } from "../../../problem/index.ts";
import { mapCell, problemOfCell, type MapCell, type MapColumn } from "../../../sweep/index.ts";
import { risk, type Risk } from "../../../theory/index.ts";
import type { MapJob } from "./live-maps.ts";

/** Everything told of the place that is read. */
export interface CellReading {
  /** The cell of the map; null where it is the problem itself, which need not stand on one. */
  readonly cell: number | null;
  /** The problem of the cell, with the mask law that is set; null where there is none. */
  readonly problem: Problem | null;
  /** What is known: from the map, or computed at once where that is cheap. */
  readonly numbers: Partial<MapCell>;
  /** The regime at the best fixed ratio, or under the law that is set. */
  readonly regime: Risk["regime"] | null;
}

/** Longest spectrum whose best masks are found within a frame. */
const QUICK = 64;

/** What is told of a cell of a map, under the mask law that is set. */
export function readCell(job: MapJob, cell: number, mask: MaskLaw): CellReading {
  const { plan, values, done } = job;
  const problem =
    problemOfCell({ ...plan, problem: { ...plan.problem, mask } }, cell) ??
    // the law that is set may not go with the cell's values, the best one does
    problemOfCell(plan, cell);
  if (problem === null) return { cell, problem, numbers: {}, regime: null };
  const mapped: Partial<Record<MapColumn, number>> = {};
  if (done[cell] === 1) {
    for (const [column, all] of Object.entries(values))
      mapped[column as MapColumn] = all[cell] as number;
  }
  const quick = isQuick(problem);
  const found = quick && mapped.bestRatio === undefined ? mapCell(problem, "best") : {};
  const set = quick && mapped.risk === undefined ? mapCell(problem, "own") : {};
  const numbers = { ...set, ...found, ...mapped };
  const at: Problem =
    plan.family === "own" || numbers.bestRatio === undefined
      ? problem
      : { ...problem, mask: { law: "fixed", ratio: numbers.bestRatio } };
  const regime = plan.family === "own" && !quick ? null : risk(at).regime;
  return { cell, problem, numbers, regime };
}

/**
 * What is told of the problem itself, where it stands rather than at the nearest cell; null where that
 * takes longer than a frame.
 */
export function readOwn(problem: Problem): CellReading | null {
  if (!isQuick(problem)) return null;
  const numbers = { ...mapCell(problem, "own"), ...mapCell(problem, "best") };
  const { bestRatio } = numbers;
  const at: Problem =
    bestRatio === undefined || Number.isNaN(bestRatio)
      ? problem
      : { ...problem, mask: { law: "fixed", ratio: bestRatio } };
  return { cell: null, problem, numbers, regime: risk(at).regime };
}

/** Whether the best masks of a problem take a few milliseconds at most. */
function isQuick({ copies, spectrum }: Problem): boolean {
  if (copies !== 1 && copies !== "infinity") return false;
  return spectralAtoms(spectrum).lambda.length <= QUICK;
}

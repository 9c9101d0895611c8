import type { Fault } from "../problem/index.ts";
import { quantityTexts, type QuantityText } from "../sweep/index.ts";
import type { ExplorerState } from "./state.ts";

/** Ends of the vertical axis of the curves, as typed or zoomed to; null for one that the vertical scale chooses. */
export interface Limits {
  readonly from: number | null;
  readonly to: number | null;
}

/** Keys of the ends in a link, which also name their faults. */
export const LIMIT_KEYS = ["yfrom", "yto"] as const;

/** Largest end: far beyond what curves reach, and far from what doubles hold. */
const LARGEST = 1e100;
/** Least extent, as a share of the larger end: less could not be ticked. */
const LEAST_EXTENT = 1e-9;

/** Limits as a state has them: null when neither end is given. */
export function limitsOf(from: number | null, to: number | null): Limits | null {
  return from === null && to === null ? null : { from, to };
}

/** Whether the vertical axis was chosen to be logarithmic; differences never are. */
export function isLogarithmic({
  view,
  reference,
}: Pick<ExplorerState, "view" | "reference">): boolean {
  const differs =
    reference !== null ||
    (quantityTexts[view.quantity] as QuantityText | undefined)?.unit !== undefined;
  return view.vertical === "log" && !differs;
}

/** What is wrong with limits, on an axis that is logarithmic or not; empty when nothing is. */
export function limitFaults(limits: Limits | null, logarithmic: boolean): Fault[] {
  if (limits === null) return [];
  const { from, to } = limits;
  const faults: Fault[] = [];
  [from, to].forEach((value, i) => {
    const path = LIMIT_KEYS[i] as string;
    if (value === null) return;
    if (!(Math.abs(value) <= LARGEST)) {
      faults.push({ path, value, message: `must be a number of size at most ${LARGEST}, or auto` });
    } else if (logarithmic && !(value > 0)) {
      faults.push({ path, value, message: "must be positive on a log axis" });
    }
  });
  if (faults.length > 0 || from === null || to === null) return faults;
  if (!(to - from > LEAST_EXTENT * Math.max(Math.abs(from), Math.abs(to), 1 / LARGEST))) {
    faults.push({ path: LIMIT_KEYS[1], value: to, message: `must be larger than ${from}` });
  }
  return faults;
}

/** The limits that a state can have: none where its axis became a logarithmic one that they do not fit. */
export function soundLimits(
  state: Pick<ExplorerState, "view" | "reference" | "limits">,
): Limits | null {
  const { limits } = state;
  return limitFaults(limits, isLogarithmic(state)).length === 0 ? limits : null;
}

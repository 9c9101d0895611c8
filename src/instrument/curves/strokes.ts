import type { FigureSeries } from "../../plot/index.ts";
import { isRandomLaw } from "./names.ts";
import type { ExplorerState } from "../../state/index.ts";

/** Hue and stroke pattern of one curve. */
export type Stroke = Pick<FigureSeries, "tone" | "dash">;

/**
 * Hue and pattern of the current problem and of each pin. Random laws share the fixed accent and are
 * told apart by pattern; fixed ones have a hue each, and a pattern for eyes that do not see hues.
 */
export function strokesOf(state: ExplorerState): Stroke[] {
  let fixed = 0;
  let random = 0;
  const problems = [state.problem, ...state.pins.map((pin) => pin.problem)];
  return problems.map(({ mask }): Stroke => {
    if (isRandomLaw(mask)) return { tone: "random", dash: random++ };
    return { tone: fixed, dash: fixed++ };
  });
}

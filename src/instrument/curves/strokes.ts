import type { FigureSeries } from "../../plot/index.ts";
import { isRandomLaw } from "./names.ts";
import type { ExplorerState } from "../../state/index.ts";

/** Hue and stroke pattern of one curve. */
export type Stroke = Pick<FigureSeries, "tone" | "dash">;

/**
 * Hue and pattern of the current problem and of each pin, no two alike in either as long as there are
 * enough. The first random law among the pins, else the current one, has the fixed accent; every other
 * curve has a hue of its own. The current problem's is kept for it whatever its law, so that another law
 * for it changes no pin's.
 */
export function strokesOf(state: Pick<ExplorerState, "problem" | "pins">): Stroke[] {
  let hue = 1;
  let accent = false;
  const pins = state.pins.map(({ problem }, i): Stroke => {
    if (!accent && isRandomLaw(problem.mask)) {
      accent = true;
      return { tone: "random", dash: i + 1 };
    }
    return { tone: hue++, dash: i + 1 };
  });
  const own: Stroke = { tone: !accent && isRandomLaw(state.problem.mask) ? "random" : 0, dash: 0 };
  return [own, ...pins];
}

import { InvalidProblem, parseProblem, type MaskLaw, type Problem } from "../../problem/index.ts";
import { canonicalJson } from "../../simulation/index.ts";
import { MAX_PINS, type ExplorerState, type Pin } from "../../state/index.ts";
import { lawName } from "../curves/names.ts";
import { followingPin } from "./following.ts";

/**
 * The pins with those of a comparison of laws: no masks, a fixed ratio, a uniform law. One that is
 * pinned already, or is the current problem, is not pinned again; where there is no room the last of the
 * others give way. Along the ratio, where all fixed ratios are one curve, a fixed one is told as a list
 * of one ratio: a level line.
 */
export function comparedPins(
  { problem, axis, pins }: ExplorerState,
  fixed: MaskLaw | null,
  uniform: MaskLaw | null,
): readonly Pin[] {
  const level = (law: MaskLaw): MaskLaw =>
    axis.path === "mask.ratio" && law.law === "fixed"
      ? { law: "discrete", ratios: [law.ratio], weights: [1] }
      : law;
  const laws: readonly (readonly [name: string, law: MaskLaw])[] = [
    ["no masks", { law: "fixed", ratio: 0 }],
    ...(fixed === null || (fixed.law === "fixed" && fixed.ratio === 0)
      ? []
      : ([[lawName(fixed), fixed]] as const)),
    ...(uniform === null ? [] : ([[lawName(uniform), uniform]] as const)),
  ];
  const known = new Set(
    [problem, ...pins.map((pin) => pin.problem)].map((one) => canonicalJson(one)),
  );
  const added = laws.flatMap(([name, law]): Pin[] => {
    const sound = withLaw(problem, level(law));
    return sound === null || known.has(canonicalJson(sound))
      ? []
      : [followingPin(name, sound, problem)];
  });
  return [...pins.slice(0, MAX_PINS - added.length), ...added];
}

/** The problem under a law; null where it does not allow it (copies of rows without masks). */
function withLaw(problem: Problem, mask: MaskLaw): Problem | null {
  try {
    return parseProblem({ ...problem, mask });
  } catch (error) {
    if (error instanceof InvalidProblem) return null;
    throw error;
  }
}

import { formatNumber } from "../../plot/index.ts";
import { numericFields, type Problem } from "../../problem/index.ts";
import type { ExplorerState } from "../../state/index.ts";
import { familyMembers } from "./family-members.ts";
import { currentName } from "./names.ts";
import { pinNames } from "./pin-names.ts";
import { strokesOf, type Stroke } from "./strokes.ts";

/** One curve on the plot. */
export interface ShownCurve {
  /** "current", "pin-2", "each-0": the same for as long as the curve is. */
  readonly id: string;
  readonly name: string;
  readonly problem: Problem;
  readonly stroke: Stroke;
  readonly role: "current" | "pinned" | "member";
}

/**
 * The curves on the plot: the current problem, the pinned ones that are shown, and the family. A family
 * is about the current problem; its colours are a ramp that no other curve has.
 */
export function shownCurves(state: ExplorerState): ShownCurve[] {
  const { problem, axis, pins, each } = state;
  const strokes = strokesOf(state);
  const names = pinNames(state);
  const own = currentName(problem, axis.path);
  const members = family(state);
  return [
    {
      id: "current",
      name:
        each !== null && members.length > 0 ? `${memberName(problem, each.path)}, current` : own,
      problem,
      stroke: strokes[0] as Stroke,
      role: "current",
    },
    ...pins.flatMap(({ problem: pinned, shown }, i): ShownCurve[] => {
      const stroke = strokes[i + 1] as Stroke;
      const name = names[i] as string;
      return shown ? [{ id: `pin-${i}`, name, problem: pinned, stroke, role: "pinned" }] : [];
    }),
    ...members,
  ];
}

function family({ problem, each }: ExplorerState): ShownCurve[] {
  const field = numericFields(problem).find((one) => one.path === each?.path);
  if (each === null || field === undefined) return [];
  // the current problem may be a member itself: one curve is enough
  const members = familyMembers(problem, each, field).filter(({ value }) => value !== field.value);
  return members.map((member, i) => ({
    id: `each-${i}`,
    name: member.name,
    problem: member.problem,
    stroke: { tone: { ramp: member.place }, dash: 0 },
    role: "member",
  }));
}

function memberName(problem: Problem, path: string): string {
  const field = numericFields(problem).find((one) => one.path === path);
  return field ? `${field.symbol || field.label} = ${formatNumber(field.value, 4)}` : "";
}

/** The curve that a reference names; null without one. */
export function referenceCurve(state: ExplorerState): { name: string; problem: Problem } | null {
  const { reference, problem, pins, axis } = state;
  if (reference === null) return null;
  if (reference.curve === 0) return { name: currentName(problem, axis.path), problem };
  const pin = pins[reference.curve - 1];
  return pin ? { name: pinNames(state)[reference.curve - 1] ?? "", problem: pin.problem } : null;
}

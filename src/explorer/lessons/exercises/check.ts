import type { Problem } from "../../../problem/index.ts";
import type { ChoiceExercise, NumericExercise, SettingExercise } from "../content/chapter.ts";

/** What is said to an answer, in the notation of the texts. */
export interface Verdict {
  readonly right: boolean;
  readonly say: string;
}

const NUMBER = String.raw`[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,3})?`;
const ENTRY = new RegExp(`^(${NUMBER})(?:/(${NUMBER}))?(%?)$`, "i");

/** A number as people write it: 0.25, 0,25, 1/4, 25 %; null for anything else. */
export function readEntry(entry: string): number | null {
  const plain = entry.slice(0, 60).replaceAll(/\s/g, "").replace("−", "-").replace(",", ".");
  const match = ENTRY.exec(plain);
  if (match === null) return null;
  const [, above, below = "1", percent] = match;
  const value = Number(above) / Number(below) / (percent === "%" ? 100 : 1);
  return Number.isFinite(value) ? value : null;
}

/**
 * Half a unit of the last place that was written, in the units of the value; 0 for fractions and where
 * fewer than two significant figures were written: rounding is then too coarse to show what is meant.
 */
export function roundingOf(entry: string): number {
  const plain = entry.slice(0, 60).replaceAll(/\s/g, "").replace(",", ".");
  const match = /^[+−-]?0*(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,3}))?(%?)$/i.exec(plain);
  if (match === null) return 0;
  const [, whole = "", decimals = "", exponent = "0", percent] = match;
  const significant = `${whole}${decimals}`.replace(/^0+/, "").length;
  if (significant < 2) return 0;
  return 0.5 * 10 ** (Number(exponent) - decimals.length) * (percent === "%" ? 0.01 : 1);
}

const near = (a: number, b: number, tolerance: number): boolean =>
  Math.abs(a - b) <= tolerance * Math.abs(b) + 1e-12;

export function checkNumeric(exercise: NumericExercise, entry: string): Verdict {
  const value = readEntry(entry);
  if (value === null) return { right: false, say: "Enter a number, such as 0.25 or 1/4." };
  const answer = exercise.answer();
  const rounded = Math.abs(value - answer) <= roundingOf(entry) * (1 + 1e-9);
  if (rounded || near(value, answer, exercise.tolerance)) {
    return { right: true, say: `Right. ${exercise.why}` };
  }
  const trap = exercise.traps.find((one) => near(value, one.value(), exercise.tolerance));
  if (trap) return { right: false, say: `Not quite. ${trap.why}` };
  const direction = value > answer ? "less" : "more";
  return { right: false, say: `Not quite: it is ${direction} than that. ${exercise.hint}` };
}

export function checkChoice(exercise: ChoiceExercise, index: number): Verdict {
  const option = exercise.options[index];
  if (option === undefined) return { right: false, say: "Choose an answer first." };
  return { right: option.right, say: `${option.right ? "Right." : "No."} ${option.why}` };
}

export function checkSetting(exercise: SettingExercise, problem: Problem): Verdict {
  return exercise.holds(problem)
    ? { right: true, say: `Found. ${exercise.why}` }
    : { right: false, say: `Not yet. ${exercise.say(problem)}` };
}

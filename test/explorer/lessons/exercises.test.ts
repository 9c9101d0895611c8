import { describe, expect, it } from "vitest";
import { chapters } from "../../../src/explorer/lessons/chapters/index.ts";
import type { Exercise } from "../../../src/explorer/lessons/content/chapter.ts";
import {
  checkChoice,
  checkNumeric,
  checkSetting,
  readEntry,
} from "../../../src/explorer/lessons/exercises/check.ts";
import { setField, type Problem } from "../../../src/problem/index.ts";
import { decodeState } from "../../../src/state/index.ts";

const exercises = chapters.flatMap((chapter) => chapter.exercises);

function ofKind<K extends Exercise["kind"]>(kind: K): [string, Extract<Exercise, { kind: K }>][] {
  return exercises.flatMap((one) =>
    one.kind === kind ? [[one.id, one as Extract<Exercise, { kind: K }>]] : [],
  );
}

function problemOf(figure: string): Problem {
  const blocks = chapters.flatMap((chapter) => chapter.blocks);
  const block = blocks.find((one) => one.kind === "figure" && one.id === figure);
  return decodeState(block?.kind === "figure" ? block.query : "").problem;
}

describe("reading an entry", () => {
  it.each([
    ["0.25", 0.25],
    ["0,25", 0.25],
    [" .25 ", 0.25],
    ["1/4", 0.25],
    ["25 %", 0.25],
    ["−2", -2],
    ["2.5e-1", 0.25],
  ])("%s is %d", (entry, value) => expect(readEntry(entry)).toBeCloseTo(value, 12));

  it.each(["", "abc", "1/0", "1//2", "1e999", "<b>", "1 2 x", "NaN", "Infinity", "1/2/3"])(
    "%s is no number",
    (entry) => expect(readEntry(entry)).toBeNull(),
  );
});

describe.each(ofKind("numeric"))("%s", (_, exercise) => {
  const answer = exercise.answer();

  it("takes its answer, rounded as people round", () => {
    expect(Number.isFinite(answer)).toBe(true);
    for (const entry of [String(answer), answer.toPrecision(3)]) {
      expect(checkNumeric(exercise, entry).right, entry).toBe(true);
    }
  });

  it("refuses others, and says why", () => {
    for (const wrong of [answer * 1.1 + 0.01, answer * 0.9 - 0.01]) {
      const verdict = checkNumeric(exercise, String(wrong));
      expect(verdict.right).toBe(false);
      expect(verdict.say.length).toBeGreaterThan(20);
    }
    expect(checkNumeric(exercise, "many").right).toBe(false);
    for (const { value, why } of exercise.traps) {
      const verdict = checkNumeric(exercise, String(value()));
      expect(verdict).toEqual({ right: false, say: `Not quite. ${why}` });
    }
  });
});

describe.each(ofKind("choice"))("%s", (_, exercise) => {
  it("has one right answer, and a reason for each", () => {
    const verdicts = exercise.options.map((_option, i) => checkChoice(exercise, i));
    expect(verdicts.filter(({ right }) => right).length).toBe(1);
    for (const { say } of verdicts) expect(say.length).toBeGreaterThan(30);
    expect(checkChoice(exercise, -1).right).toBe(false);
  });
});

describe.each(ofKind("setting"))("%s", (_, exercise) => {
  it("is not solved by the figure as it opens, and is by its solution", () => {
    const first = problemOf(exercise.figure);
    expect(checkSetting(exercise, first).right).toBe(false);
    let problem = first;
    for (const [path, value] of exercise.solution) problem = setField(problem, path, value);
    expect(checkSetting(exercise, problem).right).toBe(true);
  });
});

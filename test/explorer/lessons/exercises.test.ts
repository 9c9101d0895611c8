import { describe, expect, it } from "vitest";
import { chapters } from "../../../src/explorer/lessons/chapters/index.ts";
import type { Exercise } from "../../../src/explorer/lessons/content/chapter.ts";
import {
  checkChoice,
  checkNumeric,
  checkSetting,
  readEntry,
  roundingOf,
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

describe("rounding of an entry", () => {
  it.each([
    ["0.17", 0.005],
    ["0.170", 0.0005],
    ["17 %", 0.005],
    ["1400", 0.5],
    ["2.6e-1", 0.005],
    ["0,26", 0.005],
    ["0.2", 0],
    ["2/3", 0],
    ["many", 0],
  ])("%s is good to %d", (entry, half) => expect(roundingOf(entry)).toBeCloseTo(half, 12));
});

/** Answers that must be taken and refused, at the ends of what is right. */
const boundaries: Record<string, { right: readonly string[]; wrong: readonly string[] }> = {
  "dd-half": { right: ["0.25", "1/4", "25%"], wrong: ["0.255", "0.245", "0.2", "0.3"] },
  "dd-minimum": { right: ["2", "2.0", "2.01"], wrong: ["2.1", "1.9", "1.333"] },
  "mask-covariance": { right: ["0.18", "18 %", "9/50"], wrong: ["0.17", "0.19", "0.2"] },
  "mask-double": {
    right: ["1/6", "0.17", "0.167", "0.1667", "17 %"],
    wrong: ["0.16", "0.18", "0.2", "0.164", "0.170"],
  },
  "spike-unbiased": { right: ["7/19", "0.37", "0.368"], wrong: ["0.36", "0.35", "0.38", "0.4"] },
  "ratio-read": { right: ["0.41", "0.406", "0.40"], wrong: ["0.43", "0.38", "0.579"] },
  "random-mean": { right: ["0.4", "0.40", "2/5"], wrong: ["0.3", "0.41", "0.39"] },
  "copies-fixed": { right: ["0.26", "0.257", "9/35"], wrong: ["0.25", "0.27", "0.3", "0.260"] },
  "exp-error": { right: ["1406", "1407", "1400"], wrong: ["1380", "1430", "37.5", "900"] },
  "exp-many": { right: ["0.61", "0.606", "61 %"], wrong: ["0.58", "0.63", "0.91", "0.0455"] },
  "exp-finite": { right: ["2.5", "2.50"], wrong: ["2.25", "2.4", "2.6"] },
  "table-noise": { right: ["0.4", "2/5", "40 %"], wrong: ["0.3", "0.225", "0.41", "0.39"] },
  "limits-rank": { right: ["1.5", "3/2"], wrong: ["1.4", "1.6", "1.67"] },
  "limits-spike": { right: ["0.79", "59/75", "78.7 %"], wrong: ["0.8", "0.77", "0.81", "0"] },
};

describe.each(ofKind("numeric"))("%s", (id, exercise) => {
  const answer = exercise.answer();

  it("takes what rounds to the answer, and nothing beside it", () => {
    for (const entry of boundaries[id]?.right ?? ["no cases"]) {
      expect(checkNumeric(exercise, entry).right, entry).toBe(true);
    }
    for (const entry of boundaries[id]?.wrong ?? ["no cases"]) {
      expect(checkNumeric(exercise, entry).right, entry).toBe(false);
    }
    for (const figures of [2, 3, 4, 6]) {
      expect(checkNumeric(exercise, answer.toPrecision(figures)).right).toBe(true);
    }
  });

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

type Setting = Readonly<Record<string, number>>;

const settings: Record<string, { right: readonly Setting[]; wrong: readonly Setting[] }> = {
  "dd-no-dip": {
    right: [{ noise: 1 }, { noise: 1.001 }, { noise: 4 }, { noise: 1, gamma: 0.3 }],
    wrong: [{ noise: 0.999 }, { noise: 0.999999 }, { noise: 0 }],
  },
  "mask-useless": {
    right: [
      { "mask.ratio": 0.7 },
      { "mask.ratio": 0.98 },
      { "mask.ratio": 0.999 },
      { gamma: 2, "mask.ratio": 0.5, noise: 0.3 },
      { gamma: 50, "mask.ratio": 0.97 },
    ],
    wrong: [
      { "mask.ratio": 0.1 },
      { gamma: 1.5, "mask.ratio": 0.9 },
      { noise: 0.31, "mask.ratio": 0.9 },
    ],
  },
  "spike-too-strong": {
    right: [
      { "spectrum.spikes.0": 450 },
      { "spectrum.spikes.0": 500 },
      { "spectrum.spikes.0": 200, gamma: 4 },
    ],
    wrong: [
      { noise: 4, "spectrum.spikes.0": 21 },
      { noise: 4, "spectrum.spikes.0": 450 },
      { gamma: 2, "spectrum.spikes.0": 500 },
      { "spectrum.spikes.0": 100 },
      { "spectrum.spikes.0": 2 },
      { "spectrum.spikes.0": 20 },
    ],
  },
  "ratio-high": {
    right: [
      { gamma: 32, noise: 0.05 },
      { gamma: 32, noise: 0.01 },
    ],
    wrong: [{ gamma: 32, noise: 0.009 }, { gamma: 32 }, { gamma: 128 }, { noise: 0.01 }],
  },
  "copies-ridge": {
    right: [{ "mask.ratio": 0.4 }, { "mask.ratio": 0.4, gamma: 2 }],
    wrong: [{ "mask.ratio": 0.39 }, { "mask.ratio": 0.41 }, { "mask.ratio": 2 / 3 }],
  },
  "random-bounds": {
    right: [{ "mask.max": 0.544 }, { "mask.max": 0.5 }, { "mask.max": 0.6 }],
    wrong: [{ "mask.max": 0.44 }, { "mask.max": 0.8 }, { "mask.max": 0.9, "mask.min": 0.1 }],
  },
  "table-high": {
    right: [{ gamma: 0.065 }, { gamma: 0.05 }, { gamma: 0.125, "test.mask": 0.5 }],
    wrong: [{ gamma: 0.2 }, { gamma: 2 }, { gamma: 0.02 }],
  },
  "limits-trusted": {
    right: [
      { gamma: 7, "mask.ratio": 0.8 },
      { gamma: 8, "mask.ratio": 0.8 },
    ],
    wrong: [
      { gamma: 8, "mask.ratio": 0.79 },
      { gamma: 0.3, "mask.ratio": 0.8 },
      { gamma: 1.02, "mask.ratio": 0.8 },
      { gamma: 8, "mask.ratio": 0.99 },
    ],
  },
};

describe.each(ofKind("setting"))("%s", (_, exercise) => {
  it("is not solved by the figure as it opens, and is by its solution", () => {
    const first = problemOf(exercise.figure);
    expect(checkSetting(exercise, first).right).toBe(false);
    let problem = first;
    for (const [path, value] of exercise.solution) problem = setField(problem, path, value);
    expect(checkSetting(exercise, problem).right).toBe(true);
  });

  it("takes and refuses what is right and wrong at the ends of what the sliders reach", () => {
    const cases = settings[exercise.id];
    expect(cases, "has cases").toBeDefined();
    const first = problemOf(exercise.figure);
    const check = (changes: Setting): boolean => {
      let problem = first;
      for (const [path, value] of Object.entries(changes)) problem = setField(problem, path, value);
      return checkSetting(exercise, problem).right;
    };
    for (const one of cases?.right ?? []) expect(check(one), JSON.stringify(one)).toBe(true);
    for (const one of cases?.wrong ?? []) expect(check(one), JSON.stringify(one)).toBe(false);
  });
});

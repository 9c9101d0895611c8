import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InvalidProblem, parseProblem } from "../../../src/problem/index.ts";
import { axisValues, parseAxis, sweepCells } from "../../../src/sweep/index.ts";

/** The faults that a call throws, as `path message` lines. */
function faultsOf(call: () => unknown): string[] {
  try {
    call();
  } catch (error) {
    if (error instanceof InvalidProblem) return error.faults.map((f) => `${f.path} ${f.message}`);
    throw error;
  }
  return [];
}

describe("parseAxis", () => {
  it("reads ranges and lists", () => {
    expect(parseAxis("mask.ratio=0:0.9:10")).toEqual({
      path: "mask.ratio",
      values: [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9],
    });
    expect(parseAxis("gamma=0.01:100:5:log").values).toEqual([0.01, 0.1, 1, 10, 100]);
    expect(parseAxis("gamma = 3 , 1e-1, .5,+2.").values).toEqual([3, 0.1, 0.5, 2]);
    expect(parseAxis("noise=2:1:3").values).toEqual([2, 1.5, 1]);
    expect(parseAxis("noise=2:2:1").values).toEqual([2]);
    expect(parseAxis("noise=-1:-2:2").values).toEqual([-1, -2]);
  });

  it.each([
    ["mask.ratio", /^over must be an axis FIELD=SPEC/],
    ["=1,2", /^over must be an axis/],
    ["gamma=", /^gamma must be a list of finite numbers/],
    ["gamma=1,,2", /^gamma must be a list/],
    ["gamma=1,NaN", /^gamma must be a list/],
    ["gamma=1e999", /^gamma must be a list/],
    ["gamma=0x10", /^gamma must be a list/],
    ["gamma=1:2", /^gamma must be a range a:b:count/],
    ["gamma=1:2:3:log:4", /^gamma must be a range/],
    ["gamma=1:2:3:lin", /^gamma may end in ":log" only/],
    ["gamma=1:x:3", /^gamma must run between two finite numbers/],
    ["gamma=1:Infinity:3", /^gamma must run between two finite numbers/],
    ["gamma=1:2:2.5", /^gamma must have a whole number of values/],
    ["gamma=1:2:0", /^gamma must have a whole number of values/],
    [
      "gamma=1:2:1e9",
      /^gamma must have a whole number of values, from 1 to 100000; found "1:2:1e9"/,
    ],
    ["gamma=0:2:3:log", /^gamma must run between positive numbers/],
  ])("says what is wrong with %s", (text, message) => {
    expect(faultsOf(() => parseAxis(text))).toEqual([expect.stringMatching(message)]);
  });
});

describe("axisValues", () => {
  const ends = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
  it("run from end to end, evenly, and are the same in every grid that holds them", () => {
    fc.assert(
      fc.property(ends, ends, fc.integer({ min: 2, max: 50 }), (from, to, count) => {
        for (const scale of ["linear", "log"] as const) {
          const values = axisValues({ from, to, count, scale });
          expect(values.length).toBe(count);
          expect(values[0]).toBe(from);
          expect(values[count - 1]).toBe(to);
          const finer = axisValues({ from, to, count: 2 * count - 1, scale });
          values.forEach((value, i) => expect(finer[2 * i]).toBeCloseTo(value, 7));
        }
      }),
    );
    const tenths = axisValues({ from: 0, to: 1, count: 11, scale: "linear" });
    const hundredths = axisValues({ from: 0, to: 1, count: 101, scale: "linear" });
    tenths.forEach((value, i) => {
      expect(value).toBe(i / 10);
      expect(hundredths[10 * i]).toBe(value);
    });
  });
});

describe("sweepCells", () => {
  const problem = parseProblem({ gamma: 2, mask: { law: "uniform", min: 0.1, max: 0.5 } });

  it("makes every combination, the last axis fastest, each a checked problem", () => {
    const cells = sweepCells(problem, [parseAxis("gamma=1,3"), parseAxis("noise=0:1:3")]);
    expect(cells.map((cell) => cell.values)).toEqual([
      [1, 0],
      [1, 0.5],
      [1, 1],
      [3, 0],
      [3, 0.5],
      [3, 1],
    ]);
    expect(cells[4].problem).toEqual(parseProblem({ ...problem, gamma: 3, noise: 0.5 }));
    expect(sweepCells(problem, [])).toEqual([{ values: [], problem }]);
  });

  it("reaches into lists and checks joint conditions on the final values only", () => {
    const spiked = parseProblem({ gamma: 2, spectrum: { family: "spiked", spikes: [5, 9] } });
    const [cell] = sweepCells(spiked, [parseAxis("spectrum.spikes.1=30")]);
    expect(cell.problem.spectrum).toEqual({ family: "spiked", spikes: [5, 30] });
    // min = 0.6 alone would exceed the problem's own max
    const moved = sweepCells(problem, [parseAxis("mask.min=0.6"), parseAxis("mask.max=0.8")]);
    expect(moved[0].problem.mask).toEqual({ law: "uniform", min: 0.6, max: 0.8 });
  });

  it("names every fault of every axis and cell", () => {
    const nowhere = faultsOf(() =>
      sweepCells(problem, [
        parseAxis("mask.ratio=0.1"),
        parseAxis("__proto__.x=1"),
        parseAxis("gamma=1"),
        parseAxis("gamma=2"),
      ]),
    );
    expect(nowhere).toEqual([
      expect.stringMatching(/^gamma is swept twice/),
      expect.stringMatching(/^mask.ratio is not a numeric field of this problem, which has: gamma/),
      expect.stringMatching(/^__proto__.x is not a numeric field/),
    ]);
    const outside = faultsOf(() =>
      sweepCells(problem, [parseAxis("mask.max=0.5:1.5:3"), parseAxis("gamma=-1,0,1")]),
    );
    expect(outside.length).toBe(3);
    expect(outside.filter((fault) => fault.startsWith("gamma"))).toHaveLength(2);
    expect(faultsOf(() => sweepCells(problem, [{ path: "gamma", values: [] }]))).toHaveLength(1);
    const huge = ["gamma", "noise", "mask.min"].map((path) => ({
      path,
      values: Array.from({ length: 200 }, (_, i) => (i + 1) / 1000),
    }));
    expect(faultsOf(() => sweepCells(problem, huge))).toEqual([
      expect.stringMatching(/at most 1000000 cells; these axes make 8000000/),
    ]);
  });
});

import { describe, expect, it } from "vitest";
import {
  familyFaults,
  familyText,
  familyValues,
  readFamily,
  usualFamily,
  type Family,
} from "../../../src/state/family.ts";
import { familyMembers } from "../../../src/instrument/curves/family-members.ts";
import type { ComparedCell } from "../../../src/instrument/experiments/simulated-series.ts";
import { decodeState } from "../../../src/state/link.ts";
import { withCopiedPin, withMovedPin, withoutPin } from "../../../src/instrument/session/pins.ts";
import { shownCurves } from "../../../src/instrument/curves/shown-curves.ts";
import { Agreement, stripHeight } from "../../../src/explorer/views/curves/agreement.ts";
import { CurveCache } from "../../../src/instrument/curves/curve-cache.ts";
import { buildFigure } from "../../../src/instrument/curves/build-figure.ts";
import { pointDetail, problemAt } from "../../../src/instrument/curves/point-detail.ts";
import { formatNumber, interpolate } from "../../../src/plot/index.ts";
import { numericFields, parseProblem, type NumericField } from "../../../src/problem/index.ts";
import { summarizeCell } from "../../../src/simulation/index.ts";
import { compareSweep, type CellComparison } from "../../../src/sweep/index.ts";
import { derivedQuantities, risk } from "../../../src/theory/index.ts";

const problem = parseProblem({ gamma: 3, mask: { law: "fixed", ratio: 0.3 } });

function field(path: string): NumericField {
  return numericFields(problem).find((one) => one.path === path) as NumericField;
}

describe("a family of curves", () => {
  const gamma: Family = { path: "gamma", scale: "log", range: [0.5, 8], count: 5 };

  it("takes values with as few figures as tell them apart, its ends as given", () => {
    expect(familyValues(gamma, field("gamma"))).toEqual([0.5, 1, 2, 4, 8]);
    const near = { ...gamma, range: [1, 1.04] as const, scale: "linear" as const };
    expect(familyValues(near, field("gamma"))).toEqual([1, 1.01, 1.02, 1.03, 1.04]);
  });

  it("has a problem and a place on the ramp for each", () => {
    const members = familyMembers(problem, gamma, field("gamma"));
    expect(members.map((member) => member.problem.gamma)).toEqual([0.5, 1, 2, 4, 8]);
    expect(members.map((member) => member.place)).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(members[0].name).toBe("γ = 0.5");
  });

  it("is read as it was written, and its faults named", () => {
    const usual = usualFamily(field("gamma"));
    expect(readFamily(familyText(gamma, usual), usual)).toEqual(gamma);
    expect(familyFaults(gamma, field("gamma"))).toEqual([]);
    const paths = familyFaults({ ...gamma, range: [-1, 8], count: 40 }, field("gamma"));
    expect(paths.map(({ path }) => path)).toEqual(["each from", "each count"]);
  });

  it("goes when the axis takes its field, and leaves out the current problem", () => {
    const state = decodeState("gamma=2&p=0.3&axis=mask.ratio&each=gamma&eachrange=0.5:8:5");
    expect(shownCurves(state).map(({ id, name }) => `${id}: ${name}`)).toEqual([
      "current: γ = 2, current",
      "each-0: γ = 0.5",
      "each-1: γ = 1",
      "each-2: γ = 4",
      "each-3: γ = 8",
    ]);
    expect(() => decodeState("gamma=2&axis=gamma&each=gamma")).toThrow(/each/);
  });
});

describe("pins and the reference", () => {
  const query = "gamma=2&p=0.3&axis=gamma&pin=a~p:0.1&pin=b~p:0.2&pin=c~p:0.4&relative=2";
  const state = decodeState(query);

  it("stay together when pins are moved, copied and removed", () => {
    expect(state.reference).toEqual({ curve: 2, as: "percent" });
    const moved = withMovedPin(state, 1, 1);
    expect(moved.pins.map((pin) => pin.name)).toEqual(["a", "c", "b"]);
    expect(moved.reference?.curve).toBe(3);
    expect(withMovedPin(state, 0, -1)).toEqual({ pins: state.pins, reference: state.reference });
    const copied = withCopiedPin(state, 0);
    expect(copied.pins.map((pin) => pin.name)).toEqual(["a", "a (2)", "b", "c"]);
    expect(copied.reference?.curve).toBe(3);
    expect(withoutPin(state, 0).reference?.curve).toBe(1);
    expect(withoutPin(state, 1).reference).toBeNull();
  });

  it("give differences in percent, zero for the reference itself", () => {
    const figure = buildFigure(state, new CurveCache(), () => []);
    expect(figure.y.unit).toBe("%");
    expect(figure.zero).toBe("0: b");
    const reference = figure.series.find(({ id }) => id === "pin-1");
    const finite = [...(reference?.total ?? [])].filter((value) => Number.isFinite(value));
    expect(finite.length).toBeGreaterThan(100);
    expect(Math.max(...finite.map(Math.abs))).toBeLessThan(1e-9);
    const at = (ratio: number): number =>
      risk(parseProblem({ gamma: 3, mask: { law: "fixed", ratio } })).excessRisk ?? Number.NaN;
    const [current] = figure.series;
    const shown = interpolate(current.x, current.total, 3);
    expect(shown).toBeCloseTo(100 * (at(0.3) / at(0.2) - 1), 2);
    expect(() => decodeState(`${query.slice(0, -1)}9`)).toThrow(/relative/);
  });
});

describe("the card's numbers", () => {
  it("are those of theory at the place read", () => {
    const there = problemAt(problem, "mask.ratio", 0.5);
    const expected = parseProblem({ gamma: 3, mask: { law: "fixed", ratio: 0.5 } });
    expect(there).toEqual(expected);
    const { rows, sources } = pointDetail(expected);
    const value = (name: string): string | undefined =>
      rows.find((row) => row.name === name)?.value;
    const exact = risk(expected);
    const derived = derivedQuantities(expected);
    expect(value("excess risk")).toBe(formatNumber(exact.excessRisk ?? Number.NaN));
    expect(value("bias")).toBe(formatNumber(exact.bias));
    expect(value("variance")).toBe(formatNumber(exact.variance ?? Number.NaN));
    expect(value("total risk")).toBe(formatNumber(exact.totalRisk ?? Number.NaN));
    expect(value("effective ridge κ")).toBe(formatNumber(derived?.effectiveRidge ?? Number.NaN));
    expect(sources?.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
    expect(sources?.[0]?.share).toBeCloseTo(
      (derived?.variance?.noise ?? Number.NaN) / (exact.variance ?? Number.NaN),
      12,
    );
  });

  it("say what is infinite, and what is not defined", () => {
    const { rows, sources, note } = pointDetail(parseProblem({ gamma: 1 }));
    expect(rows.find(({ name }) => name === "excess risk")?.value).toBe("∞");
    expect(rows.some(({ name }) => name.startsWith("df"))).toBe(false);
    expect(sources).toBeNull();
    expect(note).toContain("infinite");
    expect(problemAt(problem, "mask.ratio", 2)).toBeNull();
  });
});

describe("agreement by curve", () => {
  const cell = (score: number | null, reason: string | null = null): CellComparison => ({
    theory: 1,
    prediction: "limit",
    limit: 1,
    mean: 1,
    standardError: 0.1,
    difference: 0,
    low: -0.2,
    high: 0.2,
    z: score,
    score,
    explained: null,
    atSize: null,
    verdict: score === null ? "not compared" : "too noisy",
    words: score === null ? "not compared" : "too noisy",
    reason,
  });
  const [curve] = shownCurves(decodeState("gamma=2&axis=gamma"));

  it("has its own figures, and lists what was left out with its reason", () => {
    const at = (x: number, comparison: CellComparison): ComparedCell => {
      const experiment = summarizeCell({ problem: curve.problem, n: 20 }, 1, []);
      return { x, comparison, experiment, remark: null, draws: [1.1, 0.9] };
    };
    const cells = [
      at(0.5, cell(1)),
      at(1, cell(null, "too near the interpolation threshold")),
      at(1.05, cell(null, "too near the interpolation threshold")),
      at(2, cell(-2)),
    ];
    const agreement = new Agreement();
    const found = agreement.verdicts([{ curve, cells }]);
    const [one] = found?.curves ?? [];
    expect(one.summary).toEqual(
      compareSweep(
        cells.map(({ comparison }) => comparison),
        cells.map(({ draws }) => draws),
      ),
    );
    expect(one.summary.chiSquare).toBe(5);
    expect(one.leftOut).toEqual([
      { reason: "too near the interpolation threshold", places: [1, 1.05] },
    ]);
    expect(agreement.verdicts([])).toBeNull();
    expect(found?.all).toBe(one.summary);
    expect(agreement.verdicts([{ curve, cells }])?.curves[0]?.summary).toBe(one.summary);
    const both = [
      { curve, cells },
      { curve, cells: [...cells] },
    ];
    const together = agreement.verdicts(both)?.all;
    expect(together?.cells).toBe(4);
    expect(agreement.verdicts([...both])?.all).toBe(together);
    const fresh = [...both.slice(1), { curve, cells: cells.slice(1) }];
    expect(agreement.verdicts(fresh)?.all.cells).toBe(3);
  });

  it("draws z from -4 to 4, and what lies further at the edge", () => {
    expect(stripHeight(0)).toBe(0.5);
    expect(stripHeight(2)).toBeLessThan(0.5);
    expect(stripHeight(40)).toBe(stripHeight(4));
    expect(stripHeight(-40)).toBeLessThan(1);
  });
});

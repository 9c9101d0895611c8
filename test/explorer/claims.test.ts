import { followingPin } from "../../src/instrument/index.ts";
import { describe, expect, it } from "vitest";
import { claims, judge } from "../../src/explorer/views/claims/claims.ts";
import type { Claim, ClaimId } from "../../src/explorer/views/claims/claim.ts";
import { verdictOf, type Case, type Finding } from "../../src/explorer/views/claims/finding.ts";
import { autoencoderC, spiked } from "../../src/explorer/views/claims/problems.ts";
import { randomProblem, scanProblem } from "../../src/explorer/views/claims/scan.ts";
import { scanCase } from "../../src/explorer/views/claims/scan-part.ts";
import {
  readTrial,
  TRIAL_SEED,
  trialCells,
  type Trial,
  type TrialReading,
} from "../../src/explorer/views/claims/trial.ts";
import { presets } from "../../src/explorer/presets/presets.ts";
import { decodeState, encodeState, viewFields } from "../../src/state/index.ts";
import { createSimulator } from "../../src/simulation/index.ts";
import { ReplicateStore } from "../../src/sweep/index.ts";
import { bestFixedRatio, bestRidge, risk } from "../../src/theory/index.ts";

const claimOf = (id: ClaimId): Claim => claims.find((one) => one.id === id) as Claim;

const findings = new Map<ClaimId, Finding>();
function findingOf(id: ClaimId): Finding {
  const finding = findings.get(id) ?? judge(id);
  findings.set(id, finding);
  return finding;
}

const caseOf = (condition: string, holds: boolean): Case => ({
  name: "",
  condition,
  holds,
  values: [],
});

describe("a verdict", () => {
  it("follows from the cases alone", () => {
    const [good, bad] = [caseOf("a", true), caseOf("b", false)];
    expect(verdictOf([], "every").kind).toBe("untestable");
    expect(verdictOf([good], "every").kind).toBe("holds");
    expect(verdictOf([bad], "every").kind).toBe("fails");
    expect(verdictOf([good, bad], "every").words).toBe("holds only if a");
    expect(verdictOf([good, caseOf("c", true), bad], "every").words).toBe(
      "holds only if a, or if c",
    );
  });

  it("needs every case of a condition, or one where the statement says what can be", () => {
    const mixed = [caseOf("a", true), caseOf("a", false), caseOf("b", false)];
    expect(verdictOf(mixed, "every").kind).toBe("fails");
    expect(verdictOf(mixed, "some").words).toBe("holds only if a");
  });
});

describe("the claims", () => {
  it("are those that links can name", () => {
    const { claim } = viewFields;
    const named = claim.kind === "choice" ? Object.keys(claim.options) : [];
    expect(["none", ...claims.map(({ id }) => id)]).toEqual(named);
  });

  it.each<[ClaimId, string]>([
    ["isotropic", "holds only if inputs are not rescaled and each sample has one mask"],
    ["spiked", "holds only if features far outnumber samples, or if eigenvalues fall off steeply"],
    ["peak", "holds only if every sample is one row"],
    ["depends", "holds only if features are correlated"],
    [
      "grows",
      "holds only if the strong direction carries the signal and grows in proportion to the features",
    ],
    [
      "more-rows",
      "holds only if rows are at most four for each feature, or if rows are sixteen or more for each feature, or if every row counts, and rows are two or more for each feature",
    ],
    ["as-tested", "holds only if samples far outnumber features (γ ≤ 0.05)"],
    ["all-rows", "holds only if inputs are raw and the fit has no ridge"],
    ["hidden-target", "holds only if a row counts only where its target is hidden"],
    ["fewer-rows", "holds"],
    [
      "on-tables",
      "holds only if tests are masked at one half (and then by little, for one table of four)",
    ],
    [
      "fades",
      "holds only if the ridge is tuned, or if the loss is averaged over all masks (K = ∞)",
    ],
    ["tuned-ridge", "holds only if features are uncorrelated"],
    ["averaged", "holds only if the loss is averaged over all masks (K = ∞)"],
    [
      "finite",
      "holds only if the threshold is not near, rows see plenty of inputs and spikes are small beside d",
    ],
    ["networks", "not testable here"],
  ])("%s: %s", (id, words) => {
    const { cases, columns, chart } = findingOf(id);
    expect(verdictOf(cases, claimOf(id).quantifier).words).toBe(words);
    for (const { values } of cases) {
      expect(values).toHaveLength(columns.length);
      expect(values.every((value) => value === null || Number.isFinite(value))).toBe(true);
    }
    for (const { x, y } of chart?.lines ?? []) expect(y).toHaveLength(x.length);
  });

  it("the best ratio rises and falls again where a spike keeps its size", () => {
    const spike = findingOf("grows").cases.find(({ name }) => name === "spike 20");
    const [first, largest, , last] = spike?.values ?? [];
    expect(first).toBe(0);
    expect(largest).toBeGreaterThan(0.6);
    expect(last).toBeLessThan(0.3);
  });

  it("R²MAE gains what was found for masked targets, 2 to 10 %", () => {
    const gains = findingOf("hidden-target")
      .cases.slice(0, 4)
      .map(({ values }) => values[5]);
    [5.12, 2.11, 8.03, 9.74].forEach((gain, i) => expect(gains[i]).toBeCloseTo(gain, 1));
  });

  it("R²MAE's wins are a part of what leaving samples out gains, on more rows or fewer", () => {
    for (const { values } of findingOf("fewer-rows").cases) {
      const [random = 0, , , left = 0] = values;
      expect(left).toBeGreaterThan(1.5 * (random ?? 0));
    }
    const [, , , , fixed, random, left] = findingOf("fewer-rows").cases[0]?.values ?? [];
    [21.8, 27.2, 38.6].forEach((share, i) =>
      expect([fixed, random, left][i]).toBeCloseTo(share, 1),
    );
  });

  it("the best law of any shape gains where all rows are kept: rescaled inputs, or a ridge", () => {
    const gains = findingOf("all-rows").cases.filter(({ holds }) => !holds);
    expect(gains.map(({ condition }) => condition)).toEqual([
      "inputs are rescaled",
      "the fit has a ridge",
    ]);
    expect(gains[0]?.values[1]).toBeCloseTo(6.0, 0);
    expect(gains[1]?.values[1]).toBeCloseTo(25.2, 1);
    // no law near the one found is better, whatever its shape
    for (const { values } of findingOf("all-rows").cases) {
      expect(values[2]).toBeGreaterThan(-1e-6);
    }
  });

  it("notes quote the numbers that theory has", () => {
    const clean = risk(spiked(8));
    const { bias, variance } = bestFixedRatio(spiked(8)).risk;
    const note = claimOf("spiked").note;
    for (const value of [clean.bias, bias, clean.variance, variance]) {
      expect(note).toContain((value ?? Number.NaN).toFixed(3));
    }
    const tested = bestFixedRatio(spiked(8, 20, { test: { mask: 0.3 } })).ratio;
    expect(claimOf("as-tested").note).toContain(`best trained at ${tested.toFixed(2)}`);
    const [alone, both] = [
      bestRidge(spiked(2)),
      bestRidge(spiked(2, 20, { mask: { law: "fixed", ratio: 0.5 } })),
    ].map((found) => found.risk.excessRisk ?? Number.NaN);
    for (const value of [alone, both]) {
      expect(claimOf("tuned-ridge").note).toContain((value ?? Number.NaN).toFixed(3));
    }
  });

  it("open comparisons that a link holds", () => {
    const base = decodeState(presets[0]?.query ?? "");
    for (const { opening } of claims) {
      if (opening === null) continue;
      const { problem, axis, pins } = opening;
      const shown = pins.map((pin) => followingPin(pin.name, pin.problem, problem));
      const state = { ...base, problem, axis, pins: shown };
      expect(decodeState(encodeState(state))).toEqual(state);
    }
  });
});

describe("trials", () => {
  const tried = claims.flatMap(({ id, trial }) => (trial === null ? [] : [{ id, trial }]));

  it.each(tried)("$id: expects of two cells what theory says of them", ({ trial }) => {
    const excess = trial.cells.map(({ problem }) => risk(problem).excessRisk ?? Infinity);
    for (const { first, second, expected } of trial.contrasts) {
      if (second === "theory") continue;
      const [a, b] = [excess[first] ?? NaN, excess[second] ?? NaN];
      const off = (a - b) / b;
      if (expected === "below") expect(off).toBeLessThan(-0.04);
      else if (expected === "above") expect(off).toBeGreaterThan(0.04);
      else if (expected === "same") expect(Math.abs(off)).toBeLessThan(0.02);
      else expect(Math.abs(off)).toBeGreaterThan(0.1);
    }
  });

  /** A trial at a size that a test has time for. */
  function run(trial: Trial, n: number, replicates: number): TrialReading {
    const small = { ...trial, n, replicates };
    const plan = trialCells(small);
    const store = new ReplicateStore();
    const simulator = createSimulator();
    for (const cell of plan) {
      const seen = Array.from({ length: replicates }, (_, i) =>
        simulator.observe(cell, TRIAL_SEED, i),
      );
      store.put(cell, TRIAL_SEED, 0, seen);
    }
    return readTrial(small, plan, store, replicates) as TrialReading;
  }

  it.each<[ClaimId, number, number]>([
    ["isotropic", 30, 60],
    ["spiked", 16, 120],
    ["peak", 30, 80],
    ["depends", 12, 120],
    ["fewer-rows", 80, 50],
    ["tuned-ridge", 40, 60],
    ["averaged", 40, 40],
  ])("%s: a small seeded simulation agrees in every sign", (id, n, replicates) => {
    const { trial } = claimOf(id);
    const reading = run(trial as Trial, n, replicates);
    expect(reading.outcome).not.toBe("contrary");
    trial?.contrasts.forEach(({ expected }, i) => {
      const { difference, standardError } = reading.contrasts[i] ?? {
        difference: NaN,
        standardError: NaN,
      };
      if (expected === "below") expect(difference).toBeLessThan(-standardError);
      if (expected === "above") expect(difference).toBeGreaterThan(standardError);
    });
  });

  it("wait for two replicates of every cell", () => {
    const trial = claimOf("isotropic").trial as Trial;
    expect(readTrial(trial, trialCells(trial), new ReplicateStore(), 4)).toBeNull();
  });

  it("call what comes out the other way contrary", () => {
    const trial = claimOf("isotropic").trial as Trial;
    const swapped = {
      ...trial,
      contrasts: trial.contrasts.map((one) => ({ ...one, expected: "below" as const })),
    };
    expect(run(swapped, 30, 60).outcome).toBe("contrary");
  });
});

describe("the search among random problems", () => {
  it("draws the same problems for a seed, and finds no gain with all rows kept", () => {
    expect(randomProblem(1, 3)).toEqual(randomProblem(1, 3));
    expect(randomProblem(1, 3)).not.toEqual(randomProblem(2, 3));
    const scanned = Array.from({ length: 12 }, (_, i) => scanProblem(randomProblem(1, i)));
    const found = scanCase(scanned);
    expect(found.length).toBeGreaterThan(1);
    for (const { holds } of found) expect(holds).toBe(true);
    for (const { loss } of scanned) if (loss !== null) expect(loss).toBeGreaterThan(0);
  });

  it("would find a gain where there is one", () => {
    const [found] = scanCase([scanProblem(autoencoderC)]);
    expect(found?.holds).toBe(false);
    const cases = [...findingOf("all-rows").cases, ...(found ? [found] : [])];
    expect(verdictOf(cases, "every").kind).toBe("fails");
  });
});

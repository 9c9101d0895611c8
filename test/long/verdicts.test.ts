import { describe, expect, it } from "vitest";
import { createSimulator, summarizeCell } from "../../src/simulation/index.ts";
import { compareCell, type CellComparison } from "../../src/sweep/index.ts";
import { risk } from "../../src/theory/index.ts";
import { randomCell } from "../agreement/random-cells.ts";

const PROBLEMS = 60;
/** The command line's default. */
const REPLICATES = 400;

/** Verdicts on a theory that is right, and on one that is a tenth too high, on the same experiments. */
function verdicts(first: number): Readonly<Record<"right" | "wrong", CellComparison>>[] {
  const simulator = createSimulator();
  return Array.from({ length: PROBLEMS }, (_, i) => {
    const cell = randomCell(first + i);
    const seed = 5000 + first + i;
    const observations = Array.from({ length: REPLICATES }, (__, replicate) =>
      simulator.observe(cell, seed, replicate),
    );
    const draws = observations.map(({ excessRisk }) => excessRisk);
    const experiment = summarizeCell(cell, seed, observations);
    const limit = risk(cell.problem);
    const judged = (factor: number): CellComparison => {
      const excessRisk = limit.excessRisk === null ? null : limit.excessRisk * factor;
      return compareCell(cell.problem, { ...limit, excessRisk }, experiment, { draws });
    };
    return { right: judged(1), wrong: judged(1.1) };
  });
}

const count = (all: readonly CellComparison[], verdict: CellComparison["verdict"]): number =>
  all.filter((one) => one.verdict === verdict).length;

describe("verdicts on problems of every kind, n from 60 to 200", () => {
  const found = verdicts(0);
  const right = found.map((one) => one.right);
  const wrong = found.map((one) => one.wrong);
  const compared = PROBLEMS - count(right, "not compared");

  it("compare most of them", () => {
    expect(compared).toBeGreaterThan(0.6 * PROBLEMS);
  });

  it("call no right theory wrong, and most of them right", () => {
    expect(count(right, "disagrees")).toBe(0);
    expect(count(right, "agrees") + count(right, "agrees within")).toBeGreaterThan(0.7 * compared);
  });

  it("call a theory wrong that is a tenth off, 95 times in 100", () => {
    expect(count(wrong, "not compared")).toBe(PROBLEMS - compared);
    expect(count(wrong, "disagrees")).toBeGreaterThanOrEqual(0.95 * compared);
  });
});

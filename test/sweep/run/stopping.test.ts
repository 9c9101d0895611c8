import { describe, expect, it } from "vitest";
import { randomStream, summarize } from "../../../src/numerics/index.ts";
import { assess, FEWEST_REPLICATES, settlementNotice } from "../../../src/sweep/index.ts";

/** Draws about 1 with the deviation given. */
function draws(count: number, deviation: number, key: string): number[] {
  const random = randomStream("draws of a cell", key);
  return Array.from({ length: count }, () => 1 + deviation * random.normal());
}

function error(values: readonly number[]): number {
  const { mean, standardError } = summarize(values);
  return standardError! / Math.abs(mean!);
}

describe("assess", () => {
  it("takes the whole budget without a target", () => {
    const values = draws(30, 0.1, "a");
    expect(assess(values, { replicates: 30 }).settled).toEqual({
      replicates: 30,
      reason: "budget",
    });
    expect(assess(values, { replicates: 31, targetError: 0 })).toEqual({
      settled: null,
      goal: 31,
      expected: 31,
    });
  });

  it("settles at the first checkpoint that meets the target", () => {
    const values = draws(2000, 0.3, "b");
    const rule = { replicates: 2000, targetError: 0.02 };
    const { settled } = assess(values, rule);
    const checkpoints = [16];
    while (checkpoints.at(-1)! < 2000) checkpoints.push(Math.ceil(checkpoints.at(-1)! * 1.5));
    const first = checkpoints.find((k) => error(values.slice(0, k)) <= 0.02);
    expect(settled).toEqual({ replicates: first, reason: "target" });
    // whatever came after the settlement, or before it in one go
    for (const count of [first!, first! + 1, 1999]) {
      expect(assess(values.slice(0, count), rule).settled).toEqual(settled);
    }
    expect(assess(values.slice(0, first! - 1), rule).settled).toBeNull();
    expect(settlementNotice(settled, rule)).toBeNull();
  });

  it("never settles before a standard error means something, unless the budget ends", () => {
    const exact = Array.from({ length: 40 }, () => 3);
    const rule = { replicates: 40, targetError: 0.5 };
    expect(assess(exact.slice(0, FEWEST_REPLICATES - 1), rule).settled).toBeNull();
    expect(assess(exact, rule).settled?.replicates).toBe(FEWEST_REPLICATES);
    expect(assess(exact, { ...rule, replicates: 3 }).settled).toEqual({
      replicates: 3,
      reason: "target",
    });
  });

  it("expects as many as the target takes, and looks ahead by part of it", () => {
    const { goal, expected } = assess(draws(16, 0.2, "c"), { replicates: 9000, targetError: 0.01 });
    expect(expected).toBeGreaterThan(150);
    expect(expected).toBeLessThan(900);
    expect(goal).toBe(54);
    expect(assess([], { replicates: 9000, targetError: 0.01 }).goal).toBe(16);
  });

  it("gives up on heavy tails, and only on these", () => {
    const random = randomStream("heavy tails");
    const rule = { replicates: 10_000, targetError: 0.001 };
    const heavy = Array.from({ length: 1000 }, () => 1 / random.normal() ** 2);
    const { settled } = assess(heavy, rule);
    expect(settled).toMatchObject({ reason: "tails" });
    expect(settled!.replicates).toBeLessThan(700);
    expect(settlementNotice(settled, rule)).toMatch(/^Heavy tails.*median/);
    const skewed = Array.from({ length: 1000 }, () => Math.exp(random.normal()));
    expect(assess(skewed, rule).settled).toBeNull();
  });

  it("says when the budget was not enough", () => {
    const rule = { replicates: 20, targetError: 0.01 };
    const { settled } = assess(draws(20, 1, "d"), rule);
    expect(settled).toEqual({ replicates: 20, reason: "budget" });
    expect(settlementNotice(settled, rule)).toContain("not reached in 20 replicates");
  });

  it("leaves means and standard errors nearly what they are without stopping", () => {
    // lognormal draws, where a low mean goes with a small spread
    const random = randomStream("optional stopping");
    const truth = Math.exp(0.5 * 0.25 ** 2);
    const scores = Array.from({ length: 1500 }, () => {
      const values = Array.from({ length: 200 }, () => Math.exp(0.25 * random.normal()));
      const count = assess(values, { replicates: 200, targetError: 0.03 }).settled!.replicates;
      const { mean, standardError } = summarize(values.slice(0, count));
      return (mean! - truth) / standardError!;
    });
    const { mean } = summarize(scores);
    const rms = Math.sqrt(scores.reduce((sum, z) => sum + z * z, 0) / scores.length);
    expect(Math.abs(mean!)).toBeLessThan(0.4);
    expect(rms).toBeGreaterThan(0.9);
    expect(rms).toBeLessThan(1.25);
  });
});

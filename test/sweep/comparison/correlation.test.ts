import { describe, expect, it } from "vitest";
import {
  chiSquareTail,
  normalScore,
  randomStream,
  summarize,
} from "../../../src/numerics/index.ts";
import {
  compareSweep,
  type CellComparison,
  type SweepComparison,
} from "../../../src/sweep/index.ts";

const random = randomStream("correlated cells");

/** Replicates of cells that share a part of what they draw, about a right theory of 10. */
function sharedDraws(cells: number, replicates: number, shared: number): Float64Array[] {
  const draws = Array.from({ length: cells }, () => new Float64Array(replicates));
  for (let i = 0; i < replicates; i++) {
    const common = random.normal();
    for (const list of draws) {
      list[i] = 10 + Math.sqrt(shared) * common + Math.sqrt(1 - shared) * random.normal();
    }
  }
  return draws;
}

function cellOf(draws: Float64Array): CellComparison {
  const { mean, standardError } = summarize(draws);
  const z = (mean! - 10) / standardError!;
  const difference = mean! / 10 - 1;
  const [low, high] = [difference - standardError! / 5, difference + standardError! / 5];
  const facts = { theory: 10, limit: 10, prediction: "limit", explained: null } as const;
  const words = { atSize: null, verdict: "agrees", words: "agrees", reason: null } as const;
  const score = normalScore(z, draws.length - 1);
  return { ...facts, ...words, mean, standardError, difference, low, high, z, score };
}

function summary(draws: Float64Array[]): SweepComparison {
  const cells = draws.map((list) => cellOf(list));
  return compareSweep(cells, draws);
}

describe("the verdict over cells that share their draws", () => {
  it("is wrong about a right theory as seldom as it says, where plain chi-square is often", () => {
    const trials = 600;
    for (const shared of [0.8, 0.98]) {
      const all = Array.from({ length: trials }, () => summary(sharedDraws(12, 60, shared)));
      const share = (holds: (one: SweepComparison) => boolean): number =>
        all.filter(holds).length / trials;
      expect(
        share(({ chiSquare, cells }) => chiSquareTail(chiSquare, cells) < 0.001),
      ).toBeGreaterThan(0.05);
      expect(share(({ pValue }) => pValue! < 0.001)).toBeLessThan(0.01);
      expect(share(({ pValue }) => pValue! < 0.05)).toBeLessThan(0.08);
      expect(
        share(({ verdict }) => verdict === "differs by" || verdict === "disagrees"),
      ).toBeLessThan(0.025);
    }
  });

  it("counts independent cells as such, and equal ones as one", () => {
    const apart = summary(sharedDraws(12, 600, 0));
    expect(apart.effectiveCells).toBeGreaterThan(11);
    const [one] = sharedDraws(1, 60, 0);
    const equal = summary(Array.from({ length: 12 }, () => one));
    expect(equal.effectiveCells).toBeCloseTo(1, 9);
    expect(equal.pValue).toBeCloseTo(Math.min(1, 2 * chiSquareTail(cellOf(one).score! ** 2, 1)), 9);
  });

  it("knows the correlation of cells without the bias of squared estimates", () => {
    const counts = Array.from({ length: 60 }, () => summary(sharedDraws(20, 30, 0.5)));
    // C²/tr R² with tr R² = 20 + 20·19/4
    const second = counts.reduce((sum, one) => sum + 400 / one.effectiveCells / 60, 0);
    expect(second).toBeGreaterThan(0.8 * 115);
    expect(second).toBeLessThan(1.2 * 115);
  });

  it("knows the error of the mean difference", () => {
    for (const shared of [0, 0.9]) {
      const found = Array.from({ length: 200 }, () => summary(sharedDraws(8, 40, shared)));
      const inside = found.filter(({ low, high }) => low! <= 0 && high! >= 0).length;
      expect(inside / 200).toBeGreaterThan(0.9);
      expect(inside / 200).toBeLessThan(0.99);
    }
  });

  it("takes the worst case where there are too few replicates to know", () => {
    expect(summary(sharedDraws(12, 9, 0)).effectiveCells).toBe(1);
  });

  it("still finds a shift that all cells share, and one cell that is off", () => {
    const shifted = sharedDraws(12, 60, 0.9).map((list) => list.map((value) => value + 1));
    expect(summary(shifted).verdict).toBe("disagrees");
    const one = sharedDraws(12, 60, 0.9);
    one[7] = one[7].map((value) => value + 1);
    expect(summary(one).verdict).toBe("disagrees");
  });
});

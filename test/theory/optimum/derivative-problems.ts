import * as fc from "fast-check";
import type { Arbitrary } from "fast-check";
import { ratioNodes, type MaskLaw, type Problem } from "../../../src/problem/index.ts";
import { law, problems } from "../arbitrary.ts";

/** 10^x, x even on a grid: no bias towards the ends. */
function spread(low: number, high: number): Arbitrary<number> {
  const steps = 100_000;
  return fc.integer({ min: 0, max: steps }).map((i) => low * (high / low) ** (i / steps));
}

interface Drawn {
  readonly problem: Problem;
  /** Ratio of the few rows more. */
  readonly ratio: number;
}

/** One copy or infinitely many. */
function drawn(gamma: Arbitrary<number>, largest: number): Arbitrary<Drawn> {
  return fc
    .record({
      base: problems({
        gamma,
        mask: law.filter((mask) => largestOf(mask) < largest),
        noise: spread(1e-3, 3),
        ridge: fc.oneof(fc.constant(0), spread(1e-4, 10)),
        testRatio: fc.constantFrom(0, 0, 0.2, 0.6),
      }),
      copies: fc.constantFrom(1, 1, 1, "infinity" as const),
      ratio: fc.integer({ min: 0, max: 970 }).map((i) => i / 1000),
    })
    .filter(({ base, copies }) => copies === 1 || !hasUnmasked(base))
    .map(({ base, copies, ratio }) => ({ problem: { ...base, copies }, ratio }));
}

/** Away from the threshold of rows that all count. */
export const anywhere: Arbitrary<Drawn> = drawn(
  fc.oneof(spread(0.05, 0.9), spread(1.1, 20)),
  Infinity,
);

/**
 * gamma up to 1e-12 from 1. Not with ratios next to 1 as well: differences of that risk have no digits
 * left to compare with.
 */
export const nextToThreshold: Arbitrary<Drawn> = drawn(
  fc
    .tuple(spread(1e-12, 1e-2), fc.boolean())
    .map(([distance, above]) => (above ? 1 + distance : 1 - distance)),
  0.99,
);

function largestOf(mask: MaskLaw): number {
  if (mask.law === "uniform") return mask.max;
  return mask.law === "beta" ? 0 : Math.max(...ratioNodes(mask).ratio);
}

/** Infinitely many copies allow no atom at ratio 0. */
function hasUnmasked({ mask }: Problem): boolean {
  const { ratio, weight } = ratioNodes(mask);
  return ratio.some((p, i) => p === 0 && weight[i] > 0);
}

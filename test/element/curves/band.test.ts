import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { movedBand } from "../../../src/element/curves/band.ts";
import { axisFraction } from "../../../src/plot/index.ts";

const linear = { label: "", symbol: "p", scale: "linear", range: [0, 0.8] } as const;
const log = { label: "", symbol: "p", scale: "log", range: [0.01, 0.9] } as const;

describe("a band on the axis", () => {
  it("keeps its ends on the axis and in order, whichever part is moved", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("from", "to", "both" as const),
        fc.constantFrom(linear, log),
        fc.double({ min: 0.01, max: 0.9, noNaN: true }),
        (part, axis, value) => {
          const { from, to } = movedBand(axis, { from: 0.2, to: 0.5 }, part, value);
          expect(from).toBeLessThan(to);
          expect(axisFraction(axis, from)).toBeGreaterThanOrEqual(-1e-12);
          expect(axisFraction(axis, to)).toBeLessThanOrEqual(1 + 1e-12);
          if (part === "from") expect(to).toBe(0.5);
          if (part === "to") expect(from).toBe(0.2);
        },
      ),
    );
  });

  it("keeps its width when moved as a whole", () => {
    const moved = movedBand(linear, { from: 0.2, to: 0.5 }, "both", 0.7);
    expect(moved.to - moved.from).toBeCloseTo(0.3, 12);
    expect(moved.to).toBeCloseTo(0.8, 12);
  });
});

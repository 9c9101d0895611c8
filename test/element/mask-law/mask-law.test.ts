import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dragged, handlesOf, lawText, moved } from "../../../src/element/mask-law/handles.ts";
import { lawShapes } from "../../../src/element/mask-law/shape.ts";
import {
  lawDrawing,
  meanRatio,
  parseProblem,
  type MaskLaw,
  type Point,
} from "../../../src/problem/index.ts";
import { betaMoments, betaOf } from "../../../src/problem/mask/beta-shape.ts";
import { probabilities } from "../../../src/problem/mask/discrete.ts";
import { soundMask } from "../../problem/arbitrary.ts";

/** A law that is sound by the problem's own rules. */
function sound(mask: MaskLaw): MaskLaw {
  return parseProblem({ gamma: 2, mask }).mask;
}

const laws = soundMask.map(sound);

const place: fc.Arbitrary<Point> = fc.tuple(
  fc.double({ min: -0.5, max: 1.5, noNaN: true }),
  fc.double({ min: -0.5, max: 1.5, noNaN: true }),
);

describe("handles", () => {
  it("keep every law sound, wherever they are dragged", () => {
    fc.assert(
      fc.property(laws, fc.nat(), place, (mask, which, at) => {
        const handles = handlesOf(mask);
        if (handles.length === 0) return;
        const { id } = handles[which % handles.length];
        const law = dragged(mask, id, at);
        expect(sound(law)).toEqual(law);
        expect(law.law).toBe(mask.law);
      }),
      { numRuns: 100 },
    );
  });

  it("are drawn inside the plot, and hold their own values", () => {
    fc.assert(
      fc.property(laws, (mask) => {
        const shapes = lawShapes(mask, false);
        for (const { id, value, min, max } of handlesOf(mask)) {
          const [x, y] = lawDrawing(mask).point(mask, id, shapes.law);
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(1);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y).toBeLessThanOrEqual(1);
          expect(min).toBeLessThanOrEqual(max);
          expect(value).not.toBeNaN();
        }
      }),
      { numRuns: 100 },
    );
  });

  it("of a uniform law are its ends, which do not pass each other", () => {
    const law: MaskLaw = { law: "uniform", min: 0.1, max: 0.6 };
    expect(moved(law, "max", 0.834)).toEqual({ ...law, max: 0.83 });
    expect(moved(law, "max", 0)).toEqual({ ...law, max: 0.1 });
    expect(moved(law, "min", 2)).toEqual({ ...law, min: 0.6 });
    expect(moved(law, "max", 2)).toEqual({ ...law, max: 1 });
  });

  it("of a list are ratios and probabilities; the others keep their proportions", () => {
    const law: MaskLaw = { law: "discrete", ratios: [0.1, 0.5, 0.9], weights: [2, 1, 1] };
    const heavier = moved(law, "chance-0", 0.8) as { weights: number[] };
    expect(heavier.weights).toEqual([0.8, 0.1, 0.1]);
    expect(probabilities(heavier.weights)[0]).toBeCloseTo(0.8, 12);
    expect(moved(law, "ratio-2", 0.4)).toEqual({ ...law, ratios: [0.1, 0.5, 0.4] });
    const alone = moved({ ...law, weights: [1, 0, 0] }, "chance-0", 0.5) as { weights: number[] };
    expect(alone.weights).toEqual([0.5, 0.25, 0.25]);
  });

  it("of a beta law are its mean and spread", () => {
    const law: MaskLaw = { law: "beta", a: 2, b: 3 };
    const { mean, spread } = betaMoments(2, 3);
    expect(betaOf(mean, spread)).toEqual({ a: 2, b: 3 });
    const right = moved(law, "mean", 0.7) as { a: number; b: number };
    expect(betaMoments(right.a, right.b).mean).toBeCloseTo(0.7, 2);
    expect(betaMoments(right.a, right.b).spread).toBeCloseTo(spread, 2);
    const narrow = moved(law, "spread", 0.05) as { a: number; b: number };
    expect(betaMoments(narrow.a, narrow.b).spread).toBeCloseTo(0.05, 3);
    expect(betaMoments(narrow.a, narrow.b).mean).toBeCloseTo(mean, 2);
  });
});

describe("shapes", () => {
  /** Area and mean of an outline, by trapezes. */
  function moments(area: readonly Point[]): { area: number; mean: number } {
    let whole = 0;
    let first = 0;
    for (let i = 1; i < area.length; i++) {
      const [[x0, y0], [x1, y1]] = [area[i - 1], area[i]];
      whole += ((x1 - x0) * (y0 + y1)) / 2;
      first += ((x1 - x0) * (x0 * y0 + x1 * y1)) / 2;
    }
    return { area: whole, mean: first / whole };
  }

  it("have the mean of their law, and the size-biased one that of the rows that count", () => {
    for (const law of [
      { law: "beta", a: 2, b: 3 },
      { law: "beta", a: 200, b: 60 },
      { law: "uniform", min: 0.2, max: 0.7 },
    ] satisfies MaskLaw[]) {
      const { law: plain, counted, mean, countedMean } = lawShapes(law, true);
      expect(moments(plain.area).mean).toBeCloseTo(mean, 2);
      expect(mean).toBe(meanRatio(law));
      const biased = moments(counted?.area ?? []);
      // both are densities on the same scale; a trapezoid's mean is exact only for many points
      expect(biased.area / moments(plain.area).area).toBeCloseTo(1, 2);
      if (law.law === "beta") expect(biased.mean).toBeCloseTo(countedMean ?? NaN, 2);
    }
  });

  it("stay inside the plot", () => {
    fc.assert(
      fc.property(laws, fc.boolean(), (mask, hidden) => {
        const { law, counted } = lawShapes(mask, hidden);
        const inside = [law, counted].every((shape) =>
          [...(shape?.area ?? []), ...(shape?.stems ?? [])].every(
            ([x, y]) => x >= 0 && x <= 1 && y >= 0 && y <= 1,
          ),
        );
        expect(inside).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it("are told in words", () => {
    expect(lawText({ law: "uniform", min: 0.1, max: 0.9 })).toBe(
      "uniform from 0.1 to 0.9, mean ratio 0.5",
    );
    expect(lawText({ law: "beta", a: 2, b: 3 })).toBe("Beta(2, 3), mean ratio 0.4");
  });
});

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dragged, pinched, zoomed } from "../../../src/element/curves/zoom.ts";
import { axisFraction, type FigureAxis } from "../../../src/plot/index.ts";
import { axisFields, decodeState, fittedAxis, plotAxisFaults } from "../../../src/state/index.ts";

const axes = fc.constantFrom<FigureAxis>(
  { label: "", symbol: "", scale: "linear", range: [-1, 3] },
  { label: "", symbol: "", scale: "log", range: [0.1, 10] },
);
const share = fc.double({ min: 0, max: 1, noNaN: true });
const inner = fc.double({ min: 0.2, max: 0.8, noNaN: true });

/** Where a place of an axis is on the axis with other ends. */
const moved = (axis: FigureAxis, range: readonly [number, number], at: number): number => {
  const [from, to] = axis.range;
  const value = axis.scale === "log" ? from * (to / from) ** at : from + (to - from) * at;
  return axisFraction({ ...axis, range }, value);
};

describe("zooming an axis", () => {
  it("keeps in place what lies under the pointer", () => {
    fc.assert(
      fc.property(axes, share, fc.double({ min: 0.2, max: 5, noNaN: true }), (axis, at, factor) => {
        expect(moved(axis, zoomed(axis, at, factor), at)).toBeCloseTo(at, 8);
      }),
    );
  });

  it("by a drag or two fingers keeps under each what it took", () => {
    fc.assert(
      fc.property(axes, share, inner, (axis, from, to) => {
        expect(moved(axis, dragged(axis, from, to), from)).toBeCloseTo(to, 8);
      }),
    );
    fc.assert(
      fc.property(axes, inner, inner, (axis, a, b) => {
        const ends = pinched(axis, [0.1, 0.9], [a - 0.2, b + 0.2], 500);
        if (ends === null) return;
        expect(moved(axis, ends, 0.1)).toBeCloseTo(a - 0.2, 8);
        expect(moved(axis, ends, 0.9)).toBeCloseTo(b + 0.2, 8);
      }),
    );
  });

  it("never leads where the field cannot go", () => {
    const { problem } = decodeState("gamma=2&spectrum=spiked&spikes=20&p=0.3");
    for (const field of axisFields(problem)) {
      const start = { path: field.path, scale: field.scale, range: field.track };
      fc.assert(
        fc.property(share, fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (at, factor) => {
          const axis: FigureAxis = { label: "", symbol: "", ...start };
          const fitted = fittedAxis(start, field, zoomed(axis, at, factor));
          if (fitted !== null) expect(plotAxisFaults(fitted, field)).toEqual([]);
        }),
        { numRuns: 40 },
      );
    }
  });
});

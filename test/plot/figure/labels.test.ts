import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spreadLabels } from "../../../src/plot/figure/labels.ts";

const labels = fc.array(
  fc.record({
    wanted: fc.double({ min: -50, max: 500, noNaN: true }),
    height: fc.double({ min: 5, max: 20, noNaN: true }),
  }),
  { minLength: 1, maxLength: 7 },
);

describe("labels at the curves' ends", () => {
  it("never overlap, and stay inside the frame, when there is room", () => {
    fc.assert(
      fc.property(labels, (wanted) => {
        const centres = spreadLabels(wanted, 0, 400);
        const boxes = wanted
          .map(({ height }, i) => ({
            top: centres[i] - height / 2,
            bottom: centres[i] + height / 2,
          }))
          .toSorted((a, b) => a.top - b.top);
        boxes.forEach((box, i) => {
          expect(box.top).toBeGreaterThanOrEqual(-1e-9);
          expect(box.bottom).toBeLessThanOrEqual(400 + 1e-9);
          if (i > 0) expect(box.top).toBeGreaterThanOrEqual(boxes[i - 1].bottom - 1e-9);
        });
      }),
    );
  });

  it("stay where they want to be when nothing is in the way", () => {
    expect(
      spreadLabels(
        [
          { wanted: 300, height: 10 },
          { wanted: 100, height: 10 },
        ],
        0,
        400,
      ),
    ).toEqual([300, 100]);
  });

  it("share the move when two want the same place", () => {
    expect(
      spreadLabels(
        [
          { wanted: 100, height: 10 },
          { wanted: 100, height: 10 },
        ],
        0,
        400,
      ),
    ).toEqual([95, 105]);
  });
});

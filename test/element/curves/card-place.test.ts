import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cardPlace } from "../../../src/element/curves/card-place.ts";

const area = { left: 2, top: 2, right: 900, bottom: 400 };

describe("the reading card", () => {
  it("stays inside the plot wherever the pointer is", () => {
    fc.assert(
      fc.property(
        fc.record({ x: fc.integer({ min: 0, max: 900 }), y: fc.integer({ min: 0, max: 400 }) }),
        fc.record({
          width: fc.integer({ min: 50, max: 500 }),
          height: fc.integer({ min: 20, max: 398 }),
        }),
        (at, size) => {
          const { left, top } = cardPlace(at, size, area);
          expect(left).toBeGreaterThanOrEqual(area.left);
          expect(top).toBeGreaterThanOrEqual(area.top);
          expect(left + size.width).toBeLessThanOrEqual(area.right);
          expect(top + size.height).toBeLessThanOrEqual(area.bottom);
        },
      ),
    );
  });

  it("does not cover the place it tells of where there is room beside it", () => {
    const size = { width: 300, height: 200 };
    for (const x of [10, 200, 450, 700, 890]) {
      const { left } = cardPlace({ x, y: 100 }, size, area);
      expect(left > x || left + size.width < x).toBe(true);
    }
  });
});

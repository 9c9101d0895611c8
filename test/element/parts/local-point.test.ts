import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeInSquare, type Place } from "../../../src/element/parts/local-point.ts";

const number = fc.double({ min: -3, max: 3, noNaN: true });
const share = fc.double({ min: 0, max: 1, noNaN: true });

/** Projective maps of the unit square that turn it over nowhere. */
const maps = fc
  .tuple(number, number, number, number, number, number, share, share)
  .map(([a, b, c, d, e, f, g, h]) => ({ a, b, c, d, e, f, g: g / 3, h: h / 3 }))
  .filter(({ a, b, d, e }) => Math.abs(a * e - b * d) > 0.05);

describe("the place in a box under a pointer", () => {
  it("is found through any map that a browser shows a box by", () => {
    fc.assert(
      fc.property(maps, share, share, ({ a, b, c, d, e, f, g, h }, x, y) => {
        const shown = (u: number, v: number): Place => {
          const w = 1 + g * u + h * v;
          return { x: (100 * (a * u + b * v + c)) / w, y: (100 * (d * u + e * v + f)) / w };
        };
        const corners = [shown(0, 0), shown(1, 0), shown(1, 1), shown(0, 1)];
        // a tilt that brings an edge to the eye shows no place there
        const [p, q, r, s] = corners as [Place, Place, Place, Place];
        const area = Math.abs((r.x - p.x) * (s.y - q.y) - (s.x - q.x) * (r.y - p.y)) / 2;
        fc.pre(area > 20);
        const found = placeInSquare(corners, shown(x, y));
        expect(found.x).toBeCloseTo(x, 6);
        expect(found.y).toBeCloseTo(y, 6);
      }),
    );
  });

  it("is the origin in a box without extent", () => {
    const point = { x: 4, y: 4 };
    expect(placeInSquare([point, point, point, point], { x: 9, y: 9 })).toEqual({ x: 0, y: 0 });
  });
});

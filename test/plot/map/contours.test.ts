import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contourLines, smoothed, type Lattice } from "../../../src/plot/index.ts";

function lattice(columns: number, rows: number, f: (x: number, y: number) => number): Lattice {
  const values = Float64Array.from({ length: columns * rows }, (_, i) =>
    f(i % columns, Math.floor(i / columns)),
  );
  return { columns, rows, values };
}

describe("contour lines", () => {
  it("of a plane are its straight level lines, each in one piece", () => {
    const plane = lattice(9, 7, (x, y) => x + 2 * y);
    const lines = contourLines(plane, 7.5);
    expect(lines).toHaveLength(1);
    const [line = []] = lines;
    for (let i = 0; i < line.length; i += 2) {
      expect(line[i] + 2 * line[i + 1]).toBeCloseTo(7.5, 12);
    }
  });

  it("around a hill are closed, and lie where the hill has the level", () => {
    const hill = lattice(41, 41, (x, y) => 400 - (x - 20) ** 2 - (y - 20) ** 2);
    const [line = [], ...others] = contourLines(hill, 400 - 144);
    expect(others).toEqual([]);
    expect(line.slice(0, 2)).toEqual(line.slice(-2));
    for (let i = 0; i < line.length; i += 2) {
      const away = Math.hypot(line[i] - 20, line[i + 1] - 20);
      expect(Math.abs(away - 12)).toBeLessThan(0.03);
    }
  });

  it("stop at gaps", () => {
    const gap = lattice(9, 5, (x, y) => (x === 4 ? Number.NaN : y));
    const lines = contourLines(gap, 1.5);
    expect(lines).toHaveLength(2);
    for (const line of lines) {
      const across = line.filter((_, i) => i % 2 === 0);
      expect(Math.max(...across) <= 3 || Math.min(...across) >= 5).toBe(true);
    }
  });

  it("cross every edge between a lower and a higher corner exactly once, saddles included", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 30, maxLength: 30 }),
        (v) => {
          const grid: Lattice = { columns: 6, rows: 5, values: Float64Array.from(v) };
          let edges = 0;
          v.forEach((value, i) => {
            const differs = (j: number): boolean => value >= 1.5 !== v[j] >= 1.5;
            if (i % 6 < 5 && differs(i + 1)) edges++;
            if (i + 6 < 30 && differs(i + 6)) edges++;
          });
          const points = contourLines(grid, 1.5).flatMap((line) => {
            const pairs: string[] = [];
            for (let k = 0; k < line.length; k += 2) pairs.push(`${line[k]} ${line[k + 1]}`);
            const ring = pairs[0] === pairs[pairs.length - 1];
            return ring ? pairs.slice(1) : pairs;
          });
          expect(points).toHaveLength(edges);
          expect(new Set(points).size).toBe(edges);
        },
      ),
      { numRuns: 100 },
    );
  });

  it("keep their ends when worn smooth, and a ring stays a ring", () => {
    const stairs = [0, 0, 1, 0, 1, 1, 2, 1, 2, 2, 3, 2];
    const worn = smoothed(stairs, 6);
    expect(worn.slice(0, 2)).toEqual([0, 0]);
    expect(worn.slice(-2)).toEqual([3, 2]);
    expect(Math.abs(worn[4] - worn[5])).toBeLessThan(0.6);
    const ring = smoothed([0, 0, 2, 0, 2, 2, 0, 2, 0, 0], 3);
    expect(ring.slice(0, 2)).toEqual(ring.slice(-2));
  });
});

import * as fc from "fast-check";
import { Matrix, SingularValueDecomposition } from "ml-matrix";
import { describe, expect, it } from "vitest";
import {
  createEngine,
  referenceKernel,
  type Design,
  type Fit,
  type StreamKey,
} from "../../src/kernels/index.ts";
import { kernelOf } from "./engine-kernel.ts";
import { adversary, heavyMask } from "./adversarial.ts";
import {
  gaussianDesign,
  gaussianVector,
  largest,
  lowRank,
  minus,
  times,
  transposed,
} from "./suite-designs.ts";

const engine = createEngine();
const fast = kernelOf(engine);

/**
 * Largest over smallest singular value that counts: what even a perfect method loses to rounding
 * grows with it. 0 where a singular value is so near the cut-off that it may go either way.
 */
function condition({ rows, columns, values }: Design): number {
  const scale = largest(values);
  if (scale === 0) return 1;
  const z = Matrix.from1DArray(
    rows,
    columns,
    values.map((v) => v / scale),
  );
  const sigma = new SingularValueDecomposition(z, { autoTranspose: true }).diagonal;
  const top = Math.max(...sigma);
  const cutoff = Number.EPSILON * Math.max(rows, columns) * top;
  if (sigma.some((s) => s > cutoff / 50 && s < cutoff * 50 && s < top)) return 0;
  return top / Math.min(...sigma.filter((s) => s > cutoff));
}

function expectSame(z: Design, y: Float64Array, lambda: number, what: string): void {
  const kappa = condition(z);
  fc.pre(kappa > 0);
  const [found, right] = [fast, referenceKernel].map((kernel) =>
    lambda === 0 ? kernel.minimumNorm(z, y) : kernel.ridge(z, y, lambda),
  );
  const tolerance = Math.max(1e-9, 1e-14 * kappa ** 2) * largest(right);
  expect(largest(minus(found, right)), what).toBeLessThanOrEqual(tolerance);
}

describe("minimum norm of the fast engine", () => {
  it("is that of singular values, whatever the design", () => {
    fc.assert(
      fc.property(adversary, ({ what, z }) => {
        expectSame(z, gaussianVector(z.rows, "response"), 0, what);
      }),
      { numRuns: 500 },
    );
  });

  it("is that of singular values under heavy masks", () => {
    fc.assert(
      fc.property(heavyMask, ({ what, z }) => {
        expectSame(z, gaussianVector(z.rows, "response"), 0, what);
      }),
      { numRuns: 100 },
    );
  });

  it("is not misled by a last pivot that is rounding, enlarged by the earlier ones", () => {
    for (let i = 0; i < 1500; i++) {
      // nine rows, twice, for ten unknowns
      const half = gaussianDesign(9, 10, `rounding ${i}`).values;
      const z = { rows: 18, columns: 10, values: Float64Array.from([...half, ...half]) };
      if (condition(z) > 0) expectSame(z, gaussianVector(18, "response"), 0, `design ${i}`);
    }
  });

  it("takes the way that a design needs", () => {
    const methods = (z: Design, lambda = 0): string => {
      engine.load(z);
      return engine.solve(z.columns, [gaussianVector(z.rows, "response")], lambda)[0].method;
    };
    expect(methods(gaussianDesign(40, 70, "easy"))).toBe("cholesky");
    expect(methods(gaussianDesign(70, 40, "easy"))).toBe("cholesky");
    expect(methods(lowRank(40, 70, 11).z)).toBe("orthogonal");
    expect(methods(lowRank(70, 40, 11).z, 1e-13)).toBe("orthogonal");
    expect(methods(lowRank(70, 40, 11).z, 0.1)).toBe("cholesky");
    // a singular value next to the cut-off
    const z = lowRank(30, 20, 5).z;
    const bump = gaussianDesign(30, 20, "bump").values;
    const blurred = { ...z, values: z.values.map((v, at) => v + 3e-14 * bump[at]) };
    expect(methods(blurred)).toBe("singular values");
  });
});

describe("ridge of the fast engine", () => {
  it("is the reference's, whatever the design and however small the ridge", () => {
    fc.assert(
      fc.property(
        fc.oneof(adversary, heavyMask),
        fc.constantFrom(1e-300, 1e-16, 1e-12, 1e-10, 1e-8, 1e-6, 1e-3, 1, 1e6),
        ({ what, z }, lambda) => {
          // squares of these leave the range of numbers, and λ with them
          const size = largest(z.values);
          fc.pre(size === 0 || (size > 1e-145 && size < 1e145));
          const square = size ** 2;
          const scaled = lambda * (square === 0 ? 1 : square);
          expectSame(z, gaussianVector(z.rows, "response"), scaled, `${what}, λ ${lambda}`);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("a fit from rounded Gram matrices", () => {
  const right = (z: Design, y: Float64Array, lambda: number): Float64Array =>
    referenceKernel.ridge(z, y, lambda);

  // more than one block of depths, panels that are not full
  it.each([
    [45, 300],
    [300, 45],
    [61, 67],
    [131, 150],
  ])("has the digits of double precision, %i × %i", (rows, columns) => {
    const z = gaussianDesign(rows, columns, "rounded");
    const y = gaussianVector(rows, "response");
    for (const lambda of [0, 1e-3, 1]) {
      const found = fast.ridge(z, y, lambda);
      const beta = right(z, y, lambda);
      expect(largest(minus(found, beta))).toBeLessThan(1e-12 * largest(beta));
    }
  });

  it.each([1e-8, 1e-6, 1e-4, 1e-2])(
    "leaves to double precision what single precision cannot tell, two columns %f apart",
    (distance) => {
      const z = gaussianDesign(30, 20, "apart");
      const values = z.values.map((v, at) => (at % 20 === 7 ? z.values[at - 1] + distance * v : v));
      const y = gaussianVector(30, "response");
      for (const design of [{ ...z, values }, transposed({ ...z, values })]) {
        const response = y.subarray(0, design.rows);
        const found = fast.minimumNorm(design, response);
        const beta = right(design, response, 0);
        const tolerance = Math.max(1e-12, 1e-15 / distance);
        expect(largest(minus(found, beta))).toBeLessThan(tolerance * largest(beta));
      }
    },
  );

  it("sees what rounds to 0 or to infinity", () => {
    const y = gaussianVector(12, "response");
    const factors = [1, 1e-30, 1e-45, 1e-25, 1e25, 1e60, 0];
    for (const factor of factors) {
      for (const [rows, columns] of [
        [12, 9],
        [12, 17],
      ]) {
        const z = gaussianDesign(rows, columns, "range");
        // all of it, and one row of it
        for (const only of [false, true]) {
          const values = z.values.map((v, at) => (only && at >= columns ? v : factor * v));
          const found = fast.minimumNorm({ ...z, values }, y);
          const beta = right({ ...z, values }, y, 0);
          expect(largest(minus(found, beta))).toBeLessThanOrEqual(1e-9 * largest(beta));
        }
      }
    }
  });
});

const key: StreamKey = [11, 12, 13, 14];

/** A masked design of `columns` columns in an engine of its own. */
function prepared(n: number, columns: number, ratio: number, copies = 1): typeof engine {
  const fresh = createEngine();
  fresh.drawNormals(key, n, columns);
  const ratios = new Float64Array(copies * n).fill(ratio);
  fresh.mask({ key: [1, 2, 3, 4], copies, ratios, rescale: false, hidden: null });
  return fresh;
}

describe("a fit of leading columns", () => {
  const n = 21;
  const d = 50;
  const y = gaussianVector(n, "response");
  const widths = [1, 3, 4, 10, 17, 20, 21, 22, 30, 31, 49, 50];

  it.each([
    [0.3, 1],
    [0.85, 1],
    [0.97, 1],
    [0.5, 2],
    [0.85, 2],
  ])("is the same to the bit whatever was asked before, ratio %f, %i copies", (ratio, copies) => {
    const fits = (width: number, lambda: number): Fit =>
      prepared(n, d, ratio, copies).solve(width, [y], lambda)[0];
    const alone = widths.map((width) => [fits(width, 0), fits(width, 0.1)]);
    // a design that never had the other columns
    widths.forEach((width, k) => {
      const [fit] = prepared(n, width, ratio, copies).solve(width, [y], 0);
      expect(fit).toEqual(alone[k][0]);
    });
    const up = prepared(n, d, ratio, copies);
    widths.forEach((width, k) => expect(up.solve(width, [y], 0)[0]).toEqual(alone[k][0]));
    widths.forEach((width, k) => expect(up.solve(width, [y], 0.1)[0]).toEqual(alone[k][1]));
    const down = prepared(n, d, ratio, copies);
    [...widths.keys()].reverse().forEach((k) => {
      expect(down.solve(widths[k], [y], 0.1)[0]).toEqual(alone[k][1]);
      expect(down.solve(widths[k], [y], 0)[0]).toEqual(alone[k][0]);
    });
    const several = prepared(n, d, ratio, copies);
    widths.forEach((width, k) => {
      const [first, second] = several.solve(width, [y.map((v) => -v), y], 0);
      expect(second).toEqual(alone[k][0]);
      expect(first.coefficients.map((v) => 0 - v)).toEqual(second.coefficients.map((v) => v + 0));
    });
  });

  it("has the reference's coefficients and residual", () => {
    for (const [ratio, copies] of [
      [0.3, 1],
      [0.9, 1],
      [0.5, 3],
    ]) {
      for (const lambda of [0, 1e-3, 2]) {
        for (const width of widths) {
          const used = prepared(n, width, ratio, copies);
          const z = used.design();
          const [fit] = used.solve(width, [y], lambda);
          const response = Float64Array.from({ length: z.rows }, (_, i) => y[i % n]);
          const right = referenceKernel.ridge(z, response, lambda);
          expect(largest(minus(fit.coefficients, right))).toBeLessThanOrEqual(
            1e-9 * largest(right),
          );
          const left = minus(response, times(z, right));
          const residual = left.reduce((sum, v) => sum + v * v, 0);
          expect(Math.abs(fit.residual - residual)).toBeLessThan(1e-9 * n);
        }
      }
    }
  });

  it("is 0 without rows, and leaves y without columns to look at", () => {
    const ratios = new Float64Array(n).fill(Number.NaN);
    const used = createEngine();
    used.drawNormals(key, n, d);
    used.mask({ key, copies: 1, ratios, rescale: false, hidden: null });
    expect(used.solve(d, [y], 0)[0]).toMatchObject({
      coefficients: new Float64Array(d),
      residual: 0,
    });
    used.mask({ key, copies: 1, ratios: ratios.fill(1), rescale: true, hidden: 0 });
    const [fit] = used.solve(d, [y], 0);
    expect(fit.coefficients).toEqual(new Float64Array(d));
    expect(fit.residual).toBeCloseTo(
      y.reduce((sum, v) => sum + v * v, 0),
      12,
    );
  });
});

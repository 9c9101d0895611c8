import * as fc from "fast-check";
import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { randomStream, symmetricEigen } from "../../src/numerics/index.ts";

/** A symmetric matrix with the given eigenvalues, as X diag X⁻¹ for a random orthogonal X. */
function withEigenvalues(values: readonly number[], seed: number): Float64Array {
  const n = values.length;
  const random = randomStream(seed, "matrix");
  let a = Matrix.diag([...values]);
  for (let k = 0; k < Math.max(2, n); k++) {
    const v = Matrix.columnVector(Array.from({ length: n }, () => random.normal()));
    const size = v.dot(v);
    const h = Matrix.eye(n).sub(v.mmul(v.transpose()).mul(2 / size));
    a = h.mmul(a).mmul(h);
  }
  return Float64Array.from(a.add(a.transpose()).div(2).to1DArray());
}

function expectDecomposed(a: Float64Array, n: number): Float64Array {
  const { values, vectors } = symmetricEigen(a.slice(), n);
  const [m, v] = [a, vectors].map((one) => Matrix.from1DArray(n, n, one));
  const scale = Math.max(...values.map(Math.abs), 1e-300);
  const residual = m.mmul(v).sub(v.mmul(Matrix.diag([...values])));
  expect(residual.abs().max() / scale).toBeLessThan(1e-13 * Math.max(n, 10));
  expect(v.transpose().mmul(v).sub(Matrix.eye(n)).abs().max()).toBeLessThan(
    1e-13 * Math.max(n, 10),
  );
  return values.slice().sort();
}

describe("the decomposition of a symmetric matrix", () => {
  const eigenvalue = fc.oneof(
    fc.constantFrom(0, 1, 1, -1, 1e-8, 1e-15, 1e8),
    fc.double({ min: -10, max: 10, noNaN: true }),
  );

  it("is one: AV = V diag, VᵀV = I, with the eigenvalues that the matrix has", () => {
    fc.assert(
      fc.property(
        fc.array(eigenvalue, { minLength: 1, maxLength: 24 }),
        fc.nat(99),
        (list, seed) => {
          const found = expectDecomposed(withEigenvalues(list, seed), list.length);
          const wanted = Float64Array.from(list).sort();
          const scale = Math.max(...wanted.map(Math.abs), 1e-300);
          found.forEach((value, k) => {
            expect(Math.abs(value - wanted[k])).toBeLessThan(1e-12 * scale);
          });
        },
      ),
      { numRuns: 80 },
    );
  });

  it("takes matrices that are diagonal, constant, of zeros, or nearly overflow", () => {
    for (const n of [1, 2, 5, 9]) {
      expectDecomposed(new Float64Array(n * n), n);
      expectDecomposed(new Float64Array(n * n).fill(1), n);
      expectDecomposed(new Float64Array(n * n).fill(1e150), n);
      expectDecomposed(new Float64Array(n * n).fill(1e-150), n);
      expectDecomposed(
        Float64Array.from({ length: n * n }, (_, i) => (i % (n + 1) === 0 ? i : 0)),
        n,
      );
    }
  });

  it("has the eigenvalues that ml-matrix finds, at a size of many sweeps", () => {
    const n = 130;
    const random = randomStream(5, "gram");
    const x = Matrix.from1DArray(
      n,
      60,
      Array.from({ length: n * 60 }, () => random.normal()),
    );
    const a = x.mmul(x.transpose());
    const found = expectDecomposed(Float64Array.from(a.to1DArray()), n);
    const { realEigenvalues } = new EigenvalueDecomposition(a, { assumeSymmetric: true });
    const wanted = Float64Array.from(realEigenvalues).sort();
    found.forEach((value, k) =>
      expect(Math.abs(value - wanted[k])).toBeLessThan(1e-11 * wanted[n - 1]),
    );
  });

  it("tells how far it is", () => {
    const shares: number[] = [];
    symmetricEigen(withEigenvalues([1, 2, 3, 4, 5], 1), 5, (share) => shares.push(share));
    expect(shares.at(-1)).toBe(1);
    expect(shares.toSorted((a, b) => a - b)).toEqual(shares);
  });
});

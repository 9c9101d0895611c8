import { determinant, EigenvalueDecomposition, inverse, Matrix } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { plainEngine } from "../../src/kernels/index.ts";
import { randomStream, streamKey } from "../../src/numerics/index.ts";
import {
  drawCovariance,
  precisionColumn,
  eigenvectorCount,
  quadraticForm,
  signalAlong,
  type Covariance,
} from "../../src/simulation/covariance.ts";
import { haarVectors } from "../../src/simulation/haar.ts";

const unit = (length: number, at: number): Float64Array => {
  const e = new Float64Array(length);
  e[at] = 1;
  return e;
};

/** Σ written out, entry by entry. */
function dense(sigma: Covariance): Matrix {
  const matrix = Matrix.zeros(sigma.dimension, sigma.dimension);
  for (let i = 0; i < sigma.dimension; i++) {
    for (let j = 0; j < sigma.dimension; j++) {
      const entry = quadraticForm(sigma, unit(sigma.dimension, i), unit(sigma.dimension, j));
      matrix.set(i, j, entry);
    }
  }
  return matrix;
}

const CASES: [string, { lambda: number; multiplicity: number }[]][] = [
  ["isotropic", [{ lambda: 1, multiplicity: 30 }]],
  [
    "spiked",
    [
      { lambda: 1, multiplicity: 38 },
      { lambda: 20, multiplicity: 1 },
      { lambda: 7, multiplicity: 1 },
    ],
  ],
  [
    "two atoms",
    [
      { lambda: 0.4, multiplicity: 20 },
      { lambda: 1.6, multiplicity: 20 },
    ],
  ],
  [
    "low rank",
    [
      { lambda: 0, multiplicity: 25 },
      { lambda: 3, multiplicity: 11 },
    ],
  ],
  [
    "all distinct",
    Array.from({ length: 31 }, (_, k) => ({ lambda: 5 / (k + 1), multiplicity: 1 })),
  ],
];

describe("haarVectors", () => {
  it.each([
    [7, 7],
    [3, 12],
    [1, 5],
    [0, 4],
  ])("are orthonormal: %i in %i dimensions", (count, dimension) => {
    const vectors = haarVectors(count, dimension, randomStream("haar", count));
    for (let a = 0; a < count; a++) {
      for (let b = 0; b <= a; b++) {
        let dot = 0;
        for (let j = 0; j < dimension; j++) {
          dot += vectors[a * dimension + j] * vectors[b * dimension + j];
        }
        expect(Math.abs(dot - (a === b ? 1 : 0))).toBeLessThan(1e-13);
      }
    }
  });

  it("have the moments of uniform directions, in every entry", () => {
    const dimension = 4;
    const draws = 20_000;
    const random = randomStream("haar moments");
    const moments = { first: new Float64Array(16), second: new Float64Array(16) };
    const fourth = new Float64Array(16);
    let determinants = 0;
    let cross = 0;
    for (let draw = 0; draw < draws; draw++) {
      const q = haarVectors(dimension, dimension, random);
      q.forEach((value, at) => {
        moments.first[at] += value / draws;
        moments.second[at] += value ** 2 / draws;
        fourth[at] += value ** 4 / draws;
      });
      cross += (q[0] * q[1] * q[4] * q[5]) / draws;
      const rows = [0, 4, 8, 12].map((at) => q.slice(at, at + 4));
      determinants += determinant(new Matrix(rows));
    }
    // E q = 0, E q² = 1/D, E q⁴ = 3/(D(D+2)), E q11 q12 q21 q22 = −1/((D−1)D(D+2)); five errors
    for (let at = 0; at < 16; at++) {
      expect(Math.abs(moments.first[at])).toBeLessThan((5 * 0.5) / Math.sqrt(draws));
      expect(Math.abs(moments.second[at] - 1 / 4)).toBeLessThan((5 * 0.25) / Math.sqrt(draws));
      expect(Math.abs(fourth[at] - 3 / 24)).toBeLessThan((5 * 0.19) / Math.sqrt(draws));
    }
    expect(Math.abs(cross + 1 / 72)).toBeLessThan((5 * 0.06) / Math.sqrt(draws));
    expect(Math.abs(determinants / draws)).toBeLessThan(5 / Math.sqrt(draws));
  });
});

describe.each(CASES)("a covariance: %s", (name, spaces) => {
  const withEnergy = spaces.map((space) => ({ ...space }));
  const sigma = drawCovariance(withEnergy, randomStream("covariance", name));
  const matrix = dense(sigma);

  it("has exactly the eigenvalues asked for", () => {
    const wanted = spaces
      .flatMap(({ lambda, multiplicity }) => Array.from({ length: multiplicity }, () => lambda))
      .sort((a, b) => a - b);
    const found = new EigenvalueDecomposition(matrix).realEigenvalues.sort((a, b) => a - b);
    found.forEach((value, k) => expect(Math.abs(value - wanted[k])).toBeLessThan(1e-11));
  });

  it("keeps the eigenvectors that it counts", () => {
    expect(sigma.vectors.length).toBe(eigenvectorCount(spaces) * sigma.dimension);
    expect(sigma.root.lift.length).toBe(eigenvectorCount(spaces));
  });

  it("has a constant diagonal", () => {
    for (const value of matrix.diagonal()) {
      expect(Math.abs(value / sigma.variance - 1)).toBeLessThan(1e-12);
    }
  });

  it("draws samples with this covariance", () => {
    const draws = 4000;
    const { dimension } = sigma;
    const engine = plainEngine();
    engine.drawNormals(streamKey("covariance draws", name), draws, dimension);
    engine.colour(sigma.root);
    const sample = new Matrix(draws, dimension);
    for (let k = 0; k < dimension; k++) sample.setColumn(k, engine.sampleColumn(k));
    const seen = sample.transpose().mmul(sample).div(draws);
    const trace = matrix.trace();
    // E‖S − Σ‖² = ((tr Σ)² + tr Σ²)/draws for Gaussian samples
    const expected = Math.sqrt((trace ** 2 + matrix.norm() ** 2) / draws);
    const distance = Matrix.sub(seen, matrix).norm();
    expect(distance).toBeGreaterThan(0.5 * expected);
    expect(distance).toBeLessThan(1.6 * expected);
  });

  it("draws signals with exactly the prescribed energy in each eigenspace", () => {
    const energies = spaces.map((_, k) => (k % 3) + 0.5);
    const random = randomStream("signal", name);
    const draws = sigma.dimension + sigma.lambda.length;
    const normals = Float64Array.from({ length: draws }, random.normal);
    const beta = signalAlong(sigma, energies, normals);
    const power = (exponent: number): number => {
      let v = Matrix.columnVector([...beta]);
      for (let k = 0; k < exponent; k++) v = matrix.mmul(v);
      return Matrix.columnVector([...beta])
        .transpose()
        .mmul(v)
        .get(0, 0);
    };
    // the moments Σ b λ^k determine the energies of distinct eigenvalues
    for (let k = 0; k < 4; k++) {
      const wanted = spaces.reduce((sum, { lambda }, i) => sum + energies[i] * lambda ** k, 0);
      expect(power(k) / wanted).toBeCloseTo(1, 10);
    }
  });

  const invertible = spaces.every((space) => space.lambda > 0);
  it("has the columns of its inverse, where there is one", () => {
    if (!invertible) {
      // a column of an inverse that does not exist is not finite, never a plausible number
      expect(precisionColumn(sigma, 0).every(Number.isFinite)).toBe(false);
      return;
    }
    const omega = inverse(matrix);
    for (const j of [0, sigma.dimension - 1]) {
      precisionColumn(sigma, j).forEach((value, i) => {
        expect(Math.abs(value - omega.get(i, j))).toBeLessThan(1e-9);
      });
    }
  });
});

describe("eigenvectors", () => {
  it("stay delocalised after the diagonal is made constant", () => {
    const spaces = [
      { lambda: 0.2, multiplicity: 75 },
      { lambda: 1.8, multiplicity: 75 },
      { lambda: 9, multiplicity: 3 },
    ];
    const sigma = drawCovariance(spaces, randomStream("delocalised"));
    const largest = sigma.vectors.reduce((m, v) => Math.max(m, Math.abs(v)), 0);
    // the largest of r·D normals of variance 1/D is about √(2 log(rD)/D) = 0.35; concentrated is 1
    expect(largest).toBeLessThan(0.6);
  });
});

describe("a signal in fewer dimensions", () => {
  it("is the leading part of that in more, while all directions are alike", () => {
    const random = randomStream("nested signal");
    const normals = Float64Array.from({ length: 40 }, random.normal);
    const [small, large] = [15, 40].map((multiplicity) =>
      signalAlong(drawCovariance([{ lambda: 2, multiplicity }], random), [3], normals),
    );
    expect(small.reduce((sum, b) => sum + b * b, 0)).toBeCloseTo(3, 12);
    const factor = small[0] / large[0];
    small.forEach((value, k) => expect(value / large[k]).toBeCloseTo(factor, 12));
  });
});

import { describe, expect, it } from "vitest";
import { parseProblem } from "../../src/problem/index.ts";
import { sampleSpectrum } from "../../src/simulation/index.ts";
import { maskedSpectrum, spectralDensity, type SpectralDensity } from "../../src/theory/index.ts";

const two = { family: "atoms", values: [0.3, 3], weights: [0.6, 0.4] };
const uniform = { law: "uniform", min: 0.1, max: 0.7 };
const fixed = { law: "fixed", ratio: 0.4 };

/** Mass of the limit at and below every place of its list, by the trapezium rule in each component. */
function cumulated({ x, density, edges, atomAtZero }: SpectralDensity): (value: number) => number {
  const places: number[] = [];
  const masses: number[] = [];
  let mass = atomAtZero;
  for (const [left, right] of edges) {
    let [before, height] = [left, 0];
    places.push(left);
    masses.push(mass);
    x.forEach((at, i) => {
      if (at < left || at > right) return;
      mass += ((at - before) * (density[i] + height)) / 2;
      [before, height] = [at, density[i]];
      places.push(at);
      masses.push(mass);
    });
  }
  return (value) => {
    const above = places.findIndex((place) => place > value);
    if (above === -1) return mass;
    if (above === 0) return atomAtZero;
    const share = (value - places[above - 1]) / (places[above] - places[above - 1]);
    return masses[above - 1] + share * (masses[above] - masses[above - 1]);
  };
}

/** Largest distance between the distribution of a draw and the limit. */
function distance(values: Float64Array, limit: SpectralDensity): number {
  const below = cumulated(limit);
  const d = values.length;
  return values.reduce((most, value, k) => {
    if (value === 0) return most;
    const share = below(value);
    return Math.max(most, Math.abs(share - k / d), Math.abs(share - (k + 1) / d));
  }, 0);
}

describe("limiting spectrum and draws", () => {
  it.each([
    ["fixed ratio, under", 160, { gamma: 0.6, spectrum: two, mask: fixed }],
    ["uniform law, over", 80, { gamma: 2, spectrum: two, mask: uniform }],
    ["rescaled, uniform law", 140, { gamma: 0.8, spectrum: two, mask: uniform, rescale: true }],
    ["target hidden", 200, { gamma: 0.5, spectrum: two, mask: uniform, rows: "masked-target" }],
    ["two copies, fixed ratio", 100, { gamma: 1, spectrum: two, mask: fixed, copies: 2 }],
    [
      "three copies, target hidden",
      120,
      { gamma: 1, spectrum: two, mask: fixed, copies: 3, rows: "masked-target" },
    ],
  ])("have one distribution: %s", (_name, n, input) => {
    const problem = parseProblem(input);
    const limit = spectralDensity(problem);
    // eigenvalues repel: those of a draw keep within a few places of their quantiles, where
    // independent ones would stray by 0.1. Random ratios add 1/√n of their own, and random numbers
    // of rows √n: hence twenty draws
    const values = Float64Array.from(
      Array.from({ length: 20 }, (_, replicate) => [
        ...sampleSpectrum(problem, { n, seed: 11, replicate }),
      ]).flat(),
    ).sort();
    expect(distance(values, limit)).toBeLessThan(0.03);
    // and it is this limit: that of lighter masks is further away
    const mask = { law: "fixed", ratio: 0.1 };
    const other = spectralDensity(parseProblem({ ...input, mask }));
    expect(distance(values, other)).toBeGreaterThan(0.06);
    const zeros = values.filter((value) => value === 0).length / values.length;
    expect(Math.abs(zeros - limit.atomAtZero)).toBeLessThan(0.05);
  });

  it("have the same outlier, where a spike stands out of the bulk", () => {
    const spiked = { family: "spiked", spikes: [12] };
    const problem = parseProblem({
      gamma: 0.5,
      spectrum: spiked,
      mask: { law: "fixed", ratio: 0.2 },
    });
    const { outliers, edges } = spectralDensity(problem);
    const values = sampleSpectrum(problem, { n: 300, seed: 4, replicate: 0 });
    const top = values[values.length - 1];
    expect(outliers).toMatchObject([{ spike: 12, emerged: true }]);
    // it is as uncertain as a variance estimated from 300 samples
    expect(Math.abs(top / outliers[0].location! - 1)).toBeLessThan(4 * Math.sqrt(2 / 300));
    const edge = edges[edges.length - 1][1];
    expect(values[values.length - 2]).toBeLessThan(1.1 * edge);
    expect(top).toBeGreaterThan(2 * edge);
  });
});

describe("the averaged loss", () => {
  it.each([
    ["fixed ratio", { gamma: 0.5, mask: { law: "fixed", ratio: 0.4 } }],
    [
      "random ratios, more features than samples",
      { gamma: 2, mask: { law: "uniform", min: 0.1, max: 0.7 } },
    ],
    [
      "rescaled, masked target",
      { gamma: 0.5, mask: { law: "fixed", ratio: 0.3 }, rescale: true, rows: "masked-target" },
    ],
  ])("has the clean spectrum, scaled and shifted: %s", (_, input) => {
    const problem = parseProblem({ ...input, copies: "infinity" });
    const limit = maskedSpectrum(problem);
    const draw = sampleSpectrum(problem, { n: 200, seed: 3, replicate: 0 });
    const mean = draw.reduce((sum, value) => sum + value, 0) / draw.length;
    const [left] = limit.edges[0];
    const right = limit.edges.at(-1)?.[1] ?? 0;
    const lowest = Math.min(left, limit.atomAtZero > 0 ? limit.atomPlace : left);
    expect(Math.min(...draw)).toBeGreaterThan(lowest * 0.9 - 0.02);
    expect(Math.max(...draw)).toBeLessThan(right * 1.06);
    // the mean of the limit by the trapezium rule, its atom included
    let moment = limit.atomAtZero * limit.atomPlace;
    for (let i = 1; i < limit.x.length; i++) {
      const width = limit.x[i] - limit.x[i - 1];
      moment +=
        (width * (limit.x[i] * limit.density[i] + limit.x[i - 1] * limit.density[i - 1])) / 2;
    }
    expect(mean / moment).toBeCloseTo(1, 1);
    // diag(X'X/n) fluctuates at this n, and with it the eigenvalues that all lie at one place in the limit
    const atAtom = draw.filter((value) => value < limit.atomPlace + 0.05).length;
    if (limit.atomAtZero > 0) expect(atAtom / draw.length).toBeCloseTo(limit.atomAtZero, 1);
  });
});

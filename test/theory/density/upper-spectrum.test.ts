import { describe, expect, it } from "vitest";
import { parseProblem, type Problem } from "../../../src/problem/index.ts";
import { maskedPopulation, maskedSpectrum, upperSpectrum } from "../../../src/theory/index.ts";

const spiked = { family: "spiked", spikes: [3, 8, 40] };
const uniform = { law: "uniform", min: 0.1, max: 0.9 };

describe("the right end of the spectrum", () => {
  it.each([
    { gamma: 4, spectrum: spiked, mask: { law: "fixed", ratio: 0.5 } },
    { gamma: 0.3, spectrum: spiked, mask: { law: "fixed", ratio: 0.2 }, rescale: true },
    { gamma: 2, spectrum: spiked, mask: uniform },
    { gamma: 0.5, spectrum: spiked, mask: uniform, rows: "masked-target" },
    { gamma: 2, spectrum: spiked, mask: { law: "fixed", ratio: 0.3 }, copies: 3 },
    { gamma: 2, spectrum: spiked, mask: uniform, copies: "infinity" },
    {
      gamma: 1.5,
      spectrum: { family: "atoms", values: [0, 0.2, 3, 30], weights: [0.2, 0.4, 0.38, 0.02] },
      mask: uniform,
    },
    {
      gamma: 5,
      mask: { law: "discrete", ratios: [0, 0.8], weights: [0.1, 0.9] },
      spectrum: spiked,
    },
  ])("is that of the whole density: %j", (input) => {
    const problem = parseProblem(input);
    const whole = maskedSpectrum(problem, { points: 8 });
    const found = upperSpectrum(problem);
    const edge = whole.edges.at(-1)?.[1] ?? NaN;
    expect(found?.edge).toBeCloseTo(edge, 7);
    expect((found?.criticalSpike ?? NaN) / (whole.criticalSpike ?? NaN)).toBeCloseTo(1, 5);
    for (const { spike, location } of whole.outliers) {
      const here = found?.outlier(spike) ?? null;
      if (location !== null && location > edge) expect(here).toBeCloseTo(location, 7);
      else expect(here).toBeNull();
    }
  });

  it("scales the ratios of a law", () => {
    const problem = parseProblem({ gamma: 2, spectrum: spiked, mask: uniform });
    const half = parseProblem({ ...problem, mask: { law: "uniform", min: 0.05, max: 0.45 } });
    expect(upperSpectrum(problem, 0.5)?.edge).toBeCloseTo(upperSpectrum(half)?.edge ?? NaN, 6);
    const hidden = (mask: object): Problem =>
      parseProblem({ gamma: 0.5, spectrum: spiked, mask, rows: "masked-target" });
    expect(upperSpectrum(hidden(uniform), 0.5)?.edge).toBeCloseTo(
      upperSpectrum(hidden(half.mask))?.edge ?? NaN,
      6,
    );
  });

  it("is not there where rows are no classes, or none", () => {
    expect(upperSpectrum(parseProblem({ gamma: 1, mask: uniform, copies: 2 }))).toBeNull();
    expect(upperSpectrum(parseProblem({ gamma: 1, rows: "masked-target" }))).toBeNull();
  });
});

describe("the masked population", () => {
  it("is (1-p)² lambda + p(1-p) t for one ratio, its mean and spread for a law", () => {
    const spectrum = { family: "atoms", values: [0.5, 2], weights: [0.5, 0.5] };
    const fixed = maskedPopulation(
      parseProblem({ gamma: 1, spectrum, mask: { law: "fixed", ratio: 0.4 } }),
    );
    expect(Array.from(fixed?.mean ?? [])).toEqual([
      expect.closeTo(0.36 * 0.5 + 0.24 * 1.25, 12),
      expect.closeTo(0.36 * 2 + 0.24 * 1.25, 12),
    ]);
    expect(Array.from(fixed?.deviation ?? []).every((value) => value === 0)).toBe(true);
    const mixed = maskedPopulation(
      parseProblem({
        gamma: 1,
        spectrum,
        mask: { law: "discrete", ratios: [0, 0.5], weights: [1, 1] },
      }),
    );
    // 2 and 0.25 · 2 + 0.25 · 1.25
    expect(mixed?.mean[1]).toBeCloseTo((2 + 0.8125) / 2, 12);
    expect(mixed?.deviation[1]).toBeCloseTo((2 - 0.8125) / 2, 12);
    expect(maskedPopulation(parseProblem({ gamma: 1, rows: "masked-target" }))).toBeNull();
  });
});

import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { numpyProgram } from "../../src/explorer/share/numpy-program.ts";
import { loadFormulas, parseProblem } from "../../src/problem/index.ts";
import { risk } from "../../src/theory/index.ts";

const here = spawnSync("python3", ["-c", "import numpy"]).status === 0;

const two = { family: "atoms", values: [0.4, 1.6], weights: [0.5, 0.5] };
const factor = { family: "factor", share: 0.1, communality: 0.6 };
const fixed = (ratio: number) => ({ law: "fixed", ratio });
const uniform = { law: "uniform", min: 0.1, max: 0.7 };

/** Every family, law, alignment, row rule, copies, rescaling, ridge and masked tests, away from thresholds. */
const inputs: readonly object[] = [
  { gamma: 0.5 },
  { gamma: 2, mask: fixed(0.3) },
  {
    gamma: 3,
    spectrum: { family: "spiked", spikes: [20, 6] },
    mask: fixed(0.2),
    signal: { of: "variance", alignment: { kind: "weights", weights: [1, 3, 2] } },
  },
  { gamma: 0.5, spectrum: two, mask: uniform, ridge: 0.1 },
  { gamma: 2.5, spectrum: two, mask: uniform },
  { gamma: 2, spectrum: factor, mask: fixed(0.4), rescale: true },
  { gamma: 0.4, spectrum: factor, mask: { law: "beta", a: 2, b: 4 }, test: { mask: 0.3 } },
  {
    gamma: 2,
    spectrum: { family: "power-law", exponent: 1 },
    mask: fixed(0.3),
    signal: { alignment: { kind: "power", exponent: 1 } },
  },
  {
    gamma: 0.5,
    spectrum: { family: "ar1", rho: 0.7 },
    mask: { law: "discrete", ratios: [0.1, 0.5], weights: [1, 3] },
  },
  {
    gamma: 2,
    spectrum: { family: "formula", formula: "1/(1+10*u)", dimension: 100 },
    mask: fixed(0.25),
    ridge: 0.05,
  },
  {
    gamma: 2,
    spectrum: { family: "empirical", eigenvalues: [4, 2, 1, 0.6, 0.25, 0.15] },
    mask: uniform,
    rescale: true,
    test: { mask: 0.2 },
  },
  { gamma: 0.4, spectrum: two, mask: fixed(0.5), copies: 2 },
  { gamma: 3.2, spectrum: two, mask: fixed(0.4), copies: 2 },
  { gamma: 3, spectrum: two, mask: uniform, copies: "infinity" },
  { gamma: 0.5, spectrum: two, mask: fixed(0.3), copies: "infinity", rescale: true, ridge: 0.1 },
  { gamma: 0.5, mask: fixed(0.6), rows: "masked-target", spectrum: factor, ridge: 0.2 },
  { gamma: 2, mask: uniform, rows: "masked-target", spectrum: factor },
  {
    gamma: 1.2,
    mask: uniform,
    rows: "masked-target",
    spectrum: factor,
    signal: { alignment: { kind: "self-supervised" } },
    rescale: true,
  },
  {
    gamma: 0.4,
    mask: fixed(0.3),
    spectrum: two,
    signal: { alignment: { kind: "self-supervised" } },
  },
  {
    gamma: 0.8,
    spectrum: two,
    mask: { law: "uniform", min: 0.2, max: 0.5 },
    copies: 2,
    signal: { alignment: { kind: "formula", formula: "lambda^2" } },
    test: { mask: 0.4 },
  },
];

describe.skipIf(!here)("the NumPy program", () => {
  it.each(inputs.map((input) => [JSON.stringify(input), input]))(
    "has the mean that theory gives: %s",
    async (_, input) => {
      await loadFormulas();
      const problem = parseProblem(input);
      const theory = risk(problem).excessRisk;
      const program = numpyProgram(problem, {
        n: 100,
        replicates: 40,
        seed: 1,
        theory,
        link: "https://example.org/",
      });
      const { stdout, stderr } = spawnSync("python3", ["-"], {
        input: program,
        encoding: "utf8",
        env: { ...process.env, OPENBLAS_NUM_THREADS: "1" },
      });
      expect(stderr).toBe("");
      const said = /^mean (\S+), standard error (\S+), theory (\S+)$/m.exec(stdout);
      const [mean = Number.NaN, error = Number.NaN, told = Number.NaN] =
        said?.slice(1).map(Number) ?? [];
      expect(told).toBeCloseTo(theory ?? Number.NaN, 6);
      expect(Math.abs(mean - told) / error).toBeLessThan(4);
    },
  );
});

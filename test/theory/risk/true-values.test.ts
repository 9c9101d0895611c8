import { describe, expect, it } from "vitest";
import { parseProblem } from "../../../src/problem/index.ts";
import { risk } from "../../../src/theory/index.ts";
import { deviation } from "../compare.ts";

/** Values from programs of others, or from sums over every pair of 10³ ratios; digits as they came. */
const values: [why: string, problem: object, excess: number, digits: number][] = [
  [
    "infinitely many copies: E p/(1-p) has a heavy tail",
    { gamma: 2, copies: "infinity", rescale: true, mask: { law: "beta", a: 2, b: 1.1 } },
    0.9190706672,
    1e-10,
  ],
  [
    "three copies of a beta law",
    { gamma: 2.4, copies: 3, rescale: true, mask: { law: "beta", a: 2, b: 2 } },
    1.9408797,
    3e-8,
  ],
  [
    "four copies of a law that reaches 1",
    { gamma: 3.2, copies: 4, mask: { law: "uniform", min: 0, max: 1 } },
    12.6509,
    4e-6,
  ],
  [
    "just under the threshold, a pole next to 1",
    { gamma: 0.999, mask: { law: "beta", a: 2, b: 1.2 } },
    9824.29,
    5e-7,
  ],
  [
    "a wide spectrum, a pole next to 0",
    {
      gamma: 2,
      spectrum: { family: "power-law", exponent: 3, dimension: 200 },
      mask: { law: "beta", a: 0.3, b: 5 },
    },
    0.2941382639,
    2e-10,
  ],
  [
    "copies of a law with ratios down to 1e-150",
    { gamma: 6, copies: 2, rescale: true, mask: { law: "beta", a: 0.1, b: 2 } },
    0.93803959,
    2e-8,
  ],
];

describe("values known from elsewhere", () => {
  it.each(values)("%s", (_, problem, excess, digits) => {
    const found = risk(parseProblem(problem));
    expect(found.solver.converged).toBe(true);
    expect(deviation(found.excessRisk, excess)).toBeLessThan(digits);
  });

  it("infinitely many rescaled copies are the fixed ratio of the same E p/(1-p)", () => {
    const copies = "infinity";
    for (const [a, b] of [
      [2, 1.1],
      [2, 1.001],
      [0.3, 1.5],
      [5, 40],
    ] as const) {
      // a/(b-1) = p/(1-p)
      const law = { gamma: 2, copies, rescale: true, mask: { law: "beta", a, b } };
      const fixed = { ...law, mask: { law: "fixed", ratio: a / (a + b - 1) } };
      const [one, other] = [law, fixed].map((input) => risk(parseProblem(input)));
      expect(deviation(one?.excessRisk ?? null, other?.excessRisk ?? null)).toBeLessThan(1e-10);
    }
  });

  it("are infinite only where E 1/(1-p) is", () => {
    const at = (b: number): ReturnType<typeof risk> =>
      risk(parseProblem({ gamma: 3, mask: { law: "beta", a: 2, b } }));
    expect(at(1)).toMatchObject({ excessRisk: null, regime: "divergent" });
    // the variance grows as E 1/(1-p) = (1+b)/(b-1)
    const [far, near] = [at(1 + 1e-7), at(1 + 1e-9)].map(({ variance }) => variance ?? NaN);
    expect(near / far).toBeCloseTo(100, 3);
  });
});

import { describe, expect, it } from "vitest";
import { decodeProblem } from "../../src/problem/index.ts";
import { bestFixedRatio, bestLaw, optimum, risk, type Optimum } from "../../src/theory/index.ts";
import { maskrisk, output } from "./program.ts";

const query = "gamma=0.5&noise=1&rows=masked-target&mask=uniform&min=0.1&max=0.9";
const problem = decodeProblem(new URLSearchParams(query));

interface Printed {
  readonly version: string;
  readonly problem: unknown;
  readonly optima: (Optimum & { excessRisk: number; link: string; reason?: string })[];
}

async function optimaOf(...args: string[]): Promise<Printed> {
  return JSON.parse(await output(["optimum", ...args])) as Printed;
}

describe("optimum", () => {
  it("prints what the library finds for every family, with a link to each", async () => {
    const printed = await optimaOf(query);
    expect(printed.problem).toEqual(problem);
    expect(printed.optima.map(({ law }) => law)).toEqual(["fixed", "uniform", "two-point", "any"]);
    const fixed = bestFixedRatio(problem);
    for (const { link, excessRisk, ...found } of printed.optima.slice(0, 3)) {
      expect(found).toEqual(JSON.parse(JSON.stringify(optimum(problem, found.law, fixed))));
      expect(excessRisk).toBe(found.risk.excessRisk);
      const there = decodeProblem(new URLSearchParams(link));
      expect(there).toEqual({ ...problem, mask: found.mask });
      expect(Math.abs(risk(there).excessRisk! / excessRisk - 1)).toBeLessThan(1e-9);
      expect(found.gain).toBeCloseTo(1 - excessRisk / fixed.risk.excessRisk!, 9);
      expect(found.gain).toBeGreaterThanOrEqual(0);
      expect(found.certificate.evaluations).toBeGreaterThan(found.certificate.gridPoints);
    }
  });

  it("judges laws of every shape, with the certificate that the library finds", async () => {
    const { optima } = await optimaOf(query, "--law", "any");
    expect(optima).toHaveLength(1);
    const { mask, risk: least, gain, gainOverUniform, certificate } = bestLaw(problem);
    const expected = { law: "any", mask, risk: least, gain, gainOverUniform, certificate };
    expect(optima[0]).toMatchObject(JSON.parse(JSON.stringify(expected)) as object);
    expect(certificate.converged).toBe(true);
    const there = decodeProblem(new URLSearchParams(optima[0].link));
    expect(there).toEqual({ ...problem, mask });
  });

  it("prints a table that never gives a ratio of 1", async () => {
    const table = await output(["optimum", "gamma=1&ridge=0.001", "--format", "table"]);
    expect(table).toMatch(/^ +any +0\.74799 +25\.2 % +50\.4 % at 0, 49\.6 % at 1 − 1e-\d+$/m);
    expect(table).toMatch(/^any: least D\/R .*; infimum approached as p → 1, not attained/m);
    expect(table).toMatch(/^fixed: infimum approached as p → 1, not attained/m);
    expect(table).not.toMatch(/p = 1$/m);
  });

  it("searches one family when asked", async () => {
    const { optima } = await optimaOf(query, "--law", "fixed");
    expect(optima).toHaveLength(1);
    const [low, high] = optima[0].certificate.bracket!;
    const { ratio } = optima[0].mask as { ratio: number };
    expect(low <= ratio && ratio <= high && high - low < 1e-3).toBe(true);
  });

  it("says why a family is not allowed, and finds the others", async () => {
    const { optima } = await optimaOf("gamma=2&p=0.5&copies=90");
    const says = 'copies must be at most 64, or "infinity", while ratios are random; found 90';
    expect(optima.map(({ mask, reason }) => [mask === null, reason])).toEqual([
      [false, undefined],
      [true, says],
      [true, says],
      [true, 'copies must be 1 or "infinity" for the best law of any shape'],
    ]);
    const asked = await maskrisk(["optimum", "gamma=2&p=0.5&copies=90", "--law", "uniform"]);
    expect(asked).toMatchObject({ status: 2, stdout: "" });
    expect(asked.stderr).toContain(says);
  });

  it("refuses other families and formats", async () => {
    const { status, stdout, stderr } = await maskrisk(["optimum", query, "--law", "beta"]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain('--law must be one of fixed, uniform, two-point, any; found "beta"');
    expect((await maskrisk(["optimum", query, "--format", "csv"])).stderr).toContain(
      "--format must be one of json, table",
    );
  });

  it("takes formulas, as every command does", async () => {
    const input = {
      gamma: 0.5,
      spectrum: { family: "formula", formula: "1/(1+10*u)", dimension: 20 },
    };
    const { status, stdout } = await maskrisk(
      ["optimum", "-", "--law=fixed"],
      JSON.stringify(input),
    );
    expect(status).toBe(0);
    expect((JSON.parse(stdout) as { problem: object }).problem).toMatchObject(input);
  });
});

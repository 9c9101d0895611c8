import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chapters } from "../../../src/explorer/lessons/chapters/index.ts";
import { inWords } from "../../../src/explorer/lessons/content/in-words.ts";
import { decodeState } from "../../../src/state/index.ts";
import { parseProblem, type Problem } from "../../../src/problem/index.ts";
import { bestFixedRatio, risk } from "../../../src/theory/index.ts";
import { problems } from "../../theory/arbitrary.ts";

const R = (problem: Problem): number => risk(problem).excessRisk ?? Infinity;
const without = (problem: Problem): Problem => ({
  ...problem,
  copies: 1,
  mask: { law: "fixed", ratio: 0 },
});

describe("a figure in words", () => {
  it("says what masks do, with its numbers", () => {
    const spiked = decodeState(
      "gamma=8&spectrum=spiked&spikes=20&of=variance&alignment=weights&energies=0,1&p=0.2614",
    ).problem;
    expect(inWords(spiked)).toBe(
      "With 8 features for each sample, masks at 0.261 lower the excess risk by 29 %, " +
        "from 0.113 to 0.0794. A ratio of 0.261, the best fixed one, has 0.0794.",
    );
    const even = (p: number, gamma = 3): Problem =>
      parseProblem({ gamma, noise: 0.25, mask: { law: "fixed", ratio: p } });
    expect(inWords(even(0.3))).toMatch(/raise the excess risk by 34 %.*No fixed ratio does better/);
    expect(inWords(even(0.9))).toMatch(/multiply the excess risk by [\d.]+,/);
    expect(inWords(even(0))).toMatch(/and no masks the excess risk is 0\.792/);
    expect(inWords(even(0.3, 1))).toMatch(/is infinite\. No fixed ratio has a finite one/);
    const copied = parseProblem({ gamma: 1, copies: 2, mask: { law: "fixed", ratio: 0.3 } });
    expect(inWords(copied)).toMatch(/bring an infinite excess risk down/);
  });

  it("of a random ratio that wins says so", () => {
    const bounds = chapters
      .flatMap(({ blocks }) => blocks)
      .find((block) => block.kind === "figure" && block.id === "bounds");
    const { problem } = decodeState(bounds?.kind === "figure" ? bounds.query : "");
    expect(inWords(problem)).toMatch(/which the random ratio beats, has 0\.0536/);
  });

  it("speaks of every figure, and lowers only what is lower", () => {
    const figures = chapters.flatMap(({ blocks }) => blocks.filter((one) => one.kind === "figure"));
    for (const { query } of figures) {
      expect(inWords(decodeState(query).problem)).toMatch(/^With .*\.$/);
    }
    fc.assert(
      fc.property(problems(), (problem) => {
        const said = inWords(problem);
        expect(said).not.toMatch(/NaN|undefined|null/);
        if (problem.rows === "all" && R(problem) < Infinity && R(without(problem)) < Infinity) {
          const change = R(problem) / R(without(problem)) - 1;
          if (change < -1e-3) expect(said).toContain("lower the excess risk");
          if (change > 1e-3)
            expect(said).toMatch(/raise the excess risk by|multiply the excess risk/);
        }
        if (
          bestFixedRatio(problem).ratio === 0 &&
          bestFixedRatio(problem).risk.excessRisk !== null
        ) {
          expect(said).toContain("No fixed ratio does better than none");
        }
      }),
      { numRuns: 60 },
    );
  });
});

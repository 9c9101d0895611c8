import { describe, expect, it } from "vitest";
import { buildFigure } from "../../../src/instrument/curves/build-figure.ts";
import { CurveCache } from "../../../src/instrument/curves/curve-cache.ts";
import { Session } from "../../../src/instrument/session/session.ts";
import { interpolate, type Figure } from "../../../src/plot/index.ts";
import { parseProblem, setField, type Problem } from "../../../src/problem/index.ts";
import { decodeState } from "../../../src/state/index.ts";
import { bestFixedRatio, bestLaw, optimum, risk } from "../../../src/theory/index.ts";
import { shapeText } from "../../../src/explorer/frame/best-masks.ts";

const spiked = "gamma=8&spectrum=spiked&spikes=20&of=variance&alignment=weights&energies=0,1&p=0.1";
const factor =
  "gamma=1.3556&spectrum=factor&share=0.01&communality=0.6925&alignment=self-supervised&p=0.218&rows=masked-target&rescale=1";

const drawn = (query: string): Figure =>
  buildFigure(decodeState(query), new CurveCache(), () => []);

const at = (figure: Figure, x: number): number => {
  const [series] = figure.series;
  return series ? interpolate(series.x, series.total, x) : Number.NaN;
};

const excess = (problem: Problem): number => risk(problem).excessRisk ?? Number.NaN;

describe("the optimum as a curve", () => {
  it("is what the search finds at each place, whatever the problem's own law", () => {
    const { problem } = decodeState(spiked);
    const place = (gamma: number): Problem => setField(problem, "gamma", gamma);
    const curve = (quantity: string): Figure =>
      drawn(`${spiked}&axis=gamma&xscale=linear&from=4&to=8&quantity=${quantity}`);
    for (const gamma of [4, 8]) {
      const best = bestFixedRatio(place(gamma));
      const least = best.risk.excessRisk ?? Number.NaN;
      const none = excess(setField(place(gamma), "mask.ratio", 0));
      expect(at(curve("best-ratio"), gamma)).toBeCloseTo(best.ratio, 3);
      expect(at(curve("best-risk"), gamma)).toBeCloseTo(least, 5);
      expect(at(curve("masking-gain"), gamma)).toBeCloseTo(100 * (1 - least / none), 3);
    }
    expect(curve("masking-gain").y.unit).toBe("%");
  });

  it("of R²MAE is its gain over the best fixed ratio; along the law's own fields it is level", () => {
    const { problem } = decodeState(factor);
    const gain = 100 * optimum(problem, "uniform").gain;
    const figure = drawn(`${factor}&axis=mask.ratio&quantity=random-gain`);
    expect(gain).toBeGreaterThan(4);
    expect(at(figure, 0.1)).toBeCloseTo(gain, 2);
    expect(at(figure, 0.7)).toBe(at(figure, 0.1));
  });
});

describe("what a few rows would do", () => {
  it("is the derivative of the risk by the law, in percent for a percent of the rows", () => {
    const { problem } = decodeState(factor);
    const figure = drawn(`${factor}&axis=mask.ratio&from=0.05&to=0.6&quantity=few-rows`);
    const share = 1e-5;
    const ratio = 0.5;
    const mixed = (eps: number): number =>
      excess(
        parseProblem({
          ...problem,
          mask: { law: "discrete", ratios: [0.218, ratio], weights: [1 - eps, eps] },
        }),
      );
    const slope = (mixed(share) - mixed(0)) / share / mixed(0);
    expect(at(figure, ratio) / slope).toBeCloseTo(1, 2);
    expect(Math.abs(at(figure, 0.218))).toBeLessThan(0.01);
    expect(figure.zero).toContain("p = 0.218");
  });

  it("is told along the ratio: it takes its axis, and goes with it", () => {
    const session = new Session(decodeState("gamma=2&axis=gamma&p=0.3"), {
      onChange: () => undefined,
    });
    session.axes.setQuantity("few-rows");
    expect(session.state.axis.path).toBe("mask.ratio");
    session.axes.choose("gamma");
    expect(session.state.view.quantity).toBe("excess");
  });
});

describe("R²MAE's win against the best law of any shape", () => {
  it("is told where it is won, and that there is none where there is none", () => {
    expect(shapeText(bestLaw(decodeState(factor).problem))).toMatch(
      /^R²MAE is [\d.]+ % below the best fixed ratio, the best law of any shape [\d.]+ %: R²MAE takes [\d.]+ %/,
    );
    expect(shapeText(bestLaw(decodeState(spiked).problem))).toMatch(/^No law of any shape beats/);
  });
});

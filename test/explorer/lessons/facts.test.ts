import { describe, expect, it } from "vitest";
import { chapters } from "../../../src/explorer/lessons/chapters/index.ts";
import { equalRidge } from "../../../src/explorer/lessons/chapters/copies.ts";
import { finiteShare } from "../../../src/explorer/lessons/chapters/experiments.ts";
import {
  autoencoder,
  gainOf,
  rescaledCase,
  weightAt,
} from "../../../src/explorer/lessons/chapters/random-ratio.ts";
import { spiked } from "../../../src/explorer/lessons/chapters/spikes.ts";
import { excessOf } from "../../../src/explorer/lessons/content/theory.ts";
import { parseProblem, type Problem } from "../../../src/problem/index.ts";
import { decodeState } from "../../../src/state/index.ts";
import {
  bestFixedRatio,
  bestRidge,
  derivedQuantities,
  eigenRecovery,
  isotropicExcess,
  optimum,
  risk,
  rowModel,
  upperSpectrum,
} from "../../../src/theory/index.ts";

const fixed = (ratio: number): Problem["mask"] => ({ law: "fixed", ratio });

/** A number of a chapter as its figures open. */
function quoted(chapter: string, name: string): number {
  const found = chapters.find(({ id }) => id === chapter);
  const value = found?.numbers[name]?.((figure) => {
    const block = found.blocks.find((one) => one.kind === "figure" && one.id === figure);
    return decodeState(block?.kind === "figure" ? block.query : "").problem;
  });
  return value ?? Number.NaN;
}

describe("what the chapters say in formulas and words is what theory computes", () => {
  it("double descent: both branches, and the minimum beyond the threshold", () => {
    for (const noise of [0.05, 0.25, 0.6]) {
      expect(excessOf({ gamma: 0.4, noise })).toBeCloseTo((noise * 0.4) / 0.6, 10);
      const s = Math.sqrt(noise);
      const place = 1 / (1 - s);
      expect(excessOf({ gamma: place, noise })).toBeCloseTo(2 * s - noise, 10);
      for (const factor of [0.97, 1.03]) {
        expect(excessOf({ gamma: place * factor, noise })).toBeGreaterThan(2 * s - noise);
      }
    }
    expect(excessOf({ gamma: 2, noise: 0.25 })).toBeCloseTo(
      3 * excessOf({ gamma: 0.5, noise: 0.25 }),
      10,
    );
  });

  it("masking: the formulas of uncorrelated features, and their slope", () => {
    const noise = 0.3;
    for (const [gamma, load] of [
      [0.5, 1],
      [3, 0.5],
    ] as const) {
      const at = (p: number): number => excessOf({ gamma, noise, mask: fixed(p) });
      for (const p of [0.1, 0.6]) {
        const slope = ((noise + 1) / (1 - p) ** 2) * load;
        expect((at(p + 1e-5) - at(p - 1e-5)) / 2e-5).toBeCloseTo(slope, 4);
        expect(at(p)).toBeCloseTo(isotropicExcess(gamma, p, 1, noise), 10);
      }
    }
    expect(excessOf({ gamma: 0.5, noise: 0.25, mask: fixed(1 / 6) })).toBeCloseTo(0.5, 10);
  });

  it("masking: rescaled masks help uncorrelated features where noise exceeds signal", () => {
    const best = (noise: number): number =>
      bestFixedRatio(parseProblem({ gamma: 0.5, noise, rescale: true })).ratio;
    expect(best(2)).toBeGreaterThan(0.05);
    expect(best(0.5)).toBe(0);
    const p = 0.3;
    const expected = p * p + (1 - p) * (2 + p);
    expect(excessOf({ gamma: 0.5, noise: 2, rescale: true, mask: fixed(p) })).toBeCloseTo(
      expected,
      10,
    );
  });

  it("spikes: share recovered, variance, where the bias vanishes, when masks help", () => {
    for (const [gamma, s, p] of [
      [8, 20, 0.1],
      [4, 9, 0.3],
    ] as const) {
      const problem = parseProblem(spiked(gamma, s, p));
      const t = s / ((1 - p) * s + p + gamma - 1);
      const { lambda, recovered } = eigenRecovery(problem);
      expect(recovered[lambda.indexOf(s)]).toBeCloseTo(t, 9);
      const effective = 0.25 + (1 - (1 - p) * t) ** 2 + (p * (1 - p) * t * t) / s;
      const { bias, variance } = risk(problem);
      expect(bias).toBeCloseTo((1 - t) ** 2, 9);
      expect(variance).toBeCloseTo(effective / ((gamma - 1) * (1 - p)), 9);
    }
    expect(risk(parseProblem(spiked(8, 20, 7 / 19))).bias).toBeCloseTo(0, 12);
    expect(bestFixedRatio(parseProblem(spiked(8, 20, 0))).ratio).toBeLessThan(7 / 19);
    for (const s of [2, 500]) expect(bestFixedRatio(parseProblem(spiked(8, s, 0))).ratio).toBe(0);
    for (const s of [2, 20]) expect(bestFixedRatio(parseProblem(spiked(0.7, s, 0))).ratio).toBe(0);
  });

  it("spikes: the transition of the masked spectrum", () => {
    for (const p of [0, 0.3]) {
      const critical = upperSpectrum(parseProblem(spiked(4, 20, p)))?.criticalSpike;
      expect(critical).toBeCloseTo(1 + 2 / (1 - p), 5);
    }
  });

  it("best ratio: grows with size and falls again; falls with noise; stays; peaks", () => {
    const spike = ["b2", "b4", "b8", "b16", "b32"].map((name) => quoted("best-ratio", name));
    expect(spike).toEqual(spike.toSorted((a, b) => a - b));
    expect(quoted("best-ratio", "b64")).toBeLessThan(quoted("best-ratio", "b32"));
    expect(quoted("best-ratio", "b128")).toBeLessThan(quoted("best-ratio", "b64"));
    expect(quoted("best-ratio", "noisy")).toBe(0);
    expect(quoted("best-ratio", "s2")).toBeGreaterThan(quoted("best-ratio", "s8"));
    expect(quoted("best-ratio", "s8")).toBeGreaterThan(quoted("best-ratio", "s32"));
    expect(quoted("best-ratio", "a08")).toBeGreaterThan(quoted("best-ratio", "a03"));
    expect(quoted("best-ratio", "a08")).toBeGreaterThan(quoted("best-ratio", "a15"));
    const doubled = bestFixedRatio(parseProblem(spiked(8, 20, 0, 0.5))).ratio;
    expect(doubled).toBeLessThan(quoted("best-ratio", "b8"));
  });

  it("random ratio: no gain with all rows, a gain with hidden targets, fading with ridge", () => {
    expect(optimum(parseProblem(spiked(8, 20, 0)), "uniform").gain).toBe(0);
    expect(quoted("random-ratio", "gain0")).toBeCloseTo(0.051, 3);
    expect(quoted("random-ratio", "gain1")).toBeCloseTo(0.014, 3);
    expect(quoted("random-ratio", "gain2")).toBe(0);
    expect(quoted("random-ratio", "left-risk")).toBeCloseTo(0.0383, 4);
    expect(
      gainOf(parseProblem(autoencoder({ law: "uniform", min: 0, max: 0.544 }))),
    ).toBeGreaterThan(0.05);
    expect(quoted("random-ratio", "bounds-gain")).toBeGreaterThan(0);
  });

  it("random ratio: what counts in the table, where all rows gain, and where it loses", () => {
    const of = (name: string): number => quoted("random-ratio", name);
    // rows that count: more and more of them, heavier and heavier masks, all beyond the threshold
    for (const column of ["rows", "risk"]) {
      const [a, b, c] = ["fixed", "random", "left"].map((law) => of(`${law}-${column}`));
      if (column === "rows") expect([a, b, c]).toEqual([a, b, c].toSorted((x, y) => x - y));
      else expect([a, b, c]).toEqual([a, b, c].toSorted((x, y) => y - x));
    }
    expect(of("fixed-rows")).toBeCloseTo(0.218, 3);
    expect(of("left-rows")).toBeCloseTo(0.386, 3);
    expect(of("left-gamma")).toBeGreaterThan(1);
    expect(of("part")).toBeGreaterThan(0.15);
    expect(of("part")).toBeLessThan(0.35);
    // weights of rescaled rows fall with p
    expect(of("weight-none")).toBeCloseTo(0.72, 2);
    expect(of("weight-heavy")).toBeCloseTo(0.165, 2);
    // 5.8 % with all rows kept and rescaled inputs, none with raw ones
    expect(of("rescaled-gain")).toBeCloseTo(0.058, 3);
    const raw = { ...rescaledCase, rescale: false };
    expect(optimum(raw, "two-point").gain).toBeLessThan(1e-3);
    expect(of("some-hidden")).toBeCloseTo(0.797, 3);
    expect(of("all-seen")).toBeCloseTo(4.75, 6);
    expect(of("wide-risk")).toBeGreaterThan(of("fixed-risk"));
    expect(of("c-wide")).toBeGreaterThan(of("c-fixed"));
  });

  it("random ratio: the weights of the rows add up to the fixed point", () => {
    for (const problem of [
      parseProblem(autoencoder({ law: "uniform", min: 0, max: 0.544 })),
      parseProblem({ gamma: 3, mask: { law: "discrete", ratios: [0.2, 0.7], weights: [1, 2] } }),
    ]) {
      const scalars = derivedQuantities(problem)?.scalars;
      const { size = 0, share = [], al = [], et = [] } = rowModel(problem)?.classes ?? {};
      let visible = 0;
      for (let q = 0; q < size; q++) {
        // a class's own ratio: odds η/α, rescaled or raw
        const odds = (et[q] ?? 0) / (al[q] ?? 1);
        visible += (share[q] ?? 0) * (al[q] ?? 0) * weightAt(problem, odds / (1 + odds));
      }
      expect(visible).toBeCloseTo(scalars?.visible ?? Number.NaN, 8);
    }
  });

  it("masking: where masks help near the peak, and when rescaled ones do", () => {
    expect(quoted("masking", "weak-clean")).toBeCloseTo(18, 6);
    expect(quoted("masking", "weak-least")).toBeCloseTo(4.68, 2);
    expect(quoted("masking", "two-copies")).toBeCloseTo(0.8355, 3);
    const helps = (gamma: number, noise: number): boolean => {
      const { ratio } = bestFixedRatio(parseProblem({ gamma, noise, rescale: true }));
      return ratio > 0;
    };
    for (const gamma of [0.2, 0.45, 0.55, 0.7, 0.9]) {
      for (const noise of [0.1, 0.25, 0.45, 0.85, 1.2]) {
        const said = noise > 1 || (gamma > 0.5 && gamma * noise > 1 - gamma);
        expect(helps(gamma, noise), `${gamma}, ${noise}`).toBe(said);
      }
    }
    expect(excessOf({ gamma: 0.9, noise: 0.25, rescale: true, mask: fixed(0.9) })).toBeCloseTo(
      1.845,
      9,
    );
  });

  it("spikes and sizes: masks buy bias with variance, which always rises", () => {
    const of = (name: string): number => quoted("spikes", name);
    expect(of("variance-best")).toBeGreaterThan(of("variance-clean"));
    expect(of("bias-best")).toBeLessThan(of("bias-clean") / 5);
    for (const gamma of [2, 8, 16, 32, 128]) {
      let before = 0;
      for (let p = 0; p < 0.96; p += 0.05) {
        const { variance } = risk(parseProblem(spiked(gamma, 20, p)));
        expect(variance).toBeGreaterThan(before);
        before = variance ?? Infinity;
      }
    }
    // the slopes that decide far out: bias like 1/γ², variance like 1/γ
    const slope = (gamma: number, part: "bias" | "variance"): number => {
      const at = (p: number): number => risk(parseProblem(spiked(gamma, 20, p)))[part] ?? Infinity;
      return Math.abs(at(1e-4) - at(0)) / 1e-4;
    };
    expect(slope(4e4, "bias") / slope(1e4, "bias")).toBeCloseTo(1 / 16, 2);
    expect(slope(4e4, "variance") / slope(1e4, "variance")).toBeCloseTo(1 / 4, 2);
  });

  it("copies: ridge and masks together beat either", () => {
    expect(quoted("copies", "ridge-alone")).toBeCloseTo(0.0517, 4);
    expect(quoted("copies", "together")).toBeCloseTo(0.0182, 4);
    expect(quoted("copies", "masks-alone")).toBeGreaterThan(quoted("copies", "ridge-alone"));
    const even = parseProblem({ gamma: 2, noise: 0.25, mask: fixed(0.3) });
    expect(bestRidge(even).ridge).toBeCloseTo(2 * (0.25 + 0.3), 6);
  });

  it("copies: dropout is ridge, its best is the best ridge, a random ratio is a fixed one", () => {
    const [here, ridge] = ["dropout-here", "ridge-here"].map((name) => quoted("copies", name));
    expect(here).toBeCloseTo(ridge ?? Number.NaN, 12);
    expect(quoted("copies", "dropout-best")).toBeCloseTo(quoted("copies", "ridge-best"), 9);
    expect(equalRidge(parseProblem({ gamma: 1, mask: fixed(0.4) }))).toBeCloseTo(2 / 3, 12);
    const averaged = (mask: Problem["mask"]): number =>
      excessOf({
        gamma: 0.8,
        spectrum: { family: "ar1", rho: 0.7 },
        noise: 0.25,
        copies: "infinity",
        mask,
      });
    const same = 1 - (0.49 + 0.03) / 0.7;
    expect(averaged({ law: "uniform", min: 0, max: 0.6 })).toBeCloseTo(averaged(fixed(same)), 9);
    for (const copies of [2, 4]) {
      expect(excessOf({ gamma: copies, copies, noise: 0.25, mask: fixed(0.3) })).toBe(Infinity);
    }
  });

  it("experiments: the exact mean without masks, and what is said of finite n", () => {
    const clean = parseProblem({ gamma: 0.9, noise: 0.25 });
    expect(finiteShare(clean, 100)).toBeCloseTo(1 / 9, 9);
    expect(quoted("experiments", "finite50")).toBeGreaterThan(quoted("experiments", "finite100"));
  });

  it("limits: divergence, rank, heavy spikes", () => {
    const [u90, u99, u999] = ["u90", "u99", "u999"].map((name) => quoted("limits", name));
    expect((u999 ?? 0) - (u99 ?? 0)).toBeGreaterThan(0.9 * ((u99 ?? 0) - (u90 ?? 0)));
    const uniform = { law: "uniform", min: 0, max: 1 };
    expect(excessOf({ gamma: 2, noise: 0.25, mask: uniform })).toBe(Infinity);
    expect(excessOf({ gamma: 0.5, noise: 0.25, mask: uniform })).toBeLessThan(2);
    expect(quoted("limits", "rank-none")).toBeCloseTo((0.25 * 180) / 220, 6);
    expect(quoted("limits", "rank-light")).toBeCloseTo((0.25 * 180 * 420) / (220 * 200), 4);
    expect(quoted("limits", "heavy-limit")).toBeCloseTo(0.194, 3);
    expect(quoted("limits", "heavy-finite")).toBeCloseTo(0.2865, 3);
  });
});

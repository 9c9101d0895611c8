import { meanRatio, type Problem } from "../../../../problem/index.ts";
import { bestFixedRatio, bestLaw, optimum } from "../../../../theory/index.ts";
import type { Case, ChartLine, Finding } from "../finding.ts";
import {
  autoencoderA,
  autoencoderC,
  factors,
  hiddenTargets,
  isotropic,
  outsideD,
  powerLaw,
  rescaledCounterexample,
  spiked,
  twoLevels,
  under,
} from "../problems.ts";
import { best, excess, percent, places, riskLine } from "./tools.ts";

/** Gain below which a random law does not beat a fixed ratio. */
const NO_GAIN = 0.001;

const WORTH = 0.01;

/** What the best law of any shape gains on the best fixed ratio, and its certificate. */
export interface RandomGain {
  readonly ratio: number;
  readonly gain: number;
  /** Least D/R over all ratios: 0 where no law near is better. */
  readonly least: number | null;
}

/** The gain of the best law of any shape; for one row a sample. Cost 15-40 ms. */
export function randomGain(problem: Problem): RandomGain {
  const { fixed, gain, certificate } = bestLaw(problem);
  return { ratio: fixed.ratio, gain, least: certificate.least };
}

/** What a problem with every row kept stands for. */
export function conditionOf({ ridge, rescale }: Problem): string {
  if (ridge > 0) return "the fit has a ridge";
  return rescale ? "inputs are rescaled" : "inputs are raw and the fit has no ridge";
}

/** Random laws with every row kept, on named problems. */
export function allRowsFinding(): Finding {
  const cases = [
    { name: "spike 20, γ = 8", problem: spiked(8) },
    { name: "spike 20, γ = 8, rescaled", problem: spiked(8, 20, { rescale: true }) },
    { name: "spike 20, γ = 2, rescaled", problem: spiked(2, 20, { rescale: true }) },
    { name: "spike 20, γ = 8, tests at 0.3", problem: spiked(8, 20, { test: { mask: 0.3 } }) },
    { name: "few factors, γ = 6", problem: factors(6) },
    { name: "two levels, γ = 2", problem: twoLevels(2) },
    { name: "λₖ ∝ 1/k, γ = 12", problem: powerLaw(12, 1) },
    { name: "Σ = I, γ = 3", problem: isotropic(3) },
    ...hiddenTargets.slice(0, 2).map(({ name, problem }) => ({
      name: `${name}, all rows`,
      problem: { ...problem, rows: "all" as const },
    })),
    { name: "few strong directions, rescaled, γ = 2", problem: rescaledCounterexample },
    { name: "Σ = I, γ = 1, ridge 0.001", problem: isotropic(1, { ridge: 0.001 }) },
  ].map(({ name, problem }): Case => {
    const { ratio, gain, least } = randomGain(problem);
    return {
      name,
      condition: conditionOf(problem),
      holds: gain <= NO_GAIN,
      values: [ratio, 100 * gain, least],
    };
  });
  const base = spiked(8);
  const { ratio: centre, risk } = best(base);
  const x = places(0, 0.24, 40);
  const line = (name: string, tone: ChartLine["tone"], law: (h: number) => Problem): ChartLine => ({
    name,
    tone,
    x,
    y: x.map((h) => 100 * (excess(law(h)) / risk - 1)),
  });
  const lines = [
    line("uniform p* ± h", "random", (h) =>
      under(base, { law: "uniform", min: centre - h, max: centre + h }),
    ),
    line("fixed p* + h", 1, (h) => under(base, { law: "fixed", ratio: centre + h })),
  ];
  return {
    columns: [
      { name: "best fixed ratio" },
      { name: "gain of the best law", unit: "%" },
      { name: "least D/R there" },
    ],
    cases,
    chart: {
      x: { name: "half-width h", scale: "linear", range: [0, 0.24] },
      y: { name: "% above the best fixed ratio", scale: "linear", range: [0, 12] },
      lines,
    },
    telling: percent(Math.max(...cases.map(({ values }) => (values[1] ?? 0) / 100))),
  };
}

const hiddenOnly = "a row counts only where its target is hidden";

/** Where the best uniform law gains. */
export function hiddenTargetFinding(): Finding {
  const test = (name: string, condition: string, problem: Problem): Case => {
    const fixed = bestFixedRatio(problem);
    const found = optimum(problem, "uniform", fixed);
    const range = found.mask.law === "uniform" ? found.mask : { min: null, max: null };
    return {
      name,
      condition,
      holds: found.gain >= WORTH,
      values: [
        fixed.ratio,
        range.min,
        range.max,
        fixed.risk.excessRisk,
        found.risk.excessRisk,
        100 * found.gain,
      ],
    };
  };
  const cases = [
    ...hiddenTargets.map(({ name, problem }) => test(name, hiddenOnly, problem)),
    ...hiddenTargets.map(({ name, problem }) =>
      test(`${name.slice(0, 1)} with all rows`, "every row counts", { ...problem, rows: "all" }),
    ),
  ];
  const x = places(0.06, 0.6, 60);
  const [first] = cases;
  const [, min, max, , lowest] = first?.values ?? [];
  const lines: ChartLine[] = [
    riskLine("A: fixed ratio", 1, autoencoderA, "mask.ratio", x),
    {
      name: `R²MAE ${Number((min ?? 0).toFixed(2))}–${Number((max ?? 0).toFixed(2))}`,
      tone: "random",
      x: [0.06, 0.6],
      y: [lowest ?? Number.NaN, lowest ?? Number.NaN],
    },
  ];
  const [ratio, , , there] = first?.values ?? [];
  const gains = cases.filter(({ holds }) => holds).map(({ values }) => values[5] ?? 0);
  return {
    columns: [
      { name: "best fixed ratio" },
      { name: "best range from" },
      { name: "to" },
      { name: "risk, fixed" },
      { name: "risk, R²MAE" },
      { name: "gain", unit: "%" },
    ],
    cases,
    chart: {
      x: { name: "mask ratio p", scale: "linear", range: [0.06, 0.6] },
      y: { name: "excess risk, case A", scale: "linear", range: [0.045, 0.075] },
      lines,
      marks: [{ x: ratio ?? 0, y: there ?? 0, tone: 1 }],
    },
    telling:
      gains.length === 0
        ? "no gain"
        : `−${Math.min(...gains).toFixed(1)} to −${Math.max(...gains).toFixed(1)} %`,
  };
}

/** Rows left out against ratios drawn at random. */
export function fewerRowsFinding(): Finding {
  const cases = hiddenTargets.map(({ name, problem }): Case => {
    const fixed = bestFixedRatio(problem);
    const range = optimum(problem, "uniform", fixed);
    const two = optimum(problem, "two-point", fixed);
    const [zero = 1, ratio = 1] = two.mask.law === "discrete" ? two.mask.ratios : [];
    const [left = 0, kept = 1] = two.mask.law === "discrete" ? two.mask.weights : [];
    const subsampled = zero === 0;
    return {
      name,
      condition: hiddenOnly,
      holds: subsampled && two.gain > range.gain,
      values: [
        100 * range.gain,
        subsampled ? ratio : null,
        subsampled ? (100 * kept) / (left + kept) : null,
        100 * two.gain,
        100 * fixed.ratio,
        100 * meanRatio(range.mask),
        100 * meanRatio(two.mask),
      ],
    };
  });
  const x = places(0.15, 0.9, 50);
  const thinned = (share: number): number[] =>
    x.map((ratio) =>
      excess(
        under(autoencoderA, { law: "discrete", ratios: [0, ratio], weights: [1 - share, share] }),
      ),
    );
  const lines = [1, 0.75, 0.56].map((share, i) => ({
    name: share === 1 ? "all samples" : `${Math.round(100 * share)} % of them`,
    tone: i + 1,
    x,
    y: share === 1 ? riskLine("", 1, autoencoderA, "mask.ratio", x).y : thinned(share),
  }));
  return {
    columns: [
      { name: "gain of R²MAE", unit: "%" },
      { name: "best ratio, samples left out" },
      { name: "samples kept", unit: "%" },
      { name: "gain", unit: "%" },
      { name: "rows/n, fixed", unit: "%" },
      { name: "R²MAE", unit: "%" },
      { name: "left out", unit: "%" },
    ],
    cases,
    chart: {
      x: { name: "mask ratio p", scale: "linear", range: [0.15, 0.9] },
      y: { name: "excess risk, case A", scale: "linear", range: [0.03, 0.12] },
      lines,
    },
    telling: "",
  };
}

/** Penalties over which both laws are tuned. */
const PENALTIES = places(0.02, 30, 14, "log");

/** What is left of the gain with a ridge, with copies. */
export function fadesFinding(): Finding {
  const gainOf = (problem: Problem): number => optimum(problem, "uniform").gain;
  const test = (name: string, condition: string, before: number, after: number): Case => {
    const values = [100 * before, 100 * after];
    return { name, condition, holds: after <= NO_GAIN, values };
  };
  const tuned = (problem: Problem): number => {
    const risks = PENALTIES.map((ridge) => {
      const fixed = bestFixedRatio({ ...problem, ridge });
      const random = optimum({ ...problem, ridge }, "uniform", fixed).risk.excessRisk ?? Infinity;
      return { fixed: fixed.risk.excessRisk ?? Infinity, random };
    });
    const [fixed, random] = [
      Math.min(...risks.map((one) => one.fixed)),
      Math.min(...risks.map((one) => one.random)),
    ];
    return 1 - random / fixed;
  };
  const [a, c, d] = [autoencoderA, autoencoderC, outsideD].map(gainOf) as [number, number, number];
  const withRidge = "the ridge is tuned";
  const endless = "the loss is averaged over all masks (K = ∞)";
  const cases = [
    test("A, best ridge", withRidge, a, tuned(autoencoderA)),
    test("D, best ridge", withRidge, d, tuned(outsideD)),
    test("A, K = ∞", endless, a, gainOf({ ...autoencoderA, copies: "infinity" })),
    test("D, K = ∞", endless, d, gainOf({ ...outsideD, copies: "infinity" })),
    test("C, ridge 0.02", "the ridge is small", c, gainOf({ ...autoencoderC, ridge: 0.02 })),
    test("C, two copies", "each sample is masked twice", c, gainOf({ ...autoencoderC, copies: 2 })),
  ];
  const x = [0.002, 0.005, 0.01, 0.02, 0.04, 0.07, 0.1, 0.15, 0.2, 0.3];
  const line = (name: string, tone: number, problem: Problem): ChartLine => ({
    name,
    tone,
    x,
    y: x.map((ridge) => 100 * gainOf({ ...problem, ridge })),
  });
  const lines = [line("A", 1, autoencoderA), line("D", 2, outsideD)];
  return {
    columns: [
      { name: "gain of R²MAE before", unit: "%" },
      { name: "after", unit: "%" },
    ],
    cases,
    chart: {
      x: { name: "ridge ℓ", scale: "log", range: [0.002, 0.3] },
      y: { name: "gain of R²MAE, %", scale: "linear", range: [0, 12] },
      lines,
    },
    telling: "",
  };
}

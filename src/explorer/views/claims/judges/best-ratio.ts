import type { Problem } from "../../../../problem/index.ts";
import type { Case, ChartLine, Finding } from "../finding.ts";
import { factors, isotropic, neighbours, powerLaw, problem, spiked } from "../problems.ts";
import { best, places } from "./tools.ts";

/** Smallest range of best ratios that counts as a dependence. */
const DEPENDS = 0.05;

/** How far the best fixed ratio moves as one thing varies. */
export function dependsFinding(): Finding {
  const correlated = "features are correlated";
  const uncorrelated = "features are uncorrelated";
  const test = (name: string, condition: string, problems: readonly Problem[]): Case => {
    const ratios = problems.map((one) => best(one).ratio);
    const [low, high] = [Math.min(...ratios), Math.max(...ratios)];
    return { name, condition, holds: high - low > DEPENDS, values: [low, high] };
  };
  const noises = places(0.02, 4, 9, "log");
  const cases = [
    test(
      "noise σ² 0.02–4",
      correlated,
      noises.map((noise) => spiked(12, 20, { noise })),
    ),
    test(
      "spike 5–200",
      correlated,
      places(5, 200, 9, "log").map((spike) => spiked(12, spike)),
    ),
    test(
      "γ 0.5–32",
      correlated,
      places(0.5, 32, 9, "log").map((gamma) => spiked(gamma)),
    ),
    test("signal's share on the spike 0–1", correlated, places(0, 1, 6).map(shared)),
    test(
      "Σ = I, noise σ² 0.02–4",
      uncorrelated,
      noises.map((noise) => isotropic(12, { noise })),
    ),
    test(
      "Σ = I, γ 0.5–32",
      uncorrelated,
      places(0.5, 32, 9, "log").map((gamma) => isotropic(gamma)),
    ),
  ];
  const x = places(0.02, 4, 24, "log");
  const line = (spike: number, tone: number): ChartLine => ({
    name: `spike ${spike}`,
    tone,
    x,
    y: x.map((noise) => best(spiked(12, spike, { noise })).ratio),
  });
  return {
    columns: [{ name: "best ratio from" }, { name: "to" }],
    cases,
    chart: {
      x: { name: "noise variance σ²", scale: "log", range: [0.02, 4] },
      y: { name: "best fixed ratio", scale: "linear", range: [0, 0.7] },
      lines: [line(20, 1), line(40, 2), line(100, 3)],
    },
    telling: "",
  };
}

/** A share of the signal on the spike, the rest spread evenly. */
function shared(share: number): Problem {
  return spiked(12, 20, {
    signal: {
      strength: 1,
      of: "variance",
      alignment: { kind: "weights", weights: [1 - share, share] },
    },
  });
}

/** Aspect ratios at which model size is looked at, n fixed. */
const SIZES = [0.2, 0.35, 0.6, 0.85, 1.2, 2, 3, 5, 8, 12, 20, 32, 50, 90, 150, 256];
/** A fall of the best ratio that counts as one. */
const FALL = 0.005;

/** A signal as strong along every direction. */
const EVEN = { signal: { strength: 1, of: "norm", alignment: { kind: "isotropic" } } };

/** Whether the best fixed ratio grows with model size, the samples staying as many. */
export function growsFinding(): Finding {
  const proportional =
    "the strong direction carries the signal and grows in proportion to the features";
  const kept = "the spectrum stays the same";
  const paths = [
    { name: "spike 1 + 2.5γ", condition: proportional, at: (g: number) => spiked(g, 1 + 2.5 * g) },
    {
      name: "spike 1 + 2.5γ, σ² = 1",
      condition: proportional,
      at: (g: number) => spiked(g, 1 + 2.5 * g, { noise: 1 }),
    },
    { name: "spike 1 + γ", condition: proportional, at: (g: number) => spiked(g, 1 + g) },
    { name: "spike 1 + 10γ", condition: proportional, at: (g: number) => spiked(g, 1 + 10 * g) },
    {
      name: "spike 1 + 2.5γ, even signal",
      condition: "the signal is spread evenly",
      at: (g: number) => spiked(g, 1 + 2.5 * g, EVEN),
    },
    { name: "spike 20", condition: kept, at: (g: number) => spiked(g) },
    { name: "spike 20, σ² = 1", condition: kept, at: (g: number) => spiked(g, 20, { noise: 1 }) },
    { name: "λₖ ∝ 1/k", condition: kept, at: (g: number) => powerLaw(g, 1) },
    { name: "few factors", condition: kept, at: (g: number) => factors(g) },
    { name: "neighbours, ρ = 0.9", condition: kept, at: neighbours },
    { name: "Σ = I", condition: "features are uncorrelated", at: (g: number) => isotropic(g) },
  ];
  const read = paths.map(({ name, condition, at }) => ({
    name,
    condition,
    ratios: SIZES.map((gamma) => best(at(gamma)).ratio),
  }));
  const cases = read.map(({ name, condition, ratios }): Case => {
    const top = Math.max(...ratios);
    const last = ratios.at(-1) ?? 0;
    const falls = ratios.some((ratio, i) => ratio < (ratios[i - 1] ?? ratio) - FALL);
    const values = [
      ratios[0] ?? null,
      top,
      top === 0 ? null : (SIZES[ratios.indexOf(top)] ?? null),
      last,
    ];
    return { name, condition, holds: !falls && last > (ratios[0] ?? 0) + 0.01, values };
  });
  const drawn = ["spike 1 + 2.5γ", "spike 20", "spike 20, σ² = 1", "few factors"];
  const lines = drawn.flatMap((name, i): ChartLine[] => {
    const own = read.find((one) => one.name === name);
    return own === undefined ? [] : [{ name, tone: i + 1, x: SIZES, y: own.ratios, dashed: i > 0 }];
  });
  return {
    columns: [
      { name: "best ratio at γ = 0.2" },
      { name: "largest" },
      { name: "reached at γ" },
      { name: "at γ = 256" },
    ],
    cases,
    chart: {
      x: { name: "features per sample γ, n fixed", scale: "log", range: [0.2, 256] },
      y: { name: "best fixed ratio", scale: "linear", range: [0, 0.7] },
      lines,
    },
    telling: "",
  };
}

/** How near to the test ratio the best training ratio must be. */
const NEAR = 0.05;

/** Whether the best training ratio is that of the tests. */
export function asTestedFinding(): Finding {
  const at = (gamma: number, q: number): Problem =>
    problem({
      gamma,
      spectrum: { family: "factor", share: 0.1, communality: 0.6 },
      test: { mask: q },
    });
  const plenty = "samples far outnumber features (γ ≤ 0.05)";
  const scarce = "samples are scarcer";
  const tests = [0.3, 0.5, 0.7];
  const judged = (name: string, condition: string, tested: Problem): Case => {
    const { ratio } = best(tested);
    const q = tested.test.mask;
    return { name, condition, holds: Math.abs(ratio - q) <= NEAR, values: [q, ratio] };
  };
  const cases = [
    ...[0.02, 0.05, 0.3, 1.5, 3].flatMap((gamma) =>
      tests.map((q) =>
        judged(`γ = ${gamma}, q = ${q}`, gamma <= 0.05 ? plenty : scarce, at(gamma, q)),
      ),
    ),
    judged("spike 20, γ = 8, q = 0.3", scarce, spiked(8, 20, { test: { mask: 0.3 } })),
  ];
  const x = places(0.01, 3, 28, "log");
  return {
    columns: [{ name: "test ratio q" }, { name: "best training ratio" }],
    cases,
    chart: {
      x: { name: "features per sample γ", scale: "log", range: [0.01, 3] },
      y: { name: "best training ratio", scale: "linear", range: [0, 0.8] },
      lines: tests.map((q, i) => ({
        name: `q = ${q}`,
        tone: i + 1,
        x,
        y: x.map((gamma) => best(at(gamma, q)).ratio),
      })),
    },
    telling: "",
  };
}

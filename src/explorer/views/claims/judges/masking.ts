import type { MaskLaw, Problem } from "../../../../problem/index.ts";
import { finiteSizeRisk, thresholdGamma } from "../../../../theory/index.ts";
import type { Case, Finding } from "../finding.ts";
import { fixed, isotropic, powerLaw, problem, spiked, under, uniform } from "../problems.ts";
import { best, excess, percent, places, rangeOf, riskLine } from "./tools.ts";

/** Uncorrelated features: is the best fixed ratio 0? */
export function isotropicFinding(): Finding {
  const test = (name: string, condition: string, problem: Problem): Case => {
    const { ratio, risk } = best(problem);
    // copies of an unmasked sample are that sample again: the fit is that of one
    const none = excess(under({ ...problem, copies: 1 }, fixed(0)));
    return { name, condition, holds: !(risk < none), values: [ratio, none, risk] };
  };
  const plain = "inputs are not rescaled and each sample has one mask";
  const rescaled = "inputs are rescaled";
  const copied = "each sample has several masks";
  const cases = [
    ...[0.5, 0.9, 1.1, 3, 10].map((gamma) => test(`γ = ${gamma}`, plain, isotropic(gamma))),
    ...[0.9, 1.1].map((gamma) =>
      test(`γ = ${gamma}, rescaled`, rescaled, isotropic(gamma, { rescale: true })),
    ),
    test("γ = 0.9, two copies", copied, isotropic(0.9, { copies: 2, mask: fixed(0.2) })),
    test("γ = 3, two copies", copied, isotropic(3, { copies: 2, mask: fixed(0.2) })),
  ];
  const x = places(0, 0.95, 60);
  const lines = [
    riskLine("γ = 3", 1, isotropic(3), "mask.ratio", x),
    riskLine("γ = 0.5", 2, isotropic(0.5), "mask.ratio", x),
    {
      ...riskLine("γ = 1.1, rescaled", 3, isotropic(1.1, { rescale: true }), "mask.ratio", x),
      dashed: true,
    },
  ];
  return {
    columns: [
      { name: "best ratio" },
      { name: "risk without masks" },
      { name: "at the best ratio" },
    ],
    cases,
    chart: {
      x: { name: "mask ratio p", scale: "linear", range: [0, 1] },
      y: { name: "excess risk", scale: "log", range: rangeOf(lines, "log") },
      lines,
    },
    telling: "",
  };
}

/** Smallest improvement that counts as one. */
const WORTH = 0.01;

/** Strong directions: do masks lower the risk? */
export function spikedFinding(): Finding {
  const test = (name: string, condition: string, problem: Problem): Case & { ratio: number } => {
    const { ratio, risk } = best(problem);
    const none = excess(under(problem, fixed(0)));
    const change = risk / none - 1;
    return {
      name,
      condition,
      holds: change <= -WORTH,
      values: [ratio, none, risk, 100 * change],
      ratio,
    };
  };
  const many = "features far outnumber samples";
  const steep = "eigenvalues fall off steeply";
  const few = "samples outnumber features";
  const spread = "the signal is spread evenly";
  const even = { signal: { strength: 1, of: "norm", alignment: { kind: "isotropic" } } };
  const main = test("spike 20, γ = 8", many, spiked(8));
  const cases = [
    main,
    test("spike 20, γ = 32", many, spiked(32)),
    test("λₖ ∝ k⁻¹·⁵, γ = 0.9", steep, powerLaw(0.9, 1.5)),
    test("spike 20, γ = 0.5", few, spiked(0.5)),
    test("spike 20, even signal, γ = 8", spread, spiked(8, 20, even)),
  ];
  const x = places(0, 0.6, 61);
  const lines = [
    riskLine("γ = 8", 1, spiked(8), "mask.ratio", x),
    riskLine("γ = 0.5", 2, spiked(0.5), "mask.ratio", x),
  ];
  const [ratio = 0, , there = 0] = main.values;
  return {
    columns: [
      { name: "best ratio" },
      { name: "risk without masks" },
      { name: "at the best ratio" },
      { name: "change", unit: "%" },
    ],
    cases,
    chart: {
      x: { name: "mask ratio p", scale: "linear", range: [0, 0.6] },
      y: { name: "excess risk", scale: "linear", range: [0, 0.3] },
      lines,
      marks: [{ x: ratio ?? 0, y: there ?? 0, tone: 1 }],
    },
    telling: percent((main.values[3] ?? 0) / 100),
  };
}

/** Where the risk is infinite, as the law of masks varies. */
export function peakFinding(): Finding {
  const test = (name: string, condition: string, problem: Problem): Case => {
    const threshold = thresholdGamma(problem);
    const beside = threshold === null ? null : excess({ ...problem, gamma: 1.01 * threshold });
    const away = threshold === null ? null : excess({ ...problem, gamma: 3 * threshold });
    const holds = threshold !== null && Math.abs(threshold - 1) < 1e-9;
    return { name, condition, holds, values: [threshold, beside, away] };
  };
  const once = "every sample is one row";
  const laws: [string, MaskLaw][] = [
    ["no masks", fixed(0)],
    ["p = 0.3", fixed(0.3)],
    ["p = 0.75", fixed(0.75)],
    ["R²MAE 0.1–0.9", uniform(0.1, 0.9)],
    ["Beta(2, 2)", { law: "beta", a: 2, b: 2 }],
  ];
  const hidden = problem({ gamma: 2, mask: fixed(0.5), rows: "masked-target" });
  const cases = [
    ...laws.map(([name, mask]) => test(name, once, problem({ gamma: 2, mask }))),
    test("hidden target, p = 0.5", "a row counts only where its target is hidden", hidden),
    test(
      "two copies, p = 0.5",
      "samples are copied",
      problem({ gamma: 2, copies: 2, mask: fixed(0.5) }),
    ),
  ];
  const x = [...places(0.1, 0.985, 40, "log"), 1, ...places(1.015, 10, 40, "log")];
  const at = (mask: MaskLaw): Problem => problem({ gamma: 2, mask });
  const lines = [
    riskLine("no masks", 1, at(fixed(0)), "gamma", x),
    riskLine("p = 0.5", 2, at(fixed(0.5)), "gamma", x),
    riskLine("R²MAE 0.1–0.9", "random", at(uniform(0.1, 0.9)), "gamma", x),
    { ...riskLine("hidden target, p = 0.5", 3, hidden, "gamma", x), dashed: true },
  ];
  return {
    columns: [
      { name: "risk infinite at γ" },
      { name: "1 % beyond" },
      { name: "at three times it" },
    ],
    cases,
    chart: {
      x: { name: "features per sample γ", scale: "log", range: [0.1, 10] },
      y: { name: "excess risk", scale: "log", range: [0.03, 300] },
      lines,
    },
    telling: "",
  };
}

/** The limit beside theory refined for 300 samples. */
export function finiteFinding(): Finding {
  const n = 300;
  const test = (name: string, condition: string, problem: Problem): Case => {
    const limit = excess(problem);
    const refined = finiteSizeRisk(problem, { n, d: Math.round(problem.gamma * n) }).excessRisk;
    const off = refined === null ? null : refined / limit - 1;
    return {
      name,
      condition,
      holds: off !== null && Math.abs(off) <= 0.05,
      values: [limit, refined, off === null ? null : 100 * off],
    };
  };
  const usual =
    "the threshold is not near, rows see plenty of inputs and spikes are small beside d";
  const cases = [
    test("Σ = I, γ = 0.5, p = 0.3", usual, isotropic(0.5, { mask: fixed(0.3) })),
    test("Σ = I, γ = 3, p = 0.3", usual, isotropic(3, { mask: fixed(0.3) })),
    test("Σ = I, γ = 2, R²MAE 0.1–0.9", usual, isotropic(2, { mask: uniform(0.1, 0.9) })),
    test("spike 20, γ = 8, p = 0.26", usual, spiked(8, 20, { mask: fixed(0.26) })),
    test(
      "γ = 1.05, p = 0.3",
      "γ is within a few per cent of 1",
      isotropic(1.05, { mask: fixed(0.3) }),
    ),
    test("γ = 3, p = 0.98", "a row sees only a few inputs", isotropic(3, { mask: fixed(0.98) })),
    test(
      "spike 60, γ = 0.25, p = 0.4",
      "a spike is nearly as large as d",
      spiked(0.25, 60, { mask: fixed(0.4) }),
    ),
  ];
  const x = places(0.01, 0.985, 50);
  const plain = isotropic(3);
  const limit = riskLine("limit", 1, plain, "mask.ratio", x);
  const refined = (size: number): number[] =>
    x.map((p) => {
      const masked = under(plain, fixed(p));
      return finiteSizeRisk(masked, { n: size, d: 3 * size }).excessRisk ?? Number.NaN;
    });
  const lines = [
    { name: "n = 30", tone: 3, x, y: refined(30), dashed: true },
    { name: "n = 300", tone: 2, x, y: refined(n), dashed: true },
    limit,
  ];
  return {
    columns: [{ name: "limit" }, { name: "at n = 300" }, { name: "off by", unit: "%" }],
    cases,
    chart: {
      x: { name: "mask ratio p", scale: "linear", range: [0, 1] },
      y: { name: "excess risk, Σ = I, γ = 3", scale: "log", range: rangeOf(lines, "log") },
      lines,
    },
    telling: "",
  };
}

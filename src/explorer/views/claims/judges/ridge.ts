import {
  ratioNodes,
  spectralAtoms,
  type MaskLaw,
  type Problem,
} from "../../../../problem/index.ts";
import { bestRidge } from "../../../../theory/index.ts";
import type { Case, Finding } from "../finding.ts";
import { factors, fixed, isotropic, spiked, twoLevels, under, uniform } from "../problems.ts";
import { best, excess, places, rangeOf, riskLine } from "./tools.ts";

/** Ratios at which the ridge is tuned. */
const RATIOS = [0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7];
/** An improvement that counts. */
const WORTH = 0.001;

const tunedRisk = (problem: Problem, ratio: number): number =>
  bestRidge(under(problem, fixed(ratio))).risk.excessRisk ?? Infinity;

/** Whether masks add anything to a tuned ridge. */
export function tunedRidgeFinding(): Finding {
  const test = (name: string, condition: string, problem: Problem): Case => {
    const risks = RATIOS.map((ratio) => tunedRisk(problem, ratio));
    const [alone = Infinity] = risks;
    const both = Math.min(...risks);
    const ratio = RATIOS[risks.indexOf(both)] ?? 0;
    const penalty = bestRidge(problem).ridge;
    const holds = both >= alone * (1 - WORTH);
    return { name, condition, holds, values: [penalty, alone, best(problem).risk, both, ratio] };
  };
  const even = "features are uncorrelated";
  const strong = "features are correlated";
  const cases = [
    test("Σ = I, γ = 0.5", even, isotropic(0.5)),
    test("Σ = I, γ = 2", even, isotropic(2)),
    test("Σ = I, γ = 8", even, isotropic(8)),
    test("spike 20, γ = 2", strong, spiked(2)),
    test("spike 20, γ = 8", strong, spiked(8)),
    test("few factors, γ = 2", strong, factors(2)),
    test("two levels, γ = 2", strong, twoLevels(2)),
  ];
  const lines = [
    { name: "spike 20", problem: spiked(2) },
    { name: "Σ = I", problem: isotropic(2) },
    { name: "few factors", problem: factors(2) },
  ].map(({ name, problem }, i) => ({
    name,
    tone: i + 1,
    x: RATIOS,
    y: RATIOS.map((ratio) => tunedRisk(problem, ratio)),
  }));
  return {
    columns: [
      { name: "best ridge ℓ*" },
      { name: "risk with it" },
      { name: "with masks alone" },
      { name: "with both" },
      { name: "then at ratio" },
    ],
    cases,
    chart: {
      x: { name: "mask ratio p, ridge tuned at each", scale: "linear", range: [0, 0.7] },
      y: { name: "excess risk, γ = 2", scale: "log", range: rangeOf(lines, "log") },
      lines,
    },
    telling: "",
  };
}

/** Relative difference that counts as none. */
const EQUAL = 1e-4;

/** E p/(1−p) of a law: what rescaled masks add to each diagonal entry, in units of it. */
function meanOdds(law: MaskLaw): number {
  const { ratio, weight } = ratioNodes(law);
  return ratio.reduce((sum, p, i) => sum + ((weight[i] ?? 0) * p) / (1 - p), 0);
}

/** Masks averaged over against the ridge that they should be. */
export function averagedFinding(): Finding {
  const endless = "the loss is averaged over all masks (K = ∞)";
  const few = "copies are finitely many";
  const copied = (base: Problem, copies: Problem["copies"], mask: MaskLaw): Problem => ({
    ...base,
    rescale: true,
    copies,
    mask,
  });
  const twin = (base: Problem, mask: MaskLaw): number => {
    const { lambda, mass } = spectralAtoms(base.spectrum);
    const t = lambda.reduce((sum, value, k) => sum + value * (mass[k] ?? 0), 0);
    return excess({ ...base, ridge: meanOdds(mask) * t });
  };
  const fixedTwin = (base: Problem, mask: MaskLaw): number => {
    const odds = meanOdds(mask);
    return excess(copied(base, "infinity", fixed(odds / (1 + odds))));
  };
  const test = (name: string, condition: string, masked: Problem, other: number): Case => {
    const own = excess(masked);
    const off = own / other - 1;
    return { name, condition, holds: Math.abs(off) <= EQUAL, values: [own, other, 100 * off] };
  };
  const bases = [
    { name: "two levels", base: twoLevels(1.5) },
    { name: "spike 20", base: spiked(4) },
  ];
  const random = uniform(0.1, 0.9);
  const [{ base }] = bases as [(typeof bases)[0]];
  const cases = [
    ...bases.flatMap(({ name, base: each }) => [
      ...[0.1, 0.5, 0.9].map((p) =>
        test(
          `${name}, K = ∞, p = ${p}: ridge`,
          endless,
          copied(each, "infinity", fixed(p)),
          twin(each, fixed(p)),
        ),
      ),
      test(
        `${name}, K = ∞, R²MAE 0.1–0.9: fixed`,
        endless,
        copied(each, "infinity", random),
        fixedTwin(each, random),
      ),
    ]),
    ...[1, 4, 32].map((copies) =>
      test(
        `two levels, K = ${copies}, p = 0.5: ridge`,
        few,
        copied(base, copies, fixed(0.5)),
        twin(base, fixed(0.5)),
      ),
    ),
  ];
  const x = places(0.02, 0.9, 45);
  const lines = [
    { name: "K = ∞", copies: "infinity" as const },
    { name: "K = 1", copies: 1 },
    { name: "K = 8", copies: 8 },
  ].map(({ name, copies }, i) =>
    riskLine(name, i + 1, copied(base, copies, fixed(0.5)), "mask.ratio", x),
  );
  const ridge = {
    name: "ridge ℓ = p/(1−p)·diag Σ",
    tone: 5,
    x,
    y: x.map((p) => twin(base, fixed(p))),
    dashed: true,
  };
  return {
    columns: [{ name: "risk" }, { name: "of its twin" }, { name: "difference", unit: "%" }],
    cases,
    chart: {
      x: { name: "mask ratio p", scale: "linear", range: [0, 0.9] },
      y: {
        name: "excess risk, two levels",
        scale: "log",
        range: rangeOf([...lines, ridge], "log"),
      },
      lines: [...lines, ridge],
    },
    telling: "",
  };
}

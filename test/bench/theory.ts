import { parseProblem, setField, type Problem } from "../../src/problem/index.ts";
import { axisGrid, problemsAlong, riskCurve } from "../../src/sweep/index.ts";
import { finiteSizeRisk, optima as searchOptima, risk } from "../../src/theory/index.ts";
import { inMilliseconds, perSecond, type Measurement } from "./measurement.ts";
import { secondsPerCall, secondsPerShortCall } from "./timing.ts";

const laws = {
  fixed: { law: "fixed", ratio: 0.4 },
  uniform: { law: "uniform", min: 0.1, max: 0.9 },
};

const spectra = {
  isotropic: { family: "isotropic" },
  spiked: { family: "spiked", spikes: [20] },
  "10 atoms": {
    family: "atoms",
    values: [0.1, 0.2, 0.4, 0.7, 1, 1.4, 2, 3, 5, 9],
    weights: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  },
  "200 atoms": { family: "power-law", exponent: 1, dimension: 200 },
};

/** Aspect ratios on both sides of the threshold: as along the axis of a plot, each another problem. */
function alongGamma(problem: Problem): Problem[] {
  return Array.from(axisGrid({ path: "gamma", scale: "log", range: [0.2, 9] }, 64), (gamma) =>
    setField(problem, "gamma", gamma),
  );
}

function problemOf(spectrum: keyof typeof spectra, law: keyof typeof laws): Problem {
  return parseProblem({ gamma: 2, spectrum: spectra[spectrum], mask: laws[law] });
}

/** Evaluations a second that were promised under a uniform law. */
const TARGETS: Partial<Record<keyof typeof spectra, string>> = {
  spiked: "≥ 50,000",
  "200 atoms": "≥ 20,000",
};

/** Evaluations of the asymptotic risk a second, γ another one each time. */
export function evaluations(): Measurement[] {
  const all: Measurement[] = [];
  for (const spectrum of ["isotropic", "spiked", "200 atoms"] as const) {
    for (const law of ["fixed", "uniform"] as const) {
      const problems = alongGamma(problemOf(spectrum, law));
      const seconds = secondsPerShortCall((i) => risk(problems[i % 64]), 64);
      all.push({
        what: `theory, ${spectrum}, ${law} law`,
        figure: perSecond(1 / seconds, "evaluations"),
        target: law === "uniform" ? (TARGETS[spectrum] ?? "") : "",
      });
    }
  }
  return all;
}

/** A curve of 200 points from a new problem each time: check of every point, solution, everything. */
export function curves(): Measurement[] {
  const all: Measurement[] = [];
  for (const law of ["fixed", "uniform"] as const) {
    const problem = problemOf("10 atoms", law);
    const problems = Array.from({ length: 16 }, (_, i) => setField(problem, "noise", 0.1 + i / 20));
    const grid = axisGrid({ path: "gamma", scale: "log", range: [0.2, 9] }, 200);
    const seconds = secondsPerCall((i) =>
      riskCurve(grid, problemsAlong(problems[i % 16], "gamma", grid)),
    );
    all.push({
      what: `curve of 200 points, 10 atoms, ${law} law`,
      figure: inMilliseconds(seconds),
      target: "< 16 ms",
    });
  }
  return all;
}

/** Evaluations a second of a spiked spectrum under a uniform law, ridge and copies set. */
export function settings(): Measurement[] {
  const cases: [string, object][] = [
    ["uniform law, ridge 0.1", { ridge: 0.1 }],
    ["uniform law, 2 copies", { copies: 2 }],
    ["fixed law, 2 copies", { copies: 2, mask: laws.fixed }],
    ["uniform law, ∞ copies", { copies: "infinity" }],
  ];
  return cases.map(([what, changed]) => {
    const problem = { ...problemOf("spiked", "uniform"), ...changed };
    const problems = alongGamma(parseProblem(problem));
    const seconds = secondsPerShortCall((i) => risk(problems[i % 64]), 16);
    const figure = perSecond(1 / seconds, "evaluations");
    return { what: `theory, spiked, ${what}`, figure, target: "" };
  });
}

/** The best fixed ratio, uniform law and two-point law of a spiked problem, together. */
export function optima(): Measurement[] {
  const problem = problemOf("spiked", "uniform");
  const problems = Array.from({ length: 8 }, (_, i) => setField(problem, "gamma", 1.5 + i));
  const seconds = secondsPerCall((i) => searchOptima(problems[i % 8]));
  const what = "optimum of three laws, spiked";
  return [{ what, figure: inMilliseconds(seconds), target: "< 50 ms" }];
}

/** Theory refined for n = 100. */
export function refinements(): Measurement[] {
  return (["fixed", "uniform"] as const).map((law) => {
    const problem = problemOf("spiked", law);
    const seconds = secondsPerCall(() => finiteSizeRisk(problem, { n: 100, d: 200 }));
    const what = `theory refined for n = 100, spiked, ${law} law`;
    return { what, figure: inMilliseconds(seconds), target: "" };
  });
}

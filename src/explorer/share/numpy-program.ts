import {
  population,
  isSelfSupervised,
  ratioMoment,
  spectralAtoms,
  type MaskLaw,
  type Problem,
} from "../../problem/index.ts";
import { oneLine } from "./escape.ts";

/** What a program is written for. */
export interface ProgramSettings {
  readonly n: number;
  readonly replicates: number;
  readonly seed: number;
  /** The excess risk that theory gives; null where it is infinite. */
  readonly theory: number | null;
  readonly link: string;
}

/** Numbers of a list that stand in one line. */
const IN_LINE = 8;

/**
 * A program in Python that needs NumPy alone and simulates the very problem: spectrum, signal, mask
 * law, row rule, copies, rescaling, ridge and masked tests. It prints mean and standard error of the
 * excess risk beside what theory says. It shares no code with the experiments of this project, and
 * draws other numbers.
 */
export function numpyProgram(problem: Problem, settings: ProgramSettings): string {
  const { n, replicates, seed, theory, link } = settings;
  const self = isSelfSupervised(problem);
  return [
    '"""Excess test risk of least squares on masked inputs, simulated with NumPy."""',
    `# the problem: ${oneLine(link)}`,
    "import numpy as np",
    "",
    `n, d = ${n}, ${Math.max(1, Math.round(problem.gamma * n))}${" ".repeat(2)}# samples, features`,
    `replicates, seed = ${replicates}, ${seed}`,
    "rng = np.random.default_rng(seed)",
    "",
    ...spectrum(problem),
    "",
    ...(self ? selfSupervised : outsideTarget(problem)),
    "",
    "",
    ...lawFunction(problem.mask),
    "",
    "",
    "def replicate():",
    ...(self ? drawSelfSupervised : drawOutside),
    ...fit(problem),
    ...score(problem),
    "",
    "",
    "risks = np.array([replicate() for _ in range(replicates)])",
    "error = risks.std(ddof=1) / np.sqrt(replicates) if replicates > 1 else float('nan')",
    `print(f"mean {risks.mean():.6g}, standard error {error:.3g}, theory ${theory === null ? "infinite" : number(theory)}")`,
    "",
  ].join("\n");
}

function number(value: number): string {
  return String(Number(value.toPrecision(12)));
}

function list(values: ArrayLike<number>): string {
  const words = Array.from(values, number);
  if (words.length <= IN_LINE) return `np.array([${words.join(", ")}], dtype=float)`;
  const lines: string[] = [];
  for (let k = 0; k < words.length; k += IN_LINE)
    lines.push(`    ${words.slice(k, k + IN_LINE).join(", ")},`);
  return `np.array([\n${lines.join("\n")}\n], dtype=float)`;
}

/** Eigenvalues of Σ with their shares of d; those without a share are single ones. */
function spectrum({ spectrum: of }: Problem): string[] {
  const shares = ["alone = np.flatnonzero(weights == 0)  # single eigenvalues: spikes"];
  const equal = "weights = np.full(len(values), 1 / len(values))";
  switch (of.family) {
    case "power-law":
      return [
        `values = np.arange(1, ${of.dimension} + 1.0) ** -${number(of.exponent)}`,
        "values /= values.mean()",
        equal,
        ...shares,
      ];
    case "ar1":
      return [
        `rho, omega = ${number(of.rho)}, np.pi * (np.arange(${of.dimension}) + 0.5) / ${of.dimension}`,
        "values = (1 - rho**2) / (1 - 2 * rho * np.cos(omega) + rho**2)",
        "values /= values.mean()",
        equal,
        ...shares,
      ];
    default: {
      const { lambda, mass } = spectralAtoms(of);
      const even = lambda.length > 1 && mass.every((one) => one === mass[0]);
      return [
        `values = ${list(lambda)}  # eigenvalues of the feature covariance`,
        even ? equal : `weights = ${list(mass)}  # their shares of the d dimensions`,
        ...shares,
      ];
    }
  }
}

const places = (count: string): string[] => [
  `many = ${count} - len(alone)`,
  "place = np.searchsorted(np.cumsum(weights), weights.sum() * (np.arange(many) + 0.5) / many)",
  "place = np.concatenate([np.minimum(place, len(values) - 1), alone])",
  "eigenvalues = values[place]",
];

const selfSupervised: readonly string[] = [
  "# the target is one coordinate more, told from the d others",
  ...places("d + 1"),
];

/** The energy of β along each eigenvector. */
function outsideTarget(problem: Problem): string[] {
  const { signal } = problem;
  const { alignment, strength = 0, of } = signal;
  const shape =
    alignment.kind === "isotropic"
      ? "weights.copy()"
      : alignment.kind === "power"
        ? `weights * values ** ${number(alignment.exponent)}`
        : list(population(problem).energy);
  const size = of === "variance" ? "(energy * values).sum()" : "energy.sum()";
  return [
    ...places("d"),
    `energy = ${shape}  # of the signal, by eigenvalue`,
    `energy *= ${number(strength)} / ${size}`,
    "each = energy[place] / np.where(weights[place] > 0, weights[place], 1)",
    "bulk = weights[place] > 0",
    "each[bulk] *= energy[weights > 0].sum() / max(each[bulk].sum(), 1e-300)",
    `noise = ${number(problem.noise ?? 0)}`,
  ];
}

function lawFunction(law: MaskLaw): string[] {
  const draw = (): string => {
    switch (law.law) {
      case "fixed":
        return `np.full(size, ${number(law.ratio)})`;
      case "uniform":
        return `rng.uniform(${number(law.min)}, ${number(law.max)}, size)`;
      case "beta":
        return `rng.beta(${number(law.a)}, ${number(law.b)}, size)`;
      case "discrete": {
        const total = law.weights.reduce((sum, weight) => sum + weight, 0);
        const chances = law.weights.map((weight) => weight / total);
        return `rng.choice(${list(law.ratios)}, size, p=${list(chances)})`;
      }
      default:
        // a law that NumPy has no name for: to be filled in by whoever runs the program
        return `fill_in_ratios(${JSON.stringify(law)}, size)`;
    }
  };
  return ["def ratios(size):  # a mask ratio for each row", `    return ${draw()}`];
}

const drawOutside: readonly string[] = [
  "    Q = np.linalg.qr(rng.standard_normal((d, d)))[0]  # eigenvectors",
  "    X = rng.standard_normal((n, d)) * np.sqrt(eigenvalues) @ Q.T",
  "    beta = Q @ (np.sqrt(each) * rng.choice([-1, 1], d))",
  "    y = X @ beta + np.sqrt(noise) * rng.standard_normal(n)",
  "    S = Q * eigenvalues @ Q.T",
  "    with_y, of_y, least = S @ beta, beta @ S @ beta + noise, noise",
];

const drawSelfSupervised: readonly string[] = [
  "    Q = np.linalg.qr(rng.standard_normal((d + 1, d + 1)))[0]  # eigenvectors",
  "    X = rng.standard_normal((n, d + 1)) * np.sqrt(eigenvalues) @ Q.T",
  "    S = Q * eigenvalues @ Q.T",
  "    of_y, with_y, least = S[0, 0], S[1:, 0], 1 / (Q[0] ** 2 / eigenvalues).sum()",
  "    y, X, S = X[:, 0], X[:, 1:], S[1:, 1:]",
];

function fit(problem: Problem): string[] {
  const { copies, rows, rescale, ridge } = problem;
  if (copies === "infinity") return averagedFit(problem);
  return [
    ...(copies === 1
      ? []
      : [`    X, y = np.repeat(X, ${copies}, axis=0), np.repeat(y, ${copies})`]),
    "    p = ratios(len(y))",
    "    Z = X * (rng.random(X.shape) >= p[:, None])  # masked inputs",
    ...(rescale ? ["    Z /= 1 - p[:, None]"] : []),
    ...(rows === "all"
      ? []
      : [
          "    kept = rng.random(len(y)) < p  # rows whose own target is hidden",
          "    Z, y = Z[kept], y[kept]",
        ]),
    ...(ridge === 0
      ? [
          "    fitted = np.linalg.lstsq(Z, y, rcond=None)[0]  # of all best fits the one of least norm",
        ]
      : [
          "    N = max(len(y), 1)",
          `    fitted = np.linalg.solve(Z.T @ Z / N + ${number(ridge)} * np.eye(d), Z.T @ y / N)`,
        ]),
  ];
}

/** The fit to the loss averaged over all masks: moments of the law weigh Gram matrix and diagonal. */
function averagedFit({ mask, rows, rescale, ridge }: Problem): string[] {
  const s = rows === "all" ? 0 : 1;
  const moment = (i: number, j: number): number =>
    ratioMoment(mask, i + s, j) / ratioMoment(mask, s, 0);
  const [al, et, c] = rescale ? [1, moment(1, -1), 1] : [moment(0, 2), moment(1, 1), moment(0, 1)];
  const penalty = ridge === 0 ? "" : ` + ${number(ridge)} * np.eye(d)`;
  return [
    "    # the loss averaged over masks, whose moments are in closed form",
    "    G = X.T @ X / n",
    `    G, g = ${number(al)} * G + ${number(et)} * np.diag(np.diag(G))${penalty}, ${number(c)} * X.T @ y / n`,
    "    fitted = np.linalg.lstsq(G, g, rcond=None)[0]",
  ];
}

/** Excess risk of the fit, exactly for its draw. */
function score({ test, rescale }: Problem): string[] {
  const q = test.mask;
  if (q === 0)
    return ["    return of_y - 2 * with_y @ fitted + fitted @ S @ fitted - least  # clean tests"];
  const [c, al, et] = rescale ? [1, 1, q / (1 - q)] : [1 - q, (1 - q) ** 2, q * (1 - q)];
  return [
    `    # tests masked at ${number(q)}, averaged over their masks`,
    `    S, with_y = ${number(al)} * S + ${number(et)} * np.diag(np.diag(S)), ${number(c)} * with_y`,
    "    return of_y - 2 * with_y @ fitted + fitted @ S @ fitted - least",
  ];
}

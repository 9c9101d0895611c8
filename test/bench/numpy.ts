import { moments, type Moments } from "../../src/numerics/index.ts";
import { parseProblem } from "../../src/problem/index.ts";
import { createSimulator, featureCount, type Cell } from "../../src/simulation/index.ts";
import { axisValues } from "../../src/sweep/index.ts";
import { formatColumns, inMilliseconds } from "./measurement.ts";
import type { Numpy, NumpyRequest } from "./python.ts";
import { rate, threadRates } from "./simulation.ts";
import { roundsOf, takeTurns, type Contestant } from "./timing.ts";

/** The problem of every comparison but for γ: Σ = I, ‖β‖ = 1. */
const MASK_RATIO = 0.3;
const NOISE = 0.25;

/** d/n of the single replicates. */
const SHAPES = [0.25, 0.5, 1.1, 2, 4, 10];

/** How many times faster than NumPy a replicate should be, by n. */
const TARGETS = [
  { n: 200, pinv: 12, gram: 1.6 },
  { n: 400, pinv: 8, gram: 1.2 },
];

/** How many times faster a sweep should be than its points one by one in NumPy. */
const SWEEP_TARGET = 5;

const SWEEPS = [
  { what: "20 γ from 0.2 to 10", from: 0.2, to: 10 },
  { what: "20 γ from 1.1 to 10", from: 1.1, to: 10 },
];

/** How many times faster two threads should be than one. */
const THREADS_TARGET = 1.8;

/** Replicates, or sweeps, whose mean risks are compared. */
const COMPARED = 100;

/** Standard errors that mean risks may be apart. */
const APART = 4;

/** What rounding may do to a risk, relatively, between two ways to solve. */
const ROUNDING = 1e-8;

/** Names the draws of a run: any one would do. */
const SEED = 20;

function cellAt(gamma: number, n: number): Cell {
  const mask = { law: "fixed", ratio: MASK_RATIO };
  return { problem: parseProblem({ gamma, noise: NOISE, mask }), n };
}

/** The tables as text, and whether both sides were seen to run the same experiment. */
export interface Comparison {
  readonly text: string;
  readonly agrees: boolean;
}

/** Maskrisk against NumPy on this machine, in turns, each on one thread; and two threads against one. */
export async function compareWithNumpy(numpy: Numpy): Promise<Comparison> {
  const jobs: Job[] = [
    ...TARGETS.flatMap(({ n, ...targets }) =>
      SHAPES.map((gamma) => jobOf(`${n} × ${Math.round(gamma * n)}`, [cellAt(gamma, n)], targets)),
    ),
    ...SWEEPS.map(({ what, from, to }) => {
      const values = axisValues({ from, to, count: 20, scale: "log" });
      const cells = Array.from(values, (gamma) => cellAt(gamma, 200));
      return jobOf(`n = 200, ${what}`, cells, { gram: SWEEP_TARGET });
    }),
  ];
  const speeds: Speed[] = [];
  const agreements: Agreement[] = [];
  for (const job of jobs) {
    speeds.push(await speedOf(job, numpy));
    agreements.push(await agreementOf(job, numpy));
  }
  const text = [
    `Full replicates, p = ${MASK_RATIO}, Σ = I, one thread; ${numpy.versions}`,
    formatSpeeds(speeds),
    `Mean excess risks of ${COMPARED} replicates`,
    formatAgreements(agreements),
    await formatThreads(),
  ];
  return { text: text.join("\n\n"), agrees: agreements.every(agrees) };
}

type Targets = { readonly pinv?: number; readonly gram: number };

/** Cells that one call runs once each. */
interface Job {
  readonly what: string;
  readonly targets: Targets;
  /** Excess risks of a replicate of each cell, by Maskrisk. */
  readonly run: (replicate: number) => number[];
  /** The same for NumPy. */
  readonly request: Omit<NumpyRequest, "method" | "seed" | "seconds" | "least">;
}

function jobOf(what: string, cells: readonly Cell[], targets: Targets): Job {
  const simulator = createSimulator();
  const { n } = cells[0];
  const run = (replicate: number): number[] =>
    simulator.observeAll(cells, SEED, replicate).map(({ excessRisk }) => excessRisk);
  const sizes = cells.map(featureCount);
  return { what, targets, run, request: { n, sizes, p: MASK_RATIO, sigma: Math.sqrt(NOISE) } };
}

interface Speed {
  readonly job: Job;
  /** Seconds of a call. */
  readonly ours: number;
  readonly gram: number;
  /** NaN where it was not asked for. */
  readonly pinv: number;
}

async function speedOf(job: Job, numpy: Numpy): Promise<Speed> {
  let seed = 0;
  const contestant =
    (method: NumpyRequest["method"]): Contestant =>
    async (milliseconds) => {
      const seconds = milliseconds / 1000;
      const request = { ...job.request, method, seed: seed++, seconds, least: 1 };
      return moments((await numpy.run(request)).times).mean;
    };
  const contestants = { ours: roundsOf(job.run), gram: contestant("gram") };
  if (job.targets.pinv === undefined) {
    return { job, ...(await takeTurns(contestants)), pinv: Number.NaN };
  }
  return { job, ...(await takeTurns({ ...contestants, pinv: contestant("pinv") })) };
}

/** Replicates a second of two threads against one, as the command runs them. */
async function formatThreads(): Promise<string> {
  const cells = [cellAt(2, 200)];
  const { one, two } = await threadRates(cells);
  return formatColumns(
    ["n × d", "1 thread", "2 threads", "ratio", "target"],
    [
      [
        "200 × 400",
        rate(one),
        rate(two),
        `${(two / one).toFixed(2)}×`,
        verdict(two / one, THREADS_TARGET),
      ],
    ],
  );
}

function formatSpeeds(speeds: readonly Speed[]): string {
  return formatColumns(
    ["n × d", "Maskrisk", "NumPy pinv", "ratio", "NumPy Gram+Cholesky", "ratio", "targets"],
    speeds.map(({ job: { what, targets }, ours, pinv, gram }) => {
      const against = (seconds: number): string[] =>
        Number.isNaN(seconds)
          ? ["", ""]
          : [inMilliseconds(seconds), `${(seconds / ours).toFixed(2)}×`];
      const verdicts = [
        ...(targets.pinv === undefined ? [] : [verdict(pinv / ours, targets.pinv)]),
        verdict(gram / ours, targets.gram),
      ];
      return [what, inMilliseconds(ours), ...against(pinv), ...against(gram), verdicts.join(", ")];
    }),
  );
}

/** A target, and whether it is met. */
function verdict(ratio: number, target: number): string {
  const short = Math.ceil((1 - ratio / target) * 100);
  return `≥ ${target}× ${ratio >= target ? "met" : `missed by ${short} %`}`;
}

interface Agreement {
  readonly what: string;
  readonly d: number;
  readonly ours: number;
  readonly numpy: number;
  /** Difference of the means in standard errors. */
  readonly apart: number;
  /** Largest relative difference of NumPy's two solutions on the same draws. */
  readonly rounding: number;
}

const agrees = ({ apart, rounding }: Agreement): boolean =>
  Math.abs(apart) <= APART && rounding <= ROUNDING;

/** Whether both sides run the same experiment; of many cells the one that is furthest apart. */
async function agreementOf({ what, run, request }: Job, numpy: Numpy): Promise<Agreement> {
  const risks = async (method: NumpyRequest["method"], least: number): Promise<Risks> =>
    (await numpy.run({ ...request, method, seed: SEED, seconds: 0, least })).risks;
  const theirs = await risks("gram", COMPARED);
  const rounding = largestDifference(await risks("pinv", 3), theirs);
  const ours = Array.from({ length: COMPARED }, (_, replicate) => run(replicate));
  const all = request.sizes.map((d, at): Agreement => {
    const [a, b] = [ours, theirs].map((side) => moments(side.map((risk) => risk[at])));
    const apart = (a.mean - b.mean) / Math.sqrt(varianceOfMean(a) + varianceOfMean(b));
    return { what, d, ours: a.mean, numpy: b.mean, apart, rounding };
  });
  return all.reduce((a, b) => (Math.abs(b.apart) > Math.abs(a.apart) ? b : a));
}

const varianceOfMean = ({ count, squares }: Moments): number => squares / (count - 1) / count;

type Risks = readonly (readonly number[])[];

/** Largest relative difference of two lists of risks, over the length of the first. */
function largestDifference(some: Risks, others: Risks): number {
  return Math.max(
    ...some.flatMap((risks, i) => risks.map((risk, at) => Math.abs(risk / others[i][at] - 1))),
  );
}

function formatAgreements(all: readonly Agreement[]): string {
  return formatColumns(
    ["n × d", "d", "Maskrisk", "NumPy", "standard errors apart", "pinv ≈ Gram to", "same?"],
    all.map((agreement) => [
      agreement.what,
      String(agreement.d),
      agreement.ours.toPrecision(4),
      agreement.numpy.toPrecision(4),
      agreement.apart.toFixed(1),
      agreement.rounding.toExponential(0),
      agrees(agreement) ? "yes" : "NO",
    ]),
  );
}

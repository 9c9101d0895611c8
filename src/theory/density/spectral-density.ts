import { InvalidProblem, type Problem } from "../../problem/index.ts";
import { densityRows, type DensityRows } from "./density-rows.ts";
import { problemSpectrum } from "../population/problem-spectrum.ts";
import { noiselessShare } from "../rows/row-classes.ts";
import { supportComponents } from "./edges.ts";
import { resolventAt, type ComplexPoint } from "./resolvent.ts";
import type { SpectralSide } from "../population/spectral-side.ts";

/** Where a massless spike of Sigma shows in the spectrum of the masked data. */
export interface Outlier {
  /** Its eigenvalue in Sigma. */
  readonly spike: number;
  /** The eigenvalue of Z'Z/N that it makes; null when it is lost in the bulk. */
  readonly location: number | null;
  readonly emerged: boolean;
}

/** The limiting spectrum of the masked sample covariance Z'Z/N. */
export interface SpectralDensity {
  /** Places in increasing order, dense at the edges, and the density there (mass per unit). */
  readonly x: Float64Array;
  readonly density: Float64Array;
  /** Components of the support, left and right edges. */
  readonly edges: readonly (readonly [number, number])[];
  /** Mass at 0: 1 - rank/d. Of the averaged loss (infinitely many copies): mass at `atomPlace`. */
  readonly atomAtZero: number;
  /** Where that mass lies: 0, but for the averaged loss, which has a ridge of its own. */
  readonly atomPlace: number;
  /** Mass of the continuous part as these places give it; 1 - atomAtZero but for discretisation. */
  readonly mass: number;
  readonly outliers: readonly Outlier[];
  /** The smallest spike that leaves the bulk on its upper side (BBP); null without a bulk. */
  readonly criticalSpike: number | null;
  /** Largest relative Newton step left at any place, and whether all arrived. */
  readonly residual: number;
  readonly converged: boolean;
}

/** Options of {@link spectralDensity}. */
export interface SpectralDensityOptions {
  /** Places per component of the support, at least 8; 256 unless told otherwise. */
  readonly points?: number;
}

/** A relative density below this is none: at 1e-12 from an edge it is still some 1e-6. */
const nothing = 1e-8;
/** Nearest place to 0 looked at, relative to the upper bound of the spectrum. */
const nearest = 1e-9;

/**
 * The limiting eigenvalue distribution of Z'Z/N, Z the N training rows as the estimator sees them,
 * for any law of masks.
 *
 * Its Stieltjes transform is E_w[Q] with Q = 1/(-z + A lambda + B) and A, B from the fixed point of
 * the risk at ridge -z, followed to the real axis (Im z -> 0+); density Im/pi. One mask ratio gives
 * the law of Marchenko & Pastur (1967), Silverstein & Bai (1995) for Cov(z); mixtures are derived
 * in this project, THEORY.md (6.1), as an instance of Couillet & Liao (2022), ch. 2.
 *
 * A spike of Sigma without mass makes an eigenvalue where its own resolvent has a pole outside the
 * support, z = A(z) spike + B(z), THEORY.md (6.3): Baik, Ben Arous & Péché (2005), Benaych-Georges & Nadakuditi
 * (2011). Spikes in the bulk leave no trace.
 *
 * @throws InvalidProblem for copies with random ratios, whose rows are no classes; infinitely many
 * copies are a matter of `maskedSpectrum`.
 *
 * Without rows everything is at 0. The ridge plays no part. Cost: some 600 places of 30-80 steps
 * of O(K + Q): 30-300 ms for few eigenvalues, 2 s for 200 and a uniform law.
 */
export function spectralDensity(
  problem: Problem,
  { points = 256 }: SpectralDensityOptions = {},
): SpectralDensity {
  const spectrum = problemSpectrum(problem);
  const rows = densityRows(problem);
  if (rows === null) {
    const message = "must be 1 or infinity for a spectrum, unless the mask ratio is fixed";
    throw new InvalidProblem([{ path: "copies", value: problem.copies, message }]);
  }
  const { diagonal } = spectrum;
  const spikes = Array.from(spectrum.lambda).filter((_, k) => spectrum.mass[k] === 0);
  if (rows.classes.size === 0) return nothingButZero(spikes, diagonal);

  const high = 1.01 * upperBound(spectrum, rows);
  const smallest = lowerBound(spectrum, rows);
  const low = Math.max(nearest * (rows.unbounded ? 1 : high), 0.99 * smallest);
  const atom = atomAtZero(rows, spectrum.rankShare);
  const solve = (x: number, height = 0): ComplexPoint =>
    resolventAt(spectrum, rows, x, height, high);
  const density = ({ s0r, s0i }: ComplexPoint): number =>
    s0i > nothing * Math.hypot(s0r, s0i) ? s0i / Math.PI : 0;
  const found = supportComponents(
    {
      positive: (x) => density(solve(x)) > 0,
      massNear: (x, width) => {
        const ofAtom = (atom * width) / (x * x + width * width);
        return ((solve(x, width).s0i - ofAtom) * width) / Math.PI;
      },
    },
    low,
    high,
  );
  const edges = found.map(([left, right]): [number, number] => [left === low ? 0 : left, right]);

  const places: number[] = [];
  const values: number[] = [];
  let mass = 0;
  let residual = 0;
  let converged = true;
  for (const [left, right] of edges) {
    for (const { x, weight } of componentPlaces(left, right, points)) {
      const point = solve(x);
      const value = density(point);
      places.push(x * diagonal);
      values.push(value / diagonal);
      mass += weight * value;
      residual = Math.max(residual, point.residual);
      converged &&= point.converged;
    }
  }
  return {
    x: Float64Array.from(places),
    density: Float64Array.from(values),
    edges: edges.map(([left, right]): [number, number] => [left * diagonal, right * diagonal]),
    atomAtZero: atom,
    atomPlace: 0,
    mass,
    ...outliers(spikes, diagonal, edges, solve),
    residual,
    converged,
  };
}

function nothingButZero(spikes: readonly number[], diagonal: number): SpectralDensity {
  return {
    x: new Float64Array(0),
    density: new Float64Array(0),
    edges: [],
    atomAtZero: 1,
    atomPlace: 0,
    mass: 0,
    outliers: spikes.map((spike) => lost(spike * diagonal)),
    criticalSpike: null,
    residual: 0,
    converged: true,
  };
}

/** Mass of the eigenvalues of the heaviest rows that is left out where rows of any size occur. */
const leftOut = 1e-9;

/**
 * Largest eigenvalue of any Cov(z) times (1 + sqrt(gamma))²; where rows of any size occur, of all but
 * the heaviest, each of which makes an eigenvalue of about its own size.
 */
function upperBound(
  { lambda, mass }: SpectralSide,
  { classes, gamma, unbounded }: DensityRows,
): number {
  let most = 0;
  for (let k = 0; k < lambda.length; k++) if (mass[k] > 0) most = Math.max(most, lambda[k]);
  const sizes = Array.from({ length: classes.size }, (_, q) => ({
    size: classes.al[q] * most + classes.et[q],
    share: classes.share[q],
  })).sort((x, y) => y.size - x.size);
  let beyond = 0;
  const last = sizes.find(({ share }) => {
    beyond += share;
    return !unbounded || beyond > leftOut * gamma;
  });
  return (last?.size ?? 0) * (1 + Math.sqrt(gamma)) ** 2 * (unbounded ? Math.max(1, gamma) : 1);
}

/** Smallest eigenvalue of any Cov(z) times (1 - sqrt(gamma))². */
function lowerBound({ lambda, mass }: SpectralSide, { classes, gamma }: DensityRows): number {
  let least = Infinity;
  for (let k = 0; k < lambda.length; k++) if (mass[k] > 0) least = Math.min(least, lambda[k]);
  let smallest = Infinity;
  for (let q = 0; q < classes.size; q++) {
    smallest = Math.min(smallest, classes.al[q] * least + classes.et[q]);
  }
  return smallest * (1 - Math.sqrt(gamma)) ** 2;
}

/** 1 - rank(Z)/d, THEORY.md (6.2): rows at ratio 0 stay in the range of Sigma, the others are in general position. */
function atomAtZero({ classes, gamma }: DensityRows, rankShare: number): number {
  const clean = noiselessShare(classes);
  const rank = Math.min(clean / gamma, rankShare) + (1 - clean) / gamma;
  return Math.max(0, 1 - rank);
}

interface Place {
  readonly x: number;
  /** Of a quadrature of the density over the component. */
  readonly weight: number;
}

/**
 * Places of a component at the midpoints of an even grid of theta, log x (x itself from an edge at
 * 0) = middle - half cos theta: square roots at the edges, and 1/sqrt(x) at 0, become smooth, and
 * the midpoint rule converges fast.
 */
function componentPlaces(left: number, right: number, points: number): Place[] {
  const logarithmic = left > 0;
  const from = logarithmic ? Math.log(left) : left;
  const to = logarithmic ? Math.log(right) : right;
  const half = (to - from) / 2;
  return Array.from({ length: points }, (_, i) => {
    const theta = (Math.PI * (i + 0.5)) / points;
    // 1 - cos theta, without cancellation at the left edge
    const at = from + 2 * half * Math.sin(theta / 2) ** 2;
    const x = logarithmic ? Math.exp(at) : at;
    const stretch = logarithmic ? x : 1;
    return { x, weight: ((half * Math.sin(theta) * Math.PI) / points) * stretch };
  });
}

const lost = (spike: number): Outlier => ({ spike, location: null, emerged: false });

/** Places in a gap between which a crossing is sought. */
const looks = 24;

function outliers(
  spikes: readonly number[],
  diagonal: number,
  edges: readonly (readonly [number, number])[],
  solve: (x: number) => ComplexPoint,
): Pick<SpectralDensity, "outliers" | "criticalSpike"> {
  const last = edges.at(-1);
  if (!last)
    return { outliers: spikes.map((spike) => lost(spike * diagonal)), criticalSpike: null };
  const [, top] = last;
  // The eigenvalue of Sigma whose pole lies at x; increasing in x within a gap.
  const poleOf = (x: number): number => {
    const { ar, br } = solve(x);
    return (x - br) / ar;
  };
  // It starts at the edge like a square root: two places give its value there.
  const beside = 1e-8 * top;
  const criticalSpike = 2 * poleOf(top + beside) - poleOf(top + 4 * beside);
  const gaps = edges.map(([left], i): [number, number] => [edges[i - 1]?.[1] ?? 0, left]);
  const located = spikes.map((spike): Outlier => {
    const crossing = (x: number): number => {
      const { ar, br } = solve(x);
      return x - br - ar * spike;
    };
    let location: number | null = null;
    if (spike > criticalSpike) {
      let far = 2 * top;
      while (crossing(far) < 0 && far < 1e12 * (top + spike)) far *= 2;
      location = crossingIn(crossing, top, far) ?? top;
    } else {
      for (const [left, right] of gaps) {
        if (right > left) location ??= crossingIn(crossing, left, right);
      }
    }
    if (location === null) return lost(spike * diagonal);
    return { spike: spike * diagonal, location: location * diagonal, emerged: true };
  });
  return { outliers: located, criticalSpike: criticalSpike * diagonal };
}

/** A root of f within a gap, from its inside; null when f does not change sign there. */
function crossingIn(f: (x: number) => number, left: number, right: number): number | null {
  const inset = 1e-9 * right;
  let a = left + inset;
  let fa = f(a);
  for (let i = 1; i <= looks; i++) {
    let b = left + inset + ((right - left - 2 * inset) * i) / looks;
    const next = { x: b, value: f(b) };
    if (fa < 0 !== next.value < 0) {
      while (b - a > 1e-13 * b) {
        const middle = 0.5 * (a + b);
        if (middle <= a || middle >= b) break;
        if (f(middle) < 0 === fa < 0) a = middle;
        else b = middle;
      }
      return 0.5 * (a + b);
    }
    a = next.x;
    fa = next.value;
  }
  return null;
}

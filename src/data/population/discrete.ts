import { nonnegativeLeastSquares } from "../../numerics/index.ts";
import type { PopulationFunctions } from "./functions.ts";

/** A discrete population with the functions of a table. */
export interface DiscretePopulation {
  /** Eigenvalues, ascending, ≥ 0. */
  readonly eigenvalues: Float64Array;
  /** Spectral mass of each, > 0, sum 1; Σ mass·eigenvalue = 1. */
  readonly masses: Float64Array;
  /** Signal energy b_k on each, ≥ 0. */
  readonly signals: Float64Array;
  /** σ² ≥ 0; σ² + Σ b λ = ν. */
  readonly noise: number;
  /** Largest relative deviation of its functions, and of their complements, from the table's. */
  readonly misfit: number;
}

/** Weight of an equation that must hold. */
const EXACT = 1000;

/** Mass of an eigenvalue that carries signal alone: nothing to the spectrum, and not a spike. */
const TRACE_MASS = 1e-7;

/** A column of unknowns: what it adds to the equations, and its scale. */
type Equations = readonly {
  readonly scale: number;
  readonly right: number;
  readonly of: (lambda: number) => number;
}[];

/**
 * Finds masses and signals ≥ 0 on a grid of eigenvalues whose functions are those of a table, by
 * non-negative least squares with relative weights. Both E_w[λ/(λ+κ)] and its complement count, and both
 * Σ b λ²/(λ+κ) and what it leaves of ν: where one is near its limit the other tells. σ² is found with
 * the signals.
 *
 * Some twenty eigenvalues get mass and as many signal. One that has signal alone gets a trace of mass.
 *
 * @param variance ν of the target
 */
export function discretePopulation(
  functions: readonly PopulationFunctions[],
  grid: Float64Array,
  variance: number,
): DiscretePopulation {
  const spectrum: Equations = [
    ...functions.flatMap(({ kappa, seen, unseen }) => [
      relative(seen, (l) => l / (l + kappa)),
      relative(unseen, (l) => kappa / (l + kappa)),
    ]),
    { scale: EXACT, right: 1, of: () => 1 },
    { scale: EXACT, right: 1, of: (l) => l },
  ];
  // unknowns are the variances b λ: the noise is one that no κ explains
  const signal: Equations = [
    ...functions.flatMap(({ kappa, explained, left }) => [
      relative(explained, (l) => l / (l + kappa)),
      relative(left, (l) => kappa / (l + kappa)),
    ]),
    { scale: EXACT / variance, right: variance, of: () => 1 },
  ].filter(({ scale }) => scale > 0 && scale < 1e13 / variance);
  const mass = solveRefining(spectrum, grid);
  const energy = solveRefining(
    signal,
    grid.filter((lambda) => lambda > 0),
    [0],
  );
  const noise = energy.get(0) ?? 0;
  energy.delete(0);
  const eigenvalues = Float64Array.from(new Set([...mass.keys(), ...energy.keys()])).sort();
  const refined = solve(spectrum, eigenvalues, TRACE_MASS);
  const carried = Float64Array.from(eigenvalues, (lambda) => energy.get(lambda) ?? 0);
  const misfit = Math.max(
    deviation(spectrum, eigenvalues, refined),
    deviation(signal, Float64Array.of(0, ...eigenvalues), Float64Array.of(noise, ...carried)),
  );
  const sum = refined.reduce((total, w) => total + w, 0);
  return {
    eigenvalues,
    masses: refined.map((w) => w / sum),
    signals: carried.map((value, k) => (value > 0 ? value / (eigenvalues[k] as number) : 0)),
    noise,
    misfit,
  };
}

/** Rounds of refinement, each with a third of the step of the one before. */
const ROUNDS = 9;

/** Steps to both sides of an eigenvalue that are tried in a round. */
const STEPS = [-3, -2, -1, 1, 2, 3];

/** Eigenvalues nearer than this are one. */
const SAME = 1e-5;

/**
 * Unknowns on a geometric grid that is made finer about the eigenvalues in use, round after round, while that
 * helps.
 *
 * @param others columns that stay: not eigenvalues of the grid
 * @returns the positive unknowns
 */
function solveRefining(
  equations: Equations,
  grid: Float64Array,
  others: readonly number[] = [],
): Map<number, number> {
  let best = positivePart(equations, Float64Array.of(...others, ...grid));
  const last = grid.length - 1;
  let step = Math.log((grid[last] as number) / (grid[last - 1] as number));
  for (let round = 0; round < ROUNDS; round++) {
    step /= 3;
    const points = new Set<number>([...others, ...best.unknowns.keys()]);
    for (const lambda of best.unknowns.keys()) {
      if (lambda > 0 && !others.includes(lambda)) {
        for (const k of STEPS) points.add(lambda * Math.exp(k * step));
      }
    }
    const found = positivePart(equations, Float64Array.from(points).sort());
    const gained = found.residual < 0.99 * best.residual;
    if (found.residual < best.residual) best = found;
    if (!gained || best.residual < SOLVED) break;
  }
  return merged(best.unknowns, others);
}

/** A residual that needs no refinement. */
const SOLVED = 1e-8;

function positivePart(
  equations: Equations,
  grid: Float64Array,
): { unknowns: Map<number, number>; residual: number } {
  const { x, residual } = nonnegativeLeastSquares(columnsOf(equations, grid), rightOf(equations));
  const entries = Array.from(grid, (lambda, k): [number, number] => [lambda, x[k] as number]);
  return { unknowns: new Map(entries.filter(([, value]) => value > 0)), residual };
}

/** Eigenvalues that are as good as one, at their mean. */
function merged(
  unknowns: ReadonlyMap<number, number>,
  others: readonly number[],
): Map<number, number> {
  const result = new Map<number, number>();
  let previous: number | null = null;
  for (const [lambda, value] of [...unknowns].toSorted(([a], [b]) => a - b)) {
    if (
      previous !== null &&
      lambda > 0 &&
      !others.includes(previous) &&
      lambda - previous < SAME * lambda
    ) {
      const before = result.get(previous) as number;
      result.delete(previous);
      previous = (previous * before + lambda * value) / (before + value);
      result.set(previous, before + value);
    } else {
      previous = lambda;
      result.set(lambda, value);
    }
  }
  return result;
}

function columnsOf(equations: Equations, grid: Float64Array): Float64Array[] {
  return Array.from(grid, (lambda) =>
    Float64Array.from(equations, ({ scale, of }) => scale * of(lambda)),
  );
}

const rightOf = (equations: Equations): Float64Array =>
  Float64Array.from(equations, ({ scale, right }) => scale * right);

/** An equation that counts relative to its right side. */
function relative(right: number, of: (lambda: number) => number): Equations[number] {
  return { scale: 1 / right, right, of };
}

/** Non-negative unknowns, at least `least` each. */
function solve(equations: Equations, grid: Float64Array, least: number): Float64Array {
  const columns = columnsOf(equations, grid);
  const right = Float64Array.from(
    equations,
    ({ scale, right, of }) =>
      scale * (right - least * grid.reduce((sum, lambda) => sum + of(lambda), 0)),
  );
  return nonnegativeLeastSquares(columns, right).x.map((value) => value + least);
}

/** Largest deviation of a solution in an equation of the functions, relative. */
function deviation(equations: Equations, grid: Float64Array, x: Float64Array): number {
  return equations.reduce((worst, { right, of, scale }) => {
    const found = grid.reduce((sum, lambda, k) => sum + of(lambda) * (x[k] as number), 0);
    return Math.max(worst, Math.min(scale, EXACT) * Math.abs(found - right));
  }, 0);
}

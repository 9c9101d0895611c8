import { createEngine, referenceKernel, type Design, type Engine } from "../kernels/index.ts";
import type { Problem } from "../problem/index.ts";
import type { MaskMoments } from "./mask-moments.ts";
import { preparedOf } from "./preparation.ts";
import { Workbench } from "./workbench.ts";

/** A mean over masks has full rank: its eigenvalues take a dense d×d matrix. */
const MAX_AVERAGED_DIMENSION = 3000;

/** Which draw: the size and the names of a replicate of an experiment. */
export interface SpectrumDraw {
  /** Number n of samples, an integer ≥ 1. */
  readonly n: number;
  /** Any safe integer. */
  readonly seed: number;
  /** An integer ≥ 0. */
  readonly replicate: number;
  /** What draws and masks: the fastest that this host can run unless told otherwise. */
  readonly engine?: Engine;
}

/**
 * Eigenvalues of the masked sample covariance ZᵀZ/N of one replicate, ascending, length d: the very
 * Z that the experiment's estimator sees. For infinitely many copies they are those of its mean over
 * masks, all infinite where that mean is; without any row they are 0. The hidden coordinate of a
 * self-supervised target is no feature and has none.
 *
 * Cost of the draw, and O(N·d·min(N, d)).
 *
 * @throws RangeError as an experiment on this problem; and for infinitely many copies when d is more
 *   than 3000.
 */
export function sampleSpectrum(
  problem: Problem,
  { n, seed, replicate, engine = createEngine() }: SpectrumDraw,
): Float64Array {
  const cell = preparedOf({ problem, n });
  const { dimension, moments } = cell;
  const bench = new Workbench(engine, 0);
  const samples = bench.takeSamples(cell, seed, replicate, dimension);
  const features = samples.coordinate === null ? dimension : dimension - 1;
  const spectrum = (design: Design): Float64Array =>
    referenceKernel.gramSpectrum(withoutColumn(design, samples.coordinate));
  if (problem.copies !== "infinity") {
    bench.takeDesign(cell, samples);
    return spectrum(engine.design());
  }
  if (moments === null) return new Float64Array(features);
  if (moments.spread === Infinity) return new Float64Array(features).fill(Infinity);
  if (dimension > MAX_AVERAGED_DIMENSION) {
    const most = MAX_AVERAGED_DIMENSION;
    const message = `the spectrum of an averaged loss needs d ≤ ${most}; here d = ${features}`;
    throw new RangeError(`${message}: choose a smaller n`);
  }
  engine.scale(new Float64Array(dimension).fill(1));
  return spectrum(averagedDesign(engine.design(), moments));
}

/**
 * The design whose ZᵀZ/N is the mean of z zᵀ over samples and masks, αXᵀX/n + δ·diag(XᵀX/n): the
 * samples, and one row for each feature.
 */
export function averagedDesign(design: Design, { mean, variance, spread }: MaskMoments): Design {
  const { rows: n, columns, values } = design;
  const rows = n + columns;
  const stacked = new Float64Array(rows * columns);
  const size = Math.sqrt(((mean ** 2 + variance) * rows) / n);
  const squares = new Float64Array(columns);
  values.forEach((value, at) => {
    stacked[at] = size * value;
    squares[at % columns] += (value * value) / n;
  });
  squares.forEach((square, j) => {
    stacked[(n + j) * columns + j] = Math.sqrt(spread * square * rows);
  });
  return { rows, columns, values: stacked };
}

/** A design without one of its columns; the design itself for none. */
function withoutColumn(design: Design, column: number | null): Design {
  if (column === null) return design;
  const { rows, columns } = design;
  const values = design.values.filter((_, at) => at % columns !== column);
  return { rows, columns: columns - 1, values };
}

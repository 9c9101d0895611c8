import type { Engine, StreamKey } from "../kernels/index.ts";
import { randomStream, streamKey } from "../numerics/index.ts";
import { covarianceCache } from "./covariance-cache.ts";
import { signalAlong, type Covariance } from "./covariance.ts";
import { averageLoss, type AveragedLoss } from "./estimate.ts";
import type { Prepared } from "./preparation.ts";
import { drawRows } from "./rows.ts";
import { ownTarget } from "./target.ts";

/** The samples X that an engine holds, and what was drawn with them. */
export interface Samples {
  readonly seed: number;
  readonly replicate: number;
  /** Name of X, as in {@link Prepared}. */
  readonly name: string;
  /** Number n of rows. */
  readonly rows: number;
  /** Number of columns. */
  readonly columns: number;
  /** Standard normals ε_i, length n; none for a self-supervised target. */
  readonly noise: Float64Array;
  /** Standard normals that give a signal its direction; none for a self-supervised target. */
  readonly directions: Float64Array;
  /** The coordinate that is the target, or null. */
  readonly coordinate: number | null;
}

/** The design Z that an engine holds, made of its samples. */
export interface HeldDesign {
  /** Name of Z, as in {@link Prepared}. */
  readonly name: string;
  /** Number N of rows kept. */
  readonly rows: number;
  /** Where the loss is averaged over masks, that loss. */
  readonly loss: AveragedLoss | null;
}

/** What is predicted from the samples held, and its values there before noise is added. */
export interface HeldTarget {
  /** Name of the signal, as in {@link Prepared}. */
  readonly name: string;
  readonly sigma: Covariance;
  /** β, length D. */
  readonly beta: Float64Array;
  /** σ² of a self-supervised target; that of an outside one is the cell's own affair. */
  readonly noise: number | null;
  /** Xβ, or the target's own column of X; length n. */
  readonly clean: Float64Array;
}

/**
 * An engine, and the names of what it holds: whoever asks for the samples, design or target of a cell
 * gets what is there if it is the one, else it is made. Keep one for each worker.
 *
 * Draws come from streams keyed by (seed, purpose, replicate):
 *
 * | purpose | draws |
 * |---|---|
 * | `features` | normals behind X, before Σ^½: entry (i, k) of any size |
 * | `noise` | ε_i / σ, i = 0, 1, … |
 * | `signal` | the direction of β, coordinate by coordinate; the coordinate of a self-supervised target |
 * | `rows` | mask ratio of each row and whether it is kept, sample by sample |
 * | `masks` | whether entry (i, k) of copy c is hidden, against a ratio |
 *
 * and eigenvectors from (seed, eigenvalues). Keys do not name the cell: replicate i of *all* cells at a
 * seed shares its draws (common random numbers), as far as sizes go.
 */
export class Workbench {
  readonly engine: Engine;
  readonly #covarianceOf: (prepared: Prepared, seed: number) => Covariance;
  #samples: Samples | null = null;
  #design: HeldDesign | null = null;
  #target: HeldTarget | null = null;

  /** @param cacheBytes bytes of eigenvectors kept for later replicates */
  constructor(engine: Engine, cacheBytes: number) {
    this.engine = engine;
    this.#covarianceOf = covarianceCache(cacheBytes);
  }

  /**
   * Makes X the samples of a cell, with `columns` or more columns where Σ ∝ I.
   *
   * @param columns at least D of the cell, and D itself unless Σ ∝ I
   */
  takeSamples(cell: Prepared, seed: number, replicate: number, columns: number): Samples {
    const held = this.#samples;
    if (
      held !== null &&
      held.name === cell.samples &&
      held.replicate === replicate &&
      held.seed === seed &&
      held.columns >= columns
    ) {
      return held;
    }
    // Forgotten first: should a step fail, nothing half-made is taken for what it was.
    this.#samples = this.#design = this.#target = null;
    const sigma = this.#covarianceOf(cell, seed);
    const { n, problem } = cell;
    const key = (purpose: string): StreamKey => streamKey(seed, purpose, replicate);
    const own = problem.noise === undefined;
    const none = new Float64Array(0);
    const noise = own ? none : this.#normals(key("noise"), n);
    const directions = own ? none : this.#normals(key("signal"), columns + sigma.lambda.length);
    const { engine } = this;
    engine.drawNormals(key("features"), n, columns);
    if (sigma.lambda.length > 0 || sigma.bulk !== 1) engine.colour(sigma.root);
    const coordinate = own
      ? Math.floor(randomStream(seed, "signal", replicate).uniform() * columns)
      : null;
    return (this.#samples = {
      seed,
      replicate,
      name: cell.samples,
      rows: n,
      columns,
      noise,
      directions,
      coordinate,
    });
  }

  /** Makes Z the design of a cell from the samples taken for it. */
  takeDesign(cell: Prepared, samples: Samples): HeldDesign {
    if (this.#design?.name === cell.design) return this.#design;
    this.#design = null;
    const design =
      cell.problem.copies === "infinity" ? this.#average(cell, samples) : this.#mask(cell, samples);
    return (this.#design = design);
  }

  /** The target of a cell on the samples taken for it. */
  takeTarget(cell: Prepared, samples: Samples): HeldTarget {
    const held = this.#target;
    if (held !== null && held.name === cell.signal && held.sigma.dimension === cell.dimension) {
      return held;
    }
    const { coordinate, directions, seed } = samples;
    const { signal: name, energies } = cell;
    const sigma = this.#covarianceOf(cell, seed);
    if (coordinate === null) {
      const beta = signalAlong(sigma, energies, directions);
      return (this.#target = { name, sigma, beta, noise: null, clean: this.engine.respond(beta) });
    }
    const clean = this.engine.sampleColumn(coordinate);
    return (this.#target = { name, sigma, ...ownTarget(sigma, coordinate), clean });
  }

  #mask({ problem, design: name, n, copies, rows }: Prepared, samples: Samples): HeldDesign {
    const { seed, replicate, coordinate } = samples;
    const { ratios, kept } =
      rows ?? drawRows(problem, { n, copies }, randomStream(seed, "rows", replicate));
    this.engine.mask({
      key: streamKey(seed, "masks", replicate),
      copies,
      ratios,
      rescale: problem.rescale,
      hidden: coordinate,
    });
    return { name, rows: kept, loss: null };
  }

  #average(cell: Prepared, { coordinate, seed }: Samples): HeldDesign {
    const { moments, problem, design: name, n } = cell;
    if (moments === null || moments.spread === Infinity) return { name, rows: 0, loss: null };
    const { variance } = this.#covarianceOf(cell, seed);
    const loss = averageLoss(this.engine, n, moments, problem.ridge, {
      variance,
      hidden: coordinate,
    });
    return { name, rows: n, loss };
  }

  /** Standard normals, through X. */
  #normals(key: StreamKey, count: number): Float64Array {
    this.engine.drawNormals(key, count, 1);
    return this.engine.sampleColumn(0);
  }
}

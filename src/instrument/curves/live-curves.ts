import type { Figure, PointDetail } from "../../plot/index.ts";
import type { Problem } from "../../problem/index.ts";
import type { ExplorerState } from "../../state/index.ts";
import type { Progress } from "../../sweep/index.ts";
import type { BestFixedRatio, BestRidge } from "../../theory/index.ts";
import type { CurveAgreement, ExperimentRunner } from "../experiments/experiment-runner.ts";
import { buildFigure, overallCaution } from "./build-figure.ts";
import { CurveCache } from "./curve-cache.ts";
import { pointDetail, problemAt } from "./point-detail.ts";
import { shownCurves } from "./shown-curves.ts";
import { SteadyRange } from "./steady-range.ts";

/** What a state shows, as far as it is known now. */
export interface CurvesReading {
  readonly state: ExplorerState;
  readonly figure: Figure;
  /** The simulated cells of each curve that has some, held against theory. */
  readonly agreement: readonly CurveAgreement[];
  /** Where the run under way stands; null when none is. */
  readonly progress: Progress | null;
}

/**
 * The curves of a state, kept up to date: theory that is computed once for each curve, what
 * experiments gave so far, and an axis that stays put while something is dragged.
 */
export class LiveCurves {
  /** What runs the experiments of these curves. */
  readonly experiments: ExperimentRunner;
  readonly #curves = new CurveCache();
  readonly #range = new SteadyRange();
  #state: ExplorerState | null = null;

  /** @param experiments may be shared with others, which then find the same results */
  constructor(experiments: ExperimentRunner) {
    this.experiments = experiments;
  }

  /**
   * What the state shows. Cost: theory along the axis for each curve that is new, else little.
   *
   * @param moving whether something is being dragged or typed
   */
  read(state: ExplorerState, moving = false): CurvesReading {
    const { experiments } = this;
    this.#state = state;
    this.#curves.coarse = moving;
    const figure = buildFigure(state, this.#curves, (one) => experiments.points(state, one));
    return {
      state,
      figure: this.#range.steady(figure, moving, state.limits),
      agreement: experiments.agreement(state),
      progress: experiments.progress,
    };
  }

  /** Everything behind a place of a curve that was read last; null where there is nothing. */
  readonly detail = (id: string, x: number): PointDetail | null => {
    const state = this.#state;
    const curve = state && shownCurves(state).find((one) => one.id === id);
    const problem = state && curve && problemAt(curve.problem, state.axis.path, x);
    return problem ? pointDetail(problem) : null;
  };

  /** Why experiments of this size are of little use on most of the axis; null when they are of use. */
  caution(state: ExplorerState): string | null {
    return overallCaution(state, this.#curves);
  }

  /** The best fixed ratio of the problem, whatever its own law. */
  best(problem: Problem): BestFixedRatio {
    return this.#curves.best(problem);
  }

  /** The best ridge of the problem, whatever its own. */
  ridge(problem: Problem): BestRidge {
    return this.#curves.ridge(problem);
  }
}

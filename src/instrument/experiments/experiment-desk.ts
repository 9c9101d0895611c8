import { type FigurePoint } from "../../plot/index.ts";
import { shownCurves, type ShownCurve } from "../curves/shown-curves.ts";
import type { Problem } from "../../problem/index.ts";
import {
  quantityTexts,
  type Prediction,
  type Progress,
  type WorkerPort,
} from "../../sweep/index.ts";
import { type ExplorerState } from "../../state/index.ts";
import type { ComparedCell, Laboratory } from "./laboratory.ts";

/** Milliseconds between redraws while results arrive: the eye needs no more, the page no less. */
const REDRAW = 200;

/** The page's side of the experiments: start, stop, progress, and what went wrong. */
export class ExperimentDesk {
  /** Where the run under way stands; null when none is. */
  progress: Progress | null = null;
  /** A failure to tell; empty when there is none. */
  notice = "";
  /** What to know of the engine that this browser runs; null before the first run, or if nothing. */
  engine: string | null = null;

  /** What runs experiments; loaded with the first one. */
  #laboratory: Laboratory | null = null;
  readonly #onChange: () => void;
  readonly #openPorts: () => WorkerPort[];

  /** @param openPorts starts the workers of one run, or borrows them */
  constructor(onChange: () => void, openPorts: () => WorkerPort[]) {
    this.#onChange = onChange;
    this.#openPorts = openPorts;
  }

  /** Whether anything was ever simulated here. */
  get used(): boolean {
    return this.#laboratory !== null;
  }

  /** Simulates every shown problem. Results arrive through `points` as `onChange` is called. */
  async start(state: ExplorerState): Promise<void> {
    this.notice = "";
    this.progress = { done: 0, total: 0, places: 0, reached: 0, timeLeft: null, changed: [] };
    this.#onChange();
    let drawn = 0;
    const onProgress = (progress: Progress): void => {
      this.progress = progress;
      if (performance.now() - drawn < REDRAW) return;
      drawn = performance.now();
      this.#onChange();
    };
    try {
      const { axis, experiment } = state;
      const laboratory = (this.#laboratory ??= await openLaboratory(this.#openPorts));
      // stopped while it was loaded
      if (this.progress === null) return;
      this.engine = laboratory.engine;
      const { failures } = await laboratory.simulate(
        shownProblems(state),
        axis,
        experiment,
        onProgress,
      );
      const [failure] = failures;
      if (failure)
        this.notice = `${failures.length} cells could not be simulated: ${failure.message}`;
    } catch (error) {
      this.notice = `The experiment stopped: ${error instanceof Error ? error.message : String(error)}`;
    }
    if (this.#laboratory?.running !== true) this.progress = null;
    this.#onChange();
  }

  /** Ends the run under way, at once; its results stay. */
  stop(): void {
    this.#laboratory?.stop();
    this.progress = null;
    this.#onChange();
  }

  /** Ends the run under way when none of its results are on the plot any more. */
  stopIfUnseen(state: ExplorerState): void {
    const laboratory = this.#laboratory;
    if (laboratory?.running !== true) return;
    const unseen = shownProblems(state).every(
      (problem) => !laboratory.knows(problem, state.axis, state.experiment),
    );
    if (unseen) this.stop();
  }

  points(state: ExplorerState, problem: Problem): readonly FigurePoint[] {
    if (this.#laboratory === null) return [];
    const { simulated } = quantityTexts[state.view.quantity];
    return this.#laboratory.points(
      problem,
      state.axis,
      state.experiment,
      simulated,
      predictionOf(state),
    );
  }

  /** The simulated cells of each shown curve, held against theory; curves without any are left out. */
  agreement(state: ExplorerState): CurveAgreement[] {
    const laboratory = this.#laboratory;
    if (laboratory === null) return [];
    return shownCurves(state).flatMap((curve): CurveAgreement[] => {
      const cells = laboratory.compared(
        curve.problem,
        state.axis,
        state.experiment,
        predictionOf(state),
      );
      return cells.length > 0 ? [{ curve, cells }] : [];
    });
  }
}

/** The simulated cells of one curve. */
export interface CurveAgreement {
  readonly curve: ShownCurve;
  readonly cells: readonly ComparedCell[];
}

async function openLaboratory(openPorts: () => WorkerPort[]): Promise<Laboratory> {
  const { Laboratory } = await import("./laboratory.ts");
  return new Laboratory(openPorts);
}

/** What experiments are held against: the limit, or theory at their size where that is shown. */
export function predictionOf({ view }: ExplorerState): Prediction {
  return view.refined ? "finite-size" : "limit";
}

/** The problems on the plot, each once. */
function shownProblems(state: ExplorerState): Problem[] {
  return [...new Set(shownCurves(state).map((curve) => curve.problem))];
}

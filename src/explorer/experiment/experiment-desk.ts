import type { FigurePoint } from "../../plot/index.ts";
import type { Problem } from "../../problem/index.ts";
import { engineNotice } from "../../simulation/index.ts";
import {
  curveQuantities,
  type Prediction,
  type Progress,
  type SweepComparison,
} from "../../sweep/index.ts";
import type { ExplorerState } from "../state/state.ts";
import { experimentPort, workerCount } from "./browser-port.ts";
import { Laboratory } from "./laboratory.ts";

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

  readonly #laboratory = new Laboratory(() =>
    Array.from({ length: workerCount() }, experimentPort),
  );
  readonly #onChange: () => void;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Simulates every shown problem. Results arrive through `points` as `onChange` is called. */
  async start(state: ExplorerState): Promise<void> {
    this.notice = "";
    this.engine = engineNotice();
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
      const { failures } = await this.#laboratory.simulate(
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
    if (!this.#laboratory.running) this.progress = null;
    this.#onChange();
  }

  /** Ends the run under way, at once; its results stay. */
  stop(): void {
    this.#laboratory.stop();
    this.progress = null;
    this.#onChange();
  }

  /** Ends the run under way when none of its results are on the plot any more. */
  stopIfUnseen(state: ExplorerState): void {
    if (!this.#laboratory.running) return;
    if (
      shownProblems(state).every(
        (problem) => !this.#laboratory.knows(problem, state.axis, state.experiment),
      )
    ) {
      this.stop();
    }
  }

  points(state: ExplorerState, problem: Problem): readonly FigurePoint[] {
    const { simulated } = curveQuantities[state.view.quantity];
    return this.#laboratory.points(
      problem,
      state.axis,
      state.experiment,
      simulated,
      predictionOf(state),
    );
  }

  agreement(state: ExplorerState): SweepComparison | null {
    return this.#laboratory.agreement(
      shownProblems(state),
      state.axis,
      state.experiment,
      predictionOf(state),
    );
  }
}

/** What experiments are held against: the limit, or theory at their size where that is shown. */
export function predictionOf({ view }: ExplorerState): Prediction {
  return view.refined ? "finite-size" : "limit";
}

/** The problems on the plot: the current one first. */
function shownProblems({ problem, pins }: ExplorerState): Problem[] {
  return [problem, ...pins.filter((pin) => pin.shown).map((pin) => pin.problem)];
}

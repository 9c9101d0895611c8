import { type FigurePoint } from "../../plot/index.ts";
import { shownCurves, type ShownCurve } from "../curves/shown-curves.ts";
import type { Problem } from "../../problem/index.ts";
import { quantityTexts, type Progress, type WorkerPort } from "../../sweep/index.ts";
import { type ExplorerState } from "../../state/index.ts";
import { stoppedText } from "./progress.ts";
import type { ComparedCell, SimulatedSeries, Standing } from "./simulated-series.ts";

/** Milliseconds between redraws while results arrive: the eye needs no more, the page no less. */
const REDRAW = 200;

/** Experiments as a host of curves sees them: start, stop, progress, what went wrong, what they gave. */
export class ExperimentRunner {
  /** Where the run under way stands; null when none is. */
  progress: Progress | null = null;
  /** A failure to tell; empty when there is none. */
  notice = "";
  /** What to know of the engine that this browser runs; null before the first run, or if nothing. */
  engine: string | null = null;

  /** What runs experiments and keeps them; loaded with the first one. */
  #series: SimulatedSeries | null = null;
  readonly #onChange: () => void;
  readonly #openPorts: () => WorkerPort[];

  /** @param openPorts starts the workers of one run, or borrows them */
  constructor(onChange: () => void, openPorts: () => WorkerPort[]) {
    this.#onChange = onChange;
    this.#openPorts = openPorts;
  }

  /** Whether anything was ever simulated here. */
  get used(): boolean {
    return this.#series !== null;
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
      const series = (this.#series ??= await openSeries(this.#openPorts));
      // stopped while it was loaded
      if (this.progress === null) return;
      this.engine = series.engine;
      const { failures } = await series.simulate(
        shownProblems(state),
        axis,
        experiment,
        onProgress,
      );
      const [failure] = failures;
      if (failure)
        this.notice = `${failures.length} cells could not be simulated: ${failure.message}`;
    } catch (error) {
      this.notice = stoppedText(error);
    }
    if (this.#series?.running !== true) this.progress = null;
    this.#onChange();
  }

  /** Starts a run, or ends the one under way. */
  toggle(state: ExplorerState): void {
    if (this.progress === null) void this.start(state);
    else this.stop();
  }

  /** Ends the run under way, at once; its results stay. */
  stop(): void {
    this.#series?.stop();
    this.progress = null;
    this.#onChange();
  }

  /**
   * Where the experiments of the shown curves stand: places that have all their replicates, of how many;
   * null when none of them was simulated.
   */
  standing(state: ExplorerState): Standing | null {
    return this.#series?.standing(shownProblems(state), state.axis, state.experiment) ?? null;
  }

  /** Forgets what was simulated for the shown curves, ending the run under way. */
  clear(state: ExplorerState): void {
    this.stop();
    this.notice = "";
    this.#series?.forget(shownProblems(state), state.axis, state.experiment);
    this.#onChange();
  }

  /** Ends the run under way when none of its results are on the plot any more. */
  stopIfUnseen(state: ExplorerState): void {
    const series = this.#series;
    if (series?.running !== true) return;
    const unseen = shownProblems(state).every(
      (problem) => !series.knows(problem, state.axis, state.experiment),
    );
    if (unseen) this.stop();
  }

  points(state: ExplorerState, problem: Problem): readonly FigurePoint[] {
    if (this.#series === null) return [];
    const { simulated } = quantityTexts[state.view.quantity];
    return this.#series.points(problem, state.axis, state.experiment, simulated);
  }

  /** The simulated cells of each shown curve, held against theory; curves without any are left out. */
  agreement(state: ExplorerState): CurveAgreement[] {
    const series = this.#series;
    if (series === null) return [];
    return shownCurves(state).flatMap((curve): CurveAgreement[] => {
      const cells = series.compared(curve.problem, state.axis, state.experiment);
      return cells.length > 0 ? [{ curve, cells }] : [];
    });
  }
}

/** The simulated cells of one curve. */
export interface CurveAgreement {
  readonly curve: ShownCurve;
  readonly cells: readonly ComparedCell[];
}

async function openSeries(openPorts: () => WorkerPort[]): Promise<SimulatedSeries> {
  const { SimulatedSeries } = await import("./simulated-series.ts");
  return new SimulatedSeries(openPorts);
}

/** The problems on the plot, each once. */
function shownProblems(state: ExplorerState): Problem[] {
  return [...new Set(shownCurves(state).map((curve) => curve.problem))];
}

import { InvalidProblem, type Fault, type MaskLaw, type Problem } from "../../problem/index.ts";
import { withSoundAxis, type ExplorerState, type View } from "../../state/index.ts";
import type { ExperimentSettings, PlotAxis } from "../../sweep/index.ts";
import { History } from "../history/history.ts";
import { axisActions, type AxisActions } from "./axis-actions.ts";
import { setValue } from "./edit.ts";
import { fieldActions, type FieldActions } from "./field-actions.ts";
import { followed } from "./following.ts";
import { pinActions, type PinActions } from "./pin-actions.ts";

/** What a host adds to a session. */
export interface SessionHost {
  /**
   * Called after every change; `settled` is false while something is dragged or typed, and when a
   * change was refused.
   */
  onChange(settled: boolean): void;
  /**
   * Keeps a settled state, as an address bar does.
   *
   * @param left whether another view was left for it, which is another page to whoever goes back
   */
  keep?(state: ExplorerState, left: boolean): void;
}

/**
 * The live problem: a state and every way to change it. A change is checked before it is taken; what
 * is wrong with a refused one is kept beside the last good state. The page, the embeddable element
 * and each figure of a lesson have one.
 */
export class Session {
  state: ExplorerState;
  /** Messages beside fields, by path. */
  faults: ReadonlyMap<string, string> = new Map();
  axisFaults: readonly Fault[] = [];
  /** What was wrong with the axes of a map. */
  mapFaults: { readonly x: readonly Fault[]; readonly y: readonly Fault[] } = { x: [], y: [] };
  /** Whether something is being dragged or typed: what is drawn keeps its frame until it is let go. */
  moving = false;

  readonly fields: FieldActions = fieldActions(this);
  readonly pins: PinActions = pinActions(this);
  readonly axes: AxisActions = axisActions(this);

  readonly #host: SessionHost;
  #history: History;

  constructor(state: ExplorerState, host: SessionHost) {
    this.state = state;
    this.#host = host;
    this.#history = new History(state);
  }

  /** Tells the host that what is wrong has changed, or that something has while it is dragged. */
  tell(settled = false): void {
    this.#host.onChange(settled);
  }

  /**
   * Takes a new state; pins that follow the problem go along unless they are given as well. While
   * dragging (`settled` false) it is neither kept nor a step to undo.
   */
  take(change: Partial<ExplorerState>, settled = true): void {
    const { panel } = this.state.view;
    const { problem } = change;
    const pins =
      change.pins ?? (problem === undefined ? this.state.pins : followed(this.state, problem));
    const limits = isAnotherAxis(this.state, change) ? null : this.state.limits;
    this.state = withSoundAxis({ ...this.state, limits, ...change, pins });
    this.faults = new Map();
    this.moving = !settled;
    if (settled) {
      this.#host.keep?.(this.state, panel !== this.state.view.panel);
      this.#record();
    }
    this.tell(settled);
  }

  /**
   * Takes an edited problem, or keeps the last good one and what is wrong with the edit.
   *
   * @param besides what changes with it, if it is taken
   */
  edit(
    change: (problem: Problem) => Problem,
    settled: boolean,
    besides: Partial<ExplorerState> = {},
  ): void {
    try {
      this.take({ ...besides, problem: change(this.state.problem) }, settled);
    } catch (error) {
      if (!(error instanceof InvalidProblem)) throw error;
      this.refuse(error.faults, !settled);
    }
  }

  /** Keeps what is wrong with a change that is not taken; `moving` false lets go of what was dragged. */
  refuse(faults: readonly Pick<Fault, "path" | "message">[], moving: boolean): void {
    this.faults = new Map(faults.map(({ path, message }) => [path, message]));
    if (!moving) this.moving = false;
    this.tell();
  }

  /** Puts a whole state in place, as one step: that of a link, or of a starting point. */
  replace(state: ExplorerState): void {
    this.put(state);
    this.tell(true);
  }

  /** Puts a state in place without a word; `first` makes it where the history begins. */
  protected put(state: ExplorerState, first = false): void {
    this.clear();
    this.state = state;
    if (first) this.#history = new History(state);
    else this.#record();
  }

  /** Forgets what was wrong, and what was being dragged. */
  protected clear(): void {
    this.moving = false;
    this.faults = new Map();
    this.axisFaults = [];
    this.mapFaults = { x: [], y: [] };
  }

  #record(): void {
    this.#history.record(this.state, performance.now());
  }

  /** What {@link undo} would take back, in words: "mask ratio 0.1 → 0.3"; null when there is nothing. */
  get canUndo(): string | null {
    return this.#history.undoable;
  }

  /** What {@link redo} would bring back, in words; null when there is nothing. */
  get canRedo(): string | null {
    return this.#history.redoable;
  }

  /** Goes back to the settled state before the last change. Without one it does nothing. */
  undo(): void {
    // something still being dragged or typed counts as a change of its own
    this.#record();
    this.#restore(this.#history.undo());
  }

  /** Takes an undone change again. Without one it does nothing. */
  redo(): void {
    this.#restore(this.#history.redo());
  }

  #restore(state: ExplorerState | null): void {
    if (state === null) return;
    this.clear();
    this.state = state;
    this.#host.keep?.(state, false);
    this.tell(true);
  }

  /** Takes a whole mask law, such as the best of a family. */
  setMask(mask: MaskLaw, settled = true): void {
    this.fields.set("mask", mask, settled);
  }

  setExperiment(key: keyof ExperimentSettings, value: number, settled: boolean): void {
    this.take({ experiment: { ...this.state.experiment, [key]: value } }, settled);
  }

  setView(change: Partial<View>): void {
    this.take(this.#viewed(change));
  }

  #viewed(change: Partial<View>): Pick<ExplorerState, "view"> {
    return { view: { ...this.state.view, ...change } };
  }

  /** Opens a problem in the view asked for, or in the one in force. */
  openProblem(
    problem: Problem,
    { panel, axis }: { readonly panel?: View["panel"]; readonly axis?: PlotAxis } = {},
  ): void {
    this.take({
      problem,
      ...(axis === undefined ? {} : { axis }),
      ...(panel === undefined ? {} : this.#viewed({ panel })),
    });
  }

  /** Sets several fields at once, as a place on a map does; with `panel` in another view. */
  setFields(
    values: readonly (readonly [path: string, value: number])[],
    settled: boolean,
    panel?: View["panel"],
  ): void {
    this.edit(
      (problem) => values.reduce((now, [path, value]) => setValue(now, path, value), problem),
      settled,
      panel === undefined ? {} : this.#viewed({ panel }),
    );
  }
}

/** Whether a change gives the vertical axis another meaning, which ends given for it do not have. */
function isAnotherAxis(
  { view, reference }: ExplorerState,
  change: Partial<ExplorerState>,
): boolean {
  const quantity = change.view?.quantity ?? view.quantity;
  const held = change.reference === undefined ? reference : change.reference;
  return quantity !== view.quantity || held?.as !== reference?.as;
}

import {
  faultLine,
  InvalidProblem,
  loadFormulas,
  type Fault,
  type MaskLaw,
  type Problem,
} from "../problem/index.ts";
import { type ExperimentSettings as Experiment, type PlotAxis } from "../sweep/index.ts";
import {
  axisFaults,
  rescaledAxis,
  decodeState,
  familyFaults,
  usualFamily,
  axisFields,
  offeredAxes,
  usualAxis,
  withSoundAxis,
  type ExplorerState,
  type Pin,
  type View,
} from "../state/index.ts";
import { pushAddress, writeAddress } from "./address.ts";
import { presets } from "./presets/presets.ts";
import type { Preset } from "./presets/preset.ts";
import {
  chooseVariant,
  resizeList,
  setValue,
  type VariantMemory,
  type PanelActions,
} from "../element/index.ts";
import { History, pinName, withCopiedPin, withMovedPin, withoutPin } from "../instrument/index.ts";
import type { CurveActions } from "./frame/curve-list.ts";
import type { SentenceActions } from "./views/curves/sentence.ts";

const first = presets[0] as Preset;

/** A state to come back to. */
interface Settled {
  readonly state: ExplorerState;
  readonly preset: Preset | null;
}

/**
 * The state of the page and every way to change it. A change is checked before it is taken; what is
 * wrong with a refused one is kept beside the last good state.
 */
export class Session {
  state: ExplorerState = decodeState(first.query);
  /** Messages beside fields, by path. */
  faults: ReadonlyMap<string, string> = new Map();
  axisFaults: readonly Fault[] = [];
  /** What was wrong with the axes of a map. */
  mapFaults: { readonly x: readonly Fault[]; readonly y: readonly Fault[] } = { x: [], y: [] };
  /** What was wrong with the link that was opened, line by line. */
  broken: readonly string[] = [];
  /** The starting point in force, until something is changed. */
  preset: Preset | null = null;
  /** Whether something is being dragged or typed: what is drawn keeps its frame until it is let go. */
  moving = false;

  #history = new History<Settled>(this.#settled());
  /** Whether a link has been opened: the first one is where the history begins. */
  #opened = false;
  /** Whether formulas can be read: their parser is loaded when the first one is met. */
  #formulas = false;
  readonly #memory: VariantMemory = new Map();
  readonly #onChange: (settled: boolean) => void;

  /** @param onChange called after every change; `settled` is false while something is dragged. */
  constructor(onChange: (settled: boolean) => void) {
    this.#onChange = onChange;
  }

  /** Opens a link; a broken one is explained, and the last good state stays. */
  open(query: string): void {
    if (/formula/.test(query) && !this.#formulas) {
      void this.#loadFormulas(() => this.open(query));
      return;
    }
    this.#clear();
    this.preset = query === "" ? first : presetOf(query);
    try {
      this.state = decodeState(withProblem(query));
    } catch (error) {
      if (!(error instanceof InvalidProblem)) throw error;
      this.broken = error.faults.map(faultLine);
      this.preset = null;
    }
    if (this.#opened) this.#record();
    else this.#history = new History(this.#settled());
    this.#opened = true;
    this.#onChange(true);
  }

  /** Starts from a preset. */
  load(preset: Preset): void {
    this.#clear();
    this.state = decodeState(preset.query);
    this.preset = preset;
    pushAddress(this.state);
    this.#record();
    this.#onChange(true);
  }

  dismissBroken(): void {
    this.broken = [];
    this.#onChange(true);
  }

  #clear(): void {
    this.moving = false;
    this.faults = new Map();
    this.axisFaults = [];
    this.mapFaults = { x: [], y: [] };
    this.broken = [];
  }

  /** Takes a new state. While dragging (`settled` false) the address waits. */
  take(change: Partial<ExplorerState>, settled = true): void {
    const { panel } = this.state.view;
    this.state = withSoundAxis({ ...this.state, ...change });
    this.faults = new Map();
    this.preset = null;
    this.moving = !settled;
    if (settled) {
      // another view is another page to whoever presses Back
      if (panel === this.state.view.panel) writeAddress(this.state);
      else pushAddress(this.state);
      this.#record();
    }
    this.#onChange(settled);
  }

  #settled(): Settled {
    return { state: this.state, preset: this.preset };
  }

  #record(): void {
    this.#history.record(this.#settled(), performance.now());
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

  #restore(settled: Settled | null): void {
    if (settled === null) return;
    this.#clear();
    this.state = settled.state;
    this.preset = settled.preset;
    writeAddress(this.state);
    this.#onChange(true);
  }

  /** Loads the parser of formulas, then goes on. */
  async #loadFormulas(then: () => void): Promise<void> {
    try {
      await loadFormulas();
      this.#formulas = true;
      then();
    } catch {
      this.broken = ["formulas cannot be read here: their parser could not be loaded"];
      this.#onChange(false);
    }
  }

  /** Takes an edited problem, or keeps the last good one and what is wrong with the edit. */
  #edit(make: () => Problem, settled: boolean, besides: Partial<ExplorerState> = {}): void {
    try {
      this.take({ ...besides, problem: make() }, settled);
    } catch (error) {
      if (!(error instanceof InvalidProblem)) throw error;
      this.faults = new Map(error.faults.map(({ path, message }) => [path, message]));
      this.#onChange(false);
    }
  }

  /** Takes a whole mask law, such as the best of a family. */
  setMask(mask: MaskLaw, settled = true): void {
    this.#edit(() => setValue(this.state.problem, "mask", mask), settled);
  }

  setExperiment(key: keyof Experiment, value: number, settled: boolean): void {
    this.take({ experiment: { ...this.state.experiment, [key]: value } }, settled);
  }

  setView(change: Partial<View>): void {
    this.take({ view: { ...this.state.view, ...change } });
  }

  #setAxis(axis: PlotAxis): void {
    const field = offeredAxes(this.state).find((one) => one.path === axis.path);
    this.axisFaults = field ? axisFaults(axis, field) : [];
    if (this.axisFaults.length === 0) this.take({ axis });
    else this.#onChange(false);
  }

  readonly panel: PanelActions = {
    set: (path, value, settled) =>
      this.#edit(() => setValue(this.state.problem, path, value), settled),
    choose: (path, field, tag) => {
      const choose = (): void =>
        this.#edit(() => chooseVariant(this.state.problem, path, field, tag, this.#memory), true);
      if (tag === "formula" && !this.#formulas) void this.#loadFormulas(choose);
      else choose();
    },
    resize: (path, change) => this.#edit(() => resizeList(this.state.problem, path, change), true),
  };

  readonly curves: CurveActions = {
    pin: () => {
      const { problem, axis, pins } = this.state;
      this.take({
        pins: [...pins, { name: pinName(problem, axis.path, pins), problem, shown: true }],
      });
    },
    unpin: (index) => this.take(withoutPin(this.state, index)),
    move: (index, step) => this.take(withMovedPin(this.state, index, step)),
    duplicate: (index) => this.take(withCopiedPin(this.state, index)),
    change: (index, change) => {
      const pin = this.state.pins[index] as Pin;
      this.take({ pins: this.state.pins.with(index, { ...pin, ...change }) });
    },
    edit: (index) => {
      const { problem, axis, pins } = this.state;
      const others = pins.filter((_, i) => i !== index);
      const kept = { name: pinName(problem, axis.path, others), problem, shown: true };
      this.take({ problem: (pins[index] as Pin).problem, pins: pins.with(index, kept) });
    },
  };

  /** Opens a problem in the view asked for, or in the one in force. */
  openProblem(
    problem: Problem,
    { panel, axis }: { readonly panel?: View["panel"]; readonly axis?: PlotAxis } = {},
  ): void {
    this.take({
      problem,
      ...(axis === undefined ? {} : { axis }),
      ...(panel === undefined ? {} : { view: { ...this.state.view, panel } }),
    });
  }

  /** Sets several fields at once, as a place on a map does; with `panel` in another view. */
  setFields(
    values: readonly (readonly [path: string, value: number])[],
    settled: boolean,
    panel?: View["panel"],
  ): void {
    const set = (problem: Problem, [path, value]: readonly [string, number]): Problem =>
      setValue(problem, path, value);
    this.#edit(
      () => values.reduce(set, this.state.problem),
      settled,
      panel === undefined ? {} : { view: { ...this.state.view, panel } },
    );
  }

  /** Sets the axes of a map; what is wrong with them is kept in `mapFaults`. */
  setMapAxes(axes: { readonly x: PlotAxis; readonly y: PlotAxis }): void {
    const faultsOf = (axis: PlotAxis): readonly Fault[] => {
      const field = axisFields(this.state.problem).find((one) => one.path === axis.path);
      return field ? axisFaults(axis, field) : [];
    };
    this.mapFaults = { x: faultsOf(axes.x), y: faultsOf(axes.y) };
    if (this.mapFaults.x.length + this.mapFaults.y.length > 0) this.#onChange(false);
    else this.take({ axis: axes.x, across: axes.y });
  }

  readonly sentence: SentenceActions = {
    setQuantity: (quantity) => this.setView({ quantity }),
    chooseAxis: (path) => {
      const field = offeredAxes(this.state).find((one) => one.path === path);
      if (field) this.#setAxis(usualAxis(field));
    },
    setEnd: (end, text) => {
      const { axis } = this.state;
      const value = text.trim() === "" ? Number.NaN : Number(text.replace("−", "-"));
      const [from, to] = axis.range;
      this.#setAxis({ ...axis, range: end === 0 ? [value, to] : [from, value] });
    },
    setScale: (scale) => this.#setAxis(rescaledAxis(this.state.axis, scale)),
    chooseEach: (path) => {
      const field = axisFields(this.state.problem).find((one) => one.path === path);
      this.axisFaults = [];
      this.take({ each: field ? usualFamily(field) : null });
    },
    setEach: (change) => {
      const field = axisFields(this.state.problem).find(
        (one) => one.path === this.state.each?.path,
      );
      if (this.state.each === null || field === undefined) return;
      const each = { ...this.state.each, ...change };
      this.axisFaults = familyFaults(each, field);
      if (this.axisFaults.length === 0) this.take({ each });
      else this.#onChange(false);
    },
  };
}

/** Keys of a link that says where to look, but at no problem. */
const PLACES = new Set(["view", "claim"]);

/** The link with a problem to look at: a place alone is shown with the first starting point. */
function withProblem(query: string): string {
  const keys = [...new URLSearchParams(query).keys()];
  if (!keys.every((key) => PLACES.has(key))) return query;
  return query === "" ? first.query : `${first.query}&${query}`;
}

/** The preset that a link is, if it is one. */
function presetOf(query: string): Preset | null {
  const plain = new URLSearchParams(query).toString();
  return presets.find((preset) => new URLSearchParams(preset.query).toString() === plain) ?? null;
}

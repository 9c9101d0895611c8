import {
  InvalidProblem,
  loadFormulas,
  usesFormulas,
  type MaskLaw,
  type Problem,
} from "../../problem/index.ts";
import { decodeState, queryPairs, withSoundAxis, type ExplorerState } from "../../state/index.ts";
import { type ExperimentSettings } from "../../sweep/index.ts";
import { chooseVariant, resizeList, setValue, type VariantMemory } from "../controls/edit.ts";
import type { PanelActions } from "../controls/section-controls.ts";

/**
 * Reads a link; the parser of formulas is loaded when it needs it.
 *
 * @throws InvalidProblem with every fault of the link.
 */
export async function openLink(query: string): Promise<ExplorerState> {
  if (usesFormulas(queryPairs(query))) await loadFormulas();
  return decodeState(query);
}

/** The state of an embedded plot and every way to change it. */
export class PlotSession {
  state: ExplorerState;
  /** Messages beside fields, by path. */
  faults: ReadonlyMap<string, string> = new Map();
  /** Whether something is being dragged or typed. */
  moving = false;

  readonly #memory: VariantMemory = new Map();
  readonly #onChange: (settled: boolean) => void;

  /** @param onChange called after every change; `settled` is false while something is dragged */
  constructor(state: ExplorerState, onChange: (settled: boolean) => void) {
    this.state = state;
    this.#onChange = onChange;
  }

  readonly panel: PanelActions = {
    set: (path, value, settled) =>
      this.#edit(() => setValue(this.state.problem, path, value), settled),
    choose: (path, field, tag) => {
      const choose = (): void =>
        this.#edit(() => chooseVariant(this.state.problem, path, field, tag, this.#memory), true);
      if (tag === "formula") void loadFormulas().then(choose);
      else choose();
    },
    resize: (path, change) => this.#edit(() => resizeList(this.state.problem, path, change), true),
  };

  readonly setMask = (mask: MaskLaw, settled: boolean): void =>
    this.panel.set("mask", mask, settled);

  setExperiment(key: keyof ExperimentSettings, value: number, settled: boolean): void {
    this.#take({ experiment: { ...this.state.experiment, [key]: value } }, settled);
  }

  /** Takes an edited problem, or keeps the last good one and what is wrong with the edit. */
  #edit(make: () => Problem, settled: boolean): void {
    try {
      this.#take({ problem: make() }, settled);
    } catch (error) {
      if (!(error instanceof InvalidProblem)) throw error;
      this.faults = new Map(error.faults.map(({ path, message }) => [path, message]));
      this.#onChange(false);
    }
  }

  #take(change: Partial<ExplorerState>, settled: boolean): void {
    this.state = withSoundAxis({ ...this.state, ...change });
    this.faults = new Map();
    this.moving = !settled;
    this.#onChange(settled);
  }
}

import { setValue } from "../../../element/index.ts";
import {
  InvalidProblem,
  numericFields,
  type NumericField,
  type Problem,
} from "../../../problem/index.ts";
import { decodeState, withSoundAxis, type ExplorerState } from "../../../state/index.ts";
import type { Chapter, FigureBlock } from "../content/chapter.ts";

/** The figures of a chapter, in order. */
export function figuresOf({ blocks }: Chapter): FigureBlock[] {
  return blocks.filter((block) => block.kind === "figure");
}

/** What the figures of a chapter show now. */
export class FigureStore {
  /** The figure that something is dragged in; null when nothing is. */
  moving: string | null = null;
  readonly #first = new Map<string, ExplorerState>();
  readonly #states = new Map<string, ExplorerState>();
  readonly #blocks = new Map<string, FigureBlock>();
  readonly #faults = new Map<string, ReadonlyMap<string, string>>();
  readonly #onChange: (figure: string) => void;

  constructor(chapter: Chapter, onChange: (figure: string) => void) {
    this.#onChange = onChange;
    for (const block of figuresOf(chapter)) {
      const state = decodeState(block.query);
      this.#blocks.set(block.id, block);
      this.#first.set(block.id, state);
      this.#states.set(block.id, state);
    }
  }

  /** @throws Error for an unknown figure. */
  state(figure: string): ExplorerState {
    const state = this.#states.get(figure);
    if (state === undefined) throw new Error(`no figure ${figure}`);
    return state;
  }

  readonly problem = (figure: string): Problem => this.state(figure).problem;

  /** A number of a figure's problem with the range of its slider; null where it has none now. */
  field(figure: string, path: string): NumericField | null {
    const field = numericFields(this.problem(figure)).find((one) => one.path === path);
    if (field === undefined) return null;
    const track = this.#blocks.get(figure)?.tracks?.[path];
    return track === undefined ? field : { ...field, track };
  }

  /** What is wrong with the last value refused for a field; empty when nothing is. */
  fault(figure: string, path: string): string {
    return this.#faults.get(figure)?.get(path) ?? "";
  }

  changed(figure: string): boolean {
    return this.state(figure) !== this.#first.get(figure);
  }

  /** Sets a number; one that is refused leaves the figure as it was, with a fault. */
  set(figure: string, path: string, value: number, settled: boolean): void {
    this.edit(figure, (problem) => setValue(problem, path, value), settled);
  }

  edit(figure: string, change: (problem: Problem) => Problem, settled: boolean): void {
    const state = this.state(figure);
    this.moving = settled ? null : figure;
    this.#faults.delete(figure);
    try {
      this.#states.set(figure, withSoundAxis({ ...state, problem: change(state.problem) }));
    } catch (error) {
      if (!(error instanceof InvalidProblem)) throw error;
      this.#faults.set(figure, new Map(error.faults.map(({ path, message }) => [path, message])));
    }
    this.#onChange(figure);
  }

  /** Back to how the chapter shows it first. */
  reset(figure: string): void {
    const first = this.#first.get(figure);
    if (first === undefined) return;
    this.moving = null;
    this.#faults.delete(figure);
    this.#states.set(figure, first);
    this.#onChange(figure);
  }
}

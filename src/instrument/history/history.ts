import type { ExplorerState } from "../../state/index.ts";
import type { Change, describeChange as describeChangeType } from "./change.ts";

/** Before the words of changes are there, any difference is a step of its own. */
let describeChange: typeof describeChangeType = (before, after) =>
  JSON.stringify(before) === JSON.stringify(after) ? null : { key: "", words: "the last change" };

async function loadWords(): Promise<void> {
  try {
    ({ describeChange } = await import("./change.ts"));
  } catch {
    // steps are undone all the same, and named less well
  }
}

/** Settles once changes are told in words: they are loaded while the page draws its first view. */
export const changeWords: Promise<void> = loadWords();

/** Most steps that can be undone. */
export const MOST_STEPS = 200;

/** Changes of the same thing within this many milliseconds are one step: a held key, a spun wheel. */
export const SAME_STEP = 700;

/** One step: the states on both sides of it, and what it was. */
interface Step {
  readonly before: ExplorerState;
  after: ExplorerState;
  readonly change: Change;
  at: number;
}

/** The settled states behind and ahead of the one in force. */
export class History {
  #present: ExplorerState;
  #past: Step[] = [];
  #future: Step[] = [];

  constructor(present: ExplorerState) {
    this.#present = present;
  }

  /**
   * Takes a settled state. One that differs in nothing replaces the present; another one is a step,
   * or belongs to the last step when it goes on with the same change.
   *
   * @param at the time in milliseconds, on any clock
   */
  record(next: ExplorerState, at: number): void {
    const change = describeChange(this.#present, next);
    if (change !== null) {
      const last = this.#past.at(-1);
      const goesOn =
        change.key !== "" &&
        last?.change.key === change.key &&
        at - last.at < SAME_STEP &&
        this.#future.length === 0;
      if (goesOn) Object.assign(last, { after: next, at });
      else this.#past.push({ before: this.#present, after: next, change, at });
      if (this.#past.length > MOST_STEPS) this.#past.shift();
      this.#future = [];
    }
    this.#present = next;
  }

  /** Goes back one step and gives what was there; null when there is none. */
  undo(): ExplorerState | null {
    const step = this.#past.pop();
    if (step === undefined) return null;
    this.#future.push(step);
    this.#present = step.before;
    return step.before;
  }

  /** Goes forward again; null when nothing was undone. */
  redo(): ExplorerState | null {
    const step = this.#future.pop();
    if (step === undefined) return null;
    // what comes next is a step of its own, however soon
    this.#past.push({ ...step, at: Number.NEGATIVE_INFINITY });
    this.#present = step.after;
    return step.after;
  }

  /** What {@link undo} would take back, in words; null when there is nothing. */
  get undoable(): string | null {
    return wordsOf(this.#past.at(-1));
  }

  /** What {@link redo} would bring back, in words; null when there is nothing. */
  get redoable(): string | null {
    return wordsOf(this.#future.at(-1));
  }
}

/** A step told from its two ends, which a longer one may have moved apart. */
function wordsOf(step: Step | undefined): string | null {
  if (step === undefined) return null;
  return describeChange(step.before, step.after)?.words ?? step.change.words;
}

import type { ValueOf } from "./curve-list.ts";
import type { PageSession } from "../page-session.ts";

/** Milliseconds of quiet before a change is told: a held key is one change. */
const QUIET = 700;

/** Tells screen readers what the last change was and what it did, once things are quiet. */
export class Announcer {
  /** What is told; empty before the first change. */
  text = "";

  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #valueOf: ValueOf;
  readonly #onChange: () => void;

  constructor(valueOf: ValueOf, onChange: () => void) {
    this.#valueOf = valueOf;
    this.#onChange = onChange;
  }

  /** Something settled. */
  changed(session: PageSession): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const change = session.canUndo;
      if (change === null) return;
      const value = this.#valueOf(session.state.problem);
      this.text = value === "" ? change : `${change}; excess risk ${value}`;
      this.#onChange();
    }, QUIET);
  }
}

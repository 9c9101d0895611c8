import { formatNumber } from "../../plot/index.ts";
import { risk } from "../../theory/index.ts";
import type { Session } from "../session.ts";

/** Milliseconds of quiet before a change is told: a held key is one change. */
const QUIET = 700;

/** Tells screen readers what the last change was and what it did, once things are quiet. */
export class Announcer {
  /** What is told; empty before the first change. */
  text = "";

  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #onChange: () => void;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Something settled. */
  changed(session: Session): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const change = session.canUndo;
      if (change === null) return;
      const { excessRisk } = risk(session.state.problem);
      const value = excessRisk === null ? "infinite" : formatNumber(excessRisk);
      this.text = `${change}; excess risk ${value}`;
      this.#onChange();
    }, QUIET);
  }
}

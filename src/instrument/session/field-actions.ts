import type { VariantField } from "../../problem/index.ts";
import { chooseVariant, resizeList, setValue, type VariantMemory } from "./edit.ts";
import { setList, type GivenList, type WaitingLists } from "./lists.ts";
import { withFormulas } from "./read-link.ts";
import type { Session } from "./session.ts";

/** What the controls of a problem's fields ask for. */
export interface FieldActions {
  /** A value changed; `settled` is false while it is still being dragged or typed. */
  set(path: string, value: unknown, settled: boolean): void;
  /** Another variant: as it was when it was last chosen, or with its initial values. */
  choose(path: string, field: VariantField, tag: string): void;
  /** A whole list was typed or pasted; lists that belong to it follow. */
  setList(path: string, given: GivenList): void;
  /** A list one entry longer or shorter. */
  resize(path: string, change: 1 | -1): void;
}

/** Changes of the session's problem, field by field. It remembers variants that were left. */
export function fieldActions(session: Session): FieldActions {
  const memory: VariantMemory = new Map();
  const waiting: WaitingLists = new Map();
  return {
    set: (path, value, settled) =>
      session.edit((problem) => setValue(problem, path, value), settled),
    choose: (path, field, tag) => {
      const choose = (): void =>
        session.edit((problem) => chooseVariant(problem, path, field, tag, memory), true);
      if (tag !== "formula") {
        choose();
        return;
      }
      withFormulas().then(choose, (error: Error) =>
        session.refuse([{ path: `${path}.${field.tag}`, message: error.message }], false),
      );
    },
    setList: (path, given) =>
      session.edit((problem) => setList(problem, path, given, waiting), true),
    resize: (path, change) => session.edit((problem) => resizeList(problem, path, change), true),
  };
}

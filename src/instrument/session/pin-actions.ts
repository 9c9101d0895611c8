import type { Pin } from "../../state/index.ts";
import { pinName } from "../curves/names.ts";
import { withCopiedPin, withMovedPin, withoutPin } from "./pins.ts";
import type { Session } from "./session.ts";

/** What the list of pinned problems asks for. */
export interface PinActions {
  /** Pins the problem being edited. */
  pin(): void;
  unpin(index: number): void;
  /** Moves a pin a place up (−1) or down (1). */
  move(index: number, step: 1 | -1): void;
  duplicate(index: number): void;
  change(index: number, change: Partial<Pin>): void;
  /** Makes a pinned problem the one being edited, which is pinned in its stead. */
  edit(index: number): void;
}

/** Changes of the session's pinned problems. */
export function pinActions(session: Session): PinActions {
  return {
    pin: () => {
      const { problem, axis, pins } = session.state;
      const name = pinName(problem, axis.path, pins);
      session.take({ pins: [...pins, { name, problem, shown: true }] });
    },
    unpin: (index) => session.take(withoutPin(session.state, index)),
    move: (index, step) => session.take(withMovedPin(session.state, index, step)),
    duplicate: (index) => session.take(withCopiedPin(session.state, index)),
    change: (index, change) => {
      const { pins } = session.state;
      session.take({ pins: pins.with(index, { ...(pins[index] as Pin), ...change }) });
    },
    edit: (index) => {
      const { problem, axis, pins } = session.state;
      const others = pins.filter((_, i) => i !== index);
      const kept = { name: pinName(problem, axis.path, others), problem, shown: true };
      session.take({ problem: (pins[index] as Pin).problem, pins: pins.with(index, kept) });
    },
  };
}

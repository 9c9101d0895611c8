import type { MaskLaw } from "../../problem/index.ts";
import { MAX_PINS, type Pin } from "../../state/index.ts";
import { exchanged, followingPin, withOtherKeeping } from "./following.ts";
import { comparedPins } from "./compared-pins.ts";
import { withCopiedPin, withMovedPin, withoutPin } from "./pins.ts";
import type { Session } from "./session.ts";

/** What the list of pinned problems asks for. */
export interface PinActions {
  /** Pins the problem being edited; it keeps what is changed next, and follows in everything else. */
  pin(): void;
  unpin(index: number): void;
  /** Moves a pin a place up (−1) or down (1). */
  move(index: number, step: 1 | -1): void;
  duplicate(index: number): void;
  change(index: number, change: Partial<Pin>): void;
  /** Freezes a pin that follows the current problem; makes a frozen one follow it. */
  freeze(index: number): void;
  /**
   * Pins no masks, a fixed ratio and a uniform law beside the current one, each unless it is there
   * already. Along the ratio a fixed one is pinned as a level line, not as the curve of all ratios.
   */
  compare(fixed: MaskLaw | null, uniform: MaskLaw | null): void;
  /** Makes a pinned problem the one being edited, which is pinned in its stead. */
  edit(index: number): void;
}

/** Changes of the session's pinned problems. */
export function pinActions(session: Session): PinActions {
  const change = (index: number, next: (pin: Pin) => Pin): void => {
    const { pins } = session.state;
    const pin = pins[index];
    if (pin !== undefined) session.take({ pins: pins.with(index, next(pin)) });
  };
  return {
    pin: () => {
      const { problem, pins } = session.state;
      if (pins.length >= MAX_PINS) return;
      session.take({ pins: [...pins, followingPin("", problem, problem)] });
    },
    unpin: (index) => session.take(withoutPin(session.state, index)),
    move: (index, step) => session.take(withMovedPin(session.state, index, step)),
    duplicate: (index) => session.take(withCopiedPin(session.state, index)),
    change: (index, changed) => change(index, (pin) => ({ ...pin, ...changed })),
    freeze: (index) => change(index, (pin) => withOtherKeeping(pin, session.state.problem)),
    compare: (fixed, uniform) =>
      session.take({ pins: comparedPins(session.state, fixed, uniform) }),
    edit: (index) => {
      const swapped = exchanged(session.state, index);
      if (swapped !== null) session.take(swapped);
    },
  };
}

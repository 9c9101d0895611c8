import { beforeAll, describe, expect, it } from "vitest";
import { PageSession } from "../../../src/explorer/page-session.ts";
import { describeChange } from "../../../src/instrument/history/change.ts";
import {
  changeWords,
  History,
  MOST_STEPS,
  SAME_STEP,
} from "../../../src/instrument/history/history.ts";
import { decodeState } from "../../../src/state/link.ts";
import type { ExplorerState } from "../../../src/state/state.ts";

// the words are loaded beside
beforeAll(() => changeWords);

function words(before: string, after: string): string | undefined {
  return describeChange(decodeState(before), decodeState(after))?.words;
}

describe("a change in words", () => {
  it.each([
    ["gamma=2&p=0.1", "gamma=2&p=0.3", "mask ratio 0.1 → 0.3"],
    [
      "gamma=2&p=0.1&axis=gamma",
      "gamma=2&mask=uniform&min=0&max=0.5&axis=gamma",
      "mask law fixed ratio → uniform (R²MAE)",
    ],
    ["gamma=2&p=0.1", "gamma=2&p=0.1&copies=infinity", "masked copies 1 → ∞"],
    ["gamma=2&axis=gamma", "gamma=2&axis=mask.ratio", "axis aspect ratio γ → mask ratio p"],
    ["gamma=2&axis=gamma", "gamma=2&axis=gamma&to=4", "range 0.1 to 4"],
    ["gamma=2&axis=gamma", "gamma=2&axis=gamma&each=noise", "a curve for each noise variance σ²"],
    ["gamma=2&pin=a~p:0.1", "gamma=2&pin=a~p:0.1&relative=1", "relative to a"],
    ["gamma=2", "gamma=2&view=spectrum", "view Curves → Spectrum"],
    ["gamma=2", "gamma=2&n=50", "samples 200 → 50"],
    ["gamma=2", "gamma=2&pin=clean~p:0", "pin “clean”"],
    ["gamma=2&pin=clean~p:0", "gamma=2", "unpin “clean”"],
    ["gamma=2&pin=a~p:0", "gamma=2&pin=b~p:0", "name “a” → “b”"],
    ["gamma=2&p=0.1", "gamma=3&p=0.1&noise=1&n=50", "aspect ratio 2 → 3 and 2 more"],
  ])("%s, then %s", (before, after, expected) => {
    expect(words(before, after)).toBe(expected);
  });

  it("is none between equal states", () => {
    expect(describeChange(decodeState("gamma=2&p=0.1"), decodeState("gamma=2&p=0.1"))).toBeNull();
  });
});

describe("a history", () => {
  const at = (gamma: number): ExplorerState => decodeState(`gamma=${gamma}`);
  const gammaOf = (found: ExplorerState | null): number | undefined => found?.problem.gamma;

  it("goes back and forth, and forgets what was undone when something new is done", () => {
    const history = new History(at(1));
    history.record(at(2), 0);
    history.record(at(3), SAME_STEP);
    expect(history.undoable).toBe("aspect ratio 2 → 3");
    expect(gammaOf(history.undo())).toBe(2);
    expect(gammaOf(history.undo())).toBe(1);
    expect(history.undo()).toBeNull();
    expect(history.redoable).toBe("aspect ratio 1 → 2");
    expect(gammaOf(history.redo())).toBe(2);
    history.record(at(5), 0);
    expect(history.redo()).toBeNull();
    expect(gammaOf(history.undo())).toBe(2);
  });

  it("takes a held key for one step", () => {
    const history = new History(at(1));
    [2, 3, 4].forEach((gamma, i) => history.record(at(gamma), i * 100));
    expect(history.undoable).toBe("aspect ratio 1 → 4");
    expect(gammaOf(history.undo())).toBe(1);
    expect(gammaOf(history.redo())).toBe(4);
  });

  it("keeps the latest steps only", () => {
    const history = new History(at(1));
    for (let i = 0; i < MOST_STEPS + 20; i++) history.record(at(2 + i), i * SAME_STEP);
    let steps = 0;
    while (history.undo() !== null) steps += 1;
    expect(steps).toBe(MOST_STEPS);
  });
});

describe("the session", () => {
  it("begins its history with the link it was opened from", () => {
    const session = new PageSession(() => undefined);
    session.open("gamma=2&p=0.1&axis=gamma");
    expect(session.canUndo).toBeNull();
    session.fields.set("mask.ratio", 0.2, false);
    expect(session.canUndo).toBeNull();
    session.fields.set("mask.ratio", 0.3, true);
    expect(session.canUndo).toBe("mask ratio 0.1 → 0.3");
    session.undo();
    expect(session.state.problem.mask).toEqual({ law: "fixed", ratio: 0.1 });
    expect(session.canRedo).toBe("mask ratio 0.1 → 0.3");
    session.redo();
    expect(session.state.problem.mask).toEqual({ law: "fixed", ratio: 0.3 });
  });

  it("takes back what is still being dragged, and clears the faults of an edit", () => {
    const session = new PageSession(() => undefined);
    session.open("gamma=2&p=0.1&axis=gamma");
    session.fields.set("mask.ratio", 0.2, false);
    session.undo();
    expect(session.state.problem.mask).toEqual({ law: "fixed", ratio: 0.1 });
    session.fields.set("noise", 2, true);
    session.fields.set("noise", -1, true);
    expect(session.faults.size).toBe(1);
    session.undo();
    expect(session.faults.size).toBe(0);
    expect(session.state.problem.noise).toBe(0.25);
  });

  it("opens the problem of a map's cell in one step", () => {
    const session = new PageSession(() => undefined);
    session.open("gamma=2&view=atlas");
    session.setFields(
      [
        ["gamma", 3],
        ["noise", 0.5],
      ],
      true,
      "curves",
    );
    expect(session.state.view.panel).toBe("curves");
    session.undo();
    expect(session.state.problem.gamma).toBe(2);
    expect(session.state.view.panel).toBe("atlas");
  });
});

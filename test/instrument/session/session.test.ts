import { beforeAll, describe, expect, it } from "vitest";
import { changeWords } from "../../../src/instrument/history/history.ts";
import { Session } from "../../../src/instrument/session/session.ts";
import { problemActiveFields, type VariantField } from "../../../src/problem/index.ts";
import { decodeState } from "../../../src/state/link.ts";
import type { ExplorerState } from "../../../src/state/state.ts";

// the words of changes are loaded beside
beforeAll(() => changeWords);

/** A session with what its host was told and was given to keep. */
function hosted(query: string): {
  session: Session;
  told: boolean[];
  kept: { state: ExplorerState; left: boolean }[];
} {
  const told: boolean[] = [];
  const kept: { state: ExplorerState; left: boolean }[] = [];
  const session = new Session(decodeState(query), {
    onChange: (settled) => told.push(settled),
    keep: (state, left) => kept.push({ state, left }),
  });
  return { session, told, kept };
}

describe("a session", () => {
  it("gives its host the settled states to keep, and says when another view was left", () => {
    const { session, told, kept } = hosted("gamma=2&p=0.1&axis=gamma");
    session.fields.set("mask.ratio", 0.2, false);
    session.fields.set("mask.ratio", 0.3, true);
    session.setView({ panel: "spectrum" });
    expect(told).toEqual([false, true, true]);
    expect(kept.map(({ left }) => left)).toEqual([false, true]);
    expect(kept.at(-1)?.state).toBe(session.state);
    session.undo();
    expect(kept.at(-1)).toEqual({ state: session.state, left: false });
    expect(session.state.view.panel).toBe("curves");
  });

  it("keeps the last good state beside what is wrong with a refused change", () => {
    const { session, told, kept } = hosted("gamma=2&p=0.1&axis=gamma");
    session.fields.set("mask.ratio", 0.5, false);
    const { state } = session;
    session.fields.set("mask.ratio", 1.5, false);
    expect(session.state).toBe(state);
    expect([...session.faults.keys()]).toEqual(["mask.ratio"]);
    expect(session.moving).toBe(true);
    session.fields.set("mask.ratio", 1.5, true);
    expect(session.moving).toBe(false);
    expect(kept).toEqual([]);
    expect(told).toEqual([false, false, false]);
    session.fields.set("mask.ratio", 0.4, true);
    expect(session.faults.size).toBe(0);
  });

  it("changes several fields together or none of them", () => {
    const { session } = hosted("gamma=2&p=0.1&axis=gamma");
    const { state } = session;
    session.setFields(
      [
        ["gamma", 3],
        ["mask.ratio", 2],
      ],
      true,
    );
    expect(session.state).toBe(state);
    expect([...session.faults.keys()]).toEqual(["mask.ratio"]);
  });

  it("finds a variant that was left as it was", () => {
    const { session } = hosted("gamma=2&mask=uniform&min=0.2&max=0.6&axis=gamma");
    const { field } = problemActiveFields(session.state.problem).find(
      ({ path }) => path === "mask",
    ) as { field: VariantField };
    const { mask } = session.state.problem;
    session.fields.choose("mask", field, "beta");
    expect(session.state.problem.mask.law).toBe("beta");
    session.fields.choose("mask", field, "uniform");
    expect(session.state.problem.mask).toEqual(mask);
  });

  it("keeps the faults of an axis beside the last good axis", () => {
    const { session } = hosted("gamma=2&p=0.1&axis=gamma");
    const { axis } = session.state;
    session.axes.setEnd(0, "−1");
    expect(session.axisFaults.map(({ path }) => path)).toEqual(["from"]);
    expect(session.state.axis).toBe(axis);
    session.axes.setEnd(0, "0.5");
    expect(session.axisFaults).toEqual([]);
    expect(session.state.axis.range[0]).toBe(0.5);
  });

  it("puts a whole state in place as one step, free of what was wrong", () => {
    const { session, kept } = hosted("gamma=2&p=0.1&axis=gamma");
    const before = session.state;
    session.fields.set("noise", -1, true);
    const other = decodeState("gamma=3&noise=1");
    session.replace(other);
    expect(session.state).toBe(other);
    expect(session.faults.size).toBe(0);
    expect(kept).toEqual([]);
    session.undo();
    expect(session.state).toBe(before);
  });
});

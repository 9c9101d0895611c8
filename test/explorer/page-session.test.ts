import { beforeAll, describe, expect, it } from "vitest";
import { changeWords } from "../../src/instrument/history/history.ts";
import { PageSession } from "../../src/explorer/page-session.ts";
import { presets } from "../../src/explorer/presets/presets.ts";
import { loadFormulas } from "../../src/problem/index.ts";

// the words of changes are loaded beside
beforeAll(() => changeWords);

const formula = "gamma=2&spectrum=formula&formula=1/(1%2Bu)&axis=gamma";

describe("the session of the page", () => {
  it("knows a starting point by its link, once those are loaded", async () => {
    const session = new PageSession(() => undefined);
    session.open(presets[2]?.query ?? "");
    await expect.poll(() => session.preset).toBe(presets[2]);
  });

  it("is at a starting point until something is changed, and again once that is undone", () => {
    const session = new PageSession(() => undefined);
    session.open("");
    expect(session.preset).toBe(presets[0]);
    session.fields.set("noise", 0.7, true);
    expect(session.preset).toBeNull();
    session.undo();
    expect(session.preset).toBe(presets[0]);
  });

  it("explains a broken link beside the last good state, which is no starting point any more", () => {
    const session = new PageSession(() => undefined);
    session.open("");
    const { problem } = session.state;
    session.open("gamma=-1");
    expect(session.broken).toHaveLength(1);
    expect(session.state.problem).toBe(problem);
    expect(session.preset).toBeNull();
    session.open("gamma=3");
    expect(session.broken).toEqual([]);
    expect(session.state.problem.gamma).toBe(3);
  });

  it("opens a link with formulas once they can be read, unless another was opened since", async () => {
    const changes: boolean[] = [];
    const session = new PageSession((settled) => changes.push(settled));
    session.open(formula);
    session.open("gamma=3");
    await loadFormulas();
    await new Promise(setImmediate);
    expect(session.state.problem.gamma).toBe(3);
    expect(changes).toEqual([true]);
    const opened = new Promise((resolve) => {
      const second = new PageSession(() => resolve(second));
      second.open(formula);
    });
    expect(await opened).toMatchObject({
      broken: [],
      state: { problem: { spectrum: { family: "formula" } } },
    });
  });
});

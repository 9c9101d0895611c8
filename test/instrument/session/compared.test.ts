import { describe, expect, it } from "vitest";
import { shownCurves } from "../../../src/instrument/curves/shown-curves.ts";
import { Session } from "../../../src/instrument/session/session.ts";
import { decodeState, encodeState, MAX_PINS } from "../../../src/state/index.ts";
import { optima } from "../../../src/theory/index.ts";

const opened = (query: string): Session =>
  new Session(decodeState(query), { onChange: () => undefined });

const spiked = "gamma=8&spectrum=spiked&spikes=20&of=variance&alignment=weights&energies=0,1&p=0.1";

function compare(session: Session): void {
  const found = optima(session.state.problem);
  const law = (name: string) => found.find((one) => one.law === name)?.mask ?? null;
  session.pins.compare(law("fixed"), law("uniform"));
}

describe("laws compared in one press", () => {
  it("are no masks, the best fixed ratio and the best R²MAE, beside the current one, once each", () => {
    for (const axis of ["mask.ratio", "gamma"]) {
      const session = opened(`${spiked}&axis=${axis}`);
      compare(session);
      const names = shownCurves(session.state).map(({ name }) => name);
      expect(names).toHaveLength(4);
      expect(names[1]).toBe("no masks");
      expect(names[2]).toBe("p = 0.261");
      expect(names[3]).toMatch(/^R²MAE/);
      expect(decodeState(encodeState(session.state))).toEqual(session.state);
      compare(session);
      expect(session.state.pins).toHaveLength(3);
      session.fields.set("gamma", 5, true);
      for (const { problem } of session.state.pins) expect(problem.gamma).toBe(5);
    }
  });

  it("along the ratio fixed ones are level lines", () => {
    const session = opened(`${spiked}&axis=mask.ratio`);
    compare(session);
    for (const { problem } of session.state.pins) expect(problem.mask.law).not.toBe("fixed");
    // R²MAE alone has its accent
    const tones = shownCurves(session.state).map(({ stroke }) => stroke.tone);
    expect(tones.indexOf("random")).toBe(3);
  });

  it("leave room for no more than can be pinned, and leave out what copies do not allow", () => {
    const pins = Array.from({ length: MAX_PINS }, (_, i) => `&pin=${i}~p:0.${i + 2}`).join("");
    const full = opened(`${spiked}&axis=gamma${pins}`);
    compare(full);
    expect(full.state.pins).toHaveLength(MAX_PINS);
    expect(full.state.pins.some(({ name }) => name === "no masks")).toBe(true);
    const copied = opened(`${spiked}&copies=2&axis=gamma`);
    compare(copied);
    expect(copied.state.pins.some(({ name }) => name === "no masks")).toBe(false);
  });
});

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pinNames } from "../../../src/instrument/curves/pin-names.ts";
import { shownCurves } from "../../../src/instrument/curves/shown-curves.ts";
import { strokesOf } from "../../../src/instrument/curves/strokes.ts";
import { Session } from "../../../src/instrument/session/session.ts";
import { presets } from "../../../src/explorer/presets/presets.ts";
import { problemActiveFields, type VariantField } from "../../../src/problem/index.ts";
import { decodeState, encodeState, MAX_PINS } from "../../../src/state/index.ts";
import { risk } from "../../../src/theory/index.ts";

const opened = (query: string): Session =>
  new Session(decodeState(query), { onChange: () => undefined });

const variant = (session: Session, path: string): VariantField =>
  problemActiveFields(session.state.problem).find((one) => one.path === path)
    ?.field as VariantField;

const spiked =
  "gamma=8&spectrum=spiked&spikes=20&of=variance&alignment=weights&energies=0,1&p=0.1&axis=mask.ratio&to=0.6";
const random = "R²MAE 0–0.5~p:~mask:uniform~min:0~max:0.5";

describe("a pin that follows", () => {
  it("keeps its mask law and is about the problem shown in all else", () => {
    const session = opened(presets[0]?.query ?? "");
    session.fields.set("gamma", 6, true);
    session.fields.set("spectrum.spikes", [50, 10], true);
    session.fields.set("signal.alignment.weights", [0, 1, 1], true);
    const [pin] = session.state.pins;
    expect(pin?.problem).toEqual({
      ...session.state.problem,
      mask: { law: "uniform", min: 0, max: 0.5 },
    });
    expect(risk(pin.problem).excessRisk).toBeCloseTo(0.1242, 4);
    session.fields.choose("spectrum", variant(session, "spectrum"), "empirical");
    expect(session.state.pins[0]?.problem.spectrum).toEqual(session.state.problem.spectrum);
    expect(pinNames(session.state)).toEqual(["R²MAE 0–0.5"]);
  });

  it("goes along with any change of anything it does not keep, by its own parts alone", () => {
    const numbers = fc.record({
      gamma: fc.double({ min: 0.2, max: 9, noNaN: true }),
      noise: fc.double({ min: 0, max: 2, noNaN: true }),
      "signal.strength": fc.double({ min: 0.1, max: 5, noNaN: true }),
      ridge: fc.double({ min: 0, max: 1, noNaN: true }),
      "mask.ratio": fc.double({ min: 0, max: 0.9, noNaN: true }),
      "test.mask": fc.double({ min: 0, max: 0.9, noNaN: true }),
      rescale: fc.boolean(),
    });
    fc.assert(
      fc.property(numbers, (values) => {
        const session = opened(`${spiked}&pin=${random.replace("~p", "~keeps:mask~p")}`);
        for (const [path, value] of Object.entries(values)) session.fields.set(path, value, true);
        const { problem, pins } = session.state;
        expect(pins[0]?.problem).toEqual({
          ...problem,
          mask: { law: "uniform", min: 0, max: 0.5 },
        });
        expect(decodeState(encodeState(session.state))).toEqual(session.state);
      }),
      { numRuns: 40 },
    );
  });

  it("pinned where it stands keeps what is changed next", () => {
    const session = opened("gamma=3&p=0.2&axis=mask.ratio");
    session.pins.pin();
    session.fields.set("mask.ratio", 0.5, true);
    session.fields.set("gamma", 2, true);
    session.fields.set("noise", 1, true);
    const [pin] = session.state.pins;
    expect(pin?.problem).toMatchObject({ gamma: 3, noise: 1, mask: { ratio: 0.2 } });
    expect(pinNames(session.state)).toEqual(["γ = 3"]);
  });

  it("waits as it was where its own parts and the new ones make no problem", () => {
    const session = opened(
      "gamma=3&spectrum=atoms&values=1,2&weights=1,1&alignment=weights&energies=0,1&axis=gamma&p=0.2" +
        "&pin=two copies~keeps:copies~copies:2",
    );
    const before = session.state.pins[0]?.problem;
    session.fields.set("mask.ratio", 0, true);
    expect(session.state.pins[0]?.problem).toEqual(before);
    expect(pinNames(session.state)).toEqual(["two copies · p = 0.2"]);
    session.fields.set("mask.ratio", 0.4, true);
    expect(session.state.pins[0]?.problem).toMatchObject({ copies: 2, mask: { ratio: 0.4 } });
  });

  it("exchanged with the current problem changes nothing that is drawn", () => {
    const session = opened(
      `${spiked}&pin=${random.replace("~p", "~keeps:mask~p")}&pin=~keeps:gamma~gamma:4`,
    );
    const drawn = (): string[] =>
      shownCurves(session.state)
        .map(({ problem }) => JSON.stringify(problem))
        .toSorted();
    const before = drawn();
    session.pins.edit(0);
    expect(drawn()).toEqual(before);
    expect(session.state.problem.mask.law).toBe("uniform");
    session.pins.edit(0);
    expect(drawn()).toEqual(before);
  });
});

describe("a pin frozen whole", () => {
  it("is what pins of old links are, and says what differs", () => {
    const session = opened(`${spiked}&pin=${random}`);
    const before = session.state.pins[0]?.problem;
    expect(pinNames(session.state)).toEqual(["R²MAE 0–0.5"]);
    session.fields.set("gamma", 6, true);
    session.fields.set("spectrum.spikes", [50, 10], true);
    expect(session.state.pins[0]?.problem).toEqual(before);
    const [name] = pinNames(session.state);
    expect(name).toContain("γ = 8");
    expect(name).toContain("20");
    session.pins.freeze(0);
    session.fields.set("gamma", 5, true);
    session.fields.set("noise", 1, true);
    expect(session.state.pins[0]?.problem).toMatchObject({ gamma: 8, noise: 1 });
  });
});

describe("names of pins", () => {
  it("follow what differs along the axis in force", () => {
    const session = opened("gamma=3&axis=mask.ratio&p=0.15");
    session.pins.pin();
    session.fields.set("mask.ratio", 0.75, true);
    session.pins.pin();
    session.fields.set("mask.ratio", 0.3, true);
    session.axes.choose("gamma");
    expect(pinNames(session.state)).toEqual(["p = 0.15", "p = 0.75"]);
    session.axes.choose("noise");
    session.fields.set("gamma", 2, true);
    expect(pinNames(session.state)).toEqual(["p = 0.15", "p = 0.75"]);
  });

  it("are never two alike, nor that of the current curve, unless they were given", () => {
    const session = opened("gamma=3&axis=mask.ratio&p=0.15");
    for (let i = 0; i < MAX_PINS + 1; i++) session.pins.pin();
    const names = shownCurves(session.state).map(({ name }) => name);
    expect(names).toHaveLength(MAX_PINS + 1);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe("another mask law", () => {
  it("keeps the axis, gives every curve its own colour and dash, and goes back to what was", () => {
    const session = opened(presets[0]?.query ?? "");
    const { axis } = session.state;
    const before = shownCurves(session.state);
    const field = variant(session, "mask");
    for (const law of ["uniform", "beta", "discrete"]) {
      session.fields.choose("mask", field, law);
      expect(session.state.axis).toEqual(axis);
      const strokes = shownCurves(session.state).map(({ stroke }) => stroke);
      expect(new Set(strokes.map(({ tone }) => tone)).size).toBe(strokes.length);
      expect(new Set(strokes.map(({ dash }) => dash)).size).toBe(strokes.length);
      expect(strokes[1]).toEqual(before[1]?.stroke);
      expect(decodeState(encodeState(session.state))).toEqual(session.state);
    }
    session.fields.choose("mask", field, "fixed");
    expect(shownCurves(session.state)).toEqual(before);
  });

  it("as another spectrum does; an entry of a list that is gone gives way", () => {
    const session = opened(
      "gamma=3&spectrum=factor&share=0.1&communality=0.5&axis=spectrum.communality",
    );
    session.fields.choose("spectrum", variant(session, "spectrum"), "isotropic");
    expect(session.state.axis.path).toBe("spectrum.communality");
    const listed = opened("gamma=3&spectrum=spiked&spikes=20,5&axis=spectrum.spikes.1&p=0.1");
    listed.fields.resize("spectrum.spikes", -1);
    expect(listed.state.axis.path).toBe("mask.ratio");
  });

  it("of seven curves no two have the same hue", () => {
    const pins = Array.from(
      { length: 6 },
      (_, i) => `&pin=${i}~mask:uniform~p:~min:0~max:0.${i + 1}`,
    );
    const strokes = strokesOf(decodeState(`gamma=2&p=0.1&axis=gamma${pins.join("")}`));
    expect(new Set(strokes.map(({ tone }) => tone)).size).toBe(7);
  });
});

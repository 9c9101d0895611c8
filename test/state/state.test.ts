import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { usualFamily } from "../../src/state/family.ts";
import { decodeState, encodeState } from "../../src/state/link.ts";
import { axisFields, offeredAxes, usualAxis, type ExplorerState } from "../../src/state/state.ts";
import { InvalidProblem, parseProblem } from "../../src/problem/index.ts";
import { soundInput } from "../problem/arbitrary.ts";

const problem = soundInput.map((input) => parseProblem(input));
const name = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 20 })
  .map((text) => text.slice(0, 60));
const parts = fc.subarray(["gamma", "mask", "spectrum", "noise"] as const);
const pin = fc.record({ name, problem, shown: fc.boolean() }).chain((frozen) =>
  fc.oneof(
    fc.constant(frozen),
    parts.map((keeps) => ({ ...frozen, keeps })),
    parts.map((about) => ({ ...frozen, about })),
  ),
);

const state: fc.Arbitrary<ExplorerState> = fc
  .record({
    problem,
    pins: fc.array(pin, { maxLength: 4 }),
    which: fc.nat(),
    view: fc.record({
      panel: fc.constantFrom("curves", "spectrum", "atlas" as const),
      vertical: fc.constantFrom("zero", "fit", "log" as const),
      quantity: fc.constantFrom("excess", "norm", "kappa" as const),
      mapped: fc.constantFrom("ratio", "gain" as const),
      eigenscale: fc.constantFrom("auto", "linear", "log" as const),
      parts: fc.boolean(),
    }),
    across: fc.option(fc.nat()),
    each: fc.option(fc.record({ which: fc.nat(), count: fc.integer({ min: 3, max: 9 }) })),
    relative: fc.option(fc.nat({ max: 9 })),
    limits: fc.option(
      fc.constantFrom({ from: 0.125, to: 1.5 }, { from: null, to: 3 }, { from: 1e-3, to: null }),
    ),
    experiment: fc.record({
      n: fc.integer({ min: 1, max: 1_000_000 }),
      replicates: fc.integer({ min: 1, max: 1_000_000 }),
      target: fc.double({ min: 0, max: 0.5, noNaN: true }),
      places: fc.integer({ min: 1, max: 101 }),
      seed: fc.maxSafeNat(),
    }),
  })
  .map(({ which, across, each, relative, ...rest }) => {
    const axes = offeredAxes(rest);
    const fields = axisFields(rest.problem);
    const axis = usualAxis(axes[which % axes.length]);
    const others = fields.filter((field) => field.path !== axis.path);
    const second = each && others.length > 0 ? others[each.which % others.length] : null;
    return {
      ...rest,
      view: { ...decodeState("gamma=2").view, ...rest.view },
      axis,
      each: second && each ? { ...usualFamily(second), count: each.count } : null,
      reference:
        relative === null
          ? null
          : {
              curve: relative % (rest.pins.length + 1),
              as: relative % 2 === 0 ? ("percent" as const) : ("difference" as const),
            },
      across: across === null ? null : usualAxis(fields[across % fields.length]),
    };
  });

function messageOf(query: string): string {
  try {
    decodeState(query);
  } catch (error) {
    if (error instanceof InvalidProblem) return error.message;
    throw error;
  }
  return "";
}

describe("links", () => {
  it("restore the whole state", () => {
    fc.assert(
      fc.property(state, (original) => {
        expect(decodeState(encodeState(original))).toEqual(original);
      }),
      { numRuns: 100 },
    );
  });

  it("survive being read and written by a browser", () => {
    fc.assert(
      fc.property(state, (original) => {
        const { search } = new URL(`http://localhost/?${encodeState(original)}`);
        expect(decodeState(search.slice(1))).toEqual(original);
      }),
      { numRuns: 40 },
    );
  });

  it("leave defaults out", () => {
    expect(encodeState(decodeState("gamma=3"))).toBe("v=1&gamma=3&axis=mask.ratio");
  });

  it("name every fault at once", () => {
    const message = messageOf("gamma=0&p=1&foo=1&seed=x&n=0&noise=1&noise=2");
    for (const part of [
      "link.noise",
      "gamma must",
      "mask.ratio",
      "link.foo",
      "seed",
      "n must be",
    ]) {
      expect(message).toContain(part);
    }
  });

  it.each([
    ["gamma=2&from=0.9&to=0.1", "to must be larger than 0.9"],
    ["gamma=2&to=1", "to must be"],
    ["gamma=2&axis=gamma&xscale=log&from=0", "from must be"],
    ["gamma=2&axis=mask.ratio&xscale=log", "from must be positive on a log axis"],
    ["gamma=2&xscale=cubic", 'xscale must be "linear" or "log"'],
    ["gamma=2&pin=a~nonsense", "pin.0 must be key:value"],
    ["gamma=2&pin=a~seed:4", "pin.0.link.seed"],
    [`gamma=2${"&pin=a".repeat(7)}`, "at most 6"],
    [`gamma=2&p=${"1".repeat(250_000)}`, "at most 200000 characters"],
  ])("%.60s: %s", (query, message) => expect(messageOf(query)).toContain(message));

  it("are either opened or explained, never anything else", () => {
    const keys = fc.constantFrom(
      "v",
      "gamma",
      "p",
      "mask",
      "spectrum",
      "spikes",
      "values",
      "weights",
      "axis",
      "from",
      "to",
      "pin",
      "seed",
      "n",
      "__proto__",
      "constructor",
    );
    const texts = fc.oneof(
      fc.string(),
      fc.constantFrom(
        "1",
        "-1",
        "0.3",
        "NaN",
        "Infinity",
        "1e999",
        "uniform",
        "atoms",
        "~",
        ":",
        "%",
        "__proto__",
      ),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(keys, texts), { maxLength: 8 }), (pairs) => {
        const query = pairs.map(([key, text]) => `${key}=${encodeURIComponent(text)}`).join("&");
        const message = messageOf(query);
        expect(typeof message).toBe("string");
      }),
      { numRuns: 500 },
    );
  });
});

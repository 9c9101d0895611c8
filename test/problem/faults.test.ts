import { describe, expect, it } from "vitest";
import { InvalidProblem, parseProblem, type Fault } from "../../src/problem/index.ts";

function faultsOf(input: unknown): readonly Fault[] {
  try {
    parseProblem(input);
  } catch (error) {
    if (error instanceof InvalidProblem) return error.faults;
    throw error;
  }
  return [];
}

const linesOf = (input: unknown): string[] =>
  faultsOf(input).map(({ path, message }) => `${path}: ${message}`);

describe("a problem with faults", () => {
  it("names every one of them with its path, value and what is allowed", () => {
    const input = {
      gamma: 0,
      spectrum: { family: "atoms", values: [1, -2, Number.NaN], weights: [] },
      signal: { strength: "big", of: "size", alignment: { kind: "power" } },
      noise: Number.POSITIVE_INFINITY,
      mask: { law: "fixed", ratio: 1 },
      rows: ["all"],
      rescale: "yes",
      test: { mask: -0.1, extra: 1 },
      copies: 0,
      ridge: "x",
      penalty: 3,
      version: 2,
    };
    expect(linesOf(input)).toEqual([
      "penalty: is not a known field; known here: version, gamma, spectrum, signal, noise, mask, rows, copies, ridge, rescale, test",
      "version: must be 1; found 2",
      "gamma: must be a number in (0, 1000000]; found 0",
      "spectrum.values.1: must be a number in [0, 1000000000]; found -2",
      "spectrum.values.2: must be a number in [0, 1000000000]; found NaN",
      "spectrum.weights: must not be empty: a list of 1 to 5000 numbers",
      'signal.strength: must be a number in [0, 1000000000]; found "big"',
      'signal.of: must be one of "norm", "variance"; found "size"',
      "signal.alignment.exponent: is required: a number in [-20, 20]",
      "noise: must be a number in [0, 1000000000]; found Infinity",
      "mask.ratio: must be a number in [0, 1); found 1",
      'rows: must be one of "all", "masked-target"; found a list of 1',
      'copies: must be an integer from 1 to 1000, or "infinity"; found 0',
      'ridge: must be a number in [0, 1000000000]; found "x"',
      'rescale: must be true or false; found "yes"',
      "test.extra: is not a known field; known here: mask",
      "test.mask: must be a number in [0, 1); found -0.1",
    ]);
    const { path, value } = faultsOf(input)[4];
    expect({ path, value }).toEqual({ path: "spectrum.values.2", value: Number.NaN });
  });

  it("says each fault on its own line", () => {
    expect(() => parseProblem({ gamma: -1, noise: -1 })).toThrow(
      "gamma must be a number in (0, 1000000]; found -1\n" +
        "noise must be a number in [0, 1000000000]; found -1",
    );
    expect(() => parseProblem([])).toThrow("the problem must be an object; found a list of 0");
  });

  const whole: readonly (readonly [unknown, string])[] = [
    [undefined, "is required: an object"],
    [null, "must be an object; found null"],
    ["gamma", 'must be an object; found "gamma"'],
    [3, "must be an object; found 3"],
    [[{ gamma: 1 }], "must be an object; found a list of 1"],
    [() => 1, "must be an object; found a function"],
  ];

  it.each(whole)("is not %j", (input, message) => {
    expect(linesOf(input)).toEqual([`: ${message}`]);
  });

  const one: readonly (readonly [string, object, string])[] = [
    ["no gamma", {}, "gamma: is required: a number in (0, 1000000]"],
    ["gamma null", { gamma: null }, "gamma: must be a number in (0, 1000000]; found null"],
    ["a literal 1e999", JSON.parse('{"gamma":1e999}'), "found Infinity"],
    ["gamma a list", { gamma: [1] }, "found a list of 1"],
    ["gamma a BigInt", { gamma: 1n }, "found 1"],
    ["null for a group", { gamma: 1, signal: null }, "signal: must be an object; found null"],
    ["a list for a group", { gamma: 1, test: [] }, "test: must be an object; found a list of 0"],
    ["null for a variant", { gamma: 1, mask: null }, "mask: must be an object; found null"],
    ["a word for a variant", { gamma: 1, mask: "fixed" }, 'must be an object; found "fixed"'],
    [
      "a variant without its name",
      { gamma: 1, mask: { ratio: 0.1 } },
      'mask.law: is required: one of "fixed"',
    ],
    ["an unknown name", { gamma: 1, mask: { law: "cubic" } }, 'found "cubic"'],
    ["an inherited name", { gamma: 1, mask: { law: "constructor" } }, 'found "constructor"'],
    ["a list as a name", { gamma: 1, mask: { law: ["fixed"] } }, "mask.law: must be one of"],
    [
      "a field of another variant",
      { gamma: 1, mask: { law: "fixed", min: 0.1 } },
      "mask.min: is not a known field; known here: law, ratio",
    ],
    [
      "__proto__",
      JSON.parse('{"gamma":1,"__proto__":{"noise":5}}'),
      "__proto__: is not a known field",
    ],
    [
      "constructor",
      { gamma: 1, spectrum: { family: "isotropic", constructor: 1 } },
      "spectrum.constructor: is not a known field; known here: family",
    ],
    [
      "ratio 1 in a list",
      mask({ law: "discrete", ratios: [0, 1], weights: [1, 1] }),
      "mask.ratios.1",
    ],
    [
      "a negative weight",
      mask({ law: "discrete", ratios: [0, 0.5], weights: [1, -1] }),
      "mask.weights.1: must be a number in [0, 1000000000]; found -1",
    ],
    [
      "weights that are all 0",
      mask({ law: "discrete", ratios: [0, 0.5], weights: [0, 0] }),
      "mask.weights: must have a positive sum; every entry is 0",
    ],
    [
      "lists of different length",
      mask({ law: "discrete", ratios: [0, 0.5], weights: [1] }),
      "mask.weights: must have as many entries as ratios (2); found 1",
    ],
    [
      "ends in the wrong order",
      mask({ law: "uniform", min: 0.5, max: 0.2 }),
      "mask.max: must be at least min (0.5); found 0.2",
    ],
    ["a law that starts at 1", mask({ law: "uniform", min: 1, max: 1 }), "mask.min: must be"],
    ["shape 0", mask({ law: "beta", a: 0, b: 2 }), "mask.a: must be a number in [0.05, 1000]"],
    [
      "no spikes",
      spectrum({ family: "spiked", spikes: [] }),
      "spectrum.spikes: must not be empty: a list of 1 to 50 numbers",
    ],
    ["a spike of 0", spectrum({ family: "spiked", spikes: [0] }), "spectrum.spikes.0: must be"],
    ["a hole in a list", spectrum({ family: "spiked", spikes: Array(1) }), "spikes.0: is required"],
    [
      "5001 eigenvalues",
      spectrum({ family: "empirical", eigenvalues: Array(5001).fill(1) }),
      "spectrum.eigenvalues: must be a list of 1 to 5000 numbers; found 5001",
    ],
    [
      "an object for a list",
      spectrum({ family: "empirical", eigenvalues: { 0: 1, length: 1 } }),
      "spectrum.eigenvalues: must be a list of 1 to 5000 numbers; found an object",
    ],
    [
      "eigenvalues that are all 0",
      spectrum({ family: "empirical", eigenvalues: [0, 0] }),
      "spectrum.eigenvalues: must have at least one positive eigenvalue",
    ],
    [
      "weight on the eigenvalue 0 only",
      spectrum({ family: "atoms", values: [0, 1], weights: [1, 0] }),
      "spectrum.values: must have at least one positive eigenvalue with a positive weight",
    ],
    [
      "more values than weights",
      spectrum({ family: "atoms", values: [1, 2], weights: [1] }),
      "spectrum.weights: must have as many entries as values (2); found 1",
    ],
    [
      "half a dimension",
      spectrum({ family: "ar1", rho: 0.5, dimension: 10.5 }),
      "spectrum.dimension: must be an integer from 1 to 5000; found 10.5",
    ],
    ["ρ = 1", spectrum({ family: "ar1", rho: 1 }), "spectrum.rho: must be a number in [0, 1)"],
    ["no factors", spectrum({ family: "factor", share: 0, communality: 0.5 }), "spectrum.share"],
    [
      "noise beside a self-supervised target",
      { gamma: 1, noise: 0.1, signal: { alignment: { kind: "self-supervised" } } },
      "noise: is not allowed here: with a self-supervised target it follows from the spectrum",
    ],
    [
      "strength beside a self-supervised target",
      { gamma: 1, signal: { strength: 1, alignment: { kind: "self-supervised" } } },
      "signal.strength: is not allowed here",
    ],
    [
      "a self-supervised target under a singular Σ",
      withZero({ alignment: { kind: "self-supervised" } }),
      "signal.alignment.kind: cannot be self-supervised while an eigenvalue is 0",
    ],
    [
      "a negative power of the eigenvalue 0",
      withZero({ alignment: { kind: "power", exponent: -1 } }),
      "signal.alignment.exponent: must be at least 0 while an eigenvalue is 0; found -1",
    ],
    [
      "energies that do not match the eigenvalues",
      withZero({ alignment: { kind: "weights", weights: [1, 1, 1] } }),
      "signal.alignment.weights: must have one entry per eigenvalue (2); found 3",
    ],
    [
      "a variance carried by the eigenvalue 0",
      withZero({ of: "variance", alignment: { kind: "weights", weights: [1, 0] } }),
      "signal.strength: cannot be a variance",
    ],
    ["half a copy", { gamma: 1, copies: 1.5 }, "copies: must be an integer from 1 to 1000, or"],
    ["another word for many copies", { gamma: 1, copies: "many" }, 'found "many"'],
    ["infinite copies as a number", { gamma: 1, copies: Infinity }, "found Infinity"],
    ["a negative ridge", { gamma: 1, ridge: -1e-9 }, "ridge: must be a number in [0, 1000000000]"],
    [
      "copies of rows that are not masked",
      { gamma: 1, copies: 2 },
      "copies: must be 1 while rows may stay unmasked (ratio 0): their copies would be the same; found 2",
    ],
    [
      "infinite copies where some rows are not masked",
      {
        ...mask({ law: "discrete", ratios: [0.5, 0], weights: [1, 1e-9] }),
        copies: "infinity",
      },
      'copies: must be 1 while rows may stay unmasked (ratio 0): their copies would be the same; found "infinity"',
    ],
    [
      "sixty-five copies at random ratios",
      { ...mask({ law: "uniform", min: 0, max: 0.9 }), copies: 65 },
      'copies: must be at most 64, or "infinity", while ratios are random; found 65',
    ],
    [
      "a strength beyond the range of numbers",
      {
        gamma: 1,
        spectrum: { family: "atoms", values: [1e-310, 1], weights: [1, 1] },
        signal: { of: "variance", alignment: { kind: "weights", weights: [1, 0] } },
      },
      "signal.strength: cannot be a variance",
    ],
  ];

  it.each(one)("has one fault for %s", (_, input, says) => {
    const lines = linesOf(input);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(says);
  });

  it.each([
    [{ law: "fixed", ratio: 0.1 }, 1000],
    [{ law: "fixed", ratio: 0.1 }, "infinity"],
    [{ law: "uniform", min: 0, max: 0.9 }, 4],
    [{ law: "uniform", min: 0, max: 0.9 }, "infinity"],
    [{ law: "beta", a: 1, b: 1 }, 4],
    [{ law: "discrete", ratios: [0, 0.4], weights: [0, 1] }, 2],
    [{ law: "fixed", ratio: 0 }, 1],
  ])("has none for copies that its masks allow: %j, %j", (law, copies) => {
    expect(linesOf({ ...mask(law), copies })).toEqual([]);
  });

  it("does not repeat a long value in full", () => {
    const [line] = linesOf({ gamma: 1, rows: "x".repeat(10_000) });
    expect(line.length).toBeLessThan(200);
  });

  it("never changes what all objects inherit", () => {
    faultsOf(JSON.parse('{"gamma":1,"__proto__":{"polluted":true},"mask":{"__proto__":[1]}}'));
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });
});

function mask(law: object): object {
  return { gamma: 1, mask: law };
}

function spectrum(family: object): object {
  return { gamma: 1, spectrum: family };
}

function withZero(signal: object): object {
  return { gamma: 1, spectrum: { family: "atoms", values: [0, 1], weights: [1, 1] }, signal };
}

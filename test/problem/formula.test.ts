import * as fc from "fast-check";
import { beforeAll, describe, expect, it, vi } from "vitest";
import {
  checkProblem,
  decodeProblem,
  encodeProblem,
  loadFormulas,
  parseProblem,
  population,
  spectralAtoms,
  usesFormulas,
  type Fault,
} from "../../src/problem/index.ts";
import { hostile } from "./hostile-texts.ts";

const inSpectrum = (formula: unknown, dimension = 4): object => ({
  gamma: 2,
  spectrum: { family: "formula", formula, dimension },
});

const inSignal = (
  formula: unknown,
  spectrum: object = { family: "power-law", exponent: 1 },
): object => ({
  gamma: 2,
  spectrum,
  signal: { alignment: { kind: "formula", formula } },
});

function faultsOf(input: unknown): readonly Fault[] {
  return checkProblem(input).faults;
}

function messageOf(input: unknown): string {
  const faults = faultsOf(input);
  expect(faults).toHaveLength(1);
  return faults[0].message;
}

const valuesOf = (formula: string, dimension = 4): number[] => [
  ...spectralAtoms(parseProblem(inSpectrum(formula, dimension)).spectrum).lambda,
];

describe("before formulas are loaded", () => {
  it("a formula is a fault that says so, and everything else works", async () => {
    // modules of its own: others may have loaded them
    vi.resetModules();
    const fresh = await import("../../src/problem/index.ts");
    const message = "cannot be read yet: formulas need loadFormulas() first";
    for (const input of [inSpectrum("1+u"), inSignal("lambda")]) {
      expect(fresh.checkProblem(input).faults).toMatchObject([{ message }]);
    }
    expect(fresh.checkProblem({ gamma: 2 }).faults).toEqual([]);
    expect(() => fresh.spectralAtoms({ family: "formula", formula: "1", dimension: 3 })).toThrow(
      /need loadFormulas\(\) first/,
    );
    await Promise.all([fresh.loadFormulas(), fresh.loadFormulas()]);
    expect(fresh.checkProblem(inSpectrum("1+u")).faults).toEqual([]);
  });

  it("tells which inputs need them", () => {
    for (const input of [inSpectrum("("), inSignal(3)]) expect(usesFormulas(input)).toBe(true);
    const query = "gamma=2&spectrum=formula&formula=1";
    expect(usesFormulas(new URLSearchParams(query))).toBe(true);
    expect(usesFormulas([["alignment", "formula"]])).toBe(true);
    for (const input of [{ gamma: 1 }, null, undefined, "formula", [], 3, new Map()]) {
      expect(usesFormulas(input)).toBe(false);
    }
    expect(usesFormulas(new URLSearchParams("gamma=2&formula=spectrum&s=formula"))).toBe(false);
  });
});

beforeAll(() => loadFormulas());

describe("a formula", () => {
  it.each([
    ["k", [1, 2, 3, 4]],
    ["u", [0.125, 0.375, 0.625, 0.875]],
    ["D-k", [3, 2, 1, 0]],
    ["  2 ", [2, 2, 2, 2]],
    ["-2^2+8", [4, 4, 4, 4]],
    ["2^3^2", [512, 512, 512, 512]],
    ["2^-k", [0.5, 0.25, 0.125, 0.0625]],
    ["12/2/3", [2, 2, 2, 2]],
    ["+k", [1, 2, 3, 4]],
    ["u < 0.5 ? 10 : 1", [10, 10, 1, 1]],
    ["(k >= 3) * 2 + (k <= 1) + (k > 3)", [1, 0, 2, 3]],
    ["k == 0 ? 1 : 2", null],
    ["max(k, 3, D/2)", [3, 3, 3, 4]],
    ["min(k, 2)", [1, 2, 2, 2]],
    ["floor(k/2)+ceil(u)", [1, 2, 2, 3]],
    ["log(e)+cos(pi)+abs(-k)", [1, 2, 3, 4]],
    ["sqrt(k^2)", [1, 2, 3, 4]],
    [Array.from({ length: 100 }, () => "1").join("+"), [100, 100, 100, 100]],
  ] as const)("means what it says: %s", (formula, expected) => {
    if (expected === null) expect(messageOf(inSpectrum(formula))).toContain("does not know");
    else expect(valuesOf(formula)).toEqual([...expected]);
  });

  const relative = (found: Float64Array, wanted: Float64Array): number =>
    found.reduce((worst, value, k) => Math.max(worst, Math.abs(value / wanted[k] - 1)), 0);

  it("reproduces the power law to 1e-12", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 3, noNaN: true }),
        fc.integer({ min: 1, max: 300 }),
        (a, dimension) => {
          const exponent = Number(a.toFixed(6));
          const wanted = spectralAtoms({ family: "power-law", exponent, dimension }).lambda;
          const formula = `${wanted[0]}*k^-${exponent}`;
          const found = spectralAtoms({ family: "formula", formula, dimension }).lambda;
          expect(relative(found, wanted)).toBeLessThan(1e-12);
        },
      ),
      { numRuns: 50 },
    );
  });

  it("reproduces the first-order autoregression to 1e-12", () => {
    for (const [rho, dimension] of [
      [0.3, 200],
      [0.9, 77],
      [0.97, 500],
    ]) {
      const wanted = spectralAtoms({ family: "ar1", rho, dimension }).lambda;
      const density = `(1-${rho}^2)/(1-2*${rho}*cos(pi*u)+${rho}^2)`;
      const raw = spectralAtoms({ family: "formula", formula: density, dimension }).lambda;
      const mean = raw.reduce((sum, value) => sum + value, 0) / dimension;
      const found = spectralAtoms({ family: "formula", formula: `${density}/${mean}`, dimension });
      expect(relative(found.lambda, wanted)).toBeLessThan(1e-12);
    }
  });

  it("reproduces an alignment with a power of λ to 1e-12, in every spectrum", () => {
    const spectra = [
      { family: "spiked", spikes: [20, 3] },
      { family: "atoms", values: [0, 0.5, 7], weights: [1, 2, 3] },
      { family: "formula", formula: "1/(1+10*u)" },
      { family: "ar1", rho: 0.8 },
    ];
    for (const spectrum of spectra) {
      for (const of of ["norm", "variance"]) {
        const at = (alignment: object): Float64Array =>
          population(parseProblem({ gamma: 2, spectrum, signal: { of, strength: 3, alignment } }))
            .energy;
        const found = at({ kind: "formula", formula: "lambda^1.7" });
        at({ kind: "power", exponent: 1.7 }).forEach((wanted, k) =>
          expect(Math.abs(found[k] - wanted)).toBeLessThanOrEqual(1e-12 * wanted),
        );
      }
    }
  });

  it("does not overflow where only ratios of energies matter", () => {
    const { energy } = population(
      parseProblem(inSignal("1e300*k", { family: "ar1", rho: 0.5, dimension: 3 })),
    );
    expect([...energy].map((b) => b * 6)).toEqual([1, 2, 3].map((b) => expect.closeTo(b, 12)));
  });
});

describe("the values of a formula", () => {
  it.each([
    [
      inSpectrum("u-0.3"),
      "spectrum.formula",
      "must be a number in [0, 1000000000] at every k; at u = 0.125, k = 1, D = 4 it is -0.175",
    ],
    [inSpectrum("1/(u-0.375)^2"), "spectrum.formula", "at u = 0.375, k = 2, D = 4 it is Infinity"],
    [inSpectrum("sqrt(2-k)"), "spectrum.formula", "at u = 0.625, k = 3, D = 4 it is NaN"],
    [inSpectrum("9^9^9^9^9"), "spectrum.formula", "it is Infinity"],
    [inSpectrum("1e10"), "spectrum.formula", "it is 10000000000"],
    [inSpectrum("0*k"), "spectrum.formula", "must be positive at some k"],
    [
      inSignal("-1"),
      "signal.alignment.formula",
      "must be a finite number ≥ 0 at every k; at lambda = ",
    ],
    [inSignal("1/(k-1)"), "signal.alignment.formula", "k = 1, D = 200 it is Infinity"],
    [inSignal("0"), "signal.alignment.formula", "must be positive at some k"],
    [
      inSignal("lambda-1", { family: "spiked", spikes: [5] }),
      "signal.alignment.formula",
      "must be positive at some k that has spectral mass",
    ],
  ])("are checked: %j", (input, path, says) => {
    const [fault, ...others] = faultsOf(input);
    expect(others).toEqual([]);
    expect(fault.path).toBe(path);
    expect(fault.message).toContain(says);
  });

  it("follow the resolution when that is changed", () => {
    expect(faultsOf(inSpectrum("8-k", 8))).toEqual([]);
    expect(messageOf(inSpectrum("8-k", 9))).toContain("k = 9, D = 9 it is -1");
  });
});

describe("what is no formula", () => {
  it.each(hostile)("is refused with a reason, never run: %j", (text) => {
    const mistake = messageOf(inSpectrum(text));
    expect(mistake).toMatch(
      /^(may not hold|does not know|is not a formula|needs|has)\b.*A formula has numbers, u, k, D, pi, e, /s,
    );
    expect(mistake.length).toBeLessThan(400);
  });

  it.each([
    ["", "must not be empty"],
    ["   ", "must not be empty"],
    ["1+".repeat(5000) + "1", "must be a text of 1 to 200 characters; found 10001"],
    ["(".repeat(10_000), "found 10000"],
    [undefined, "is required: a text of 1 to 200 characters"],
    [null, "found null"],
    [3, "found 3"],
    [["u"], "found a list of 1"],
    [{ toString: () => "u" }, "found an object"],
  ])("is refused before it is read: %j", (text, says) => {
    for (const input of [inSpectrum(text), inSignal(text)])
      expect(messageOf(input)).toContain(says);
  });

  it("is refused in words that help", () => {
    const says = [
      ["a=1", "may not hold assignments (=)"],
      ["u.x", "may not hold properties (a.b)"],
      ["1 u", "needs * between factors (in a link, + is written %2B)"],
      ["sin(u", "is not a formula: Parenthesis ) expected (char 6)"],
      ["ｕ", 'may not hold the character "ｕ" (U+FF55)'],
      ["gamma", "does not know gamma"],
      ["erf(u)", "does not know the function erf"],
      ["lambda", "does not know lambda"],
    ];
    for (const [text, words] of says) expect(messageOf(inSpectrum(text))).toContain(words);
    expect(faultsOf(inSignal("lambda"))).toEqual([]);
  });

  const pieces = [
    "u",
    "k",
    "D",
    "lambda",
    "pi",
    "e",
    "1",
    "0.5",
    "1e3",
    "(",
    ")",
    "+",
    "-",
    "*",
    "/",
    "^",
    "<",
    ">=",
    "?",
    ":",
    ",",
    " ",
    ".",
    "=",
    "sqrt(",
    "max(",
    "min(",
    "exp(",
    "constructor",
    "__proto__",
    "f(x)",
    "[",
    "]",
    "{",
    "}",
    ";",
    "'",
    '"',
    "!",
    "%",
    "'",
    "\n",
    "é",
  ];
  const jumble = fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: "binary", maxLength: 3 })), {
      maxLength: 25,
    })
    .map((parts) => parts.join(""));

  it("never ends in anything but a fault or finite values ≥ 0", () => {
    fc.assert(
      fc.property(fc.oneof(jumble, fc.string({ unit: "grapheme", maxLength: 30 })), (text) => {
        const checked = checkProblem(inSpectrum(text));
        if (!("value" in checked)) {
          expect(checked.faults).toHaveLength(1);
          return;
        }
        const { lambda } = spectralAtoms(checked.value.spectrum);
        expect(lambda.every((value) => value >= 0 && Number.isFinite(value))).toBe(true);
        const query = new URLSearchParams([...encodeProblem(checked.value)]).toString();
        expect(decodeProblem(new URLSearchParams(query))).toEqual(checked.value);
      }),
      { numRuns: 3000 },
    );
  });

  it("leaves everything as it was", async () => {
    for (const text of hostile) faultsOf(inSpectrum(text));
    expect(({} as Record<string, unknown>)["a"]).toBeUndefined();
    expect(valuesOf("k")).toEqual([1, 2, 3, 4]);
    await loadFormulas();
    expect(valuesOf("1/(1+u)")).toEqual([0.125, 0.375, 0.625, 0.875].map((u) => 1 / (1 + u)));
  });
});

describe("links", () => {
  it("keep a formula to the letter", () => {
    const texts = [" 1 + u ", "1/(1+10*u)", "k>=3?2:1", "max(u,k)/D"];
    for (const text of texts) {
      const problem = parseProblem({
        ...inSpectrum(text),
        signal: { alignment: { kind: "formula", formula: `lambda^2 + ${text}` } },
      });
      const query = new URLSearchParams([...encodeProblem(problem)]).toString();
      expect(decodeProblem(new URLSearchParams(query))).toEqual(problem);
    }
    expect(encodeProblem(parseProblem(inSignal("lambda^2"))).get("energy")).toBe("lambda^2");
  });

  it("that lost a + say how it is written", () => {
    const link = new URLSearchParams("gamma=2&spectrum=formula&formula=1+u");
    expect(() => decodeProblem(link)).toThrow("in a link, + is written %2B");
  });
});

import { Ajv2020 } from "ajv/dist/2020.js";
import * as fc from "fast-check";
import type { Arbitrary } from "fast-check";
import { describe, expect, it } from "vitest";
import {
  checkProblem,
  decodeProblem,
  encodeProblem,
  maskLaws,
  parseProblem,
  problemSchema,
  spectrumFamilies,
} from "../../src/problem/index.ts";
import { fieldwiseSound, soundInput } from "./arbitrary.ts";

/** Messages about what a formula says. */
const FORMULA = [
  /^may not hold /,
  /^does not know /,
  /^is not a formula/,
  /^needs /,
  /^has .* where a finite number is needed/,
  /^must be .* at every k/,
  /^must be positive at some k/,
];

/** Messages of rules that join several fields, which a JSON Schema cannot state. */
const JOINT = [
  /^must have as many entries as /,
  /^must have one entry per eigenvalue/,
  /^must be at least min /,
  /^must have at least one positive eigenvalue/,
  /^must be at least 0 while an eigenvalue is 0/,
  /^cannot be self-supervised while an eigenvalue is 0/,
  /^cannot be a variance/,
  /^cannot be reached/,
  /^must be 1 while rows may stay unmasked/,
  /^must be at most 64, or "infinity"/,
  ...FORMULA,
];

const meetsSchema = new Ajv2020({ strict: true }).compile(problemSchema());

describe("parsing", () => {
  it("needs gamma only, and fills in every default", () => {
    expect(parseProblem({ gamma: 4 })).toEqual({
      version: 1,
      gamma: 4,
      spectrum: { family: "isotropic" },
      signal: { strength: 1, of: "norm", alignment: { kind: "isotropic" } },
      noise: 0.25,
      mask: { law: "fixed", ratio: 0 },
      rows: "all",
      copies: 1,
      ridge: 0,
      rescale: false,
      test: { mask: 0 },
    });
  });

  it("accepts every sound input and is idempotent", () => {
    fc.assert(
      fc.property(soundInput, (input) => {
        const problem = parseProblem(input);
        expect(parseProblem(problem)).toEqual(problem);
        expect(parseProblem(JSON.parse(JSON.stringify(problem)))).toEqual(problem);
      }),
      { numRuns: 400 },
    );
  });

  it("leaves its input alone and shares no list with it", () => {
    const spikes = [20];
    const input = { gamma: 4, spectrum: { family: "spiked", spikes } };
    const problem = parseProblem(input);
    spikes.push(30);
    expect(problem.spectrum).toEqual({ family: "spiked", spikes: [20] });
  });

  it("writes −0 as 0", () => {
    expect(parseProblem({ gamma: 1, noise: -0 }).noise).toBe(0);
    const { mask } = parseProblem({
      gamma: 1,
      mask: { law: "discrete", ratios: [-0], weights: [1] },
    });
    expect(mask).toEqual({ law: "discrete", ratios: [0], weights: [1] });
  });
});

describe("links", () => {
  it("hold any problem", () => {
    fc.assert(
      fc.property(soundInput, (input) => {
        const problem = parseProblem(input);
        const query = new URLSearchParams([...encodeProblem(problem)]).toString();
        expect(decodeProblem(new URLSearchParams(query))).toEqual(problem);
      }),
      { numRuns: 400 },
    );
  });

  it("name every family, law and alignment", () => {
    const seen = new Set<string>();
    const count = 200;
    for (const input of fc.sample(soundInput, { numRuns: count, seed: 1 })) {
      const { spectrum, mask, signal } = parseProblem(input);
      for (const tag of [spectrum.family, mask.law, signal.alignment.kind]) seen.add(tag);
    }
    for (const tag of [...Object.keys(spectrumFamilies), ...Object.keys(maskLaws)]) {
      expect(seen).toContain(tag);
    }
    for (const kind of ["power", "weights", "formula", "self-supervised"])
      expect(seen).toContain(kind);
  });

  it("leave out defaults and read as words", () => {
    const problem = parseProblem({
      gamma: 8,
      spectrum: { family: "spiked", spikes: [20, 30] },
      mask: { law: "uniform", min: 0.1, max: 0.9 },
      copies: "infinity",
      ridge: 0.01,
      rescale: true,
    });
    expect(new URLSearchParams([...encodeProblem(problem)]).toString()).toBe(
      "v=1&gamma=8&spectrum=spiked&spikes=20%2C30&mask=uniform&min=0.1&max=0.9&copies=infinity&ridge=0.01&rescale=1",
    );
  });

  const faultsOf = (query: string, isOther?: (key: string) => boolean): [string, string][] => {
    try {
      decodeProblem(new URLSearchParams(query), isOther);
    } catch (error) {
      const { faults } = error as { faults: { path: string; message: string }[] };
      return faults.map(({ path, message }) => [path, message]);
    }
    return [];
  };

  it("with faults name every one of them", () => {
    expect(faultsOf("v=2&gamma=four&mask=uniform&min=0.5&max=1e999&colour=red&noise=")).toEqual([
      ["version", "must be 1; found 2"],
      ["gamma", 'must be a number in (0, 1000000]; found "four"'],
      ["noise", 'must be a number in [0, 1000000000]; found ""'],
      ["mask.max", "must be a number in [0, 1]; found Infinity"],
      ["link.colour", "has no meaning in this link"],
    ]);
  });

  it("may hold each key once only", () => {
    expect(faultsOf("gamma=1&gamma=2")).toEqual([["link.gamma", "is given more than once"]]);
  });

  it("refuse fields of another variant, but leave other people’s keys alone", () => {
    expect(faultsOf("gamma=1&min=0.2")).toEqual([["link.min", "has no meaning in this link"]]);
    expect(faultsOf("gamma=1&axis=gamma&seed=x", (key) => ["axis", "seed"].includes(key))).toEqual(
      [],
    );
  });

  it.each([
    ["spikes=", "must not be empty"],
    ["spikes=1,,2", 'found ""'],
    ["spikes=0x10", 'found "0x10"'],
    ["spikes=1_000", 'found "1_000"'],
    ["spikes=%201", 'found " 1"'],
    ["spikes=NaN", 'found "NaN"'],
  ])("refuse %s", (text, says) => {
    const [[, message]] = faultsOf(`gamma=1&spectrum=spiked&${text}`);
    expect(message).toContain(says);
  });

  it.each(["spectrum=__proto__", "mask=constructor", "alignment=toString"])(
    "refuse the inherited name in %s",
    (text) => expect(faultsOf(`gamma=1&${text}`)[0][1]).toMatch(/^must be one of "/),
  );
});

describe("the JSON Schema", () => {
  it("is itself sound, with an identifier and a title", () => {
    expect(problemSchema()).toMatchObject({
      $schema: "https://json-schema.org/draft/2020-12/schema",
      title: "Maskrisk problem",
      required: ["gamma"],
    });
  });

  const agree = (input: unknown): void => {
    const { faults } = checkProblem(input);
    const beyondSchema = faults.every(({ message }) => JOINT.some((rule) => rule.test(message)));
    expect(meetsSchema(input), JSON.stringify(faults)).toBe(beyondSchema);
  };

  it("accepts what parsing accepts, up to rules that join fields", () => {
    fc.assert(fc.property(soundInput, agree), { numRuns: 200 });
    fc.assert(fc.property(fieldwiseSound, agree), { numRuns: 200 });
  });

  it("refuses what parsing refuses", () => {
    fc.assert(fc.property(soundInput.chain(damaged), agree), { numRuns: 1500 });
  });
});

const junk: Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, "", "isotropic", 0, -1, 1, 0.5, 1.5, 2e9, [], {}),
  fc.constantFrom<unknown>([0], [1, 2], [0, 0], [-1], ["1"], { family: "spiked" }, { law: "beta" }),
  fc.jsonValue({ maxDepth: 2 }),
);

/** The input with one node replaced, removed, or given a property that nobody asked for. */
function damaged(input: unknown): Arbitrary<unknown> {
  const paths = pathsOf(input);
  return fc
    .record({
      path: fc.constantFrom(...paths),
      how: fc.constantFrom("replace", "remove", "add"),
      value: junk,
      name: fc.constantFrom("copies", "ridge", "strength", "noise", "min", "dimension", "x"),
    })
    .map(({ path, how, value, name }) => edited(input, path, how, value, name));
}

function pathsOf(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, v]) => pathsOf(v, [...path, key]))];
}

function edited(root: unknown, path: string[], how: string, value: unknown, name: string): unknown {
  const [head, ...rest] = path;
  if (head === undefined) {
    if (how !== "add" || typeof root !== "object" || Array.isArray(root)) return value;
    return { ...root, [name]: value };
  }
  if (Array.isArray(root)) {
    const index = Number(head);
    if (how === "remove" && rest.length === 0) return root.toSpliced(index, 1);
    return root.with(index, edited(root[index], rest, how, value, name));
  }
  const { [head]: child, ...others } = root as Record<string, unknown>;
  if (how === "remove" && rest.length === 0) return others;
  return { ...others, [head]: edited(child, rest, how, value, name) };
}

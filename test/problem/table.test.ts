import { describe, expect, it } from "vitest";
import {
  inInterval,
  maskLaws,
  numericFields,
  parseProblem,
  problemActiveFields,
  problemFields,
  setField,
  spectrumFamilies,
  type Field,
  type Fields,
  type NumberField,
  type NumberListField,
  type NumberOrWordField,
} from "../../src/problem/index.ts";

/** Every field of the table, through all groups and variants. */
function everyField(fields: Fields, parent = ""): [string, Field][] {
  return Object.entries(fields).flatMap(([name, field]): [string, Field][] => {
    const path = `${parent}${name}`;
    const inner =
      field.kind === "group"
        ? everyField(field.fields, `${path}.`)
        : field.kind === "variant"
          ? Object.entries(field.variants).flatMap(([tag, variant]) =>
              everyField(variant.fields, `${path}(${tag}).`),
            )
          : [];
    return [[path, field], ...inner];
  });
}

/** Link keys of a table for every choice of variants at once, as alternatives. */
function keySets(fields: Fields): string[][] {
  return Object.values(fields).reduce<string[][]>(
    (sets, field) => {
      const own = field.kind === "group" ? [] : [field.key];
      const inner =
        field.kind === "group"
          ? keySets(field.fields)
          : field.kind === "variant"
            ? Object.values(field.variants).flatMap((variant) => keySets(variant.fields))
            : [[]];
      return sets.flatMap((set) => inner.map((more) => [...set, ...own, ...more]));
    },
    [[]],
  );
}

const table = problemFields as Fields;
const fields = everyField(table);
const ofKind = <K extends Field["kind"]>(kind: K): [string, Extract<Field, { kind: K }>][] =>
  fields.filter((entry): entry is [string, Extract<Field, { kind: K }>] => entry[1].kind === kind);

describe("the table of fields", () => {
  it("reaches every family, law and kind", () => {
    expect(fields.length).toBeGreaterThan(30);
    expect(keySets(table)).toHaveLength(
      Object.keys(spectrumFamilies).length * 5 * Object.keys(maskLaws).length,
    );
  });

  it("says something of every field", () => {
    for (const [path, field] of fields) {
      expect(field.label, path).toMatch(/\S/);
      expect(field.help, path).toMatch(/\.$/);
    }
  });

  it.each(ofKind("number"))(
    "%s: default, initial value and track lie in its interval",
    (_, field) => {
      const { default: preset, initial, track, scale }: NumberField = field;
      for (const value of [preset ?? initial, initial, ...track]) {
        expect(inInterval(value, field)).toBe(true);
      }
      expect(track[0]).toBeLessThan(track[1]);
      if (scale === "log") expect(track[0]).toBeGreaterThan(0);
    },
  );

  it.each(ofKind("number-or-word"))("%s: default, initial value and track suit it", (_, field) => {
    const { default: preset, initial, track, word }: NumberOrWordField = field;
    for (const value of [initial, ...track]) expect(inInterval(value, field)).toBe(true);
    expect(preset === word || inInterval(preset as number, field)).toBe(true);
  });

  it.each(ofKind("text"))("%s: initial text fits", (_, { initial, maxLength }) => {
    expect(initial.length).toBeGreaterThan(0);
    expect(initial.length).toBeLessThanOrEqual(maxLength);
  });

  it.each(ofKind("numbers"))("%s: initial entries and track lie in their interval", (_, field) => {
    const { item, initial, track, scale, maxItems }: NumberListField = field;
    for (const value of [...initial, ...track]) expect(inInterval(value, item)).toBe(true);
    expect(initial.length).toBeGreaterThan(0);
    expect(initial.length).toBeLessThanOrEqual(maxItems);
    if (scale === "log") expect(track[0]).toBeGreaterThan(0);
  });

  it("has words and tags for its defaults", () => {
    for (const [, { options, default: preset }] of ofKind("choice")) {
      expect(Object.keys(options)).toContain(preset);
    }
    for (const [, { variants, default: preset }] of ofKind("variant")) {
      expect(Object.keys(variants)).toContain(preset);
    }
  });

  it("gives no two fields of one problem the same link key", () => {
    for (const keys of keySets(table)) expect(new Set(keys).size).toBe(keys.length);
  });
});

describe("numeric fields", () => {
  it("leave out copies while they are a word", () => {
    const paths = (copies: number | "infinity"): string[] =>
      numericFields(parseProblem({ gamma: 1, mask: { law: "fixed", ratio: 0.5 }, copies })).map(
        ({ path }) => path,
      );
    expect(paths(3)).toContain("copies");
    expect(paths("infinity")).not.toContain("copies");
  });

  const problem = parseProblem({
    gamma: 4,
    spectrum: { family: "spiked", spikes: [20, 30] },
    mask: { law: "uniform", min: 0.1, max: 0.8 },
  });

  it("are every number of the problem, list entries included", () => {
    expect(numericFields(problem).map(({ path, value, symbol }) => [path, value, symbol])).toEqual([
      ["gamma", 4, "γ"],
      ["spectrum.spikes.0", 20, "λ1"],
      ["spectrum.spikes.1", 30, "λ2"],
      ["signal.strength", 1, "r²"],
      ["noise", 0.25, "σ²"],
      ["mask.min", 0.1, "a"],
      ["mask.max", 0.8, "b"],
      ["copies", 1, "K"],
      ["ridge", 0, "ℓ"],
      ["test.mask", 0, "q"],
    ]);
  });

  it("can be replaced one at a time, leaving the given problem alone", () => {
    const before = structuredClone(problem);
    expect(setField(problem, "spectrum.spikes.1", 7).spectrum).toEqual({
      family: "spiked",
      spikes: [20, 7],
    });
    expect(problem).toEqual(before);
  });

  it.each([
    "spectrum.spikes.2",
    "spectrum.spikes.length",
    "mask.ratio",
    "",
    "__proto__",
    "gamma.x",
  ])("refuse the path %j, which leads nowhere", (path) => {
    expect(() => setField(problem, path, 1)).toThrow(/is not a field of this problem.*gamma/);
  });

  it("are checked again when replaced", () => {
    expect(() => setField(problem, "mask.max", 0.05)).toThrow(/mask\.max must be at least min/);
    expect(() => setField(problem, "gamma", 0)).toThrow(/gamma must be a number in \(0/);
  });

  it("leave out what an alignment excludes", () => {
    const selfSupervised = parseProblem({
      gamma: 2,
      signal: { alignment: { kind: "self-supervised" } },
    });
    const paths = problemActiveFields(selfSupervised).map(({ path }) => path);
    expect(paths).not.toContain("noise");
    expect(paths).not.toContain("signal.strength");
    expect(paths).toContain("signal.alignment");
  });
});

import { describe, expect, it } from "vitest";
import { chooseVariant } from "../../../src/instrument/session/edit.ts";
import { setList, type GivenList } from "../../../src/instrument/session/lists.ts";
import {
  parseProblem,
  problemActiveFields,
  type Problem,
  type VariantField,
} from "../../../src/problem/index.ts";

const given = (...values: number[]): GivenList => ({ values, columns: null });

const atoms = (values: number[], weights: number[], energies?: number[]): Problem =>
  parseProblem({
    gamma: 2,
    spectrum: { family: "atoms", values, weights },
    ...(energies ? { signal: { alignment: { kind: "weights", weights: energies } } } : {}),
  });

describe("a list given as a whole", () => {
  it("gives the lists that follow it its length", () => {
    const waiting = new Map();
    const many = Array.from({ length: 30 }, (_, k) => 1 + k);
    const next = setList(
      atoms([0.4, 1.6], [0.3, 0.7], [5, 6]),
      "spectrum.values",
      given(...many),
      waiting,
    );
    expect(next.spectrum).toEqual({ family: "atoms", values: many, weights: many.map(() => 1) });
    expect(next.signal.alignment).toEqual({ kind: "weights", weights: many.map(() => 1) });
  });

  it("leaves the entries of those that stayed", () => {
    const start = atoms([1, 2, 3], [0.2, 0.3, 0.5], [7, 8, 9]);
    const without = setList(start, "spectrum.values", given(1, 3), new Map());
    expect(without.spectrum).toMatchObject({ weights: [0.2, 0.5] });
    expect(without.signal.alignment).toMatchObject({ weights: [7, 9] });
    const between = setList(start, "spectrum.values", given(1, 2, 2.5, 3), new Map());
    expect(between.spectrum).toMatchObject({ weights: [0.2, 0.3, 0.3, 0.5] });
    expect(between.signal.alignment).toMatchObject({ weights: [7, 8, 8, 9] });
  });

  it("that follows another waits until it fits", () => {
    const waiting = new Map();
    const start = atoms([0.4, 1.6], [0.3, 0.7], [5, 6]);
    expect(() => setList(start, "spectrum.weights", given(1, 2, 3), waiting)).toThrow(
      "has 3 entries for 2 values",
    );
    expect(() => setList(start, "signal.alignment.weights", given(4, 5, 6), waiting)).toThrow(
      "has 3 entries for 2 eigenvalues",
    );
    const next = setList(start, "spectrum.values", given(7, 8, 9), waiting);
    expect(next.spectrum).toEqual({ family: "atoms", values: [7, 8, 9], weights: [1, 2, 3] });
    expect(next.signal.alignment).toMatchObject({ weights: [4, 5, 6] });
    expect(waiting.size).toBe(0);
  });

  it("fills all lists of its variant from a table", () => {
    const law = parseProblem({ gamma: 2, mask: { law: "discrete", ratios: [0.1], weights: [1] } });
    const table: GivenList = {
      values: [0.2, 1, 0.6, 3],
      columns: [
        [0.2, 0.6],
        [1, 3],
      ],
    };
    expect(setList(law, "mask.weights", table, new Map()).mask).toEqual({
      law: "discrete",
      ratios: [0.2, 0.6],
      weights: [1, 3],
    });
  });

  it("that is not allowed is refused, with where and why", () => {
    expect(() => setList(atoms([1, 2], [1, 1]), "spectrum.values", given(0, 0), new Map())).toThrow(
      "positive eigenvalue",
    );
  });
});

describe("signal energies", () => {
  it("do not take another meaning with another family", () => {
    const memory = new Map();
    const start = atoms([0.4, 1.6], [0.5, 0.5], [0.3, 0.7]);
    const family = problemActiveFields(start).find(({ path }) => path === "spectrum")
      ?.field as VariantField;
    const spiked = chooseVariant(start, "spectrum", family, "spiked", memory);
    expect(spiked.signal.alignment).toEqual({ kind: "weights", weights: [1, 1] });
    const back = chooseVariant(spiked, "spectrum", family, "atoms", memory);
    expect(back).toEqual(start);
  });
});

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createEngine, plainEngine } from "../../src/kernels/index.ts";
import { parseProblem } from "../../src/problem/index.ts";
import {
  createSimulator,
  familyKey,
  QUANTITIES,
  type Cell,
  type Simulator,
} from "../../src/simulation/index.ts";
import { recordingEngine } from "./recording-engine.ts";

const spectra = [
  { family: "isotropic" },
  { family: "atoms", values: [0.5], weights: [1] },
  { family: "spiked", spikes: [5] },
  { family: "atoms", values: [0.4, 1.6], weights: [0.5, 0.5] },
  { family: "factor", share: 0.2, communality: 0.5 },
  { family: "power-law", exponent: 1, dimension: 12 },
];
const laws = [
  { law: "fixed", ratio: 0.3 },
  { law: "fixed", ratio: 0.95 },
  { law: "uniform", min: 0.1, max: 0.9 },
  { law: "discrete", ratios: [0.2, 0.6], weights: [1, 3] },
  { law: "beta", a: 2, b: 3 },
];

/** Fields that a sweep may change, one set of them for each cell. */
const changes = fc.record(
  {
    gamma: fc.constantFrom(0.5, 1, 1.75, 3),
    noise: fc.constantFrom(0, 0.25, 2),
    strength: fc.constantFrom(0.5, 1),
    mask: fc.constantFrom(...laws),
    ridge: fc.constantFrom(0, 0.1, 3),
    test: fc.constantFrom({ mask: 0 }, { mask: 0.5 }),
  },
  { requiredKeys: [] },
);

/** Cells of a random problem with random changes; every rule of the simulation comes up. */
const sweeps = fc
  .record({
    spectrum: fc.constantFrom(...spectra),
    mask: fc.constantFrom(...laws),
    copies: fc.constantFrom(1, 2, "infinity"),
    rows: fc.constantFrom("all", "masked-target"),
    rescale: fc.boolean(),
    ridge: fc.constantFrom(0, 0.2),
    gamma: fc.constantFrom(0.5, 1.5),
    own: fc.boolean(),
    n: fc.constantFrom(4, 9, 16),
    cells: fc.array(changes, { minLength: 1, maxLength: 7 }),
  })
  .map(({ own, n, cells, ...fields }) =>
    cells.map(({ noise, strength, ...change }): Cell => {
      const signal = own ? { alignment: { kind: "self-supervised" } } : { strength };
      const outside = own || noise === undefined ? {} : { noise };
      return { problem: parseProblem({ ...fields, ...change, ...outside, signal }), n };
    }),
  );

const plain = (): Simulator => createSimulator({ engine: plainEngine() });

describe.each([
  ["plain", plainEngine],
  ["fastest", createEngine],
])("observeAll on the %s engine", (_name, engineOf) => {
  it("gives to the bit what each cell gives alone, by all rules", () => {
    const shared = createSimulator({ engine: engineOf() });
    const replicates = fc.integer({ min: 0, max: 3 });
    fc.assert(
      fc.property(sweeps, replicates, (cells, replicate) => {
        const alone = cells.map((cell) =>
          createSimulator({ engine: engineOf() }).observe(cell, 4, replicate),
        );
        expect(shared.observeAll(cells, 4, replicate)).toEqual(alone);
        // one after the other, on an engine that holds what others left
        expect(cells.map((cell) => shared.observe(cell, 4, replicate))).toEqual(alone);
        const backwards = cells.toReversed();
        expect(shared.observeAll(backwards, 4, replicate)).toEqual(alone.toReversed());
      }),
      { numRuns: 100 },
    );
  });
});

describe("the fastest engine", () => {
  it("observes what the plain one does", () => {
    const [fast, slow] = [createSimulator(), plain()];
    fc.assert(
      fc.property(sweeps, (cells) => {
        const expected = slow.observeAll(cells, 9, 0);
        fast.observeAll(cells, 9, 0).forEach((observation, k) => {
          for (const quantity of QUANTITIES) {
            const [found, wanted] = [observation[quantity], expected[k][quantity]];
            if (Number.isNaN(wanted)) expect(found).toBeNaN();
            else expect(Math.abs(found - wanted)).toBeLessThan(1e-8 * Math.max(1, wanted));
          }
        });
      }),
      { numRuns: 100 },
    );
  });

  it.each([0.3, 0.9])("shares large designs to the bit, p = %f", (ratio) => {
    const cells = [0, 0.1].flatMap((ridge) =>
      [2.5, 0.9, 1, 1.3, 0.3].map((gamma): Cell => {
        const problem = parseProblem({ gamma, ridge, mask: { law: "fixed", ratio } });
        return { problem, n: 150 };
      }),
    );
    const alone = cells.map((cell) => createSimulator().observe(cell, 2, 1));
    const simulator = createSimulator();
    expect(simulator.observeAll(cells, 2, 1)).toEqual(alone);
    expect(simulator.observeAll(cells.slice(4, 8), 2, 1)).toEqual(alone.slice(4, 8));
  });
});

describe("observeAll", () => {
  it("asks for nothing twice", () => {
    const engine = recordingEngine();
    const simulator = createSimulator({ engine });
    const cell = (fields: object): Cell => ({ problem: parseProblem(fields), n: 10 });
    const half = { law: "fixed", ratio: 0.5 };
    simulator.observeAll(
      [
        cell({ gamma: 4, mask: half }),
        cell({ gamma: 2, mask: half }),
        cell({ gamma: 2, mask: half, noise: 1 }),
        cell({ gamma: 2, mask: half, test: { mask: 0.3 } }),
        cell({ gamma: 2, mask: { law: "fixed", ratio: 0.7 } }),
      ],
      1,
      0,
    );
    // normals for the noise and the signal, then one X; two designs, the first of two sizes
    expect(engine.steps).toEqual([
      "draw 10×1",
      "draw 40×1",
      "draw 10×40",
      "mask",
      "solve 20, 2",
      "solve 40, 1",
      "mask",
      "solve 20, 1",
    ]);
    simulator.observe(cell({ gamma: 2, mask: { law: "fixed", ratio: 0.7 }, ridge: 1 }), 1, 0);
    simulator.observe(cell({ gamma: 3, mask: half }), 1, 0);
    simulator.observe(cell({ gamma: 2, mask: half }), 1, 1);
    expect(engine.steps.slice(8)).toEqual([
      "solve 20, 1",
      "mask",
      "solve 30, 1",
      "draw 10×1",
      "draw 20×1",
      "draw 10×20",
      "mask",
      "solve 20, 1",
    ]);
  });

  it("keeps nothing half-made when a step fails", () => {
    const inner = plainEngine();
    let failing = true;
    const simulator = createSimulator({
      engine: {
        ...inner,
        mask(masking) {
          if (failing) throw new Error("no memory");
          inner.mask(masking);
        },
      },
    });
    const cell = { problem: parseProblem({ gamma: 2, mask: { law: "fixed", ratio: 0.5 } }), n: 6 };
    expect(() => simulator.observe(cell, 1, 0)).toThrow("no memory");
    failing = false;
    expect(simulator.observe(cell, 1, 0)).toEqual(plain().observe(cell, 1, 0));
  });

  it("sees cells that changed in a list that did not", () => {
    const simulator = plain();
    const [one, two] = [0.5, 2].map((gamma): Cell => ({ problem: parseProblem({ gamma }), n: 6 }));
    const list = [one];
    const first = simulator.observeAll(list, 1, 0);
    list[0] = two;
    expect(simulator.observeAll(list, 1, 0)).not.toEqual(first);
    expect(simulator.observeAll([], 1, 0)).toEqual([]);
  });
});

describe("familyKey", () => {
  const base = { gamma: 2, mask: { law: "fixed", ratio: 0.5 } };
  const spiked = { ...base, spectrum: { family: "spiked", spikes: [4] } };
  const own = { ...spiked, signal: { alignment: { kind: "self-supervised" } } };
  const key = (fields: object, n = 20): string => familyKey({ problem: parseProblem(fields), n });

  it("is one for cells that differ in noise, signal, test, ridge, or size of an isotropic Σ", () => {
    for (const fields of [base, spiked]) {
      for (const other of [
        { noise: 2 },
        { signal: { strength: 3 } },
        { test: { mask: 0.4 } },
        { ridge: 0.1 },
      ]) {
        expect(key({ ...fields, ...other })).toBe(key(fields));
      }
    }
    expect(key({ ...base, gamma: 0.3 })).toBe(key(base));
    expect(key({ ...own, test: { mask: 0.4 } })).toBe(key(own));
  });

  it("differs with anything else", () => {
    const keys = [
      key(base),
      key(base, 21),
      key({ ...base, mask: { law: "fixed", ratio: 0.4 } }),
      key({ ...base, copies: 2 }),
      key({ ...base, rescale: true }),
      key({ ...base, rows: "masked-target" }),
      key({ ...base, spectrum: { family: "atoms", values: [2], weights: [1] } }),
      key(spiked),
      key({ ...spiked, gamma: 3 }),
      key(own),
      key({ ...own, gamma: 3 }),
      key({ ...base, signal: { alignment: { kind: "self-supervised" } } }),
      key({ ...base, gamma: 3, signal: { alignment: { kind: "self-supervised" } } }),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });
});

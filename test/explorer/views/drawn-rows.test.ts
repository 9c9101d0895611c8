import { describe, expect, it } from "vitest";
import { mapRows } from "../../../src/explorer/views/atlas/map-rows.ts";
import {
  spectrumFigure,
  spectrumModel,
} from "../../../src/explorer/views/spectrum/spectrum-model.ts";
import { spectrumRows } from "../../../src/explorer/views/spectrum/spectrum-rows.ts";
import { recoveryFigure } from "../../../src/plot/index.ts";
import { parseProblem } from "../../../src/problem/index.ts";
import { sampleSpectrum } from "../../../src/simulation/index.ts";
import { eigenRecovery, maskedSpectrum, risk } from "../../../src/theory/index.ts";

describe("rows of a map", () => {
  const plan = {
    problem: parseProblem({ gamma: 1 }),
    x: { path: "gamma", values: [1, 2, 4] },
    y: { path: "noise", values: [0.1, 0.2] },
    family: "own",
  } as const;

  it("are its cells so far, by their fields; infinity has no value", () => {
    const { axes, columns, rows } = mapRows({
      plan,
      values: { risk: Float64Array.of(Infinity, 2, 3, 4, 5, 6) },
      done: Uint8Array.of(1, 1, 0, 0, 0, 1),
    });
    expect(axes.map(({ path, values }) => [path, values.length])).toEqual([
      ["gamma", 3],
      ["noise", 2],
    ]);
    expect(columns.slice(0, 3)).toEqual(["gamma", "noise", "excessRisk"]);
    const seen = rows.map(({ gamma, noise, excessRisk }) => [gamma, noise, excessRisk]);
    expect(seen).toEqual([
      [1, 0.1, null],
      [2, 0.1, 2],
      [4, 0.2, 6],
    ]);
  });
});

describe("rows of a spectrum", () => {
  const problem = parseProblem({
    gamma: 2,
    spectrum: { family: "spiked", spikes: [20] },
    mask: { law: "fixed", ratio: 0.3 },
  });
  const density = maskedSpectrum(problem);
  const draw = sampleSpectrum(problem, { n: 40, seed: 1, replicate: 0 });
  const recovery = recoveryFigure(eigenRecovery(problem));
  const rowsOf = (
    fresh: { density: boolean; draw: boolean },
    scale: "linear" | "log" = "linear",
  ): ReturnType<typeof spectrumRows> => {
    const pieces = { density, draw, fresh, missing: "" };
    const figure = spectrumFigure(spectrumModel(problem, density), pieces, scale, null);
    return spectrumRows(figure, recovery, draw);
  };

  it("are every part of it, and add up", () => {
    const { columns, rows } = rowsOf({ density: true, draw: true });
    const part = (name: string): typeof rows => rows.filter((row) => row["part"] === name);
    const sum = (name: string, of: (row: (typeof rows)[number]) => number): number =>
      part(name).reduce((all, row) => all + of(row), 0);
    for (const row of rows) expect(Object.keys(row)).toEqual(columns);
    expect(part("spike")).toMatchObject([{ eigenvalue: 20, mass: 0 }]);
    expect(part("spike")[0]?.["inSample"]).toBeGreaterThan(20 * 0.3);
    expect(sum("population", (row) => row["mass"] as number)).toBe(1);
    expect(part("draw")).toHaveLength(80);
    const bias = (row: (typeof rows)[number]): number =>
      (row["bias"] as number) + (row["variance"] as number);
    expect(sum("recovery", bias)).toBeCloseTo(risk(problem).excessRisk ?? Number.NaN, 9);
    expect(part("atom")).toMatchObject([{ eigenvalue: 0, mass: 0.5 }]);
    expect(part("limit").length).toBeGreaterThan(50);
    expect(part("histogram").length).toBeGreaterThan(3);
  });

  it("leave out what is of an earlier problem", () => {
    const { rows } = rowsOf({ density: false, draw: false });
    expect(new Set(rows.map((row) => row["part"]))).toEqual(
      new Set(["population", "spike", "recovery"]),
    );
    expect(rows.every((row) => row["inSample"] === null)).toBe(true);
  });

  it("say of which kind the density is", () => {
    expect(rowsOf({ density: true, draw: true }).columns).toContain("density");
    expect(rowsOf({ density: true, draw: true }, "log").columns).toContain("densityPerDecade");
  });
});

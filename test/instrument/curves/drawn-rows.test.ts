import { describe, expect, it } from "vitest";
import {
  drawnCsv,
  drawnJson,
  drawnRows,
  type DrawnCurve,
} from "../../../src/instrument/curves/drawn-rows.ts";
import type { Provenance } from "../../../src/plot/index.ts";
import { parseProblem } from "../../../src/problem/index.ts";
import { createSimulator, runExperiment } from "../../../src/simulation/index.ts";
import { sweepColumns } from "../../../src/sweep/index.ts";
import { risk } from "../../../src/theory/index.ts";

const problem = parseProblem({ gamma: 4, noise: 0.25, mask: { law: "fixed", ratio: 0.1 } });
const at = (ratio: number): typeof problem =>
  parseProblem({ gamma: 4, noise: 0.25, mask: { law: "fixed", ratio } });

const x = Float64Array.of(0.1, 0.5, 1);
const total = Float64Array.from([0.1, 0.5, Number.NaN], (p) =>
  Number.isNaN(p) ? p : (risk(at(p)).excessRisk ?? Number.NaN),
);
const experiment = runExperiment(
  createSimulator(),
  { problem: at(0.5), n: 20 },
  { seed: 3, replicates: 5 },
);

const curve: DrawnCurve = {
  series: {
    name: '=HYPERLINK("evil"),\nsecond line',
    x,
    total,
    points: [
      {
        x: 0.5,
        mean: experiment.excessRisk.mean ?? Number.NaN,
        standardError: experiment.excessRisk.standardError,
        median: experiment.excessRisk.median ?? Number.NaN,
        replicates: 5,
        caution: null,
        verdict: null,
        z: null,
      },
    ],
  },
  problem,
  cells: [{ x: 0.5, experiment, remark: null }],
};

const provenance: Provenance = {
  program: "maskrisk",
  version: "1.2.3",
  title: "two\nlines",
  problem,
  curves: [{ name: curve.series.name, problem }],
  axis: { path: "mask.ratio", scale: "linear", range: [0, 1] },
  experiment: { n: 20, replicates: 5, target: 0, seed: 3 },
  link: "https://example.org/?gamma=4",
};

describe("what is drawn, as rows", () => {
  const drawn = drawnRows("mask.ratio", [curve]);

  it("has a sweep's columns, theory and experiments, and the values drawn", () => {
    expect(drawn.columns).toEqual([...sweepColumns(drawn.axes), "curve", "shown"]);
    expect(drawn.rows.map(({ source }) => source)).toEqual(["theory", "theory", "simulation"]);
    const [first, , last] = drawn.rows;
    expect(first).toMatchObject({
      "mask.ratio": 0.1,
      excessRisk: risk(problem).excessRisk,
      shown: total[0],
      seed: null,
    });
    expect(last).toMatchObject({
      "mask.ratio": 0.5,
      excessRisk: experiment.excessRisk.mean,
      shown: experiment.excessRisk.mean,
      seed: 3,
      n: 20,
      d: 80,
      replicates: 5,
    });
  });

  it("is CSV under comment lines that say where it comes from", () => {
    const text = drawnCsv(drawn, provenance);
    const lines = text.split("\n");
    const head = lines.filter((line) => line.startsWith("# "));
    expect(head[0]).toBe("# maskrisk 1.2.3");
    expect(head).toContain("# title: two lines");
    expect(head).toContain("# link: https://example.org/?gamma=4");
    expect(head).toContain("# seed: 3");
    expect(head).toContain(`# problem: ${JSON.stringify(problem)}`);
    expect(lines[head.length]).toBe(drawn.columns.join(","));
    // a name from a link is never a spreadsheet's formula
    expect(text).toContain(`"'=HYPERLINK(""evil""),\nsecond line"`);
    expect(text).not.toMatch(/(^|,)"?=/m);
    expect(text).not.toContain("NaN");
  });

  it("is JSON in the form of a sweep's", () => {
    const read = JSON.parse(drawnJson(drawn, provenance)) as Record<string, unknown>;
    expect(read).toMatchObject({
      version: "1.2.3",
      link: provenance.link,
      problem,
      columns: drawn.columns,
      experiment: { seed: 3 },
    });
    expect(read["rows"]).toHaveLength(3);
  });
});

import { describe, expect, it } from "vitest";
import { parseProblem } from "../../../src/problem/index.ts";
import { createSimulator, runExperiment } from "../../../src/simulation/index.ts";
import {
  parseAxis,
  simulationRow,
  sweepCells,
  sweepColumns,
  theoryRow,
  toCsv,
  toJson,
  toJsonLines,
  toSidecar,
  type Row,
} from "../../../src/sweep/index.ts";
import { risk } from "../../../src/theory/index.ts";

const problem = parseProblem({ gamma: 2, spectrum: { family: "spiked", spikes: [20] } });
const axes = [parseAxis("gamma=0.5,1,2"), parseAxis("mask.ratio=0.3")];
const cells = sweepCells(problem, axes);
const simulator = createSimulator();
const rows = cells.flatMap(({ values, problem: here }): Row[] => [
  theoryRow(axes, values, risk(here)),
  simulationRow(
    axes,
    values,
    runExperiment(simulator, { problem: here, n: 12 }, { seed: 4, replicates: 3 }),
  ),
]);
const columns = sweepColumns(axes);
const header = { version: "0.1.0", problem, axes, link: "https://example.org/?v=1&gamma=2" };

describe("rows", () => {
  it("have the swept values first, then the source and what it found", () => {
    expect(columns.slice(0, 9)).toEqual([
      "gamma",
      "mask.ratio",
      "source",
      "excessRisk",
      "standardError",
      "replicates",
      "seed",
      "n",
      "d",
    ]);
    for (const row of rows) expect(Object.keys(row)).toEqual(columns);
    expect(rows[0]).toMatchObject({
      gamma: 0.5,
      "mask.ratio": 0.3,
      source: "theory",
      standardError: null,
      n: null,
      regime: "underparameterised",
      notice: null,
    });
    expect(rows[0].excessRisk).toBe(risk(cells[0].problem).excessRisk);
    expect(rows[1]).toMatchObject({
      source: "simulation",
      replicates: 3,
      seed: 4,
      n: 12,
      d: 6,
      bias: null,
      notice: expect.stringContaining("spikes"),
    });
  });

  it("leave out what is infinite", () => {
    expect(rows[2]).toMatchObject({ gamma: 1, excessRisk: null, regime: "threshold" });
  });
});

/** Reads CSV back, quotes and all. */
function readCsv(text: string): string[][] {
  const records: string[][] = [[""]];
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const record = records[records.length - 1];
    if (quoted && text[i] === '"' && text[i + 1] === '"') i++;
    else if (text[i] === '"') {
      quoted = !quoted;
      continue;
    } else if (!quoted && text[i] === ",") {
      record.push("");
      continue;
    } else if (!quoted && text[i] === "\n") {
      records.push([""]);
      continue;
    }
    record[record.length - 1] += text[i];
  }
  return records.slice(0, -1);
}

describe("files", () => {
  it("hold the same columns and values as CSV, JSON and JSON Lines", () => {
    const [names, ...records] = readCsv(toCsv(columns, rows));
    expect(names).toEqual(columns);
    const lines = toJsonLines(columns, rows)
      .trimEnd()
      .split("\n")
      .map((line): Row => JSON.parse(line) as Row);
    expect(lines).toEqual(rows);
    const whole = JSON.parse(toJson(header, columns, rows)) as { rows: Row[] };
    expect(whole).toEqual({ ...header, columns, rows });
    expect(JSON.parse(toSidecar(header, columns))).toEqual({ ...header, columns });
    records.forEach((record, i) => {
      record.forEach((text, k) => {
        const value = rows[i][columns[k]];
        if (value === null) expect(text).toBe("");
        else if (typeof value === "number") expect(Number(text)).toBe(value);
        else expect(text).toBe(value);
      });
    });
  });

  it("quote what CSV must quote", () => {
    const row: Row = { a: 'say "no", twice', b: "line\nfeed", c: null, d: -1e-300 };
    expect(toCsv(["a", "b", "c", "d"], [row])).toBe(
      'a,b,c,d\n"say ""no"", twice","line\nfeed",,-1e-300\n',
    );
    expect(readCsv(toCsv(["a", "b"], [row]))[1]).toEqual([row.a, row.b]);
  });
});

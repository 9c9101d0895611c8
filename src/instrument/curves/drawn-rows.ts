import type { Problem } from "../../problem/index.ts";
import type { Experiment } from "../../simulation/index.ts";
import {
  problemsAlong,
  rowNumber,
  simulationRow,
  sweepColumns,
  theoryRow,
  toCsv,
  toJson,
  type Axis,
  type Row,
} from "../../sweep/index.ts";
import { risk } from "../../theory/index.ts";
import type { FigureSeries, Provenance } from "../../plot/index.ts";

/** A curve that is drawn, with the problem and the experiments behind it. */
export interface DrawnCurve {
  readonly series: Pick<FigureSeries, "name" | "x" | "total" | "points">;
  readonly problem: Problem;
  readonly cells: readonly {
    readonly x: number;
    readonly experiment: Experiment;
    readonly remark: string | null;
  }[];
}

/** What is drawn, in tidy rows. */
export interface DrawnRows {
  readonly axes: readonly Axis[];
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

/**
 * What is drawn as the rows of a sweep: theory at every place of every curve, then its experiments.
 * Two columns come on top of a sweep's: `curve`, its name, and `shown`, the value drawn (of a cell
 * whose mean is not trusted, the median). Places that a problem does not allow have no row.
 *
 * Cost: one theory evaluation for each place of each curve.
 */
export function drawnRows(path: string, curves: readonly DrawnCurve[]): DrawnRows {
  const values = new Set(curves.flatMap(({ series }) => Array.from(series.x)));
  const axes: Axis[] = [{ path, values: [...values].toSorted((a, b) => a - b) }];
  return {
    axes,
    columns: [...sweepColumns(axes), "curve", "shown"],
    rows: curves.flatMap((curve) => [...theoryRows(axes, curve), ...experimentRows(axes, curve)]),
  };
}

function theoryRows(axes: readonly Axis[], { series, problem }: DrawnCurve): Row[] {
  const { x, total, name } = series;
  return problemsAlong(problem, axes[0]?.path ?? "", x).flatMap((one, i): Row[] => {
    if (one === null) return [];
    const row = theoryRow(axes, [x[i] as number], risk(one));
    return [{ ...row, curve: name, shown: rowNumber(total[i]) }];
  });
}

function experimentRows(axes: readonly Axis[], { series, cells }: DrawnCurve): Row[] {
  return cells.map(({ x, experiment, remark }): Row => {
    const point = series.points.find((one) => one.x === x);
    const shown = point && (point.caution === null ? point.mean : point.median);
    const row = simulationRow(axes, [x], experiment, remark);
    return { ...row, curve: series.name, shown: rowNumber(shown) };
  });
}

/** Letters that make a spreadsheet take a text for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * Rows as CSV under a head of comment lines (`#`), which say where they come from. A name that a
 * spreadsheet would run as a formula starts with an apostrophe.
 */
export function drawnCsv({ columns, rows }: DrawnRows, provenance: Provenance): string {
  const safe = rows.map((row) => {
    const { curve } = row;
    return typeof curve === "string" && FORMULA.test(curve) ? { ...row, curve: `'${curve}` } : row;
  });
  const { version, title, link, experiment, problem, curves } = provenance;
  const head = [
    `maskrisk ${version}`,
    `title: ${oneLine(title)}`,
    `link: ${oneLine(link ?? "none")}`,
    `seed: ${experiment.seed}`,
    `problem: ${JSON.stringify(problem)}`,
    ...curves.map((curve) => `curve: ${JSON.stringify(curve)}`),
  ];
  return head.map((line) => `# ${line}\n`).join("") + toCsv(columns, safe);
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ");
}

/** Rows as one JSON object, in the form of a sweep's, with where they come from at its head. */
export function drawnJson({ axes, columns, rows }: DrawnRows, provenance: Provenance): string {
  const { version, problem, experiment, link, title, curves } = provenance;
  const header = { version, problem, axes, experiment, link, title, curves };
  return toJson(header, columns, rows);
}

import { readFileSync } from "node:fs";
import {
  createHoldout,
  estimatePopulation,
  prepareTable,
  readTable,
  tableProblem,
  type PreparedTable,
  type TablePopulation,
} from "../../src/data/index.ts";
import { summarize } from "../../src/numerics/index.ts";
import { parseProblem, type MaskLaw } from "../../src/problem/index.ts";
import type { Cell } from "../../src/simulation/index.ts";
import { finiteSizeRisk, risk } from "../../src/theory/index.ts";
import { factorRows, tableOf } from "../data/tables.ts";
import { inMilliseconds, type Measurement } from "./measurement.ts";

/** The tables that come with the page, and the numbers of training rows looked at. */
const TABLES: readonly (readonly [name: string, sizes: readonly number[]])[] = [
  ["words", [100, 300, 600]],
  ["splice", [90, 900]],
  ["pbmc", [64, 200]],
  ["digits", [150, 600, 1200]],
];

const LAWS: readonly MaskLaw[] = [
  { law: "fixed", ratio: 0 },
  { law: "fixed", ratio: 0.15 },
  { law: "fixed", ratio: 0.5 },
  { law: "fixed", ratio: 0.75 },
  { law: "uniform", min: 0.1, max: 0.9 },
];

const SPLITS = 20;

/** Size of the large table that is timed. */
const LARGE = { rows: 20_000, columns: 500 };

/** What reading and estimating costs, and held-out errors over theory on every table. */
export async function tables(): Promise<Measurement[]> {
  const rows: Measurement[] = [];
  for (const [name, sizes] of TABLES) {
    const bytes = readFileSync(new URL(`../../public/data/${name}.csv.gz`, import.meta.url));
    const start = performance.now();
    const prepared = await prepareTable(await readTable(new Uint8Array(bytes)));
    const population = await estimatePopulation(prepared);
    rows.push(timed(name, prepared, population, performance.now() - start));
    for (const n of sizes) rows.push(...heldOut(name, prepared, population, n));
  }
  const prepared = await prepareTable(
    tableOf(factorRows(LARGE.rows, LARGE.columns, { factors: 12 })),
  );
  const start = performance.now();
  const population = await estimatePopulation(prepared);
  rows.push(timed("factor model", prepared, population, performance.now() - start));
  return rows;
}

function timed(
  name: string,
  { rows, used }: PreparedTable,
  { misfit }: TablePopulation,
  milliseconds: number,
): Measurement {
  const size = `${rows} × ${used.length}`;
  return {
    what: `table ${name}, ${size}, misfit ${misfit.toPrecision(2)}`,
    figure: inMilliseconds(milliseconds / 1000),
    target: "",
  };
}

/** Held out over theory of the limit, over theory refined for n in brackets, with its standard error. */
function heldOut(
  name: string,
  { rows, used, values }: PreparedTable,
  population: TablePopulation,
  n: number,
): Measurement[] {
  const holdout = createHoldout({ rows, columns: used.length, values, target: null });
  return [false, true].map((hidden): Measurement => {
    const base = tableProblem(population, n, hidden);
    const laws = hidden ? LAWS.slice(1) : LAWS;
    const cells = laws.map((mask): Cell => ({ n, problem: parseProblem({ ...base, mask }) }));
    const seen = Array.from({ length: SPLITS }, (_, i) => holdout.observeAll(cells, 1, i));
    const figures = cells.map(({ problem }, k) => {
      const { mean, standardError } = summarize(seen.map((one) => one[k].totalRisk));
      const limit = risk(problem).totalRisk!;
      const refined = finiteSizeRisk(problem, { n, d: population.features }).totalRisk;
      const over = (theory: number | null): string =>
        theory === null ? "–" : (mean! / theory).toFixed(2);
      return `${over(limit)} (${over(refined)}) ± ${(standardError! / limit).toFixed(2)}`;
    });
    const what = `${name}, n = ${n}, ${hidden ? "hidden target" : "rows all"}, p = ${hidden ? "" : "0, "}.15, .5, .75, U`;
    return { what, figure: figures.join("  "), target: "" };
  });
}

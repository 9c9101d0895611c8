import type { Problem } from "../../../../problem/index.ts";
import { optimum } from "../../../../theory/index.ts";
import type { Case, ChartLine, Finding } from "../finding.ts";
import { uniform } from "../problems.ts";
import { tableAt, tables } from "../tables.ts";
import { best, excess, places } from "./tools.ts";

/** Growth of the best ratio that is none. */
const SLACK = 0.005;

/** Stretches of n/d over which rows grow, and what each stands for. */
const STRETCHES: readonly {
  readonly name: string;
  readonly condition: string;
  readonly rowsEach: readonly number[];
  readonly change: object;
}[] = [
  {
    name: "n = d/2 … 4d",
    condition: "rows are at most four for each feature",
    rowsEach: [0.5, 1, 2, 4],
    change: {},
  },
  {
    name: "n = 4d … 16d",
    condition: "rows go from four to sixteen for each feature",
    rowsEach: [4, 6, 8, 11, 16],
    change: {},
  },
  {
    name: "n = 16d … 128d",
    condition: "rows are sixteen or more for each feature",
    rowsEach: [16, 32, 64, 128],
    change: {},
  },
  {
    name: "n = 2d … 32d, all rows count",
    condition: "every row counts, and rows are two or more for each feature",
    rowsEach: [2, 4, 8, 16, 32],
    change: { rows: "all" },
  },
];

/** The best ratio of the tables as their rows grow. */
export function rowsFinding(): Finding {
  const cases = STRETCHES.flatMap(({ name, condition, rowsEach, change }) =>
    tables.map(([table, title]): Case => {
      const ratios = rowsEach.map((each) => best(tableAt(table, each, change)).ratio);
      const rises = ratios.slice(1).map((ratio, k) => ratio - (ratios[k] ?? 0));
      return {
        name: `${title}, ${name}`,
        condition,
        holds: rises.every((rise) => rise <= SLACK),
        values: [ratios[0] ?? null, ratios.at(-1) ?? null, Math.max(...rises)],
      };
    }),
  );
  const x = places(0.5, 128, 25, "log");
  const lines = tables.map(([table, title], k): ChartLine => ({
    name: title,
    tone: k + 1,
    x,
    y: x.map((each) => best(tableAt(table, each)).ratio),
  }));
  const cells = ([8, 16] as const).map((each) => best(tableAt("pbmc", each)).ratio.toFixed(2));
  return {
    columns: [
      { name: "best ratio at the fewest rows" },
      { name: "at the most" },
      { name: "largest rise between" },
    ],
    cases,
    chart: {
      x: { name: "rows for each feature, n/d", scale: "log", range: [0.5, 128] },
      y: { name: "best fixed ratio", scale: "linear", range: [0, 0.5] },
      lines,
    },
    telling: `blood cells: ${cells[0]} at n = 8d, ${cells[1]} at 16d`,
  };
}

/** Gain below which R²MAE does not beat a fixed ratio. */
const NO_GAIN = 0.001;

/** Rows for each feature at which it is tried. */
const TRIED = [1, 2, 4] as const;

/** What R²MAE gains on the tables, tests clean and masked at one half. */
export function gainFinding(): Finding {
  const kinds = [
    { name: "clean tests", condition: "tests are clean", change: {} },
    {
      name: "tests masked at 0.5",
      condition: "tests are masked at one half (and then by little, for one table of four)",
      change: { test: { mask: 0.5 } },
    },
  ];
  const cases = kinds.flatMap(({ name, condition, change }) =>
    tables.map(([table, title]): Case => {
      const tried = TRIED.map((each) => {
        const problem = tableAt(table, each, change);
        return { ratio: best(problem).ratio, gain: optimum(problem, "uniform").gain };
      });
      const most = tried.reduce((a, b) => (b.gain > a.gain ? b : a));
      return {
        name: `${title}, ${name}`,
        condition,
        holds: most.gain >= NO_GAIN,
        values: [most.ratio, 100 * most.gain, change0(tableAt(table, 2, change))],
      };
    }),
  );
  const masked = tableAt("pbmc", 2, { test: { mask: 0.5 } });
  const { risk: least } = best(masked);
  const x = places(0.02, 0.4, 40);
  const relative = (value: number): number => value / least;
  const gain = Math.max(...cases.map(({ values }) => values[1] ?? 0));
  return {
    columns: [
      { name: "best fixed ratio" },
      { name: "gain of the best range", unit: "%" },
      { name: "R²MAE from 0, at its best end, n = 2d", unit: "%" },
    ],
    cases,
    chart: {
      x: { name: "ratio p, or end b of R²MAE from 0", scale: "linear", range: [0, 0.4] },
      y: {
        name: "risk, blood cells, tests at 0.5, over the best fixed",
        scale: "linear",
        range: [0.98, 1.1],
      },
      lines: [
        {
          name: "one ratio",
          tone: 1,
          x,
          y: x.map((p) => relative(excess({ ...masked, mask: { law: "fixed", ratio: p } }))),
        },
        {
          name: "R²MAE from 0",
          tone: "random",
          x,
          y: x.map((b) => relative(excess({ ...masked, mask: uniform(0, b) }))),
        },
      ],
    },
    telling: `at most ${gain.toPrecision(1)} % gained`,
  };
}

/** What R²MAE from 0 to its best end costs over the best fixed ratio, in percent; negative is a gain. */
function change0(problem: Problem): number {
  const { ratio, risk } = best(problem);
  const ends = places(1.2, 3.2, 21).map((times) => Math.min(0.99, times * Math.max(ratio, 1e-3)));
  const least = Math.min(...ends.map((b) => excess({ ...problem, mask: uniform(0, b) })));
  return 100 * (least / risk - 1);
}

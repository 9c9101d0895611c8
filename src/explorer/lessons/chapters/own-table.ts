import { tableProblems } from "virtual:table-problems";
import { encodeProblem, parseProblem, type Problem } from "../../../problem/index.ts";
import { bestFixedRatio, optimum } from "../../../theory/index.ts";
import { excess } from "../content/theory.ts";
import type { TableName } from "../../site/table-problems.ts";
import {
  equation,
  figure,
  heading,
  note,
  table,
  text,
  type Chapter,
  type LiveNumber,
} from "../content/chapter.ts";

const r = String.raw;

/** A table with so many training rows for each feature; a column is predicted where it is hidden. */
const at = (name: TableName, rowsEach: number, change: object = {}): Problem =>
  parseProblem({ ...tableProblems[name].problem, gamma: 1 / rowsEach, ...change });

const best = (problem: Problem): number => bestFixedRatio(problem).ratio;

const ratio =
  (name: TableName, rowsEach: number): LiveNumber =>
  () =>
    best(at(name, rowsEach));

/** What the best range of ratios gains, tests masked at `mask`, with twice as many rows as features. */
const gain =
  (name: TableName, mask: number): LiveNumber =>
  () =>
    optimum(at(name, 2, { test: { mask } }), "uniform").gain;

/** What half the best ratio costs in excess risk. */
const halved =
  (name: TableName): LiveNumber =>
  () => {
    const problem = at(name, 2);
    const { ratio: p, risk: least } = bestFixedRatio(problem);
    const half = bestRiskAt(problem, p / 2);
    return half / (least.excessRisk ?? Number.NaN) - 1;
  };

function bestRiskAt(problem: Problem, p: number): number {
  return excess({ ...problem, mask: { law: "fixed", ratio: p } });
}

const query = (problem: Problem, rest: string): string => {
  const pairs = [...encodeProblem(problem)];
  return `${new URLSearchParams(pairs).toString()}&${rest}`;
};

const { rows, features } = tableProblems.pbmc;

export const chapter: Chapter = {
  id: "own-table",
  title: "Your own table",
  lead: "A table of data knows its own risk: what it takes to read it off, and what four real tables say of masks.",
  blocks: [
    text(
      r`Every chapter began with a spectrum, a signal and a noise. A table gives none of them. It gives $N$ rows of $d$ columns, and what one computes from these is biased: the eigenvalues $l_i$ of its correlations are spread wider than those of the population behind it, and least squares on the table leaves residuals that understate the noise by the factor $1 - d/N$. For {{rows}} blood cells and {{features}} genes that factor is {{bias:2}}.`,
    ),
    heading("What a table does tell"),
    text(
      r`The theory needs two functions of the population, not its eigenvalues one by one: how many directions are seen at an effective ridge $\kappa$, and how much of the signal is left there. Both can be read off the table's own resolvents, without bias to leading order. With a ridge $\ell$ on the table and $r_1 = \frac1N\sum_i \frac{1}{l_i+\ell}$,`,
    ),
    equation(
      r`\kappa = \frac{1}{r_1}\,,`,
      r`e_1(\kappa) = \frac{N}{d}\,(1-\ell r_1)\,,`,
      r`M(\kappa) = \nu - \kappa\, q\,,`,
    ),
    text(
      r`where $\nu$ is the variance of the target and $q$ the energy of the target that the resolvent passes. Least squares with weights $\ge 0$ turns the two functions into a few eigenvalues with their masses and energies: {{atoms}} of them for the blood cells. That is a problem like any other in these lessons, and no row of the table is in it.`,
    ),
    heading("What it says of masks"),
    figure({
      id: "blood",
      query: query(
        at("pbmc", 2, { mask: { law: "fixed", ratio: 0.06 } }),
        "axis=mask.ratio&to=0.6&yscale=fit",
      ),
      caption: r`Blood cells: a gene is predicted from the others, in cells where it is hidden. At $\gamma$ = {{blood#gamma}} genes for each cell the best ratio is {{blood-best}}.`,
      sliders: ["gamma", "test.mask"],
      tracks: { gamma: [0.02, 2] },
    }),
    text(
      r`With $n = d/2$ cells the best ratio is {{p05:2}}; with $n = d$, $2d$ and $4d$ it is {{p1:2}}, {{p2:2}} and {{p4:2}}. A row counts only where its target is hidden, so about $pn$ rows do; a smaller ratio on more rows keeps these few, well below the threshold, and sees more of each. Then it jumps: at $n = 16d$ the best ratio is {{p16:2}}, on the other side of the threshold, where rows that count outnumber features. From there it falls again, to {{p64:2}} at $n = 64d$.`,
    ),
    table(
      "Four tables with two rows for each feature: the best ratio, what half of it costs, and what the best R²MAE range gains",
      ["table", "best ratio", "at half of it", "R²MAE, clean tests", "tests masked at 0.5"],
      [
        "digits",
        "{{digits-ratio:2}}",
        "+{{digits-half:%}}",
        "{{digits-clean:%}}",
        "{{digits-masked:%}}",
      ],
      [
        "blood cells",
        "{{pbmc-ratio:2}}",
        "+{{pbmc-half:%}}",
        "{{pbmc-clean:%}}",
        "{{pbmc-masked:%}}",
      ],
      [
        "words",
        "{{words-ratio:2}}",
        "+{{words-half:%}}",
        "{{words-clean:%}}",
        "{{words-masked:%}}",
      ],
    ),
    text(
      r`So it is a gain of tenths of a percent, on one table, when the tests are masked as well. For the DNA, whose sites say next to nothing of one another, the best ratio is {{splice-ratio:2}} until there are many rows: nothing learnt from few rows is better than the mean.`,
    ),
    note(
      r`The explorer's *Data* view does this with a table of yours, and holds rows out beside it: fits on $n$ rows, measured on the others. The rows stay on your machine, and a link holds the estimated population alone.`,
    ),
  ],
  exercises: [
    {
      kind: "numeric",
      id: "table-noise",
      question: r`A table has 400 rows and 100 columns. Least squares of a target on all of them leaves a mean squared residual of 0.3. What is the noise variance $\sigma^2$?`,
      label: "σ² =",
      answer: () => 0.4,
      tolerance: 0.02,
      traps: [
        { value: () => 0.3, why: r`That is the residual on the rows that were fitted: too small.` },
        {
          value: () => 0.225,
          why: r`The factor goes the other way: residuals understate the noise.`,
        },
      ],
      hint: r`The fit takes up $d$ of $N$ dimensions of the noise.`,
      why: r`Residuals keep the share $1 - d/N = 0.75$ of it, and $0.3/0.75 = 0.4$.`,
    },
    {
      kind: "choice",
      id: "table-jump",
      question: r`Why does the best ratio jump up somewhere beyond four rows for each feature?`,
      options: [
        {
          text: "More rows mean more noise, which heavier masks average out.",
          right: false,
          why: r`Each row has the noise that it had. What changes is how many rows there are to choose from.`,
        },
        {
          text: "Rows count where the target is hidden: with enough rows it pays to have more of them than features.",
          right: true,
          why: r`Below the threshold the fit stays with few rows, beyond it with many; just at it the risk is infinite. With many rows the far side is lower.`,
        },
        {
          text: "The spectrum of the table changes with the number of rows.",
          right: false,
          why: r`The population behind the table stays the same: only $\gamma = d/n$ changes.`,
        },
      ],
    },
    {
      kind: "setting",
      id: "table-high",
      question: r`Find a $\gamma$ for the blood cells at which the best ratio is above 0.25.`,
      figure: "blood",
      holds: (problem) => best(problem) > 0.25,
      say: (problem) =>
        `Here the best ratio is ${best(problem).toPrecision(2)}. How many rows does it take to get beyond the threshold?`,
      solution: [
        ["test.mask", 0],
        ["gamma", 0.065],
      ],
      why: r`With some fifteen cells for each gene, a ratio of 0.29 makes four rows count for each feature.`,
    },
  ],
  numbers: {
    rows: () => rows,
    features: () => features,
    bias: () => 1 - features / rows,
    atoms: () => {
      const { spectrum } = tableProblems.pbmc.problem;
      return spectrum.family === "atoms" ? spectrum.values.length : null;
    },
    "blood-best": (of) => best(of("blood")),
    p05: ratio("pbmc", 0.5),
    p1: ratio("pbmc", 1),
    p2: ratio("pbmc", 2),
    p4: ratio("pbmc", 4),
    p16: ratio("pbmc", 16),
    p64: ratio("pbmc", 64),
    "digits-ratio": ratio("digits", 2),
    "pbmc-ratio": ratio("pbmc", 2),
    "words-ratio": ratio("words", 2),
    "splice-ratio": ratio("splice", 2),
    "digits-half": halved("digits"),
    "pbmc-half": halved("pbmc"),
    "words-half": halved("words"),
    "digits-clean": gain("digits", 0),
    "pbmc-clean": gain("pbmc", 0),
    "words-clean": gain("words", 0),
    "digits-masked": gain("digits", 0.5),
    "pbmc-masked": gain("pbmc", 0.5),
    "words-masked": gain("words", 0.5),
  },
};

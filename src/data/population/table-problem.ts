import { parseProblem, type Problem } from "../../problem/index.ts";
import type { TablePopulation } from "./estimate.ts";

/** Figures of the numbers that a link carries. */
const FIGURES = 8;

/**
 * The problem that stands for a table: its discrete population as atoms, the signal's energies as
 * weights, diag(Σ) = 1, no masks, no ridge.
 *
 * γ is features over samples at the n asked for: the features are those that a fit has, so without the
 * target where that is a column of the table, and samples are counted before masks. With hidden targets
 * (each column in turn) a sample counts only where its target is hidden, and theory takes n E[p] rows.
 *
 * @param n number of training samples that it is asked for; may exceed the table's rows
 * @param hidden whether rows count only where their target is hidden
 */
export function tableProblem(population: TablePopulation, n: number, hidden: boolean): Problem {
  const { eigenvalues, masses, signals, noise, features } = population;
  const variance = eigenvalues.reduce((sum, lambda, k) => sum + lambda * (signals[k] ?? 0), 0);
  const top = Math.max(...signals);
  return parseProblem({
    gamma: Number((features / n).toPrecision(12)),
    spectrum: {
      family: "atoms",
      values: Array.from(eigenvalues, rounded),
      weights: Array.from(masses, rounded),
    },
    signal:
      top > 0
        ? {
            strength: rounded(variance),
            of: "variance",
            // in proportion only: those on nearly no variance may be huge
            alignment: { kind: "weights", weights: Array.from(signals, (b) => rounded(b / top)) },
          }
        : { strength: 0 },
    noise: rounded(noise),
    rows: hidden ? "masked-target" : "all",
  });
}

const rounded = (value: number): number => Number(value.toPrecision(FIGURES));

import { figures, quoted } from "./invalid-table.ts";
import type { TablePopulation } from "./population/estimate.ts";
import type { PreparedTable } from "./preparing/prepare.ts";

/** Something about a table that keeps its predictions from being exact. */
export interface Caution {
  readonly kind:
    | "heavy-tails"
    | "uneven-rows"
    | "few-columns"
    | "few-rows"
    | "near-singular"
    | "missing"
    | "duplicates"
    | "order"
    | "misfit";
  /** A sentence or two for a person, with the numbers. */
  readonly message: string;
}

/** Columns below which the theory of many columns is rough. */
const FEW_COLUMNS = 100;

/** Variance of |x|²/d, beyond what normal rows have, from which on rows are of different size. */
const UNEVEN = 0.3;

/** Mean kurtosis of the columns beyond which predictions are off by a factor. */
const HEAVY = 12;

/** Relative standard error of a noise that is hardly known. */
const VAGUE = 0.15;

/** An eigenvalue so small carries next to no variance. */
const TINY = 1e-3;

/** What is to be known before the numbers of a table are trusted, the weightiest first. */
export function cautionsFor(table: PreparedTable, population: TablePopulation): Caution[] {
  return [
    ...tailCautions(table, population),
    ...rowCautions(table, population),
    ...columnCautions(table, population),
    ...dependenceCautions(table),
    ...fitCautions(population),
  ];
}

function caution(kind: Caution["kind"], applies: boolean, message: () => string): Caution[] {
  return applies ? [{ kind, message: message() }] : [];
}

function tailCautions(
  { tails, used, rows }: PreparedTable,
  { sample }: TablePopulation,
): Caution[] {
  const { heavy, suggestion, rowSpread, kurtosis } = tails;
  // Var |x|²/d = 2 tr C²/d² for normal rows
  const normal = sample.reduce((sum, l) => sum + 2 * (l / used.length) ** 2, 0);
  const uneven = rowSpread ** 2 - normal;
  const [worst] = heavy;
  const advice =
    suggestion === null ? "" : ` Try the transform ${suggestion.transform}: ${suggestion.reason}.`;
  return [
    ...caution("heavy-tails", worst !== undefined, () => {
      const { column, largest, row, share, kurtosis: own } = worst as NonNullable<typeof worst>;
      return (
        `Heavy tails in ${figures(heavy.length)} of ${figures(used.length)} columns: in ${quoted(column)} ` +
        `the entry in row ${figures(row)} is ${short(largest)} standard deviations out and makes ` +
        `${percent(share)} of the variance of ${figures(rows)} rows (kurtosis ${short(own)}, where 3 is normal). ` +
        `${kurtosis > HEAVY ? "Predictions may be off by a factor of 1.1 to 4." : "Errors of these columns may be larger than predicted."}${advice}`
      );
    }),
    ...caution(
      "uneven-rows",
      uneven > UNEVEN,
      () =>
        `Rows are of very different size: the standard deviation of |x|²/d is ${short(rowSpread)} around its ` +
        `mean 1, where normal rows with these correlations have ${short(Math.sqrt(normal))}, and the theory is one of ` +
        `such rows. Predictions may be some ${percent(uneven / 5)} too low.`,
    ),
  ];
}

function rowCautions(
  { rows, used, target }: PreparedTable,
  { leastRidge }: TablePopulation,
): Caution[] {
  const d = used.length;
  // the mean over many targets is told better than one of them
  const vague = target !== null && 2 / (rows - d) > VAGUE ** 2;
  return [
    ...caution(
      "few-rows",
      rows <= d,
      () =>
        `Fewer rows (${figures(rows)}) than columns (${figures(d)}): the table says nothing of effective ridges ` +
        `below ${short(leastRidge)}. Fits on more than some ${figures(Math.round(0.9 * rows))} rows that count, ` +
        `or close to as many rows as columns, are beyond what it can tell.`,
    ),
    ...caution(
      "few-rows",
      rows > d && (rows < 1.2 * d || vague),
      () =>
        `Hardly more rows (${figures(rows)}) than columns (${figures(d)}): ${figures(rows - d)} rows are left to ` +
        `tell the noise, which they do to some ${percent(Math.sqrt(2 / (rows - d)))}.`,
    ),
  ];
}

function columnCautions(
  { used, missing, rows }: PreparedTable,
  { sample, features }: TablePopulation,
): Caution[] {
  const d = used.length;
  const tiny = d > sample.length ? 0 : sample.filter((value) => value < TINY).length;
  const [top = 1] = sample;
  return [
    ...caution(
      "few-columns",
      features < FEW_COLUMNS,
      () =>
        `Few columns (${figures(features)} features): the theory is one of many. ` +
        (features < 30
          ? "Take its numbers as a guide only."
          : `Means may be off by some ${features < 70 ? 15 : 10} %, more near as many rows as columns.`),
    ),
    ...caution(
      "near-singular",
      tiny > 0,
      () =>
        `The correlation matrix is nearly singular: ${figures(tiny)} of its ${figures(d)} eigenvalues are below ` +
        `${TINY}, the smallest is ${short(sample.at(-1) ?? 0)}, the largest ${short(top)}. Some columns follow ` +
        `from the others almost exactly; without masks and ridge the risk hangs on these directions.`,
    ),
    ...caution(
      "missing",
      missing > 0,
      () =>
        `${figures(missing)} entries are missing (${percent(missing / (rows * d))}). Each counts as the mean of ` +
        `its column, which is a mask that nobody chose.`,
    ),
  ];
}

function dependenceCautions({ rows, duplicates, order }: PreparedTable): Caution[] {
  return [
    ...caution(
      "duplicates",
      duplicates > 0,
      () =>
        `${figures(duplicates)} of ${figures(rows)} rows (${percent(duplicates / rows)}) are the same as an earlier ` +
        `one: held-out rows that were trained on make held-out errors too small.`,
    ),
    ...caution(
      "order",
      order !== null,
      () =>
        `Rows next to each other are alike (correlation ${short(order ?? 0)}), as in a time series or a sorted ` +
        `table: if it is not the sorting, held-out rows are too easy.`,
    ),
  ];
}

function fitCautions({ misfit, why }: TablePopulation): Caution[] {
  return caution(
    "misfit",
    misfit > 1e-4,
    () => `The population fits the table only to ${short(misfit)}. ${why ?? ""}`,
  );
}

const short = (value: number): string => String(Number(value.toPrecision(2)));
const percent = (share: number): string => `${Number((100 * share).toPrecision(2))} %`;

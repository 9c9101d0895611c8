/** A table of data: reading, preparing, the population that stands for it, held-out experiments. */
export { cautionsFor, type Caution } from "./cautions.ts";
export { createHoldout, TARGETS, type HoldoutOptions } from "./holdout/holdout.ts";
export { featuresOf, type TableRows } from "./holdout/table-rows.ts";
export { InvalidTable } from "./invalid-table.ts";
export { estimatePopulation, type TablePopulation } from "./population/estimate.ts";
export type { DiscretePopulation } from "./population/discrete.ts";
export type { PopulationFunctions } from "./population/functions.ts";
export { tableProblem } from "./population/table-problem.ts";
export {
  MOST_USED,
  prepareTable,
  type DroppedColumn,
  type Preparation,
  type PreparedTable,
} from "./preparing/prepare.ts";
export type { HeavyColumn, Tails } from "./preparing/tails.ts";
export { transforms, type Transform } from "./preparing/transform.ts";
export { COMMAND_BYTES, PAGE_BYTES, type ReadingLimits } from "./reading/limits.ts";
export { readTable, type ReadingOptions } from "./reading/read-table.ts";
export type { Dialect, Table, TableColumn, TableFormat, TableSource, TextCells } from "./table.ts";
export { Stopped, type Stage, type Work } from "./work.ts";

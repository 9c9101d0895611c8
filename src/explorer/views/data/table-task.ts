import type {
  Caution,
  Preparation,
  PreparedTable,
  Stage,
  TablePopulation,
  TableSource,
} from "../../../data/index.ts";

/** A table to be read, prepared and estimated. */
export interface TableTask {
  /** Number of the file: its cells are kept until another comes. */
  readonly id: number;
  readonly file: Blob;
  readonly preparation: Preparation;
}

/** What a table says. */
export interface TableAnswer {
  /** Names of all columns that may be targets: of numbers, not only of those used. */
  readonly names: readonly string[];
  readonly source: TableSource;
  readonly prepared: PreparedTable;
  readonly population: TablePopulation;
  readonly cautions: readonly Caution[];
}

/** An answer, or why there is none, line by line. */
export type TableReply =
  | { readonly kind: "table"; readonly answer: TableAnswer }
  | { readonly kind: "refused"; readonly lines: readonly string[] };

/** How far the work has come. */
export interface TableProgress {
  readonly kind: "progress";
  readonly share: number;
  readonly stage: Stage;
}

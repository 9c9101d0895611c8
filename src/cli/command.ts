import type { Transform } from "../data/index.ts";
import type { Problem } from "../problem/index.ts";
import type { Axis, ExperimentSize, Prediction } from "../sweep/index.ts";
import type { OptimumLaw } from "../theory/index.ts";
import type { OptionName } from "./options.ts";
import type { Output } from "./output.ts";
import type { Shard } from "./shard.ts";

/** How results are written. */
export type Format = "json" | "jsonl" | "csv" | "table";

/** A family of mask laws, or laws of any shape. */
export type SearchedLaw = OptimumLaw | "any";

/** A command line that has been read and found sound. */
export interface Request {
  readonly axes: readonly Axis[];
  readonly size: ExperimentSize;
  /** Families of mask laws to search; "any" is every law at once. */
  readonly laws: readonly SearchedLaw[];
  /** What experiments are held against. */
  readonly theory: Prediction;
  /** Whether the limit is tested by running n out to ∞. */
  readonly extrapolate: boolean;
  /** The part of the run to do; null for all of it. */
  readonly shard: Shard | null;
  /** Number of threads. */
  readonly workers: number;
  readonly format: Format;
  /** How a table is to be taken. */
  readonly table: TableSettings;
  readonly splits: number;
}

/** What the flags say of a table. */
export interface TableSettings {
  /** A column, or null for each in turn. */
  readonly target: string | null;
  readonly transform: Transform;
  readonly indicators: boolean;
  /** Training samples that the problem is for; null for the rows of the table. */
  readonly rows: number | null;
}

interface CommandText {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** Paragraphs for its own help. */
  readonly help: string;
  readonly options: readonly OptionName[];
  /** Formats it can write, the usual one first; on a terminal `table` is the usual one. */
  readonly formats: readonly [Format, ...Format[]];
}

/** A command about a problem. */
export interface ProblemCommand extends CommandText {
  readonly takesProblem: true;
  run(problem: Problem, request: Request): Output | Promise<Output>;
}

/** A command about a table of data. */
export interface TableCommand extends CommandText {
  readonly takesProblem: false;
  readonly takesFiles: false;
  readonly takesTable: true;
  /** @param problem what --problem gives, if anything */
  run(file: string, request: Request, problem: Problem | undefined): Promise<Output>;
}

/** A command about files of results. */
export interface FilesCommand extends CommandText {
  readonly takesProblem: false;
  readonly takesFiles: true;
  run(files: readonly string[]): Promise<Output>;
}

/** A command about problems as such. */
export interface PlainCommand extends CommandText {
  readonly takesProblem: false;
  readonly takesFiles: false;
  run(): Output;
}

/** One of the program's commands. Throws BadInput or InvalidProblem for what cannot be done. */
export type Command = ProblemCommand | TableCommand | FilesCommand | PlainCommand;

/** What a command works on. */
export function operandOf(command: Command): "problem" | "table" | "files" | "nothing" {
  if (command.takesProblem) return "problem";
  if ("takesTable" in command) return "table";
  return command.takesFiles ? "files" : "nothing";
}

import { availableParallelism } from "node:os";
import { extname } from "node:path";
import { checkFields, describeValue, type Problem } from "../problem/index.ts";
import {
  experimentFields,
  parseAxis,
  type Axis,
  type ExperimentSettings,
  type ExperimentSize,
  type Prediction,
} from "../sweep/index.ts";
import { FaultList } from "./bad-input.ts";
import { transforms, type Transform } from "../data/index.ts";
import {
  operandOf,
  type Command,
  type Format,
  type Request,
  type SearchedLaw,
  type TableSettings,
} from "./command.ts";
import type { LinkExtras } from "./link.ts";
import { parseLine, type OptionName, type ParsedLine } from "./options.ts";
import { checkOutputPath } from "./output-path.ts";
import { readProblem } from "./problem-source.ts";
import { MAX_SHARDS, parseShard, type Shard } from "./shard.ts";

/** What a command line asks for. */
export type Asked =
  | { readonly kind: "help" }
  | {
      readonly kind: "run";
      /** Absent for commands that take none. */
      readonly problem: Problem | undefined;
      /** Files named, for commands that take them. */
      readonly files: readonly string[];
      readonly request: Request;
      readonly out: string | undefined;
    };

/**
 * Reads a command's arguments and the problem they name.
 *
 * @throws BadInput with every fault of flags, axes and problem together.
 */
export async function readRequest(command: Command, args: readonly string[]): Promise<Asked> {
  const faults = new FaultList();
  const line = parseLine(args, command.options, faults);
  if (line.help) return { kind: "help" };
  const [word, ...surplus] = line.words;
  const operand = operandOf(command);
  const takesOne = operand === "problem" || operand === "table";
  const superfluous = takesOne ? surplus : operand === "files" ? [] : line.words;
  for (const one of superfluous) faults.add(one, one, "is one word too many");
  if (command.takesProblem && word === undefined) {
    faults.add("PROBLEM", undefined, "is required: a JSON file, - for standard input, or a link");
  }
  if (operand === "table" && word === undefined) {
    faults.add("FILE", undefined, "is required: a table in CSV, TSV, NPY or Parquet");
  }
  if (operand === "files" && word === undefined) {
    faults.add("FILE", undefined, "is required: the results of every shard");
  }
  const named = command.takesProblem ? word : line.values.get("problem")?.[0];
  const source = named === undefined ? undefined : await faults.gather(() => readProblem(named));
  const out = line.values.get("out")?.[0];
  const request: Request = {
    axes: await readAxes(line, source?.extras, faults),
    laws: readLaws(line, faults),
    theory: readTheory(line, faults),
    extrapolate: line.values.has("extrapolate"),
    size: readSize(line, source?.extras, faults),
    shard: readShard(line, faults),
    workers: readWorkers(line, faults),
    format: readFormat(line, command, out, faults),
    table: readTableSettings(line, faults),
    splits: readCount(line, "splits", MAX_SPLITS, faults) ?? USUAL_SPLITS,
  };
  if (out !== undefined) {
    const inputs =
      operand === "files" ? line.words.flatMap(withSidecar) : [word ?? "-", named ?? "-"];
    // the format of what merge writes is that of the files, not known before they are read
    const sidecar = operand === "files" || request.format === "csv" || request.format === "jsonl";
    await faults.gather(() => checkOutputPath(out, { inputs, sidecar }));
  }
  faults.throwIfAny();
  return { kind: "run", problem: source?.problem, files: line.words, request, out };
}

/** A file of rows and the header that may lie beside it: both are read. */
const withSidecar = (file: string): readonly string[] => [file, `${file}.json`];

async function readAxes(
  { values }: ParsedLine,
  extras: LinkExtras | undefined,
  faults: FaultList,
): Promise<readonly Axis[]> {
  const given = values.get("over");
  if (given === undefined) return extras?.axis ? [extras.axis] : [];
  const axes: Axis[] = [];
  for (const text of given) {
    const axis = await faults.gather(() => parseAxis(text));
    if (axis) axes.push(axis);
  }
  return axes;
}

const LAWS: readonly SearchedLaw[] = ["fixed", "uniform", "two-point", "any"];

/** The family asked for; all of them when none is. */
function readLaws({ values }: ParsedLine, faults: FaultList): readonly SearchedLaw[] {
  const asked = values.get("law")?.[0];
  if (asked === undefined) return LAWS;
  const known = LAWS.filter((law) => law === asked);
  if (known.length === 0) {
    const found = describeValue(asked);
    faults.add("--law", asked, `must be one of ${LAWS.join(", ")}; found ${found}`);
  }
  return known;
}

const USUAL_SPLITS = 20;
const MAX_SPLITS = 100_000;

/** A whole number from 1 on; undefined where the flag is not given. */
function readCount(
  { values }: ParsedLine,
  name: OptionName,
  most: number,
  faults: FaultList,
): number | undefined {
  const text = values.get(name)?.[0];
  const count = numberOf(text);
  if (count === undefined) return undefined;
  if (typeof count === "number" && Number.isInteger(count) && count >= 1 && count <= most) {
    return count;
  }
  const found = describeValue(count);
  faults.add(`--${name}`, text, `must be an integer from 1 to ${most}; found ${found}`);
  return undefined;
}

function readTableSettings(line: ParsedLine, faults: FaultList): TableSettings {
  const target = line.values.get("target")?.[0];
  const asked = line.values.get("transform")?.[0] ?? "none";
  const known = Object.keys(transforms) as Transform[];
  const transform = known.find((name) => name === asked);
  if (transform === undefined) {
    const found = describeValue(asked);
    faults.add("--transform", asked, `must be one of ${known.join(", ")}; found ${found}`);
  }
  return {
    target: target === undefined || target === "each" ? null : target,
    transform: transform ?? "none",
    indicators: line.values.has("indicators"),
    rows: readCount(line, "rows", 1e9, faults) ?? null,
  };
}

const THEORIES: readonly Prediction[] = ["limit", "finite-size"];

function readTheory({ values }: ParsedLine, faults: FaultList): Prediction {
  const asked = values.get("theory")?.[0] ?? "finite-size";
  const known = THEORIES.find((theory) => theory === asked);
  if (known !== undefined) return known;
  const found = describeValue(asked);
  faults.add("--theory", asked, `must be one of ${THEORIES.join(", ")}; found ${found}`);
  return "finite-size";
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A flag's number, or its text where that is none, so that the check names it. */
function numberOf(text: string | undefined): number | string | undefined {
  if (text === undefined || !NUMBER.test(text)) return text;
  const value = Number(text);
  // a whole number that a double cannot hold is named as it was written, not rounded
  return /^[+-]?\d+$/.test(text) && !Number.isSafeInteger(value) ? text : value;
}

function readSize(
  { values }: ParsedLine,
  extras: LinkExtras | undefined,
  faults: FaultList,
): ExperimentSize {
  const target = shareOf(values.get("target-se")?.[0]) ?? extras?.target ?? 0;
  const usual = { target, ...(target !== 0 && { replicates: MOST_FOR_TARGET }) };
  const given = (["n", "replicates", "seed"] as const).flatMap((name) => {
    const value = numberOf(values.get(name)?.[0]) ?? extras?.[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const checked = checkFields(experimentFields, { ...usual, ...Object.fromEntries(given) });
  faults.addAll(
    checked.faults.map((fault) => ({ ...fault, path: FLAGS[fault.path] ?? `--${fault.path}` })),
  );
  const { places: _, ...size } = checked.value as ExperimentSettings;
  return size;
}

/** Replicates of a cell at most when a target decides. */
const MOST_FOR_TARGET = 10_000;

/** Flags named otherwise than their field. */
const FLAGS: Readonly<Record<string, string>> = { target: "--target-se" };

/** A share, also in percent: 0.01 or 1%. */
function shareOf(text: string | undefined): number | string | undefined {
  const [, percent] = /^(.*[^\s])\s*%$/.exec(text ?? "") ?? [];
  const value = numberOf(percent);
  return typeof value === "number" ? value / 100 : numberOf(text);
}

function readShard({ values }: ParsedLine, faults: FaultList): Shard | null {
  const text = values.get("shard")?.[0];
  if (text === undefined) return null;
  const shard = parseShard(text);
  if (shard === null) {
    const rule = `must be I/M with 1 ≤ I ≤ M ≤ ${MAX_SHARDS}, such as 2/8`;
    faults.add("--shard", text, `${rule}; found ${describeValue(text)}`);
  }
  return shard;
}

/** More threads than this would only fight over memory. */
const MAX_WORKERS = 256;

function readWorkers({ values }: ParsedLine, faults: FaultList): number {
  const text = values.get("workers")?.[0];
  const workers = text === undefined ? availableParallelism() : numberOf(text);
  if (typeof workers === "number" && Number.isInteger(workers)) {
    if (workers >= 1 && workers <= MAX_WORKERS) return workers;
  }
  const found = describeValue(workers);
  faults.add("--workers", text, `must be an integer from 1 to ${MAX_WORKERS}; found ${found}`);
  return 1;
}

const EXTENSIONS: Readonly<Record<string, Format>> = {
  ".json": "json",
  ".jsonl": "jsonl",
  ".ndjson": "jsonl",
  ".csv": "csv",
  ".txt": "table",
};

/** The format asked for; else that of the file's extension; else a table on a terminal; else the usual. */
function readFormat(
  { values }: ParsedLine,
  { formats }: Command,
  out: string | undefined,
  faults: FaultList,
): Format {
  const asked = values.get("format")?.[0];
  const known = formats.find((format) => format === asked);
  if (known !== undefined) return known;
  if (asked !== undefined) {
    const found = describeValue(asked);
    faults.add("--format", asked, `must be one of ${formats.join(", ")}; found ${found}`);
  }
  const wish = out === undefined ? "table" : EXTENSIONS[extname(out).toLowerCase()];
  const suits = out !== undefined || process.stdout.isTTY;
  return (suits ? formats.find((format) => format === wish) : undefined) ?? formats[0];
}

import { parseArgs } from "node:util";
import type { FaultList } from "./bad-input.ts";

/** A flag. */
export interface Option {
  /** What stands for the value in the help text, such as `FILE`; empty for a flag without any. */
  readonly value: string;
  readonly help: string;
  readonly multiple?: boolean;
}

/** Name of a flag. */
export type OptionName =
  | "target"
  | "transform"
  | "indicators"
  | "rows"
  | "problem"
  | "splits"
  | "over"
  | "law"
  | "theory"
  | "extrapolate"
  | "n"
  | "replicates"
  | "target-se"
  | "seed"
  | "workers"
  | "shard"
  | "format"
  | "out";

/** Every flag that some command takes. */
export const options: Readonly<Record<OptionName, Option>> = {
  target: {
    value: "COLUMN",
    help: "the column to predict from all others, or each for every column in turn (each)",
  },
  transform: {
    value: "TRANSFORM",
    help: "done to every column first: none, log1p or normal-scores (none)",
  },
  indicators: { value: "", help: "make columns of 0 and 1 of a column of text (left out)" },
  rows: { value: "N", help: "training samples that γ of the problem is for (the table’s rows)" },
  problem: {
    value: "PROBLEM",
    help: "masks, rows, copies, rescaling, ridge and test inputs from this problem",
  },
  splits: { value: "R", help: "splits into training and held-out rows, in each cell (20)" },
  over: {
    value: "FIELD=SPEC",
    help: "sweep a field: a:b:count, a:b:count:log, or v1,v2,…; may be repeated",
    multiple: true,
  },
  law: {
    value: "LAW",
    help: "search one family only: fixed, uniform, two-point, or any for every shape of law (all four)",
  },
  theory: {
    value: "THEORY",
    help: "what to compare with: finite-size, theory at this n where that is known, or limit (finite-size)",
  },
  extrapolate: {
    value: "",
    help: "run n, 2n and 4n, fit a + b/n, and compare a with the limit (some 70 times the work of n)",
  },
  n: { value: "N", help: "samples in each experiment (200)" },
  replicates: {
    value: "R",
    help: "experiments in each cell (400); with --target-se at most so many (10000)",
  },
  "target-se": {
    value: "X",
    help: "stop a cell at this relative standard error of the excess risk: 0.01 or 1% (none)",
  },
  seed: { value: "S", help: "seed of every random stream (1)" },
  workers: { value: "W", help: "threads; the results do not depend on it (one a core)" },
  shard: {
    value: "I/M",
    help: "do only part I of M, every M-th cell; `maskrisk merge` joins the parts (all)",
  },
  format: { value: "FORMAT", help: "how results are written" },
  out: { value: "FILE", help: "write to a file, whole or not at all, instead of standard output" },
};

/** What a command line says: values of flags in their order, flags without value, other words. */
export interface ParsedLine {
  readonly values: ReadonlyMap<OptionName, readonly string[]>;
  readonly help: boolean;
  readonly words: readonly string[];
}

/** Reads a command's arguments, adding every fault to the list. */
export function parseLine(
  args: readonly string[],
  allowed: readonly OptionName[],
  faults: FaultList,
): ParsedLine {
  // flags take their value with them, whether or not they belong here
  const names = Object.keys(options) as OptionName[];
  const known = Object.fromEntries(
    names.map((name) => [
      name,
      { type: isPlain(name) ? ("boolean" as const) : ("string" as const) },
    ]),
  );
  const { tokens } = parseArgs({
    args: [...args],
    options: { ...known, help: { type: "boolean", short: "h" } },
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values = new Map<OptionName, string[]>();
  const words: string[] = [];
  let help = false;
  for (const token of tokens) {
    if (token.kind === "positional") words.push(token.value);
    if (token.kind !== "option") continue;
    const { name, rawName, value, inlineValue } = token;
    if (name === "help") {
      help = true;
      continue;
    }
    if (!isAllowed(name, allowed)) {
      const list = [...allowed, "help"].map((one) => `--${one}`).join(", ");
      faults.add(rawName, value, `is not an option here; known: ${list}`);
    } else if (isPlain(name)) {
      if (value === undefined) values.set(name, []);
      else faults.add(rawName, value, "takes no value");
    } else if (value === undefined || (!inlineValue && /^-[^\d.]/.test(value))) {
      faults.add(rawName, value, `needs a value: ${rawName} ${options[name].value}`);
    } else if (values.has(name) && !options[name].multiple) {
      faults.add(rawName, value, "is given more than once");
    } else values.set(name, [...(values.get(name) ?? []), value]);
  }
  return { values, help, words };
}

/** Whether a flag takes no value. */
function isPlain(name: OptionName): boolean {
  return options[name].value === "";
}

function isAllowed(name: string, allowed: readonly OptionName[]): name is OptionName {
  return allowed.some((one) => one === name);
}

import { commands } from "./commands/index.ts";
import { operandOf, type Command } from "./command.ts";
import { options } from "./options.ts";

const PROBLEM =
  "PROBLEM is a JSON file, - for standard input, or a link made by the page (an address, or just\n" +
  "the query: 'gamma=4&mask=uniform&min=0.1&max=0.9'). A link also brings the axis, size and seed\n" +
  "of the page’s experiment, unless flags say otherwise; pinned curves are left out.\n" +
  "`maskrisk schema` tells every field.";

const TABLE =
  "FILE is CSV or TSV (delimiter, decimal comma, quotes and header are found out), NPY or Parquet, of at\n" +
  "most 1 GiB, also compressed by gzip; - for standard input. Columns in which one value fills 90 % of\n" +
  "the rows are left out, the others centred and divided by their standard deviation.";

const OPERANDS = { problem: " PROBLEM", files: " FILE…", table: " FILE", nothing: "" } as const;

/** The help text of the whole program. */
export function programHelp(): string {
  return [
    "maskrisk: exact test risk of ridgeless regression on masked inputs, checked by experiments",
    "",
    "Usage: maskrisk COMMAND PROBLEM [options]",
    "",
    ...columns(commands.map(({ name, summary }) => [name, summary])),
    "",
    PROBLEM,
    "",
    "Options:",
    ...columns([
      ["COMMAND --help", "what a command does and takes"],
      ["--version", "version of this program"],
    ]),
    "",
    "Status: 0 done, 2 bad input, 1 anything else.",
    "",
  ].join("\n");
}

/** The help text of one command. */
export function commandHelp(command: Command): string {
  const { name, takesProblem, help, formats } = command;
  const operand = OPERANDS[operandOf(command)];
  const flags = command.options.map((option): [string, string] => {
    const { value, help: meaning } = options[option];
    return [
      `--${option} ${value}`.trimEnd(),
      option === "format" ? `one of ${formats.join(", ")}` : meaning,
    ];
  });
  return [
    `Usage: maskrisk ${name}${operand} [options]`,
    "",
    help,
    "",
    ...(takesProblem ? [PROBLEM, ""] : []),
    ...(operandOf(command) === "table" ? [TABLE, ""] : []),
    "Options:",
    ...columns([...flags, ["--help", "this text"]]),
    "",
  ].join("\n");
}

function columns(entries: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...entries.map(([name]) => name.length));
  return entries.map(([name, meaning]) => `  ${name.padEnd(width)}  ${meaning}`);
}

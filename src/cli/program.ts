import { faultLine, InvalidProblem } from "../problem/index.ts";
import { BadInput } from "./bad-input.ts";
import type { Command } from "./command.ts";
import { commands } from "./commands/index.ts";
import { Interrupted } from "./experiments.ts";
import { version } from "./header.ts";
import { printable } from "./printable.ts";
import { writeFileWhole, writeStandardOutput, type Output } from "./output.ts";
import { readRequest } from "./request.ts";
import { commandHelp, programHelp } from "./usage.ts";

/** Ends of the program. */
const DONE = 0;
const FAILED = 1;
const BAD_INPUT = 2;

/**
 * Runs the program. Results go to standard output, everything else to standard error.
 *
 * @param args words after the program's name
 * @returns the status to end with: 0 done, 2 bad input, 1 anything else, 128 + n stopped by signal n
 */
export async function runProgram(args: readonly string[]): Promise<number> {
  const [word, ...rest] = args;
  try {
    if (word === "--version") return await print(`${version()}\n`);
    if (word === "--help" || word === "-h") return await print(programHelp());
    const command = commands.find(({ name }) => name === word);
    if (command) return await runCommand(command, rest);
  } catch (error) {
    return explain(error, word ?? "");
  }
  if (word !== undefined)
    console.error(`maskrisk: ${printable(JSON.stringify(word))} is not a command\n`);
  console.error(programHelp());
  return BAD_INPUT;
}

async function runCommand(command: Command, args: readonly string[]): Promise<number> {
  const asked = await readRequest(command, args);
  if (asked.kind === "help") return print(commandHelp(command));
  const { out } = asked;
  const output = await outputOf(command, asked);
  if (out === undefined) return print(output.text);
  await writeFileWhole(out, output);
  return DONE;
}

type Asked = Extract<Awaited<ReturnType<typeof readRequest>>, { kind: "run" }>;

async function outputOf(command: Command, { problem, files, request }: Asked): Promise<Output> {
  if ("takesTable" in command) return command.run(files[0] ?? "", request, problem);
  if (!command.takesProblem) return command.takesFiles ? command.run(files) : command.run();
  if (problem === undefined) throw new TypeError("a command that takes a problem was given none");
  return command.run(problem, request);
}

async function print(text: string): Promise<number> {
  await writeStandardOutput(text);
  return DONE;
}

/** Tells on standard error what went wrong, and chooses the status. */
function explain(error: unknown, command: string): number {
  if (error instanceof Interrupted) {
    console.error("maskrisk: stopped; nothing was written");
    return error.status;
  }
  if (error instanceof BadInput || error instanceof InvalidProblem) {
    const count = error.faults.length;
    console.error(`maskrisk ${command}: ${count === 1 ? "bad input" : `${count} faults`}`);
    for (const fault of error.faults) console.error(`  ${printable(faultLine(fault))}`);
    return BAD_INPUT;
  }
  // whoever read the output has closed it, as `head` does: there is nobody left to write for
  if ((error as NodeJS.ErrnoException).code === "EPIPE") return DONE;
  const lines = (error instanceof Error ? error.message : String(error)).split("\n");
  console.error(`maskrisk ${command}: ${lines.map(printable).join("\n")}`);
  return FAILED;
}

import type { Command } from "../command.ts";
import { compareCommand } from "./compare.ts";
import { holdoutCommand } from "./holdout.ts";
import { mergeCommand } from "./merge.ts";
import { optimumCommand } from "./optimum.ts";
import { riskCommand } from "./risk.ts";
import { schemaCommand } from "./schema.ts";
import { simulateCommand } from "./simulate.ts";
import { sweepCommand } from "./sweep.ts";
import { tableCommand } from "./table.ts";

/** Every command, in the order of the help text. A new command is its own file and one line here. */
export const commands: readonly Command[] = [
  riskCommand,
  optimumCommand,
  sweepCommand,
  simulateCommand,
  compareCommand,
  tableCommand,
  holdoutCommand,
  mergeCommand,
  schemaCommand,
];

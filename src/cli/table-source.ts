import {
  cautionsFor,
  COMMAND_BYTES,
  estimatePopulation,
  InvalidTable,
  prepareTable,
  readTable,
  type Caution,
  type PreparedTable,
  type Stage,
  type Table,
  type TablePopulation,
} from "../data/index.ts";
import { BadInput } from "./bad-input.ts";
import type { TableSettings } from "./command.ts";
import { readFileBytes } from "./read-text.ts";

/** A table as given on the command line, and what it says. */
export interface TableSource {
  readonly table: Table;
  readonly prepared: PreparedTable;
  readonly population: TablePopulation;
  readonly cautions: readonly Caution[];
}

/**
 * Reads FILE, prepares it as the flags say, and estimates the population that stands for it; progress goes to
 * standard error on a terminal.
 *
 * @throws BadInput with every fault.
 */
export async function readTableSource(
  file: string,
  { target, transform, indicators }: TableSettings,
): Promise<TableSource> {
  const bytes = await readFileBytes(file, COMMAND_BYTES);
  const work = { onProgress: progressOn(process.stderr) };
  try {
    const table = await readTable(bytes, { ...work, limits: { bytes: COMMAND_BYTES } });
    const prepared = await prepareTable(table, { target, transform, indicators }, work);
    const population = await estimatePopulation(prepared, work);
    return { table, prepared, population, cautions: cautionsFor(prepared, population) };
  } catch (error) {
    throw error instanceof InvalidTable ? badInput(error, file) : error;
  } finally {
    clear(process.stderr);
  }
}

/** Faults of a table, said of the file or flag that has them. */
function badInput({ faults }: InvalidTable, file: string): BadInput {
  const name = file === "-" ? "standard input" : file;
  return new BadInput(
    faults.map(({ path, value, message }) => {
      const place = path === "" ? name : path === "target" ? "--target" : `${name}: ${path}`;
      return { path: place, value, message };
    }),
  );
}

function progressOn(stream: NodeJS.WriteStream): (share: number, stage: Stage) => void {
  let shown = "";
  return (share, stage) => {
    const text = `${stage}, ${Math.round(100 * share)} %`;
    if (!stream.isTTY || text === shown) return;
    shown = text;
    stream.write(`\r\u001B[K${text}`);
  };
}

function clear(stream: NodeJS.WriteStream): void {
  if (stream.isTTY) stream.write("\r\u001B[K");
}

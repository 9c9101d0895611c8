import {
  cautionsFor,
  estimatePopulation,
  InvalidTable,
  prepareTable,
  readTable,
  type Stage,
  type Table,
} from "../../../data/index.ts";
import { faultLine } from "../../../problem/index.ts";
import { serveTasks } from "../../../sweep/index.ts";
import type { TableProgress, TableReply, TableTask } from "./table-task.ts";

/** The table that was read last: to prepare it in another way it is not read again. */
let kept: { readonly id: number; readonly table: Table } | null = null;

/** Milliseconds between two reports. */
const REPORT = 80;
let reported = 0;

function onProgress(share: number, stage: Stage): void {
  if (performance.now() - reported < REPORT) return;
  reported = performance.now();
  const progress: TableProgress = { kind: "progress", share, stage };
  self.postMessage(progress);
}

async function answer({ id, file, preparation }: TableTask): Promise<TableReply> {
  const work = { onProgress };
  try {
    if (kept?.id !== id) {
      kept = null;
      kept = { id, table: await readTable(new Uint8Array(await file.arrayBuffer()), work) };
    }
    const { table } = kept;
    const prepared = await prepareTable(table, preparation, work);
    const population = await estimatePopulation(prepared, work);
    const names = table.columns
      .filter(({ texts, unusable }) => texts === null && unusable === null)
      .map(({ name }) => name);
    const cautions = cautionsFor(prepared, population);
    const { source } = table;
    return { kind: "table", answer: { names, source, prepared, population, cautions } };
  } catch (error) {
    if (!(error instanceof InvalidTable)) throw error;
    const lines = error.faults.map((fault) =>
      fault.path === "" ? `The table ${fault.message}.` : `${faultLine(fault)}.`,
    );
    return { kind: "refused", lines };
  }
}

/** A background thread that reads one table after the other. */
serveTasks(self, answer, (failure) => ({ kind: "refused", lines: [failure] }));

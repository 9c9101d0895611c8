import { isRecord } from "../../problem/index.ts";
import { toJson, toSidecar, type Row, type SweepHeader } from "../../sweep/index.ts";
import { BadInput, FaultList } from "../bad-input.ts";
import type { FilesCommand } from "../command.ts";
import { parseJson } from "../json-text.ts";
import type { Output } from "../output.ts";
import { readText } from "../read-text.ts";
import { isShard, mergedRows, sealOf, type Shard, type ShardFile } from "../shard.ts";

/** Most bytes of one shard's results. */
const MAX_BYTES = 2 ** 28;

export const mergeCommand: FilesCommand = {
  takesProblem: false,
  takesFiles: true,
  name: "merge",
  summary: "joins the shards of one run of simulate",
  help:
    "Prints what simulate would have printed without --shard, to the bit. FILE… are the results of\n" +
    "all shards, in any order, written by --out; beside CSV and JSON Lines the FILE.json that came with\n" +
    "it must lie. The format is that of the files. A part that lost rows, or was changed, is refused.",
  options: ["out"],
  formats: ["csv"],
  async run(names) {
    const faults = new FaultList();
    const files: Part[] = [];
    for (const name of names) {
      const file = await faults.gather(() => readPart(name));
      if (file !== undefined) files.push(file);
    }
    faults.throwIfAny();
    return joined(files);
  },
};

/** A file of results: rows as they are written, or as values where the file is one JSON object. */
type Part = ShardFile<string | Row> & {
  readonly header: SweepHeader;
  readonly columns: readonly string[];
  /** First line of a CSV file; empty in JSON Lines; null for one JSON object. */
  readonly head: string | null;
};

async function readPart(name: string): Promise<Part> {
  const text = await readText(name, MAX_BYTES);
  if (/^\s*\{\s*"version"/.test(text)) {
    const { rows, ...facts } = headerOf(parseJson(text, name), name);
    const there = (rows ?? []) as Row[];
    const seal = sealOf(there.length, JSON.stringify(there));
    return { ...partOf(name, facts), head: null, rows: there, seal };
  }
  const beside = `${name}.json`;
  const facts = headerOf(parseJson(await readText(beside, MAX_BYTES), beside), beside);
  const lines = text.split(/(?<=\n)/);
  const head = lines[0]?.startsWith("{") === false ? lines[0] : "";
  const rows = lines.slice(head === "" ? 0 : 1).filter((line) => line !== "");
  return { ...partOf(name, facts), head, rows, seal: sealOf(rows.length, text) };
}

type Facts = SweepHeader & { readonly columns: readonly string[]; readonly rows?: unknown };

/** Deepest nesting of what simulate writes, with room to spare. */
const DEEPEST = 12;

/** Whether a value from a file has no more levels than that; deeper ones could not be written again. */
function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  return levels > 0 && Object.values(value).every((one) => isShallow(one, levels - 1));
}

function headerOf(value: unknown, name: string): Facts {
  if (isRecord(value) && isShard(value["shard"]) && isShallow(value, DEEPEST)) {
    const { columns, rows = [] } = value;
    const named = Array.isArray(columns) && columns.every((one) => typeof one === "string");
    if (named && Array.isArray(rows) && rows.every(isRecord)) return value as unknown as Facts;
  }
  const message = "does not hold the results of a shard, as simulate --shard I/M --out FILE writes";
  throw new BadInput([{ path: name, value: undefined, message }]);
}

function partOf(name: string, facts: Facts): Omit<Part, "rows" | "head" | "seal"> {
  const { shard, columns, rows: _, ...header } = facts;
  const run = JSON.stringify([header, columns]);
  return { name, shard: shard as Shard, run, header, columns };
}

function joined(files: readonly Part[]): Output {
  const [first] = files as readonly [Part, ...Part[]];
  const { header, columns, head } = first;
  const rows = mergedRows(files);
  const other = files.find((file) => file.head !== head);
  if (other !== undefined) {
    const message = `is not of the same format as ${first.name}`;
    throw new BadInput([{ path: other.name, value: undefined, message }]);
  }
  if (head === null) return { text: toJson(header, columns, rows as Row[]) };
  return { text: head + (rows as string[]).join(""), sidecar: toSidecar(header, columns) };
}

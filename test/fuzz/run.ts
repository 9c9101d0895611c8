import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { randomStream } from "../../src/numerics/index.ts";
import { checkProblem as check, isRecord, usesFormulas } from "../../src/problem/index.ts";
import { mergeCommand } from "../../src/cli/commands/merge.ts";
import { BadInput } from "../../src/cli/bad-input.ts";
import { parseJson } from "../../src/cli/json-text.ts";
import { sealOf } from "../../src/cli/shard.ts";
import { readCorpus } from "../links/corpus.ts";
import { checkFaults, checkLink, checkProblem, type Outcome } from "./check.ts";
import { mutatedFile, mutatedLink } from "./mutate.ts";

/** How many cases ended how. */
export type Tally = Record<Outcome | "drawn", number>;

/** One link in so many that open has its whole figure made. */
const DRAWN = 40;

function shortened(text: string): string {
  return text.length > 1500 ? `${text.slice(0, 1500)}… (${text.length} characters)` : text;
}

/** Mutated links, each refused with reasons or sound all through. Throws for the first that is neither. */
export function fuzzLinks(count: number, seed: string): Tally {
  const links = readCorpus().map(({ link }) => link);
  const tally: Tally = { refused: 0, opened: 0, drawn: 0 };
  for (let place = 0; place < count; place++) {
    const link = mutatedLink(randomStream("links", seed, place), links);
    const drawn = place % DRAWN === 0;
    try {
      const outcome = checkLink(link, drawn);
      tally[outcome]++;
      if (drawn && outcome === "opened") tally.drawn++;
    } catch (error) {
      throw new Error(`link ${place} of ${seed}: ${shortened(link)}`, { cause: error });
    }
  }
  return tally;
}

/** Mutated problem files, each refused with reasons or a problem with a risk. */
export function fuzzFiles(count: number, seed: string): Tally {
  const files = readCorpus().map(({ state }) => state?.["problem"]);
  const tally: Tally = { refused: 0, opened: 0, drawn: 0 };
  for (let place = 0; place < count; place++) {
    const text = mutatedFile(randomStream("files", seed, place), files);
    try {
      tally[readFile(text)]++;
    } catch (error) {
      throw new Error(`file ${place} of ${seed}: ${shortened(text)}`, { cause: error });
    }
  }
  return tally;
}

/** Two shards of one run, as `simulate --shard I/M --format json --out` writes them. */
const SHARDS: readonly unknown[] = [1, 2].map((index) => {
  const rows = [{ gamma: index, source: "simulation", excessRisk: 0.5 }];
  return {
    version: "0.1.0",
    shard: { index, count: 2, ...sealOf(rows.length, JSON.stringify(rows)) },
    problem: { version: 1, gamma: 2 },
    columns: ["gamma", "source", "excessRisk"],
    rows,
  };
});

/** A part with the checksum that its rows have now, as whoever forges one would write it. */
function resealed(text: string): string {
  try {
    const part = JSON.parse(text) as { shard?: unknown; rows?: unknown };
    if (!isRecord(part) || !isRecord(part.shard) || !Array.isArray(part.rows)) return text;
    const seal = sealOf(part.rows.length, JSON.stringify(part.rows));
    return JSON.stringify({ ...part, shard: { ...part.shard, ...seal } });
  } catch {
    return text;
  }
}

/** Mutated results of shards, each refused with reasons or joined. Writes into a folder of its own. */
export async function fuzzShards(count: number, seed: string, folder: string): Promise<Tally> {
  const tally: Tally = { refused: 0, opened: 0, drawn: 0 };
  const names = [join(folder, "first.json"), join(folder, "second.json")] as const;
  writeFileSync(names[1], JSON.stringify(SHARDS[1]));
  for (let place = 0; place < count; place++) {
    // the version comes first in such a file
    const mutated = mutatedFile(randomStream("shards", seed, place), SHARDS.slice(0, 1));
    const text = place % 2 === 0 ? resealed(mutated) : mutated;
    writeFileSync(names[0], text);
    try {
      await mergeCommand.run(names);
      tally.opened++;
    } catch (error) {
      if (!(error instanceof BadInput)) {
        throw new Error(`shard ${place} of ${seed}: ${shortened(text)}`, { cause: error });
      }
      tally[checkFaults(error.faults)]++;
    }
  }
  return tally;
}

/** Reads a problem's file as the command line does. */
export function readFile(text: string): Outcome {
  let input: unknown;
  try {
    input = parseJson(text, "problem.json");
  } catch (error) {
    if (error instanceof BadInput) return checkFaults(error.faults);
    throw error;
  }
  usesFormulas(input);
  const checked = check(input);
  if (!("value" in checked)) return checkFaults(checked.faults);
  checkProblem(checked.value);
  return "opened";
}

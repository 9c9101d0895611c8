import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { maps } from "./map.ts";
import { formatTable, type Measurement } from "./measurement.ts";
import { compareWithNumpy } from "./numpy.ts";
import { sliderToCurve } from "./page.ts";
import { MissingTool, startNumpy, type Numpy } from "./python.ts";
import { tables } from "./tables.ts";
import { replicates } from "./simulation.ts";
import { curves, evaluations, optima, refinements, settings } from "./theory.ts";

const groups: Readonly<Record<string, () => Measurement[] | Promise<Measurement[]>>> = {
  theory: () => [...evaluations(), ...settings(), ...curves(), ...optima(), ...refinements()],
  maps,
  simulation: replicates,
  tables,
  page: sliderToCurve,
};

const USAGE = `usage: npm run bench -- [--only ${Object.keys(groups).join("|")}]… [--numpy]

  --only NAME  measures this group; may be given more than once; all of them unless given
  --numpy      compares experiments with NumPy as well, or alone with --only numpy`;

/** What the flags ask for. */
interface Request {
  readonly names: readonly string[];
  readonly numpy: boolean;
}

/** @throws Error in words for the one who typed them */
function readFlags(flags: string[]): Request {
  const { values } = parseArgs({
    args: flags,
    options: { numpy: { type: "boolean" }, only: { type: "string", multiple: true } },
  });
  const only = values.only ?? Object.keys(groups);
  for (const name of only) {
    if (name !== "numpy" && !Object.hasOwn(groups, name)) {
      throw new Error(`--only takes ${Object.keys(groups).join(", ")} or numpy; found "${name}"`);
    }
  }
  return {
    names: only.filter((name) => name !== "numpy"),
    numpy: values.numpy === true || only.includes("numpy"),
  };
}

function refuse(message: string): never {
  console.error(message);
  process.exit(2);
}

async function run({ names, numpy }: Request): Promise<void> {
  let python: Numpy | null = null;
  try {
    // Before anything is measured: who has no NumPy should not hear of it minutes later.
    if (numpy) python = await startNumpy();
  } catch (error) {
    if (error instanceof MissingTool) refuse(error.message);
    throw error;
  }
  console.log(
    `${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} cores, Node ${process.version}\n`,
  );
  const rows: Measurement[] = [];
  for (const name of new Set(names)) rows.push(...(await groups[name]()));
  if (rows.length > 0) console.log(`${formatTable(rows)}\n`);
  if (python === null) return;
  try {
    const { text, agrees } = await compareWithNumpy(python);
    console.log(text);
    if (!agrees) {
      console.error(
        "\nMaskrisk and NumPy do not run the same experiment: the ratios mean nothing.",
      );
      process.exitCode = 1;
    }
  } finally {
    python.close();
  }
}

let request: Request;
try {
  request = readFlags(process.argv.slice(2));
} catch (error) {
  refuse(`${(error as Error).message}\n\n${USAGE}`);
}
await run(request);

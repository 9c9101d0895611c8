import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** The comparison cannot be made here; the message says what is missing. */
export class MissingTool extends Error {}

/** What NumPy is asked to run: replicates at every d of `sizes`, again and again. */
export interface NumpyRequest {
  readonly method: "pinv" | "gram";
  readonly n: number;
  readonly sizes: readonly number[];
  readonly p: number;
  readonly sigma: number;
  readonly seed: number;
  /** Seconds to run for, and the least number of repetitions whatever time they take. */
  readonly seconds: number;
  readonly least: number;
}

/** For each repetition its seconds, and the excess risk at each d. */
export interface NumpyAnswer {
  readonly times: readonly number[];
  readonly risks: readonly (readonly number[])[];
}

/** A Python process that runs replicates in NumPy. */
export interface Numpy {
  /** Versions, in words. */
  readonly versions: string;
  run(request: NumpyRequest): Promise<NumpyAnswer>;
  close(): void;
}

type Greeting = { readonly missing: string } | Readonly<Record<"python" | Library, string>>;
type Library = "numpy" | "scipy" | "blas";

const SCRIPT = fileURLToPath(new URL("./numpy_replicate.py", import.meta.url));

/**
 * One thread for whichever BLAS it is; and freed memory stays with the process, because getting a
 * page back from the system would be charged to NumPy.
 */
const ENVIRONMENT = {
  OPENBLAS_NUM_THREADS: "1",
  OMP_NUM_THREADS: "1",
  MKL_NUM_THREADS: "1",
  BLIS_NUM_THREADS: "1",
  VECLIB_MAXIMUM_THREADS: "1",
  MALLOC_TRIM_THRESHOLD_: "1000000000",
  MALLOC_MMAP_THRESHOLD_: "1000000000",
};

/**
 * Starts Python.
 *
 * @throws MissingTool when there is no python3, or it has no NumPy or no SciPy.
 */
export async function startNumpy(): Promise<Numpy> {
  const child = spawn("python3", [SCRIPT], {
    env: { ...process.env, ...ENVIRONMENT },
    stdio: ["pipe", "pipe", "inherit"],
  });
  try {
    await once(child, "spawn");
  } catch (error) {
    throw new MissingTool(`--numpy needs python3, which could not be started: ${String(error)}`);
  }
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async (): Promise<unknown> => {
    const { value, done } = await lines.next();
    if (done === true) throw new Error("Python ended without an answer");
    return JSON.parse(value);
  };
  const greeting = (await answer()) as Greeting;
  if ("missing" in greeting) {
    throw new MissingTool(`--numpy needs numpy and scipy for python3: ${greeting.missing}`);
  }
  const { python, numpy, scipy, blas } = greeting;
  return {
    versions: `Python ${python}, NumPy ${numpy}, SciPy ${scipy}, ${blas}, one thread`,
    async run(request) {
      child.stdin.write(`${JSON.stringify(request)}\n`);
      return (await answer()) as NumpyAnswer;
    },
    close: () => void child.stdin.end(),
  };
}

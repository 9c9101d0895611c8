import { randomUUID } from "node:crypto";
import { fstat, type Stats } from "node:fs";
import { access, constants, open, readFile, realpath, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { isRecord } from "../problem/index.ts";
import { BadInput } from "./bad-input.ts";

/** What a result must not take the place of, and what is written with it. */
export interface OutputPlace {
  /** Names of the files that the command reads; `-` and links are passed over. */
  readonly inputs: readonly string[];
  /** Whether `FILE.json` may be written beside the file. */
  readonly sidecar: boolean;
}

/** Most bytes of a file's name on the file systems in use, and of a whole path. */
const LONGEST_NAME = 255;
const LONGEST_PATH = 4095;

/**
 * Checks, before any work is done, that a result can be written to a file under exactly that name, and
 * that neither it nor the file beside it takes the place of an input or of somebody else's file.
 *
 * @throws BadInput saying what is wrong with the name.
 */
export async function checkOutputPath(path: string, place: OutputPlace): Promise<void> {
  const fail = (message: string): BadInput =>
    new BadInput([{ path: "--out", value: path, message }]);
  if (path === "") throw fail("must name a file; found an empty name");
  if (path === "-")
    throw fail(
      "must name a file; leave --out away for standard output, or write ./- for that name",
    );
  if (path.includes("\0")) throw fail("must name a file; found a name with a null character");
  if (/[/\\]$/.test(path)) throw fail(`must name a file; ${path} names a folder`);
  const target = await realpath(path).catch(() => path);
  const names = place.sidecar ? [target, `${target}.json`] : [target];
  for (const name of names) checkLength(name, fail);
  const there = await stat(path).catch(() => null);
  if (there !== null) {
    if (there.isDirectory()) throw fail(`must name a file; ${path} is a folder`);
    if (await isOpenStream(there)) throw fail(`must not be a stream of this program; ${path} is`);
    if (!there.isFile()) throw fail(`must name a file; ${path} is something else`);
  }
  await checkFolder(dirname(target), fail);
  for (const name of names) {
    const old = await stat(name).catch(() => null);
    if (old === null) continue;
    for (const input of place.inputs) {
      const read = await stat(input).catch(() => null);
      if (read === null || read.dev !== old.dev || read.ino !== old.ino) continue;
      if (name === target) throw fail(`must not be an input itself; ${path} is ${input}`);
      throw fail(`would put ${name} beside it, which is the input ${input}: choose another name`);
    }
    if (!(await mayWrite(name, old)))
      throw fail(`must name a file that you may write to; ${name} is not`);
    if (name !== target && !(await isSidecar(name)))
      throw fail(
        `would put ${name} beside it, and take the place of a file that does not belong to a result`,
      );
  }
}

function checkLength(name: string, fail: (message: string) => BadInput): void {
  const bytes = Buffer.byteLength(basename(name));
  if (bytes > LONGEST_NAME)
    throw fail(`must have a name of at most ${LONGEST_NAME} bytes; ${bytes} are needed`);
  if (Buffer.byteLength(name) > LONGEST_PATH)
    throw fail(`must have a path of at most ${LONGEST_PATH} bytes`);
}

async function checkFolder(folder: string, fail: (message: string) => BadInput): Promise<void> {
  const home = await stat(folder).catch(() => null);
  if (!home?.isDirectory()) throw fail(`must be in a folder; ${folder} is none`);
  // tried, not asked: a file system mounted for reading says yes to the administrator
  const probe = join(folder, `.maskrisk-${randomUUID()}.part`);
  try {
    await (await open(probe, "wx")).close();
  } catch {
    throw fail(`must be in a folder that you may write to; ${folder} is not`);
  } finally {
    await rm(probe, { force: true }).catch(() => undefined);
  }
}

/** Whether a file is one of this program's own standard streams, whatever name leads to it. */
async function isOpenStream(file: Stats): Promise<boolean> {
  for (const descriptor of [0, 1, 2]) {
    const stream = await promisify(fstat)(descriptor).catch(() => null);
    if (stream !== null && stream.dev === file.dev && stream.ino === file.ino) return true;
  }
  return false;
}

/** A file whose owner took writing away is kept from the administrator too. */
async function mayWrite(name: string, { mode }: Stats): Promise<boolean> {
  if ((mode & 0o222) === 0) return false;
  return access(name, constants.W_OK).then(
    () => true,
    () => false,
  );
}

/** Most bytes of a sidecar that is looked at. */
const LONGEST_SIDECAR = 2 ** 22;

/** Whether a file is what an earlier result left beside itself: a header without rows. */
async function isSidecar(name: string): Promise<boolean> {
  try {
    if ((await stat(name)).size > LONGEST_SIDECAR) return false;
    const value: unknown = JSON.parse(await readFile(name, "utf8"));
    if (!isRecord(value) || "rows" in value) return false;
    return Array.isArray(value["columns"]) && isRecord(value["problem"]) && "version" in value;
  } catch {
    return false;
  }
}
